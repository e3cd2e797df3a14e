/// TAI and UTC: how many seconds the one is ahead of the other.
package enum TimeScales {
    /// TAI − UTC since 2017-01-01, in seconds.
    package static let taiMinusUTC: Int64 = 37

    /// The moments from which TAI − UTC is another: Modified Julian Date at 0 h UTC, seconds.
    ///
    /// IERS Bulletin C up to the leap second of 2016-12-31, the last so far.
    package static let steps: [(modifiedJulianDay: Int64, seconds: Int64)] = [
        (41_317, 10), (41_499, 11), (41_683, 12), (42_048, 13), (42_413, 14), (42_778, 15),
        (43_144, 16), (43_509, 17), (43_874, 18), (44_239, 19), (44_786, 20), (45_151, 21),
        (45_516, 22), (46_247, 23), (47_161, 24), (47_892, 25), (48_257, 26), (48_804, 27),
        (49_169, 28), (49_534, 29), (50_083, 30), (50_630, 31), (51_179, 32), (53_736, 33),
        (54_832, 34), (56_109, 35), (57_204, 36), (57_754, 37),
    ]

    /// The Modified Julian Date of 1970-01-01.
    private static let epochDay: Int64 = 40_587

    /// TAI − UTC at a moment of UTC in seconds since 1970-01-01; nil before 1972, when UTC had no
    /// whole seconds of difference.
    package static func taiMinusUTC(atUnixSeconds seconds: Int64) -> Int64? {
        let day = epochDay + (seconds >= 0 ? seconds / 86_400 : -1)
        return steps.last { $0.modifiedJulianDay <= day }?.seconds
    }

    /// UTC in seconds since 1970-01-01 of a moment on the PTP timescale, by an announced
    /// `currentUtcOffset` (IEEE 1588 §7.2.4).
    package static func unixSeconds(of time: PTPTime, utcOffset: Int64) -> Int64 {
        time.seconds - utcOffset
    }
}

/// What clocks that aren't locked to each other do to sound.
package enum SampleClock {
    /// Milliseconds between two slipped samples where two clocks differ by so many parts per
    /// billion, to the nearest; nil where they don't differ.
    ///
    /// 48 kHz and 10 ppm slip a sample every 2083 ms.
    package static func slipMilliseconds(sampleHertz: Int64, partsPerBillion: Int64) -> Int64? {
        let difference = Int64(clamping: partsPerBillion.magnitude)
        guard difference > 0, sampleHertz > 0 else { return nil }
        let divisor = Int128(sampleHertz) * Int128(difference)
        return Int64((1_000_000_000_000 + divisor / 2) / divisor)
    }
}
