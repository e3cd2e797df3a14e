import Plant
import SimulationKernel
import Testing

/// What became of a plant, now and up to a horizon.
@Suite struct OutcomeTests {
    /// `src` dies; the service wants 50 at the adder, the invariant a signal at `m-2`.
    private func plant() throws -> Plant {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("spare", "source", set: ["level": "80"])
        bench.add("guard", "source")
        bench.add("sum", "adder", ["inputs": "2"])
        bench.add("m-2", "meter")
        bench.add("box", "store")
        bench.cable("c-1", "src.out", "sum.in-1")
        bench.cable("c-2", "spare.out", "sum.in-2", reaches: ["sum.in-1"])
        bench.cable("c-3", "guard.out", "m-2.in")
        bench.service("picture", "level-at", ["port": "sum.in-1", "at-least": "50"])
        bench.inventory.invariants = [Bench.check("guarded", "level-at", ["port": "m-2.in"])]
        return try bench.plant()
    }

    private func injected(_ plant: Plant, _ element: String = "src") throws -> InjectedFault {
        let element = try plant.element(element)
        let mode = try #require(plant.registry.mode(named: "dead"))
        return InjectedFault(
            mode: "dead", element: element,
            edits: try mode.inject(plant, element, FaultParameters()))
    }

    struct Work: Sendable, CustomTestStringConvertible {
        var name: String
        /// What is done, as words: a slot and its value.
        var done: [[String]]
        /// What happens by itself at 100 s.
        var later: [[String]] = []
        var horizonSeconds: Int64 = 200
        var outcome: PlantOutcome
        var failingNow: [String]
        var failingAtWorst: [String]
        var activeAtWorst: [Int]

        var testDescription: String { name }
    }

    static let works: [Work] = [
        Work(
            name: "nothing is done", done: [], outcome: .unresolved, failingNow: ["picture"],
            failingAtWorst: ["picture"], activeAtWorst: [0]),
        Work(
            name: "the source is mended", done: [["src.health", "good"]], outcome: .fixed,
            failingNow: [], failingAtWorst: [], activeAtWorst: []),
        Work(
            name: "another source is patched in",
            done: [["c-1.end-b", "none"], ["c-2.end-b", "sum.in-1"]], outcome: .restored,
            failingNow: [], failingAtWorst: [], activeAtWorst: [0]),
        Work(
            name: "mended, and something else broken",
            done: [["src.health", "good"], ["guard.health", "dead"]], outcome: .restored,
            failingNow: ["guarded"], failingAtWorst: ["guarded"], activeAtWorst: []),
        Work(
            name: "mended, but too weak", done: [["src.health", "good"], ["src.level", "50"]],
            outcome: .unresolved, failingNow: ["picture"], failingAtWorst: ["picture"],
            activeAtWorst: []),
        Work(
            name: "mended, and undone later", done: [["src.health", "good"]],
            later: [["src.health", "dead"]], outcome: .unresolved, failingNow: [],
            failingAtWorst: ["picture"], activeAtWorst: [0]),
        Work(
            name: "mended, and undone beyond the horizon", done: [["src.health", "good"]],
            later: [["src.health", "dead"]], horizonSeconds: 99, outcome: .fixed, failingNow: [],
            failingAtWorst: [], activeAtWorst: []),
        Work(
            name: "mended, and undone at the horizon", done: [["src.health", "good"]],
            later: [["src.health", "dead"]], horizonSeconds: 100, outcome: .unresolved,
            failingNow: [], failingAtWorst: ["picture"], activeAtWorst: [0]),
        Work(
            name: "mended, and an invariant broken later", done: [["src.health", "good"]],
            later: [["guard.health", "dead"]], outcome: .restored, failingNow: [],
            failingAtWorst: ["guarded"], activeAtWorst: []),
        Work(
            name: "it mends itself later", done: [], later: [["src.health", "good"]],
            outcome: .unresolved, failingNow: ["picture"], failingAtWorst: ["picture"],
            activeAtWorst: [0]),
        Work(
            name: "a workaround that fails later",
            done: [["c-1.end-b", "none"], ["c-2.end-b", "sum.in-1"]],
            later: [["spare.health", "dead"]], outcome: .unresolved, failingNow: [],
            failingAtWorst: ["picture"], activeAtWorst: [0]),
    ]

    private func failing(_ standing: Standing) -> [String] {
        (standing.services + standing.invariants).filter { !$0.holds }.map(\.id)
    }

    private func edits(_ plant: Plant, _ words: [[String]]) throws -> [SlotEdit] {
        try words.flatMap { try plant.edits([$0[0]: $0[1]]) }
    }

    @Test(arguments: works) func workHasItsOutcome(_ work: Work) throws {
        let plant = try plant()
        let fault = try injected(plant)
        let simulation = Simulation(
            plant: plant, seed: 1,
            scheduledPatches: [Patch(try edits(plant, work.later), by: .person("ada"))])
        simulation.schedule(patch: 0, at: SimulatedTime(milliseconds: 100_000))
        simulation.apply(Patch(fault.edits, by: .fault(0)))
        simulation.apply(Patch(try edits(plant, work.done), by: .trainee))
        let before = simulation.state
        let (outcome, now, worst) = simulation.outcome(
            faults: [fault], horizon: SimulatedTime(milliseconds: work.horizonSeconds * 1000))
        #expect(outcome == work.outcome)
        #expect(failing(now) == work.failingNow)
        #expect(failing(worst) == work.failingAtWorst)
        #expect(worst.activeFaults == work.activeAtWorst)
        #expect(simulation.state == before, "looking ahead changes nothing")
    }

    @Test func aFaultThatIsStillToComeIsNotFixed() throws {
        let plant = try plant()
        let faults = [try injected(plant), try injected(plant, "guard")]
        let simulation = Simulation(
            plant: plant, seed: 1, scheduledPatches: [Patch(faults[1].edits, by: .fault(1))])
        simulation.schedule(patch: 0, at: SimulatedTime(milliseconds: 5000))
        let (outcome, now, worst) = simulation.outcome(
            faults: faults, horizon: SimulatedTime(milliseconds: 9000))
        #expect(now.activeFaults.isEmpty)
        #expect(worst.activeFaults == [1])
        #expect(outcome == .restored)
    }

    @Test func aFaultOfAnUnknownModeIsNotThere() throws {
        let plant = try plant()
        let simulation = Simulation(plant: plant, seed: 1)
        let fault = InjectedFault(
            mode: "other", element: try plant.element("src"),
            edits: [SlotEdit(try plant.slot("src.health"), 0)])
        #expect(simulation.standing(faults: [fault]).activeFaults.isEmpty)
    }

    @Test func aStandingHasTheFiguresThatSaySo() throws {
        let plant = try plant()
        let simulation = Simulation(plant: plant, seed: 1)
        let line = try #require(simulation.standing(faults: []).services.first)
        #expect(line.id == "picture")
        #expect(line.holds)
        #expect(line.reading.point == "sum.in-1")
        #expect(line.reading.integer("number") == 99)
    }

    /// A mend that a latch hasn't followed yet isn't a fix yet.
    @Test func whatIsUnderWayIsNotFixedBeforeItArrives() throws {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("late", "follower", ["delay": "3000"])
        bench.add("m", "meter")
        bench.cable("c-1", "src.out", "late.in", metres: 0)
        bench.cable("c-2", "late.out", "m.in", metres: 0)
        bench.service("picture", "level-at", ["port": "m.in", "at-least": "50"])
        let plant = try bench.plant()
        let fault = try injected(plant)
        let simulation = Simulation(plant: plant, seed: 1)
        func outcome() -> PlantOutcome {
            simulation.outcome(
                faults: [fault], horizon: simulation.clock + .minutes(10)
            ).outcome
        }
        simulation.apply(Patch(fault.edits, by: .fault(0)))
        #expect(outcome() == .unresolved, "it fails in three seconds")
        #expect(simulation.standing(faults: [fault]).allServicesHold, "it still holds")
        simulation.advance(byMilliseconds: 3000)
        try simulation.edit(["src.health": "good"])
        #expect(outcome() == .unresolved, "it still fails")
        simulation.advance(byMilliseconds: 3000)
        #expect(outcome() == .fixed)
    }

    /// Rows are forgotten without an event; the horizon is looked at all the same.
    @Test func whatIsForgottenBeforeTheHorizonIsNotFixed() throws {
        var registry = TestKinds.registry
        registry.checks.append(
            CheckKind(
                name: "remembers", title: "a store with rows", plane: "test",
                parameters: [ParameterSchema("element", "the store")]
            ) { maker throws(PlantProblem) in
                let element = try maker.element("element")
                return { simulation in
                    let table = simulation.plant.layout.table(element, 0)
                    return CheckResult(
                        holds: !simulation.tables.rows(of: table, at: simulation.clock).isEmpty,
                        reading: Reading(kind: "remembers", point: simulation.id(of: element)))
                }
            })
        var bench = Bench()
        bench.add("box", "store")
        bench.service("memory", "remembers", ["element": "box"])
        let plant = try bench.plant(registry)
        let simulation = Simulation(plant: plant, seed: 1)
        simulation.tables.set(
            LatchRow(
                table: plant.layout.table(try plant.element("box"), 0), key: 1, value: 1,
                expires: SimulatedTime(milliseconds: 5000)))
        func outcome(_ horizon: Int64) -> PlantOutcome {
            simulation.outcome(faults: [], horizon: SimulatedTime(milliseconds: horizon)).outcome
        }
        #expect(outcome(4999) == .fixed)
        #expect(outcome(5000) == .unresolved)
    }
}
