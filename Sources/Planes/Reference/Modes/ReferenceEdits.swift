import Plant

/// What the plane's modes have in common.
enum ReferenceEdits {
    /// Codes of ST0933 for finding faults of timing.
    static let ksbs = ["K1", "K3", "K8", "K9", "K12", "K15", "S3", "S6", "S7", "S8"]
    /// Codes for those of clocks in the network.
    static let networkKSBs = ["K2", "K3", "K8", "K9", "K13", "K15", "K17", "S6", "S8", "S11"]

    /// An edit of an element's slot by its ordinal.
    static func edit(_ plant: Plant, _ element: ElementID, _ ordinal: Int, _ value: Int64)
        -> SlotEdit
    {
        SlotEdit(plant.layout.slot(element, ordinal), value)
    }

    /// An element's slot as the facility is set up.
    static func nominal(_ plant: Plant, _ element: ElementID, _ ordinal: Int) -> Int64 {
        plant.nominal[plant.layout.slot(element, ordinal).index]
    }

    /// The cable that is in a port as the facility is set up, or nil.
    static func cable(_ plant: Plant, at port: PortID) -> CableRecord? {
        plant.layout.cables.first { cable in
            cable.ends.contains { plant.nominal[$0.index] == Int64(port.rawValue) }
        }
    }

    /// The class's own parameters, where a condition holds.
    static func once(_ parameterClass: ParameterClass, where condition: Bool) -> [FaultParameters] {
        condition ? [parameterClass.representative] : []
    }

    /// One of some words, as its index; refused otherwise.
    static func choice(_ parameters: FaultParameters, _ name: String, of names: [String])
        throws(ActionRefusal) -> Int64
    {
        let word = try parameters.word(name)
        guard let index = names.firstIndex(of: word) else {
            throw ActionRefusal("`\(name)` is `\(word)`", given: word, candidates: names)
        }
        return Int64(index)
    }

    /// The lines that set some slots, and then one more.
    static func setting(_ simulation: Simulation, _ edits: [SlotEdit], then last: String)
        -> [String]
    {
        let layout = simulation.plant.layout
        let lines = edits.filter { simulation.slot($0.slot) != $0.value }.map { edit in
            let owner = layout.slotOwners[edit.slot.index]
            return "set \(simulation.id(of: owner)) \(layout.slots[edit.slot.index].name) "
                + simulation.words(of: edit.slot, value: edit.value)
        }
        return lines + [last]
    }
}
