import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel

/// A session with the reasoning beside it.
final class Bench {
    let exercise: Exercise
    let reasoner: Reasoner
    var predictions: FacilityPredictions { reasoner.predictions }

    init(_ instance: ScenarioInstance) throws {
        exercise = Exercise(instance)
        reasoner = Reasoner(try CornerHouse.predictions(instance), exercise.caseFile)
    }

    /// Types a line; nil where it is refused.
    @discardableResult
    func type(_ line: String) -> ExerciseReply? {
        guard let command = try? exercise.parser.parse(line) else { return nil }
        return perform(command)
    }

    @discardableResult
    func perform(_ command: ExerciseCommand) -> ExerciseReply? {
        guard let reply = try? exercise.perform(command), let step = exercise.steps.last else {
            return nil
        }
        reasoner.take(step)
        return reply
    }

    /// Goes where an observation is made, and makes it; nil where it can't be made.
    @discardableResult
    func observe(_ observation: Observation) -> ExerciseReply? {
        let plant = exercise.plant
        if let place = observation.place(plant), place != exercise.memory.place {
            type("go \(plant.layout.places[place.index].id)")
        }
        let command = observation.command(plant)
        return perform(ExerciseCommand(command.verb, command.words))
    }

    var outlook: Outlook {
        Outlook(reasoner, at: exercise.memory.place, clock: exercise.simulation.clock)
    }

    /// Whether something that comes and goes is likely enough to look twice.
    var mayComeAndGo: Bool {
        reasoner.candidates.indices.contains { number in
            reasoner.belief.probabilities[number] >= 0.01
                && reasoner.candidates[number].members.contains {
                    predictions.comesAndGoes(predictions.hypotheses.all[$0])
                }
        }
    }

    /// Whether one candidate, with its parameters, is likely enough to act on.
    var isKnown: Bool {
        let best = Int(reasoner.belief.best)
        return best != predictions.hypotheses.unmodelled
            && reasoner.belief.probabilities[best] >= 0.95
    }

    /// Observes as an expert would until something is known, or nothing is worth it any more.
    func observeAsAnExpert(most: Int) {
        var refused: [Int] = []
        for _ in 0..<most where !isKnown {
            guard let choice = outlook.without(refused).expertChoice else { return }
            if observe(predictions.observations[choice]) == nil { refused.append(choice) }
        }
    }
}
