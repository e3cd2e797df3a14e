import Plant
import Screens
import TerminalCanvas
import Testing

@testable import Planes

/// Every reading of the sound plane is said in words, with its figures.
@Suite struct SoundWordsTests {
    private func lines(
        _ probe: String, _ at: String,
        _ change: (Simulation) throws -> Void = { _ in
        }
    ) throws -> [String] {
        let simulation = try SoundTestPlant.simulation()
        try change(simulation)
        let reading = try simulation.quietly { try simulation.measure(probe, at) }
        #expect(SoundWords.knows(reading))
        return SoundWords.sentences(reading)
    }

    @Test func instrumentsAreSaid() throws {
        let tone = { (simulation: Simulation) throws in
            try simulation.put("dub-io", "playback", "tone")
        }
        #expect(
            try lines("tone", "ajf-2.top-1", tone) == [
                "Analogue.", "Channel 1: 1000.0 Hz at 0.0 dBu.",
            ])
        let needles = try lines("ppm", "ajf-2.top-1", tone)[1]
        #expect(needles == "Channel 1: PPM 4.0, 0.0 dBu; type I 0.0 dBu, VU 0.1 dBu.")
        let analyser = try lines("sound-analyser", "desk.main-1") {
            try $0.put("dub-io", "clock", "internal")
        }
        #expect(analyser.contains("A click every 2.1 s or so."))
        #expect(
            try lines("listen", "ctl").first?.hasPrefix("L: programme, what belongs to L") == true)
        #expect(try lines("lip-sync", "ctl") == ["Sound and picture come together."])
        #expect(
            try lines("lip-sync", "ctl") { try $0.put("dub-io", "offset", "40000") }
                == ["Sound 40 ms late."])
        #expect(try lines("spl", "ctl")[4] == "LFE: 92.0 dBC, lowest octave 92.0 dB.")
        #expect(try lines("loudness", "meter").count == 4)
        #expect(try lines("phase", "meter").count == 2)
        #expect(try lines("tone", "emb.aes-1") { $0.plug("a-1", 0, nil) } == ["No signal."])
    }

    @Test func checksAreSaid() throws {
        let simulation = try SoundTestPlant.simulation()
        for check in simulation.plant.services + simulation.plant.invariants {
            let reading = simulation.quietly { check.evaluate(simulation).reading }
            #expect(SoundWords.knows(reading) && !SoundWords.sentences(reading).isEmpty)
        }
    }

    /// Readings that lack what is looked for, as an older version's may, still say something.
    @Test(arguments: [
        "ppm", "loudness", "phase", "tone", "sound-analyser", "spl", "lip-sync", "listen",
        "sound-at", "line-up-at", "loudness-spec", "lip-sync-within", "no-clicks", "room-level",
        "meter-set",
    ])
    func bareReadingsAreSaid(kind: String) {
        #expect(!SoundWords.sentences(Reading(kind: kind, point: "x")).isEmpty)
    }
}
