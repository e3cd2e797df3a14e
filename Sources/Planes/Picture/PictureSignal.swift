package import Plant
package import Signals

/// A serial digital video signal at one point, packed into a node's value.
///
/// It is what the wire carries there: a carrier with a level and a loss, and (while a receiver can
/// still read it) a format, a content and the chain of transforms that its samples have gone
/// through. All zeroes is no carrier.
package struct PictureSignal: Hashable, Sendable {
    /// The packed words.
    package var value: NodeValue

    @inlinable
    package init(_ value: NodeValue) { self.value = value }

    /// No carrier.
    package static let absent = PictureSignal(.absent)

    /// Whether anything drives the line.
    package var hasCarrier: Bool {
        get { value.field(0, 0, 1) == 1 }
        set { value.setField(0, 0, 1, newValue ? 1 : 0) }
    }

    /// Whether the samples could be recovered at the last receiver on the way.
    package var isReadable: Bool {
        get { value.field(0, 1, 1) == 1 }
        set { value.setField(0, 1, 1, newValue ? 1 : 0) }
    }

    /// Whether it is timed to the facility's reference.
    package var isReferenced: Bool {
        get { value.field(0, 2, 1) == 1 }
        set { value.setField(0, 2, 1, newValue ? 1 : 0) }
    }

    /// Whether the samples are 4:4:4 on the wire; else 4:2:2.
    package var isFull444: Bool {
        get { value.field(0, 3, 1) == 1 }
        set { value.setField(0, 3, 1, newValue ? 1 : 0) }
    }

    /// Whether they have 12 bits; else 10.
    package var isTwelveBit: Bool {
        get { value.field(0, 4, 1) == 1 }
        set { value.setField(0, 4, 1, newValue ? 1 : 0) }
    }

    /// Whether a 3 Gb/s signal is of level B: two streams, which not every input takes.
    package var isLevelB: Bool {
        get { value.field(0, 5, 1) == 1 }
        set { value.setField(0, 5, 1, newValue ? 1 : 0) }
    }

    /// Whether much of the picture is a flat colour that the interface's scrambler turns into long
    /// runs without a change.
    package var isPathological: Bool {
        get { value.field(0, 6, 1) == 1 }
        set { value.setField(0, 6, 1, newValue ? 1 : 0) }
    }

    /// Index into `VideoFormat.all`.
    package var format: Int {
        get { Int(value.field(0, 8, 16)) }
        set { value.setField(0, 8, 16, Int64(newValue)) }
    }

    /// The four bytes of the ST 352 payload identifier, first byte highest; 0 where there is none.
    package var payloadIdentifier: Int64 {
        get { value.field(0, 24, 32) }
        set { value.setField(0, 24, 32, newValue) }
    }

    /// The content's symbol: a pattern (`pattern/…`) or a job's programme (`job/…`).
    package var content: Int64 {
        get { value.field(1, 0, 31) }
        set { value.setField(1, 0, 31, newValue) }
    }

    /// The interned list of transforms of the samples since the content was rendered in BT.709,
    /// narrow range.
    package var chain: Int32 {
        get { Int32(value.field(1, 32, 31)) }
        set { value.setField(1, 32, 31, Int64(newValue)) }
    }

    /// Peak-to-peak level at the last driver, in millivolts.
    package var launchMillivolts: Int64 {
        get { value.field(2, 0, 20) }
        set { value.setField(2, 0, 20, newValue) }
    }

    /// Loss at half the clock frequency since the last driver, in milli-dB.
    package var lossMillidecibels: Int64 {
        get { value.field(2, 20, 40) }
        set { value.setField(2, 20, 40, newValue) }
    }

    /// Lines in error that the signal already carries, in thousandths per second.
    package var erroredLinesMilliPerSecond: Int64 {
        get { value.field(3, 0, 48) }
        set { value.setField(3, 0, 48, newValue) }
    }

    /// Frequency offset from nominal, in parts per billion; signed, 32 bits.
    ///
    /// A source that is locked has the reference's own offset, one that runs freely its
    /// oscillator's.
    package var offsetPartsPerBillion: Int64 {
        get { signed(4) }
        set { value.setField(4, 0, 32, newValue) }
    }

    /// Timing against the reference, in nanoseconds; signed, 32 bits.
    package var phaseNanoseconds: Int64 {
        get { signed(5) }
        set { value.setField(5, 0, 32, newValue) }
    }

    /// Jitter below the bandwidth of reclockers, peak to peak in picoseconds (24 bits): it goes
    /// through them, and through everything that doesn't time the picture anew.
    package var slowJitterPicoseconds: Int64 {
        get { value.field(4, 32, 24) }
        set { value.setField(4, 32, 24, min(newValue, 0xFF_FFFF)) }
    }

    /// Damaged lines in thousandths per second that no check on the wire shows any more, because
    /// equipment on the way has written the checks anew (31 bits).
    package var hiddenErrorsMilliPerSecond: Int64 {
        get { value.field(5, 32, 31) }
        set { value.setField(5, 32, 31, min(newValue, 0x7FFF_FFFF)) }
    }

    /// The low half of a word as a signed number.
    private func signed(_ word: Int) -> Int64 {
        Int64(Int32(truncatingIfNeeded: value.words[word]))
    }

    /// Presence of embedded audio groups 1–4, a bit each.
    package var audioGroups: Int64 {
        get { value.field(6, 0, 8) }
        set { value.setField(6, 0, 8, newValue) }
    }
    /// The content whose sound is embedded; as a symbol, meaningful where `audioGroups` isn't 0.
    package var audioContent: Int64 {
        get { value.field(6, 8, 31) }
        set { value.setField(6, 8, 31, newValue) }
    }

    /// The interned list of what was done to the embedded sound since it was mixed, as
    /// `SoundTransform` words; 0 where it is as its content was delivered.
    package var audioChain: Int32 {
        get { Int32(value.field(6, 39, 24)) }
        set { value.setField(6, 39, 24, Int64(newValue)) }
    }

    /// How often an hour a bad contact on the way interrupts it, on average; 0 where none does.
    package var interruptionsPerHour: Int64 {
        get { value.field(3, 48, 15) }
        set { value.setField(3, 48, 15, min(newValue, 0x7FFF)) }
    }

    /// Noise that no reclocker has taken off since the last decision: its variance over the square
    /// of half the eye's height (1/Q²), in parts per billion.
    package var noisePartsPerBillion: Int64 {
        get { value.words[7] }
        set { value.words[7] = newValue }
    }

    /// The format, or nil where there is no carrier.
    package var videoFormat: VideoFormat? { hasCarrier ? VideoFormat.at(format) : nil }

    /// How many words each sample takes on the wire: 12 bits take as many as 4:4:4 (ST 425-1).
    package var wireSampling: SerialSampling { isFull444 || isTwelveBit ? .full444 : .yCbCr422 }

    /// The class of link that carries it, or nil where there is no carrier.
    package var interface: SerialInterface? {
        guard let format = videoFormat else { return nil }
        if wireSampling == .yCbCr422 { return format.interface }
        return SerialInterface.carrying(SerialRate(format, sampling: .full444)) ?? .twelveG
    }

    /// All lines that are damaged, whether or not a check still says so, in thousandths per second.
    package var damagedLinesMilliPerSecond: Int64 {
        erroredLinesMilliPerSecond + hiddenErrorsMilliPerSecond
    }

    /// The errors so far put where no check shows them: equipment has made the checks anew.
    mutating func renewChecks() {
        hiddenErrorsMilliPerSecond = damagedLinesMilliPerSecond
        erroredLinesMilliPerSecond = 0
    }
}
