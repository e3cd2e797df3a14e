package import SimulationKernel

/// Sixteen bytes of chance that go before a text when it is hashed.
///
/// Without them a short text could be found again from its hash by trying; when a text is erased,
/// its salt goes too.
package struct Salt: Hashable, Sendable {
    /// The length of a salt in bytes: 128 bits, beyond trying out.
    package static let byteCount = 16

    private let high: UInt64
    private let low: UInt64

    /// A salt of two words, the first of them giving the first eight bytes, highest first.
    package init(_ high: UInt64, _ low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A salt from exactly 16 bytes, or nil.
    package init?<Bytes: Collection>(bytes: Bytes) where Bytes.Element == UInt8 {
        guard bytes.count == Salt.byteCount else { return nil }
        func word(_ part: Bytes.SubSequence) -> UInt64 {
            part.reduce(0) { $0 << 8 | UInt64($1) }
        }
        self.init(word(bytes.prefix(8)), word(bytes.suffix(8)))
    }

    /// The 16 bytes, first byte first.
    package var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: word >> UInt64($0))
            }
        }
    }
}

/// A text that a person typed, exactly as typed, with its salt.
///
/// It may hold control characters, NUL and any scalar; whoever shows it makes it safe. Two texts
/// are equal when their bytes are: two spellings of one letter are two texts.
package struct FreeText: Sendable {
    /// Fresh chance for each text, also for the same words typed again.
    package let salt: Salt
    /// Exactly as typed; may be empty.
    package let text: String

    package init(salt: Salt, text: String) {
        self.salt = salt
        self.text = text
    }

    /// H(salt ‖ UTF-8 of the text): what stands in the chain for the text.
    package func hash(_ hashing: HashFunction) -> Hash32 {
        hashing.hash(salt.bytes + text.utf8)
    }
}

extension FreeText: Hashable {
    package static func == (a: FreeText, b: FreeText) -> Bool {
        a.salt == b.salt && a.text.utf8.elementsEqual(b.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(salt)
        for unit in text.utf8 { hasher.combine(unit) }
    }
}

/// A text's place in a journal: the hash that the chain holds, and the text unless it was erased.
package struct FreeTextEntry: Hashable, Sendable {
    /// H(salt ‖ text), as the line carries it.
    package let hash: Hash32
    /// Nil once erased: the hash stays, so the chain still holds.
    package let content: FreeText?

    /// What a store holds, believed as it is.
    package init(hash: Hash32, content: FreeText?) {
        self.hash = hash
        self.content = content
    }

    /// A fresh text with the hash that is its own.
    package init(_ content: FreeText, hashing: HashFunction) {
        hash = content.hash(hashing)
        self.content = content
    }

    /// The same place with the text gone.
    package var erased: FreeTextEntry { FreeTextEntry(hash: hash, content: nil) }
}

extension FreeTextEntry: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(hash)
        writer.write(content != nil)
        if let content {
            for byte in content.salt.bytes { writer.write(tag: byte) }
            writer.write(content.text)
        }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        hash = try reader.readHash()
        guard try reader.readBool() else {
            content = nil
            return
        }
        var bytes: [UInt8] = []
        for _ in 0..<Salt.byteCount { bytes.append(try reader.readTag()) }
        guard let salt = Salt(bytes: bytes) else { throw .notCanonical("salt") }
        content = FreeText(salt: salt, text: try reader.readString())
    }
}
