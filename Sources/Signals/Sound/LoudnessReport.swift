/// What a loudness meter has measured, in LUFS, LU and dB.
///
/// Each is nil where there was too little sound, or nothing above the gates.
package struct LoudnessReport: Hashable, Sendable {
    /// The largest loudness of 400 ms.
    package var largestMomentary: Double?
    /// The largest loudness of 3 s.
    package var largestShortTerm: Double?
    /// Loudness of the last 400 ms.
    package var momentary: Double?
    /// Loudness of the last 3 s.
    package var shortTerm: Double?
    /// Programme loudness with both gates.
    package var integrated: Double?
    /// Loudness range, in LU.
    package var range: Double?
    /// The largest true peak of all channels, in dB relative to full scale.
    package var truePeak: Double?
    /// The largest sample of all channels, in dB relative to full scale.
    package var samplePeak: Double?

    /// Blocks below it never count (BS.1770-5 Annex 1), in LUFS.
    private static let absoluteGate = -70.0
    /// How far below the mean of what is left the second gate is, in LU (BS.1770-5 Annex 1).
    private static let relativeGate = 10.0
    /// The same for the loudness range (Tech 3342 §2.2), in LU.
    private static let rangeGate = 20.0
    /// Steps of 10 ms in a block of 400 ms, in one of 3 s, and between blocks that gates look at.
    private static let momentarySteps = 40
    private static let shortTermSteps = 300
    private static let hop = 10

    /// The report of what a meter has heard so far.
    ///
    /// - Parameter rangeHop: steps of 10 ms between the blocks of which the range is made; at most
    ///   100, since they overlap by two thirds or more (Tech 3342 §2.1).
    package init(_ meter: LoudnessMeter, rangeHop: Int = 10) {
        let tenths = LoudnessReport.sums(meter.stepEnergies, of: LoudnessReport.hop)
        let momentary = LoudnessReport.blocks(tenths, LoudnessReport.momentarySteps)
        let shortTerm = LoudnessReport.blocks(tenths, LoudnessReport.shortTermSteps)
        largestMomentary = momentary.max().flatMap(LoudnessReport.loudness)
        largestShortTerm = shortTerm.max().flatMap(LoudnessReport.loudness)
        self.momentary = momentary.last.flatMap(LoudnessReport.loudness)
        self.shortTerm = shortTerm.last.flatMap(LoudnessReport.loudness)
        integrated = LoudnessReport.gatedMean(LoudnessReport.everyHop(momentary))
        range = LoudnessReport.range(
            of: stride(from: 0, to: shortTerm.count, by: rangeHop).map { shortTerm[$0] })
        truePeak = LoudnessReport.decibels(meter.truePeaks)
        samplePeak = LoudnessReport.decibels(meter.samplePeaks)
    }

    /// Sums over the steps that end at each step from the `count`th on.
    private static func sums(_ steps: [Double], of count: Int) -> [Double] {
        guard steps.count >= count else { return [] }
        return (count...steps.count).map { end in
            var sum = 0.0
            for index in (end - count)..<end { sum += steps[index] }
            return sum
        }
    }

    /// Mean squares of the blocks that end at each step, from sums over `hop` steps.
    private static func blocks(_ tenths: [Double], _ steps: Int) -> [Double] {
        let lag = steps - hop
        guard tenths.count > lag else { return [] }
        let scale = 1 / Double(steps * LoudnessMeter.stepLength)
        return (lag..<tenths.count).map { end in
            var sum = 0.0
            var index = end - lag
            while index <= end {
                sum += tenths[index]
                index += hop
            }
            return sum * scale
        }
    }

    private static func everyHop(_ blocks: [Double]) -> [Double] {
        stride(from: 0, to: blocks.count, by: hop).map { blocks[$0] }
    }

    /// −0.691 + 10 lg of a mean square (BS.1770-5 Annex 1); nil for silence.
    package static func loudness(_ meanSquare: Double) -> Double? {
        meanSquare > 1e-20 ? -0.691 + 10 * Elementary.log10(meanSquare) : nil
    }

    private static func meanSquare(_ loudness: Double) -> Double {
        Elementary.exp((loudness + 0.691) * (Elementary.ln10 / 10))
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    private static func gatedMean(_ blocks: [Double]) -> Double? {
        let audible = blocks.filter { $0 > meanSquare(absoluteGate) }
        let gate = mean(audible) * Elementary.exp(-relativeGate * (Elementary.ln10 / 10))
        return loudness(mean(audible.filter { $0 > gate }))
    }

    /// From the 10th to the 95th percentile of what is above both gates (Tech 3342 §2).
    private static func range(of blocks: [Double]) -> Double? {
        let audible = blocks.filter { $0 >= meanSquare(absoluteGate) }
        let gate = mean(audible) * Elementary.exp(-rangeGate * (Elementary.ln10 / 10))
        let sorted = audible.filter { $0 >= gate }.sorted()
        guard !sorted.isEmpty else { return nil }
        func percentile(_ share: Double) -> Double {
            sorted[Int(Elementary.nearest(Double(sorted.count - 1) * share))]
        }
        let ratio = percentile(0.95) / percentile(0.1)
        return 10 * Elementary.log10(ratio)
    }

    private static func decibels(_ peaks: [Float]) -> Double? {
        guard let largest = peaks.max(), largest > 0 else { return nil }
        return Decibels.fromVoltageRatio(Double(largest))
    }
}

extension LoudnessMeter {
    /// Loudness of all steps of 10 ms for which a list says so, without gates; nil for silence.
    package func loudness(whereTrue isCounted: [Bool]) -> Double? {
        var (sum, count) = (0.0, 0)
        for (energy, counts) in zip(stepEnergies, isCounted) where counts {
            sum += energy
            count += 1
        }
        return count == 0
            ? nil : LoudnessReport.loudness(sum / Double(count * LoudnessMeter.stepLength))
    }
}

/// Some channels of sound at 48 kHz: 1 is full scale.
package struct SoundClip: Hashable, Sendable {
    /// Samples by channel, all of one length.
    package var channels: [[Float]]

    /// A clip of channels of one length.
    package init(_ channels: [[Float]]) {
        precondition(
            channels.allSatisfy { $0.count == channels.first?.count }, "channels of one length")
        self.channels = channels
    }

    /// How many samples each channel has.
    package var count: Int { channels.first?.count ?? 0 }
}
