import Exercises
import Records
import Seals
import SimulationKernel
import Testing

/// Practice copies: what a header's provenance says, and what a summary row keeps of it.
@Suite struct CopyOriginTests {
    @Test(arguments: [
        ("copy of s1mfj3q0-7x2k line 12", "s1mfj3q0-7x2k", 12), ("copy of s1 line 0", "s1", 0),
    ])
    func aCopySaysWhatItIsOf(provenance: String, session: String, line: Int) {
        let origin = CopyOrigin(session: session, line: line)
        #expect(CopyOrigin(provenance: provenance) == origin)
        #expect(origin.provenance == provenance)
    }

    @Test(arguments: [
        "", "typed", "catalogue", "copy of s1 line", "copy of s1 line x", "copy of s1 line -1",
        "copy of s1 line 07", "copy of s1 line +1", "copy of  line 1", "copy of s1 line 1 ",
        "Copy of s1 line 1", "copy of s1 line 99999999999999999999",
    ])
    func anythingElseIsNone(provenance: String) {
        #expect(CopyOrigin(provenance: provenance) == nil)
    }

    @Test func theRowKeepsTheOrigin() throws {
        let hashing = HashFunction(hash: SHA256Hash.hash)
        func opening(_ provenance: String) -> SessionOpening {
            let header = JournalHeader(
                engineRevision: 1, contents: [], scenario: "misrouted", trainee: "t1", seed: 5,
                start: SimulatedTime(hour: 9, minute: 0), isPractice: true, provenance: provenance)
            return SessionOpening(
                id: "s2", header: header, contents: [], startedAtSeconds: 1, hashing: hashing)
        }
        let copy = try SessionRecord(opening("copy of s1 line 3"))
        #expect(copy.origin == CopyOrigin(session: "s1", line: 3))
        #expect(try SessionRecord(opening("catalogue")).origin == nil)
        let line = copy.tail.prepare(
            JournalEntry(time: copy.lastTime, command: [1]), hashing: hashing)
        let closed = try copy.closing(
            SessionClosing(outcome: "none", lastLine: line, head: nil, closedAtSeconds: 2))
        #expect(closed.origin == copy.origin)
        // Nothing that couldn't be an id comes into the row.
        #expect(throws: RecordRefusal.badIdentifier("s\u{0}")) {
            _ = try SessionRecord(opening("copy of s\u{0} line 3"))
        }
    }
}
