import Exercises
import Records
import Testing

/// What every store owes of the analyses of sessions.
@Suite struct AnalysisContractTests {
    private func record(
        _ bytes: [UInt8] = [0, 1, 255], revision: Int = 1, session: String = "s1",
        at seconds: Int64 = 1_760_000_400
    ) -> SessionAnalysisRecord {
        SessionAnalysisRecord(
            session: session, revision: revision, bytes: bytes, atSeconds: seconds)
    }

    private func refused(
        _ store: any RecordStore, _ analysis: SessionAnalysisRecord
    ) -> RecordRefusal? {
        refusal { () throws(RecordsError) in try store.keepAnalysis(analysis) }
    }

    private func close(_ store: any RecordStore, _ session: String = "s1") throws {
        try store.openSession(Fixture.opening(session))
        try store.close(session, SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func anAnalysisIsKeptAsItIs(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try close(store)
        #expect(try store.analysis(of: "s1", revision: 1) == nil)
        let long = record((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        #expect(try store.keepAnalysis(long) == long)
        #expect(try store.analysis(of: "s1", revision: 1) == long)
        #expect(try store.analysis(of: "s1", revision: 2) == nil)
        #expect(try store.analysis(of: "s2", revision: 1) == nil)
        #expect(try store.analysis(of: "s1\u{0}", revision: 1) == nil)
        #expect(try store.analysis(of: "s1", revision: -1) == nil)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func theSameAgainIsFineAndAnotherIsRefused(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try close(store)
        let first = record()
        try store.keepAnalysis(first)
        // What was kept first stays, with the time at which it was.
        #expect(try store.keepAnalysis(record(at: 1_760_009_999)) == first)
        let differs = RecordRefusal.analysisDiffers(session: "s1", revision: 1)
        #expect(refused(store, record([0, 1])) == differs)
        #expect(refused(store, record([])) == differs)
        #expect(try store.analysis(of: "s1", revision: 1) == first)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func eachRevisionAndSessionHasItsOwn(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try close(store)
        try close(store, "s2")
        let kept = [
            record(), record([9], revision: 2), record([], revision: 7), record([8], session: "s2"),
        ]
        for analysis in kept { try store.keepAnalysis(analysis) }
        for analysis in kept {
            #expect(
                try store.analysis(of: analysis.session, revision: analysis.revision) == analysis)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func whatIsNoAnalysisOfAClosedSessionIsRefused(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try store.openSession(Fixture.opening("s1"))
        #expect(refused(store, record()) == .sessionOpen("s1"))
        #expect(refused(store, record(session: "s2")) == .unknownSession("s2"))
        #expect(refused(store, record(session: "s1\u{0}")) == .unknownSession("s1\u{0}"))
        try store.close("s1", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
        for revision in [0, -1, Int.min] {
            #expect(refused(store, record(revision: revision)) == .badRevision(revision))
        }
        #expect(try store.analysis(of: "s1", revision: 1) == nil)
        #expect(refused(store, record(revision: Int.max)) == nil)
    }

    /// Two processes that reason about one session come to the same, and keep it once.
    @Test func twoProcessesKeepItOnce() throws {
        let holder = try StoreHolder(.database)
        try close(holder.store)
        try holder.store.keepAnalysis(record(at: 1))
        #expect(try holder.reopened().keepAnalysis(record(at: 2)) == record(at: 1))
    }
}
