import Foundation
import Testing

@testable import Signals

/// Programme meters, correlation, tones and stems.
@Suite struct SoundMeterTests {
    private static func burst(_ milliseconds: Double, _ kind: PeakProgrammeMeter.Kind) -> Double {
        let tone = EBUSignals.sine(0, seconds: 0.5, hertz: 5000)
        var steady = PeakProgrammeMeter(kind)
        steady.add(tone)
        var short = PeakProgrammeMeter(kind)
        short.add(Array(tone.prefix(Int(milliseconds * 48))))
        return 20 * log10(short.highest / steady.highest)
    }

    /// IEC 60268-10, tone bursts of 5 kHz: expected and tolerance in dB.
    @Test(
        arguments: [
            (PeakProgrammeMeter.Kind.typeIIa, 100.0, 0.0, 0.5), (.typeIIa, 10, -2, 0.5),
            (.typeIIa, 5, -4, 0.75), (.typeIIa, 1.5, -9, 1), (.typeIIa, 0.5, -17, 2),
            (.typeI, 10, -1, 0.5), (.typeI, 5, -2, 1), (.typeI, 3, -4, 1), (.typeI, 0.4, -15, 4),
        ])
    func bursts(
        kind: PeakProgrammeMeter.Kind, milliseconds: Double, expected: Double, tolerance: Double
    ) {
        #expect(abs(Self.burst(milliseconds, kind) - expected) <= tolerance)
    }

    @Test func metersFallAtTheirRates() {
        for (kind, fall, seconds) in [
            (PeakProgrammeMeter.Kind.typeIIa, 24.0, 2.8), (.typeI, 20, 1.5),
        ] {
            var meter = PeakProgrammeMeter(kind)
            meter.add(EBUSignals.sine(-6, seconds: 1))
            #expect(abs(20 * log10(meter.present) + 6) < 0.15)
            let before = meter.present
            meter.add([Float](repeating: 0, count: Int(seconds * 48_000)))
            #expect(abs(20 * log10(meter.present / before) + fall) < 0.01)
        }
    }

    /// 99 % after 300 ms, then 1 to 1.5 % above where it comes to rest.
    @Test func volumeUnits() {
        let tone = EBUSignals.sine(-12, seconds: 4)
        var meter = VolumeUnitMeter()
        meter.add(Array(tone.prefix(14_400)))
        let size = pow(10, -12.0 / 20)
        #expect(abs(meter.present / size - 0.99) < 0.004)
        meter.add(Array(tone.dropFirst(14_400)))
        #expect(abs(meter.present / size - 1) < 0.002)
        #expect((1.008...1.018).contains(meter.highest / size))
    }

    @Test func correlationOfSimpleCases() throws {
        let noise = TestTones.pink(name: "n", decibels: -20, count: 96_000)
        let other = TestTones.pink(name: "m", decibels: -20, count: 96_000)
        let same = PhaseCorrelation(noise, noise)
        #expect(abs(try #require(same.correlation) - 1) < 1e-9)
        #expect(abs(try #require(same.monoDecibels)) < 1e-9)
        let turned = PhaseCorrelation(noise, noise.map { -$0 })
        #expect(abs(try #require(turned.correlation) + 1) < 1e-9 && turned.monoDecibels == nil)
        let apart = PhaseCorrelation(noise, other)
        #expect(abs(try #require(apart.correlation)) < 0.1)
        #expect(abs(try #require(apart.monoDecibels) + 3.01) < 0.5)
        #expect(PhaseCorrelation(noise, noise.map { _ in 0 }).correlation == nil)
    }

    @Test(arguments: [82.5, 404.25, 1000.0, 12_345])
    func tonesAreMeasured(hertz: Double) throws {
        let tone = ToneAnalysis(TestTones.sine(hertz: hertz, decibels: -18, count: 96_000))
        #expect(abs(try #require(tone.hertz) - hertz) < hertz * 1e-4)
        #expect(abs(try #require(tone.decibels) + 18) < 0.01 && tone.purity > 0.99)
    }

    @Test func identificationTellsTracksApart() {
        let seen = (0..<8).map { track in
            let tone = ToneAnalysis(
                TestTones.identification(track: track, decibels: -18, count: 192_000))
            return "\(Int((tone.hertz ?? 0).rounded())) \(tone.breaks > 0)"
        }
        #expect(Set(seen).count == 8)
        #expect(ToneAnalysis([Float](repeating: 0, count: 4800)).decibels == nil)
        #expect(ToneAnalysis(TestTones.pink(name: "p", decibels: -20, count: 48_000)).purity < 0.3)
    }

    /// Each octave of pink noise has the same power, within 1 dB.
    @Test func pinkNoiseIsPink() {
        let noise = TestTones.pink(name: "p", decibels: -20, count: 1 << 17)
        let power = noise.reduce(0.0) { $0 + Double($1 * $1) } / Double(noise.count)
        #expect(abs(10 * log10(2 * power) + 20) < 0.001)
        // Differences of samples far apart in the spectrum: a one-pole split at 300 and 3000 Hz.
        func above(_ hertz: Double) -> Double {
            var (low, sum) = (0.0, 0.0)
            let pace = 1 - exp(-2 * .pi * hertz / 48_000)
            for sample in noise {
                low += pace * (Double(sample) - low)
                sum += (Double(sample) - low) * (Double(sample) - low)
            }
            return sum
        }
        let decades = (above(30) - above(300), above(300) - above(3000))
        #expect(abs(10 * log10(decades.0 / decades.1)) < 1.5)
    }

    @Test func stemsAreTheSameForEverAndLevelled() throws {
        let clip = ProgrammeStems(name: "job/214").mix()
        #expect(clip.channels.count == 8 && clip.count == ProgrammeStems.length)
        #expect(ProgrammeStems(name: "job/214").mix() == clip)
        #expect(ProgrammeStems(name: "job/219").mix() != clip)
        // Behind a limiter at −6 dB of full scale, as deliveries have one.
        let limited = clip.channels.map { $0.map { min(max($0, -0.5012), 0.5012) } }
        for channels in [0..<6, 6..<8] {
            let report = EBUSignals.report(SoundClip(Array(limited[channels])))
            #expect(abs(try #require(report.integrated) + 23) < 0.2)
            #expect(try #require(report.truePeak) < -1 && #require(report.range) > 1)
        }
        let stereo = PhaseCorrelation(clip.channels[6], clip.channels[7])
        #expect((0.4...0.9).contains(try #require(stereo.correlation)))
    }
}
