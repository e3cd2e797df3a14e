import Assessment
import Screens
import Testing

/// What is suggested next, by table.
@Suite struct SuggestionsTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var outcome: String?
        /// The level of each of the three criteria.
        var levels: [Level?]
        /// How often each of the scenarios a to e was closed.
        var closed: [Int]
        var expected: [String]
    }

    /// Themes: a and b picture, c and d network, e sound. The session was on a.
    static let examples = [
        Example(
            testDescription: "nothing low: other themes first", outcome: "fixed",
            levels: [.strong, .competent, nil], closed: [1, 0, 0, 0, 0],
            expected: ["c", "d", "e", "b"]),
        Example(
            testDescription: "developing: the same theme first, the same again last",
            outcome: "fixed", levels: [.developing, .competent, nil], closed: [1, 0, 0, 0, 0],
            expected: ["b", "c", "d", "a"]),
        Example(
            testDescription: "not yet: the same again first", outcome: "restored",
            levels: [.notYet, .developing, nil], closed: [1, 0, 1, 1, 0],
            expected: ["a", "b", "e"]),
        Example(
            testDescription: "nothing mended: the same again first", outcome: "none",
            levels: [nil, nil, nil], closed: [1, 1, 1, 1, 1], expected: ["a"]),
        Example(
            testDescription: "all closed, nothing low: the least often closed", outcome: "fixed",
            levels: [.strong, .strong, .strong], closed: [1, 3, 2, 2, 4], expected: ["c", "d"]),
        Example(
            testDescription: "all closed, developing: the same again", outcome: "fixed",
            levels: [.developing, .strong, nil], closed: [2, 1, 1, 1, 1], expected: ["a"]),
        Example(
            testDescription: "one scenario alone", outcome: "fixed", levels: [nil, nil, nil],
            closed: [1], expected: []),
    ]

    private static let names = ["a", "b", "c", "d", "e"]
    private static let themes = ["picture", "picture", "network", "network", "sound"]
    private static let criteria = ["one", "two", "three"].map {
        DebriefSample.criterion($0, "Criterion \($0)", theme: "theme")
    }

    private func suggestions(_ example: Example) -> [Suggestion] {
        let findings = zip(Self.criteria, example.levels).map {
            Finding(criterion: $0.id, level: $1, lines: [], why: "")
        }
        let catalogue = zip(zip(Self.names, Self.themes), example.closed).map {
            HomeData.ScenarioLine(
                id: $0.0, title: "Title \($0.0)", theme: $0.1, facility: "house",
                closedCount: $1)
        }
        return Suggestions.next(
            after: "a", outcome: example.outcome, findings: findings, criteria: Self.criteria,
            catalogue: catalogue)
    }

    @Test(arguments: examples) func whatComesNext(example: Example) {
        let found = suggestions(example)
        #expect(found.map(\.scenario) == example.expected)
        #expect(found.count <= Suggestions.limit)
        for suggestion in found {
            #expect(suggestion.title == "Title \(suggestion.scenario)")
            #expect(suggestion.why.hasSuffix(".") || suggestion.why.hasSuffix("?"))
            #expect(!suggestion.why.contains("%"))
        }
    }

    @Test func theWhySaysWhatWasLow() {
        let why = suggestions(Self.examples[2])[0].why
        #expect(why.contains("Not shown yet: \"Criterion one\"."))
        let unsolved = suggestions(Self.examples[3])[0].why
        #expect(unsolved.hasPrefix("What the client called about still stands."))
    }

    /// A scenario that is no longer in the catalogue can't be taken again.
    @Test func whatIsGoneIsNotSuggested() {
        let catalogue = [
            HomeData.ScenarioLine(
                id: "b", title: "B", theme: "sound", facility: "house", closedCount: 0)
        ]
        let found = Suggestions.next(
            after: "gone", outcome: nil, findings: [], criteria: [], catalogue: catalogue)
        #expect(found.map(\.scenario) == ["b"])
    }
}
