import Assessment
import Exercises
import Records
import Testing

/// What every store owes of the ratings that trainees give their own work.
@Suite struct RatingContractTests {
    private static let ratings = [
        SelfRating(theme: "measure-first", level: .strong),
        SelfRating(theme: "client-told", level: .notYet),
        SelfRating(theme: "root-cause", level: .developing),
        SelfRating(theme: "a", level: .competent),
    ]

    private func refused(
        _ store: any RecordStore, _ ratings: [SelfRating], _ session: String = "s1"
    ) -> RecordRefusal? {
        refusal { () throws(RecordsError) in
            try store.rate(ratings, in: session, atSeconds: 1_760_000_300)
        }
    }

    private func closed(_ store: any RecordStore) throws {
        try store.openSession(Fixture.opening("s1"))
        try store.close("s1", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func aRatingIsKeptOnceAndAsItWasGiven(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try closed(store)
        #expect(try store.ratings(of: "s1") == nil)
        let kept = try store.rate(Self.ratings, in: "s1", atSeconds: 1_760_000_300)
        #expect(kept == SelfRatingRecord(ratings: Self.ratings, ratedAtSeconds: 1_760_000_300))
        #expect(try store.ratings(of: "s1") == kept)
        #expect(refused(store, Self.ratings) == .alreadyRated("s1"))
        #expect(refused(store, []) == .alreadyRated("s1"))
        #expect(try store.ratings(of: "s1") == kept)
        #expect(try store.ratings(of: "s2") == nil)
        #expect(try store.ratings(of: "s1\u{0}") == nil)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func thatSomebodyWouldRatherNotIsKeptToo(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try closed(store)
        try store.rate([], in: "s1", atSeconds: 5)
        #expect(try store.ratings(of: "s1") == SelfRatingRecord(ratings: [], ratedAtSeconds: 5))
        #expect(refused(store, Self.ratings) == .alreadyRated("s1"))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func whatIsNoRatingOfAClosedSessionIsRefused(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try store.openSession(Fixture.opening("s1"))
        #expect(refused(store, Self.ratings) == .sessionOpen("s1"))
        #expect(refused(store, []) == .sessionOpen("s1"))
        #expect(refused(store, Self.ratings, "s2") == .unknownSession("s2"))
        #expect(refused(store, Self.ratings, "s1\u{0}") == .unknownSession("s1\u{0}"))
        try store.close("s1", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
        let twice = Self.ratings + [SelfRating(theme: "a", level: .strong)]
        #expect(refused(store, twice) == .themeTwice("a"))
        let noID = [SelfRating(theme: "no id", level: .strong)]
        #expect(refused(store, noID) == .badIdentifier("no id"))
        #expect(try store.ratings(of: "s1") == nil)
        #expect(refused(store, Self.ratings) == nil)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func aCopyIsToldFromASessionOfItsOwn(kind: StoreUnderTest) throws {
        let store = try StoreHolder(kind).store
        try store.openSession(Fixture.opening("s1"))
        let opened = try store.openSession(
            Fixture.opening("s2", provenance: "copy of s1 line 3"))
        #expect(opened.origin == CopyOrigin(session: "s1", line: 3))
        #expect(try store.session("s2") == opened)
        let row = try store.append(Fixture.line(after: opened), to: "s2")
        #expect(row.origin == opened.origin)
        #expect(try store.sessions(.all).map(\.origin) == [opened.origin, nil])
        try store.close("s2", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
        #expect(try store.session("s2")?.origin == opened.origin)
    }
}
