import FaultReasoning
import Testing

@testable import Assessment

/// A made-up session, and the level at which a rule is to find it.
struct RuleCase: Sendable, CustomTestStringConvertible {
    var rule: String
    /// Nil where there is no occasion.
    var level: Level?
    var name: String
    var session: SessionEvidence

    init(
        _ rule: String, _ level: Level?, _ name: String, _ beats: [Beat],
        claim: String = "picture", failed: [String] = [],
        faults: [(String, String)] = [("rtr", "misrouted")], deadlineMinutes: Int64 = 60,
        analysis: SessionAnalysis? = nil
    ) {
        self.rule = rule
        self.level = level
        self.name = name
        session = MadeUpHouse.session(
            beats, claim: claim, failed: failed, faults: faults, deadlineMinutes: deadlineMinutes)
        session.analysis = analysis
    }

    var testDescription: String { "\(rule), \(level?.rawValue ?? "no occasion"): \(name)" }

    /// The finding of a criterion with nothing but the rule's name.
    var finding: Finding? {
        Assessor.findings(criteria: [SampleCriteria.criterion(rule)], evidence: session).first
    }
}

/// Every rule at every level, by small sessions.
@Suite struct RuleCaseTests {
    static let cases =
        RuleCases.questions + RuleCases.measuring + RuleCases.changing + RuleCases.spares
        + RuleCases.causes + RuleCases.verifying + RuleCases.harm + RuleCases.time
        + RuleCases.telling + RuleCases.authority + RuleCases.exposure + RuleCases.notes
        + RuleCases.splitting + RuleCases.idling + RuleCases.parts + RuleCases.prices
        + RuleCases.answers + RuleCases.handing + RuleCases.nearness + RuleCases.comparisons

    @Test(arguments: cases) func aRuleFindsTheLevel(_ one: RuleCase) throws {
        let finding = try #require(one.finding)
        #expect(finding.level == one.level, "\(finding.why)")
        #expect(!finding.why.isEmpty && finding.why.hasSuffix("."))
    }

    /// No rule has a level that no case shows.
    @Test func everyLevelOfEveryRuleIsShown() {
        for rule in RuleRegistry.standard {
            for level in Level.allCases {
                let isShown = RuleCaseTests.cases.contains {
                    $0.rule == rule.name && $0.level == level
                }
                #expect(isShown, "\(rule.name) \(level.rawValue)")
            }
        }
    }
}

/// The cases, by what their rules are about.
enum RuleCases {}
