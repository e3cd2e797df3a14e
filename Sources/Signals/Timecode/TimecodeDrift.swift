/// How far labels, pictures and clocks run apart, in exact integers.
package enum TimecodeDrift {
    /// Frames by which a programme made at one rate has fallen behind after some seconds, where it
    /// is played at another: positive where it runs slow. In thousandths of a frame, nearest.
    ///
    /// Works for samples just as for frames: 48 048 Hz played at 48 000 is 2880 behind a minute on.
    package static func milliFrames(
        madeAt made: FrameRate, playedAt played: FrameRate, after seconds: Int64
    ) -> Int64 {
        rounded(
            Int128(seconds) * 1000
                * (Int128(made.numerator) * Int128(played.denominator)
                    - Int128(played.numerator) * Int128(made.denominator)),
            Int128(made.denominator) * Int128(played.denominator))
    }

    /// The same in microseconds of the player's time.
    package static func microseconds(
        madeAt made: FrameRate, playedAt played: FrameRate, after seconds: Int64
    ) -> Int64 {
        rounded(
            Int128(seconds) * 1_000_000
                * (Int128(made.numerator) * Int128(played.denominator)
                    - Int128(played.numerator) * Int128(made.denominator)),
            Int128(made.denominator) * Int128(played.numerator))
    }

    /// How fast the labels of a count run at a frame rate, against the clock, in parts per billion.
    ///
    /// 30/1.001 frames a second counted without drop-frame lose 999 001 (3.6 s an hour); with it
    /// they gain 1 (86.4 ms a day); 25 at 25 keep time.
    package static func partsPerBillion(of count: TimecodeCount, at rate: FrameRate) -> Int64 {
        // A day of labels is worth 86 400 s and takes framesPerDay ÷ rate seconds.
        let labelled = Int128(86_400) * Int128(rate.numerator)
        let real = Int128(count.framesPerDay) * Int128(rate.denominator)
        return rounded(Int128(1_000_000_000) * (labelled - real), real)
    }

    /// What a clock that is off by so many parts per billion gains in some seconds, in nanoseconds.
    @inlinable
    package static func nanoseconds(partsPerBillion: Int64, after seconds: Int64) -> Int64 {
        partsPerBillion * seconds
    }

    /// A difference in nanoseconds as thousandths of a frame, nearest.
    package static func milliFrames(nanoseconds: Int64, at rate: FrameRate) -> Int64 {
        rounded(
            Int128(nanoseconds) * Int128(rate.numerator) * 1000,
            Int128(rate.denominator) * 1_000_000_000)
    }

    /// A quotient to the nearest whole number, halves away from zero; the divisor is positive.
    private static func rounded(_ dividend: Int128, _ divisor: Int128) -> Int64 {
        let half = divisor / 2
        return Int64((dividend < 0 ? dividend - half : dividend + half) / divisor)
    }
}
