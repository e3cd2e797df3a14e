/// A moment on the PTP timescale: seconds and nanoseconds of TAI since 1970-01-01 00:00:00 TAI.
package struct PTPTime: Hashable, Comparable, Sendable {
    /// Whole seconds, 0 or more.
    package let seconds: Int64
    /// 0…999 999 999.
    package let nanoseconds: Int64

    /// A moment from its two parts, as a PTP message carries them.
    package init(seconds: Int64, nanoseconds: Int64) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// A moment from nanoseconds since the epoch.
    package init(totalNanoseconds: Int64) {
        seconds = totalNanoseconds / 1_000_000_000
        nanoseconds = totalNanoseconds % 1_000_000_000
    }

    /// Nanoseconds since the epoch.
    package var totalNanoseconds: Int64 { seconds * 1_000_000_000 + nanoseconds }

    /// Earlier moments come first.
    package static func < (a: PTPTime, b: PTPTime) -> Bool {
        (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
    }
}

/// Where signals stand in time, counted from the epoch (ST 2059-1).
package enum AlignmentPoint {
    /// How many whole periods have gone by since the epoch.
    package static func count(of rate: FrameRate, at time: PTPTime) -> Int64 {
        Int64(
            Int128(time.totalNanoseconds) * Int128(rate.numerator)
                / (Int128(rate.denominator) * 1_000_000_000))
    }

    /// How many periods have begun by a moment, the one that begins then not counted: rounded up.
    package static func countRoundedUp(of rate: FrameRate, at time: PTPTime) -> Int64 {
        let divisor = Int128(rate.denominator) * 1_000_000_000
        return Int64(
            (Int128(time.totalNanoseconds) * Int128(rate.numerator) + divisor - 1) / divisor)
    }

    /// The number of the next alignment point: (⌊t ÷ T⌋ + 1) (§6.2).
    package static func nextIndex(of rate: FrameRate, after time: PTPTime) -> Int64 {
        count(of: rate, at: time) + 1
    }

    /// When a period of a number begins, in nanoseconds since the epoch, rounded up.
    package static func nanoseconds(ofIndex index: Int64, of rate: FrameRate) -> Int64 {
        let divisor = Int128(rate.numerator)
        return Int64(
            (Int128(index) * Int128(rate.denominator) * 1_000_000_000 + divisor - 1) / divisor)
    }

    /// The RTP timestamp of a moment: periods of the media clock since the epoch, its 32 low bits.
    package static func timestamp(at time: PTPTime, clockHertz: Int64) -> UInt32 {
        UInt32(truncatingIfNeeded: count(of: FrameRate(clockHertz), at: time))
    }

    /// The RTP timestamp of a frame by its number.
    package static func timestamp(
        ofIndex index: Int64, of rate: FrameRate, clockHertz: Int64
    ) -> UInt32 {
        let ticks =
            Int128(index) * Int128(rate.denominator) * Int128(clockHertz) / Int128(rate.numerator)
        return UInt32(truncatingIfNeeded: Int64(ticks))
    }

    /// Blocks of 192 AES3 frames a second: 250 at 48 kHz (§8).
    package static func blockRate(sampleHertz: Int64) -> FrameRate { FrameRate(sampleHertz, 192) }

    /// The label at a moment, counted since the last jam (§9).
    ///
    /// - Parameters:
    ///   - localOffset: local time less TAI, in seconds: −37 for UTC, 3563 for British Summer Time.
    ///   - jamSeconds: the second of the local day at which labels are set to the time of day.
    package static func label(
        at time: PTPTime, count: TimecodeCount, rate: FrameRate, localOffset: Int64,
        jamSeconds: Int64 = 0
    ) -> Timecode {
        let local = time.seconds + localOffset
        let sinceJam = ((local - jamSeconds) % 86_400 + 86_400) % 86_400
        let jam = PTPTime(seconds: time.seconds - sinceJam, nanoseconds: 0)
        let frames = self.count(of: rate, at: time) - countRoundedUp(of: rate, at: jam)
        let seconds = jamSeconds
        let start = Timecode(
            hours: seconds / 3600, minutes: seconds / 60 % 60, seconds: seconds % 60, frames: 0)
        let first =
            count.frame(ofLabel: start)
            ?? count.frame(
                ofLabel: Timecode(
                    hours: start.hours, minutes: start.minutes, seconds: start.seconds,
                    frames: count.droppedPerMinute)) ?? 0
        return count.label(ofFrame: first + frames)
    }
}
