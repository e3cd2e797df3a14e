import HouseSupport
import Planes
import Plant
import SimulationKernel

/// Everything that can be read of the house that delivers, without noise, by where and how.
struct DeliveryObservations {
    struct Item: Hashable {
        var point: String
        var how: String
        var reading: Reading
    }
    var items: [Item] = []

    /// Probes at elements and ports, looks, menus, and what is owed or expected.
    init(_ simulation: Simulation) {
        let plant = simulation.plant
        for index in plant.layout.elements.indices {
            let element = ElementID(index)
            let id = simulation.id(of: element)
            measure(simulation, .element(element), id)
            items.append(Item(point: id, how: "look", reading: simulation.look(at: element)))
            if simulation.hasMenu(element) {
                items.append(Item(point: id, how: "menu", reading: simulation.menu(of: element)))
            }
        }
        for index in plant.layout.ports.indices {
            let port = PortID(index)
            let owner = simulation.id(of: plant.layout.ports[index].element)
            measure(simulation, .port(port), owner)
        }
        for check in plant.services + plant.invariants + plant.expectations {
            items.append(
                Item(point: "check", how: check.id, reading: check.evaluate(simulation).reading))
        }
    }

    private mutating func measure(
        _ simulation: Simulation, _ target: ActionTarget, _ point: String
    ) {
        for probe in simulation.plant.registry.probes
        where probe.accepts(simulation.plant, target) == nil {
            for words in probe.ways(simulation.plant, target) {
                guard let reading = try? probe.read(simulation, target, words) else { continue }
                items.append(Item(point: point, how: probe.name, reading: reading))
            }
        }
    }

    /// What differs from other observations of the same plant.
    func deviations(from other: DeliveryObservations) -> [Item] {
        zip(items, other.items).filter { $0 != $1 }.map(\.0)
    }
}

/// A fault in the house that delivers, and what becomes of it.
struct DeliveryTrial {
    let simulation: Simulation
    let mode: FaultMode
    let element: ElementID
    let edits: [SlotEdit]

    init(_ mode: FaultMode, _ element: ElementID, _ variant: FaultVariant) throws {
        simulation = DeliveryHouse.simulation()
        self.mode = mode
        self.element = element
        edits = try mode.inject(simulation.plant, element, variant.parameters)
        simulation.apply(Patch(edits, by: .fault(0)))
        simulation.settle()
    }

    var isActive: Bool { mode.isActive(simulation, edits) }

    var observations: DeliveryObservations {
        simulation.quietly { DeliveryObservations(simulation) }
    }

    /// Types what is said to mend it; the lines, and those that were refused.
    func mend() -> (typed: [String], refused: [String]) {
        let right = edits.map { SlotEdit($0.slot, simulation.plant.nominal[$0.slot.index]) }
        let lines = mode.mend?(simulation, element, right) ?? []
        return (lines, lines.filter { !DeliveryTrial.perform($0, simulation) })
    }

    /// Performs a line as a session does; whether it was taken.
    @discardableResult
    static func perform(_ line: String, _ simulation: Simulation) -> Bool {
        let words = line.split(separator: " ").map(String.init)
        guard let procedure = simulation.plant.registry.procedure(named: words[0]),
            let plan = try? procedure.plan(simulation, Array(words.dropFirst()))
        else { return false }
        simulation.apply(Patch(plan.edits, by: .trainee))
        simulation.set(plan.latchEdits)
        return true
    }
}
