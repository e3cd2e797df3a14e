import Plant
import SimulationKernel
import Synchronization
import Testing

/// Which standings looking ahead takes, and what it makes of those that it leaves out.
@Suite struct LookAheadTests {
    /// How often a check was asked.
    private final class Count: Sendable {
        let asked = Atomic(0)
    }

    /// A plant with a check that is asked at each moment that is looked at, since it reads tables,
    /// and counts that; a store that ticks, and a clock that changes nothing.
    private func counted(_ count: Count) throws -> Plant {
        var registry = TestKinds.registry
        registry.checks.append(
            CheckKind(name: "counts", title: "counts", plane: "test", parameters: []) {
                _ throws(PlantProblem) in
                { simulation in
                    _ = simulation.tables.rows.count
                    count.asked.add(1, ordering: .relaxed)
                    return CheckResult(holds: true, reading: Reading(kind: "counts", point: ""))
                }
            })
        registry.eventHandlers.append(
            EventHandler(eventName: "idle") { simulation, event in
                guard event.a > 0 else { return }
                simulation.schedule(
                    "idle", subject: event.subject, a: event.a - 1, after: .seconds(1))
            })
        var bench = Bench()
        bench.add("box", "store")
        bench.add("l", "lamp")
        bench.service("s", "counts", [:])
        return try bench.plant(registry)
    }

    private func asked(_ make: (Simulation) throws -> Void) throws -> Int {
        let count = Count()
        let simulation = Simulation(plant: try counted(count), seed: 1)
        try make(simulation)
        _ = simulation.outcome(faults: [], horizon: SimulatedTime(milliseconds: 600_000))
        return count.asked.load(ordering: .relaxed)
    }

    @Test func momentsThatChangeNothingAreNotLookedAt() throws {
        #expect(try asked { _ in } == 2, "now, and at the horizon")
        let idle = try asked { $0.schedule("idle", subject: 0, a: 40, after: .seconds(1)) }
        #expect(idle == 2, "41 moments without a change")
    }

    @Test func momentsThatChangeACellAreLookedAt() throws {
        #expect(try asked { try $0.edit(["l.power": "no"]) } == 6, "four stages of cooling")
    }

    /// Three ticks, 700 ms apart, write a row each. Their rows are forgotten three seconds later,
    /// which the next moment finds, where there is one.
    @Test func momentsThatChangeATableAreLookedAt() throws {
        func ticks(_ simulation: Simulation) throws {
            let box = try simulation.plant.element("box").rawValue
            simulation.schedule("tick", subject: box, a: 2, after: .seconds(1))
        }
        #expect(try asked { try ticks($0) } == 5)
        let forgotten = try asked { simulation in
            try ticks(simulation)
            simulation.schedule("idle", subject: 0, after: .seconds(15))
        }
        #expect(forgotten == 6)
    }

    // MARK: Without rest

    struct Hunt: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Whether what the latch spoils is a service, or else an invariant.
        var isService = false
        /// Where the latch is when one looks; the check holds while it is at 1.
        var place: Int64
        /// How many turns of 10 ms the horizon is away; each turns the latch over.
        var turns: Int64
        var limit: Int
        var outcome: PlantOutcome
    }

    static let hunts: [Hunt] = [
        Hunt(
            testDescription: "an invariant that comes and goes, all looked at", place: 1, turns: 9,
            limit: 10, outcome: .restored),
        Hunt(
            testDescription: "as many as may be", place: 1, turns: 9, limit: 9, outcome: .restored),
        Hunt(
            testDescription: "one left out", place: 1, turns: 9, limit: 8, outcome: .unresolved),
        Hunt(
            testDescription: "it holds at the horizon, but was seen broken", place: 1, turns: 8,
            limit: 1, outcome: .unresolved),
        Hunt(
            testDescription: "nothing worse was seen", place: 1, turns: 8, limit: 0,
            outcome: .fixed),
        Hunt(
            testDescription: "worse at the horizon", place: 1, turns: 9, limit: 0,
            outcome: .unresolved),
        Hunt(
            testDescription: "broken now, and no worse ahead", place: 0, turns: 9, limit: 3,
            outcome: .restored),
        Hunt(
            testDescription: "a service that comes and goes, all looked at", isService: true,
            place: 1, turns: 9, limit: 9, outcome: .unresolved),
        Hunt(
            testDescription: "a service, hardly looked at", isService: true, place: 1, turns: 9,
            limit: 1, outcome: .unresolved),
    ]

    @Test(arguments: hunts) func aPlantThatNeverRestsIsJudgedByWhatWasSeen(_ hunt: Hunt) throws {
        var bench = Bench()
        bench.add("h", "hunter")
        let check = Bench.check("placed", "latched", ["element": "h"])
        if hunt.isService {
            bench.inventory.services = [check]
        } else {
            bench.inventory.invariants = [check]
        }
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        try simulation.edit(["h.hunts": "yes"])
        simulation.advance(byMilliseconds: 10 * hunt.place)
        #expect(try simulation.held("h") == hunt.place)
        let seen = simulation.outcome(
            faults: [], horizon: simulation.clock + TimeSpan(milliseconds: 10 * hunt.turns),
            standingLimit: hunt.limit)
        #expect(seen.outcome == hunt.outcome)
    }

    /// What is due after the last standing that was looked at still happens.
    @Test func whatComesLateIsSeenAtTheHorizon() throws {
        var bench = Bench()
        bench.add("h", "hunter", set: ["hunts": "yes"])
        bench.add("src", "source")
        bench.add("m", "meter")
        bench.cable("c", "src.out", "m.in")
        bench.service("picture", "level-at", ["port": "m.in"])
        let plant = try bench.plant()
        let simulation = Simulation(
            plant: plant, seed: 1,
            scheduledPatches: [Patch(try plant.edits(["src.health": "dead"]), by: .person("ada"))])
        simulation.schedule(patch: 0, at: SimulatedTime(milliseconds: 500))
        func outcome(_ horizon: Int64) -> PlantOutcome {
            simulation.outcome(
                faults: [], horizon: SimulatedTime(milliseconds: horizon), standingLimit: 3
            ).outcome
        }
        #expect(outcome(499) == .fixed)
        #expect(outcome(500) == .unresolved)
    }
}
