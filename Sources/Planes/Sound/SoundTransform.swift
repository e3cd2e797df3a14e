/// One thing that equipment does to channels of sound, written as one word of a chain.
///
/// A chain starts from a content's tracks as it was delivered. Channels count from 0; a channel
/// that nothing fills is silent.
package enum SoundTransform: Hashable, Sendable {
    /// A gain in milli-dB (±8 000 000) of one channel, or of all.
    case gain(channel: Int?, milliDecibels: Int64)
    /// The polarity of one channel turned.
    case polarity(channel: Int)
    /// A delay in microseconds (0…8 000 000) of one channel, or of all.
    case delay(channel: Int?, microseconds: Int64)
    /// Six channels written in another order than L R C LFE Ls Rs.
    case written(in: ChannelOrder)
    /// Both channels of the first pair replaced by half their sum.
    case monoSum
    /// One leg of a balanced line open: half the voltage, and the hum that no longer cancels.
    case openLeg
    /// Only some channels, counted from 0 again.
    case take(first: Int, count: Int)
    /// All channels moved up by a number of places.
    case place(offset: Int)
    /// Channels silenced, a bit each.
    case drop(mask: Int64)
    /// Everything silenced, to be filled by what is added.
    case clear
    /// Played at another rate than it was recorded for: 44.1 kHz for 48 kHz.
    case slow
    /// The ceiling of the programme's own limiter, in milli-dB relative to full scale, where it
    /// isn't `SoundRendering.ceilingMillidecibels`. It stands first.
    case limited(milliDecibels: Int64)
    /// Samples dropped or doubled where two clocks meet, in thousandths a minute.
    case slips(milliPerMinute: Int64)
    /// Packets that come too late to be played, in thousandths a minute.
    case latePackets(milliPerMinute: Int64)
    /// Another signal added, by its content's symbol (below 2²⁴) and its chain.
    case add(content: Int64, chain: Int32)

    /// The word of a chain: the kind in the low 5 bits, parameters above.
    package var word: Int64 {
        func pack(_ kind: Int64, _ channel: Int?, _ number: Int64) -> Int64 {
            kind | Int64(channel ?? 63) << 5 | number << 11
        }
        switch self {
        case .gain(let channel, let gain): return pack(1, channel, gain)
        case .polarity(let channel): return pack(2, channel, 0)
        case .delay(let channel, let delay): return pack(3, channel, delay)
        case .written(let order): return pack(4, nil, order.rawValue)
        case .monoSum: return 5
        case .openLeg: return 6
        case .take(let first, let count): return pack(7, first, Int64(count))
        case .place(let offset): return pack(8, nil, Int64(offset))
        case .drop(let mask): return pack(9, nil, mask)
        case .clear: return 10
        case .slow: return 11
        case .limited(let level): return pack(12, nil, level)
        case .slips(let rate): return pack(13, nil, rate)
        case .latePackets(let rate): return pack(14, nil, rate)
        case .add(let content, let chain): return 15 | content << 5 | Int64(chain) << 29
        }
    }

    /// The transform of a word; nil for a word that no transform has.
    package init?(word: Int64) {
        let field = Int(word >> 5 & 63)
        let channel = field == 63 ? nil : field
        let number = word >> 11
        switch word & 31 {
        case 1: self = .gain(channel: channel, milliDecibels: number)
        case 2: self = .polarity(channel: field)
        case 3: self = .delay(channel: channel, microseconds: number)
        case 4:
            guard let order = ChannelOrder(rawValue: number) else { return nil }
            self = .written(in: order)
        case 5: self = .monoSum
        case 6: self = .openLeg
        case 7: self = .take(first: field, count: Int(number))
        case 8: self = .place(offset: Int(number))
        case 9: self = .drop(mask: number)
        case 10: self = .clear
        case 11: self = .slow
        case 12: self = .limited(milliDecibels: number)
        case 13: self = .slips(milliPerMinute: number)
        case 14: self = .latePackets(milliPerMinute: number)
        case 15:
            self = .add(
                content: word >> 5 & 0xFF_FFFF,
                chain: Int32(truncatingIfNeeded: word >> 29 & 0x7FFF_FFFF))
        default: return nil
        }
    }
}

/// The order in which six channels are written.
package enum ChannelOrder: Int64, Hashable, Sendable, CaseIterable {
    /// L R C LFE Ls Rs (ITU-R BS.775, SMPTE ST 320).
    case smpte
    /// L C R Ls Rs LFE, as on film and in Pro Tools' film layout.
    case film
    /// L R Ls Rs C LFE, as DTS writes it.
    case dts

    /// The names of the settings, in the order of the raw values.
    package static let names = ["smpte", "film", "dts"]

    /// For each channel as written, the one of L R C LFE Ls Rs that stands there.
    package var channels: [Int] {
        switch self {
        case .smpte: [0, 1, 2, 3, 4, 5]
        case .film: [0, 2, 1, 4, 5, 3]
        case .dts: [0, 1, 4, 5, 2, 3]
        }
    }
}
