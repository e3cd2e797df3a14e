import Foundation
import Testing

@testable import Signals

/// Loudness and peaks against the published signals and what other meters make of them.
@Suite struct LoudnessTests {
    @Test func weightingHasThePublishedResponse() throws {
        for row in try OracleTable("loudness_kweight").rows where row["kind"] == "response_dB" {
            let printed = row["b1_or_published_dB"]
            #expect(matches(KWeighting.decibels(atHertz: row.number("b0_or_f")), printed))
        }
    }

    /// Tech 3341: loudness to ±0.1 LU, true peak to +0.2/−0.4 dB.
    @Test func signalsOfTech3341() throws {
        for row in try OracleTable("loudness_3341").rows {
            let clip = try #require(EBUSignals.clip3341(row["case"]), "\(row["case"])")
            let report = EBUSignals.report(clip)
            let expected = row.number("expected")
            switch row["metric"] {
            case "M,S,I":
                for value in [report.momentary, report.shortTerm, report.integrated] {
                    #expect(abs(try #require(value) - expected) <= 0.1, "\(row["case"])")
                }
            case "I":
                #expect(abs(try #require(report.integrated) - expected) <= 0.1, "\(row["case"])")
            case "max S":
                let value = try #require(report.largestShortTerm)
                #expect(abs(value - expected) <= 0.1, "\(row["case"])")
            case "max M":
                let value = try #require(report.largestMomentary)
                #expect(abs(value - expected) <= 0.1, "\(row["case"])")
            case "TP":
                let value = try #require(report.truePeak)
                #expect((-0.4...0.2).contains(value - expected), "\(row["case"]) \(value)")
            default: #expect(row["metric"].contains("const"))
            }
            if let integrated = Double(row["I_libebur128"]) {
                #expect(abs(try #require(report.integrated) - integrated) < 0.001)
            }
        }
    }

    /// Cases 9 and 12: a level that changes faster than the window leaves the reading steady.
    @Test(arguments: [("3341-9", 40, 300), ("3341-12", 10, 40)])
    func steadyReadings(name: String, after tenths: Int, window: Int) throws {
        var meter = LoudnessMeter(weights: [1, 1])
        meter.add(try #require(EBUSignals.clip3341(name)))
        let steps = meter.stepEnergies
        for end in stride(from: max(window, tenths * 10), through: steps.count, by: 10) {
            let sum = steps[(end - window)..<end].reduce(0, +)
            let value = try #require(LoudnessReport.loudness(sum / Double(window * 480)))
            #expect(abs(value + 23) <= 0.1, "\(name) at \(end)")
        }
    }

    /// Tech 3342: ±1 LU.
    @Test func signalsOfTech3342() throws {
        for row in try OracleTable("loudness_3342").rows {
            let clip = try #require(EBUSignals.clip3342(row["case"]))
            let range = try #require(EBUSignals.report(clip).range)
            #expect(abs(range - row.number("expected")) <= 1, "\(row["case"])")
        }
    }

    @Test func tonesReadAsElsewhere() throws {
        for row in try OracleTable("loudness_tones").rows {
            let name = row["case"]
            var clip: SoundClip
            if let hertz = name.split(separator: " ").last.flatMap({ Double($0) }),
                name.hasPrefix("tone")
            {
                clip = EBUSignals.stereo([(-23, 20)], hertz: hertz)
            } else {
                let tone = EBUSignals.sine(name.contains("-20") ? -20 : -18, seconds: 20)
                let silence = tone.map { _ in Float(0) }
                clip = SoundClip([tone, name.hasPrefix("L only") ? silence : tone])
                if name.hasPrefix("mono") { clip = SoundClip([tone]) }
            }
            let value = try #require(EBUSignals.report(clip).integrated)
            #expect(abs(value - row.number("I_libebur128")) < 0.001, "\(name)")
        }
    }

    /// What faults do to the numbers is in the table; the noise there isn't ours, the laws are.
    @Test func faultsChangeLoudnessAsElsewhere() throws {
        var figures: [String: OracleTable.Row] = [:]
        for row in try OracleTable("loudness_faults").rows { figures[row["case"]] = row }
        func measured(_ clip: SoundClip) throws -> Double {
            try #require(EBUSignals.report(clip).integrated)
        }
        func listed(_ name: String) throws -> Double {
            try #require(figures[name]).number("I_libebur128")
        }
        let dialogue = TestTones.pink(name: "d", decibels: -23, count: 480_000)
        func side(_ name: String) -> [Float] {
            let own = TestTones.pink(name: name, decibels: -27.4, count: 480_000)
            return zip(own, dialogue).map { $0 + $1 }
        }
        let (left, right) = (side("a"), side("b"))
        let sound = try measured(SoundClip([left, right]))
        let ok = try listed("ok")
        let flipped = try measured(SoundClip([left, right.map { -$0 }]))
        #expect(abs(flipped - sound) < 1e-6)
        let quieter = try measured(SoundClip([left, right].map { $0.map { $0 * 0.794_328_2 } }))
        let listedQuieter = try listed("-2 dB gain (align -20 read as -18)")
        #expect(abs((quieter - sound) - (listedQuieter - ok)) < 0.001)
        let missing = try measured(SoundClip([left, right.map { _ in 0 }]))
        let listedMissing = try listed("R missing")
        #expect(abs((missing - sound) - (listedMissing - ok)) < 0.1)
        let correlation = PhaseCorrelation(left, right)
        let listedCorrelation = try #require(figures["ok"]).number("correlation_L_R")
        #expect(abs(try #require(correlation.correlation) - listedCorrelation) < 0.05)
        let turned = PhaseCorrelation(left, right.map { -$0 })
        #expect(turned.correlation == correlation.correlation.map { -$0 })
        let drop = try #require(turned.monoDecibels) - #require(correlation.monoDecibels)
        let listedDrop =
            try #require(figures["R polarity inverted"]).number("mono_sum_I_libebur128")
            - #require(figures["ok"]).number("mono_sum_I_libebur128")
        #expect(abs(drop - listedDrop) < 0.6)
    }

    @Test func blocksOfAnyLengthGiveTheSame() throws {
        let clip = EBUSignals.stereo([(-20, 1.5), (-31, 2.5)])
        var whole = LoudnessMeter(weights: [1, 1])
        whole.add(clip)
        var points = TestPoints(seed: 3)
        var parts = LoudnessMeter(weights: [1, 1])
        var start = 0
        while start < clip.count {
            let end = min(clip.count, start + 1 + Int(points.bits() % 3000))
            parts.add(clip, start..<end)
            start = end
        }
        #expect(LoudnessReport(parts) == LoudnessReport(whole))
    }

    @Test func silenceHasNoLoudness() {
        let report = EBUSignals.report(EBUSignals.stereo([(nil, 4)]))
        #expect(report.integrated == nil && report.range == nil && report.truePeak == nil)
        #expect(EBUSignals.report(EBUSignals.stereo([(-80, 4)])).integrated == nil)
    }
}
