import Plant
import SimulationKernel
import Testing

/// A state that isn't one of its plant is told from one that is.
@Suite struct StateProblemTests {
    /// A run in the middle: latches under way, rows, edits, patches still to come.
    private static func simulation() throws -> Simulation {
        let simulation = try StateTests.start(try StateTests.plant())
        simulation.advance(byMilliseconds: 8000)
        try simulation.edit(["src.level": "9", "h.hunts": "yes"])
        return simulation
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var problem: String
        var make: @Sendable (inout SimulationState, Plant) throws -> Void

        init(
            _ name: String, _ problem: String,
            _ make: @escaping @Sendable (inout SimulationState, Plant) throws -> Void
        ) {
            testDescription = name
            self.problem = problem
            self.make = make
        }
    }

    private static func schedule(_ kind: Int32, _ subject: Int32)
        -> @Sendable (
            inout SimulationState, Plant
        ) -> Void
    {
        { state, _ in
            state.queue.schedule(Event(kind: kind, subject: subject), at: state.clock)
        }
    }

    static let damages: [Damage] = [
        Damage("a cell too few", "33 cells for a plant of 34") { state, _ in
            state.cells.removeLast()
        },
        Damage("a stream too many", "2 streams for a plant of 1") { state, _ in
            state.streams.append(RandomStream(seed: 1, name: "more"))
        },
        Damage("a plug in no port", "`c-1.end-b` at 11, beyond 11") { state, plant in
            state.cells[try plant.slot("c-1.end-b").index] = Int64(plant.layout.ports.count)
        },
        Damage("a plug below none", "`c-1.end-a` at -2, beyond 11") { state, plant in
            state.cells[try plant.slot("c-1.end-a").index] = -2
        },
        Damage("an element that isn't there", "`it.partner` at 13, beyond 13") { state, plant in
            state.cells[try plant.slot("it.partner").index] = Int64(plant.layout.elements.count)
        },
        Damage("a row of no table", "a row of table 1, of 1") { state, _ in
            state.tables.set(
                LatchRow(table: TableID(1), key: 0, value: 0, expires: LatchRow.never))
        },
        Damage("an edit of no slot", "an edit of slot 31, of 31") { state, plant in
            state.applied[0].slot = SlotID(plant.slotCount)
        },
        Damage("an edit below all slots", "an edit of slot -1, of 31") { state, _ in
            state.applied[0].slot = SlotID(-1)
        },
        Damage("an event of no plane", "an event of kind 3, of 3", schedule(3, 0)),
        Damage("an event of no kind", "an event of kind -1, of 3", schedule(-1, 0)),
        Damage("a patch that isn't there", "an event of patch 3", schedule(1, 3)),
        Damage("a patch below all", "an event of patch -1", schedule(1, -1)),
        Damage(
            "a step of no latch", "a step of latch 4, which doesn't move by itself",
            schedule(0, 4)),
        Damage(
            "a step below all latches", "a step of latch -1, which doesn't move by itself",
            schedule(0, -1)),
        Damage("two steps of one latch", "two steps of latch 2 at once", schedule(0, 2)),
    ]

    @Test(arguments: damages) func damageIsNamed(_ damage: Damage) throws {
        let simulation = try StateProblemTests.simulation()
        var state = simulation.state
        #expect(state.problem(for: simulation.plant, patchCount: 3) == nil)
        try damage.make(&state, simulation.plant)
        #expect(state.problem(for: simulation.plant, patchCount: 3) == damage.problem)
    }

    @Test func howManyPatchesThereAreIsAskedOnlyWhereItIsKnown() throws {
        let simulation = try StateProblemTests.simulation()
        #expect(simulation.state.problem(for: simulation.plant) == nil)
        #expect(
            simulation.state.problem(for: simulation.plant, patchCount: 1) == "an event of patch 1")
    }

    @Test func aStateOfAnotherPlantIsTrapped() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            var bench = Bench()
            bench.add("src", "source")
            let state = try StateProblemTests.simulation().state
            _ = Simulation(plant: try bench.plant(), seed: 1, state: state)
        }
        let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(words.contains("34 cells for a plant of 2"))
    }
}
