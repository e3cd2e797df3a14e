import Diagnosis
package import Exercises
package import FaultReasoning
import Plant
package import Scenarios
package import Solving

/// Work on a case as somebody does it, with the reasoning beside it.
extension SessionRecorder {
    /// A session on a case, reasoned about by the predictions that all tests share.
    package convenience init(on instance: ScenarioInstance) throws {
        self.init(Exercise(instance), try CornerHouse.predictions(instance))
    }

    /// What every hypothesis shows in this case.
    package var predictions: FacilityPredictions { reasoner.predictions }

    /// What can be expected of each observation now.
    package var outlook: Outlook { Outlook(reasoner, at: place, clock: clock) }

    /// Types a line, and walks first where that is what it lacks; nil where it can't be done.
    @discardableResult
    package func attempt(_ line: String) -> ExerciseReply? {
        do throws(ActionRefusal) {
            return try type(line)
        } catch {
            guard error.advice.hasPrefix("go ") else { return nil }
            _ = try? type(error.advice)
            return try? type(line)
        }
    }

    /// Goes where an observation is made, and makes it; nil where it can't be made.
    @discardableResult
    package func observe(_ observation: Observation) -> ExerciseReply? {
        let plant = exercise.plant
        if let there = observation.place(plant), there != place {
            _ = try? type("go \(plant.layout.places[there.index].id)")
        }
        let command = observation.command(plant)
        return try? perform(ExerciseCommand(command.verb, command.words))
    }

    /// Observes as an expert would until that is enough, or nothing is worth it any more.
    package func observeAsAnExpert(most: Int, until isEnough: (Reasoner) -> Bool) {
        var refused: [Int] = []
        for _ in 0..<most where !isEnough(reasoner) {
            guard let choice = outlook.without(refused).expertChoice else { return }
            if observe(predictions.observations[choice]) == nil { refused.append(choice) }
        }
    }
}

extension Reasoner {
    /// Whether one candidate, with its parameters, is likely enough to act on.
    package var isKnown: Bool {
        let best = Int(belief.best)
        return best != predictions.hypotheses.unmodelled
            && belief.probabilities[best] >= Reasoner.sureness
    }
}
