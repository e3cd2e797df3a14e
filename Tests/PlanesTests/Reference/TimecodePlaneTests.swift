import Plant
import SimulationKernel
import Testing

@testable import Planes

/// Timecode from its generator to a recorder, and the time of day behind it.
@Suite struct TimecodePlaneTests {
    private func read(_ simulation: Simulation, _ place: String, _ words: String = "")
        throws -> Reading
    {
        try simulation.quietly {
            words.isEmpty
                ? try simulation.measure("timecode", at: place)
                : try simulation.measure("timecode", at: place, words)
        }
    }

    @Test func aSoundLine() throws {
        let simulation = ReferenceTestPlant.simulation()
        let reading = try read(simulation, "deck-1")
        #expect(reading.symbol("time") == "09:30:00:00" && reading.symbol("way") == "ltc")
        #expect(reading.integer("level") == 1000 && reading.integer("errors") == 0)
        #expect(reading.integer("offset-milli-frames") == 0)
        #expect(reading.integer("drift-milli-frames-per-hour") == 0)
        #expect(try read(simulation, "deck-2").symbol("start") == "10:00:00:00")
        #expect(try read(simulation, "deck-atc").symbol("way") == "atc")
        #expect(try read(simulation, "deck-atc.sdi").symbol("time") == "09:30:00:00")
        #expect(try read(simulation, "io.out-1").flag("reads") == false)
        #expect(try read(simulation, "deck-24").symbol("way") == "internal")
    }

    /// 10 ppm at 25 frames: 36 ms, 0.9 of a frame, in an hour; and it stays off once it is locked.
    @Test func aGeneratorByItselfWalks() throws {
        let simulation = ReferenceTestPlant.simulation()
        simulation.change("tcg.lock", to: "internal", then: 3000)
        #expect(try read(simulation, "deck-1").integer("drift-milli-frames-per-hour") == 900)
        simulation.wait(milliseconds: 3_600_000)
        let offset = try #require(try read(simulation, "deck-1").integer("offset-milli-frames"))
        #expect((880...920).contains(offset))
        simulation.change("tcg.lock", to: "reference", then: 60_000)
        #expect(try read(simulation, "deck-1").integer("drift-milli-frames-per-hour") == 0)
        #expect(try read(simulation, "deck-1").integer("offset-milli-frames") == offset)
        try simulation.carryOut("jam tcg")
        #expect(try read(simulation, "deck-1").integer("offset-milli-frames") == 0)
    }

    /// Left alone it is set at four in the morning.
    @Test func theDailyJam() throws {
        let simulation = ReferenceTestPlant.simulation()
        simulation.change("tcg.lock", to: "internal", then: 3_600_000)
        simulation.change("tcg.lock", to: "reference", then: 3_600_000)
        #expect(try read(simulation, "deck-1").integer("offset-milli-frames") != 0)
        simulation.advance(to: SimulatedTime(hour: 27, minute: 59))
        #expect(try read(simulation, "deck-1").integer("offset-milli-frames") != 0)
        simulation.advance(to: SimulatedTime(hour: 28, minute: 1))
        #expect(try read(simulation, "deck-1").integer("offset-milli-frames") == 0)
    }

    /// 29.97 counted drop-frame gains 2.6 frames a day; counted whole it loses 108 an hour, 18 in
    /// ten minutes.
    @Test func dropFrame() throws {
        let simulation = ReferenceTestPlant.simulation()
        let sound = try read(simulation, "deck-29", "log")
        #expect(sound.integer("drift-milli-frames-per-hour") == 108)
        #expect(sound.integer("jump-hour") == 4 && sound.integer("jump-frames") == -3)
        simulation.change("tcg-29.drop-frame", to: "no")
        let wrong = try read(simulation, "deck-29")
        #expect(wrong.integer("drift-milli-frames-per-hour") == -107_784)
        let before = try #require(wrong.integer("offset-milli-frames"))
        simulation.wait(milliseconds: 600_000)
        let after = try #require(try read(simulation, "deck-29").integer("offset-milli-frames"))
        #expect((-18_100 ... -17_800).contains(after - before))
        #expect(simulation.broken == ["tc-29"])
    }

    @Test func aRateBesideTheRightOne() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("tcg-29.rate", "30")
        ])
        let reading = try read(simulation, "deck-29")
        #expect(reading.symbol("rate") == "30" && !reading.flag("drop-frame"))
        #expect(Set(simulation.broken) == ["locked", "tc-29"])
        #expect(
            try simulation.quietly { try simulation.measure("frequency", at: "deck-29.ltc") }
                .integer("offset-ppb") == 10_000)
    }

    @Test func levels() throws {
        let simulation = ReferenceTestPlant.simulation()
        for (level, errors, isRead) in [
            ("1000", Int64(0), true), ("500", 0, true), ("400", 750, true), ("150", 1500, false),
        ] {
            simulation.change("tcg.level", to: level)
            let reading = try read(simulation, "deck-1")
            #expect(
                reading.integer("errors") == errors && reading.flag("reads") == isRead, "\(level)")
        }
        simulation.change("tcg.level", to: "800")
        simulation.change("t-1.condition", to: "leg-open")
        #expect(try read(simulation, "deck-1.ltc").integer("level") == 400)
        #expect(try read(simulation, "tcg.ltc-1").integer("level") == 800)
        simulation.change("t-1.condition", to: "good")
        simulation.change("t-1.path", to: "equalised")
        #expect(try read(simulation, "deck-1.ltc").integer("errors") == 150)
        simulation.change("t-1.condition", to: "open")
        #expect(try read(simulation, "deck-1.ltc").symbol("way") == "none")
        #expect(simulation.broken == ["tc-1"])
    }

    /// A picture keeps its timecode through equipment, and has none where the line brings none.
    @Test func timecodeInPictures() throws {
        let simulation = ReferenceTestPlant.simulation()
        simulation.change("ins.offset", to: "-2")
        #expect(try read(simulation, "deck-atc").integer("offset-milli-frames") == -2000)
        simulation.change("ins.burn-in", to: "yes")
        #expect(try read(simulation, "deck-atc").flag("burn-in"))
        simulation.change("tcg.outputs", to: "dead")
        #expect(try read(simulation, "deck-atc").flag("reads") == false)
        #expect(Set(simulation.broken) == ["tc-1", "tc-atc"])
    }

    /// Timecode takes the time of day over from the clock that it is set by, an hour of summer too.
    @Test func timeOfDayComesFromTheClock() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("clk-mcr.summer-time", "yes")
        ])
        #expect(try read(simulation, "deck-1").integer("offset-milli-frames") == 90_000_000)
        #expect(try read(simulation, "deck-1").symbol("time") == "10:30:00:00")
        let late = ReferenceTestPlant.simulation()
        late.change("clk-mcr.summer-time", to: "yes")
        #expect(try read(late, "deck-1").integer("offset-milli-frames") == 0)
        try late.carryOut("jam tcg")
        #expect(try read(late, "deck-1").integer("offset-milli-frames") == 90_000_000)
        #expect(throws: ActionRefusal.self) { try late.carryOut("jam deck-1") }
    }

    @Test func clocksInTheNetwork() throws {
        let simulation = ReferenceTestPlant.simulation()
        func clock(_ name: String) throws -> Reading {
            try simulation.quietly { try simulation.measure("clock", at: name) }
        }
        #expect(try clock("clk-mcr").integer("stratum") == 1)
        #expect(try clock("clk-ws").integer("stratum") == 2)
        #expect(try clock("clk-ws").symbol("source") == "clk-mcr")
        // A machine that nobody sets drifts by its own 100 ppm.
        simulation.change("clk-mcr.ntp-service", to: "stopped", then: 3_600_000)
        #expect(try clock("clk-ws").integer("stratum") == 16)
        let off = try #require(try clock("clk-ws").integer("offset-milliseconds"))
        #expect((340...365).contains(off))
        simulation.change("clk-mcr.ntp-service", to: "running", then: 200_000)
        #expect(try clock("clk-ws").integer("offset-milliseconds") == 0)
        // Nor can it ask over a cable that is out.
        try simulation.carryOut("unplug n-sw-1-gi1-0-4 b")
        #expect(try clock("clk-ws").integer("stratum") == 16)
        // Long since, it is beyond what Kerberos bears.
        let old = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("clk-ws.ntp-service", "stopped")
        ])
        let offset = TimeOfDay.offset(old, ReferenceTestPlant.element("clk-ws"))
        #expect(offset / 1_000_000_000 == 518)
    }
}
