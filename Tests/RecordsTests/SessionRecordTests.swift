import Exercises
import Records
import Seals
import SimulationKernel
import Testing

/// What may follow on what, judged by the row alone.
@Suite struct SessionRecordTests {
    private let hashing = HashFunction(hash: SHA256Hash.hash)
    private let start = SimulatedTime(hour: 9, minute: 0)

    private func opening(id: String = "s1", trainee: String = "t1", scenario: String = "misrouted")
        -> SessionOpening
    {
        let header = JournalHeader(
            engineRevision: 1, contents: [], scenario: scenario, trainee: trainee, seed: 5,
            start: start, isPractice: true, provenance: "typed")
        return SessionOpening(
            id: id, header: header, contents: [], startedAtSeconds: 100, hashing: hashing)
    }

    private func refusal(_ body: () throws(RecordRefusal) -> SessionRecord) -> RecordRefusal? {
        do throws(RecordRefusal) {
            _ = try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func anOpenedSessionStandsAtItsHeader() throws {
        let opening = opening()
        let row = try SessionRecord(opening)
        #expect(row.tail == JournalTail(count: 0, hash: opening.stored.hash, time: start))
        #expect(row.status == .open)
        #expect(row.outcome == nil)
        #expect(row.closedAtSeconds == nil)
        #expect(row.headerHash == hashing.hash(opening.header.canonicalBytes))
    }

    @Test func idsMustBeIds() {
        for (wrong, opening) in [
            ("", opening(id: "")), ("t\u{0}", opening(trainee: "t\u{0}")),
            ("a b", opening(scenario: "a b")),
        ] {
            #expect(
                refusal { () throws(RecordRefusal) in try SessionRecord(opening) }
                    == .badIdentifier(wrong))
        }
    }

    @Test func theRowFollowsTheJournal() throws {
        var row = try SessionRecord(opening())
        var journal = Journal(header: opening().header, hashing: hashing)
        for minute in 0..<5 {
            let entry = JournalEntry(
                time: SimulatedTime(hour: 9, minute: minute), command: [UInt8(minute)])
            let line = row.tail.prepare(entry, hashing: hashing)
            row = try row.appending(line)
            try journal.append(line)
            let tail = try journal.tail()
            #expect(row.tail == tail)
        }
        #expect(row.lineCount == 5)
    }

    @Test func aClosedSessionTakesNothingMore() throws {
        let row = try SessionRecord(opening())
        let line = row.tail.prepare(JournalEntry(time: start, command: [1]), hashing: hashing)
        let closing = SessionClosing(
            outcome: "fixed", lastLine: line, head: nil, closedAtSeconds: 200)
        let closed = try row.closing(closing)
        #expect(closed.status == .closed)
        #expect(closed.outcome == "fixed")
        #expect(closed.closedAtSeconds == 200)
        #expect(closed.lineCount == 1)
        let next = closed.tail.prepare(JournalEntry(time: start, command: []), hashing: hashing)
        #expect(
            refusal { () throws(RecordRefusal) in try closed.appending(next) }
                == .sessionClosed("s1"))
        #expect(
            refusal { () throws(RecordRefusal) in try closed.closing(closing) }
                == .sessionClosed("s1"))
    }

    @Test func aHeadMustBeOverThisEnd() throws {
        let row = try SessionRecord(opening())
        let line = row.tail.prepare(JournalEntry(time: start, command: [1]), hashing: hashing)
        let appended = try row.appending(line)
        let key = SigningKey()
        let signer = HeadSigner(publicKey: key.publicBytes, sign: key.sign)
        func head(_ session: String, _ tail: JournalTail) throws -> SignedHead {
            try SignedHead(session: session, tail: tail, signedAtSeconds: 1, by: signer)
        }
        func closing(_ head: SignedHead, line: PreparedLine?) -> SessionClosing {
            SessionClosing(outcome: "none", lastLine: line, head: head, closedAtSeconds: 2)
        }
        // Over the end before the last line, over that of another session.
        for wrong in [try head("s1", row.tail), try head("s2", appended.tail)] {
            #expect(
                refusal { () throws(RecordRefusal) in
                    try row.closing(closing(wrong, line: line))
                } == .headDiffers(session: "s1"))
        }
        let right = try head("s1", appended.tail)
        #expect(
            refusal { () throws(RecordRefusal) in try row.closing(closing(right, line: nil)) }
                == .headDiffers(session: "s1"))
        #expect(try row.closing(closing(right, line: line)).tail == appended.tail)
    }

    @Test func anOutcomeIsASymbol() throws {
        let row = try SessionRecord(opening())
        let closing = SessionClosing(
            outcome: "not fixed", head: nil, closedAtSeconds: 0)
        #expect(
            refusal { () throws(RecordRefusal) in try row.closing(closing) }
                == .badIdentifier("not fixed"))
    }

    @Test func theSecondOfTwoWritersIsToldWhatToDo() {
        let refusal = RecordRefusal.journal(session: "s1", .wrongNumber(expected: 3, found: 2))
        #expect(
            RecordsError.refused(refusal).description
                == "another program has written to the session `s1` meanwhile; resume it to go on "
                + "from there")
    }
}
