/// Jitter of a serial signal in unit intervals, from the noise with which its bits are decided.
///
/// In an amplifier that limits without deciding, noise becomes jitter: both are the spread of the
/// moment at which the signal crosses the threshold. A spread of σ unit intervals closes the eye,
/// half a unit interval wide, as noise of 2σ of half its height does, so that the two are one
/// quantity here: 1/Q². Peak to peak is stated at a bit error rate of 10⁻¹², 14.07 σ (RP 192 and
/// RP 184 define the bands; the ratio is that of the normal distribution, twice 7.034).
package enum SerialJitter {
    /// Peak-to-peak alignment jitter, in thousandths of a unit interval, of a noise variance.
    ///
    /// - Parameter partsPerBillion: the variance over the square of half the eye's height (1/Q²).
    package static func alignmentMilliUnitIntervals(partsPerBillion: Int64) -> Int64 {
        let spread = (Double(partsPerBillion) / 1e9).squareRoot() / 2
        let value = spread * 2 * SerialReceiver.ratedQ * 1000
        return value < 1e9 ? Int64(value + 0.5) : 1_000_000_000
    }

    /// The noise variance, per billion, that peak-to-peak jitter in thousandths of a unit interval
    /// stands for.
    package static func partsPerBillion(alignmentMilliUnitIntervals jitter: Int64) -> Int64 {
        let spread = Double(jitter) / 1000 / (2 * SerialReceiver.ratedQ)
        return Int64(4 * spread * spread * 1e9 + 0.5)
    }

    /// A time in picoseconds as thousandths of a unit interval of an interface.
    package static func milliUnitIntervals(
        picoseconds: Int64, _ interface: SerialInterface
    ) -> Int64 {
        let value =
            Double(picoseconds) * Double(interface.nominalBitsPerSecond) / 1e12 * 1000
        return Int64(value + 0.5)
    }

    /// A jitter in thousandths of a unit interval of an interface, as picoseconds.
    package static func picoseconds(
        milliUnitIntervals jitter: Int64, _ interface: SerialInterface
    ) -> Int64 {
        Int64(Double(jitter) / 1000 * 1e12 / Double(interface.nominalBitsPerSecond) + 0.5)
    }

    /// Two jitters that know nothing of each other, together: the root of the sum of squares.
    package static func together(_ one: Int64, _ other: Int64) -> Int64 {
        if one == 0 { return other }
        if other == 0 { return one }
        let sum = Double(one) * Double(one) + Double(other) * Double(other)
        return Int64(sum.squareRoot() + 0.5)
    }
}
