import HostTools
import HouseSupport
import Planes
import Plant
import SimulationKernel

/// Everything that can be read of the house with a store, without noise, by where and how.
struct StoreObservations {
    struct Item: Hashable {
        var point: String
        var how: String
        var reading: Reading
    }
    var items: [Item] = []

    /// Consoles, panels, probes, and what is owed.
    init(_ simulation: Simulation) {
        let plant = simulation.plant
        // Asked as the house is set up, so that the same is asked whatever is wrong.
        let asSetUp = Simulation(plant: plant, seed: 0)
        asSetUp.settle()
        for index in plant.layout.elements.indices {
            let element = ElementID(index)
            let id = simulation.id(of: element)
            for line in ConsoleQuestions.lines(asSetUp, element) {
                guard let result = try? HostConsole.run(simulation, host: element, line: line)
                else { continue }
                add(id, line, result.reading)
            }
            for probe in plant.registry.probes where probe.accepts(plant, .element(element)) == nil
            {
                guard let reading = try? probe.read(simulation, .element(element), []) else {
                    continue
                }
                add(id, probe.name, reading)
            }
            add(id, "look", simulation.look(at: element))
            if simulation.hasMenu(element) { add(id, "menu", simulation.menu(of: element)) }
        }
        for check in plant.services + plant.invariants {
            let result = check.evaluate(simulation)
            add("check", check.id, result.reading)
        }
    }

    private mutating func add(_ point: String, _ how: String, _ reading: Reading) {
        var reading = reading
        // Times and ages differ from moment to moment; tables of neighbours are the network's.
        reading.fields.removeAll {
            ["clock", "elapsed", "age", "round-trip"].contains($0.name)
        }
        if reading.kind == "ping" || reading.kind == "lookup" { reading.rows = [] }
        items.append(Item(point: point, how: how, reading: reading))
    }

    /// What differs from other observations of the same plant.
    func deviations(from other: StoreObservations) -> [Item] {
        zip(items, other.items).filter { $0 != $1 }.map(\.0)
    }
}

/// A fault in the house with a store, and what becomes of it.
struct StoreTrial {
    let simulation: Simulation
    let mode: FaultMode
    let element: ElementID
    let edits: [SlotEdit]

    init(_ mode: FaultMode, _ element: ElementID, _ variant: FaultVariant) throws {
        simulation = StoreHouse.simulation()
        self.mode = mode
        self.element = element
        edits = try mode.inject(simulation.plant, element, variant.parameters)
        simulation.apply(Patch(edits, by: .fault(0)))
        simulation.settle()
    }

    var isActive: Bool { mode.isActive(simulation, edits) }

    var observations: StoreObservations {
        simulation.quietly { StoreObservations(simulation) }
    }

    /// Types what is said to mend it; the lines, and those that were refused.
    func mend() -> (typed: [String], refused: [String]) {
        let right = edits.map { SlotEdit($0.slot, simulation.plant.nominal[$0.slot.index]) }
        let lines = Mending.commands(simulation, mode, element, right)
        return (lines, lines.filter { !StoreTrial.perform($0, simulation) })
    }

    /// Performs a line as a session does; whether it was taken.
    static func perform(_ line: String, _ simulation: Simulation) -> Bool {
        let words = line.split(separator: " ").map(String.init)
        if words[0] == "on" {
            guard let host = simulation.plant.layout.element(named: words[1]),
                let result = try? HostConsole.run(
                    simulation, host: host, line: words[2...].joined(separator: " ")),
                result.reading.kind == "changed"
            else { return false }
            simulation.apply(Patch(result.slotEdits, by: .trainee))
            simulation.set(result.latchEdits)
            return true
        }
        guard let procedure = simulation.plant.registry.procedure(named: words[0]),
            let plan = try? procedure.plan(simulation, Array(words.dropFirst()))
        else { return false }
        simulation.apply(Patch(plan.edits, by: .trainee))
        simulation.set(plan.latchEdits)
        return true
    }
}
