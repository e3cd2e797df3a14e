import Exercises
import Seals
import SimulationKernel

/// A small journal with everything in it that a journal can have, and the seams it needs.
enum SampleJournal {
    static let hashing = HashFunction(hash: SHA256Hash.hash)
    static let signatures = VerifySignature(isValid: SigningKey.isValid)
    static let session = "s-sample"
    static let morning = SimulatedTime(hour: 9, minute: 0)

    static let contents = ["scenario", "facility"].map {
        ContentRecord(kind: $0, name: $0, bytes: Array($0.utf8), hashing: hashing)
    }

    static let header = JournalHeader(
        engineRevision: 7,
        contents: contents.map { ContentReference(name: $0.name, hash: $0.hash) },
        scenario: "misrouted-grade", trainee: "t-4f2a", seed: 0xFEDC_BA98_7654_3210, start: morning,
        isPractice: true, provenance: "typed")

    /// A salt that a test can tell from the others.
    static func salt(_ number: UInt64) -> Salt { Salt(0x0001_0203_0405_0607, number) }

    static let note = FreeText(
        salt: Salt(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F),
        text: "no picture in grade 2 \u{2013} since lunch")

    static let entries = [
        JournalEntry(time: morning, command: [1, 2, 3]),
        JournalEntry(
            time: SimulatedTime(milliseconds: morning.milliseconds + 65_500), command: [9],
            reading: [200, 0, 255], stateDigest: 0x0123_4567_89AB_CDEF, texts: [note]),
        JournalEntry(
            time: SimulatedTime(milliseconds: morning.milliseconds + 65_500), command: [],
            reading: [7],
            texts: [
                FreeText(salt: salt(3), text: ""),
                FreeText(salt: salt(4), text: "a\u{0}b\u{1B}[31m\u{1F3AC}e\u{301}"),
            ]),
        JournalEntry(
            time: SimulatedTime(hour: 23, minute: 59), command: [UInt8](repeating: 0xA5, count: 300)
        ),
    ]

    /// The first lines of the sample.
    static func journal(lines: Int = entries.count) throws -> Journal {
        var journal = Journal(header: header, hashing: hashing)
        for entry in entries.prefix(lines) {
            try journal.append(try journal.tail().prepare(entry, hashing: hashing))
        }
        return journal
    }

    static func signer(_ key: SigningKey) -> HeadSigner {
        HeadSigner(publicKey: key.publicBytes, sign: key.sign)
    }
}

extension [UInt8] {
    /// The same bytes with some bits of one of them the other way.
    func flipped(at index: Int, bits: UInt8 = 1) -> [UInt8] {
        var copy = self
        copy[index] ^= bits
        return copy
    }

    var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
