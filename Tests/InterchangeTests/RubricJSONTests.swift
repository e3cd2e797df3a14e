import Assessment
import Foundation
import Interchange
import Plant
import Testing

/// Standards, criteria and their coverage as others read them.
@Suite struct RubricJSONTests {
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
                id: "looks", title: "Looks first", theme: "looking", purpose: "It helps.",
                ksbs: ["S1"], judge: .engine,
                levels: Level.allCases.map { LevelDescriptor($0, "words of \($0.rawValue)") },
                rule: RuleUse(
                    "asked-first",
                    [
                        NamedValue("minimum", .word("2")),
                        NamedValue("kinds", .list([.word("a"), .mapping([])])),
                    ])),
            Criterion(
                id: "says", title: "Says why", theme: "saying", purpose: "It shows.",
                ksbs: ["K1", "S1"], judge: .mentor, levels: [], question: "Why \"that\"?"),
        ])

    private func read(_ value: JSONValue) throws -> NSDictionary {
        try #require(
            try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? NSDictionary)
    }

    @Test func criteria() throws {
        let object = try read(RubricJSON.value(Self.rubric))
        #expect(object["format"] as? Int == 1)
        let standard = try #require(object["standard"] as? NSDictionary)
        #expect(standard["id"] as? String == "sx" && standard["version"] as? String == "1.0")
        #expect(standard["level"] as? Int == 4)
        #expect(standard["duty_map_notice"] as? String == "A proposal.")
        #expect(
            (standard["duties"] as? [NSDictionary])?.first?["ksbs"] as? [String] == ["S1", "K1"])
        #expect(
            (standard["ksbs"] as? [NSDictionary])?.map { $0["reach"] as? String } == [
                "collected", "observable",
            ])
        let themes = try #require(object["themes"] as? [NSDictionary])
        #expect(themes.map { $0["id"] as? String } == ["looking", "saying"])
        let looks = try #require((themes[0]["criteria"] as? [NSDictionary])?.first)
        #expect(looks["judge"] as? String == "engine" && looks["question"] is NSNull)
        #expect(
            looks["rule"] as? NSDictionary == [
                "name": "asked-first", "parameters": ["minimum": "2", "kinds": ["a", [:]]],
            ])
        #expect(
            (looks["levels"] as? [NSDictionary])?.map { $0["id"] as? String } == [
                "not-yet", "developing", "competent", "strong",
            ])
        let says = try #require((themes[1]["criteria"] as? [NSDictionary])?.first)
        #expect(says["rule"] is NSNull && says["question"] as? String == "Why \"that\"?")
    }

    @Test func coverage() throws {
        let coverage = Coverage(
            Self.rubric,
            recordings: [
                Recording(
                    scenario: "a-day",
                    findings: [Finding(criterion: "looks", level: .strong, lines: [2], why: "")]),
                Recording(scenario: "b-day", findings: []),
            ])
        let object = try read(RubricJSON.value(coverage, of: Self.rubric.standard))
        #expect(object["format"] as? Int == 1)
        #expect((object["standard"] as? NSDictionary)?["duty_map_notice"] as? String != nil)
        let ksbs = try #require(object["ksbs"] as? [NSDictionary])
        #expect(ksbs.map { $0["id"] as? String } == ["K1", "S1"])
        #expect(ksbs[0]["mentor"] as? [String] == ["says"] && ksbs[0]["engine"] as? [String] == [])
        #expect(ksbs[1]["scenarios"] as? [String] == ["a-day"])
        let criteria = try #require(object["criteria"] as? [NSDictionary])
        #expect(
            criteria[0]["scenarios"] as? [NSDictionary] == [["id": "a-day", "levels": ["strong"]]])
        #expect(
            object["holes"] as? [NSDictionary] == [
                ["kind": "ksb-with-one-scenario", "subject": "S1"],
                ["kind": "criterion-never-low", "subject": "looks"],
                ["kind": "scenario-without-session", "subject": "b-day"],
            ])
    }

    /// Each hole has a name of its own, fit for a program.
    @Test func holesHaveNames() throws {
        let none = Rubric(
            standard: Self.rubric.standard,
            criteria: [
                Criterion(
                    id: "seen", title: "", theme: "", purpose: "", ksbs: ["K1", "S1"],
                    judge: .workplace, levels: [])
            ])
        let coverage = Coverage(none, recordings: [])
        let object = try read(RubricJSON.value(coverage, of: none.standard))
        #expect(
            object["holes"] as? [NSDictionary] == [
                ["kind": "ksb-without-question", "subject": "K1"],
                ["kind": "ksb-without-rule", "subject": "S1"],
            ])
    }
}
