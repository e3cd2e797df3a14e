import FaultReasoning
import Plant

/// What is owed, seen before the repair and after it.
enum ComparingRules {
    static let seenBeforeAndAfter = CriterionRule(
        "seen-before-and-after",
        reasoned: "Whether what is owed was checked before the repair, and failed, and after it, "
            + "and held.",
        noOccasion: "Nothing was mended.",
        notYet: "Nothing that is owed was checked before the repair, or after it.",
        developing: "Something that is owed was checked before the repair or after it, but wasn't "
            + "seen to fail before and to hold after.",
        competent: "Something that is owed was seen to fail before the repair, and something else "
            + "to hold after it.",
        strong: "The same thing that is owed was seen to fail before the repair and to hold after "
            + "it.",
        waitsForClose: true
    ) { evidence, analysis, _ in
        guard let first = evidence.repairs.first, let last = evidence.repairs.last else {
            return .noOccasion("You mended nothing, so there was no before and after.")
        }
        let checks = analysis.steps.filter {
            $0.stepClass == .verifies && ($0.line < first.line || $0.line > last.line)
        }.map { named($0, evidence) }
        return analysis.steady(checks) { compared($0, first.line, last.line) }
    }

    /// A check with its name, which the stored line has.
    private static func named(_ step: StepAnalysis, _ evidence: Evidence) -> StepAnalysis {
        guard step.reason.checks.isEmpty else { return step }
        var step = step
        step.reason.checks = evidence.verifications.filter { $0.line == step.line }.map(\.check)
        return step
    }

    private static func compared(_ checks: [StepAnalysis], _ first: Int, _ last: Int) -> Verdict {
        guard let one = checks.first else {
            return .found(
                .notYet, [first, last],
                "You checked nothing that is owed, before the repair at line \(first) or after it.")
        }
        let failed = checks.filter { $0.line < first && $0.reason.kind == .confirmedFails }
        let held = checks.filter { $0.line > last && $0.reason.kind == .confirmedHolds }
        guard let before = failed.first, let after = held.last else {
            return .found(
                .developing, checks.map(\.line),
                "You checked what is owed at line \(one.line), but didn't see it fail before the "
                    + "repair and hold after it.")
        }
        for check in Phrases.unique(failed.flatMap(\.reason.checks)) {
            let failure = failed.first { $0.reason.checks.contains(check) } ?? before
            guard let success = held.last(where: { $0.reason.checks.contains(check) }) else {
                continue
            }
            return .found(
                .strong, [failure.line, success.line],
                "You saw that `\(check)` failed at line \(failure.line), and that it held at line "
                    + "\(success.line), after the repair.")
        }
        return .found(
            .competent, [before.line, after.line],
            "You saw something fail at line \(before.line), and something else hold at line "
                + "\(after.line), after the repair.")
    }
}
