import Plant
import SimulationKernel
import Testing

/// A simulation's memory: bytes that restore it at any step, forks, digests.
@Suite struct StateTests {
    /// Something of every sort: cables, latches that follow, step and hunt, tables, chance.
    static func plant() throws -> Plant {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("sel", "selector", ["inputs": "3"])
        bench.add("late", "follower", ["delay": "900"])
        bench.add("dist", "splitter")
        bench.add("l", "lamp")
        bench.add("h", "hunter")
        bench.add("box", "store")
        bench.add("it", "everything", set: ["name": "vtr 1"])
        bench.cable("c-1", "src.out", "sel.in-1")
        bench.cable("c-2", "sel.out", "late.in")
        bench.cable("c-3", "late.out", "dist.in")
        bench.cable("c-4", "dist.out-1", "sel.in-2", reaches: ["dist.in"])
        bench.cable("c-5", "sel.out", "", reaches: ["sel"])
        bench.inventory.cables[4].from = ""
        return try bench.plant()
    }

    static func scheduled(_ plant: Plant) throws -> [Patch] {
        [
            Patch(try plant.edits(["src.level": "55"]), by: .person("ada")),
            Patch(try plant.edits(["l.power": "no", "h.hunts": "yes"]), by: .fault(0)),
            Patch(try plant.edits(["h.hunts": "no"]), by: .configurationRun("nightly")),
        ]
    }

    static func start(_ plant: Plant, seed: UInt64 = 1) throws -> Simulation {
        let simulation = Simulation(
            plant: plant, seed: seed, scheduledPatches: try scheduled(plant))
        for (index, time) in [4000, 9000, 30_000].enumerated() {
            simulation.schedule(patch: index, at: SimulatedTime(milliseconds: Int64(time)))
        }
        simulation.schedule(
            "tick", subject: try plant.element("box").rawValue, a: 40, after: .seconds(1))
        return simulation
    }

    /// One step of a random run; the same numbers give the same step.
    static func step(_ simulation: Simulation, _ stream: inout RandomStream) throws {
        let layout = simulation.plant.layout
        switch stream.next(below: 6) {
        case 0, 1:
            simulation.advance(byMilliseconds: stream.next(below: 2500))
        case 2:
            let cable = layout.cables[Int(stream.next(below: Int64(layout.cables.count)))]
            let end = Int(stream.next(below: 2))
            let reach = cable.reaches[end]
            let choice = stream.next(in: -1...Int64(reach.count - 1))
            simulation.apply(
                Patch(
                    [
                        SlotEdit(
                            cable.ends[end], choice < 0 ? -1 : Int64(reach[Int(choice)].rawValue))
                    ],
                    by: .trainee))
        case 3:
            let text = "label \(stream.next(below: 5))"
            let slot = try simulation.plant.slot("it.name")
            let number = simulation.symbol(for: text)
            simulation.write(symbol: text)
            simulation.apply(Patch([SlotEdit(slot, number)], by: .delivery("labels")))
        case 4:
            let late = try simulation.plant.element("late")
            simulation.set([LatchEdit(layout.latch(late, 0), stream.next(below: 9))])
        default:
            try simulation.edit([
                "sel.select": ["in-1", "in-2", "in-3", "none"][Int(stream.next(below: 4))],
                "src.level": "\(stream.next(below: 200))",
            ])
        }
    }

    @Test(arguments: UInt64(1)...12) func aRunGoesOnFromItsBytesAtAnyStep(_ seed: UInt64) throws {
        let plant = try StateTests.plant()
        let scheduled = try StateTests.scheduled(plant)
        var simulation = try StateTests.start(plant, seed: seed)
        let straight = try StateTests.start(plant, seed: seed)
        var stream = RandomStream(seed: seed, name: "steps")
        var straightStream = stream
        for step in 0..<60 {
            let bytes = simulation.state.canonicalBytes
            let state = try SimulationState(canonicalBytes: bytes)
            try #require(state.canonicalBytes == bytes, "step \(step)")
            simulation = Simulation(
                plant: plant, seed: seed, state: state, scheduledPatches: scheduled)
            try #require(simulation.state.canonicalBytes == bytes, "step \(step)")
            try StateTests.step(simulation, &stream)
            try StateTests.step(straight, &straightStream)
            try #require(simulation.state == straight.state, "step \(step)")
            try #require(simulation.state.digest == straight.state.digest)
            #expect(simulation.evaluator.audit().isEmpty, "step \(step)")
        }
        #expect(!straight.applied.isEmpty)
    }

    @Test func timeInPiecesIsTimeAtOnce() throws {
        for seed in UInt64(1)...20 {
            let plant = try StateTests.plant()
            let whole = try StateTests.start(plant, seed: seed)
            let pieces = try StateTests.start(plant, seed: seed)
            var stream = RandomStream(seed: seed, name: "pieces")
            whole.advance(to: SimulatedTime(milliseconds: 20_000))
            while pieces.clock < whole.clock {
                let span = TimeSpan(milliseconds: stream.next(below: 1800))
                pieces.advance(to: min(whole.clock, pieces.clock + span))
            }
            #expect(pieces.state == whole.state, "seed \(seed)")
            #expect(!whole.tables.rows.isEmpty)
        }
    }

    @Test func whatIsForgottenIsGoneFromTheState() throws {
        let simulation = try StateTests.start(try StateTests.plant())
        simulation.advance(byMilliseconds: 5000)
        #expect(simulation.tables.rows.count == 4)
        #expect(simulation.tables.rows.allSatisfy { $0.expires > simulation.clock })
        simulation.advance(to: SimulatedTime(milliseconds: 32_000))
        #expect(simulation.tables.rows.isEmpty)
    }

    @Test func restoringUndoesEverything() throws {
        let plant = try StateTests.plant()
        let simulation = try StateTests.start(plant)
        var stream = RandomStream(seed: 3, name: "steps")
        for _ in 0..<10 { try StateTests.step(simulation, &stream) }
        let before = simulation.state
        let ahead = simulation.fork()
        for _ in 0..<25 { try StateTests.step(simulation, &stream) }
        #expect(simulation.state != before)
        simulation.restore(before)
        #expect(simulation.state.canonicalBytes == before.canonicalBytes)
        #expect(simulation.evaluator.audit().isEmpty)
        // And it goes on as if nothing had been.
        var again = RandomStream(seed: 4, name: "steps")
        var same = again
        for _ in 0..<25 {
            try StateTests.step(simulation, &again)
            try StateTests.step(ahead, &same)
        }
        #expect(simulation.state == ahead.state)
    }

    @Test func aForkGoesItsOwnWay() throws {
        let simulation = try StateTests.start(try StateTests.plant())
        simulation.advance(byMilliseconds: 5000)
        let before = simulation.state
        let fork = simulation.fork()
        fork.advance(byMilliseconds: 20_000)
        try fork.edit(["src.level": "3"])
        fork.write(symbol: "new")
        #expect(simulation.state == before)
        simulation.advance(byMilliseconds: 1)
        #expect(fork.clock == SimulatedTime(milliseconds: 25_000))
    }

    /// Events of one moment happen in the order in which they were asked for; which order that
    /// was shows only where they touch the same thing.
    @Test func theOrderOfWhatIsSimultaneousMattersOnlyWhereItMust() throws {
        let plant = try StateTests.plant()
        let patches = [
            Patch(try plant.edits(["src.level": "11"]), by: .person("ada")),
            Patch(try plant.edits(["l.power": "no"]), by: .fault(0)),
            Patch(try plant.edits(["sel.select": "in-3"]), by: .trainee),
            Patch(try plant.edits(["it.gain": "5"]), by: .scene),
        ]
        func run(_ order: [Int], _ patches: [Patch]) -> Simulation {
            let simulation = Simulation(plant: plant, seed: 1, scheduledPatches: patches)
            for index in order {
                simulation.schedule(patch: index, at: SimulatedTime(milliseconds: 1000))
            }
            simulation.advance(to: SimulatedTime(milliseconds: 500_000))
            return simulation
        }
        func orders(_ left: [Int]) -> [[Int]] {
            if left.isEmpty { return [[]] }
            return left.flatMap { first in
                orders(left.filter { $0 != first }).map { [first] + $0 }
            }
        }
        let reference = run([0, 1, 2, 3], patches)
        for order in orders([0, 1, 2, 3]) {
            let other = run(order, patches)
            #expect(other.state.cells == reference.state.cells, "\(order)")
            #expect(
                other.applied.map(\.slot)
                    == order.flatMap { patches[$0].edits.map(\.slot) }, "\(order)")
        }
        let rivals = [
            Patch(try plant.edits(["src.level": "11"]), by: .person("ada")),
            Patch(try plant.edits(["src.level": "22"]), by: .person("bob")),
        ]
        #expect(run([0, 1], rivals).slot(try plant.slot("src.level")) == 22)
        #expect(run([1, 0], rivals).slot(try plant.slot("src.level")) == 11)
    }

    @Test func seedsChangeWhatIsDrawnAndNothingElse() throws {
        let plant = try StateTests.plant()
        let one = try StateTests.start(plant, seed: 1)
        let two = try StateTests.start(plant, seed: 2)
        for simulation in [one, two] { simulation.advance(byMilliseconds: 20_000) }
        #expect(one.state.cells == two.state.cells)
        #expect(one.tables.rows.map(\.key) == two.tables.rows.map(\.key))
        #expect(one.tables.rows.map(\.value) != two.tables.rows.map(\.value))
    }

    @Test func aQuietReadingDrawsNothing() throws {
        let plant = try StateTests.plant()
        let simulation = try StateTests.start(plant)
        let stream = plant.layout.stream(try plant.element("box"), 0)
        let before = simulation.state
        simulation.quietly {
            #expect(simulation.drawNormalMillionths(stream) == 0)
            #expect(simulation.draw(stream, below: 100) == 0)
            #expect(simulation.systematicNormalMillionths("meter") == 0)
            simulation.quietly {}
            #expect(simulation.isQuiet)
        }
        #expect(simulation.state == before)
        #expect(
            simulation.systematicNormalMillionths("meter")
                == simulation.systematicNormalMillionths("meter"))
        #expect(simulation.state == before, "an instrument's own error is no draw")
        _ = simulation.draw(stream, below: 100)
        #expect(simulation.state != before)
    }

    @Test func textsThatAreWrittenAreNumberedAfterThePlantsOwn() throws {
        let plant = try StateTests.plant()
        let simulation = try StateTests.start(plant)
        let own = Int64(plant.symbols.texts.count)
        #expect(simulation.symbol(for: "vtr 1") < own)
        #expect(simulation.symbol(for: "new") == own)
        #expect(simulation.text(ofSymbol: own).isEmpty)
        simulation.write(symbol: "vtr 1")
        simulation.write(symbol: "new")
        simulation.write(symbol: "new")
        #expect(simulation.symbol(for: "newer") == own + 1)
        #expect(simulation.text(ofSymbol: own) == "new")
        #expect(simulation.text(ofSymbol: -1).isEmpty)
        #expect(simulation.state.writtenSymbols == ["new"])
    }

    /// Pinned: changes only with the encoding or the arithmetic of a run, and then on purpose.
    /// Last: the event of a latch's step no longer carries the value that it would have.
    @Test func theDigestOfARunIsWhatItWas() throws {
        let simulation = try StateTests.start(try StateTests.plant(), seed: 2026)
        simulation.advance(byMilliseconds: 33_333)
        #expect(simulation.state.digest == 3_860_793_525_369_944_775)
    }
}
