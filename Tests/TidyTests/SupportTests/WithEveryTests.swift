import TestSupport
import Testing

@Suite(.takingUpIssues) struct WithEveryTests {
    private struct Wrong: Error {}

    @Test func everyCombinationIsTried() throws {
        var pairs: [[Int]] = []
        try withEvery("a", in: 0..<3) { a in
            try withEvery("b", in: [7, 8]) { b in pairs.append([a, b]) }
        }
        #expect(pairs == [[0, 7], [0, 8], [1, 7], [1, 8], [2, 7], [2, 8]])
    }

    @Test func aFailedExpectationNamesItsCombinationAndEndsTheLoops() {
        var tried = 0
        let words = IssueBasket.words {
            try withEvery("a", in: 0..<3) { a in
                try withEvery("b", in: 0..<3) { b in
                    tried += 1
                    #expect(a + b < 3)
                }
            }
        }
        #expect(words.last == "failed with a = 1, b = 2")
        #expect(words.count == 2)
        #expect(tried == 6)
    }

    @Test func aThrownErrorNamesItsCombination() {
        let words = IssueBasket.words {
            try withEvery("a", in: 5...9) { a in
                if a == 7 { throw Wrong() }
            }
        }
        #expect(words == ["failed with a = 7"])
    }

    @Test func whatIsRecordedOutsideOfTheLoopsIsLeftAlone() throws {
        let words = IssueBasket.words {
            try withEvery("a", in: 0..<3) { a in #expect(a < 3) }
            Issue.record("afterwards")
        }
        #expect(words == ["afterwards"])
    }

    @Test func seedsRepeat() throws {
        var first: [UInt64] = []
        try withEverySeed(5) { first.append($0.next()) }
        var second: [UInt64] = []
        try withEverySeed(5) { second.append($0.next()) }
        #expect(first == second)
        #expect(Set(first).count == 5)
    }
}

@Suite struct SeededGeneratorTests {
    @Test func theFirstWordsAreThePublishedOnes() {
        // SplitMix64 from seed 1234567, as the reference program in C prints them.
        var generator = SeededGenerator(seed: 1_234_567)
        let words = (0..<3).map { _ in generator.next() }
        #expect(
            words == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
            ])
    }

    @Test func integersStayInTheirRangeAndReachItsEnds() throws {
        try withEvery("width", in: 0...5) { width in
            var generator = SeededGenerator(seed: 9)
            let seen = Set((0..<200).map { _ in generator.integer(in: -2...(width - 2)) })
            #expect(seen.sorted() == Array(-2...(width - 2)))
        }
        var generator = SeededGenerator(seed: 9)
        let wide = (0..<100).map { _ in generator.integer(in: Int64.min...Int64.max) }
        #expect(wide.contains { $0 < 0 } && wide.contains { $0 > 0 })
    }

    @Test func integersOfAnySizeAreSmallAndHuge() {
        var generator = SeededGenerator(seed: 4)
        let values = (0..<2000).map { _ in generator.integerOfAnySize() }
        for bits in [0, 1, 8, 31, 32, 62, 63] {
            #expect(values.contains { Int64.bitWidth - max($0, ~$0).leadingZeroBitCount == bits })
        }
        #expect(values.contains { $0 < 0 })
    }
}
