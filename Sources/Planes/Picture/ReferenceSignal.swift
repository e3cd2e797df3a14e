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

    /// Frequency offset from nominal, in parts per billion; signed.
    package var offsetPartsPerBillion: Int64 {
        get { value.words[2] }
        set { value.words[2] = newValue }
    }

    /// The frame rates that a generator offers, by their usual names.
    package static let rates: [(name: String, rate: FrameRate)] = [
        ("25", .fps25), ("24", .fps24), ("23.98", .fps23), ("29.97", .fps29), ("30", .fps30),
    ]

    /// Whether a format can be timed to this reference: its frame rate is that, or twice that.
    ///
    /// 1080p50 locks to 25 Hz; 23.98 doesn't.
    package func canLock(_ format: VideoFormat) -> Bool {
        guard isPresent, ReferenceSignal.rates.indices.contains(rate) else { return false }
        let own = ReferenceSignal.rates[rate].rate
        let wanted = format.frameRate
        return wanted.numerator * own.denominator == own.numerator * wanted.denominator
            || wanted.numerator * own.denominator == 2 * own.numerator * wanted.denominator
    }
}
