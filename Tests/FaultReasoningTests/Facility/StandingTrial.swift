import Plant
import SimulationKernel
import TestSupport
import Testing

/// A plant to which things are done by chance, with a watch beside it.
struct StandingTrial {
    let simulation: Simulation
    /// What is done: each by itself is a list of edits that belong together.
    let deeds: [[SlotEdit]]
    /// Faults whose presence is watched.
    let faults: [InjectedFault]

    /// Does something, lets time pass or goes back, and compares each time.
    func run(steps: Int, _ generator: inout SeededGenerator) {
        let watch = StandingWatch(simulation, faults: faults, withExpectations: true)
        var saved = simulation.state
        for _ in 0..<steps {
            switch generator.integer(in: 0...7) {
            case 0: saved = simulation.state
            case 1: simulation.restore(saved)
            case 2: simulation.settle()
            case 3, 4:
                simulation.advance(
                    to: simulation.clock + .seconds(generator.integer(in: 1...20_000)))
            case 5:
                let edits = generator.pick(deeds).map {
                    SlotEdit($0.slot, simulation.plant.nominal[$0.slot.index])
                }
                simulation.apply(Patch(edits, by: .trainee))
            default: simulation.apply(Patch(generator.pick(deeds), by: .trainee))
            }
            #expect(watch.standing == simulation.standing(faults: faults))
            #expect(watch.expectationFlags == expectations)
        }
    }

    private var expectations: [Bool] {
        simulation.quietly {
            simulation.plant.expectations.map { $0.evaluate(simulation).holds }
        }
    }
}
