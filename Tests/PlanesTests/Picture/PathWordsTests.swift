import Plant
import Screens
import Testing

@testable import Planes

/// Whatever the way's instruments and checks tell, there are sentences for it.
@Suite struct PathWordsTests {
    @Test func everyReadingHasWords() throws {
        let simulation = try PathTestPlant.simulation()
        let plant = simulation.plant
        let probes = ["analyser", "jitter", "gamut", "field-step", "detail"]
        var readings = try probes.flatMap { probe in
            try ["mon-uhd.sdi-1", "mon-up.sdi-1", "mon-rx1.sdi-2", "spg.ref-1"].map {
                try simulation.measure(probe, $0)
            }
        }
        readings.append(try simulation.measure("tiles", "mv"))
        readings += plant.services.map { $0.evaluate(simulation).reading }
        readings.append(try simulation.perform("lock", ["rtr-a", "qc"]))
        readings.append(try simulation.perform("unlock", ["rtr-a", "qc"]))
        for reading in readings {
            #expect(PictureWords.knows(reading), "\(reading.kind)")
            let lines = PictureWords.sentences(reading)
            #expect(!lines.isEmpty && lines.allSatisfy { $0.hasSuffix(".") }, "\(lines)")
            // A listing begins with the kind: it is for readings that have no words.
            #expect(!lines[0].hasSuffix("at \(reading.point)."), "\(lines)")
        }
    }

    @Test func whatAnAnalyserSays() throws {
        let simulation = try PathTestPlant.simulation()
        let reading = try simulation.quietly { try simulation.measure("analyser", "conv.in") }
        let lines = PictureWords.sentences(reading)
        #expect(
            lines.contains(
                "Payload identifier 85 45 00 01: segmented frame, 422, 10 bits, SDR, BT709, "
                    + "single."))
        #expect(lines.contains("0 errored seconds in 60 s."))
        let jitter = try simulation.quietly { try simulation.measure("jitter", "mon-da.sdi-1") }
        #expect(PictureWords.sentences(jitter).count == 4)
    }
}
