package import Plant
package import Signals

/// A synchronising signal (black burst or tri-level sync) at one point, packed into a node's value.
///
/// It goes over the same coaxial cables as pictures do, so a bit that no picture has tells it
/// apart.
package struct ReferenceSignal: Hashable, Sendable {
    /// The packed words.
    package var value: NodeValue

    /// The reference that a node's value holds.
    package init(_ value: NodeValue) { self.value = value }

    /// No reference.
    package static let absent = ReferenceSignal(.absent)

    /// Whether there is a reference at all.
    package var isPresent: Bool {
        get { value.field(0, 7, 1) == 1 }
        set { value.setField(0, 7, 1, newValue ? 1 : 0) }
    }

    /// Which frame rates can lock to it, as an index into `ReferenceSignal.rates`.
    package var rate: Int {
        get { Int(value.field(0, 8, 8)) }
        set { value.setField(0, 8, 8, Int64(newValue)) }
    }

    /// The level of the synchronising pulses below blanking, in millivolts; 300 is right
    /// (BT.1700 for black burst, ST 274 for tri-level).
    package var syncMillivolts: Int64 {
        get { value.field(1, 0, 16) }
        set { value.setField(1, 0, 16, newValue) }
    }

    /// What its synchronising pulses are like.
    package enum Form: Int64, Hashable, Sendable {
        /// Not stated: black burst at 25 and 29.97, tri-level at the others.
        case usual
        /// Bi-level sync with a colour burst (BT.1700).
        case blackBurst
        /// Tri-level sync (ST 274, ST 296).
        case triLevel
    }

    /// What its synchronising pulses are like, as the generator states it.
    package var form: Form {
        get { Form(rawValue: value.field(0, 16, 2)) ?? .usual }
        set { value.setField(0, 16, 2, newValue.rawValue) }
    }

    /// Timing against the house's own zero, in nanoseconds; positive is late.
    package var phaseNanoseconds: Int64 {
        get { value.words[3] }
        set { value.words[3] = newValue }
    }

    /// How far the generator's clock is ahead of UTC's seconds, in nanoseconds; signed.
    package var timeErrorNanoseconds: Int64 {
        get { value.words[4] }
        set { value.words[4] = newValue }
    }

    /// Levels at which a genlock input finds the pulses, in millivolts: 3 dB below and above 300, a
    /// judgement. A line that is terminated twice (200) or not at all (600) lies outside.
    package static let lockableMillivolts: ClosedRange<Int64> = 212...424

    /// Frequency offset from nominal, in parts per billion; signed.
    package var offsetPartsPerBillion: Int64 {
        get { value.words[2] }
        set { value.words[2] = newValue }
    }

    /// The frame rates that a generator offers, by their usual names.
    package static let rates: [(name: String, rate: FrameRate)] = [
        ("25", .fps25), ("24", .fps24), ("23.98", .fps23), ("29.97", .fps29), ("30", .fps30),
    ]

    /// Whether a format can be timed to this reference; see `canLock(_:)` of frame rates.
    package func canLock(_ format: VideoFormat) -> Bool { canLock(format.frameRate) }

    /// Whether a frame rate can be timed to this reference: it is that, or twice that, and the
    /// pulses are of a level that is found.
    ///
    /// 1080p50 locks to 25 Hz; 23.98 doesn't.
    package func canLock(_ wanted: FrameRate) -> Bool {
        guard isPresent, ReferenceSignal.rates.indices.contains(rate),
            ReferenceSignal.lockableMillivolts.contains(syncMillivolts)
        else { return false }
        let own = ReferenceSignal.rates[rate].rate
        return wanted.numerator * own.denominator == own.numerator * wanted.denominator
            || wanted.numerator * own.denominator == 2 * own.numerator * wanted.denominator
    }
}
