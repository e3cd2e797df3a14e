/// Finds criteria in sessions.
package enum Assessor {
    /// What a session's stored steps show of each criterion that the engine judges, in the order of
    /// the criteria; those that people judge are left out.
    ///
    /// Nothing of the plant is computed again. Every line that a finding names is one of the
    /// session's.
    package static func findings(
        criteria: [Criterion], evidence: SessionEvidence
    ) -> [Finding] {
        let seen = Evidence(evidence)
        return criteria.filter { $0.judge == .engine }.map { finding($0, seen) }
    }

    private static func finding(_ criterion: Criterion, _ evidence: Evidence) -> Finding {
        let verdict = verdict(criterion.rule, evidence)
        var lines: [Int] = []
        for line in verdict.lines.sorted() where lines.last != line {
            if evidence.hasLine(line) { lines.append(line) }
        }
        return Finding(
            criterion: criterion.id, level: verdict.level, lines: lines, why: verdict.why)
    }

    private static func verdict(_ use: RuleUse?, _ evidence: Evidence) -> Verdict {
        guard let use else { return .noOccasion("No rule looks for it.") }
        guard let rule = RuleRegistry.rule(named: use.name), RuleRegistry.problem(with: use) == nil
        else {
            return .noOccasion(
                "This version of Patchbay can't apply the rule `\(use.name)` as it is given.")
        }
        return rule.verdict(evidence, RuleArguments(rule, use))
    }
}
