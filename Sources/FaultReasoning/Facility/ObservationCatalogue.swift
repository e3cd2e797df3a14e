import HostTools
package import Plant
import SimulationKernel

/// Every observation that somebody would think of at a facility, in a fixed order.
///
/// An instrument at each connector that a cable reaches, each thing looked at, each menu, each
/// paper, each person; and at each machine the questions that its own system can answer of itself
/// and of what it needs. Whoever observes something else is judged just the same (`Observation`
/// holds any), but it isn't proposed.
package struct ObservationCatalogue: Sendable {
    package let all: [Observation]

    /// Lists the observations of a plant as it is set up.
    package init(plant: Plant) {
        let builder = CatalogueBuilder(plant: plant)
        all =
            builder.looks() + builder.menus() + builder.traces() + builder.measurements()
            + builder.consoles() + builder.papers() + builder.people() + builder.verifications()
    }
}

private struct CatalogueBuilder {
    let plant: Plant
    /// The plant as it is set up, at rest.
    private let simulation: Simulation
    private var layout: PlantLayout { plant.layout }

    init(plant: Plant) {
        self.plant = plant
        simulation = Simulation(plant: plant, seed: 0)
    }

    private func elements(where isWanted: (ElementID) -> Bool) -> [ElementID] {
        layout.elements.indices.map { ElementID($0) }.filter(isWanted)
    }

    private func category(_ element: ElementID) -> ElementCategory {
        layout.elements[element.index].category
    }

    func looks() -> [Observation] {
        elements { [.equipment, .cable].contains(category($0)) }.map { .look($0) }
    }

    func menus() -> [Observation] {
        elements { simulation.hasMenu($0) }.map { .menu($0) }
    }

    /// Ports that a cable reaches as the facility is set up.
    private var cabled: [PortID] {
        layout.cables.flatMap { cable in
            cable.ends.compactMap { end in
                plant.nominal[end.index] >= 0 ? PortID(Int(plant.nominal[end.index])) : nil
            }
        }
        .sorted()
    }

    func traces() -> [Observation] { cabled.map { .trace($0) } }

    /// Each instrument at each cabled connector and each thing that it can be pointed at whole, in
    /// each way that is worth it.
    func measurements() -> [Observation] {
        var found: [Observation] = []
        for (index, probe) in plant.registry.probes.enumerated() {
            let targets =
                cabled.map { ActionTarget.port($0) }
                + elements { category($0) != .person }.map { ActionTarget.element($0) }
            for target in targets where probe.accepts(plant, target) == nil {
                found += probe.ways(plant, target).map { .measure(index, target, $0) }
            }
        }
        return found
    }

    func consoles() -> [Observation] {
        elements { HostConsole.hasConsole(plant, $0) }.flatMap { host in
            ConsoleQuestions.lines(simulation, host).map { .console(host, $0) }
        }
    }

    func papers() -> [Observation] {
        elements { category($0) == .document }.map { .document($0) }
    }

    func people() -> [Observation] {
        let owed = plant.services.compactMap(\.person)
        let people = elements { category($0) == .person }
        return people.filter { owed.contains($0) }.map { .working($0) }
            + people.flatMap { person in
                simulation.beliefs(of: person).map { .belief(person, $0) }
            }
            + people.map { .changed($0) }
    }

    func verifications() -> [Observation] { plant.promises.indices.map { .verify($0) } }
}
