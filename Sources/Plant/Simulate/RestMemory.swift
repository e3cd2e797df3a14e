import SimulationKernel

/// What each latch of a plant looks at to know where it rests, in one state at rest.
///
/// A latch of which nothing has changed that it looked at there rests where it did, so that a patch
/// can be settled by asking the others alone. `Simulation.settle(from:after:)` gives just the state
/// that `settle()` would give, at the time at which this was taken.
package final class RestMemory {
    /// By cell and by node: the latches that looked at it.
    private let byCell: [[Int32]]
    private let byNode: [[Int32]]
    /// Whether a latch has to be asked whatever happens: it looks at tables, or isn't at rest.
    private let isAlwaysAsked: [Bool]
    /// Everything that `settle()` reads in that state.
    private let whole: ReadTrace

    /// Looks at a simulation at rest, which stays as it is.
    package init(_ simulation: Simulation) {
        let plant = simulation.plant
        let state = simulation.state
        var byCell = Array(repeating: [Int32](), count: plant.cellCount)
        var byNode = Array(repeating: [Int32](), count: plant.nodeCount)
        var isAlwaysAsked = Array(repeating: false, count: plant.latchCount)
        for (index, rule) in plant.latchRules.enumerated() {
            guard let rule else { continue }
            let latch = LatchID(index)
            let (target, trace) = simulation.tracing { rule.settled(simulation) }
            isAlwaysAsked[index] = trace.readsTables || target != simulation.latch(latch)
            byCell[plant.layout.cell(latch).index].append(Int32(index))
            for cell in trace.cells where cell != plant.layout.cell(latch).index {
                byCell[cell].append(Int32(index))
            }
            for node in trace.nodes { byNode[node].append(Int32(index)) }
        }
        self.byCell = byCell
        self.byNode = byNode
        self.isAlwaysAsked = isAlwaysAsked
        whole = simulation.tracing { simulation.settle() }.1
        simulation.restore(state)
    }

    /// Whether settling can come out otherwise after some changes: else the plant is at rest.
    package func isTouched(by changes: EvaluatorChanges) -> Bool { changes.touch(whole) }

    /// The latches to ask after some changes: by latch, whether it is one.
    fileprivate func asked(after changes: EvaluatorChanges) -> [Bool] {
        var asked = isAlwaysAsked
        mark(changes.cells, changes.nodes, in: &asked)
        return asked
    }

    /// Adds the latches that look at any of some cells and nodes.
    fileprivate func mark(
        _ cells: some Sequence<some BinaryInteger>, _ nodes: some Sequence<some BinaryInteger>,
        in asked: inout [Bool]
    ) {
        for cell in cells { for latch in byCell[Int(cell)] { asked[Int(latch)] = true } }
        for node in nodes { for latch in byNode[Int(node)] { asked[Int(latch)] = true } }
    }
}

extension Simulation {
    /// Brings every latch to rest at once, as `settle()` does.
    ///
    /// - Parameters:
    ///   - memory: of the state in which the simulation was before the changes.
    ///   - changes: all that has changed since.
    package func settle(from memory: RestMemory, after changes: EvaluatorChanges) {
        var asked = memory.asked(after: changes)
        queue.removeAll { $0.kind == Simulation.latchStep }
        pendingTargets = Array(repeating: nil, count: plant.latchCount)
        if !settleLatches(among: &asked, memory).isEmpty {
            for latch in plant.latchRules.indices { retarget(LatchID(latch)) }
        }
        rows = LatchTables()
        for settler in plant.registry.settlers { settler(self) }
    }

    /// As `settleLatches()`, round by round, without asking those that would stay where they are.
    private func settleLatches(among asked: inout [Bool], _ memory: RestMemory) -> [LatchID] {
        var moved = Array(repeating: false, count: plant.latchCount)
        for round in 0..<settlingRounds {
            var isAtRest = true
            for index in asked.indices where asked[index] {
                guard let rule = plant.latchRules[index] else { continue }
                let target = rule.settled(self)
                guard evaluator.apply([(plant.layout.cell(LatchID(index)), target)]) else {
                    continue
                }
                isAtRest = false
                memory.mark(evaluator.changedCells, evaluator.changedNodes, in: &asked)
                if 2 * round >= settlingRounds { moved[index] = true }
            }
            if isAtRest { return [] }
        }
        return moved.indices.filter { moved[$0] }.map { LatchID($0) }
    }
}
