/// How frames are counted into labels.
///
/// Labels count whole frames per second: at 30/1.001 frames per second, 30. Drop-frame leaves out
/// labels, never frames, to keep with the clock (ST 12-1).
package struct TimecodeCount: Hashable, Sendable {
    /// Labels per second: 24, 25, 30, 50 or 60.
    package let framesPerSecond: Int64

    /// Whether the first two labels (four at 60) of each minute are left out, but of every tenth.
    package let isDropFrame: Bool

    /// A count for a frame rate; drop-frame is only for 30/1.001 and 60/1.001, else nil.
    package init?(_ rate: FrameRate, isDropFrame: Bool = false) {
        if isDropFrame && rate != .fps29 && rate != .fps59 { return nil }
        framesPerSecond = (rate.numerator + rate.denominator - 1) / rate.denominator
        self.isDropFrame = isDropFrame
    }

    /// Labels that a minute leaves out: 2 at 30, 4 at 60.
    package var droppedPerMinute: Int64 { isDropFrame ? framesPerSecond / 15 : 0 }

    /// Frames in ten minutes of labels: 17 982 at 29.97 drop-frame.
    package var framesPerTenMinutes: Int64 { 600 * framesPerSecond - 9 * droppedPerMinute }

    /// Frames in a day of labels: 2 589 408 at 29.97 drop-frame.
    package var framesPerDay: Int64 { 144 * framesPerTenMinutes }

    /// The label of a frame, counted from 00:00:00:00; it starts again after a day of labels.
    package func label(ofFrame frame: Int64) -> Timecode {
        let day = framesPerDay
        let frame = ((frame % day) + day) % day
        let tens = frame / framesPerTenMinutes
        let rest = frame % framesPerTenMinutes
        // The first minute of ten is whole; each of the others is shorter by what it drops.
        let firstMinute = 60 * framesPerSecond
        let otherMinute = firstMinute - droppedPerMinute
        let minutes = rest < firstMinute ? 0 : 1 + (rest - firstMinute) / otherMinute
        let number = frame + droppedPerMinute * (9 * tens + minutes)
        let seconds = number / framesPerSecond
        return Timecode(
            hours: seconds / 3600, minutes: seconds / 60 % 60, seconds: seconds % 60,
            frames: number % framesPerSecond)
    }

    /// The frame that a label names, or nil for a label that this count never gives.
    package func frame(ofLabel label: Timecode) -> Int64? {
        guard (0..<24).contains(label.hours), (0..<60).contains(label.minutes),
            (0..<60).contains(label.seconds), (0..<framesPerSecond).contains(label.frames)
        else { return nil }
        if label.minutes % 10 != 0 && label.seconds == 0 && label.frames < droppedPerMinute {
            return nil
        }
        let minutes = 60 * label.hours + label.minutes
        let number = (60 * minutes + label.seconds) * framesPerSecond + label.frames
        return number - droppedPerMinute * (minutes - minutes / 10)
    }
}

/// A time-code label: hours, minutes, seconds and frames (ST 12-1).
package struct Timecode: Hashable, Comparable, Sendable {
    /// 0…23.
    package let hours: Int64

    /// 0…59.
    package let minutes: Int64

    /// 0…59.
    package let seconds: Int64

    /// 0 to one less than the labels per second.
    package let frames: Int64

    /// A label as given; `TimecodeCount.frame(ofLabel:)` says whether a count has it.
    package init(hours: Int64, minutes: Int64, seconds: Int64, frames: Int64) {
        self.hours = hours
        self.minutes = minutes
        self.seconds = seconds
        self.frames = frames
    }

    /// Earlier labels come first.
    package static func < (a: Timecode, b: Timecode) -> Bool {
        (a.hours, a.minutes, a.seconds, a.frames) < (b.hours, b.minutes, b.seconds, b.frames)
    }

    /// "10:00:00:00", with a semicolon before the frames of a drop-frame label.
    package func text(isDropFrame: Bool) -> String {
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let separator = isDropFrame ? ";" : ":"
        return "\(two(hours)):\(two(minutes)):\(two(seconds))\(separator)\(two(frames))"
    }
}
