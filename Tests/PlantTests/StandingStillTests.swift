import Plant
import SimulationKernel
import TestSupport
import Testing

/// Settling from what is remembered of a state at rest gives what settling everything gives.
@Suite struct StandingStillTests {
    private func bench() -> Bench {
        var bench = Bench()
        bench.add("src", "source")
        for number in 1...4 {
            bench.add("late-\(number)", "follower", ["delay": "\(number)00"])
        }
        bench.add("m", "meter")
        bench.add("bulb", "lamp")
        bench.add("hare", "hunter")
        bench.cable("c-0", "src.out", "late-1.in")
        for number in 1...3 {
            bench.cable("c-\(number)", "late-\(number).out", "late-\(number + 1).in")
        }
        bench.cable("c-4", "late-4.out", "m.in")
        return bench
    }

    private static let words: [(String, [String])] = [
        ("src.health", ["good", "dead"]), ("src.level", ["10", "100"]),
        ("bulb.power", ["no", "yes"]), ("bulb.full", ["0", "100", "200"]),
        ("hare.hunts", ["no", "no", "yes"]), ("c-2.end-b", ["late-3.in", "none"]),
        ("c-3.health", ["good", "broken"]),
    ]

    @Test func itIsTheSameRest() throws {
        let plant = try bench().plant()
        let simulation = Simulation(plant: plant, seed: 1)
        let other = Simulation(plant: plant, seed: 1)
        let sound = simulation.state
        let memory = RestMemory(simulation)
        let snapshot = simulation.evaluator.snapshot
        #expect(simulation.state == sound, "remembering changes nothing")
        try withEverySeed(60) { generator in
            simulation.restore(sound)
            other.restore(sound)
            var edits: [SlotEdit] = []
            for _ in 0..<generator.integer(in: 1...3) {
                let (path, values) = generator.pick(Self.words)
                let slot = try plant.slot(path)
                let word = generator.pick(values)
                edits.append(
                    SlotEdit(slot, try #require(plant.value(ofWord: word, for: slot))))
            }
            simulation.apply(Patch(edits, by: .scene))
            simulation.settle(
                from: memory, after: simulation.evaluator.lastChanges(since: snapshot))
            other.apply(Patch(edits, by: .scene))
            other.settle()
            #expect(simulation.state == other.state)
        }
    }

    @Test func whatNothingLooksAtDoesNotTouchIt() throws {
        let plant = try bench().plant()
        let simulation = Simulation(plant: plant, seed: 1)
        let memory = RestMemory(simulation)
        var snapshot = simulation.evaluator.snapshot
        try simulation.edit(["c-4.health": "broken"])
        #expect(!memory.isTouched(by: simulation.evaluator.lastChanges(since: snapshot)))
        snapshot = simulation.evaluator.snapshot
        try simulation.edit(["src.level": "10"])
        #expect(memory.isTouched(by: simulation.evaluator.lastChanges(since: snapshot)))
    }

    /// A trace that is taken inside another belongs to both.
    @Test func tracesNest() throws {
        let plant = try bench().plant()
        let simulation = Simulation(plant: plant, seed: 1)
        let slot = try plant.slot("src.level")
        let (inner, outer) = simulation.tracing {
            simulation.tracing { _ = (simulation.slot(slot), simulation.clock) }.1
        }
        for trace in [inner, outer] {
            #expect(trace.cells == [slot.index])
            #expect(trace.readsClock)
            #expect(!trace.readsTables)
        }
    }
}
