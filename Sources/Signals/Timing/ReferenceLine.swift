/// A synchronising signal's level on a looped line.
package enum ReferenceLine {
    /// The depth of synchronising pulses on a line that is terminated once, in millivolts
    /// (BT.1700 for black burst, ST 274 and ST 296 for tri-level).
    package static let nominalMillivolts: Int64 = 300

    /// The level with so many 75 Ω ends in parallel, from a 75 Ω source: 600 with none, 300 with
    /// one, 200 with two.
    package static func millivolts(terminations: Int64) -> Int64 {
        2 * nominalMillivolts / (1 + max(0, terminations))
    }
}

/// Timing of a picture against the reference.
package struct GenlockPhase: Hashable, Sendable {
    /// Whole lines by which the picture is late, nearest; signed.
    package let lines: Int64
    /// What is left, −½ to +½ line, in nanoseconds.
    package let nanoseconds: Int64

    /// The phase of a picture that is late by so many nanoseconds.
    package init(nanoseconds: Int64, format: VideoFormat) {
        let line = GenlockPhase.lineNanoseconds(of: format)
        let half = line / 2
        lines = (nanoseconds >= 0 ? nanoseconds + half : nanoseconds - half) / line
        self.nanoseconds = nanoseconds - lines * line
    }

    /// The length of a line, in nanoseconds, nearest: 35 556 for 1080 lines at 25 frames.
    package static func lineNanoseconds(of format: VideoFormat) -> Int64 {
        let rate = format.frameRate
        let lines = rate.numerator * format.raster.linesPerFrame
        return (1_000_000_000 * rate.denominator + lines / 2) / lines
    }

    /// How far from the reference a source may be for a clean cut: half a line.
    package static func cleanCutNanoseconds(of format: VideoFormat) -> Int64 {
        lineNanoseconds(of: format) / 2
    }
}
