import Plant
import SimulationKernel
import Testing

/// Latches in time: delays, new targets, steps, loops, and what never rests.
@Suite struct LatchTests {
    /// src → c-1 → late (a follower) → c-2 → m.
    private func line(delay: String = "1000") throws -> Simulation {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("late", "follower", ["delay": delay])
        bench.add("m", "meter")
        bench.cable("c-1", "src.out", "late.in", metres: 0)
        bench.cable("c-2", "late.out", "m.in", metres: 0)
        return Simulation(plant: try bench.plant(), seed: 1)
    }

    @Test func aPlantBeginsAtRest() throws {
        let simulation = try line()
        #expect(try simulation.number(at: "m.in") == 100)
        #expect(simulation.nextEventTime == nil)
        #expect(simulation.applied.isEmpty)
        #expect(simulation.restProblem() == nil)
    }

    @Test func aFollowerMovesAfterItsDelayAndNotBefore() throws {
        let simulation = try line()
        try simulation.edit(["src.level": "40"])
        #expect(simulation.nextEventTime == SimulatedTime(milliseconds: 1000))
        simulation.advance(byMilliseconds: 999)
        #expect(try simulation.number(at: "m.in") == 100)
        simulation.advance(byMilliseconds: 1)
        #expect(try simulation.number(at: "m.in") == 40)
        #expect(simulation.nextEventTime == nil)
    }

    @Test func aDelayIsAMillisecondAtLeast() throws {
        let simulation = try line(delay: "0")
        try simulation.edit(["src.level": "40"])
        #expect(simulation.nextEventTime == SimulatedTime(milliseconds: 1))
    }

    @Test func aNewTargetStartsTheDelayAgain() throws {
        let simulation = try line()
        try simulation.edit(["src.level": "40"])
        simulation.advance(byMilliseconds: 600)
        try simulation.edit(["src.level": "50"])
        simulation.advance(byMilliseconds: 999)
        #expect(try simulation.held("late") == 100)
        simulation.advance(byMilliseconds: 1)
        #expect(try simulation.held("late") == 50)
        #expect(simulation.nextEventTime == nil)
    }

    /// The lamp looks again when its full warmth changes, but goes to 0 all the same.
    @Test func theSameTargetKeepsTheDelayThatRuns() throws {
        let simulation = try lamp()
        try simulation.edit(["l.power": "no"])
        simulation.advance(byMilliseconds: 30_000)
        try simulation.edit(["l.full": "150"])
        #expect(simulation.nextEventTime == SimulatedTime(milliseconds: 60_000))
    }

    @Test func aTargetThatIsWhereTheLatchStandsCancels() throws {
        let simulation = try line()
        try simulation.edit(["src.level": "40"])
        simulation.advance(byMilliseconds: 600)
        try simulation.edit(["src.level": "100"])
        #expect(simulation.nextEventTime == nil)
        simulation.advance(byMilliseconds: 10_000)
        #expect(try simulation.held("late") == 100)
    }

    @Test func settingALatchDropsWhatWasUnderWay() throws {
        let simulation = try line()
        try simulation.edit(["src.level": "40"])
        let latch = simulation.plant.layout.latch(try simulation.plant.element("late"), 0)
        simulation.set([LatchEdit(latch, 40)])
        #expect(try simulation.number(at: "m.in") == 40)
        #expect(simulation.nextEventTime == nil)
        simulation.set([LatchEdit(latch, 7)])
        #expect(try simulation.number(at: "m.in") == 7)
        simulation.advance(byMilliseconds: 1000)
        #expect(try simulation.number(at: "m.in") == 40, "it goes where it belongs")
    }

    @Test func timeDoesNotRunBackwards() throws {
        let simulation = try line()
        simulation.advance(to: SimulatedTime(milliseconds: 500))
        simulation.advance(to: SimulatedTime(milliseconds: 200))
        #expect(simulation.clock == SimulatedTime(milliseconds: 500))
    }

    // MARK: Steps

    private func lamp() throws -> Simulation {
        var bench = Bench()
        bench.add("l", "lamp")
        return Simulation(plant: try bench.plant(), seed: 1)
    }

    @Test func aLampWarmsAndCoolsByStages() throws {
        let simulation = try lamp()
        #expect(try simulation.held("l") == 100)
        try simulation.edit(["l.power": "no"])
        var warmth: [Int64] = []
        for _ in 0..<6 {
            simulation.advance(byMilliseconds: 60_000)
            warmth.append(try simulation.held("l"))
        }
        #expect(warmth == [75, 50, 25, 0, 0, 0])
        #expect(simulation.nextEventTime == nil)
        try simulation.edit(["l.power": "yes"])
        simulation.advance(byMilliseconds: 130_000)
        #expect(try simulation.held("l") == 50)
        try simulation.edit(["l.power": "no"])
        simulation.advance(byMilliseconds: 59_999)
        #expect(try simulation.held("l") == 50)
        simulation.advance(byMilliseconds: 1)
        #expect(try simulation.held("l") == 25)
    }

    @Test func theLastStepEndsAtTheTarget() throws {
        let simulation = try lamp()
        try simulation.edit(["l.full": "110"])
        simulation.advance(byMilliseconds: 600_000)
        #expect(try simulation.held("l") == 110)
    }

    /// A target reached by way of another one leaves nothing behind in the queue.
    @Test func aChangeOfMindLeavesNothingBehind() throws {
        let simulation = try lamp()
        try simulation.edit(["l.full": "200"])
        simulation.advance(byMilliseconds: 60_000)
        #expect(try simulation.held("l") == 125)
        try simulation.edit(["l.full": "125"])
        #expect(simulation.nextEventTime == nil)
    }

    /// A latch whose own step moves its rest: it stops there, and nothing stays in the queue.
    @Test func aStepThatComesToRestOnTheWayIsTheLast() throws {
        var registry = Registry()
        registry.kinds = [
            ElementKind(
                name: "climber", title: "climber", plane: "test",
                declare: { declarer throws(PlantProblem) in declarer.latch("place") },
                wire: { wirer throws(PlantProblem) in
                    let latch = wirer.latch(0)
                    wirer.rule(
                        latch,
                        LatchRule(
                            cells: [wirer.cell(latch)],
                            settled: { max(100, $0.latch(latch)) % 125 },
                            step: { current, _, _ in
                                LatchStep(
                                    value: current == 75 ? 110 : current + 25,
                                    afterMilliseconds: 1000)
                            }))
                })
        ]
        var bench = Bench()
        bench.add("c", "climber")
        let simulation = Simulation(plant: try bench.plant(registry), seed: 1)
        let latch = simulation.plant.layout.latch(try simulation.plant.element("c"), 0)
        simulation.set([LatchEdit(latch, 50)])
        simulation.advance(byMilliseconds: 1000)
        #expect(simulation.latch(latch) == 75)
        simulation.advance(byMilliseconds: 1000)
        #expect(simulation.latch(latch) == 110, "it rests there, though it was sent to 100")
        #expect(simulation.nextEventTime == nil)
    }

    // MARK: Loops

    /// `count` followers in a ring; each sends on what it heard, some turned round.
    private func ring(_ turns: [Bool]) throws -> Simulation {
        var bench = Bench()
        for (index, turn) in turns.enumerated() {
            bench.add("f\(index)", "follower", ["delay": "10", "turns": turn ? "yes" : "no"])
        }
        for index in turns.indices {
            let next = (index + 1) % turns.count
            bench.cable("c\(index)", "f\(index).out", "f\(next).in", metres: 0)
        }
        return Simulation(plant: try bench.plant(), seed: 1)
    }

    private func places(_ simulation: Simulation, _ count: Int) throws -> [Int64] {
        try (0..<count).map { try simulation.held("f\($0)") }
    }

    @Test func aRingThatTurnsRoundAnEvenNumberOfTimesRests() throws {
        for turns in [
            [false, false], [true, true], [true, false, true], [true, true, true, true],
        ] {
            let simulation = try ring(turns)
            #expect(simulation.restProblem() == nil, "\(turns)")
            #expect(simulation.nextEventTime == nil, "\(turns)")
            let places = try places(simulation, turns.count)
            for index in turns.indices {
                let heard = places[(index + turns.count - 1) % turns.count]
                #expect(places[index] == (turns[index] ? (heard == 0 ? 1 : 0) : heard))
            }
        }
    }

    /// A ring without rest is a problem of the content, named; the simulation goes on hunting.
    @Test func aRingThatTurnsRoundAnOddNumberOfTimesNeverRests() throws {
        let simulation = try ring([true, false, false])
        let before = simulation.state
        #expect(
            simulation.restProblem()
                == PlantProblem(
                    subject: ["elements", "f0"],
                    what: "never comes to rest: `f0/held`, `f1/held`, `f2/held`",
                    expected: "latches that settle where nothing else changes"))
        #expect(simulation.state == before, "asking changes nothing")
        #expect(simulation.nextEventTime != nil)
        var seen: [[Int64]] = []
        for _ in 0..<6 {
            simulation.advance(byMilliseconds: 10)
            seen.append(try places(simulation, 3))
        }
        for (earlier, later) in zip(seen, seen.dropFirst()) { #expect(earlier != later) }
    }

    @Test func aLatchThatHuntsOnlyInOneCondition() throws {
        var bench = Bench()
        bench.add("h", "hunter")
        bench.add("l", "lamp")
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        #expect(simulation.restProblem() == nil)
        try simulation.edit(["h.hunts": "yes"])
        #expect(simulation.restProblem()?.what == "never comes to rest: `h/place`")
        simulation.advance(byMilliseconds: 105)
        #expect(try simulation.held("h") == 0, "ten turns")
        simulation.settle()
        #expect(simulation.nextEventTime != nil)
        try simulation.edit(["h.hunts": "no"])
        #expect(simulation.restProblem() == nil)
        simulation.advance(byMilliseconds: 10)
        #expect(simulation.nextEventTime == nil)
    }

    /// Latches in a row, each of which waits for the one before: more than any fixed number of
    /// rounds would settle if the last came first.
    @Test func aLongRowOfLatchesRests() throws {
        let count = 300
        var bench = Bench()
        for index in 0..<count { bench.add("f\(index)", "follower") }
        bench.add("src", "source")
        bench.cable("c", "src.out", "f\(count - 1).in", metres: 0)
        for index in 1..<count {
            bench.cable("c\(index)", "f\(index).out", "f\(index - 1).in", metres: 0)
        }
        let simulation = Simulation(plant: try bench.plant(), seed: 1)
        #expect(try simulation.held("f0") == 100)
        #expect(simulation.restProblem() == nil)
    }

    /// Settling at once and waiting long enough come to the same, where the plant has one rest.
    @Test func waitingComesToTheSettledValues() throws {
        for seed in UInt64(1)...40 {
            var stream = RandomStream(seed: seed, name: "wait")
            let simulation = try line()
            for _ in 0..<5 {
                try simulation.edit([
                    "src.level": "\(stream.next(below: 50))",
                    "c-1.health": stream.chance(1, in: 3) ? "broken" : "good",
                ])
                simulation.advance(byMilliseconds: stream.next(below: 1500))
            }
            let settled = simulation.fork()
            settled.settle()
            simulation.advance(byMilliseconds: 2000)
            #expect(settled.state.cells == simulation.state.cells, "seed \(seed)")
        }
    }
}
