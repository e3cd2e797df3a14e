package import Plant

/// Sound at one point, packed into a node's value.
///
/// It is what a line carries there: so many channels of a content, and what was done to them. Sound
/// inside pictures is in `PictureSignal`. A bit that neither pictures nor references have tells it
/// apart on a coaxial line.
package struct SoundSignal: Hashable, Sendable {
    /// What carries it.
    package enum Carrier: Int64, Hashable, Sendable {
        /// One channel as a voltage on a balanced line; full scale stands for +18 dBu (R 68).
        case analogue
        /// Two channels as AES3, 110 Ω or 75 Ω.
        case aes3
        /// Many channels on a MADI line (AES10).
        case madi
        /// A flow of packets.
        case flow

        /// The name in readings.
        package var name: String {
            switch self {
            case .analogue: "analogue"
            case .aes3: "aes3"
            case .madi: "madi"
            case .flow: "flow"
            }
        }
    }

    /// The packed words.
    package var value: NodeValue

    /// The sound that a node's value holds.
    package init(_ value: NodeValue) { self.value = value }

    /// Nothing on the line.
    package static let absent = SoundSignal(.absent)

    /// A signal of a content as it was delivered.
    package init(_ carrier: Carrier, channels: Int, content: Int64, chain: Int32 = 0) {
        value = .absent
        isPresent = true
        self.carrier = carrier
        channelCount = channels
        self.content = content
        self.chain = chain
    }

    /// Whether anything drives the line.
    package var isPresent: Bool {
        get { value.field(0, 6, 1) == 1 }
        set { value.setField(0, 6, 1, newValue ? 1 : 0) }
    }

    /// What carries it; meaningful where it is present.
    package var carrier: Carrier {
        get { Carrier(rawValue: value.field(0, 8, 4)) ?? .analogue }
        set { value.setField(0, 8, 4, newValue.rawValue) }
    }

    /// How many channels the carrier has, 1…64.
    package var channelCount: Int {
        get { Int(value.field(0, 12, 8)) }
        set { value.setField(0, 12, 8, Int64(newValue)) }
    }

    /// Whether a network's clock comes along with what arrives.
    package var hasNetworkClock: Bool {
        get { value.field(0, 20, 1) == 1 }
        set { value.setField(0, 20, 1, newValue ? 1 : 0) }
    }

    /// The content's symbol.
    package var content: Int64 {
        get { value.field(1, 0, 31) }
        set { value.setField(1, 0, 31, newValue) }
    }

    /// The interned list of `SoundTransform` words since the content was delivered.
    package var chain: Int32 {
        get { Int32(value.field(1, 32, 31)) }
        set { value.setField(1, 32, 31, Int64(newValue)) }
    }

    /// The offset of its sample clock from nominal, in parts per billion; signed.
    package var offsetPartsPerBillion: Int64 {
        get { value.words[2] }
        set { value.words[2] = newValue }
    }

    /// How long packets may be held up on the way, in microseconds.
    package var jitterMicroseconds: Int64 {
        get { value.field(3, 0, 32) }
        set { value.setField(3, 0, 32, newValue) }
    }

    /// The same with one more transform done.
    func applying(_ transform: SoundTransform, _ scope: NodeScope) -> SoundSignal {
        var signal = self
        signal.chain = scope.extend(chain, with: transform.word)
        return signal
    }

    /// What a synchronous input with another clock makes of it: a sample too many or too few each
    /// time that the clocks have come apart by one, every 1/(48 000 · offset) seconds.
    func received(withClock offset: Int64, _ scope: NodeScope) -> SoundSignal {
        let apart = Int64((offsetPartsPerBillion - offset).magnitude)
        var signal = self
        signal.offsetPartsPerBillion = offset
        // 48 000 samples a second, 60 seconds, in thousandths.
        let slips = apart * 48 * 60 / 1000
        return slips == 0 ? signal : signal.applying(.slips(milliPerMinute: slips), scope)
    }

    /// As an AES3 input takes it: nothing unless it is AES3.
    var asAES3: SoundSignal { isPresent && carrier == .aes3 ? self : .absent }
}
