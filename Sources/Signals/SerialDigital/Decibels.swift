/// Ratios of voltage as decibels, and decibels as the whole milli-decibels that nodes exchange.
package enum Decibels {
    /// 20 lg of a ratio of voltages; −infinity for 0.
    @inlinable package static func fromVoltageRatio(_ ratio: Double) -> Double {
        20 * Elementary.log10(ratio)
    }

    /// The ratio of voltages that a number of decibels stands for.
    @inlinable package static func voltageRatio(_ decibels: Double) -> Double {
        Elementary.exp(decibels * (Elementary.ln10 / 20))
    }

    /// The ratio of voltages that a number of milli-decibels stands for.
    @inlinable package static func voltageRatio(milliDecibels: Int64) -> Double {
        voltageRatio(Double(milliDecibels) / 1000)
    }

    /// The largest size that `milli` gives: a million decibels, which stands for "nothing left".
    package static let largestMilliDecibels: Int64 = 1_000_000_000

    /// Decibels in whole milli-decibels, the nearest, within ±`largestMilliDecibels`.
    ///
    /// Not-a-number gives 0.
    @inlinable package static func milli(_ decibels: Double) -> Int64 {
        let value = decibels * 1000
        let limit = Double(largestMilliDecibels)
        if value >= limit { return largestMilliDecibels }
        if value <= -limit { return -largestMilliDecibels }
        return value.isNaN ? 0 : Int64(Elementary.nearest(value))
    }
}
