import Signals

/// Turns a preset's luminance, gains and cuts until an instrument reads the target.
///
/// It does what calibrators do by hand: luminance at white, gains at white, cuts low down, and
/// round again, since each disturbs the others. It knows only what the instrument reads; a cold
/// panel, a wrong preset or a wrong correction makes it converge on the wrong thing.
struct CalibrationSolver {
    /// The settings as they are being turned, before rounding to what the menu takes.
    private struct Turning {
        var luminance: Double
        var gains: [Double]
        var cuts: [Double]
    }

    let target: DisplayTarget
    let luminanceRange: ClosedRange<Int64>
    let gainRange: ClosedRange<Int64>
    let cutRange: ClosedRange<Int64>
    /// Shows a patch with controls and reads it: the round counts up from 0.
    let measure: (_ rgb: RGB, _ controls: PresetControls, _ round: Int) -> XYZ

    /// How often luminance, gains and cuts are gone through.
    static let rounds = 14
    /// The signal at which cuts are turned: the lowest that an instrument reads well.
    static let lowSignal = 0.1
    /// The exponent by which a step is guessed; another curve takes a few rounds more.
    static let guessedGamma = 2.4

    /// The controls after the last round.
    func solve(from start: PresetControls) -> PresetControls {
        let toChannels = (target.preset.standard ?? .bt709).xyzToRGB
        var turning = Turning(
            luminance: Double(start.luminance), gains: start.gains.map { Double($0) },
            cuts: start.cuts.map { Double($0) })
        let level = target.preset.referenceSignal
        let white = channels(target.light(RGB(grey: level)), toChannels)
        let low = channels(target.light(RGB(grey: CalibrationSolver.lowSignal)), toChannels)
        for round in 0..<CalibrationSolver.rounds {
            let read = measure(RGB(grey: level), rounded(turning), 2 * round)
            turn(&turning, white: channels(read, toChannels), target: white)
            let readLow = measure(
                RGB(grey: CalibrationSolver.lowSignal), rounded(turning), 2 * round + 1)
            turnCuts(
                &turning, low: channels(readLow, toChannels), target: low,
                white: white.max() ?? 1)
        }
        return rounded(turning)
    }

    /// Luminance first, by the mean of the channels, then each channel's gain by what is left.
    private func turn(_ turning: inout Turning, white read: [Double], target: [Double]) {
        let ratio = target.reduce(0, +) / max(read.reduce(0, +), 1e-6)
        let before = turning.luminance
        if (ratio - 1).magnitude > 0.004 {
            turning.luminance = (before * min(max(ratio, 0.5), 2)).rounded()
            turning.luminance = bounded(turning.luminance, luminanceRange)
        }
        let step = turning.luminance / before
        for channel in 0..<3 {
            let part = target[channel] / max(read[channel] * step, 1e-6)
            turning.gains[channel] *= root(min(max(part, 0.25), 4))
            turning.gains[channel] = bounded(turning.gains[channel], gainRange)
        }
    }

    /// Each channel's cut by what its low signal lacks, with its white kept where it is.
    private func turnCuts(
        _ turning: inout Turning, low read: [Double], target: [Double], white: Double
    ) {
        for channel in 0..<3 {
            let lacking =
                root(max(target[channel] / white, 0)) - root(max(read[channel] / white, 0))
            let before = turning.cuts[channel]
            let after = bounded(before + 1000 * lacking, cutRange)
            turning.cuts[channel] = after
            turning.gains[channel] = bounded(turning.gains[channel] - (after - before), gainRange)
        }
    }

    private func channels(_ light: XYZ, _ matrix: ColourMatrix) -> [Double] {
        let rgb: RGB = matrix.rgb(light)
        return [rgb.red, rgb.green, rgb.blue]
    }

    private func root(_ value: Double) -> Double {
        value > 0 ? Elementary.pow(value, 1 / CalibrationSolver.guessedGamma) : 0
    }

    private func bounded(_ value: Double, _ range: ClosedRange<Int64>) -> Double {
        min(max(value, Double(range.lowerBound)), Double(range.upperBound))
    }

    private func rounded(_ turning: Turning) -> PresetControls {
        func whole(_ value: Double) -> Int64 { Int64(Elementary.nearest(value)) }
        return PresetControls(
            luminance: whole(turning.luminance), gains: turning.gains.map(whole),
            cuts: turning.cuts.map(whole))
    }
}
