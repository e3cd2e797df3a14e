import Exercises
import Seals
import SimulationKernel
import Testing

@Suite struct SignedHeadTests {
    private let hashing = SampleJournal.hashing
    private let key = SigningKey()

    private func head(of journal: Journal, session: String = SampleJournal.session) throws
        -> SignedHead
    {
        try SignedHead(
            session: session, tail: try journal.tail(), signedAtSeconds: 1_760_000_000,
            by: SampleJournal.signer(key))
    }

    private func check(_ head: SignedHead, _ journal: Journal) -> HeadCheck {
        journal.check(head, session: SampleJournal.session, SampleJournal.signatures)
    }

    @Test(arguments: 0...SampleJournal.entries.count)
    func aHeadHoldsForItsJournalAndForALongerOne(lines: Int) throws {
        let head = try head(of: try SampleJournal.journal(lines: lines))
        #expect(head.count == lines)
        for longer in lines...SampleJournal.entries.count {
            let journal = try SampleJournal.journal(lines: longer)
            #expect(check(head, journal) == .holds(linesSince: longer - lines))
        }
    }

    @Test func aJournalCutShortIsFound() throws {
        let head = try head(of: try SampleJournal.journal())
        for left in 0..<SampleJournal.entries.count {
            #expect(
                check(head, try SampleJournal.journal(lines: left))
                    == .cutShort(signed: 4, found: left))
        }
    }

    @Test func aJournalWrittenAnewIsFound() throws {
        let head = try head(of: try SampleJournal.journal())
        var other = try SampleJournal.journal(lines: 3)
        let entry = JournalEntry(time: SimulatedTime(hour: 23, minute: 58), command: [1])
        try other.append(try other.tail().prepare(entry, hashing: hashing))
        #expect(other.verifyChain(hashing) == .sound(count: 4, head: other.headHash))
        #expect(check(head, other) == .rewritten(line: 4))
    }

    @Test func aHeadOfAnotherSessionIsWorthNothing() throws {
        let journal = try SampleJournal.journal()
        #expect(
            check(try head(of: journal, session: "s-other"), journal) == .otherSession("s-other"))
    }

    @Test func noByteOfAHeadCanBeChanged() throws {
        let journal = try SampleJournal.journal()
        let bytes = try head(of: journal).canonicalBytes
        #expect(try SignedHead(canonicalBytes: bytes).canonicalBytes == bytes)
        for place in bytes.indices {
            guard let changed = try? SignedHead(canonicalBytes: bytes.flipped(at: place)) else {
                continue
            }
            #expect(check(changed, journal) == .badSignature, "byte \(place)")
        }
        for length in 0..<bytes.count {
            #expect(throws: CanonicalError.self) {
                try SignedHead(canonicalBytes: Array(bytes.prefix(length)))
            }
        }
    }

    @Test func anotherKeysSignatureDoesNotHold() throws {
        let journal = try SampleJournal.journal()
        let head = try head(of: journal)
        let forged = SignedHead(
            session: head.session, count: head.count, hash: head.hash,
            signedAtSeconds: head.signedAtSeconds, publicKey: SigningKey().publicBytes,
            signature: head.signature)
        #expect(check(forged, journal) == .badSignature)
    }
}
