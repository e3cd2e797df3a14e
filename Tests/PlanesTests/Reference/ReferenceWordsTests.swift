import Plant
import Screens
import SimulationKernel
import Testing

@testable import Planes

/// The plane's sentences: short, plain, and there for any reading.
@Suite struct ReferenceWordsTests {
    @Test func everyReadingHasItsLines() throws {
        let faults = ["ant-a.sky": "blocked", "tcg.level": "150", "cam-ptp.service": "stopped"]
        for edits in [[], faults.map { ReferenceTestPlant.edit($0.key, $0.value) }] {
            let simulation = ReferenceTestPlant.simulation(edits)
            let own = simulation.plant.registry.probes.filter { $0.plane == ReferencePlane.name }
            let readings = TimingObservations(simulation).readings
            for (name, reading) in readings {
                let isOwn =
                    name.hasPrefix("check ") && reading.kind != "referenced"
                    || own.contains { name.contains(" \($0.name)") }
                guard isOwn else { continue }
                #expect(ReferenceWords.knows(reading), "\(name)")
                let lines = ReferenceWords.sentences(reading)
                #expect((1...8).contains(lines.count), "\(name)")
                for line in lines { #expect(!line.contains("Optional"), "\(line)") }
            }
        }
        #expect(ReferenceWords.sentences(Reading(kind: "ptp-followers", point: "x")).count == 1)
    }

    @Test func readingsAsTheyAreShown() throws {
        let simulation = ReferenceTestPlant.simulation([
            ReferenceTestPlant.edit("deck-1.ref-termination", "fitted"),
            ReferenceTestPlant.edit("dev.clock", "internal"),
        ])
        func lines(_ probe: String, _ place: String) throws -> [String] {
            ReferenceWords.sentences(
                try simulation.quietly { try simulation.measure(probe, at: place) })
        }
        #expect(
            try lines("genlock", "deck-1.ref") == [
                "deck-1.ref: black burst 25, sync 200 mV",
                "timing against the house's zero: 0 ns", "the line was taken off meanwhile",
            ])
        #expect(
            try lines("frequency", "dev") == [
                "dev: word clock, nominal 48000, off by 10.000 ppm",
                "slips a sample against the house's clock every 2083 ms",
                "locked to what it is given: no",
            ])
        #expect(
            try lines("timecode", "deck-29") == [
                "deck-29: timecode on the line, 1000 mV from peak to peak",
                "09:30:00;02, 29.97 drop-frame, counts time of day",
                "ahead of what it should be by 2.6 frames, gains 0.1 an hour",
                "words not read in a minute: 0; bursts: 0",
                "works at 29.97 non-drop, reference locked; files begin 0.0 frames later",
            ])
        #expect(
            try lines("clock", "clk-ws") == [
                "clk-ws: ahead of UTC by 0 ms, local time by 0 min more",
                "stratum 2, set by clk-mcr",
            ])
    }
}
