import Plant
import SimulationKernel
import Testing

@testable import Planes

/// Reference from the antenna to what locks to it.
@Suite struct ReferenceLineTests {
    private func level(_ simulation: Simulation, _ port: String) throws -> Int64? {
        try simulation.quietly { try simulation.measure("genlock", at: port) }
            .integer("sync-level")
    }

    @Test func allHoldsWhereNothingIsWrong() {
        let simulation = ReferenceTestPlant.simulation()
        #expect(simulation.broken == [])
        #expect(simulation.restProblem() == nil)
    }

    @Test func levelsFollowTheEndsOfTheLine() throws {
        for (edits, wanted) in [
            ([:], 300), (["deck-1.ref-termination": "fitted"], 200),
            (["deck-2.ref-termination": "none"], 600),
            (["deck-1.ref-termination": "fitted", "deck-2.ref-termination": "none"], 300),
        ] as [([String: String], Int64)] {
            let simulation = ReferenceTestPlant.simulation(
                edits.map { ReferenceTestPlant.edit($0.key, $0.value) })
            for port in ["deck-1.ref", "deck-2.ref", "deck-2.ref-loop", "co.out-1"] {
                #expect(try level(simulation, port) == wanted, "\(edits) \(port)")
            }
            let isLocked = wanted == 300
            #expect(
                simulation.latch(ReferenceTestPlant.element("deck-1"), DeckKind.lock)
                    == (isLocked ? 1 : 0))
            #expect(simulation.broken == (isLocked ? [] : ["locked"]))
            // Another line of the same generators knows nothing of it.
            #expect(try level(simulation, "deck-atc.ref") == 300)
        }
    }

    /// A break in the middle leaves the first part without an end, and the second without a signal.
    @Test func aBrokenLineLosesItsEnd() throws {
        let simulation = ReferenceTestPlant.simulation()
        simulation.change("r-2.connector", to: "open")
        #expect(try level(simulation, "deck-1.ref") == 600)
        #expect(try level(simulation, "deck-2.ref") == nil)
        simulation.change("r-2.connector", to: "good")
        try simulation.carryOut("unplug r-2 b")
        #expect(try level(simulation, "deck-1.ref") == 600)
        try simulation.carryOut("patch r-2 b deck-2.ref")
        #expect(try level(simulation, "deck-1.ref") == 300)
        try simulation.carryOut("terminate deck-1 on")
        #expect(try level(simulation, "deck-2.ref") == 200)
        try simulation.carryOut("terminate deck-1 off")
        #expect(try level(simulation, "deck-2.ref") == 300)
        #expect(throws: ActionRefusal.self) { try simulation.carryOut("terminate io on") }
    }

    @Test func theChangeoverTakesTheGeneratorThatIsWell() throws {
        let simulation = ReferenceTestPlant.simulation()
        let unit = ReferenceTestPlant.element("co")
        func frequency() throws -> Int64? {
            try simulation.quietly { try simulation.measure("frequency", at: "co.out-1") }
                .integer("offset-ppb")
        }
        #expect(simulation.latch(unit, ChangeoverKind.selected) == 0)
        simulation.change("spg-b.time-base", to: "internal", then: 7000)
        #expect(try frequency() == 0)
        simulation.change("spg-a.outputs", to: "dead", then: 400)
        #expect(try level(simulation, "deck-1.ref") == nil)
        simulation.wait(milliseconds: 200)
        #expect(simulation.latch(unit, ChangeoverKind.selected) == 1)
        #expect(try level(simulation, "deck-1.ref") == 300)
        #expect(try frequency() == -60)
        simulation.change("spg-a.outputs", to: "good", then: 9000)
        #expect(simulation.latch(unit, ChangeoverKind.selected) == 1)
        simulation.wait(milliseconds: 2000)
        #expect(simulation.latch(unit, ChangeoverKind.selected) == 0)
        try simulation.carryOut("changeover co b")
        simulation.wait(milliseconds: 1000)
        #expect(try frequency() == -60)
        simulation.change("co.relay", to: "stuck-a", then: 20_000)
        #expect(try frequency() == 0)
        #expect(throws: ActionRefusal.self) { try simulation.carryOut("changeover co c") }
    }

    /// Half an hour after the sky is lost, a good oscillator has hardly moved; a day later it has.
    @Test func aGeneratorHoldsOver() throws {
        let simulation = ReferenceTestPlant.simulation()
        let generator = ReferenceTestPlant.element("spg-a")
        func latch(_ ordinal: Int) -> Int64 { simulation.latch(generator, ordinal) }
        simulation.change("ant-a.sky", to: "blocked", then: 4000)
        #expect(latch(ReferenceGeneratorKind.Latch.lock) == 1)
        simulation.wait(milliseconds: 2000)
        #expect(latch(ReferenceGeneratorKind.Latch.lock) == 2)
        simulation.wait(milliseconds: 1_800_000)
        let early = latch(ReferenceGeneratorKind.Latch.frequency)
        #expect((1...3).contains(early))
        let drift = latch(ReferenceGeneratorKind.Latch.drift)
        #expect(drift > 0 && drift < 10_000)
        simulation.wait(milliseconds: 86_400_000)
        #expect(latch(ReferenceGeneratorKind.Latch.frequency) == 40)
        #expect(latch(ReferenceGeneratorKind.Latch.drift) > 1_000_000)
        simulation.change("ant-a.sky", to: "clear", then: 130_000)
        #expect(latch(ReferenceGeneratorKind.Latch.lock) == 1)
        simulation.wait(milliseconds: 120_000)
        #expect(latch(ReferenceGeneratorKind.Latch.frequency) == 0)
        #expect(latch(ReferenceGeneratorKind.Latch.drift) == 0)
        // Long since, it has added up a day of its own error.
        let old = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("spg-a.time-base", "internal")
        ])
        #expect(
            old.latch(generator, ReferenceGeneratorKind.Latch.drift) == 40 * 86_400)
    }

    @Test func formatsDecideOnWhoLocks() throws {
        let simulation = ReferenceTestPlant.simulation()
        #expect(
            try simulation.measure("genlock", at: "deck-24.ref").symbol("format")
                == "tri-level-23.98")
        simulation.change("spg-a.format-3", to: "black-burst-25", then: 3000)
        #expect(simulation.broken == ["locked"])
        simulation.change("deck-24.rate", to: "25", then: 3000)
        #expect(simulation.latch(ReferenceTestPlant.element("deck-24"), DeckKind.lock) == 1)
    }

    /// The analyser says how a picture stands to the reference, in lines and nanoseconds.
    @Test func picturesAreTimedToTheirReference() throws {
        let simulation = ReferenceTestPlant.simulation()
        func read() throws -> Reading {
            try simulation.quietly { try simulation.measure("genlock", at: "io.out-1") }
        }
        #expect(try read().integer("timing") == 0 && read().integer("lines") == 0)
        simulation.change("io.timing", to: "24000")
        #expect(try read().integer("timing") == 24_000 - 35_556)
        #expect(try read().integer("lines") == 1)
        simulation.change("spg-a.timing-6", to: "-12000")
        #expect(try read().integer("timing") == 12_000)
        #expect(try read().integer("half-line") == 17_778)
        simulation.change("io.reference", to: "internal", then: 3000)
        #expect(try read().flag("referenced") == false)
    }

    @Test func wordClocksSlip() throws {
        let simulation = ReferenceTestPlant.simulation()
        func read() throws -> Reading {
            try simulation.quietly { try simulation.measure("frequency", at: "dev") }
        }
        #expect(try read().flag("locked") && read()["slip-every"] == ReadingValue.none)
        simulation.change("dev.clock", to: "internal", then: 2000)
        // 10 ppm at 48 kHz.
        #expect(try read().integer("slip-every") == 2083)
        simulation.change("dev.clock", to: "word-clock", then: 2000)
        simulation.change("wcg.rate", to: "44100", then: 2000)
        #expect(try read().flag("locked") == false)
        #expect(
            try simulation.measure("frequency", at: "dev.word-clock").symbol("nominal") == "44100")
        simulation.change("wcg.rate", to: "48000", then: 2000)
        simulation.change("wcg.lock", to: "internal", then: 7000)
        #expect(try read().flag("locked") && read().integer("offset-ppb") == 8000)
    }

    /// The house's older generator drives looped lines by the same rule.
    @Test func olderGeneratorsToo() throws {
        var inventory = ReferenceTestPlant.inventory
        let place = try #require(inventory.cables.firstIndex { $0.id == "r-1" })
        inventory.cables[place].from = "old-spg.ref-1"
        let plant = try PlantCompiler.compile(inventory, registry: ReferenceTestPlant.registry)
        let simulation = Simulation(plant: plant, seed: 1)
        #expect(try level(simulation, "deck-1.ref") == 300)
        simulation.change("deck-1.ref-termination", to: "fitted")
        #expect(try level(simulation, "deck-1.ref") == 200)
        #expect(try level(simulation, "old-spg.ref-2") == 300)
    }
}
