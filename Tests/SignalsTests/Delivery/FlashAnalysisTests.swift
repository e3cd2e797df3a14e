import Signals
import Testing

/// Flashes are found by their steps, their area and their number, each on both sides of its limit.
@Suite struct FlashAnalysisTests {
    /// A screen that goes between two luminances in so many of its parts, for ten seconds.
    private static func blinking(
        from dark: Int64, to lit: Int64, period: Int, area: Int = 20, rate: FrameRate = .fps25
    ) -> FlashFinding {
        var sequence = LuminanceSequence(parts: 20, rate: rate)
        for frame in 0..<250 {
            let level = frame % period < period / 2 ? lit : dark
            for part in 0..<20 {
                sequence.luminances.append(part < area ? level : 30_000)
            }
        }
        return FlashAnalysis.analyse(sequence)
    }

    @Test(arguments: [
        // Changes in a second: 25 frames of 6 hold nine, of 9 at most six.
        (dark: 10_000, lit: 80_000, period: 6, area: 20, passes: false),
        (dark: 10_000, lit: 80_000, period: 9, area: 20, passes: true),
        (dark: 10_000, lit: 80_000, period: 8, area: 20, passes: false),
        // The step: 20 cd/m².
        (dark: 10_000, lit: 30_000, period: 6, area: 20, passes: false),
        (dark: 10_000, lit: 29_999, period: 6, area: 20, passes: true),
        // The darker image: below 160 cd/m².
        (dark: 159_999, lit: 190_000, period: 6, area: 20, passes: false),
        (dark: 160_000, lit: 190_000, period: 6, area: 20, passes: true),
        // The area: more than a quarter.
        (dark: 10_000, lit: 80_000, period: 6, area: 6, passes: false),
        (dark: 10_000, lit: 80_000, period: 6, area: 5, passes: true),
    ])
    func eachLimitHasTwoSides(
        _ item: (dark: Int64, lit: Int64, period: Int, area: Int, passes: Bool)
    ) {
        let finding = Self.blinking(
            from: item.dark, to: item.lit, period: item.period, area: item.area)
        #expect(finding.passes == item.passes, "\(item): \(finding)")
    }

    @Test func aChangeMayTakeSomeFrames() {
        // Up and down in steps of 6 cd/m²: 24 over four frames, three times in 25 frames and a bit.
        var sequence = LuminanceSequence(parts: 1, rate: .fps25)
        for frame in 0..<200 {
            let phase = frame % 8
            sequence.luminances.append(10_000 + 6000 * Int64(phase < 5 ? phase : 8 - phase))
        }
        let finding = FlashAnalysis.analyse(sequence)
        #expect(finding.mostChanges > 0, "slopes count, not only jumps: \(finding)")
        #expect(finding.largestStep >= 20_000)
    }

    /// Down a little first: the rise is measured from the bottom.
    @Test func theFirstChangeIsMeasuredFromItsExtreme() {
        for (values, step): ([Int64], Int64) in [
            ([40_000, 30_000, 52_000], 22_000), ([40_000, 55_000, 30_000], 25_000),
            ([40_000, 30_000, 49_000], 0),
        ] {
            let finding = FlashAnalysis.analyse(
                LuminanceSequence(parts: 1, rate: .fps25, luminances: values))
            #expect(finding.largestStep == step && finding.mostChanges == (step > 0 ? 1 : 0))
        }
    }

    @Test func anEmptyProgrammePasses() {
        #expect(FlashAnalysis.analyse(LuminanceSequence(parts: 4, rate: .fps25)).passes)
        #expect(
            FlashAnalysis.analyse(
                LuminanceSequence(parts: 2, rate: .fps25, luminances: [5, 90_000])
            ).mostChanges == 0)
    }

    @Test func scenesAreTheSameForEver() {
        let scene = FlashScene(FlashScene.Light(period: 4, area: 60, dark: 20, lit: 200))
        let first = scene.sequence(seed: 214, rate: .fps25)
        #expect(first == scene.sequence(seed: 214, rate: .fps25))
        #expect(first != scene.sequence(seed: 215, rate: .fps25))
        #expect(first.frameCount == 300)
        #expect(!FlashAnalysis.analyse(first).passes)
        for seed: UInt64 in 1...200 {
            let plain = FlashScene().sequence(seed: seed, rate: .fps25)
            #expect(FlashAnalysis.analyse(plain).passes, "cuts alone: \(seed)")
        }
    }

    @Test func whiteIsTwoHundred() {
        #expect(LuminanceSequence.screenLuminance(lumaCode8: 255) / 1000 == 200)
        #expect(LuminanceSequence.screenLuminance(lumaCode8: 0) < 100)
    }
}
