import Records
import Testing

@Suite struct RecordNameTests {
    @Test(arguments: [
        (Int64(0), UInt64(0), "s0000000-0000"),
        (31, 33, "s000000z-0011"),
        (1_760_000_000, 0xFFFFF, "s1meey00-zzzz"),
        (-5, 1, "s0000000-0001"),
        (.max, .max, "szzzzzzz-zzzz"),
    ])
    func aSessionsId(seconds: Int64, chance: UInt64, expected: String) {
        #expect(RecordName.session(startedAtSeconds: seconds, chance: chance) == expected)
    }

    @Test func laterSessionsSortAfterEarlierOnes() {
        let moments: [Int64] = [0, 1, 31, 32, 1_023, 1_024, 1_760_000_000, 1_760_000_001, 1 << 34]
        let ids = moments.map { RecordName.session(startedAtSeconds: $0, chance: 0xABCDE) }
        #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(ids.allSatisfy(RecordName.isValid))
    }

    @Test func aTraineesIdIsChanceAndNothingElse() {
        #expect(RecordName.trainee(chance: 0) == "t-00000000")
        #expect(RecordName.trainee(chance: 1 << 40) == "t-00000000")
        #expect(RecordName.trainee(chance: .max) == "t-zzzzzzzz")
    }

    @Test(arguments: [
        ("s1", true), ("a/b.c_d-e", true), (String(repeating: "x", count: 100), true),
        ("", false), ("a b", false), ("a\u{0}", false), ("\u{7F}", false), ("\u{E9}", false),
        ("a\n", false), (String(repeating: "x", count: 101), false),
    ])
    func whatMayBeAnId(text: String, isValid: Bool) {
        #expect(RecordName.isValid(text) == isValid)
    }
}
