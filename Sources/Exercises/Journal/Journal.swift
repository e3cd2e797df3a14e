package import SimulationKernel

/// A session's record, format 1: the header's bytes, every line's bytes, and the texts.
///
/// It holds exactly what is stored and believes none of it, so that a damaged journal can be
/// opened, shown as far as it goes, and checked by `verifyChain`. A value: keeping a copy and
/// appending to it is how a session stays as it was when a store refuses a line.
package struct Journal: Hashable, Sendable {
    /// A `JournalHeader`, encoded; its hash begins the chain.
    package let header: HashedBytes
    /// Line 1 first.
    package private(set) var lines: [HashedBytes]
    /// The texts of line 1 first, and within a line in its order: one entry for each hash that the
    /// lines carry.
    package private(set) var texts: [FreeTextEntry]

    /// An empty journal.
    package init(header: JournalHeader, hashing: HashFunction) {
        self.init(
            header: HashedBytes(header.canonicalBytes, hashing: hashing), lines: [], texts: [])
    }

    /// What a store holds, believed as it is.
    package init(header: HashedBytes, lines: [HashedBytes], texts: [FreeTextEntry]) {
        self.header = header
        self.lines = lines
        self.texts = texts
    }

    /// How many lines there are.
    package var count: Int { lines.count }

    /// The stored hash of the last line, or of the header while there is no line.
    package var headHash: Hash32 { (lines.last ?? header).hash }

    /// The header, decoded but not checked against its hash.
    package func decodedHeader() throws(CanonicalError) -> JournalHeader {
        try JournalHeader(canonicalBytes: header.bytes)
    }

    /// Every line, decoded but not checked against its hash or its neighbours.
    package func decodedLines() throws(CanonicalError) -> [JournalLine] {
        var decoded: [JournalLine] = []
        decoded.reserveCapacity(lines.count)
        for line in lines { decoded.append(try JournalLine(canonicalBytes: line.bytes)) }
        return decoded
    }

    /// The end of the journal, at which the next line is prepared.
    package func tail() throws(CanonicalError) -> JournalTail {
        let time: SimulatedTime
        if let last = lines.last {
            time = try JournalLine(canonicalBytes: last.bytes).time
        } else {
            time = try decodedHeader().start
        }
        return JournalTail(count: count, hash: headHash, time: time)
    }

    /// Appends a line that was prepared at this journal's end.
    package mutating func append(_ prepared: PreparedLine) throws(JournalRefusal) {
        let end: JournalTail
        do throws(CanonicalError) {
            end = try tail()
        } catch {
            throw .damagedEnd(error)
        }
        _ = try end.admitting(prepared)
        lines.append(prepared.stored)
        texts.append(contentsOf: prepared.texts)
    }

    /// The entry of the text with this hash, erased or not; nil where the journal has none.
    package func text(_ hash: Hash32) -> FreeTextEntry? {
        texts.first { $0.hash == hash }
    }

    /// Erases a text and its salt; the chain still holds.
    ///
    /// - Returns: false where the journal has no text with this hash.
    @discardableResult
    package mutating func eraseText(_ hash: Hash32) -> Bool {
        var found = false
        for index in texts.indices where texts[index].hash == hash {
            texts[index] = texts[index].erased
            found = true
        }
        return found
    }
}

extension Journal: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(header)
        writer.write(lines)
        writer.write(texts)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        header = try reader.readValue()
        lines = try reader.readArray()
        texts = try reader.readArray()
    }
}
