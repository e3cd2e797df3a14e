import Plant

/// The fault modes of power and environment, and what injecting them has in common.
enum PowerModes {
    static let all =
        SupplyModes.all + DistributionModes.all + LeadModes.all + AirModes.all + DeskModes.all

    /// What finding and mending a fault of power can show.
    static let ksbs = ["K3", "K6", "K8", "K9", "K12", "K19", "S6", "S11"]

    /// A fault that gives one slot a value: parameters `slot` and `value`.
    static let oneSlot = ComputingModes.oneSlot

    /// A class of such a fault.
    static func slotClass(_ name: String, _ meaning: String, _ slot: String, _ value: String)
        -> ParameterClass
    {
        ComputingModes.slotClass(name, meaning, slot, value)
    }

    /// Lines that mend a fault, each `VERB ELEMENT`.
    static func by(_ verbs: String...)
        -> @Sendable (Simulation, ElementID, [SlotEdit]) -> [String]
    {
        { simulation, element, _ in verbs.map { "\($0) \(simulation.id(of: element))" } }
    }

    /// Lines that close the breakers which have tripped and whose loads are as they should be.
    static func resets(_ simulation: Simulation, _ element: ElementID) -> [String] {
        let isTripped = simulation.latch(element, DistributionUnitKind.Latch.tripped) == 1
        return isTripped ? ["reset-breaker \(simulation.id(of: element))"] : []
    }
}
