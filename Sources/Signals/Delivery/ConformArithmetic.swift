/// What becomes of positions when a list, a sound file or a programme is taken at another rate than
/// it was made for. All in whole numbers.
package enum ConformArithmetic {
    /// The rates that lists, projects and files have here, by name.
    package static let rates: [(name: String, rate: FrameRate)] = [
        ("23.976", .fps23), ("24", .fps24), ("25", .fps25), ("29.97", .fps29), ("30", .fps30),
    ]

    /// The frames by which an event is out that stands at a frame of a list, when the list was made
    /// for one rate and its frames are counted at another; the nearest whole number.
    ///
    /// n − n · actual / meant: at 24 taken for 23.976 it is n / 1001, 86 frames in an hour.
    package static func slip(frames count: Int64, meant: FrameRate, actual: FrameRate) -> Int64 {
        let numerator = count * actual.numerator * meant.denominator
        let denominator = actual.denominator * meant.numerator
        return count - nearest(numerator, denominator)
    }

    /// The frames by which labels that were counted drop-frame are out when they are read as
    /// non-drop, or the other way round with the other sign; 18 after ten minutes (ST 12-1).
    ///
    /// - Parameter frames: from 00:00:00:00, at 30/1.001 frames per second.
    package static func dropFrameSlip(frames: Int64) -> Int64 {
        guard let drop = TimecodeCount(.fps29, isDropFrame: true),
            let straight = TimecodeCount(.fps29),
            let read = straight.frame(ofLabel: drop.label(ofFrame: frames))
        else { return 0 }
        return read - frames
    }

    /// The samples since midnight of a frame: what a broadcast wave file is stamped with
    /// (EBU Tech 3285, `TimeReference`).
    package static func samples(ofFrame frame: Int64, rate: FrameRate, sampleRate: Int64) -> Int64 {
        nearest(frame * sampleRate * rate.denominator, rate.numerator)
    }

    /// The frame at which a stamp of samples since midnight stands.
    package static func frame(ofSamples samples: Int64, rate: FrameRate, sampleRate: Int64)
        -> Int64
    {
        nearest(samples * rate.numerator, sampleRate * rate.denominator)
    }

    /// The frequency, in millihertz, at which a tone sounds when its file is clocked at another
    /// rate than it was recorded at: 440 Hz of a 48 kHz file reads 404.25 Hz at 44.1 kHz.
    package static func pitch(ofMillihertz tone: Int64, recorded: Int64, clocked: Int64) -> Int64 {
        nearest(tone * clocked, recorded)
    }

    /// How long so many samples last at a clock, in milliseconds.
    package static func milliseconds(ofSamples samples: Int64, clocked: Int64) -> Int64 {
        nearest(samples * 1000, clocked)
    }

    /// A quotient to the nearest whole number, halves away from zero; the divisor is above 0.
    package static func nearest(_ numerator: Int64, _ denominator: Int64) -> Int64 {
        let half = denominator / 2
        return numerator >= 0
            ? (numerator + half) / denominator : -((-numerator + half) / denominator)
    }
}

/// The order of fields in an interlaced file.
package enum FieldOrder: Int64, Hashable, Sendable {
    /// As in high definition (ST 274).
    case upperFirst = 0
    case lowerFirst = 1

    /// The moments of successive fields, in field periods, as they are shown when material of one
    /// order is played as another: each pair changes places, and motion goes back and forth.
    package static func moments(made: FieldOrder, played: FieldOrder, fields: Int) -> [Int] {
        (0..<fields).map { field in
            made == played ? field : (field % 2 == 0 ? field + 1 : field - 1)
        }
    }

    /// How many steps of some moments go backwards.
    package static func reversals(_ moments: [Int]) -> Int {
        zip(moments, moments.dropFirst()).count { $1 < $0 }
    }
}
