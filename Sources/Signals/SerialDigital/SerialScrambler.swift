/// The scrambler of the serial digital interface, and which flat colours defeat it.
///
/// x⁹ + x⁴ + 1 and then x + 1, so that bits become transitions (ST 259 §5, ST 292-1). For a few
/// pairs of words some states of the scrambler make the line stand still for 19 or 20 bits again
/// and again, and an equaliser or a clock recovery that is weak loses its way: RP 198 uses the
/// pairs 300h/198h and 200h/110h on purpose.
package struct SerialScrambler: Hashable, Sendable {
    /// The nine bits that were sent last, the newest lowest.
    private var register: UInt16

    /// A scrambler in one of its 512 states.
    package init(state: UInt16) { register = state & 0x1FF }

    /// Scrambles a bit; true where the line changes its level.
    package mutating func changes(for bit: Bool) -> Bool {
        let feedback = (register >> 8 ^ register >> 4) & 1 == 1
        let out = bit != feedback
        register = (register << 1 | (out ? 1 : 0)) & 0x1FF
        return out
    }

    /// Bits without a change that count as a long run: RP 198's patterns make 19 and 20 of them.
    package static let longRunBits = 18

    /// How many pairs of words are looked at from each state: a fraction of a line.
    private static let pairs = 24

    /// How many long runs a repeated pair of words makes in `pairs` pairs, from the worst state.
    ///
    /// - Parameters:
    ///   - chroma: the ten-bit code of both colour differences.
    ///   - luma: the ten-bit code of luma.
    package static func longRuns(chroma: UInt16, luma: UInt16) -> Int {
        var worst = 0
        for state in 0..<512 {
            var scrambler = SerialScrambler(state: UInt16(state))
            var run = 0
            var count = 0
            for _ in 0..<pairs {
                for word in [chroma, luma] {
                    for bit in 0..<10 {
                        if scrambler.changes(for: word >> UInt16(bit) & 1 == 1) {
                            if run >= longRunBits { count += 1 }
                            run = 1
                        } else {
                            run += 1
                        }
                    }
                }
            }
            worst = max(worst, count)
        }
        return worst
    }

    /// Whether a flat colour is pathological: some state keeps making long runs out of it.
    ///
    /// A single long run comes by chance; one in every other pair or more is a standing condition.
    package static func isPathological(chroma: UInt16, luma: UInt16) -> Bool {
        longRuns(chroma: chroma, luma: luma) >= pairs / 2
    }
}
