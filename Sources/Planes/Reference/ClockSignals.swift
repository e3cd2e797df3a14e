import Plant
import Signals

/// What else goes over coaxial cables for timing, told from pictures and references by bits 3–5 of
/// word 0: 1 word clock, 2 satellites.
enum ClockTag {
    /// Word clock, or a digital audio reference.
    static let wordClock: Int64 = 1
    /// What an antenna hears.
    static let satellites: Int64 = 2

    /// The tag of a node's value; 0 for anything else.
    static func of(_ value: NodeValue) -> Int64 {
        value.field(0, 0, 1) == 1 || value.field(0, 7, 1) == 1 ? 0 : value.field(0, 3, 3)
    }
}

/// A word clock (or digital audio reference) at one point.
///
/// Word 0: tag, bit 8 locked. Word 1: the rate in hertz. Word 2: the offset in parts per billion.
struct WordClockSignal: Hashable, Sendable {
    /// The packed words.
    var value: NodeValue

    /// The clock that a node's value holds.
    init(_ value: NodeValue) { self.value = value }

    /// A clock of a rate.
    init(hertz: Int64, partsPerBillion: Int64, isLocked: Bool) {
        value = NodeValue(
            ClockTag.wordClock << 3 | (isLocked ? 256 : 0), hertz, partsPerBillion)
    }

    /// Whether it is one.
    var isPresent: Bool { ClockTag.of(value) == ClockTag.wordClock }
    /// Whether its generator is locked to the house.
    var isLocked: Bool { isPresent && value.field(0, 8, 1) == 1 }
    /// Its nominal rate in hertz.
    var hertz: Int64 { value.words[1] }
    /// Its offset from that, in parts per billion.
    var partsPerBillion: Int64 { value.words[2] }
}

/// Linear timecode at one point.
///
/// Word 0: bits 3–5 hold 3, bit 8 locked, bit 9 drop-frame, bit 10 counts from a preset hour, bit
/// 11 through an equalised path, bits 16–23 the rate, 24–31 the preset hour, 32–39 the hour of the
/// daily jam plus 1. Word 1 the level, word 2 the offset, word 3 the labels' rate, word 4 the
/// frames', word 5 interruptions.
struct TimecodeSignal: Hashable, Sendable {
    /// The packed words.
    var value: NodeValue

    private static let tag: Int64 = 3

    /// The timecode that a node's value holds.
    init(_ value: NodeValue) { self.value = value }

    /// Timecode with nothing in it yet.
    static let blank = TimecodeSignal(NodeValue(tag << 3))

    /// Whether there is any.
    var isPresent: Bool { value.field(0, 3, 3) == TimecodeSignal.tag }
    /// Whether its frames keep with the reference.
    var isLocked: Bool {
        get { value.field(0, 8, 1) == 1 }
        set { value.setField(0, 8, 1, newValue ? 1 : 0) }
    }
    /// Whether it counts drop-frame.
    var isDropFrame: Bool {
        get { value.field(0, 9, 1) == 1 }
        set { value.setField(0, 9, 1, newValue ? 1 : 0) }
    }
    /// Whether it counts from an hour that was set, and not the time of day.
    var isPreset: Bool {
        get { value.field(0, 10, 1) == 1 }
        set { value.setField(0, 10, 1, newValue ? 1 : 0) }
    }
    /// Whether it went through something that bends its edges.
    var isEqualised: Bool {
        get { value.field(0, 11, 1) == 1 }
        set { value.setField(0, 11, 1, newValue ? 1 : 0) }
    }
    /// Index into `ReferenceSignal.rates`.
    var rate: Int64 {
        get { value.field(0, 16, 8) }
        set { value.setField(0, 16, 8, newValue) }
    }
    /// The hour at which it begins, where it is preset.
    var presetHour: Int64 {
        get { value.field(0, 24, 8) }
        set { value.setField(0, 24, 8, newValue) }
    }
    /// The hour at which it is set to the time of day each day; −1 for never.
    var jamHour: Int64 {
        get { value.field(0, 32, 8) - 1 }
        set { value.setField(0, 32, 8, newValue + 1) }
    }
    /// Its level from peak to peak, in millivolts.
    var millivolts: Int64 {
        get { value.words[1] }
        set { value.words[1] = newValue }
    }
    /// How far its labels are ahead of the time of day, in nanoseconds.
    var offsetNanoseconds: Int64 {
        get { value.words[2] }
        set { value.words[2] = newValue }
    }
    /// How fast that grows, in parts per billion.
    var labelPartsPerBillion: Int64 {
        get { value.words[3] }
        set { value.words[3] = newValue }
    }
    /// How fast its frames are against nominal, in parts per billion.
    var framePartsPerBillion: Int64 {
        get { value.words[4] }
        set { value.words[4] = newValue }
    }
    /// How often an hour a contact on the way opens.
    var interruptionsPerHour: Int64 {
        get { value.words[5] }
        set { value.words[5] = newValue }
    }

    /// How its labels are counted.
    var count: TimecodeCount? { FrameRates.count(rate, isDropFrame: isDropFrame) }

    /// The least level at which every word is read, and at which any is, from peak to peak in
    /// millivolts.
    ///
    /// Readers are specified from about −3 dBu on, and lines from 0.5 to 4.5 V; that some words
    /// still get through somewhat lower is a judgement.
    static let cleanMillivolts: Int64 = 500
    /// Below this a reader finds no word at all.
    static let deafMillivolts: Int64 = 300

    /// Words in a minute that a reader can't use: all below `deafMillivolts`, and more the nearer
    /// to it; one in ten over a path that bends the edges (a judgement; ST 12-1 allows 40 ± 10 µs).
    var errorsPerMinute: Int64 {
        let frames = 60 * (count?.framesPerSecond ?? 25)
        if millivolts < TimecodeSignal.deafMillivolts { return frames }
        var errors: Int64 = 0
        if millivolts < TimecodeSignal.cleanMillivolts {
            errors +=
                frames * (TimecodeSignal.cleanMillivolts - millivolts)
                / (TimecodeSignal.cleanMillivolts - TimecodeSignal.deafMillivolts)
        }
        if isEqualised { errors += frames / 10 }
        return min(frames, errors)
    }

    /// Whether a reader makes anything of it.
    var isReadable: Bool { isPresent && millivolts >= TimecodeSignal.deafMillivolts }
}
