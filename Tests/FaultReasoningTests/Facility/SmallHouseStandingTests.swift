import FaultReasoning
import HouseSupport
import Plant
import SimulationKernel
import TestSupport
import Testing

/// A watch of a small network agrees with asking everything anew.
@Suite struct SmallHouseStandingTests {
    @Test func theWatchAgrees() throws {
        let plant = SmallHouse.plant
        let deeds = HypothesisList(plant: plant).all.map(\.edits).filter { !$0.isEmpty }
        let mode = try #require(plant.registry.modes.first)
        let faults = deeds.prefix(2).map {
            InjectedFault(mode: mode.name, element: ElementID(0), edits: $0)
        }
        try withEverySeed(6) { generator in
            StandingTrial(simulation: SmallHouse.simulation(), deeds: deeds, faults: faults)
                .run(steps: 40, &generator)
        }
    }
}
