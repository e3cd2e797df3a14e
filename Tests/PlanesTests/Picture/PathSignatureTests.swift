import Plant
import Signals
import Testing

@testable import Planes

/// The signatures of the catalogue's picture faults, each as an engineer finds it.
@Suite struct PathSignatureTests {
    private static func faulty(
        _ mode: String, on element: String, _ parameters: FaultParameters = FaultParameters(),
        _ change: (inout Inventory) -> Void = { _ in }
    ) throws -> Simulation {
        let simulation = try PathTestPlant.simulation(change)
        let plant = simulation.plant
        let found = try #require(plant.registry.mode(named: mode))
        let owner = try #require(plant.layout.element(named: element))
        simulation.apply(
            Patch(try found.inject(plant, owner, parameters), by: .fault(0)))
        simulation.settle()
        return simulation
    }

    private static func read(_ simulation: Simulation, _ probe: String, _ target: String) throws
        -> Reading
    {
        try simulation.quietly { try simulation.measure(probe, target) }
    }

    private static func service(_ simulation: Simulation, _ id: String) throws -> CheckResult {
        let check = try #require(simulation.plant.services.first { $0.id == id })
        return simulation.quietly { check.evaluate(simulation) }
    }

    /// V05: slow jitter goes through reclockers, and disturbs what times pictures anew; alignment
    /// jitter comes of an amplifier that doesn't reclock, and of nothing before it.
    @Test func v05SlowAndFastJitter() throws {
        let healthy = try PathTestPlant.simulation()
        let slow = try Self.faulty("jittery-clock", on: "io", ["jitter": "1500"].parameters)
        for point in ["rtr-a.in-1", "rtr-b.in-1", "fs.in"] {
            let before = try Self.read(healthy, "jitter", point)
            let after = try Self.read(slow, "jitter", point)
            #expect(try #require(after.integer("timing-milli-ui")) > 2000)
            #expect(try #require(before.integer("timing-milli-ui")) < 400)
            #expect(after.integer("alignment-milli-ui") == before.integer("alignment-milli-ui"))
        }
        #expect(try Self.read(slow, "jitter", "lut.in").integer("timing-milli-ui") ?? 0 < 400)
        #expect(!(try Self.service(slow, "clean").holds))

        let plain = try Self.faulty("reclocker-off", on: "da")
        let input = try Self.read(plain, "jitter", "da.in").integer("alignment-milli-ui") ?? 0
        let output = try Self.read(plain, "jitter", "mon-da.sdi-1")
        let reclocked = try Self.read(healthy, "jitter", "mon-da.sdi-1")
        let far = try #require(output.integer("alignment-milli-ui"))
        #expect(far > input && far > reclocked.integer("alignment-milli-ui") ?? 0)
        // 90 m and 80 m of HD: 0.63 and 0.51 UI, together as their squares.
        #expect((780...840).contains(far), "\(far)")
    }

    /// V12: byte 2 reads 05h where 45h is right; the converter deinterlaces whole pictures.
    @Test func v12SegmentedFlaggedInterlaced() throws {
        let simulation = try Self.faulty(
            "psf-flagged-interlaced", on: "bars", ["scan": "interlaced"].parameters)
        let data = try Self.read(simulation, "analyser", "conv.in")
        #expect(data["payload"] == .list([0x85, 0x05, 0x00, 0x01]))
        #expect(data.symbol("stated-scan") == "interlaced")
        let detail = try Self.read(simulation, "detail", "mon-sd.sdi-1")
        #expect(detail.integer("vertical-detail") == 5000)
        let healthy = try PathTestPlant.simulation()
        #expect(
            try Self.read(healthy, "detail", "mon-sd.sdi-1").integer("vertical-detail") == 10_000)
        #expect(
            try Self.read(healthy, "analyser", "conv.in")["payload"]
                == .list([0x85, 0x45, 0x00, 0x01]))
    }

    /// V13: stepped field by field, time runs to and fro; the identifier is right.
    @Test func v13FieldDominance() throws {
        let simulation = try Self.faulty("field-dominance-swapped", on: "fields")
        let steps = try Self.read(simulation, "field-step", "mon-fields.sdi-1")
        #expect(steps.symbol("motion") == "to-and-fro")
        let places = steps.rows.indices.map { steps.row($0).integer("place") ?? 0 }
        #expect(places.prefix(4) == [1050, 1000, 1150, 1100])
        #expect(
            try Self.read(simulation, "analyser", "mon-fields.sdi-1")
                .symbol("stated-scan") == "interlaced")
        #expect(!(try Self.service(simulation, "fields-right").holds))
    }

    /// V14: the carrier is strong and the identifier says level B; an input of level A has no lock.
    @Test func v14LevelMismatch() throws {
        let simulation = try Self.faulty("level-mismatch", on: "p50")
        let signal = try Self.read(simulation, "signal", "mon-50.sdi-1")
        #expect(signal.symbol("state") == "locked" && signal.symbol("interface") == "3g")
        #expect(
            try Self.read(simulation, "analyser", "mon-50.sdi-1")["payload"]
                == .list([0x8A, 0xC9, 0x00, 0x01]))
        let port = try #require(simulation.plant.layout.port(named: "mon-50.sdi-1"))
        #expect(PictureAt(simulation, port).recovery.state == .unlocked)
    }

    /// V15: four links fine, four small pictures; a lost link takes one sample in four.
    @Test func v15QuadLinks() throws {
        let square = try Self.faulty("quad-mapping", on: "join", ["mapping": "square"].parameters)
        #expect(
            try Self.read(square, "detail", "mon-uhd.sdi-1").symbol("geometry")
                == "four-small-pictures")
        let other = try Self.faulty("quad-mapping", on: "split", ["mapping": "square"].parameters)
        #expect(
            try Self.read(other, "detail", "mon-uhd.sdi-1").symbol("geometry") == "combed")
        let lost = try Self.faulty("quad-link-lost", on: "split", ["output": "2"].parameters)
        #expect(
            try Self.read(lost, "detail", "mon-uhd.sdi-1").symbol("geometry")
                == "one-sample-in-four-missing")
        #expect(try Self.read(lost, "signal", "join.in-2").symbol("state") == "no-signal")
        #expect(try Self.read(square, "signal", "join.in-2").symbol("state") == "locked")
    }

    /// V17: locked, and more than half a line off.
    @Test func v17Untimed() throws {
        let simulation = try Self.faulty("source-untimed", on: "io", ["timing": "24000"].parameters)
        #expect(try Self.read(simulation, "analyser", "rtr-a.in-1").integer("timing") == 24_000)
        #expect(try Self.read(simulation, "analyser", "lut.in").integer("timing") == 0)
    }

    /// V20: no sound behind the converter, no errors, all of it before.
    @Test func v20StrippedAncillary() throws {
        let simulation = try Self.faulty("converter-strips-ancillary", on: "conv")
        #expect(
            try Self.read(simulation, "signal", "mon-sd.sdi-1")["ancillary"] == .list([0x241]))
        #expect(
            try Self.read(simulation, "signal", "conv.in")["ancillary"]
                == .list([0x241, 0x2E7, 0x1E6, 0x1E5, 0x2E4]))
    }

    /// V21: the picture's CRC stands still, sound goes on, and the source's CRC changes.
    @Test func v21FrozenStore() throws {
        let simulation = try Self.faulty("frame-store-hung", on: "fs")
        let after = try Self.read(simulation, "analyser", "lut.in")
        #expect(after.integer("picture-changes") == 0 && after.integer("picture-check") != nil)
        #expect(after.rows.count == 5)
        let before = try Self.read(simulation, "analyser", "fs.in")
        #expect(before.integer("picture-changes") == 250)
        #expect(before["picture-check"] == ReadingValue.none)
        #expect(try Self.service(simulation, "moves").reading.symbol("motion") == "still")
        try simulation.type("restart fs")
        #expect(try Self.service(simulation, "moves").holds)
    }

    /// V22: illegal colours behind a legaliser in bypass, and in front of it all along.
    @Test func v22Legaliser() throws {
        let healthy = try PathTestPlant.simulation()
        let before = try Self.read(healthy, "gamut", "leg.in")
        #expect(try #require(before.integer("outside")) > 1000)
        #expect(try Self.read(healthy, "gamut", "mon-qc.sdi-1").integer("outside") == 0)
        let simulation = try Self.faulty("legaliser-bypassed", on: "leg")
        #expect(
            try Self.read(simulation, "gamut", "mon-qc.sdi-1").integer("outside")
                == before.integer("outside"))
        #expect(!(try Self.service(simulation, "legal").holds))
    }

    /// V23: errors on RP 198's flat fields, none on bars.
    @Test func v23Pathological() throws {
        let simulation = try Self.faulty("receiver-marginal", on: "da")
        let errors = try Self.read(simulation, "analyser", "mon-da.sdi-1")
        #expect(errors.integer("errored-seconds") == 60)
        let bars = try #require(PictureContent.patternNames.firstIndex(of: "bars-75"))
        simulation.set("gen", "pattern", Int64(bars))
        #expect(
            try Self.read(simulation, "analyser", "mon-da.sdi-1").integer("errored-seconds") == 0)
    }

    /// V24: colour detail halved, the identifier says 4:2:2, and one link of half the rate.
    @Test func v24Squeezed() throws {
        let simulation = try Self.faulty("chroma-squeezed", on: "io-444")
        let detail = try Self.read(simulation, "detail", "mon-c444.sdi-1")
        #expect(detail.integer("colour-detail") == 5000)
        let data = try Self.read(simulation, "analyser", "mon-444.sdi-1")
        #expect(data.symbol("interface") == "hd" && data.symbol("stated-sampling") == "422")
        let healthy = try PathTestPlant.simulation()
        let right = try Self.read(healthy, "analyser", "mon-444.sdi-1")
        #expect(right.symbol("interface") == "3g" && right.symbol("stated-sampling") == "444")
        #expect(
            try Self.read(healthy, "detail", "mon-c444.sdi-1").integer("colour-detail") == 10_000)
    }

    /// EDH: errors of the cable before count here; behind a synchroniser they are flagged (EDA).
    @Test func edhTellsUpstreamFromLocal() throws {
        let simulation = try PathTestPlant.simulation { inventory in
            inventory.elements.append(PictureTestPlant.element("fs-2", "frame-sync"))
            inventory.elements.append(PictureTestPlant.element("far", "test-screen"))
            inventory.cables.append(
                PictureTestPlant.cable("e-1", "sd.out-2", "fs-2.in", metres: 480))
            inventory.cables.append(
                PictureTestPlant.cable("e-2", "fs-2.out", "far.sdi-1", metres: 10))
        }
        let local = try Self.read(simulation, "analyser", "fs-2.in")
        #expect(try #require(local.integer("errored-seconds")) > 0)
        #expect(local.integer("fields-flagged-upstream") == 0)
        let behind = try Self.read(simulation, "analyser", "far.sdi-1")
        #expect(behind.integer("errored-seconds") == 0)
        #expect(try #require(behind.integer("fields-flagged-upstream")) > 0)
    }

    /// PQ, and a BT.2020 container on a BT.709 graticule: V10's 2.7 degrees at red.
    @Test func lightAndPrimaries() throws {
        let simulation = try PathTestPlant.simulation()
        let transfer = try Self.faulty("wrong-transfer", on: "sd", ["transfer": "pq"].parameters)
        let before = try Self.read(simulation, "waveform", "conv-up.in")
        #expect(before.integer("maximum") == 940)
        let after = try Self.read(transfer, "waveform", "conv-up.in")
        // White at 203 cd/m² is 58.07 % of PQ.
        #expect((572...573).contains(after.integer("maximum") ?? 0))
        simulation.set("conv-up", "primaries", 2)
        let scope = try Self.read(simulation, "analyser", "mon-up.sdi-1")
        #expect(scope.symbol("stated-colorimetry") == "bt2020")
        simulation.set("conv-up", "primaries", 0)
        simulation.set("conv-up", "output-matrix", 3)
        let vectors = try Self.read(simulation, "vectorscope", "mon-up.sdi-1")
        let red = try #require(vectors.rows.first { $0[0] == .symbol("red-75") })
        let row = Reading(
            kind: "row", point: "", fields: zip(vectors.columns, red).map { ReadingField($0, $1) })
        #expect((260...280).contains(row.integer("turn") ?? 0), "\(row.fields)")
    }

    /// The load of flows: 1.11 and 2.22 Gb/s with sound go over 10G and not over 1G.
    @Test func flowsShareLinks() throws {
        let simulation = try PathTestPlant.simulation()
        let link = try #require(simulation.plant.layout.element(named: "link-b"))
        let look = simulation.look(at: link)
        let both: Int64 = 1_111_104_000 + 2_222_208_000 + 4 * 9_840_000
        let one: Int64 = 2_222_208_000 + 2 * 9_840_000
        #expect(try #require(look.integer("offered-down")) == both)
        #expect(look.integer("offered-up") == 0)
        let slow = try Self.faulty("flow-link-slow", on: "link-b", ["speed": "1g"].parameters)
        let receiver = try #require(slow.plant.layout.element(named: "rx"))
        let seen = slow.look(at: receiver)
        // 1 − 1/3.3727 of 216,000 packets a second, and of half as many.
        #expect((151_900...152_100).contains(seen.integer("lost-packets-2") ?? 0))
        #expect((75_950...76_050).contains(seen.integer("lost-packets-1") ?? 0))
        #expect(!(try Self.service(slow, "flow").holds))
        #expect(
            try Self.read(slow, "analyser", "mon-rx2.sdi-1").integer("errored-seconds") == 0)
        // Two receivers of one flow load the sender's link once.
        simulation.set("rx", "subscription-1", 1)
        let sent = try #require(simulation.plant.layout.element(named: "link-a"))
        #expect(
            try #require(simulation.look(at: sent).integer("offered-up")) == one)
        #expect(simulation.content(at: "mon-rx1.sdi-1") == "pattern/moving-box")
    }

    /// Tiles say what their inputs carry, and a lounge that sees the multiviewer sees them all.
    @Test func tilesAreSeen() throws {
        let simulation = try PathTestPlant.simulation { inventory in
            inventory.invariants = [
                CheckDeclaration(
                    id: "contained", title: "contained", kind: "content-contained",
                    arguments: [
                        NamedValue(
                            "jobs",
                            .mapping([
                                NamedValue("101", .list([.word("mr")])),
                                NamedValue("102", .list([.word("gr")])),
                                NamedValue("214", .list([.word("gr")])),
                            ]))
                    ])
            ]
        }
        let tiles = try Self.read(simulation, "tiles", "mv")
        #expect(
            tiles.rows.map { $0[2] } == [.text("JOB 101"), .text("rp219"), .text("moving-box")])
        let check = try #require(simulation.plant.invariants.first)
        let seen = check.evaluate(simulation).reading.rows.map { $0[0] }
        #expect(seen.contains(.text("mon-mv")))
        simulation.plug("k-12", 1, nil)
        #expect(try Self.read(simulation, "tiles", "mv").rows.count == 3)
    }

    /// A locked tie isn't taken; unlocked it is, and the lock procedure says what it did.
    @Test func locks() throws {
        let simulation = try PathTestPlant.simulation()
        try simulation.type("lock rtr-a tie-1")
        let report = try simulation.perform("route", ["rtr-a", "tie-1", "bars"])
        #expect(report.row(0).symbol("result") == "locked")
        let kind = try #require(simulation.plant.registry.procedure(named: "unlock"))
        #expect(try kind.plan(simulation, ["rtr-a", "tie-1"]).authority == .supervisor)
        try simulation.type("unlock rtr-a tie-1")
        try simulation.type("route rtr-a tie-1 bars")
        #expect(simulation.content(at: "fs.in") == "pattern/rp219")
        #expect(throws: ActionRefusal.self) { try simulation.type("restart k-1") }
        #expect(throws: ActionRefusal.self) { try simulation.type("lock rtr-a nowhere") }
    }
}

extension Dictionary where Key == String, Value == String {
    /// A fault's parameters, in the order of their names.
    fileprivate var parameters: FaultParameters {
        FaultParameters(sorted { $0.key < $1.key }.map { NamedValue($0.key, .word($0.value)) })
    }
}
