import Plant
import Scenarios
import SimulationKernel
import Testing

/// How a story's faults have come about by the time the client calls.
@Suite struct StoryTests {
    private let plant: Plant
    private let called = ScenarioBench.time(9, 0)

    init() throws { plant = try ScenarioBench.plant() }

    private func instance(
        seed: UInt64 = 1, _ change: (inout Scenario) -> Void = { _ in }
    ) throws -> ScenarioInstance {
        var scenario = ScenarioBench.scenario()
        change(&scenario)
        return try ScenarioInstance(scenario, plant: plant, seed: seed)
    }

    private func slot(_ path: String, _ simulation: Simulation) throws -> Int64 {
        simulation.slot(try #require(plant.layout.slot(named: path)))
    }

    private func shown(_ simulation: Simulation) throws -> Int64 {
        simulation.latch(try #require(plant.layout.element(named: "mon")), 0)
    }

    @Test func whatIsLongAgoHasSettled() throws {
        let simulation = try instance { $0.faults[1].at = nil }.simulation()
        #expect(simulation.clock == called)
        #expect(try slot("two.health", simulation) == 1)
        #expect(try slot("sel.select", simulation) == 1)
        #expect(try shown(simulation) == 0, "as if it had been so for ever")
        #expect(simulation.nextEventTime == nil)
    }

    @Test func theSceneIsSetBeforeAnythingHappens() throws {
        let simulation = try instance { $0.faults = [] }.simulation()
        #expect(try slot("one.level", simulation) == 70)
        #expect(try shown(simulation) == 70)
        #expect(simulation.nextEventTime == nil)
        #expect(simulation.applied.map(\.provenance) == [.scene])
    }

    @Test func aDatedFaultComesByAnEventAtItsTime() throws {
        let at = ScenarioBench.time(8, 10)
        let simulation = try instance { $0.faults[1].at = at }.simulation()
        #expect(simulation.clock == called)
        let last = try #require(simulation.applied.last)
        #expect(last.provenance == .fault(1))
        #expect(last.time == at)
        #expect([last.before, last.after] == [0, 1])
        #expect(try shown(simulation) == 0, "the monitor has followed long since")
        #expect(simulation.nextEventTime == nil)
    }

    /// Two seconds before the call, with a monitor that follows after three.
    @Test func whatIsUnderWayAtTheCallGoesOnAfterIt() throws {
        let simulation = try instance().simulation()
        #expect(simulation.clock == called)
        #expect(try slot("sel.select", simulation) == 1)
        #expect(try shown(simulation) == 70, "not yet")
        #expect(simulation.nextEventTime == ScenarioBench.time(9, 0, 1))
        simulation.advance(to: ScenarioBench.time(9, 0, 1))
        #expect(try shown(simulation) == 0)
    }

    @Test(arguments: [(0, true), (1, false)])
    func aFaultAtTheCallHasHappenedAndALaterOneNot(_ second: Int, _ hasHappened: Bool) throws {
        let at = ScenarioBench.time(9, 0, second)
        let simulation = try instance { $0.faults[1].at = at }.simulation()
        #expect(try slot("sel.select", simulation) == (hasHappened ? 1 : 0))
        simulation.advance(to: at)
        #expect(try slot("sel.select", simulation) == 1)
    }

    @Test func aFaultOfTheDayBeforeIsDatedAllTheSame() throws {
        let at = SimulatedTime(milliseconds: -3_600_000)
        let simulation = try instance { $0.faults[1].at = at }.simulation()
        #expect(simulation.applied.last?.time == at)
        #expect(simulation.clock == called)
    }

    @Test func faultsOfOneMomentComeInTheirOrder() throws {
        let at = ScenarioBench.time(8, 0)
        func selected(_ inputs: [String]) throws -> Int64 {
            let simulation = try instance { scenario in
                scenario.faults = inputs.map {
                    ScenarioFault(
                        mode: "selected", element: "sel",
                        parameters: FaultParameters(["input": $0]), at: at)
                }
            }.simulation()
            return try slot("sel.select", simulation)
        }
        #expect(try selected(["in-2", "none"]) == -1)
        #expect(try selected(["none", "in-2"]) == 1)
    }

    @Test func yesterdayHadOnlyWhatIsLongAgo() throws {
        let instance = try instance()
        let yesterday = instance.simulationOfYesterday()
        #expect(try slot("one.level", yesterday) == 70)
        #expect(try slot("two.health", yesterday) == 1)
        #expect(try slot("sel.select", yesterday) == 0)
        #expect(try shown(yesterday) == 70)
        #expect(yesterday.nextEventTime == nil)
        yesterday.advance(to: ScenarioBench.time(23, 0))
        #expect(try slot("sel.select", yesterday) == 0, "and nothing is to come")
        #expect(instance.claims.allSatisfy { $0.evaluate(yesterday).holds })
    }

    @Test func aStateIsTakenUpWithWhatIsStillToCome() throws {
        let instance = try instance { $0.faults[1].at = ScenarioBench.time(9, 30) }
        let simulation = instance.simulation()
        simulation.advance(to: ScenarioBench.time(9, 10))
        let bytes = simulation.state.canonicalBytes
        let other = instance.simulation(restoring: try SimulationState(canonicalBytes: bytes))
        #expect(other.state.canonicalBytes == bytes)
        for run in [simulation, other] { run.advance(to: ScenarioBench.time(9, 45)) }
        #expect(other.state == simulation.state)
        #expect(try shown(other) == 0)
    }

    @Test func aStateOfAnotherStoryIsToldBeforeItIsTakenUp() throws {
        let instance = try instance { $0.faults[1].at = ScenarioBench.time(9, 30) }
        let state = instance.simulation().state
        #expect(instance.problem(restoring: state) == nil)
        let other = try self.instance { $0.faults = [] }
        #expect(other.problem(restoring: state) == "an event of patch 0")
        var damaged = state
        damaged.cells.removeLast()
        let cells = "\(damaged.cells.count) cells for a plant of \(state.cells.count)"
        #expect(instance.problem(restoring: damaged) == cells)
    }

    @Test func aPlantThatNeverRestsIsAProblemOfTheStory() throws {
        #expect(try instance().restProblem() == nil)
        let restless = try instance {
            $0.scene.append(SceneEdit(slot: "mon.flickers", value: "yes"))
        }
        #expect(
            restless.restProblem()
                == ScenarioProblem(
                    subject: ["faults"],
                    what: "when the client calls, something never comes to rest: `mon/shown`",
                    expected: "latches that settle where nothing else changes"))
    }

    // MARK: Seeds

    @Test func aSeedIsAWholeStory() throws {
        for seed in UInt64(1)...5 {
            let one = try instance(seed: seed).simulation()
            let two = try instance(seed: seed).simulation()
            #expect(one.state.canonicalBytes == two.state.canonicalBytes)
        }
    }

    @Test func seedsShareTheConditionAndDifferInNoise() throws {
        let one = try instance(seed: 1).simulation()
        let two = try instance(seed: 2).simulation()
        #expect(one.state.cells == two.state.cells)
        #expect(one.applied == two.applied)
        #expect(one.state.queue == two.state.queue)
        #expect(one.state.streams != two.state.streams)
        let source = try #require(plant.layout.element(named: "one"))
        let stream = plant.layout.stream(source, 0)
        #expect(one.drawNormalMillionths(stream) != two.drawNormalMillionths(stream))
        #expect(
            one.systematicNormalMillionths("one") != two.systematicNormalMillionths("one"))
    }

    @Test func theOutcomeLooksToTheHorizonOfTheStory() throws {
        let instance = try instance { $0.faults[1].at = ScenarioBench.time(17, 0) }
        let simulation = instance.simulation()
        #expect(simulation.standing(faults: instance.faults).allServicesHold)
        let seen = simulation.outcome(faults: instance.faults, horizon: instance.scenario.horizon)
        #expect(seen.outcome == .unresolved, "it goes dark at five")
        #expect(seen.worst.activeFaults == [0, 1])
        let before = simulation.outcome(
            faults: instance.faults, horizon: ScenarioBench.time(16, 0))
        #expect(before.outcome == .restored, "a dead source that nobody watches")
    }
}
