import Assessment
import Screens
import TerminalCanvas
import Testing

/// Criteria and coverage as they are printed.
@Suite struct RubricViewTests {
    private static let rubric = Rubric(
        standard: OccupationalStandard(
            id: "sx", title: "Signal minder", version: "1.0", level: 4, source: "Invented.",
            duties: [Duty(code: "D1", title: "Mind", statement: "Minds.", ksbs: ["S1", "K1"])],
            statements: [
                KSB(code: "K1", title: "Levels", statement: "What they are.", reach: .collected),
                KSB(code: "S1", title: "Looking", statement: "Looks.", reach: .observable),
            ], dutyMapNotice: "A proposal."),
        criteria: [
            Criterion(
                id: "looks", title: "Looks first", theme: "looking-about", purpose: "It helps.",
                ksbs: ["S1"], judge: .engine,
                levels: Level.allCases.map { LevelDescriptor($0, "Words \($0.rawValue).") },
                rule: RuleUse("asked-first")),
            Criterion(
                id: "says", title: "Says why", theme: "saying", purpose: "It shows.",
                ksbs: ["K1", "S1"], judge: .mentor,
                levels: Level.allCases.map { LevelDescriptor($0, "Talk \($0.rawValue).") },
                question: "Why that?"),
        ])

    private func lines(_ element: Element) -> [String] { LineReader().lines(element) }

    @Test func criteria() {
        let lines = lines(CriteriaView.element(Self.rubric))
        #expect(lines.first == "Criteria for Signal minder, SX 1.0")
        #expect(lines.contains("Invented."))
        #expect(lines.contains("Looking about") && lines.contains("Saying"))
        let start = lines.firstIndex(of: "Looks first (`looks`):") ?? 0
        #expect(
            lines[start...].prefix(8) == [
                "Looks first (`looks`):", "It helps.", "judged by: the engine, from the journal",
                "evidence for: S1", "- not yet: Words not-yet.",
                "- developing: Words developing.", "- competent: Words competent.",
                "- strong: Words strong.",
            ])
        #expect(lines.contains("question: Why that?"))
        #expect(lines.contains("judged by: a mentor who has read the journal"))
        #expect(lines.contains("evidence for: K1, S1"))
    }

    @Test func whatIsCoveredAndWhatIsMissing() {
        let coverage = Coverage(
            Self.rubric,
            recordings: [
                Recording(
                    scenario: "a-day",
                    findings: [Finding(criterion: "looks", level: .strong, lines: [2], why: "")]),
                Recording(
                    scenario: "a-day",
                    findings: [Finding(criterion: "looks", level: .notYet, lines: [], why: "")]),
                Recording(scenario: "b-day", findings: []),
            ])
        let lines = lines(CoverageView.element(coverage, of: Self.rubric.standard))
        #expect(lines.contains("Coverage of SX 1.0"))
        #expect(lines.contains("A proposal."))
        let rows = lines.map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("K1 Levels collected - 1 - -"))
        #expect(rows.contains("S1 Looking observable 1 1 - 1"))
        #expect(lines.contains("- `looks` (S1): a-day (not yet, strong)"))
        #expect(lines.contains("- `says` (K1, S1): a mentor is asked, on any session"))
        #expect(
            lines.suffix(3) == [
                "What is missing:", "- S1: seen on one scenario only, which supports no decision",
                "- `b-day`: no session on it has been recorded",
            ])
    }

    /// Every hole has its words, and where there is none, that is said.
    @Test func holes() {
        func missing(_ rubric: Rubric, _ recordings: [Recording]) -> [String] {
            let element = CoverageView.element(
                Coverage(rubric, recordings: recordings), of: rubric.standard)
            let lines = lines(element)
            return Array(lines[((lines.firstIndex(of: "What is missing:") ?? 0) + 1)...])
        }
        #expect(
            missing(Self.rubric, []) == [
                "- S1: no scenario gave occasion to show it",
                "- `looks`: no scenario gave occasion for it",
            ])
        let none = Rubric(standard: Self.rubric.standard, criteria: [])
        #expect(
            missing(none, []) == [
                "- K1: no criterion gives evidence for it",
                "- S1: no criterion gives evidence for it",
            ])
        let levels: [Level] = [.developing, .competent]
        let both = levels.flatMap { level in
            ["a-day", "b-day"].map { scenario in
                Recording(
                    scenario: scenario,
                    findings: [Finding(criterion: "looks", level: level, lines: [], why: "")])
            }
        }
        #expect(missing(Self.rubric, both) == ["Nothing."])
        #expect(
            missing(Self.rubric, Array(both[..<2])) == [
                "- `looks`: no recorded session is competent by it"
            ])
        #expect(
            missing(Self.rubric, Array(both[2...])) == [
                "- `looks`: no recorded session is below competent by it"
            ])
    }
}
