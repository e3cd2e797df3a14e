import Signals
import Testing

/// Slips of lists, stamps and clocks, against the figures that everybody in the field knows.
@Suite struct ConformTests {
    @Test(arguments: [
        (frames: 86_400, meant: FrameRate.fps24, actual: FrameRate.fps23, slip: 86),
        (frames: 86_314, meant: FrameRate.fps23, actual: FrameRate.fps24, slip: -86),
        (frames: 1001, meant: .fps24, actual: .fps23, slip: 1),
        (frames: 86_400, meant: .fps24, actual: .fps24, slip: 0),
        (frames: 25, meant: .fps25, actual: .fps24, slip: 1),
    ])
    func ratesSlipInProportion(
        _ item: (frames: Int64, meant: FrameRate, actual: FrameRate, slip: Int64)
    ) {
        #expect(
            ConformArithmetic.slip(frames: item.frames, meant: item.meant, actual: item.actual)
                == item.slip)
    }

    /// Against fractions: the slip is the nearest whole number to n (1 − actual / meant).
    @Test func slipsAreTheNearestFrame() {
        for (_, meant) in ConformArithmetic.rates {
            for (_, actual) in ConformArithmetic.rates {
                for frames: Int64 in [0, 1, 40, 999, 12_345, 86_400, 2_000_000] {
                    let exact =
                        Double(frames) * (1 - actual.hertz / meant.hertz)
                    let slip = ConformArithmetic.slip(
                        frames: frames, meant: meant, actual: actual)
                    #expect((Double(slip) - exact).magnitude <= 0.500_001, "\(frames)")
                }
            }
        }
    }

    @Test func dropFrameIsEighteenInTenMinutes() {
        #expect(ConformArithmetic.dropFrameSlip(frames: 0) == 0)
        #expect(ConformArithmetic.dropFrameSlip(frames: 1799) == 0)
        #expect(ConformArithmetic.dropFrameSlip(frames: 1800) == 2)
        #expect(ConformArithmetic.dropFrameSlip(frames: 17_982) == 18)
        #expect(ConformArithmetic.dropFrameSlip(frames: 6 * 17_982) == 108)
    }

    @Test func stampsComeBackAtTheirOwnRate() {
        for (name, rate) in ConformArithmetic.rates {
            let frame: Int64 = 864_000
            let samples = ConformArithmetic.samples(
                ofFrame: frame, rate: rate, sampleRate: 48_000)
            #expect(
                ConformArithmetic.frame(ofSamples: samples, rate: rate, sampleRate: 48_000)
                    == frame, "\(name)")
        }
        // Ten o'clock at 24, stamped as if at 23.976: 36 s late.
        let wrong = ConformArithmetic.samples(ofFrame: 864_000, rate: .fps23, sampleRate: 48_000)
        #expect(
            ConformArithmetic.frame(ofSamples: wrong, rate: .fps24, sampleRate: 48_000)
                == 864_864)
    }

    @Test func clocksMovePitchAndLength() {
        #expect(
            ConformArithmetic.pitch(ofMillihertz: 440_000, recorded: 48_000, clocked: 44_100)
                == 404_250)
        #expect(ConformArithmetic.milliseconds(ofSamples: 48_000 * 60, clocked: 44_100) == 65_306)
        #expect(ConformArithmetic.nearest(-5, 2) == -3)
        #expect(ConformArithmetic.nearest(5, 2) == 3)
    }

    @Test func swappedFieldsGoBackAndForth() {
        let right = FieldOrder.moments(made: .upperFirst, played: .upperFirst, fields: 8)
        let wrong = FieldOrder.moments(made: .lowerFirst, played: .upperFirst, fields: 8)
        #expect(FieldOrder.reversals(right) == 0)
        #expect(wrong == [1, 0, 3, 2, 5, 4, 7, 6] && FieldOrder.reversals(wrong) == 4)
    }

    private static let mix = LoudnessFigures(
        integrated: -23_000, dialogue: -23_600, range: 9000, samplePeak: -2000, truePeak: -600)

    @Test func limitersHoldWhatTheyMeasure() {
        func measured(_ limiter: MixLimiter, gain: Int64 = 0) -> LoudnessFigures {
            ProgrammeMix(Self.mix, gain: gain, limiter: limiter, ceiling: -3000).measured
        }
        #expect(measured(.off).truePeak == -600)
        #expect(measured(.samplePeak).samplePeak == -3000)
        #expect(measured(.samplePeak).truePeak == -1600, "between samples it goes on")
        #expect(measured(.truePeak).truePeak == -3000)
        #expect(measured(.truePeak, gain: 2200).integrated == -20_800)
        #expect(measured(.truePeak, gain: 2200).truePeak == -3000)
        #expect(measured(.truePeak, gain: -9000).truePeak == -9600, "it lifts nothing")
    }

    @Test func tolerancesDiffer() {
        var figures = Self.mix
        figures.integrated = -23_300
        figures.truePeak = -3000
        #expect(!LoudnessTolerances.r128Quality.allows(figures).level)
        #expect(LoudnessTolerances.a85.allows(figures).level)
        #expect(!LoudnessTolerances.streaming.allows(figures).level)
        #expect(LoudnessTolerances.r128Quality.allows(figures).peak)
    }
}
