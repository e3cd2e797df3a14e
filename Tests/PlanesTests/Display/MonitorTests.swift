import Plant
import Signals
import SimulationKernel
import Testing

@testable import Planes

/// Monitors in a plant: inputs, captions, loops, warm-up, ranges and room light.
@Suite struct MonitorTests {
    @Test func aHealthyRoomMeetsItsServices() throws {
        let simulation = try DisplayBench.simulation()
        for service in simulation.plant.services {
            let result = service.evaluate(simulation)
            #expect(result.holds, "\(service.id): \(result.reading)")
        }
    }

    @Test func theScreenSaysWhatIsOnIt() throws {
        let simulation = try DisplayBench.simulation()
        #expect(try simulation.look("gr-mon").symbol("content") == "grey-50")
        #expect(try simulation.look("gr-mon").symbol("format-caption") == "1080p25")
        #expect(try simulation.look("gr-mon").symbol("sparkles") == "none")
        try simulation.set(["gr-mon.input": "sdi-2"])
        #expect(try simulation.look("gr-mon").symbol("caption") == "no signal")
        #expect(try simulation.look("gr-mon").symbol("input-caption") == "sdi-2")
        try simulation.set(["gr-mon.input": "sdi-1", "gr-mon.internal-patch": "grey-20"])
        #expect(try simulation.look("gr-mon").symbol("content") == "grey-20")
        try simulation.set(["gr-mon.power": "off"])
        #expect(try simulation.look("gr-mon").symbol("power-lamp") == "dark")
        #expect(try simulation.look("gr-mon")["content"] == nil)
    }

    /// Whether a picture can drop out must not be told by a field's being there.
    @Test func everyPictureSaysWhetherItDropsOut() throws {
        let simulation = try DisplayBench.simulation(seed: 5)
        let before = simulation.state.canonicalBytes
        #expect(try simulation.look("gr-mon")["picture-drops-out"] == .flag(false))
        #expect(simulation.state.canonicalBytes == before, "a draw was taken for nothing")
        let cable = try #require(
            simulation.plant.registry.mode(named: "intermittent-connector"))
        let element = try simulation.element(named: "c-1")
        let edits = try cable.inject(
            simulation.plant, element, cable.classes[0].representative)
        simulation.apply(Patch(edits, by: .fault(0)))
        simulation.settle()
        let names = try simulation.look("gr-mon").fields.map(\.name)
        #expect(names.contains("picture-drops-out"))
        let seen = try (0..<200).filter { _ in
            try simulation.look("gr-mon").flag("picture-drops-out")
        }
        #expect(!seen.isEmpty)
        try simulation.set(["gr-mon.internal-patch": "grey-20"])
        #expect(try simulation.look("gr-mon")["picture-drops-out"] == nil)
    }

    @Test func lockIsLostAndFoundWithTime() throws {
        let simulation = try DisplayBench.simulation()
        let view = try Self.view(simulation)
        try simulation.set(["tpg.format": "1080p50"])
        #expect(view.screen.source == .unlocked)
        simulation.advance(to: simulation.clock + TimeSpan(milliseconds: 500))
        #expect(view.screen.source == .unlocked)
        simulation.advance(to: simulation.clock + TimeSpan(milliseconds: 3000))
        #expect(view.screen.source == .picture)
        #expect(try simulation.look("gr-mon").symbol("format-caption") == "1080p50")
    }

    @Test func aLoopPassesThePictureWhileThereIsPower() throws {
        let simulation = try DisplayBench.simulation()
        let layout = simulation.plant.layout
        let loop = try #require(layout.port(named: "gr-mon.sdi-1-loop"))
        let signal = PictureSignal(simulation.signal(at: loop))
        #expect(signal.isReadable)
        #expect(signal.lossMillidecibels == 0)
        try simulation.set(["gr-mon.power": "off"])
        #expect(!PictureSignal(simulation.signal(at: loop)).hasCarrier)
    }

    @Test func switchingOnTakesHalfAnHourToBeReady() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["gr-mon.power": "off"])
        simulation.settle()
        try simulation.set(["gr-mon.power": "on"])
        #expect(!(try simulation.service("gr-ready").holds))
        let cold = try #require(
            try simulation.service("gr-spec").reading.integer("white-luminance"))
        simulation.advance(to: simulation.clock + TimeSpan(milliseconds: 20 * 60_000))
        #expect(!(try simulation.service("gr-ready").holds))
        simulation.advance(to: simulation.clock + TimeSpan(milliseconds: 10 * 60_000))
        #expect(try simulation.service("gr-ready").holds)
        #expect(try simulation.service("gr-spec").holds)
        let warm = try #require(
            try simulation.service("gr-spec").reading.integer("white-luminance"))
        #expect(warm > cold)
        simulation.advance(to: simulation.clock + TimeSpan(milliseconds: 60 * 60_000))
        #expect(
            simulation.latch(try simulation.element(named: "gr-mon"), MonitorSlot.warmUp) == 1000)
    }

    @Test func anInputRangeTakesTheSignalAsItIsSet() throws {
        let simulation = try DisplayBench.simulation()
        func light(_ pattern: String, _ range: String) throws -> Double {
            try simulation.set(["tpg.pattern": pattern, "cl-mon.input-range": range])
            return try Self.view(simulation, "cl-mon").centre().light.y
        }
        #expect((try light("white-100", "limited") - 100).magnitude < 0.01)
        #expect((try light("white-100", "auto") - 100).magnitude < 0.01)
        #expect((try light("white-100", "full") - 81.6).magnitude < 0.2)
        let black = try light("black", "limited")
        #expect((try light("black", "full") - black - 0.13).magnitude < 0.01)
        // Samples of full range that arrive unscaled, with an identifier that says narrow.
        try simulation.set(["tpg.range": "full"])
        #expect((try light("black", "full") - black).magnitude < 0.01)
        #expect((try light("white-100", "full") - 100).magnitude < 1.5)
        #expect((try light("white-100", "limited") - 100).magnitude < 0.01)
        let crushed = try light("grey-10", "limited")
        #expect(crushed < 0.2)
    }

    @Test func roomLightVeilsTheSeatAndNotTheContact() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["tpg.pattern": "black"])
        func luminance(_ words: [String]) throws -> Int64 {
            try simulation.quietly {
                try #require(
                    try simulation.read("colorimeter", "gr-mon", words).integer("luminance"))
            }
        }
        let contact = try luminance([])
        let seat = try luminance(["seat"])
        #expect(seat - contact == 255)
        try simulation.set(["gr-light.level": "300"])
        #expect(try luminance([]) == contact)
        #expect(try luminance(["seat"]) - contact == 9549)
        #expect(!(try simulation.service("gr-light-ok").holds))
        let lux = try simulation.quietly { try simulation.read("lux-meter", "gr-mon") }
        #expect(lux.integer("illuminance") == 300)
    }

    @Test func theCentreOfBarsIsTheGreenBar() throws {
        let simulation = try DisplayBench.simulation()
        try simulation.set(["tpg.pattern": "rp219"])
        let reading = try simulation.read("colorimeter", "gr-mon")
        #expect(reading.symbol("patch") == "green-75")
        try simulation.set(["tpg.pattern": "bars-75"])
        #expect(try simulation.read("colorimeter", "gr-mon").symbol("patch") == "mixed")
    }

    @Test func aMonitorMayHaveOtherInputs() throws {
        let simulation = try DisplayBench.simulation([
            ("inputs", DisplayBench.words(["sdi-1", "hdmi"]))
        ])
        let layout = simulation.plant.layout
        #expect(layout.port(named: "gr-mon.hdmi") != nil)
        #expect(layout.port(named: "gr-mon.hdmi-loop") == nil)
        try simulation.set(["gr-mon.input": "hdmi"])
        #expect(try simulation.look("gr-mon").symbol("caption") == "no signal")
    }

    static func view(_ simulation: Simulation, _ id: String = "gr-mon") throws -> MonitorView {
        let element = try simulation.element(named: id)
        return MonitorView(
            try #require(simulation.plant.displays.monitor(element)), in: simulation)
    }
}

/// What is refused when a plant with a monitor is compiled.
@Suite struct MonitorProblemTests {
    struct Wrong: CustomTestStringConvertible, Sendable {
        let parameter: String
        let value: DeclaredValue
        let what: String
        var testDescription: String { "\(parameter): \(what)" }

        init(_ parameter: String, _ value: DeclaredValue, _ what: String) {
            self.parameter = parameter
            self.value = value
            self.what = what
        }
    }

    static let wrong: [Wrong] = [
        Wrong("class", .word("studio"), "`class` is `studio`"),
        Wrong("panel", .word("plasma"), "`panel` is `plasma`"),
        Wrong("peak", .word("bright"), "`peak` is `bright`"),
        Wrong("native", .list([.word("1")]), "`native` isn't six chromaticities"),
        Wrong("native", .word("srgb"), "`native` is `srgb`"),
        Wrong("inputs", DisplayBench.words(["dvi"]), "unknown input `dvi`"),
        Wrong("presets", DisplayBench.words(["rec709-23"]), "unknown preset `rec709-23`"),
        Wrong("presets", .list([]), "`presets` is empty"),
        Wrong(
            "presets", DisplayBench.words(["p3-26", "p3-26"]), "`p3-26` is there twice"),
        Wrong(
            "presets", .mapping([NamedValue("x", .mapping([NamedValue("curve", .word("pq"))]))]),
            "unknown key `curve` of preset `x`"),
        Wrong(
            "presets", .mapping([NamedValue("x", .mapping([NamedValue("eotf", .word("log"))]))]),
            "unknown value `log`"),
        Wrong("target", .word("rec709"), "unknown preset `rec709`"),
        Wrong("room-light", .word("gr-lamp"), "unknown element `gr-lamp`"),
        Wrong("room-light", .word("tpg"), "`tpg` isn't a `room-light`"),
    ]

    @Test(arguments: wrong)
    func isRefused(_ wrong: Wrong) throws {
        let inventory = DisplayBench.inventory([(wrong.parameter, wrong.value)])
        let problem = try #require(throws: PlantProblem.self) {
            try PlantCompiler.compile(inventory, registry: DisplayBench.registry)
        }
        #expect(problem.what == wrong.what)
        #expect(problem.subject == ["elements", "gr-mon", wrong.parameter])
    }

    @Test func presetsOfItsOwnAreTaken() throws {
        let simulation = try DisplayBench.simulation([
            (
                "presets",
                .mapping([
                    NamedValue("house", .word("rec709-24")),
                    NamedValue(
                        "night",
                        .mapping([
                            NamedValue("from", .word("p3-26")), NamedValue("white", .word("d65")),
                            NamedValue("luminance", .word("60")), NamedValue("eotf", .word("pq")),
                            NamedValue("primaries", .word("native")),
                        ])),
                ])
            ),
            ("target", .word("house")), ("target-luminance", .word("120")),
        ])
        let build = try MonitorTests.view(simulation).build
        #expect(build.presets.map(\.name) == ["house", "night"])
        #expect(build.presets[1].transfer == .pq)
        #expect(build.presets[1].standard == nil)
        #expect(build.presets[1].white == .d65)
        #expect(build.presets[1].luminance == 60)
        #expect(build.target.luminance == 120)
        #expect(!(try simulation.service("gr-spec").holds))
        try simulation.set(["gr-mon.house-luminance": "120"])
        #expect(try simulation.service("gr-spec").holds)
    }
}
