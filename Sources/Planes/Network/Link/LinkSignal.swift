package import Plant

/// The rates that a twisted-pair port can negotiate, in Mb/s, slowest first.
///
/// IEEE 802.3 clauses 14 (10BASE-T), 25 (100BASE-TX), 40 (1000BASE-T), 126 (2.5 and 5GBASE-T) and
/// 55 (10GBASE-T).
package enum LinkRates {
    /// In Mb/s, slowest first; a rate's position is its bit in a mask.
    package static let megabits: [Int64] = [10, 100, 1000, 2500, 5000, 10000]

    /// A bit for each rate up to a fastest one, bit 0 for 10 Mb/s.
    package static func mask(upTo fastest: Int64) -> Int64 {
        var mask: Int64 = 0
        for (bit, rate) in megabits.enumerated() where rate <= fastest { mask |= 1 << Int64(bit) }
        return mask
    }

    /// The bit of one rate, or 0 where there is no such rate.
    package static func mask(only rate: Int64) -> Int64 {
        megabits.firstIndex(of: rate).map { 1 << Int64($0) } ?? 0
    }

    /// The fastest rate of a mask in Mb/s, 0 for an empty one.
    package static func fastest(of mask: Int64) -> Int64 {
        for (bit, rate) in megabits.enumerated().reversed() where mask & (1 << Int64(bit)) != 0 {
            return rate
        }
        return 0
    }
}

/// What a network port says to its partner over a cable: that it is alive, and what it can do.
///
/// Word 0: bit 0 alive, bit 1 auto-negotiates, bit 2 a pair of the way is bad, bits 8–15 the mask
/// of rates. Word 1: the sending port plus 1. Word 2: the length of the way in millimetres. Word 3:
/// what a carrier's line adds to the delay, in microseconds. Word 4: packets lost, in millionths.
/// Word 5, over fibre: the module's form plus 1, bit 8 where the way is too long for it, bit 9
/// where the sender itself hears nothing. Word 6: its light, in milli-decibels relative to 1 mW.
package struct LinkSignal: Hashable, Sendable {
    package var value: NodeValue

    package init(_ value: NodeValue) { self.value = value }

    /// A port that is switched on.
    package init(port: PortID, rates: Int64, negotiates: Bool) {
        value = NodeValue(1 | (negotiates ? 2 : 0) | rates << 8, Int64(port.rawValue) + 1)
    }

    /// Whether the sending port is switched on and not shut down.
    package var isAlive: Bool { value.words[0] & 1 != 0 }
    /// Whether it offers its rates instead of insisting on one.
    package var negotiates: Bool { value.words[0] & 2 != 0 }
    /// Whether one pair of the way is open, so that no more than two carry.
    package var hasBadPair: Bool {
        get { value.words[0] & 4 != 0 }
        set { value.setField(0, 2, 1, newValue ? 1 : 0) }
    }
    /// The rates that it can do, as a mask of `LinkRates`.
    package var rates: Int64 {
        get { value.field(0, 8, 8) }
        set { value.setField(0, 8, 8, newValue) }
    }
    /// The length of the way so far, in millimetres.
    package var lengthMillimetres: Int64 {
        get { value.words[2] }
        set { value.words[2] = newValue }
    }
    /// What carriers' lines on the way add to the delay, in microseconds.
    package var delayMicroseconds: Int64 {
        get { value.words[3] }
        set { value.words[3] = newValue }
    }
    /// How many of a million packets are lost on the way.
    package var lossMillionths: Int64 {
        get { value.words[4] }
        set { value.words[4] = newValue }
    }
}

/// What two ports agreed upon, as one of them sees it.
///
/// Word 0: bit 0 up, bit 1 full duplex, bit 2 a partner is heard, bits 8–31 the rate in Mb/s.
/// Word 1: the partner's port plus 1. Word 2: the length of the way in millimetres. Words 3 and 4:
/// as in `LinkSignal`.
package struct LinkState: Hashable, Sendable {
    package var value: NodeValue

    package init(_ value: NodeValue) { self.value = value }

    /// What comes of two ports' offers, seen from the first.
    ///
    /// Both negotiate: the fastest common rate, full duplex (IEEE 802.3 clause 28). With a pair
    /// that isn't one of the two that 100BASE-TX uses out of order, gigabit training fails and a
    /// port that can downshift offers 100 Mb/s next. A port with a fixed rate of 10 or 100 Mb/s
    /// doesn't negotiate, so that its partner finds the rate by listening and falls to half duplex;
    /// gigabit and above always negotiate (clause 40.5.1).
    package init(own: LinkSignal, partner: LinkSignal) {
        var value = NodeValue.absent
        self.value = value
        guard own.isAlive, partner.isAlive else { return }
        value.words[1] = partner.value.words[1]
        value.words[2] = partner.lengthMillimetres
        value.words[3] = partner.delayMicroseconds
        value.words[4] = partner.lossMillionths
        value.words[0] = 4
        var common = own.rates & partner.rates
        if partner.hasBadPair { common &= LinkRates.mask(upTo: 100) }
        let rate = LinkRates.fastest(of: common)
        if rate > 0 {
            let isHalf = own.negotiates && !partner.negotiates && rate <= 100
            value.words[0] |= 1 | (isHalf ? 0 : 2) | rate << 8
        }
        self.value = value
    }

    /// Whether frames go through.
    package var isUp: Bool { value.words[0] & 1 != 0 }
    /// Whether both ends may send at once.
    package var isFullDuplex: Bool { value.words[0] & 2 != 0 }
    /// Whether anything alive is at the other end, whether or not they agreed on a rate.
    package var hearsPartner: Bool { value.words[0] & 4 != 0 }
    /// The rate in Mb/s; 0 while the link is down.
    package var megabits: Int64 { value.field(0, 8, 24) }
    /// The partner's port, or −1 where nobody is heard.
    package var partner: Int { Int(value.words[1]) - 1 }
    /// The length of the cable, in millimetres.
    package var lengthMillimetres: Int64 { value.words[2] }
    /// What carriers' lines on the way add to the delay, in microseconds.
    package var delayMicroseconds: Int64 { value.words[3] }
    /// How many of a million packets that come in are lost on the way.
    package var lossMillionths: Int64 { value.words[4] }
}
