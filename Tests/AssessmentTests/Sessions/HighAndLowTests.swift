import Assessment
import Testing

/// Each rule that rests on what is stored alone shows a high and a low level in sessions that were
/// played with the real engine.
@Suite struct HighAndLowTests {
    /// A rule, a list in which it finds `competent` or `strong`, and one in which it finds less.
    static let table: [(rule: String, high: String, low: String)] = [
        ("asked-first", "misrouted-grade-pass", "misrouted-grade-fail"),
        ("asked-what-changed", "desk-move-pass", "line-up-exposed"),
        ("scoped-it", "desk-move-pass", "desk-move-fail"),
        ("measured-before-change", "misrouted-grade-contained", "after-the-visit-fail"),
        ("measured-at-several-points", "misrouted-grade-pass", "misrouted-grade-fail"),
        ("redundant-steps", "desk-move-pass", "line-up-lost"),
        ("one-change-at-a-time", "desk-move-swapped", "desk-move-fail"),
        ("changes-reversed", "desk-move-swapped", "after-the-visit-fail"),
        ("swaps-put-back", "desk-move-swapped", "desk-move-fail"),
        ("nothing-replaced-blindly", "desk-move-swapped", "desk-move-fail"),
        ("suspected-before-change", "desk-move-pass", "after-the-visit-fail"),
        ("cause-stated", "misrouted-grade-pass", "after-the-visit-rushed"),
        ("rule-outs-recorded", "desk-move-swapped", "line-up-lost"),
        ("hints-not-needed", "line-up-pass", "line-up-lost"),
        ("repair-verified", "line-up-pass", "after-the-visit-rushed"),
        ("measurement-repeated", "after-the-visit-pass", "after-the-visit-rushed"),
        ("finished-properly", "misrouted-grade-escalated", "desk-move-fail"),
        ("nothing-harmed", "desk-move-pass", "line-up-exposed"),
        ("calibration-respected", "after-the-visit-pass", "after-the-visit-fail"),
        ("restored-in-time", "misrouted-grade-contained", "misrouted-grade-fail"),
        ("within-budget", "line-up-pass", "line-up-slow"),
        ("client-told", "after-the-visit-pass", "line-up-exposed"),
        ("others-told", "after-the-visit-pass", "misrouted-grade-fail"),
        ("leave-asked", "desk-move-pass", "after-the-visit-rushed"),
        ("escalated-with-evidence", "misrouted-grade-escalated", "line-up-lost"),
        ("exposure-contained", "misrouted-grade-contained", "misrouted-grade-escalated"),
        ("exposure-not-caused", "misrouted-grade-pass", "line-up-exposed"),
        ("noted", "misrouted-grade-pass", "after-the-visit-fail"),
        ("labels-put-right", "misrouted-grade-contained", "misrouted-grade-fail"),
    ]

    @Test func everyRuleIsInTheTable() {
        let rules = RuleRegistry.standard.filter { !$0.needsAnalysis }
        #expect(HighAndLowTests.table.map(\.rule) == rules.map(\.name))
    }

    @Test(arguments: table.map(\.rule)) func aRuleTellsGoodWorkFromLess(rule: String) throws {
        let row = try #require(HighAndLowTests.table.first { $0.rule == rule })
        let high = try finding(rule, row.high)
        let low = try finding(rule, row.low)
        #expect(try #require(high.level) >= .competent, "\(row.high): \(high.why)")
        #expect(try #require(low.level) <= .developing, "\(row.low): \(low.why)")
    }

    private func finding(_ rule: String, _ name: String) throws -> Finding {
        let criterion = try #require(SampleCriteria.all.first { $0.id == rule })
        return try #require(
            Assessor.findings(
                criteria: [criterion], evidence: try PlayedSessions.evidence(name)
            ).first)
    }
}
