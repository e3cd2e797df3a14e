package import FaultReasoning
package import TerminalCanvas

/// What each step of a session was worth, as one text: nothing but the analysis is needed.
package enum ExplainView {
    /// Every step with its sentence, then the totals, the answer and the expert's way.
    ///
    /// - Parameter names: what elements and checks are called; as they are typed where nobody says.
    package static func element(
        _ analysis: SessionAnalysis, _ names: StepNames = .plain
    ) -> Element {
        let steps = analysis.steps.map { step in
            "line \(step.line), \(step.command) (\(StepWords.summary(step))): "
                + StepWords.why(step, names) + better(step)
        }
        return .group([
            .heading("What each step was worth", level: 1),
            .paragraph(
                "\(analysis.hypotheses) things could be the matter at this facility. "
                    + StepWords.meaningOfBits),
            .heading("Step by step", level: 2),
            steps.isEmpty ? .paragraph("Nothing was done in this session.") : .list(steps),
            .heading("In all", level: 2), .paragraph(WorthView.counts(analysis)),
            .fields(AnswerWords.totals(analysis)),
            .heading("The answer", level: 2), WorthView.answer(analysis, names),
            .heading("The expert's way", level: 2), WorthView.expert(analysis.expert),
        ])
    }

    /// What would have told more for the price of a step that was meant to tell something; nothing
    /// where there is nothing to say of that.
    private static func better(_ step: StepAnalysis) -> String {
        let looks: [StepClass] = [
            .splits, .eliminates, .testsBySwap, .replaces, .redundant, .irrelevant,
        ]
        guard looks.contains(step.stepClass), let best = step.best, best.command != step.command,
            StepWords.tenths(best.expectedBits) > StepWords.tenths(step.expectedBits)
        else { return "" }
        return " " + StepWords.best(step)
    }
}
