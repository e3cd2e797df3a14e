import SimulationKernel

extension SimulationState {
    /// What keeps this state from being one of a plant, in words; nil where nothing does.
    ///
    /// It looks at every number by which something of the plant is found: a state that has none
    /// wrong can be taken up without a trap, though it needn't ever have come about.
    ///
    /// - Parameter patchCount: how many patches the simulation has that are due later.
    package func problem(for plant: Plant, patchCount: Int = .max) -> String? {
        let layout = plant.layout
        if cells.count != plant.cellCount {
            return "\(cells.count) cells for a plant of \(plant.cellCount)"
        }
        if streams.count != layout.streamNames.count {
            return "\(streams.count) streams for a plant of \(layout.streamNames.count)"
        }
        for (index, slot) in layout.slots.enumerated() {
            let count: Int
            switch slot.domain {
            case .port: count = layout.ports.count
            case .element: count = layout.elements.count
            default: continue
            }
            if cells[index] < -1 || cells[index] >= Int64(count) {
                return "`\(layout.path(of: SlotID(index)))` at \(cells[index]), beyond \(count)"
            }
        }
        for row in tables.rows where !layout.tableNames.indices.contains(row.table.index) {
            return "a row of table \(row.table.index), of \(layout.tableNames.count)"
        }
        for edit in applied where !layout.slots.indices.contains(edit.slot.index) {
            return "an edit of slot \(edit.slot.index), of \(layout.slots.count)"
        }
        return queueProblem(plant, patchCount)
    }

    private func queueProblem(_ plant: Plant, _ patchCount: Int) -> String? {
        var isPending = [Bool](repeating: false, count: plant.latchCount)
        let kinds = Int(Simulation.firstPlaneEvent) + plant.registry.eventHandlers.count
        for event in queue.sortedEntries.map(\.event) {
            let subject = Int(event.subject)
            if event.kind < 0 || Int(event.kind) >= kinds {
                return "an event of kind \(event.kind), of \(kinds)"
            }
            if event.kind == Simulation.scheduledPatch && !(0..<patchCount).contains(subject) {
                return "an event of patch \(subject)"
            }
            guard event.kind == Simulation.latchStep else { continue }
            guard isPending.indices.contains(subject), plant.latchRules[subject] != nil else {
                return "a step of latch \(subject), which doesn't move by itself"
            }
            if isPending[subject] { return "two steps of latch \(subject) at once" }
            isPending[subject] = true
        }
        return nil
    }
}
