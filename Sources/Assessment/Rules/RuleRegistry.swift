import Plant

/// The rules that criteria can name.
package enum RuleRegistry {
    /// All rules, in the order in which a session comes upon them.
    package static let standard: [CriterionRule] = [
        QuestionRules.askedFirst, QuestionRules.askedWhatChanged, QuestionRules.scopedIt,
        MeasuringRules.measuredBeforeChange, MeasuringRules.measuredAtSeveralPoints,
        MeasuringRules.redundantSteps,
        InformationRules.splitWherePossible, InformationRules.stepsThatTell,
        ChangeRules.oneChangeAtATime, ChangeRules.changesReversed,
        SpareRules.swapsPutBack, SpareRules.nothingReplacedBlindly,
        SpareRules.fittedOnEvidence,
        CauseRules.suspectedBeforeChange, CauseRules.causeStated, CauseRules.ruleOutsRecorded,
        CauseRules.hintsNotNeeded, AnswerRules.answerFollowed, AnswerRules.diagnosisNear,
        VerifyingRules.repairVerified, VerifyingRules.measurementRepeated,
        ComparingRules.seenBeforeAndAfter, VerifyingRules.finishedProperly,
        HarmRules.nothingHarmed, HarmRules.calibrationRespected,
        TimeRules.restoredInTime, TimeRules.withinBudget,
        InformationRules.priceOfKnowing,
        TellingRules.clientTold, TellingRules.othersTold,
        AuthorityRules.leaveAsked, AuthorityRules.escalatedWithEvidence,
        AnswerRules.narrowedBeforeHandingOn,
        ExposureRules.exposureContained, ExposureRules.exposureNotCaused,
        NoteRules.noted, NoteRules.labelsPutRight,
    ]

    /// The rule of a name, or nil.
    package static func rule(named name: String) -> CriterionRule? {
        standard.first { $0.name == name }
    }

    /// What is wrong with a use of a rule; nil where it can be applied.
    package static func problem(with use: RuleUse) -> RuleProblem? {
        guard let rule = rule(named: use.name) else {
            return RuleProblem(
                what: "unknown rule `\(use.name)`", given: use.name,
                candidates: standard.map(\.name))
        }
        for (index, given) in use.parameters.enumerated() {
            let known = rule.parameters.map(\.name)
            guard let parameter = rule.parameters.first(where: { $0.name == given.name }) else {
                return RuleProblem(
                    parameter: given.name, what: "`\(rule.name)` takes no `\(given.name)`",
                    expected: known.isEmpty ? "no `with`: the rule takes nothing" : "",
                    given: given.name, candidates: known)
            }
            if use.parameters[..<index].contains(where: { $0.name == given.name }) {
                return RuleProblem(
                    parameter: given.name, what: "`\(given.name)` is given twice",
                    expected: "one `\(given.name)`", given: given.name)
            }
            guard parameter.accepts(given.value) else {
                return RuleProblem(
                    parameter: given.name,
                    what: "`\(given.name)` can't be " + quoted(given.value),
                    expected: parameter.expectation, given: given.value.word ?? "")
            }
        }
        for parameter in rule.parameters where parameter.fallback == nil {
            if !use.parameters.contains(where: { $0.name == parameter.name }) {
                return RuleProblem(
                    what: "`\(rule.name)` needs `\(parameter.name)`: \(parameter.summary)",
                    expected: "`\(parameter.name)`: \(parameter.expectation)")
            }
        }
        return nil
    }

    private static func quoted(_ value: DeclaredValue) -> String {
        switch value {
        case .word(let word): "`\(word)`"
        case .list: "this list"
        case .mapping: "a mapping"
        }
    }
}
