import SimulationKernel

/// Coming to rest, as if the present condition had lasted for ever.
extension Simulation {
    /// Brings every latch to rest at once, as if the present condition had lasted for ever, and
    /// fills the tables. Latches that never rest (see `restProblem`) go on from where they are.
    package func settle() {
        queue.removeAll { $0.kind == Simulation.latchStep }
        pendingTargets = Array(repeating: nil, count: plant.latchCount)
        if !settleLatches().isEmpty {
            for latch in plant.latchRules.indices { retarget(LatchID(latch)) }
        }
        rows = LatchTables()
        for settler in plant.registry.settlers { settler(self) }
    }

    /// What is wrong with the content where latches chase each other for ever in the present
    /// condition; nil where all come to rest. Changes nothing.
    package func restProblem() -> PlantProblem? {
        let restless = evaluator.withOverlay([]) { settleLatches() }
        guard let first = restless.first else { return nil }
        let layout = plant.layout
        func owner(_ latch: LatchID) -> String {
            layout.elements[layout.latchOwners[latch.index].index].id
        }
        let names = restless.map { "`\(owner($0))/\(layout.latchNames[$0.index])`" }
        return PlantProblem(
            subject: ["elements", owner(first)],
            what: "never comes to rest: " + names.joined(separator: ", "),
            expected: "latches that settle where nothing else changes")
    }

    /// Moves all latches to where they rest, and returns those that never do.
    ///
    /// One latch moves at a time, as in life, where no two things happen at once: two that exclude
    /// each other come to rest with the first of them.
    private func settleLatches() -> [LatchID] {
        var moved = Array(repeating: false, count: plant.latchCount)
        var restedAt: [UInt64?] = Array(repeating: nil, count: plant.latchCount)
        for round in 0..<settlingRounds {
            var isAtRest = true
            for (index, rule) in plant.latchRules.enumerated() {
                // Nothing at all has changed since it was asked.
                if restedAt[index] == evaluator.moment { continue }
                guard let rule else { continue }
                let target = rule.settled(self)
                guard evaluator.apply([(plant.layout.cell(LatchID(index)), target)]) else {
                    restedAt[index] = evaluator.moment
                    continue
                }
                isAtRest = false
                // Whatever still moves in the last half isn't on its way to rest.
                if 2 * round >= settlingRounds { moved[index] = true }
            }
            if isAtRest { return [] }
        }
        return moved.indices.filter { moved[$0] }.map { LatchID($0) }
    }

    /// Runs a function as if some slots had long been different: latches at their settled values,
    /// no noise. Nothing is kept. Tables stay as they are.
    package func asIf<Result>(_ edits: [SlotEdit], _ body: () throws -> Result) rethrows -> Result {
        let cells = edits.map { (plant.layout.cell($0.slot), $0.value) }
        return try evaluator.withOverlay(cells) {
            try quietly {
                _ = settleLatches()
                return try body()
            }
        }
    }
}
