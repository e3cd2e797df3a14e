import Plant

/// The fault modes of computing and storage, and what injecting them has in common.
enum ComputingModes {
    static let all =
        ArrayModes.all + VolumeModes.all + RightsModes.all + AccountModes.all + HostModes.all
        + ServiceModes.all + MediaModes.all

    /// A slot of an element by name; a refusal that suggests others where it has none.
    static func slot(_ plant: Plant, _ element: ElementID, _ name: String) throws(ActionRefusal)
        -> SlotID
    {
        try NetworkFaults.slot(plant, element, name)
    }

    /// One edit of a slot by name, to a value in words.
    static func edit(_ plant: Plant, _ element: ElementID, _ name: String, _ word: String)
        throws(ActionRefusal) -> SlotEdit
    {
        let slot = try slot(plant, element, name)
        guard let value = plant.value(ofWord: word, for: slot) else {
            throw ActionRefusal(
                "`\(name)` can't be `\(word)`", advice: plant.expectation(for: slot), given: word)
        }
        return SlotEdit(slot, value)
    }

    /// A fault that gives one slot a value: parameters `slot` and `value`.
    ///
    /// Most faults of settings are of this form; a mode's classes say which slots and values.
    static let oneSlot:
        @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit] = {
            plant, element, parameters throws(ActionRefusal) in
            let name = try parameters.word("slot")
            return [try edit(plant, element, name, try parameters.word("value"))]
        }

    /// A class of such a fault.
    static func slotClass(_ name: String, _ meaning: String, _ slot: String, _ value: String)
        -> ParameterClass
    {
        ParameterClass(name, meaning, FaultParameters(["slot": slot, "value": value]))
    }

    /// Mending by one line at the element itself: `VERB ELEMENT`.
    static func by(_ verb: String) -> @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] {
        { simulation, element, _ in ["\(verb) \(simulation.id(of: element))"] }
    }

    /// Mending by `set` for each slot that isn't right.
    static let bySetting: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, _, edits in
        edits.filter { simulation.slot($0.slot) != $0.value }.map { edit in
            let layout = simulation.plant.layout
            let owner = simulation.id(of: layout.slotOwners[edit.slot.index])
            return "set \(owner) \(layout.slots[edit.slot.index].name) "
                + simulation.words(of: edit.slot, value: edit.value)
        }
    }
}
