import SimulationKernel

/// What each latch of a plant looks at to know where it rests, in one state at rest.
///
/// A latch of which nothing has changed that it looked at there rests where it did, so that a patch
/// can be settled by asking the others alone. `Simulation.settle(from:after:)` gives just the state
/// that `settle()` would give, at the time at which this was taken.
package final class RestMemory {
    /// By cell, by node and by point of the derived tables: the latches that looked at it.
    private let byCell: [[Int32]]
    private let byNode: [[Int32]]
    private let byPoint: [[Int32]]
    /// Whether a latch has to be asked whatever happens: it looks at tables, or isn't at rest.
    private let isAlwaysAsked: [Bool]
    /// Everything that `settle()` reads in that state.
    private let whole: ReadTrace
    /// The points of the derived tables in that state.
    private let points: [Int64]

    /// Looks at a simulation at rest, which stays as it is.
    package init(_ simulation: Simulation) {
        let plant = simulation.plant
        let state = simulation.state
        var byCell = Array(repeating: [Int32](), count: plant.cellCount)
        var byNode = Array(repeating: [Int32](), count: plant.nodeCount)
        var byPoint = Array(repeating: [Int32](), count: plant.pointCount)
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
            for point in trace.points { byPoint[point].append(Int32(index)) }
        }
        self.byCell = byCell
        self.byNode = byNode
        self.byPoint = byPoint
        self.isAlwaysAsked = isAlwaysAsked
        points = simulation.evaluator.points
        whole = simulation.tracing { simulation.settle() }.1
        simulation.restore(state)
    }

    /// Whether settling can come out otherwise after some changes: else the plant is at rest.
    package func isTouched(by changes: EvaluatorChanges) -> Bool { changes.touch(whole) }

    /// The latches to ask after some changes.
    fileprivate func unrest(after changes: EvaluatorChanges) -> LatchUnrest {
        var unrest = LatchUnrest(memory: self, isAsked: isAlwaysAsked, points: points)
        for cell in changes.cells { unrest.ask(byCell[cell]) }
        for node in changes.nodes { unrest.ask(byNode[node]) }
        for point in changes.points { unrest.ask(byPoint[point]) }
        return unrest
    }

    fileprivate func mark(_ unrest: inout LatchUnrest, _ evaluator: Evaluator) {
        for cell in evaluator.changedCells { unrest.ask(byCell[Int(cell)]) }
        for node in evaluator.changedNodes { unrest.ask(byNode[Int(node)]) }
        for point in evaluator.points(unlike: unrest.points) { unrest.ask(byPoint[point]) }
        unrest.points = evaluator.points
    }
}

/// Which latches may not rest where they did, while a plant settles from what is remembered.
struct LatchUnrest {
    fileprivate let memory: RestMemory
    /// By latch: whether it looks at anything that has changed.
    fileprivate(set) var isAsked: [Bool]
    /// By latch: the moment at which it was last found to be where it rests; nil for not yet.
    fileprivate var restedAt: [UInt64?]
    /// The points of the derived tables, as of the last change.
    fileprivate var points: [Int64]

    fileprivate init(memory: RestMemory, isAsked: [Bool], points: [Int64]) {
        self.memory = memory
        self.isAsked = isAsked
        self.points = points
        restedAt = Array(repeating: nil, count: isAsked.count)
    }

    fileprivate mutating func ask(_ latches: [Int32]) {
        for latch in latches { isAsked[Int(latch)] = true }
    }

    /// Adds the latches that look at what an evaluator's last `apply` changed.
    mutating func note(_ evaluator: Evaluator) { memory.mark(&self, evaluator) }
}

extension Simulation {
    /// Brings every latch to rest at once, as `settle()` does.
    ///
    /// - Parameters:
    ///   - memory: of the state in which the simulation was before the changes.
    ///   - changes: all that has changed since.
    package func settle(from memory: RestMemory, after changes: EvaluatorChanges) {
        var unrest = memory.unrest(after: changes)
        queue.removeAll { $0.kind == Simulation.latchStep }
        pendingTargets = Array(repeating: nil, count: plant.latchCount)
        if settleLatches(&unrest).isEmpty {
            // Whoever is asked in vain goes nowhere; settlers ask a great many.
            self.unrest = unrest
        } else {
            for latch in plant.latchRules.indices { retarget(LatchID(latch)) }
        }
        rows = LatchTables()
        for settler in plant.registry.settlers { settler(self) }
        self.unrest = nil
    }

    /// As `settleLatches()`, round by round, without asking those that would stay where they are.
    private func settleLatches(_ unrest: inout LatchUnrest) -> [LatchID] {
        var moved = Array(repeating: false, count: plant.latchCount)
        for round in 0..<settlingRounds {
            var isAtRest = true
            for index in unrest.isAsked.indices where unrest.isAsked[index] {
                // Nothing at all has changed since it was asked.
                if unrest.restedAt[index] == evaluator.moment { continue }
                guard let rule = plant.latchRules[index] else { continue }
                let target = rule.settled(self)
                guard evaluator.apply([(plant.layout.cell(LatchID(index)), target)]) else {
                    unrest.restedAt[index] = evaluator.moment
                    continue
                }
                isAtRest = false
                unrest.note(evaluator)
                if 2 * round >= settlingRounds { moved[index] = true }
            }
            if isAtRest { return [] }
        }
        return moved.indices.filter { moved[$0] }.map { LatchID($0) }
    }
}
