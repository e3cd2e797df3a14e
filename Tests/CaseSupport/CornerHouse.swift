package import ContentFiles
import Exercises
package import FaultReasoning
import Foundation
import Planes
package import Plant
package import Scenarios
import Seals
import SimulationKernel
import Synchronization
import TestSupport

/// The house that ships, its cases, and cases made up on it, read once for all tests.
package enum CornerHouse {
    /// The scenarios and facilities that ship, read as the program reads them.
    package static func library() -> ContentLibrary {
        ContentLibrary(
            root: checkout().path, registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
    }

    /// The ids of the cases that ship and play here; in a debug build some of them.
    package static let scenarios: [String] = {
        let library = CornerHouse.library()
        let all = library.scenarioFiles.map(\.id).filter {
            (try? library.scenario(named: $0).scenario.facility) == "corner-house"
        }
        return Array(all.reversed().prefix(sample(1, of: .max)))
    }()

    /// How many of something are tried: few in a debug build, which is far slower.
    package static func sample(_ few: Int, of many: Int) -> Int {
        #if DEBUG
            return few
        #else
            return many
        #endif
    }

    private static let compiled = Result<Plant, any Error> {
        let library = CornerHouse.library()
        return try library.plant(of: try library.facility(named: "corner-house"))
    }

    /// The house, compiled once.
    package static func plant() throws -> Plant { try compiled.get() }

    /// A case that ships, under a seed.
    package static func instance(_ id: String, seed: UInt64 = 1) throws -> ScenarioInstance {
        try ScenarioInstance(
            try library().scenario(named: id).scenario, plant: try plant(), seed: seed)
    }

    /// A case made up of faults and of what the client complains of at ten, to last until six.
    package static func madeUp(
        _ faults: [ScenarioFault], claims: [String], seed: UInt64 = 1,
        occurrences: [Occurrence] = []
    ) throws -> ScenarioInstance {
        try ScenarioInstance(
            madeUpScenario(faults, claims: claims, occurrences: occurrences), plant: try plant(),
            seed: seed)
    }

    /// The scenario of such a case.
    package static func madeUpScenario(
        _ faults: [ScenarioFault], claims: [String], occurrences: [Occurrence] = []
    ) -> Scenario {
        Scenario(
            id: "made-up", title: "made up", facility: "corner-house", client: "hal",
            noticed: SimulatedTime(hour: 9, minute: 50),
            called: SimulatedTime(hour: 10, minute: 0),
            deadline: SimulatedTime(hour: 14, minute: 0), budgetMinutes: 240, start: "eng",
            horizon: SimulatedTime(hour: 18, minute: 0), stakes: "none",
            claims: claims.map { Claim(check: $0) }, faults: faults, occurrences: occurrences)
    }

    /// A hypothesis as a fault of a scenario.
    package static func fault(_ hypothesis: Hypothesis) throws -> ScenarioFault? {
        let plant = try plant()
        guard case .fault(let mode, let element, let variant) = hypothesis.kind else { return nil }
        return ScenarioFault(
            mode: plant.registry.modes[mode].name,
            element: plant.layout.elements[element.index].id, parameters: variant.parameters)
    }

    // MARK: Predictions

    /// They are read by many and changed by nobody.
    private struct Shared: @unchecked Sendable {
        let predictions: FacilityPredictions
    }

    private static let shelf = Mutex<[String: Shared]>([:])

    /// What every hypothesis would show in a case; the same for all that have its scene and time.
    package static func predictions(_ instance: ScenarioInstance) throws -> FacilityPredictions {
        let key = instance.scenario.scene.isEmpty ? "bare" : instance.scenario.id
        let time = instance.scenario.called
        return shelf.withLock { shelf in
            if let known = shelf[key + time.clockFace] { return known }
            let new = Shared(
                predictions: FacilityPredictions(
                    plant: instance.plant, scene: instance.scene, clock: time))
            shelf[key + time.clockFace] = new
            return new
        }
        .predictions
    }

    /// Services that a state of the facility lacks and the sound facility has.
    package static func lacking(_ edits: [SlotEdit], _ predictions: FacilityPredictions) -> [String]
    {
        let simulation = predictions.simulation(with: edits)
        return predictions.plant.services.filter { check in
            simulation.quietly { !check.evaluate(simulation).holds }
        }
        .map(\.id)
    }
}
