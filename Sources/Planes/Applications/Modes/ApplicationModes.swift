import Plant

/// The fault modes of applications and delivery, and what they have in common.
enum ApplicationModes {
    static let all =
        ProjectModes.all + SystemModes.all + MediaSetModes.all + OffloadModes.all
        + TurnoverModes.all + ExportModes.all + MixModes.all

    /// Codes of the standard that finding and mending such a fault can show.
    static let ksbs = ["K4", "K7", "K8", "K9", "K10", "S6", "S11"]

    /// Mending with `set`, and exporting again what was made of it.
    ///
    /// Of the files only those are written again that the element is, makes, or has media in.
    static let settingAndExporting: @Sendable (Simulation, ElementID, [SlotEdit]) -> [String] = {
        simulation, element, edits in
        ComputingModes.bySetting(simulation, element, edits) + exports(simulation, element)
    }

    /// The lines that export every file that something goes into.
    static func exports(_ simulation: Simulation, _ element: ElementID) -> [String] {
        let model = ApplicationsModel.of(simulation.plant)
        return model.deliverables.filter { file in
            file.element == element || file.program == element
                || model.program(file.program)?.media.contains(element) == true
        }.map { "export \(simulation.id(of: $0.element))" }
    }

    /// The names of an element's slots that begin with a prefix, whole.
    static func slots(_ plant: Plant, _ element: ElementID, prefix: String) -> [String] {
        NetworkFaults.names(plant, element, prefix: prefix).map { prefix + $0 }
    }

    /// A place for each slot whose name begins with a prefix, as the parameter `slot`.
    static func everySlot(_ prefix: String)
        -> @Sendable (Plant, ElementID, ParameterClass) -> [FaultParameters]
    {
        { plant, element, parameterClass in
            slots(plant, element, prefix: prefix)
                .map { parameterClass.representative.setting("slot", $0) }
        }
    }

    /// A fault that gives one slot of some prefix a value; the first such where none is named.
    static func oneOf(_ prefix: String)
        -> @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit]
    {
        { plant, element, parameters throws(ActionRefusal) in
            let names = slots(plant, element, prefix: prefix)
            let name = try NetworkFaults.pick(names, parameters, "slot")
            let word = try parameters.word("value")
            return [try ComputingModes.edit(plant, element, name, word)]
        }
    }

    /// A fault that turns a choice of two round: parameter `slot`.
    static func turnedRound(_ rateSlot: String)
        -> @Sendable (Plant, ElementID, FaultParameters) throws(ActionRefusal) -> [SlotEdit]
    {
        { plant, element, parameters throws(ActionRefusal) in
            let name = try parameters.word("slot")
            // Elsewhere than at 29.97 no labels are dropped.
            let rate = try NetworkFaults.nominal(plant, element, rateSlot)
            guard ApplicationKind.rates[Int(rate)] == "29.97" else {
                throw ActionRefusal("no labels are dropped at this rate")
            }
            let slot = try ComputingModes.slot(plant, element, name)
            return [SlotEdit(slot, 1 - plant.nominal[slot.index])]
        }
    }

    /// A slot's other rates, each a class of its own.
    static func rateClasses(_ slot: String, _ names: [String]) -> [ParameterClass] {
        names.map { ComputingModes.slotClass("at-" + $0, "set to \($0)", slot, $0) }
    }
}
