import CaseSupport
import FaultReasoning
import Plant
import SimulationKernel
import Testing

/// What each kind of fault shows, on the facility that ships.
@Suite struct ModeEffectTests {
    /// What is observed away from an element: not the look of it, its menus, its console, nor an
    /// instrument in its own connectors.
    private static func isElsewhere(
        _ observation: Observation, than element: ElementID, _ plant: Plant
    ) -> Bool {
        switch observation {
        case .look(let other), .menu(let other), .console(let other, _), .document(let other),
            .working(let other), .changed(let other), .belief(let other, _),
            .measure(_, .element(let other), _):
            other != element
        case .trace(let port), .measure(_, .port(let port), _):
            plant.layout.ports[port.index].element != element
        case .measure(_, .place, _), .verify: true
        }
    }

    private struct Effect {
        var mode: Int
        var name: String
        /// What it shows otherwise than the sound facility, elsewhere if anything: observations and
        /// outcomes.
        var deviations: [[Int]]
    }

    private static func effects(of element: ElementID, _ predictions: FacilityPredictions)
        -> [Effect]
    {
        let plant = predictions.plant
        return predictions.hypotheses.all.enumerated().compactMap { number, hypothesis in
            guard case .fault(let mode, let owner, let variant) = hypothesis.kind,
                owner == element
            else { return nil }
            let all = predictions.rows[number]
            let elsewhere = all.filter {
                isElsewhere(predictions.observations[$0.observation], than: element, plant)
            }
            // What shows nowhere else shows where it is, or lies dormant.
            let deviations = elsewhere.isEmpty ? all : elsewhere
            return Effect(
                mode: mode,
                name: "\(plant.layout.elements[element.index].id) "
                    + "\(plant.registry.modes[mode].name) \(variant.parameters.words)",
                deviations: deviations.map { [$0.observation, $0.bin] })
        }
    }

    /// Two modes of one element that show the same everywhere else are declared to look alike, with
    /// what tells them apart.
    @Test func whatShowsTheSameIsDeclaredToLookAlike() throws {
        let predictions = try CornerHouse.predictions(
            try CornerHouse.madeUp([], claims: ["gr-picture"]))
        let plant = predictions.plant
        var undeclared: [String] = []
        var classes = 0
        for number in plant.layout.elements.indices {
            let effects = Self.effects(of: ElementID(number), predictions)
            var groups: [[Effect]] = []
            for effect in effects {
                if let known = groups.firstIndex(where: {
                    $0[0].deviations == effect.deviations
                }) {
                    groups[known].append(effect)
                } else {
                    groups.append([effect])
                }
            }
            classes += groups.count
            for group in groups where !group[0].deviations.isEmpty {
                for (index, first) in group.enumerated() {
                    for second in group[(index + 1)...] where second.mode != first.mode {
                        let modes = [first, second].map { plant.registry.modes[$0.mode] }
                        let isDeclared =
                            modes[0].lookAlikes.contains { $0.mode == modes[1].name }
                            || modes[1].lookAlikes.contains { $0.mode == modes[0].name }
                        let pair = "\(modes[0].name) | \(modes[1].name)"
                        if !isDeclared && !undeclared.contains(where: { $0.hasPrefix(pair) }) {
                            undeclared.append("\(pair): \(first.name) | \(second.name)")
                        }
                    }
                }
            }
        }
        #expect(undeclared.isEmpty, "\(undeclared.joined(separator: "\n"))")
        print("\(predictions.hypotheses.all.count) hypotheses, \(classes) classes of effect")
    }
}
