import Assessment
import Testing

/// What criteria and recorded sessions reach of a made-up standard, and the holes.
@Suite struct CoverageTests {
    private static let standard = OccupationalStandard(
        id: "sx", title: "Signal minder", version: "1", level: 4, source: "Invented.",
        duties: [
            Duty(code: "D1", title: "Mind", statement: "Minds.", ksbs: ["K1", "S1"]),
            Duty(code: "D2", title: "Mend", statement: "Mends.", ksbs: ["S1", "S2", "B1"]),
        ],
        statements: [
            KSB(code: "K1", title: "Levels", statement: "Levels.", reach: .collected),
            KSB(code: "S1", title: "Looking", statement: "Looks.", reach: .observable),
            KSB(code: "S2", title: "Mending", statement: "Mends.", reach: .observable),
            KSB(code: "B1", title: "Calm", statement: "Calm.", reach: .workplace),
        ], dutyMapNotice: "A proposal.")

    private static func criterion(_ id: String, _ judge: Judge, _ ksbs: [String]) -> Criterion {
        Criterion(
            id: id, title: id, theme: "all", purpose: "", ksbs: ksbs, judge: judge, levels: [],
            rule: judge == .engine ? RuleUse(id) : nil)
    }

    private static let whole = [
        criterion("looks", .engine, ["S1"]), criterion("mends", .engine, ["S1", "S2"]),
        criterion("explains", .mentor, ["K1", "S1"]), criterion("calm", .workplace, ["B1"]),
    ]

    private static func recording(_ scenario: String, _ levels: [(String, Level?)]) -> Recording {
        Recording(
            scenario: scenario,
            findings: levels.map {
                Finding(criterion: $0.0, level: $0.1, lines: [], why: "")
            })
    }

    private static let recordings = [
        recording("b-day", [("looks", .strong), ("mends", nil)]),
        recording("a-day", [("looks", .competent), ("mends", .notYet), ("explains", .strong)]),
        recording("b-day", [("looks", .notYet), ("mends", nil)]),
        recording("a-day", [("looks", .competent), ("mends", .strong), ("gone", .strong)]),
    ]

    private static func coverage(
        _ criteria: [Criterion] = whole, _ recordings: [Recording] = recordings
    ) -> Coverage {
        Coverage(Rubric(standard: standard, criteria: criteria), recordings: recordings)
    }

    @Test func occasionsAreWhereALevelWasFound() {
        let items = Self.coverage().criteria
        #expect(items.map(\.criterion.id) == ["looks", "mends", "explains", "calm"])
        #expect(
            items[0].occasions == [
                Occasion(scenario: "b-day", levels: [.notYet, .strong]),
                Occasion(scenario: "a-day", levels: [.competent]),
            ])
        #expect(items[1].occasions == [Occasion(scenario: "a-day", levels: [.notYet, .strong])])
        // Whatever stands in a file: no rule speaks for a mentor.
        #expect(items[2].occasions.isEmpty && items[3].occasions.isEmpty)
    }

    @Test func eachKSBHasItsCriteriaByJudge() {
        let items = Self.coverage().ksbs
        #expect(items.map(\.ksb.code) == ["K1", "S1", "S2", "B1"])
        #expect(items[0].mentor == ["explains"] && items[0].engine.isEmpty)
        #expect(items[1].engine == ["looks", "mends"] && items[1].mentor == ["explains"])
        #expect(items[1].duties == ["D1", "D2"] && items[0].duties == ["D1"])
        #expect(items[1].scenarios == ["b-day", "a-day"])
        #expect(items[2].scenarios == ["a-day"])
        #expect(items[3].workplace == ["calm"] && items[3].scenarios.isEmpty)
    }

    @Test func nothingIsMissing() {
        let more = Self.recordings + [Self.recording("c-day", [("mends", .developing)])]
        #expect(Self.coverage(Self.whole, more).holes.isEmpty)
    }

    /// What is shown once supports no decision.
    @Test func oneScenarioIsFew() {
        #expect(Self.coverage().holes == [.ksbWithOneScenario("S2")])
    }

    @Test(arguments: [
        ("looks", [CoverageHole.ksbWithOneScenario("S1"), .ksbWithOneScenario("S2")]),
        ("mends", [.ksbWithoutCriterion("S2")]),
        ("explains", [.ksbWithoutCriterion("K1"), .ksbWithOneScenario("S2")]),
        ("calm", [.ksbWithOneScenario("S2"), .ksbWithoutCriterion("B1")]),
    ])
    func withoutACriterion(id: String, expected: [CoverageHole]) {
        let rest = Self.whole.filter { $0.id != id }
        #expect(Self.coverage(rest).holes == expected)
    }

    /// A criterion of the wrong judge reaches a KSB, but not as its reach asks.
    @Test func theWrongJudge() {
        let others = [
            Self.criterion("seen", .workplace, ["K1", "S1"]),
            Self.criterion("asked", .mentor, ["S2", "B1"]),
        ]
        #expect(
            Self.coverage(others).holes == [
                .ksbWithoutQuestion("K1"), .ksbWithoutRule("S1"), .ksbWithoutRule("S2"),
                .ksbWithoutWitness("B1"),
            ])
    }

    @Test func levelsThatNoSessionShows() {
        let low = [Self.recording("a-day", [("looks", .developing), ("mends", .notYet)])]
        #expect(
            Self.coverage(Self.whole, low).holes == [
                .ksbWithOneScenario("S1"), .ksbWithOneScenario("S2"),
                .criterionNeverHigh("looks"), .criterionNeverHigh("mends"),
            ])
        let high = [Self.recording("a-day", [("looks", .competent), ("mends", nil)])]
        #expect(
            Self.coverage(Self.whole, high).holes == [
                .ksbWithOneScenario("S1"), .ksbWithoutScenario("S2"),
                .criterionNeverLow("looks"),
                .criterionWithoutOccasion("mends"),
            ])
    }

    @Test func scenariosWithoutASession() {
        let silent = Self.recordings + [Recording(scenario: "c-day", findings: [])]
        #expect(
            Self.coverage(Self.whole, silent).holes == [
                .ksbWithOneScenario("S2"), .scenarioWithoutSession("c-day"),
            ])
        #expect(
            Self.coverage(Self.whole, []).holes == [
                .ksbWithoutScenario("S1"), .ksbWithoutScenario("S2"),
                .criterionWithoutOccasion("looks"), .criterionWithoutOccasion("mends"),
            ])
    }
}
