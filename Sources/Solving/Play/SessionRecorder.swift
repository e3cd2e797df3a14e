package import Exercises
package import FaultReasoning
package import Plant
package import SimulationKernel

/// A session that is played from outside: commands go in, and what reasoning needs of each is kept.
package final class SessionRecorder {
    package let exercise: Exercise
    package let reasoner: Reasoner
    /// What was done, with how things stood.
    package private(set) var moves: [RecordedMove] = []

    /// Whether what was read is reasoned about: a policy that never asks needs nothing of it.
    private let reasons: Bool

    /// A session on an exercise that hasn't begun, reasoned about from its start.
    package init(_ exercise: Exercise, _ predictions: FacilityPredictions, reasons: Bool = true) {
        self.exercise = exercise
        self.reasons = reasons
        reasoner = Reasoner(predictions, exercise.caseFile)
    }

    /// Gives a command, and takes what it brought into the reasoning; refused as the exercise does.
    @discardableResult
    package func perform(_ command: ExerciseCommand) throws(ActionRefusal) -> ExerciseReply {
        let before = exercise.moment
        let bits = reasoner.entropy
        let reply = try exercise.perform(command)
        guard let step = exercise.steps.last else { return reply }
        if reasons { reasoner.take(step) }
        moves.append(
            RecordedMove(
                command: command, step: step, bitsBefore: bits, bitsAfter: reasoner.entropy,
                price: before.price(until: exercise.moment)))
        return reply
    }

    /// Gives a line as somebody types it.
    @discardableResult
    package func type(_ line: String) throws(ActionRefusal) -> ExerciseReply? {
        guard let command = try exercise.parser.parse(line) else { return nil }
        return try perform(command)
    }

    /// Gives a line, and walks to where it has to be done where that is what it lacks; nil where it
    /// can't be done.
    @discardableResult
    func typeWalking(_ line: String) -> ExerciseReply? {
        do throws(ActionRefusal) {
            return try type(line)
        } catch {
            guard error.advice.hasPrefix("go ") else { return nil }
            _ = try? type(error.advice)
            return try? type(line)
        }
    }

    /// Where the engineer is.
    package var place: PlaceID { exercise.memory.place }
    /// The time in the story.
    package var clock: SimulatedTime { exercise.simulation.clock }
}

/// One command of a played session.
package struct RecordedMove: Sendable {
    package var command: ExerciseCommand
    package var step: SessionStep
    package var bitsBefore: Double
    package var bitsAfter: Double
    /// Seconds of the engineer's time, with pounds and disruption.
    package var price: Int64
}
