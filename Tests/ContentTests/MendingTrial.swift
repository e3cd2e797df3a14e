import Exercises
import HostTools
import Planes
import Plant
import Scenarios
import SimulationKernel

/// One fault that a facility could have.
struct ListedFault: Sendable {
    let mode: FaultMode
    let element: ElementID
    let variant: FaultVariant

    /// Every fault of every mode on every element of a plant: modes in the registry's order, then
    /// elements.
    static func all(_ plant: Plant) -> [ListedFault] {
        plant.registry.modes.flatMap { mode in
            plant.layout.elements.indices.flatMap { index in
                mode.variants(plant, ElementID(index)).map {
                    ListedFault(mode: mode, element: ElementID(index), variant: $0)
                }
            }
        }
    }

    /// Mode, element, class and parameters, for a failure.
    func name(_ plant: Plant) -> String {
        let parameters = variant.parameters.values.map { "\($0.name) \($0.value.word ?? "…")" }
        return "\(mode.name) on \(plant.layout.elements[element.index].id), "
            + "\(variant.className): " + parameters.joined(separator: ", ")
    }
}

/// A fault, mended by typing what is said to mend it; and what is still wrong afterwards.
struct MendingTrial {
    let exercise: Exercise
    let fault: ListedFault
    let edits: [SlotEdit]
    /// What was typed, walks and waits as well.
    private(set) var typed: [String] = []
    /// What a line was refused for.
    private(set) var refusals: [String] = []

    private var simulation: Simulation { exercise.simulation }

    init(_ fault: ListedFault, in plant: Plant) throws {
        self.fault = fault
        let called = SimulatedTime(hour: 10, minute: 0)
        let person = plant.layout.elements.first { $0.category == .person }?.id ?? ""
        let scenario = Scenario(
            id: "trial", title: "a trial", facility: plant.inventory.id, client: person,
            noticed: called, called: called, deadline: SimulatedTime(hour: 20, minute: 0),
            budgetMinutes: 600, start: plant.layout.places[0].id,
            horizon: SimulatedTime(hour: 23, minute: 0), stakes: "nothing",
            claims: [Claim(check: plant.owed.first?.id ?? "")],
            faults: [
                ScenarioFault(
                    mode: fault.mode.name, element: plant.layout.elements[fault.element.index].id,
                    parameters: fault.variant.parameters)
            ])
        let instance = try ScenarioInstance(scenario, plant: plant, seed: 1)
        exercise = Exercise(instance)
        edits = instance.faults[0].edits
    }

    /// Whether the fault is there.
    var isActive: Bool { fault.mode.isActive(simulation, edits) }

    /// The services and invariants that don't hold.
    var broken: [String] {
        let standing = simulation.standing(faults: [])
        return (standing.services + standing.invariants).filter { !$0.holds }.map(\.id)
    }

    /// Types what mends the fault, has addresses asked for again, corrects the papers, and gives
    /// everything time to come to rest.
    mutating func mend() {
        let plant = exercise.plant
        let right = edits.map { SlotEdit($0.slot, plant.nominal[$0.slot.index]) }
        for line in Mending.commands(simulation, fault.mode, fault.element, right) { type(line) }
        type("wait 1")
        for line in Mending.renewals(simulation) { type(line) }
        for line in Mending.papers(simulation) { type(line) }
        for _ in 0..<3 where !broken.isEmpty { type("wait 20") }
    }

    /// Performs a line, after walking to where it can be typed.
    private mutating func type(_ line: String) {
        for _ in 0..<2 {
            do throws(ActionRefusal) {
                typed.append(line)
                if let command = try exercise.parser.parse(line) {
                    _ = try exercise.perform(command)
                }
                return
            } catch {
                typed.removeLast()
                guard error.advice.hasPrefix("go ") else {
                    refusals.append("`\(line)`: \(error.what)")
                    return
                }
                typed.append(error.advice)
                if let walk = try? exercise.parser.parse(error.advice) {
                    _ = try? exercise.perform(walk)
                }
            }
        }
    }
}
