/// A generator of random test data that gives the same data for the same seed, on every machine.
///
/// SplitMix64 (Steele, Lea and Flood 2014), written out here rather than borrowed from the kernel,
/// so that a slip in the kernel's own generator can't hide from the tests that use this one.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A whole number in a closed range, every one as good as equally likely.
    ///
    /// The number has 64 bits at most; the bias is below one part in 2^64 for each number.
    package mutating func integer<Number: FixedWidthInteger>(
        in range: ClosedRange<Number>
    ) -> Number {
        let width = UInt64(truncatingIfNeeded: range.upperBound &- range.lowerBound)
        if width == .max { return Number(truncatingIfNeeded: next()) }
        // Written out, because the standard library may choose another way in another version.
        let step = next().multipliedFullWidth(by: width + 1).high
        return range.lowerBound &+ Number(truncatingIfNeeded: step)
    }

    /// True in `count` of `total` cases.
    package mutating func chance(_ count: Int, in total: Int) -> Bool {
        integer(in: 1...total) <= count
    }

    /// One item of a list that isn't empty.
    package mutating func pick<Item>(_ items: [Item]) -> Item {
        items[integer(in: 0...items.count - 1)]
    }

    /// Evenly random bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    /// An integer that is as often small as huge: its number of bits is even, then its bits are.
    ///
    /// Encodings and arithmetic break at the ends of their ranges, which evenly random integers
    /// almost never come near.
    package mutating func integerOfAnySize() -> Int64 {
        let bits = integer(in: 0...63)
        let magnitude = Int64(next() >> 1) >> Int64(63 - bits)
        return chance(1, in: 2) ? magnitude : ~magnitude
    }
}
