package import SimulationKernel

/// A signature over the end of a session's journal: that it had so many lines and this last hash.
///
/// The chain alone can't tell a journal that was cut short, or written anew as a whole; a head
/// that was signed when the session closed can. It says which key signed; whether that key is to
/// be trusted is the reader's to decide.
package struct SignedHead: Hashable, Sendable {
    /// First byte of what is signed; tells it from a header or a line.
    static let tag = UInt8(ascii: "S")

    /// The session's id: a head of one session is worth nothing for another.
    package let session: String
    /// How many lines the journal had.
    package let count: Int
    /// The hash of the last of them, or of the header where there were none.
    package let hash: Hash32
    /// When it was signed, as the signer's clock had it: whole seconds since 1970-01-01 00:00 UTC.
    package let signedAtSeconds: Int64
    /// The key that signed, in its scheme's own encoding; 32 bytes for Ed25519.
    package let publicKey: [UInt8]
    /// Over `signedBytes`; 64 bytes for Ed25519.
    package let signature: [UInt8]

    /// What a store holds, believed as it is.
    package init(
        session: String, count: Int, hash: Hash32, signedAtSeconds: Int64, publicKey: [UInt8],
        signature: [UInt8]
    ) {
        self.session = session
        self.count = count
        self.hash = hash
        self.signedAtSeconds = signedAtSeconds
        self.publicKey = publicKey
        self.signature = signature
    }

    /// Signs the end of a journal. Throws what the signer throws.
    package init(
        session: String, tail: JournalTail, signedAtSeconds: Int64, by signer: HeadSigner
    ) throws {
        let unsigned = SignedHead(
            session: session, count: tail.count, hash: tail.hash, signedAtSeconds: signedAtSeconds,
            publicKey: signer.publicKey, signature: [])
        self.init(
            session: session, count: tail.count, hash: tail.hash, signedAtSeconds: signedAtSeconds,
            publicKey: signer.publicKey, signature: try signer.sign(unsigned.signedBytes))
    }

    /// The bytes that the signature is over: everything but the signature.
    package var signedBytes: [UInt8] {
        var writer = CanonicalWriter()
        encodeUnsigned(to: &writer)
        return writer.bytes
    }

    private func encodeUnsigned(to writer: inout CanonicalWriter) {
        writer.write(tag: SignedHead.tag)
        writer.write(JournalHeader.format)
        writer.write(session)
        writer.write(count)
        writer.write(hash)
        writer.write(signedAtSeconds)
        writer.write(publicKey)
    }
}

extension SignedHead: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        encodeUnsigned(to: &writer)
        writer.write(signature)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        let tag = try reader.readTag()
        guard tag == SignedHead.tag else { throw .unknownCase("signed head", Int64(tag)) }
        let format = try reader.readInt64()
        guard format == JournalHeader.format else { throw .unknownCase("journal format", format) }
        session = try reader.readString()
        count = try reader.readInt()
        guard count >= 0 else { throw .notCanonical("negative count") }
        hash = try reader.readHash()
        signedAtSeconds = try reader.readInt64()
        publicKey = try reader.readBytes()
        signature = try reader.readBytes()
    }
}

/// What a signed head says about a journal.
package enum HeadCheck: Hashable, Sendable {
    /// The journal had this end when it was signed; so many lines were written since.
    case holds(linesSince: Int)
    /// The signature isn't the key's over this head.
    case badSignature
    /// The head was signed for another session.
    case otherSession(String)
    /// The journal had more lines when it was signed than it has now.
    case cutShort(signed: Int, found: Int)
    /// The journal had another line there when it was signed.
    case rewritten(line: Int)
}

extension Journal {
    /// Holds a signed head against this journal, whose chain must have been found sound.
    package func check(
        _ head: SignedHead, session: String, _ signatures: VerifySignature
    ) -> HeadCheck {
        guard signatures.isValid(head.signature, head.signedBytes, head.publicKey) else {
            return .badSignature
        }
        guard head.session.utf8.elementsEqual(session.utf8) else {
            return .otherSession(head.session)
        }
        guard head.count <= count else { return .cutShort(signed: head.count, found: count) }
        let there = head.count == 0 ? header.hash : lines[head.count - 1].hash
        guard there == head.hash else { return .rewritten(line: head.count) }
        return .holds(linesSince: count - head.count)
    }
}

extension HeadCheck: CustomStringConvertible {
    /// The finding in words: lower case, no full stop.
    package var description: String {
        switch self {
        case .holds(linesSince: 0): "the signature holds for the whole journal"
        case .holds(let lines): "the signature holds; lines written since: \(lines)"
        case .badSignature: "the signature isn't that key's over this head"
        case .otherSession(let id): "the head was signed for another session, `\(id)`"
        case .cutShort(let signed, let found):
            "\(signed) lines were signed, and only \(found) are there"
        case .rewritten(let line):
            line == 0
                ? "the header isn't the one that was signed"
                : "line \(line) isn't the one that was signed"
        }
    }
}
