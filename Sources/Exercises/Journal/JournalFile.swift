package import SimulationKernel

/// A whole session in one file: its journal, its signed heads and, if wanted, its content.
///
/// Layout of `*.pbjournal`, format 1: the four bytes `PBJ1`; the payload's length as eight bytes,
/// lowest first; the payload, canonical; the hash of all that precedes. The closing hash tells a
/// file that was damaged on its way from a journal that somebody changed.
package struct JournalFile: Hashable, Sendable {
    static let magic: [UInt8] = Array("PBJ1".utf8)
    private static let lengthEnd = magic.count + 8

    /// The session's id.
    package let session: String
    /// As it was stored, checked or not.
    package let journal: Journal
    /// In the order in which they were signed.
    package let heads: [SignedHead]
    /// The content that the header names, where it was put in; ascending by hash, each once.
    package let contents: [ContentRecord]

    /// Sorts the contents by hash; where a hash comes twice, the first stands.
    package init(
        session: String, journal: Journal, heads: [SignedHead] = [], contents: [ContentRecord] = []
    ) {
        self.session = session
        self.journal = journal
        self.heads = heads
        var sorted: [ContentRecord] = []
        for content in contents {
            let place = sorted.firstIndex { $0.hash >= content.hash } ?? sorted.endIndex
            if place < sorted.endIndex, sorted[place].hash == content.hash { continue }
            sorted.insert(content, at: place)
        }
        self.contents = sorted
    }

    /// The file's bytes.
    package func encoded(_ hashing: HashFunction) -> [UInt8] {
        let payload = canonicalBytes
        var writer = CanonicalWriter()
        for byte in JournalFile.magic { writer.write(tag: byte) }
        writer.write(fixed: UInt64(payload.count))
        let covered = writer.bytes + payload
        return covered + hashing.hash(covered).bytes
    }

    /// Reads a file's bytes, whatever they are.
    ///
    /// The journal's own chain isn't followed: a file that arrives whole may hold a journal that
    /// was changed before, and that is shown and checked like any other.
    package init(decoding bytes: [UInt8], _ hashing: HashFunction) throws(JournalFileProblem) {
        let format = bytes.prefix(JournalFile.magic.count)
        guard format.elementsEqual(JournalFile.magic) else {
            let isNewer = format.count == 4 && format.starts(with: JournalFile.magic.dropLast())
            throw isNewer ? .unknownFormat(Character(UnicodeScalar(format[3]))) : .notAJournal
        }
        let payload = try JournalFile.payload(of: bytes)
        let covered = bytes.dropLast(Hash32.byteCount)
        guard hashing.hash(Array(covered)).bytes.elementsEqual(bytes[covered.endIndex...]) else {
            throw .damaged
        }
        do throws(CanonicalError) {
            var reader = CanonicalReader(payload)
            try self.init(from: &reader)
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
        for content in contents where hashing.hash(content.bytes) != content.hash {
            throw .contentAltered(name: content.name)
        }
    }

    private static func payload(
        of bytes: [UInt8]
    ) throws(JournalFileProblem) -> ArraySlice<UInt8> {
        guard bytes.count >= lengthEnd else {
            throw .truncated(expected: nil, found: bytes.count)
        }
        let length = bytes[magic.count..<lengthEnd].reversed().reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        let (total, overflows) = length.addingReportingOverflow(
            UInt64(lengthEnd + Hash32.byteCount))
        guard !overflows, total <= bytes.count else {
            throw .truncated(expected: overflows ? nil : total, found: bytes.count)
        }
        guard total == bytes.count else { throw .trailingBytes(bytes.count - Int(total)) }
        return bytes[lengthEnd..<bytes.count - Hash32.byteCount]
    }
}

extension JournalFile: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(session)
        writer.write(journal)
        writer.write(heads)
        writer.write(contents)
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        session = try reader.readString()
        journal = try reader.readValue()
        heads = try reader.readArray()
        contents = try reader.readArray()
        for (content, next) in zip(contents, contents.dropFirst()) where content.hash >= next.hash {
            throw .notCanonical("contents out of order")
        }
    }
}

/// Why a file can't be read as a journal.
package enum JournalFileProblem: Error, Hashable, Sendable {
    /// It doesn't begin as a journal does.
    case notAJournal
    /// It is a journal in a format that this version doesn't know, named by the fourth byte.
    case unknownFormat(Character)
    /// It is shorter than it says; the expected length is nil where even that isn't there.
    case truncated(expected: UInt64?, found: Int)
    /// It goes on after its end.
    case trailingBytes(Int)
    /// Its bytes don't have the hash that it ends with.
    case damaged
    /// Its bytes are as they were written, but aren't a journal.
    case malformed(CanonicalError)
    /// A piece of content in it doesn't have the hash that names it.
    case contentAltered(name: String)
}

extension JournalFileProblem: CustomStringConvertible {
    /// The problem in words: lower case, no full stop.
    package var description: String {
        switch self {
        case .notAJournal: return "not a journal: it doesn't begin with `PBJ1`"
        case .unknownFormat(let format):
            return "a journal of format \(String(reflecting: String(format))), which this "
                + "version doesn't read: update Patchbay"
        case .truncated(let expected?, let found):
            return "cut short: \(found) of \(expected) bytes are there; copy it again"
        case .truncated(nil, let found): return "cut short after \(found) bytes; copy it again"
        case .trailingBytes(let count): return "\(count) bytes follow the journal's end"
        case .damaged:
            return "damaged: its bytes don't have the hash that it ends with; copy it again"
        case .malformed(let error): return "not a journal that can be read: \(error.sentence)"
        case .contentAltered(let name):
            return "the content `\(name)` in it doesn't have the hash that names it"
        }
    }
}
