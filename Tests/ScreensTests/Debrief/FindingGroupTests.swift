import Assessment
import TerminalCanvas
import Testing

@testable import Screens

/// Findings by theme, and how one's own rating is compared with them.
@Suite struct FindingGroupTests {
    private static let both = "What the lines show reaches from developing to competent; "

    @Test(arguments: [
        ([Level?.some(.developing), .competent], Level.strong, "they don't show?"),
        ([.developing, .competent], .competent, "you see it much the same way."),
        ([.developing, .competent], .developing, "you see it much the same way."),
        ([.developing, .competent], .notYet, "harder on yourself than the lines are."),
        ([.strong, nil], .competent, "harder on yourself than the lines are."),
        ([nil, nil], .strong, "Keep that for the talk with your mentor."),
    ])
    func theObservationComesBeforeTheComparison(
        found: [Level?], own: Level, ending: String
    ) throws {
        let criteria = found.indices.map {
            DebriefSample.criterion("c\($0)", "C", theme: "root-cause")
        }
        let items = zip(criteria, found).map {
            FindingItem(
                criterion: $0, finding: Finding(criterion: $0.id, level: $1, lines: [], why: "W."))
        }
        let group = FindingGroup(theme: "root-cause", items: items, ownLevel: own)
        let words = try #require(group.comparison)
        #expect(words.hasSuffix(ending), "\(words)")
        #expect(words.contains("you rated it \(AssessmentWords.level(own))"))
        #expect(!words.hasPrefix("You"))
    }

    @Test func whoeverLeftAThemeOutIsToldNothing() {
        let group = FindingGroup(theme: "root-cause", items: [], ownLevel: nil)
        #expect(group.comparison == nil)
        #expect(group.found == nil)
    }

    @Test func criteriaThatPeopleJudgeAreThereAndWait() throws {
        let session = try DebriefSample.session("line-up-fail")
        let groups = FindingGroups.make(DebriefSample.data(session, isRated: true))
        #expect(groups.map(\.theme) == ["measure-first", "root-cause", "client-told", "handling"])
        #expect(groups.flatMap(\.items).map(\.criterion) == DebriefSample.criteria)
        #expect(
            groups[0].items.map(\.standing) == ["competent", "developing", "waits for your mentor"])
        #expect(groups[3].items[0].standing.hasPrefix("waits for your workplace"))
        #expect(groups[3].found == nil)
        #expect(groups[0].ownLevel == .strong)
        #expect(
            FindingGroups.ratedThemes(DebriefSample.criteria)
                == ["measure-first", "root-cause", "client-told"])
    }

    @Test func numbersOfLinesAreSaid() {
        #expect(AssessmentWords.lines([]) == "")
        #expect(AssessmentWords.lines([4]) == "line 4")
        #expect(AssessmentWords.lines([4, 9]) == "lines 4 and 9")
        #expect(AssessmentWords.lines([4, 7, 9]) == "lines 4, 7 and 9")
        #expect(AssessmentWords.theme("scope-and-questions") == "Scope and questions")
    }

    /// A mark in hundredths would be added up; nothing here may look like one.
    @Test func nothingIsSaidInHundredths() throws {
        let session = try DebriefSample.passed.get()
        let data = DebriefSample.data(session, isRated: true)
        let text = LineReader().lines(DebriefReport.element(data, canShowFindings: true))
            .joined(separator: "\n")
        #expect(!text.contains("%"))
        #expect(!text.lowercased().contains("score"))
        #expect(text.contains("never a grade of the real assessment"))
    }

    @Test func withoutARatingTheFindingsAreLeftOut() throws {
        let session = try DebriefSample.passed.get()
        let data = DebriefSample.data(session, isRated: false)
        let text = LineReader().lines(
            DebriefReport.element(data, canShowFindings: false, advice: "rate it")
        ).joined(separator: "\n")
        #expect(text.contains("the findings come once you have rated your own work"))
        #expect(text.contains("try: rate it"))
        for finding in DebriefSample.findings { #expect(!text.contains(finding.why)) }
        for suggestion in DebriefSample.suggestions { #expect(!text.contains(suggestion.why)) }
    }
}
