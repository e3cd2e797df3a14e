/// Seeded points for tests over ranges: SplitMix64, so that a failure can be repeated.
struct TestPoints {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// A number evenly spread over a range.
    mutating func value(in range: ClosedRange<Double>) -> Double {
        let unit = Double(bits() >> 11) * 0x1p-53
        return range.lowerBound + unit * (range.upperBound - range.lowerBound)
    }

    /// A positive number evenly spread over exponents of two.
    mutating func value(exponents: ClosedRange<Int>) -> Double {
        let span = UInt64(exponents.upperBound - exponents.lowerBound + 1)
        let exponent = exponents.lowerBound + Int(bits() % span)
        let mantissa = Double(bitPattern: bits() >> 12 | 0x3FF0_0000_0000_0000)
        var result = mantissa
        for _ in 0..<exponent.magnitude { result *= exponent > 0 ? 2 : 0.5 }
        return result
    }
}

/// How far a value is from what was expected, relative to the expected one.
func relativeError(_ value: Double, _ expected: Double) -> Double {
    if value == expected { return 0 }
    if value.isNaN && expected.isNaN { return 0 }
    return (value - expected).magnitude / expected.magnitude
}
