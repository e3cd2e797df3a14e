/// The value of a node: eight 64-bit words whose meaning belongs to the plane that computes them.
///
/// It is flat and without references, so that arrays of it are copied and compared as memory. A
/// plane wraps it in a type of its own (a picture signal, a link state) that packs and unpacks
/// named quantities. All zeroes means that nothing is there: no signal, no link, no light.
@frozen
package struct NodeValue: Hashable, Sendable {
    package var words: SIMD8<Int64>

    /// A value from all its eight words.
    @inlinable
    package init(words: SIMD8<Int64>) { self.words = words }

    /// A value of up to four words; the other four are 0.
    @inlinable
    package init(_ w0: Int64, _ w1: Int64 = 0, _ w2: Int64 = 0, _ w3: Int64 = 0) {
        words = SIMD8(w0, w1, w2, w3, 0, 0, 0, 0)
    }

    /// Nothing is there.
    @inlinable
    package static var absent: NodeValue { NodeValue(words: SIMD8(repeating: 0)) }

    /// Whether nothing is there: all eight words are 0.
    @inlinable
    package var isAbsent: Bool { words == SIMD8(repeating: 0) }

    /// Bits `shift ..< shift + width` of a word as an unsigned number; width 1–62.
    @inlinable
    package func field(_ word: Int, _ shift: Int, _ width: Int) -> Int64 {
        (words[word] >> Int64(shift)) & ((1 << Int64(width)) - 1)
    }

    /// Stores a number into bits `shift ..< shift + width` of a word, keeping the low `width` bits.
    @inlinable
    package mutating func setField(_ word: Int, _ shift: Int, _ width: Int, _ value: Int64) {
        let mask: Int64 = (1 << Int64(width)) - 1
        words[word] = (words[word] & ~(mask << Int64(shift))) | ((value & mask) << Int64(shift))
    }
}
