import SimulationKernel

/// A state that a simulation goes back to again and again.
package struct Checkpoint: Sendable {
    package let state: SimulationState
    let pendingTargets: [Int64?]
}

/// A state as what it has otherwise than a checkpoint, so that many of them take little room: the
/// cells that differ, and all else, of which equal parts are shared.
package struct StateDifference: Sendable {
    private let cells: [(cell: Int32, value: Int64)]
    /// The state without its cells.
    private let rest: SimulationState

    fileprivate init(cells: [(cell: Int32, value: Int64)], rest: SimulationState) {
        self.cells = cells
        self.rest = rest
    }

    /// The whole state, from the checkpoint from which it differs.
    package func state(from checkpoint: Checkpoint) -> SimulationState {
        var state = rest
        state.cells = checkpoint.state.cells
        for (cell, value) in cells { state.cells[Int(cell)] = value }
        return state
    }

    /// The edits that make of a checkpoint's cells those of the state.
    fileprivate var edits: [(cell: CellID, value: Int64)] {
        cells.map { (CellID(rawValue: $0.cell), $0.value) }
    }
    fileprivate var others: SimulationState { rest }
}

extension Simulation {
    /// The present state, to go back to.
    package var checkpoint: Checkpoint {
        Checkpoint(state: state, pendingTargets: pendingTargets)
    }

    /// What the present state has otherwise than a checkpoint of the same plant.
    ///
    /// - Parameter cells: at least all cells that differ.
    package func difference(among cells: [Int]) -> StateDifference {
        StateDifference(
            cells: cells.map { (Int32($0), evaluator.cell(at: $0)) }, rest: stateWithoutCells)
    }

    /// Goes back to a checkpoint of the same plant, as if nothing since had been.
    package func restore(_ checkpoint: Checkpoint) {
        evaluator.apply(evaluator.edits(to: checkpoint.state.cells))
        takeOver(checkpoint.state, pendingTargets: checkpoint.pendingTargets)
    }

    /// Goes to a state that differs from a checkpoint of the same plant.
    package func restore(_ checkpoint: Checkpoint, _ difference: StateDifference) {
        restore(checkpoint)
        evaluator.apply(difference.edits)
        takeOver(difference.others)
    }
}
