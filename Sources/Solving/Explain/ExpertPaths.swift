package import FaultReasoning
import SimulationKernel

extension SolvedCase {
    /// The play as a path beside which a session can be held.
    package var path: ExpertPath {
        var elapsed: Int64 = 0
        let moves = moves.map { move in
            elapsed += (move.step.finished - move.step.started).milliseconds / 1000
            return ExpertPath.Move(
                command: move.command.line, elapsed: elapsed, bitsAfter: move.bitsAfter)
        }
        return ExpertPath(
            moves: moves, priceUntilKnown: priceUntilKnown, price: price, outcome: outcome)
    }
}
