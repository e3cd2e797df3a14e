import Plant
import Testing

@testable import Planes

@Suite struct RouterTests {
    @Test func everyCrosspointPassesItsSource() throws {
        let simulation = try PictureTestPlant.simulation()
        let contents = ["pattern/rp219", "job/101", "job/102", "job/214"]
        for output in 1...4 {
            for (input, content) in contents.enumerated() {
                simulation.set("rtr", "video/out-\(output)", Int64(input))
                #expect(simulation.content(at: "rtr.out-\(output)") == content)
            }
            simulation.set("rtr", "video/out-\(output)", -1)
            #expect(!simulation.picture(at: "rtr.out-\(output)").hasCarrier)
        }
    }

    @Test func soundBreaksAway() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("rtr", "audio/out-1", 1)
        let reading = try simulation.measure("signal", "gr-mon.sdi-1")
        #expect(reading.symbol("sound") == "JOB 101")
        #expect(try simulation.measure("waveform", "gr-mon.sdi-1").symbol("picture") == "JOB 214")
        simulation.set("rtr", "audio/out-1", -1)
        let silent = try simulation.measure("signal", "gr-mon.sdi-1")
        #expect(silent["sound"] == nil)
        #expect(silent["ancillary"] == .list([0x241]))
    }

    @Test func aHeldCrosspointIgnoresItsControl() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("rtr", "held/out-1", 1)
        #expect(simulation.content(at: "gr-mon.sdi-1") == "job/101")
        try simulation.perform("route", ["gr-mon", "bars"])
        #expect(simulation.content(at: "gr-mon.sdi-1") == "job/101")
        let status = try simulation.measure("router-status", "rtr", ["gr-mon"])
        #expect(status.row(0).symbol("source") == "BARS")
    }

    @Test func routesGoByThePanelsLabels() throws {
        let simulation = try PictureTestPlant.simulation()
        try simulation.perform("route", ["GR_MON", "es1"])
        #expect(simulation.content(at: "gr-mon.sdi-1") == "job/101")
        try simulation.perform("route", ["rtr", "out-1", "in-4"])
        #expect(simulation.content(at: "gr-mon.sdi-1") == "job/214")
        try simulation.perform("route", ["gr-mon", "es2", "video"])
        #expect(simulation.content(at: "gr-mon.sdi-1") == "job/102")
        #expect(try simulation.measure("signal", "gr-mon.sdi-1").symbol("sound") == "JOB 214")
    }

    /// With two labels crossed, taking a name takes the other source: nothing warns anybody.
    @Test func aStaleLabelMisleads() throws {
        let simulation = try PictureTestPlant.simulation()
        simulation.set("rtr", "label/in-2", simulation.symbol(for: "GR WS"))
        simulation.write(symbol: "OLD")
        simulation.set("rtr", "label/in-4", simulation.symbol(for: "OLD"))
        try simulation.perform("route", ["gr-mon", "gr-ws"])
        #expect(simulation.content(at: "gr-mon.sdi-1") == "job/101")
        simulation.set("rtr", "label/in-4", simulation.symbol(for: "GR WS"))
        #expect(throws: ActionRefusal.self) {
            try simulation.perform("route", ["gr-mon", "gr-ws"])
        }
    }

    @Test func aLockedDestinationIsNotTaken() throws {
        let simulation = try PictureTestPlant.simulation()
        let report = try simulation.perform("route", ["jf", "bars"])
        #expect(report.row(0).symbol("result") == "locked")
        #expect(simulation.content(at: "rtr.out-4") == "job/102")
        simulation.set("rtr", "lock/out-4", 0)
        try simulation.perform("route", ["jf", "bars"])
        #expect(simulation.content(at: "rtr.out-4") == "pattern/rp219")
    }

    @Test func aSalvoTakesAllItsCrosspoints() throws {
        let simulation = try PictureTestPlant.simulation()
        let report = try simulation.perform("salvo", ["line-up"])
        #expect(report.rows.count == 4)
        #expect(simulation.content(at: "gr-mon.sdi-1") == "pattern/rp219")
        #expect(simulation.content(at: "es1-mon.sdi-1") == "pattern/rp219")
    }

    @Test(arguments: [
        ["route"], ["route", "gr-mon"], ["route", "gr-mon", "nobody"], ["route", "here", "es1"],
        ["route", "gr-mon", "es1", "colour"], ["route", "gr-mon", "es1", "video", "x"],
        ["salvo"], ["salvo", "nothing"],
    ])
    func mistypedCommandsAreRefused(words: [String]) throws {
        let simulation = try PictureTestPlant.simulation()
        #expect(throws: ActionRefusal.self) {
            try simulation.perform(words[0], Array(words.dropFirst()))
        }
    }

    @Test func statusShowsWhatTheControlBelieves() throws {
        let simulation = try PictureTestPlant.simulation()
        let status = try simulation.measure("router-status", "rtr")
        #expect(status.rows.count == 12)
        #expect(status.row(0).symbol("destination") == "GR MON")
        #expect(status.row(0).symbol("source") == "GR WS")
        #expect(status.row(0).integer("input") == 4)
        #expect(status.row(6).flag("locked"))
        #expect(status.row(10).integer("input") == nil)
        #expect(throws: ActionRefusal.self) { try simulation.measure("router-status", "wfm") }
    }

    /// A loop that is taken later (router to amplifier to router) carries nothing and harms nobody.
    @Test func aLoopIsSilent() throws {
        let simulation = try PictureTestPlant.simulation()
        #expect(simulation.content(at: "da-mon.sdi-1") == "pattern/rp219")
        simulation.set("rtr", "video/out-5", 4)
        #expect(!simulation.picture(at: "da-mon.sdi-1").hasCarrier)
        #expect(!simulation.picture(at: "rtr.in-5").hasCarrier)
        #expect(simulation.content(at: "gr-mon.sdi-1") == "job/214")
        #expect(simulation.evaluator.audit().isEmpty)
        simulation.set("rtr", "video/out-5", 0)
        #expect(simulation.content(at: "da-mon.sdi-1") == "pattern/rp219")
        #expect(simulation.evaluator.audit().isEmpty)
    }

    /// Parameters that make no sense are problems with the place where they stand.
    @Test(arguments: [
        ("inputs", PictureTestPlant.word("2")), ("levels", PictureTestPlant.list(["sound"])),
        ("routes", PictureTestPlant.map(["GR MON": "NOBODY"])),
        ("routes", PictureTestPlant.map(["NOWHERE": "ES1"])),
        ("locked", PictureTestPlant.list(["NOWHERE"])),
        ("sources", PictureTestPlant.list(["ES1", "ES1"])),
        ("salvos", PictureTestPlant.map(["line-up": "BARS"])),
        ("receiver-extra", PictureTestPlant.word("many")),
        ("fastest", PictureTestPlant.word("48g")), ("outputs", PictureTestPlant.word("0")),
        ("reclocking", PictureTestPlant.word("perhaps")),
    ])
    func badParametersAreRefused(name: String, value: DeclaredValue) {
        #expect(throws: PlantProblem.self) {
            try PictureTestPlant.plant { inventory in
                for index in inventory.elements.indices where inventory.elements[index].id == "rtr"
                {
                    inventory.elements[index].parameters.removeAll { $0.name == name }
                    inventory.elements[index].parameters.append(NamedValue(name, value))
                }
            }
        }
    }
}
