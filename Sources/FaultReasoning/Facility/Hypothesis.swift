package import Plant

/// What may be the matter at a facility.
package struct Hypothesis: Hashable, Sendable {
    /// What sort of thing is the matter.
    package enum Kind: Hashable, Sendable {
        /// Nothing is: all is as it was set up.
        case none
        /// All is as it was set up, and a person expects something else: a check, by its index in
        /// the plant's expectations.
        case mistakenExpectation(Int)
        /// A fault: a mode by its index in the registry, an element, and which of its variants.
        case fault(mode: Int, element: ElementID, variant: FaultVariant)
        /// Something that no mode describes.
        case unmodelled
    }

    package var kind: Kind
    /// What it changes of the condition; empty for all but faults.
    package var edits: [SlotEdit]
    package var origin: FaultOrigin
    /// How often a week it is met: its band's rate, shared among all that the mode can be here.
    package var weeklyRate: Double

    /// The element that is at fault; nil where none is.
    package var element: ElementID? {
        if case .fault(_, let element, _) = kind { element } else { nil }
    }

    /// The mode, by its index in the registry; nil where it isn't a fault.
    package var mode: Int? {
        if case .fault(let mode, _, _) = kind { mode } else { nil }
    }
}

extension FrequencyBand {
    /// How often a week such a mode is met in one facility: once, 12 times and once in 52 weeks,
    /// once in 40 years. Bands are judgements, and so are these.
    package var weeklyRate: Double {
        switch self {
        case .weekly: 1
        case .monthly: 12.0 / 52
        case .yearly: 1.0 / 52
        case .onceACareer: 1.0 / (40 * 52)
        }
    }

    /// The band that is one step commoner or rarer; nil at the end.
    package func moved(by steps: Int) -> FrequencyBand? {
        let bands = FrequencyBand.allCases
        guard let place = bands.firstIndex(of: self), bands.indices.contains(place + steps) else {
            return nil
        }
        return bands[place + steps]
    }
}

/// Every hypothesis of a facility: none, mistaken expectations, every variant of every mode, and
/// last the one that no mode describes.
///
/// The list depends on the facility alone, never on a scenario, so that it gives nothing away.
package struct HypothesisList: Sendable {
    package let all: [Hypothesis]

    /// The number of "nothing is the matter".
    package var none: Int { 0 }
    /// The number of "something that no mode describes".
    package var unmodelled: Int { all.count - 1 }

    /// How often nothing is found, and how often a person expects what nobody owes them: calls of
    /// both sorts come every week. A judgement, as bands are.
    package static let callsWithoutFault = FrequencyBand.weekly
    /// How often something is met that no mode describes: a judgement.
    package static let unmodelledBand = FrequencyBand.yearly

    /// Lists what may be the matter with a plant.
    ///
    /// - Parameter bands: the band of a mode by its index, where it isn't the mode's own: to see
    ///   what hangs on a judgement.
    package init(plant: Plant, bands: (Int) -> FrequencyBand? = { _ in nil }) {
        let registry = plant.registry
        var all = [
            Hypothesis(
                kind: .none, edits: [], origin: .itself,
                weeklyRate: HypothesisList.callsWithoutFault.weeklyRate)
        ]
        let mistaken = HypothesisList.expectationsThatFail(plant)
        for index in mistaken {
            all.append(
                Hypothesis(
                    kind: .mistakenExpectation(index), edits: [], origin: .person,
                    weeklyRate: HypothesisList.callsWithoutFault.weeklyRate
                        / Double(mistaken.count)))
        }
        for (mode, declared) in registry.modes.enumerated() {
            let faults = HypothesisList.faults(of: mode, plant)
            let rate = (bands(mode) ?? declared.band).weeklyRate / Double(max(1, faults.count))
            for var fault in faults {
                fault.weeklyRate = rate
                all.append(fault)
            }
        }
        all.append(
            Hypothesis(
                kind: .unmodelled, edits: [], origin: .itself,
                weeklyRate: HypothesisList.unmodelledBand.weeklyRate))
        self.all = all
    }

    /// What a person expects although the facility was never set up for it.
    private static func expectationsThatFail(_ plant: Plant) -> [Int] {
        let simulation = Simulation(plant: plant, seed: 0)
        return plant.expectations.indices.filter { index in
            !simulation.quietly { plant.expectations[index].evaluate(simulation).holds }
        }
    }

    private static func faults(of index: Int, _ plant: Plant) -> [Hypothesis] {
        let mode = plant.registry.modes[index]
        var found: [Hypothesis] = []
        for number in plant.layout.elements.indices {
            let element = ElementID(number)
            for variant in mode.variants(plant, element) {
                guard let edits = try? mode.inject(plant, element, variant.parameters) else {
                    continue
                }
                found.append(
                    Hypothesis(
                        kind: .fault(mode: index, element: element, variant: variant),
                        edits: edits, origin: mode.origin(of: edits, in: plant), weeklyRate: 0))
            }
        }
        return found
    }
}
