import Plant
import Signals
import SimulationKernel
import Testing

@testable import Planes

/// Projectors, tables, limited peaks, televisions, heat and eyes, each as an engineer meets it.
@Suite struct ViewingBenchTests {
    static func luminance(
        _ simulation: Simulation, _ target: String, _ words: [String] = [],
        probe: String = "colorimeter"
    ) throws -> Double {
        try simulation.quietly {
            let reading = try simulation.read(probe, target, words)
            return Double(try #require(reading.integer("luminance"))) / 1e4
        }
    }

    static func pass(_ minutes: Int64, _ simulation: Simulation) {
        simulation.advance(to: simulation.clock + TimeSpan(milliseconds: minutes * 60_000))
    }

    // MARK: Projectors

    /// ISO 26431-1: 48 cd/m² in the white of digital cinema, corners at 85 %.
    @Test func aProjectionMeetsTheStandard() throws {
        let simulation = try ViewingBench.simulation()
        try simulation.set(["proj.internal-patch": "grey-100"])
        let centre = try Self.luminance(simulation, "proj", ["spectro"])
        #expect((47.0...49.0).contains(centre))
        for corner in ["top-left", "top-right", "bottom-left", "bottom-right"] {
            let read = try Self.luminance(simulation, "proj", [corner, "spectro"])
            #expect((0.855...0.865).contains(read / centre), "\(corner)")
            let spot = try Self.luminance(simulation, "proj", [corner], probe: "spot-meter")
            #expect((spot / read - 1).magnitude < 1e-3)
        }
        let reading = try simulation.service("review").reading
        #expect((313_000...315_000).contains(try #require(reading.integer("white-x"))))
        #expect((350_000...352_000).contains(try #require(reading.integer("white-y"))))
    }

    /// D09: dim by age alone leaves the corners' share; a shifted lens takes it.
    @Test func ageDimsAllAndAShiftedLensTheCorners() throws {
        let simulation = try ViewingBench.simulation()
        try simulation.set(["proj.internal-patch": "grey-100"])
        func share() throws -> Double {
            try Self.luminance(simulation, "proj", ["bottom-left", "spectro"])
                / Self.luminance(simulation, "proj", ["spectro"])
        }
        let before = try share()
        let worn = try simulation.inject("lamp-aged", on: "proj", class: 0)
        let centre = try Self.luminance(simulation, "proj", ["spectro"])
        #expect((25.0...28.0).contains(centre))
        #expect((try share() - before).magnitude < 1e-6)
        #expect(try simulation.look("proj").integer("light-hours") == 1500)
        #expect(!(try simulation.service("theatre").holds))
        try simulation.carryOut("replace", ["proj"])
        #expect(!(try simulation.isActive(worn)))
        _ = try simulation.inject("lens-shifted", on: "proj", class: 0)
        #expect(try share() < 0.75)
        #expect(try simulation.look("proj").flag("on-the-masks"))
        #expect(!(try simulation.service("review").holds))
        #expect(try simulation.service("review").reading.symbol("corners-look") == "dark")
    }

    /// A preset with the white of television is within no cinema's tolerance.
    @Test func anotherWhiteIsFound() throws {
        let simulation = try ViewingBench.simulation()
        try simulation.set(["proj.preset": "p3d65-26"])
        let result = try simulation.service("theatre")
        #expect(!result.holds)
        #expect(result.reading.symbol("white-looks") == "tinted")
        #expect(result.reading.symbol("picture-looks") == "right")
    }

    /// A projector's screen is read with the light of the room on it, E/π for a gain of 1.
    @Test func theRoomsLightIsOnTheScreen() throws {
        let simulation = try ViewingBench.simulation()
        try simulation.set(["proj.internal-patch": "grey-0"])
        let dark = try Self.luminance(simulation, "proj", ["spectro"])
        try simulation.set(["dark.level": "10"])
        let lit = try Self.luminance(simulation, "proj", ["spectro"])
        #expect((lit - dark - 10 / Elementary.pi).magnitude < 1e-3)
    }

    // MARK: Tables

    /// D08: greys follow the table of the table; the monitor's own patches don't.
    @Test func greysFollowTheTableOfTheTable() throws {
        let simulation = try ViewingBench.simulation()
        let look = ViewingLooks.all[1].table
        func light(_ pattern: String) throws -> Double {
            try simulation.set(["tpg.pattern": pattern])
            return try Self.luminance(simulation, "ref")
        }
        let levels = [10, 20, 30, 50, 70, 90]
        func signal(_ level: Int) -> Double {
            // As ten bits carry it.
            VideoQuantisation.narrow10.luma(
                fromCode: VideoQuantisation.narrow10.lumaCode(Double(level) / 100))
        }
        // The panel's black of 0.0001 cd/m², and as much of the reading's last digit.
        func isShown(_ light: Double, _ expected: Double) -> Bool {
            (light - expected).magnitude < 2e-4 + 1e-3 * expected
        }
        for level in levels {
            let expected = 100 * Elementary.pow(look.value(signal(level)), 2.4)
            #expect(isShown(try light("grey-\(level)"), expected), "\(level)")
        }
        _ = try simulation.inject("lut-twice", on: "ref", class: 0)
        for level in levels {
            let expected =
                100
                * Elementary.pow(
                    look.value(look.value(signal(level))), 2.4)
            #expect(isShown(try light("grey-\(level)"), expected), "\(level)")
        }
        #expect(!(try simulation.service("ref-spec").holds))
        #expect(try simulation.look("ref").symbol("lut-caption") == "film-print")
        let profile = try simulation.quietly { try simulation.read("profile", "ref") }
        #expect(try #require(profile.integer("grey-max")) < 10)
        // Taking either away is the bypass test, and the cure.
        try simulation.set(["box.table": "none"])
        #expect(try simulation.service("ref-spec").holds)
    }

    // MARK: Colorimetry and curves

    /// V10: a signal of BT.2020 on BT.709 primaries is pale, and neutrals stay.
    @Test func ignoredColorimetryIsPale() throws {
        let simulation = try ViewingBench.simulation()
        #expect(try simulation.service("wide-spec").holds)
        _ = try simulation.inject("colorimetry-ignored", on: "wide", class: 0)
        let reading = try simulation.service("wide-spec").reading
        #expect(reading.symbol("colours-look") == "paler")
        #expect(reading.symbol("white-looks") == "right")
        #expect(try #require(reading.integer("grey-max")) < 100)
    }

    /// V11: PQ's reference white of 58 % shows 27 cd/m² by a power law, and 203 by PQ.
    @Test func curvesAreTakenFromTheMenu() throws {
        let simulation = try ViewingBench.simulation()
        try simulation.set(["box.table": "none", "tpg.pattern": "grey-60"])
        #expect((28.0...31.0).contains(try Self.luminance(simulation, "ref")))
        try simulation.set(["ref.preset": "pq-p3"])
        let right = try Self.luminance(simulation, "ref")
        #expect((240.0...250.0).contains(right))
        try simulation.set(["ref.preset": "rec709-24", "ref.eotf": "pq"])
        // The preset's white is all that it makes.
        #expect((99.0...101.0).contains(try Self.luminance(simulation, "ref")))
        try simulation.set(["ref.eotf": "gamma-22"])
        let bent = 100 * Elementary.pow(0.6, 2.2)
        #expect((try Self.luminance(simulation, "ref") / bent - 1).magnitude < 0.01)
    }

    // MARK: Limits of the design

    /// D10: a tenth of the screen at 800 cd/m², all of it at 150; no fault, and nothing to mend.
    @Test func aTelevisionLimitsItsPeak() throws {
        let simulation = try ViewingBench.simulation { inventory in
            for (id, monitor) in [("tv-peak", "tv"), ("ref-peak", "ref")] {
                inventory.expectations.append(
                    DisplayBench.check(
                        id, "holds-peak",
                        [("monitor", monitor), ("luminance", "750"), ("area-percent", "100")]))
            }
        }
        try simulation.set(["tv.preset": "pq-p3", "ref.preset": "pq-p3"])
        func windows(_ id: String) throws -> [Double] {
            let reading = try simulation.quietly { try simulation.read("windows", id) }
            return reading.rows.indices.map {
                Double(reading.row($0).integer("luminance") ?? 0) / 1e4
            }
        }
        let television = try windows("tv")
        #expect((790.0...810.0).contains(television[2]))
        #expect((149.0...151.0).contains(television[6]))
        #expect(zip(television, television.dropFirst()).allSatisfy { $0 >= $1 - 1e-6 })
        let reference = try windows("ref")
        #expect(reference.allSatisfy { (990.0...1010.0).contains($0) })
        let expectations = simulation.plant.expectations
        func holds(_ id: String) throws -> Bool {
            try #require(expectations.first { $0.id == id }).evaluate(simulation).holds
        }
        #expect(!(try holds("tv-peak")))
        #expect(try holds("ref-peak"))
        // A programme's full field is limited as the windows are.
        try simulation.set(["tpg.pattern": "white-100"])
        #expect((149.0...151.0).contains(try Self.luminance(simulation, "tv")))
    }

    /// D05: equal by meter and not by eye, which is nobody's fault.
    @Test func metersAgreeWhereEyesDont() throws {
        let simulation = try ViewingBench.simulation { inventory in
            let both = [("monitor", "ref"), ("beside", "wide")]
            inventory.services = [DisplayBench.check("match", "displays-match", both)]
            inventory.expectations = [DisplayBench.check("alike", "displays-look-alike", both)]
        }
        try simulation.set(["box.table": "none", "wide.lut": "none"])
        #expect(try simulation.service("match").holds)
        let alike = try #require(simulation.plant.expectations.first).evaluate(simulation)
        #expect(!alike.holds)
        _ = try simulation.inject("gain-drift", on: "ref", class: 1)
        #expect(!(try simulation.service("match").holds))
    }

    // MARK: Time

    /// Heat takes light away after an hour, and an hour off gives it back; age does neither.
    @Test func heatIsToldFromAgeByAnHourOff() throws {
        func lights(_ mode: String) throws -> (hot: Double, again: Double, later: Double) {
            let simulation = try ViewingBench.simulation()
            try simulation.set(["ref.internal-patch": "grey-100"])
            _ = try simulation.inject(mode, on: "ref", class: 0)
            let hot = try Self.luminance(simulation, "ref")
            try simulation.set(["ref.power": "off"])
            Self.pass(240, simulation)
            try simulation.set(["ref.power": "on"])
            Self.pass(4, simulation)
            let again = try Self.luminance(simulation, "ref")
            Self.pass(360, simulation)
            return (hot, again, try Self.luminance(simulation, "ref"))
        }
        let fading = try lights("backlight-fades")
        #expect((84.0...86.0).contains(fading.hot))
        #expect(fading.again > 95)
        #expect((fading.later - fading.hot).magnitude < 0.2)
        let aged = try lights("aged-backlight")
        #expect((79.0...81.0).contains(aged.hot))
        #expect(aged.again < 81)
    }

    /// A reading before it is warm is honestly off, in the panel's own way.
    @Test func coldReadingsAreOff() throws {
        let simulation = try ViewingBench.simulation()
        try simulation.set(["proj.internal-patch": "grey-100"])
        let warm = try Self.luminance(simulation, "proj", ["spectro"])
        try simulation.set(["proj.power": "off"])
        simulation.settle()
        try simulation.set(["proj.power": "on"])
        let cold = try Self.luminance(simulation, "proj", ["spectro"])
        #expect((0.93...0.95).contains(cold / warm))
        Self.pass(30, simulation)
        #expect(try Self.luminance(simulation, "proj", ["spectro"]) / warm > 0.99)
    }

    /// D12: two frames in the shop's mode, three where pictures are made in between.
    @Test func televisionsAreLate() throws {
        let simulation = try ViewingBench.simulation()
        let element = try simulation.element(named: "tv")
        for (mode, delay) in [
            ("filmmaker", 55_000), ("game", 35_000), ("standard", 95_000),
            ("cinema-smooth", 135_000),
        ] {
            try simulation.set(["tv.picture-mode": mode])
            #expect(simulation.pictureDelayMicroseconds(of: element) == Int64(delay))
            let read = try simulation.quietly { try simulation.read("picture-delay", "tv") }
            #expect(read.integer("picture-delay") == Int64(delay))
            #expect(try simulation.service("on-time").holds == (delay <= 55_000))
        }
        #expect(try simulation.look("tv").symbol("motion") == "smoothed")
        try simulation.set(["tv.power": "off"])
        #expect(simulation.pictureDelayMicroseconds(of: element) == nil)
        let off = try simulation.read("picture-delay", "tv")
        #expect(off["picture-delay"] == ReadingValue.none)
    }

    @Test func parametersAreRefusedWhereTheyMeanNothing() throws {
        let wrong: [(String, String, DeclaredValue)] = [
            ("ref", "menu", DisplayBench.words(["gamma"])),
            ("ref", "corners", DisplayBench.words(["900", "900"])),
            ("ref", "lut-box", .word("ref")), ("ref", "lut-box", .word("nowhere")),
            ("proj", "light", .word("oled")), ("proj", "lens-shift", .word("3")),
            ("tv", "full-field", .word("much")), ("light", "white", .word("pink")),
            ("lab", "calibrated", .word("-1")), ("box", "lut", .word("sepia")),
        ]
        for (id, name, value) in wrong {
            #expect(throws: PlantProblem.self, "\(id) \(name)") {
                _ = try ViewingBench.simulation { inventory in
                    guard let index = inventory.elements.firstIndex(where: { $0.id == id })
                    else { return }
                    inventory.elements[index].parameters.removeAll { $0.name == name }
                    inventory.elements[index].parameters.append(NamedValue(name, value))
                }
            }
        }
    }
}
