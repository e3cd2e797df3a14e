import Plant
import Signals
import Testing

@testable import Planes

/// Sound on its way, and the signatures of the catalogue's faults as an engineer finds them.
@Suite struct SoundPathTests {
    private func tones(_ simulation: Simulation, _ at: String) throws -> [Reading] {
        let reading = try simulation.quietly { try simulation.measure("tone", at) }
        return reading.rows.indices.map { reading.row($0) }
    }

    private func number(_ name: String, _ probe: String, _ at: String, _ simulation: Simulation)
        throws -> Int64?
    {
        try simulation.quietly { try simulation.measure(probe, at).integer(name) }
    }

    @Test func everythingHoldsAsItIsSetUp() throws {
        let simulation = try SoundTestPlant.simulation()
        for check in simulation.plant.services + simulation.plant.invariants {
            let result = simulation.quietly { check.evaluate(simulation) }
            #expect(result.holds, "\(check.id): \(result.reading)")
        }
        #expect(simulation.evaluator.audit().isEmpty)
    }

    /// Every word of a chain means what it was made from.
    @Test func transformsAreWords() {
        let all: [SoundTransform] = [
            .gain(channel: nil, milliDecibels: -6021), .gain(channel: 5, milliDecibels: 12_000),
            .polarity(channel: 7), .delay(channel: nil, microseconds: 80_000),
            .delay(channel: 62, microseconds: 0), .written(in: .film), .written(in: .dts),
            .monoSum, .openLeg, .take(first: 6, count: 2), .place(offset: 4),
            .drop(mask: 0xFFF0), .clear, .slow, .limited(milliDecibels: -1000),
            .slips(milliPerMinute: 28_800), .latePackets(milliPerMinute: 1000),
            .add(content: 0xFF_FFFF, chain: .max), .add(content: 0, chain: 0),
        ]
        for transform in all { #expect(SoundTransform(word: transform.word) == transform) }
        #expect(Set(all.map(\.word)).count == all.count)
        #expect(SoundTransform(word: 31) == nil && SoundTransform(word: 0) == nil)
    }

    /// A loudspeaker for each channel, from the dubbing interface through a picture and a desk.
    @Test func channelsArriveWhereTheyBelong() throws {
        let simulation = try SoundTestPlant.simulation()
        let reading = try simulation.quietly { try simulation.measure("listen", "ctl") }
        for index in reading.rows.indices {
            let row = reading.row(index)
            #expect(row.symbol("from") == row.symbol("speaker"))
            #expect(row.symbol("sound") == "programme")
        }
        #expect(reading.symbol("image") == "right" && !reading.flag("hum"))
        try simulation.put("dub-io", "playback", "ident")
        let rows = try tones(simulation, "scr.sdi-1")
        #expect(
            rows.map { $0.integer("frequency-millihertz").map { ($0 + 50) / 100 } } == [
                8800, 8800, 13_200, 825, 6600, 6600, 10_000, 10_000,
            ])
    }

    /// A01: correlation turns, loudness and true peak stay.
    @Test func a01Polarity() throws {
        let simulation = try SoundTestPlant.simulation()
        let before = try #require(
            try number("correlation-thousandths", "phase", "dub-io.out-4", simulation))
        let loudness = try number("integrated", "loudness", "dub-io.out-4", simulation)
        try simulation.put("dub-io", "inverted-track", "8")
        #expect(
            try number("correlation-thousandths", "phase", "dub-io.out-4", simulation) == -before)
        #expect(try number("integrated", "loudness", "dub-io.out-4", simulation) == loudness)
        #expect(!(try simulation.check("stereo").holds))
        #expect(try simulation.check("delivery").holds)
    }

    /// A02: a comb, not a null.
    @Test func a02Delay() throws {
        let simulation = try SoundTestPlant.simulation()
        let before = try #require(
            try number("correlation-thousandths", "phase", "dub-io.out-4", simulation))
        try simulation.put("dub-io", "delayed-track", "8")
        let after = try #require(
            try number("correlation-thousandths", "phase", "dub-io.out-4", simulation))
        #expect(after < before - 100 && after > -before)
    }

    /// A03: dialogue from the right.
    @Test func a03Order() throws {
        let simulation = try SoundTestPlant.simulation()
        try simulation.put("dub-io", "order", "film")
        let reading = try simulation.quietly { try simulation.measure("listen", "ctl") }
        #expect(
            reading.rows.indices.map { reading.row($0).symbol("from") } == [
                "l", "c", "r", "ls", "rs", "lfe",
            ])
        // The other way round at the controller puts it right again.
        try simulation.put("ctl", "order", "film")
        #expect(try simulation.check("room-sound").holds)
        try simulation.put("dub-io", "order", "dts")
        try simulation.put("ctl", "order", "dts")
        #expect(try simulation.check("room-sound").holds)
    }

    /// A04: 2 dB in digital levels, and +4 dBu where 0 dBu is meant.
    @Test func a04LineUp() throws {
        let simulation = try SoundTestPlant.simulation()
        try simulation.put("dub-io", "playback", "tone")
        #expect(try tones(simulation, "emb.aes-1")[0].integer("level") == -18_000)
        #expect(try tones(simulation, "ajf.out-1")[0].integer("level") == 0)
        #expect(try simulation.check("line-up").holds)
        let needle = try simulation.quietly { try simulation.measure("ppm", "ajf.out-1") }
        #expect((395...405).contains(try #require(needle.row(0).integer("ppm-mark-hundredths"))))
        try simulation.put("dub-io", "line-up", "smpte-20")
        #expect(try tones(simulation, "emb.aes-1")[0].integer("level") == -20_000)
        #expect(try tones(simulation, "ajf.out-1")[0].integer("level") == 4000)
        #expect(!(try simulation.check("line-up").holds))
    }

    /// A05 and A06: loudness off by the gain; true peaks beyond samples.
    @Test func a05AndA06Loudness() throws {
        let simulation = try SoundTestPlant.simulation()
        let before = try #require(try number("integrated", "loudness", "meter", simulation))
        let peak = try #require(try number("true-peak", "loudness", "meter", simulation))
        #expect((before + 23_000).magnitude < 300 && peak < -1000)
        try simulation.put("dub-io", "level", "2200")
        let loud = try #require(try number("integrated", "loudness", "meter", simulation))
        #expect((loud - before - 2200).magnitude <= 1)
        #expect(try simulation.check("delivery").reading.symbol("loud") == "loud")
        try simulation.put("dub-io", "level", "0")
        try simulation.put("dub-io", "limiter", "sample-peak")
        let sample = try #require(try number("sample-peak", "loudness", "meter", simulation))
        let over = try #require(try number("true-peak", "loudness", "meter", simulation))
        #expect((sample + 1000).magnitude <= 1 && over > -500)
        let result = try simulation.check("delivery").reading
        #expect(result.symbol("peaks") == "over" && result.symbol("loud") == "right")
    }

    /// A07: the dialogue alone is quieter than the programme.
    @Test func a07Gate() throws {
        let simulation = try SoundTestPlant.simulation()
        let programme = try #require(try number("integrated", "loudness", "meter", simulation))
        try simulation.put("meter", "measure", "dialogue")
        let dialogue = try #require(try number("integrated", "loudness", "meter", simulation))
        #expect((dialogue - programme).magnitude > 100)
        #expect(try simulation.check("delivery").holds)
    }

    /// A08: one offset, wherever it is set; early is positive.
    @Test func a08LipSync() throws {
        let simulation = try SoundTestPlant.simulation()
        #expect(try number("early", "lip-sync", "ctl", simulation) == 0)
        for (element, slot) in [("dub-io", "offset"), ("emb", "delay"), ("deemb", "delay")] {
            try simulation.put(element, slot, "80000")
            #expect(try number("early", "lip-sync", "ctl", simulation) == -80)
            #expect(try simulation.check("room-sync").reading.symbol("sync") == "late")
            try simulation.put(element, slot, "0")
        }
        try simulation.put("ctl", "delay", "0")
        #expect(try number("early", "lip-sync", "ctl", simulation) == 80)
        simulation.plug("v-3", 1, nil)
        let reading = try simulation.measure("lip-sync", "ctl")
        #expect(reading.symbol("state") == "no-picture")
    }

    /// A10: 440 Hz would read 404.25 Hz; 1 kHz reads 918.75 Hz.
    @Test func a10Rate() throws {
        let simulation = try SoundTestPlant.simulation()
        try simulation.put("dub-io", "playback", "tone")
        try simulation.put("dub-io", "rate", "44100")
        let frequency = try #require(
            try tones(simulation, "emb.aes-1")[0].integer("frequency-millihertz"))
        #expect((frequency - 918_750).magnitude < 100)
    }

    /// A11: the period of the ticks gives the offset: 2.08 s at 10 ppm.
    @Test func a11OwnClock() throws {
        let simulation = try SoundTestPlant.simulation()
        #expect(try number("tick-period", "sound-analyser", "desk.main-1", simulation) == nil)
        try simulation.put("dub-io", "clock", "internal")
        #expect(try number("tick-period", "sound-analyser", "desk.main-1", simulation) == 2083)
        #expect(try number("clock-offset-ppb", "sound-analyser", "emb.aes-1", simulation) == 10_000)
        #expect(!(try simulation.check("clicks").holds))
    }

    /// A12: late packets on one port, or on all.
    @Test func a12LatePackets() throws {
        let simulation = try SoundTestPlant.simulation()
        func clicks(_ port: String) throws -> Bool {
            try number("errors-milli-per-minute", "sound-analyser", port, simulation) != 0
        }
        try simulation.put("fsw", "energy-saving-net-2", "yes")
        #expect(try clicks("ep-b.aes-out-1") && !clicks("ep-d.aes-out-1"))
        try simulation.put("ep-b", "latency", "2000")
        #expect(!(try clicks("ep-b.aes-out-1")))
        try simulation.put("fsw", "priorities", "off")
        #expect(try clicks("ep-b.aes-out-1") && clicks("ep-d.aes-out-1"))
    }

    /// A13: groups stop 260 s after the last query, unicast goes on; the clocks follow.
    @Test func a13Querier() throws {
        let simulation = try SoundTestPlant.simulation()
        simulation.set("fsw", "querier", 1)
        func carrier(_ port: String) throws -> String? {
            try simulation.measure("tone", port).symbol("state")
        }
        simulation.pass(milliseconds: 259_000)
        #expect(try carrier("ep-d.aes-out-1") == "locked")
        simulation.pass(milliseconds: 2000)
        #expect(try carrier("ep-d.aes-out-1") == "no-signal")
        #expect(try carrier("ep-b.aes-out-1") == "locked")
        let endpoint = try #require(simulation.plant.layout.element(named: "ep-b"))
        let look = { simulation.look(at: endpoint) }
        #expect(look().symbol("clock-lamp") == "green")
        simulation.pass(milliseconds: 6000)
        #expect(look().symbol("clock-lamp") == "amber")
        try simulation.put("fsw", "querier", "on")
        #expect(try carrier("ep-d.aes-out-1") == "locked")
    }

    /// A14: two clocks in one network slip against each other.
    @Test func a14SplitClock() throws {
        let simulation = try SoundTestPlant.simulation()
        try simulation.put("fsw", "clock-net-4", "blocked")
        #expect(
            try number("tick-period", "sound-analyser", "ep-d.aes-out-1", simulation) == 2083)
        #expect(try number("tick-period", "sound-analyser", "ep-b.aes-out-1", simulation) == nil)
    }

    /// A16: the subwoofer reads the screen's level.
    @Test func a16Subwoofer() throws {
        let simulation = try SoundTestPlant.simulation()
        func levels() throws -> [Int64?] {
            let reading = try simulation.quietly { try simulation.measure("spl", "ctl") }
            return reading.rows.indices.map { reading.row($0).integer("level") }
        }
        #expect(try levels() == [82_000, 82_000, 82_000, 92_000, 79_000, 79_000])
        try simulation.put("ctl", "lfe-boost", "no")
        #expect(try levels()[3] == 82_000)
    }

    /// A17: half the voltage and hum; crossed legs turn the polarity; a cut says nothing.
    @Test func a17Legs() throws {
        let simulation = try SoundTestPlant.simulation()
        try simulation.put("dub-io", "playback", "tone")
        try simulation.put("ajf", "legs-1", "one-open")
        let level = try #require(try tones(simulation, "ajf.out-1")[0].integer("level"))
        #expect((level + 6021).magnitude < 60)
        #expect(try simulation.measure("listen", "ajf.out-1").flag("hum"))
        #expect(!(try simulation.measure("listen", "ajf.out-2").flag("hum")))
        try simulation.put("ajf", "legs-1", "crossed")
        try simulation.put("dub-io", "playback", "timeline")
        let phase = try simulation.quietly {
            try simulation.measure("phase", "ajf-2.out-1", ["ajf-2.out-2"])
        }
        let straight = try simulation.quietly {
            try simulation.measure("phase", "dub-io.line-1", ["dub-io.line-2"])
        }
        let correlation = try #require(straight.integer("correlation-thousandths"))
        #expect(correlation > 100)
        #expect(phase.integer("correlation-thousandths") == -correlation)
        // The hum is there without the tone, in silence.
        try simulation.put("ajf", "legs-1", "one-open")
        try simulation.put("dub-io", "playback", "silence")
        let silent = try simulation.quietly { try simulation.measure("listen", "ajf.out-1") }
        #expect(silent.row(0).symbol("sound") == "hum")
        try simulation.put("ajf", "legs-1", "open")
        #expect(try simulation.measure("listen", "ajf.out-1").symbol("state") == "no-signal")
    }

    /// V19 and V20: one group, or all that came with the picture.
    @Test func v19AndV20Groups() throws {
        let simulation = try SoundTestPlant.simulation()
        try simulation.put("emb", "group-2", "off")
        let reading = try simulation.measure("sound-analyser", "scr.sdi-1")
        #expect(reading["groups"] == .list([1, 3, 4]))
        #expect(reading["active-channels"] == .list([1, 2, 3, 4]))
        try simulation.put("emb", "group-2", "embed")
        try simulation.put("sc", "ancillary", "strip")
        #expect(try simulation.measure("sound-analyser", "deemb-2.in")["groups"] == .list([]))
        #expect(try simulation.measure("listen", "meter").row(0).symbol("sound") == "silence")
    }

    /// The far end hears itself a quarter of a second later.
    @Test func mixMinus() throws {
        let simulation = try SoundTestPlant.simulation()
        #expect(try number("echo", "listen", "codec", simulation) == nil)
        try simulation.put("desk", "clean-minus", "none")
        #expect(try number("echo", "listen", "codec", simulation) == 240)
    }

    @Test func trunksKeepTheirOrder() throws {
        let simulation = try SoundTestPlant.simulation()
        #expect(try simulation.check("stereo").holds)
        try simulation.put("box-b", "first", "2")
        #expect(!(try simulation.check("stereo").holds))
        let reading = try simulation.quietly { try simulation.measure("listen", "box-b.aes-out-1") }
        #expect(reading.row(0).symbol("sound") == "ident")
    }

    /// What can't work has the consequence that it would have.
    @Test func wrongLinesCarryNothing() throws {
        let simulation = try SoundTestPlant.simulation { inventory in
            inventory.cables.append(
                PictureTestPlant.cable(
                    "x-1", "ajf-2.out-1", "room-meter.aes-1", metres: 2, kind: "audio-balanced"))
            inventory.cables.append(
                PictureTestPlant.cable(
                    "x-2", "fx-io.out-2", "room-meter.aes-2", metres: 40, kind: "audio-balanced"))
            inventory.cables.append(
                PictureTestPlant.cable(
                    "x-3", "fx-io.out-3", "room-meter.aes-3", metres: 40, kind: "aes-110"))
        }
        let meter = try #require(simulation.plant.layout.element(named: "room-meter"))
        let look = simulation.look(at: meter)
        // Analogue, AES3 over forty metres of microphone cable, and over the right cable.
        #expect(
            ["aes-1-lamp", "aes-2-lamp", "aes-3-lamp"].map { look.symbol($0) } == [
                "dark", "dark", "green",
            ])
    }

    /// A house without sound equipment has neither the instruments nor their faults.
    @Test func pictureHousesStayAsTheyAre() throws {
        var registry = PictureTestPlant.registry
        registry.add(SoundPlane.registry)
        let plant = try PlantCompiler.compile(PictureTestPlant.inventory, registry: registry)
        for probe in SoundPlane.registry.probes {
            for port in plant.layout.ports.indices {
                #expect(probe.accepts(plant, .port(PortID(port))) != nil)
            }
        }
        for mode in SoundPlane.registry.modes {
            for element in plant.layout.elements.indices {
                #expect(mode.variants(plant, ElementID(element)).isEmpty, "\(mode.name)")
            }
        }
    }
}
