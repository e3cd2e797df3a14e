import Plant
import Signals
import Testing

@testable import Planes

@Suite struct PictureCheckTests {
    private func result(_ simulation: Simulation, _ id: String) throws -> CheckResult {
        let checks = simulation.plant.services + simulation.plant.invariants
        return try #require(checks.first { $0.id == id }).evaluate(simulation)
    }

    @Test func allHoldsInAHealthyPlant() throws {
        let simulation = try PictureTestPlant.simulation()
        let standing = simulation.standing(faults: [])
        #expect(standing.allServicesHold)
        #expect(standing.allInvariantsHold, "\(standing.invariants.filter { !$0.holds })")
    }

    @Test(
        arguments: [
            ("rtr", "video/out-1", 1), ("rtr", "audio/out-1", 1), ("rtr", "held/out-1", 2),
            ("rtr", "video/out-1", -1), ("gr-io", "data-levels", 2), ("gr-io", "clip-levels", 2),
            ("gr-io", "matrix", 1), ("gr-io", "matrix", 3), ("gr-io", "playback", 1),
            ("gr-io", "launch", 0), ("c-5", "connector", 1), ("c-5", "connector", 2),
            ("c-5", "connector", 3), ("c-5", "extra-loss", 9000), ("c-4", "extra-loss", 30_000),
            ("gr-io", "format", Int64(VideoFormat.hd1080psf25.index)), ("gr-io", "timeline", -1),
        ] as [(String, String, Int64)])
    func aServiceFailsWithWhatFails(element: String, slot: String, value: Int64) throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set(element, slot, value)
        #expect(try result(simulation, "gr-picture").holds == false)
    }

    @Test func whatHarmsNobodyIsBorne() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("c-5", "impedance", 1)
        simulation.set("gr-io", "limiter", 1)
        simulation.set("gr-io", "reference", 1)
        #expect(try result(simulation, "gr-picture").holds)
    }

    @Test func anExposureIsNamed() throws {
        let simulation = try PictureTestPlant.simulation()
        #expect(try result(simulation, "contained").holds)
        simulation.set("rtr", "video/out-2", 3)
        let exposed = try result(simulation, "contained")
        #expect(!exposed.holds)
        #expect(exposed.reading.row(0).symbol("screen") == "es1-mon")
        #expect(exposed.reading.row(0).symbol("content") == "job/214")
        // Nobody sees it on a screen that is off or shows its other input.
        simulation.set("es1-mon", "input", 1)
        #expect(try result(simulation, "contained").holds)
        simulation.set("es1-mon", "input", 0)
        simulation.set("es1-mon", "power", 0)
        #expect(try result(simulation, "contained").holds)
    }

    @Test func aJobThatNobodyNamedMayBeSeenNowhere() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.write(symbol: "job/999")
        simulation.set("gr-io", "timeline", simulation.symbol(for: "job/999"))
        #expect(try result(simulation, "contained").holds == false)
    }

    @Test func labelsFollowTheEquipment() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("rtr", "label/in-2", simulation.symbol(for: "ES2"))
        #expect(try result(simulation, "labels").holds == false)
        simulation.set("rtr", "label/in-2", simulation.symbol(for: "ES1"))
        #expect(try result(simulation, "labels").holds)
        // The workstation's cable moves to another input: now that input must carry its name.
        simulation.plug("c-2", 1, "rtr.in-6")
        let moved = try result(simulation, "labels")
        #expect(!moved.holds)
        #expect(moved.reading.row(0).symbol("wired") == "ES1")
        simulation.set("rtr", "label/in-6", simulation.symbol(for: "ES1"))
        #expect(try result(simulation, "labels").holds)
    }

    /// Behind a jackfield the destination is still what is wired there.
    @Test func labelsAreTracedThroughJackfields() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.plug("c-8", 1, "jf.in-2")
        simulation.plug("c-9", 0, "jf.out-2")
        #expect(try result(simulation, "labels").holds)
        simulation.plug("c-6", 1, nil)
        simulation.plug("c-9", 1, "es1-mon.sdi-1")
        simulation.plug("c-6", 1, "jf-mon.sdi-1")
        let crossed = try result(simulation, "labels")
        #expect(crossed.reading.rows.count == 2)
        #expect(crossed.reading.row(0).symbol("wired") == "JF")
        #expect(crossed.reading.row(1).symbol("wired") == "ES1 MON")
    }

    @Test func timingHasAWindow() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gr-io", "timing", 17_000)
        #expect(try result(simulation, "timed").holds)
        simulation.set("gr-io", "timing", -18_000)
        #expect(try result(simulation, "timed").holds == false)
        simulation.set("gr-io", "timing", 0)
        simulation.set("gr-io", "reference", 1)
        simulation.pass(milliseconds: 3000)
        #expect(try result(simulation, "timed").holds == false)
    }

    @Test func levelsAreJudgedOnPatternsOnly() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("gen", "range", 1)
        #expect(try result(simulation, "levels").holds == false)
        simulation.set("gen", "range", 0)
        simulation.set("gen", "level", 950)
        #expect(try result(simulation, "levels").holds == false)
        simulation.set("es1-io", "data-levels", 2)
        simulation.set("rtr", "video/out-3", 1)
        #expect(try result(simulation, "levels").holds)
        #expect(try result(simulation, "levels").reading.flag("meaningful") == false)
    }

    @Test(
        arguments: [
            ("programme-at", [("at", "gr-mon.sdi-9"), ("job", "214")]),
            ("programme-at", [("at", "gr-mon.sdi-1")]),
            ("programme-at", [("at", "gr-mon.sdi-1"), ("job", "214"), ("format", "1081p25")]),
            ("programme-at", [("at", "gr-mon.sdi-1"), ("job", "214"), ("sound", "loud")]),
            ("programme-at", [("at", "gr-mon.sdi-1"), ("job", "214"), ("errors", "some")]),
            ("content-contained", [("jobs", "all")]),
            ("router-labels-true", [("router", "nobody")]),
            ("referenced", [("at", "nothing")]), ("levels-at", [("at", "wfm.in-c")]),
        ] as [(String, [(String, String)])])
    func badArgumentsAreRefused(kind: String, arguments: [(String, String)]) {
        #expect(throws: PlantProblem.self) {
            try PictureTestPlant.plant { inventory in
                inventory.services.append(
                    CheckDeclaration(
                        id: "bad", title: "bad", kind: kind,
                        arguments: arguments.map { NamedValue($0.0, .word($0.1)) }))
            }
        }
    }
}
