import Plant
import SimulationKernel
import Testing

@testable import Planes

@Suite struct PictureInstrumentTests {
    /// Vectorscope of a 601 source on a 709 graticule (ycbcr_vector): turn and length.
    @Test(
        arguments: [
            ("red-75", 574, 10_287), ("cyan-75", 574, 10_287), ("magenta-75", 197, 8963),
            ("green-75", 197, 8963), ("blue-75", -400, 10_089), ("yellow-75", -400, 10_089),
        ] as [(String, Int64, Int64)])
    func aWrongMatrixTurnsBarsUnequally(name: String, turn: Int64, ratio: Int64) throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gen", "matrix", 1)
        let reading = try simulation.quietly { try simulation.measure("vectorscope", "wfm") }
        let row = try row(reading, name)
        // A code is 0.11 % of full scale, so about 0.15 degrees at these lengths.
        #expect(abs(try #require(row.integer("turn")) - turn) <= 16)
        #expect(abs(try #require(row.integer("ratio")) - ratio) <= 25)
    }

    /// 75 % targets of BT.709: angle and magnitude (ycbcr_vector).
    @Test(
        arguments: [
            ("red-75", 10_291, 3847), ("magenta-75", 4968, 4467), ("blue-75", 35_476, 3766),
            ("cyan-75", 28_291, 3847), ("green-75", 22_968, 4467), ("yellow-75", 17_476, 3766),
        ] as [(String, Int64, Int64)])
    func barsStandOnTheirTargets(name: String, angle: Int64, magnitude: Int64) throws {
        let simulation = try PictureTestPlant.simulation()
        let reading = try simulation.quietly { try simulation.measure("vectorscope", "wfm") }
        let row = try row(reading, name)
        #expect(abs(try #require(row.integer("angle")) - angle) <= 12)
        #expect(abs(try #require(row.integer("magnitude")) - magnitude) <= 8)
        #expect(abs(try #require(row.integer("turn"))) <= 12)
    }

    @Test func theGraticuleIsTheInstrumentsOwn() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gen", "matrix", 1)
        simulation.set("wfm", "graticule", 0)
        for reading in [
            try simulation.quietly { try simulation.measure("vectorscope", "wfm") },
            try simulation.quietly { try simulation.measure("vectorscope", "wfm.in-a", ["bt601"]) },
        ] {
            #expect(abs(try #require(try row(reading, "red-75").integer("turn"))) <= 16)
        }
    }

    @Test func aProgrammeShowsNoNamesOfItsParts() throws {
        let simulation = try PictureTestPlant.simulation()
        for probe in ["waveform", "vectorscope"] {
            let reading = try simulation.measure(probe, "gr-mon.sdi-1")
            #expect(reading.rows.isEmpty)
        }
        let reading = try simulation.measure("waveform", "gr-mon.sdi-1")
        #expect(reading.symbol("picture") == "JOB 214")
        let highest = try #require(reading.integer("maximum"))
        #expect(highest > 700 && highest <= 945)
    }

    @Test func readingsAreUncertainAndRepeatable() throws {
        let simulation = try PictureTestPlant.simulation()
        let first = try simulation.measure("waveform", "wfm")
        let second = try simulation.measure("waveform", "wfm")
        #expect(first == second)
        var seen: [Int64] = []
        for _ in 0..<40 {
            simulation.pass(milliseconds: 60_000)
            seen.append(try #require(try simulation.measure("waveform", "wfm").integer("maximum")))
        }
        let low = try #require(seen.min())
        let high = try #require(seen.max())
        #expect(high > low)
        #expect(high - low < 10)
        guard case .quantity(let quantity)? = first["maximum"] else {
            Issue.record("no quantity")
            return
        }
        // 0.5 %/√3 of 876 codes.
        #expect(quantity.systematic == 3)
        #expect(quantity.random == 1)
        #expect(abs(quantity.value - 940) < 15)
    }

    @Test func theAnalyserReadsTheCableBeforeIt() throws {
        let simulation = try PictureTestPlant.simulation()
        for (port, metres) in [("gr-mon.sdi-1", 90), ("rtr.in-2", 40), ("gen.out-2", 0)] {
            let reading = try simulation.quietly { try simulation.measure("signal", port) }
            let length = try #require(reading.integer("cable-length"))
            #expect(abs(length - Int64(metres) * 1000) <= 625)
            #expect(length % 1250 == 0)
        }
    }

    @Test func measuringTakesAFeedAwayWhereItDoes() throws {
        let simulation = try PictureTestPlant.simulation()
        for (target, words, interrupts) in [
            ("gr-mon.sdi-1", [], true), ("gr-mon.sdi-2", [], false), ("rtr.out-1", [], true),
            ("rtr.out-6", [], false), ("gen.out-2", [], false), ("wfm", [], false),
            ("wfm.loop-a", [], false), ("c-5", ["b"], true),
            ("c-5", ["a"], false), ("p-1", [], false), ("da.out-3", [], false),
            ("da.out-1", [], true), ("gen.ref", [], true), ("spg.ref-6", [], false),
        ] as [(String, [String], Bool)] {
            for probe in ["waveform", "vectorscope", "signal", "eye"] {
                let reading = try simulation.measure(probe, target, words)
                // An eye display shows video only, but it has to be plugged in all the same.
                #expect(reading.flag("interrupted") == interrupts, "\(probe) \(target)")
            }
        }
    }

    /// The picture of a looping input is there at its loop; the line is not.
    @Test func aFreeLoopSparesTheFeed() throws {
        let simulation = try PictureTestPlant.simulation()
        for probe in ["waveform", "vectorscope"] {
            #expect(try simulation.measure(probe, "wfm.in-a").flag("interrupted") == false)
        }
        for probe in ["signal", "eye"] {
            #expect(try simulation.measure(probe, "wfm.in-a").flag("interrupted"))
        }
        let line = try simulation.measure("signal", "wfm.in-a").integer("cable-length")
        let loop = try simulation.measure("signal", "wfm.loop-a").integer("cable-length")
        #expect(line == 2500 || line == 3750)
        #expect(loop == 0)
    }

    @Test func aLooseEndShowsWhatComesOut() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.plug("c-5", 1, nil)
        let reading = try simulation.measure("waveform", "c-5", ["b"])
        #expect(reading.symbol("picture") == "JOB 214")
        #expect(!reading.flag("interrupted"))
        #expect(try simulation.measure("waveform", "c-5", ["a"]).symbol("state") == "no-signal")
    }

    @Test func aReferenceIsNotVideo() throws {
        let simulation = try PictureTestPlant.simulation()
        let reading = try simulation.measure("signal", "gen.ref")
        #expect(reading.symbol("state") == "reference-signal")
        #expect(reading.symbol("reference-rate") == "25")
        #expect(reading.integer("sync-level") == 300)
    }

    @Test(arguments: ["rtr", "jf", "gr-mon", "nothing"])
    func instrumentsNeedAConnector(target: String) throws {
        let simulation = try PictureTestPlant.simulation()
        #expect(throws: ActionRefusal.self) { try simulation.measure("waveform", target) }
    }

    /// Long runs close the eye: open at 20 m, shut at 90 m of 1694A in HD.
    @Test func theEyeClosesWithLength() throws {
        let simulation = try PictureTestPlant.simulation()
        func height(_ port: String) throws -> Int64? {
            try simulation.quietly { try simulation.measure("eye", port) }.integer("eye-height")
        }
        #expect(try height("gen.out-2") == 800)
        let short = try #require(try height("rtr.in-1"))
        #expect(short > 550 && short < 650)
        #expect(try height("gr-mon.sdi-1") == 0)
    }

    /// A wiggled bad crimp always shows; left alone it shows by chance, at the rate that it has.
    @Test func aBadContactShowsByChance() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("c-5", "connector", 1)
        var looks = 0
        let count = 400
        for _ in 0..<count {
            simulation.pass(milliseconds: 60_000)
            let reading = try simulation.measure("signal", "gr-mon.sdi-1")
            let bursts = try #require(reading.integer("interruptions"))
            let errors = try #require(reading.integer("errors"))
            #expect((bursts > 0) == (errors > 1000))
            if bursts > 0 { looks += 1 }
        }
        // 48 an hour are 0.8 in each minute: between a third and nine tenths of all looks show it.
        #expect(looks > count / 3 && looks < count * 9 / 10)
        let moved = try simulation.measure("signal", "gr-mon.sdi-1", ["wiggle"])
        #expect(try #require(moved.integer("interruptions")) >= 20)
        // The cable before it is good: moving that one changes nothing.
        let before = try simulation.measure("signal", "rtr.in-4", ["wiggle"])
        #expect(before.integer("interruptions") == 0)
    }

    @Test func errorsAreCounted() throws {
        let simulation = try PictureTestPlant.simulation { inventory in
            for index in inventory.cables.indices where inventory.cables[index].id == "c-5" {
                inventory.cables[index].lengthMillimetres = 130_000
            }
        }
        let reading = try simulation.measure("signal", "gr-mon.sdi-1")
        let errors = try #require(reading.integer("errors"))
        // +3 dB: 473 bit errors a second, of which the CRC sees 345.
        #expect(errors > 18_000 && errors < 24_000)
    }

    private func row(_ reading: Reading, _ name: String) throws -> Reading {
        let index = try #require(
            reading.rows.indices.first { reading.row($0).symbol("patch") == name })
        return reading.row(index)
    }
}
