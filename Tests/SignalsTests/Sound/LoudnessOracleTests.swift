import Foundation
import LoudnessOracle
import Testing

@testable import Signals

/// Sixty synthesised programmes, measured here and by libebur128.
@Suite(.enabled(if: LoudnessOracle() != nil, "libebur128 isn't installed"))
struct LoudnessOracleTests {
    /// A programme of a few seconds: tones, noise and silence at drawn levels.
    private static func programme(_ seed: Int) -> SoundClip {
        var points = TestPoints(seed: UInt64(seed))
        let count = [1, 2, 2, 1, 2, 2, 1, 2, 2, 6][seed % 10]
        let length = 48_000 * (3 + seed % 3) + 7200
        var channels = [[Float]](repeating: [], count: count)
        for channel in channels.indices {
            while channels[channel].count < length {
                let part = min(
                    length - channels[channel].count, 4800 + Int(points.bits() % 72_000))
                let level = points.value(in: -60...(-6))
                switch points.bits() % 4 {
                case 0: channels[channel] += [Float](repeating: 0, count: part)
                case 1:
                    channels[channel] += TestTones.pink(
                        name: "\(seed)/\(points.bits())", decibels: level, count: part)
                default:
                    channels[channel] += TestTones.sine(
                        hertz: points.value(in: 30...16_000), decibels: level, count: part)
                }
            }
        }
        return SoundClip(channels)
    }

    /// Loudness and range within 0.1 LU, the range from blocks a second apart, as the library has
    /// them; peaks within twice the 0.55 dB by which four times may under-read
    /// (BS.1770-5 Annex 2, Attachment 1).
    @Test(arguments: 0..<60)
    func agreesWithLibebur128(seed: Int) throws {
        let oracle = try #require(LoudnessOracle())
        let clip = Self.programme(seed)
        let positions: [Int32] =
            switch clip.channels.count {
            case 1: [1]
            case 2: [1, 2]
            default: [1, 2, 3, 0, 4, 5]
            }
        let other = try #require(
            oracle.measure(LoudnessOracle.interleaved(clip.channels), positions: positions))
        var meter = LoudnessMeter(weights: EBUSignals.weights(clip.channels.count))
        meter.add(clip)
        let report = LoudnessReport(meter)
        let coarse = LoudnessReport(meter, rangeHop: 100)
        func same(_ own: Double?, _ theirs: Double, _ tolerance: Double) -> Bool {
            guard let own else { return !theirs.isFinite || theirs <= -70 }
            return abs(own - theirs) <= tolerance
        }
        #expect(same(report.integrated, other.integrated, 0.1), "\(report) \(other)")
        #expect(same(report.momentary, other.momentary, 0.1), "\(report) \(other)")
        #expect(same(report.shortTerm, other.shortTerm, 0.1), "\(report) \(other)")
        #expect(same(coarse.range ?? 0, other.range, 0.1), "\(report) \(other)")
        let truePeak = try #require(report.truePeak)
        #expect((-0.6...0.6).contains(truePeak - 20 * log10(other.truePeak)))
        let samplePeak = try #require(report.samplePeak)
        #expect(abs(samplePeak - 20 * log10(other.samplePeak)) < 0.001)
    }
}
