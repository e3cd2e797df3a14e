import Plant
import SimulationKernel
import TestSupport
import Testing

/// A watch knows how a plant stands without asking everything each time.
@Suite struct StandingWatchTests {
    /// Two chains, a late one and a lamp, each with a check.
    private func bench() -> Bench {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("m-1", "meter")
        bench.add("other", "source")
        bench.add("late", "follower", ["delay": "3000"])
        bench.add("m-2", "meter")
        bench.add("bulb", "lamp")
        bench.cable("c-1", "src.out", "m-1.in")
        bench.cable("c-2", "other.out", "late.in")
        bench.cable("c-3", "late.out", "m-2.in", reaches: ["m-1.in"])
        bench.service("one", "level-at", ["port": "m-1.in", "at-least": "50"])
        bench.service("two", "level-at", ["port": "m-2.in", "at-least": "50"])
        bench.inventory.invariants = [Bench.check("lit", "latched", ["element": "bulb"])]
        bench.inventory.expectations = [Bench.check("hoped", "level-at", ["port": "m-2.in"])]
        return bench
    }

    private func faults(_ plant: Plant) throws -> [InjectedFault] {
        try ["src", "other"].map { name in
            let element = try plant.element(name)
            return InjectedFault(
                mode: "dead", element: element,
                edits: [SlotEdit(plant.layout.slot(element, 1), 1)])
        }
    }

    @Test func onlyWhatReadsAChangeIsAskedAgain() throws {
        let plant = try bench().plant()
        let simulation = Simulation(plant: plant, seed: 1)
        let watch = StandingWatch(
            simulation, faults: try faults(plant), withExpectations: true)
        #expect(watch.serviceFlags == [true, true])
        #expect(watch.invariantFlags == [true])
        #expect(watch.expectationFlags == [true])
        #expect(watch.faultFlags == [false, false])
        #expect(watch.askedCount == 6)
        try simulation.edit(["src.health": "dead"])
        #expect(watch.serviceFlags == [false, true])
        #expect(watch.faultFlags == [true, false])
        #expect(watch.askedCount == 8, "the service and the fault of this chain")
        simulation.advance(byMilliseconds: 60_000)
        #expect(watch.standing == simulation.standing(faults: try faults(plant)))
        #expect(watch.askedCount == 8)
    }

    /// A check that reads the clock, tables or what was done before is asked each time.
    @Test(arguments: ["clock", "tables", "history"]) func whatMovesUnseenIsAskedAgain(
        _ what: String
    ) throws {
        var registry = TestKinds.registry
        registry.checks.append(
            CheckKind(name: "moves", title: "moves", plane: "test", parameters: []) {
                _ throws(PlantProblem) in
                { simulation in
                    let isEarly =
                        switch what {
                        case "clock": simulation.clock < SimulatedTime(milliseconds: 500)
                        case "tables": simulation.tables.rows.isEmpty
                        default: simulation.applied.isEmpty
                        }
                    return CheckResult(holds: isEarly, reading: Reading(kind: "early", point: ""))
                }
            })
        var bench = bench()
        bench.add("box", "store")
        bench.service("early", "moves", [:])
        let plant = try bench.plant(registry)
        let simulation = Simulation(plant: plant, seed: 1)
        let watch = StandingWatch(simulation, faults: [])
        #expect(watch.serviceFlags[2])
        simulation.advance(byMilliseconds: 1000)
        try simulation.edit(["bulb.full": "90"])
        simulation.tables.set(
            LatchRow(
                table: plant.layout.table(try plant.element("box"), 0), key: 1, value: 1,
                expires: LatchRow.never))
        #expect(!watch.serviceFlags[2])
    }

    /// A label's number can mean another text after going back.
    @Test func aTextThatIsWrittenAnewIsReadAnew() throws {
        var registry = TestKinds.registry
        registry.checks.append(
            CheckKind(
                name: "says", title: "a name", plane: "test",
                parameters: [ParameterSchema("element", "whose")]
            ) { maker throws(PlantProblem) in
                let element = try maker.element("element")
                return { simulation in
                    let text = simulation.text(ofSymbol: simulation.slot(element, 6))
                    return CheckResult(
                        holds: text == "first", reading: Reading(kind: "says", point: text))
                }
            })
        var bench = bench()
        bench.add("all", "everything")
        bench.service("name", "says", ["element": "all"])
        let plant = try bench.plant(registry)
        let simulation = Simulation(plant: plant, seed: 1)
        let slot = try plant.slot("all.name")
        let before = simulation.state
        let watch = StandingWatch(simulation, faults: [])
        for (text, holds) in [("first", true), ("second", false), ("first", true)] {
            simulation.restore(before)
            simulation.write(symbol: text)
            simulation.apply(
                Patch([SlotEdit(slot, simulation.symbol(for: text))], by: .trainee))
            #expect(watch.serviceFlags[2] == holds)
        }
    }

    @Test func itAgreesWithAskingEverything() throws {
        let plant = try bench().plant()
        let faults = try faults(plant)
        let words: [(String, [String])] = [
            ("src.health", ["good", "dead"]), ("other.health", ["good", "dead"]),
            ("src.level", ["10", "100"]), ("bulb.power", ["no", "yes"]),
            ("c-3.end-b", ["m-1.in", "m-2.in", "none"]), ("c-1.end-b", ["m-1.in", "none"]),
        ]
        try withEverySeed(20) { generator in
            let simulation = Simulation(plant: plant, seed: 1)
            let watch = StandingWatch(simulation, faults: faults)
            var saved = simulation.state
            for _ in 0..<60 {
                switch generator.integer(in: 0...4) {
                case 0: saved = simulation.state
                case 1: simulation.restore(saved)
                case 2:
                    simulation.advance(byMilliseconds: generator.integer(in: 1...90_000))
                default:
                    let (path, values) = generator.pick(words)
                    let slot = try plant.slot(path)
                    let value = try #require(plant.value(ofWord: generator.pick(values), for: slot))
                    simulation.apply(Patch([SlotEdit(slot, value)], by: .trainee))
                }
                if generator.chance(1, in: 3) { continue }
                #expect(watch.standing == simulation.standing(faults: faults))
            }
        }
    }
}
