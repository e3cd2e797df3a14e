import Plant
import Testing

@testable import Assessment

/// Rules by their names, and how criteria may use them.
@Suite struct RuleRegistryTests {
    @Test func namesAreUniqueAndWordsAreThere() {
        let names = RuleRegistry.standard.map(\.name)
        #expect(Phrases.unique(names) == names)
        for rule in RuleRegistry.standard {
            #expect(rule.levels.map(\.level) == Level.allCases)
            for text in rule.levels.map(\.words) + [rule.summary, rule.noOccasion] {
                #expect(text.hasSuffix("."), "\(rule.name): \(text)")
            }
        }
    }

    @Test func everyRuleCanBeUsedWithItsNameAlone() {
        for rule in RuleRegistry.standard {
            #expect(RuleRegistry.problem(with: RuleUse(rule.name)) == nil)
        }
    }

    @Test func anUnknownRuleIsNamedWithWhatThereIs() throws {
        let problem = try #require(RuleRegistry.problem(with: RuleUse("asked-frist")))
        #expect(problem.parameter == nil && problem.given == "asked-frist")
        #expect(problem.what == "unknown rule `asked-frist`")
        #expect(problem.candidates.contains("asked-first"))
    }

    @Test func anUnknownParameterIsNamed() throws {
        let use = RuleUse("asked-first", [NamedValue("minimal", .word("2"))])
        let problem = try #require(RuleRegistry.problem(with: use))
        #expect(problem.parameter == "minimal" && problem.candidates == ["minimum"])
        let none = RuleUse("noted", [NamedValue("minimum", .word("2"))])
        #expect(RuleRegistry.problem(with: none)?.candidates == [])
    }

    @Test(arguments: ["", "0", "21", "two", "2.0", "-1", "99999999999999999999"])
    func aNumberOutOfRangeIsRefused(word: String) throws {
        let use = RuleUse("asked-first", [NamedValue("minimum", .word(word))])
        let problem = try #require(RuleRegistry.problem(with: use))
        #expect(problem.parameter == "minimum" && problem.given == word)
        #expect(problem.expected == "a whole number from 1 to 20")
    }

    @Test func wordsAreWordsOrAListOfThem() {
        func problem(_ value: DeclaredValue) -> RuleProblem? {
            RuleRegistry.problem(with: RuleUse("cause-stated", [NamedValue("kinds", value)]))
        }
        #expect(problem(.word("host")) == nil)
        #expect(problem(.list([.word("host"), .word("switch")])) == nil)
        #expect(problem(.list([])) != nil)
        #expect(problem(.list([.mapping([])])) != nil)
        #expect(problem(.mapping([]))?.parameter == "kinds")
    }

    @Test func aParameterGivenTwiceIsRefused() {
        let twice = [NamedValue("minimum", .word("1")), NamedValue("minimum", .word("2"))]
        #expect(RuleRegistry.problem(with: RuleUse("asked-first", twice))?.parameter == "minimum")
    }

    @Test func parametersDecide() throws {
        let beats: [Beat] = [.ask("mags", "changed"), .mend(), .close()]
        let session = MadeUpHouse.session(beats)
        func level(_ minimum: String) -> Level? {
            let criterion = SampleCriteria.criterion(
                "asked-first", [NamedValue("minimum", .word(minimum))])
            return Assessor.findings(criteria: [criterion], evidence: session).first?.level
        }
        #expect(level("1") == .competent && level("2") == .developing)
    }

    @Test func theCauseOfSomeKindsAlone() {
        func level(_ kinds: [String], _ beats: [Beat]) -> Level? {
            let criterion = SampleCriteria.criterion(
                "cause-stated", [NamedValue("kinds", .list(kinds.map { .word($0) }))])
            let session = MadeUpHouse.session(
                beats, faults: [("rtr", "misrouted"), ("sw", "wrong-vlan")])
            return Assessor.findings(criteria: [criterion], evidence: session).first?.level
        }
        let stated: [Beat] = [.diagnose(("sw", "wrong-vlan")), .close()]
        #expect(level(["switch"], stated) == .strong)
        #expect(level(["sdi-router"], stated) == .notYet)
        #expect(level(["host"], stated) == nil)
    }

    @Test func aCriterionThatCantBeAppliedHasNoLevel() throws {
        let session = MadeUpHouse.session([.mend(), .close()])
        let criteria = [
            SampleCriteria.criterion("no-such-rule"),
            SampleCriteria.criterion("asked-first", [NamedValue("minimum", .word("none"))]),
            Criterion(
                id: "bare", title: "", theme: "", purpose: "", ksbs: [], judge: .engine,
                levels: []),
            Criterion(
                id: "mentor", title: "", theme: "", purpose: "", ksbs: [], judge: .mentor,
                levels: []),
        ]
        let findings = Assessor.findings(criteria: criteria, evidence: session)
        #expect(findings.map(\.criterion) == ["no-such-rule", "asked-first", "bare"])
        #expect(findings.allSatisfy { $0.level == nil && $0.lines.isEmpty && !$0.why.isEmpty })
    }
}
