import HouseSupport
import Planes
import Plant
import SimulationKernel
import Testing

/// What a fault does in figures that somebody in the field would check by hand.
@Suite struct DeliveryTests {
    private static func edit(_ path: String, _ word: String) -> SlotEdit {
        let plant = DeliveryHouse.plant
        guard let slot = plant.layout.slot(named: path),
            let value = plant.value(ofWord: word, for: slot)
        else { preconditionFailure("\(path) can be \(word)") }
        return SlotEdit(slot, value)
    }

    private static func with(_ edits: [(String, String)]) -> Simulation {
        let simulation = DeliveryHouse.simulation()
        simulation.apply(Patch(edits.map { edit($0.0, $0.1) }, by: .fault(0)))
        simulation.settle()
        return simulation
    }

    private static func check(_ id: String, _ simulation: Simulation) -> CheckResult {
        let plant = simulation.plant
        guard let check = (plant.services + plant.expectations).first(where: { $0.id == id })
        else { preconditionFailure("a check \(id)") }
        return check.evaluate(simulation)
    }

    private static func measure(_ probe: String, _ element: String, _ simulation: Simulation)
        throws -> Reading
    {
        let kind = try #require(simulation.plant.registry.probe(named: probe))
        return try kind.read(simulation, .element(DeliveryHouse.named(element)), [])
    }

    @Test func dropFrameIsEighteenInTenMinutes() {
        let reading = Self.check("list-us-right", Self.with([("list-us.list-labels", "non-drop")]))
            .reading
        #expect(reading.integer("start") == 0)
        #expect(reading.integer("one-minute").map { abs($0) } == 0, "59.94 s of labels")
        #expect(reading.integer("ten-minutes").map { abs($0) } == 18)
        #expect(reading.integer("end").map { abs($0) } == 72)
    }

    @Test func aWrongRateDriftsInProportion() {
        let reading = Self.check("list-right", Self.with([("list.list-rate", "24")])).reading
        // Frames of 25 counted as 24: a twenty-fourth too late.
        #expect(reading.integer("start") == 0)
        #expect(reading.integer("ten-minutes") == 625)
        #expect(reading.integer("end") == 3750)
        #expect(reading.integer("missing") == 0)
    }

    @Test func shortHandlesFailWhatNeedsThem() {
        func short(_ frames: String) -> Int64? {
            Self.check("list-right", Self.with([("list.handles", frames)])).reading
                .integer("short-handles")
        }
        #expect(short("0") == 12 && short("12") == 0)
        #expect((1..<12).contains(short("4") ?? 0))
    }

    @Test func longReelNamesDontFitAnEditList() {
        let us = Self.check(
            "list-us-right", Self.with([("list-us.reel-names", "eight-characters")]))
        #expect(us.reading.integer("missing") == 30)
        let short = Self.check("list-right", Self.with([("list.reel-names", "eight-characters")]))
        #expect(short.reading.integer("missing") == 0 && short.holds)
    }

    @Test func soundAtAnotherClockIsFlatAndLong() throws {
        let simulation = Self.with([("sound.clock-flag", "44100")])
        #expect(try Self.measure("inspect-file", "sound", simulation).integer("tone") == 404_250)
        let late = Self.check("list-right", simulation).reading.integer("sound-late-at-end")
        #expect(late == 318_367, "8.8 % of an hour")
    }

    @Test func caseCountsOnOneSystemOnly() {
        let simulation = Self.with([("rushes.folder-name", "other-case")])
        #expect(Self.check("edit-opens", simulation).reading.integer("offline") == 0, "macOS")
        #expect(Self.check("grade-opens", simulation).reading.integer("offline") == 40, "Linux")
        DeliveryTrial.perform("relink grade", simulation)
        #expect(Self.check("grade-opens", simulation).holds, "a workaround")
        DeliveryTrial.perform("set rushes folder-name agreed", simulation)
        #expect(!Self.check("grade-opens", simulation).holds, "which the right name undoes")
    }

    @Test func aFileStaysAsItWasExported() {
        let simulation = Self.with([("master.mix-gain", "2200")])
        let failed = Self.check("master-passes", simulation).reading
        #expect(failed.rows.first?.first == .symbol("loudness") && failed.rows.count == 1)
        DeliveryTrial.perform("set master mix-gain 0", simulation)
        simulation.advance(to: SimulatedTime(hour: 40, minute: 0))
        #expect(!Self.check("master-passes", simulation).holds, "set, and not exported")
        DeliveryTrial.perform("export master", simulation)
        #expect(Self.check("master-passes", simulation).holds)
    }

    @Test func aTableIsInTheRoomAndNotInTheFile() throws {
        let table = Self.with([("edit.viewing-lut", "show")])
        #expect(!Self.check("edit-output", table).holds)
        #expect(!Self.check("edit-scope", table).holds, "the waveform monitor sees it too")
        #expect(Self.check("master-passes", table).holds)
        let managed = Self.with([("edit.colour-management", "p3")])
        #expect(!Self.check("edit-output", managed).holds)
        #expect(!Self.check("master-passes", managed).holds)
    }

    @Test func withoutDriverNothingLeaves() {
        let simulation = Self.with([("edit.video-driver", "blocked")])
        #expect(Self.check("edit-output", simulation).reading.symbol("format") == "no-signal")
        #expect(Self.check("edit-scope", simulation).reading.symbol("state") != "locked")
        #expect(Self.check("grade-output", simulation).holds, "another card has its own")
    }

    @Test func fullRangeIsCrushedInTheFile() throws {
        let simulation = Self.with([("master.range", "full"), ("master.legaliser", "off")])
        let reading = try Self.measure("inspect-file", "master", simulation)
        let sound = try Self.measure("inspect-file", "master", DeliveryHouse.simulation())
        let darkest = try #require(reading.integer("darkest"))
        #expect(try #require(sound.integer("darkest")) >= 64 && darkest < 64)
        #expect(try #require(reading.integer("illegal-colours")) > 300)
        #expect(sound.integer("illegal-colours") == 0)
    }

    @Test func swappedFieldsGoBackEveryFrame() throws {
        let reading = try Self.measure(
            "inspect-file", "master", Self.with([("master.field-order", "lower-first")]))
        #expect(reading.integer("field-reversals") == 25)
    }

    @Test func rightsAndMountsComeFromTheStore() throws {
        let unexported = Self.with([("projects.exported", "no")])
        #expect(Self.check("edit-opens", unexported).reading.integer("offline") == 52)
        let readOnly = Self.with([("projects.share-writable", "no")])
        let reading = Self.check("edit-opens", readOnly).reading
        #expect(reading.flag("saves") == false && reading.integer("offline") == 0)
        let old = Self.with([("es1.version-grain", "5.0")])
        #expect(!Self.check("edit-opens", old).holds)
        #expect(
            try Self.measure("application", "edit", old).symbol("other-versions") == "grain 5.0")
    }

    @Test func aCardInUseAgainLeavesTheOtherCopy() {
        let simulation = Self.with([
            ("card.card", "in-use-again"), ("card.store-bad-clip", "A001C002.mxf"),
            ("card.shuttle-bad-clip", "A001C002.mxf"),
        ])
        DeliveryTrial.perform("recopy-card card store", simulation)
        #expect(Self.check("card-safe", simulation).reading.integer("good") == 0, "gone for ever")
        let other = Self.with([
            ("card.card", "in-use-again"), ("card.store-bad-clip", "A001C002.mxf"),
        ])
        DeliveryTrial.perform("recopy-card card store", other)
        #expect(Self.check("card-safe", other).holds)
    }

    @Test func flashesAreFoundInTheFile() throws {
        for (effect, passes) in [
            ("toned-down", true), ("lightning", false), ("photographers", false),
        ] {
            let reading = try Self.measure(
                "flash-test", "master", Self.with([("master.flashing-scene", effect)]))
            #expect(reading.flag("passes") == passes, "\(effect): \(reading)")
        }
    }

    /// What content may not say is refused when it is compiled, with the place.
    @Test(arguments: [
        ("edit", "media", DeclaredValue.list([.word("nothing")])),
        ("edit-io", "driven-by", .word("es1")), ("card", "copies", .list([.word("one")])),
        ("broadcast", "wrapper", .word("tape")), ("master", "made-by", .word("nobody")),
    ])
    func impossibleContentIsRefused(_ id: String, _ name: String, _ value: DeclaredValue) {
        var inventory = DeliveryHouse.inventory
        for index in inventory.elements.indices where inventory.elements[index].id == id {
            inventory.elements[index].parameters.removeAll { $0.name == name }
            inventory.elements[index].parameters.append(NamedValue(name, value))
        }
        #expect(throws: PlantProblem.self) {
            _ = try PlantCompiler.compile(inventory, registry: DeliveryHouse.registry)
        }
    }
}
