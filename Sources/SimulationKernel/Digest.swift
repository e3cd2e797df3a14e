/// A 64-bit digest over integers: tells whether two runs are in the same state.
///
/// It is quick and well mixed, but no protection against anybody who means harm; the journal's
/// chain has SHA-256 for that. Only integers go in, so it is the same on every machine.
package struct Digest: Hashable, Sendable {
    package private(set) var value: UInt64 = 0x6A09_E667_F3BC_C908
    private var count: UInt64 = 0

    package init() {}

    /// Adds one word, a list with its length, or a text with its length in UTF-8.
    @inlinable
    package mutating func add(_ word: Int64) { add(bits: UInt64(bitPattern: word)) }

    package mutating func add(bits word: UInt64) {
        count &+= 1
        value = Digest.mix(value ^ (word &+ count &* 0x9E37_79B9_7F4A_7C15))
    }

    package mutating func add(_ words: [Int64]) {
        add(bits: UInt64(words.count))
        for word in words { add(word) }
    }

    package mutating func add(_ text: String) {
        add(bits: UInt64(text.utf8.count))
        for unit in text.utf8 { add(bits: UInt64(unit)) }
    }

    /// A bijection of 64-bit words in which each input bit changes about half of the output bits
    /// (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
    @inlinable
    package static func mix(_ word: UInt64) -> UInt64 {
        var z = word
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
