import Diagnosis
package import Exercises
package import FaultReasoning
import Plant
package import Scenarios
import SimulationKernel

/// Says of each step of a recorded session what it was worth.
///
/// It reads the stored steps alone, and what the facility would show under each hypothesis; the
/// session isn't performed again. What was really the matter it uses only to say how near the
/// answer came, and since when it followed.
package struct SessionExplainer {
    private let instance: ScenarioInstance
    private let predictions: FacilityPredictions
    private let prices: PriceList

    /// - Parameter predictions: of this instance's plant, scene and time of call.
    package init(
        _ instance: ScenarioInstance, _ predictions: FacilityPredictions, prices: PriceList
    ) {
        self.instance = instance
        self.predictions = predictions
        self.prices = prices
    }

    /// The analysis of a session, with an expert's path from the same start.
    package func analyse(_ steps: [RecordedStep], expert: ExpertPath) -> SessionAnalysis {
        let reasoner = Reasoner(predictions, instance.caseFile(prices: prices))
        let truth = Truth(instance, predictions)
        let start = reasoner.entropy
        var lens = StepLens(reasoner, instance)
        var analyses: [StepAnalysis] = []
        for (index, recorded) in steps.enumerated() {
            let step = SessionStep(
                recorded,
                from: index > 0 ? steps[index - 1].reply.place : instance.scenario.start)
            let view = lens.look(at: step, number: recorded.number)
            let bitsBefore = reasoner.entropy
            let before = reasoner.belief.probabilities
            reasoner.take(step)
            let after = Aftermath(
                recorded: recorded, laterSteps: steps[(index + 1)...],
                probabilitiesBefore: before, reasoner: reasoner,
                claims: instance.claims.map(\.id), mistaken: predictions.mistakenExpectations)
            let judged = StepClassifier(view: view, after: after).judge()
            lens.note(judged.stepClass, at: recorded.number)
            analyses.append(
                StepAnalysis(
                    line: recorded.number, command: recorded.command.line,
                    stepClass: judged.stepClass, reason: judged.reason, bitsBefore: bitsBefore,
                    bitsAfter: reasoner.entropy, expectedBits: view.prospect.bits,
                    price: price(of: recorded, step), best: view.best, expert: view.expert,
                    truth: truth.probability(reasoner)))
        }
        return SessionAnalysis(
            hypotheses: predictions.hypotheses.all.count, bitsAtStart: start, steps: analyses,
            knownSince: analyses.first { $0.truth >= Reasoner.sureness }?.line,
            expert: expert, credit: CreditJudge(instance, predictions, truth).credit(of: steps),
            answer: AnswerJudge(instance).answer(of: steps),
            linesThatHangOnBands: lens.linesThatHangOnBands)
    }

    /// What a step took: its time, its pounds, and what others lost meanwhile.
    private func price(of recorded: RecordedStep, _ step: SessionStep) -> Int64 {
        var lost: Int64 = 0
        for row in recorded.reply.effects where row.symbol("what") == "down" {
            lost += row.integer("after") ?? 0
        }
        let listed = instance.plant.registry.procedure(named: step.verb).map {
            prices.price(of: step.verb, default: $0.price).pounds
        }
        return PriceWeights.seconds(
            Price(
                seconds: (step.finished - step.started).milliseconds / 1000, pounds: listed ?? 0),
            secondsLost: lost / 1000)
    }
}

extension ExerciseCommand {
    /// The command as it would be typed, without free text.
    package var line: String {
        ([verb] + words.map { $0.contains(" ") && verb != "on" ? "\"\($0)\"" : $0 })
            .joined(separator: " ")
    }
}
