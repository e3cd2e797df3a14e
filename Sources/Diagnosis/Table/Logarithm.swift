/// Logarithm and power to base 2, made from + − × ÷ and bit patterns only.
///
/// They give the same bits on every machine that has IEEE 754 doubles, and use no fused
/// multiply-add. Base 2 throughout, because information is counted in bits.
package enum Logarithm {
    /// log₂ e, rounded to a double.
    private static let log2E = 1.4426950408889634

    /// ln 2, rounded to a double.
    private static let ln2 = 0.6931471805599453

    /// log₂ x, to 1e-15 of its size and exact for powers of two.
    ///
    /// −infinity at 0, infinity at infinity, not-a-number below 0.
    package static func log2(_ x: Double) -> Double {
        guard x > 0, x < .infinity else {
            if x == 0 { return -.infinity }
            return x == .infinity ? .infinity : .nan
        }
        var exponent = -1023
        var bits = x.bitPattern
        if bits < 1 << 52 {
            // A subnormal number: lift it into the normal range first.
            bits = (x * 0x1p54).bitPattern
            exponent -= 54
        }
        exponent += Int(bits >> 52)
        var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        if mantissa > 1.4142135623730951 {
            mantissa *= 0.5
            exponent += 1
        }
        return Double(exponent) + naturalNear1(mantissa - 1) * log2E
    }

    /// ln(1 + f) for 1 + f in √½…√2, from s = f/(2 + f) and the series of artanh to s²³.
    private static func naturalNear1(_ f: Double) -> Double {
        let s = f / (2 + f)
        let z = s * s
        var sum = 2.0 / 23
        sum = sum * z + 2.0 / 21
        sum = sum * z + 2.0 / 19
        sum = sum * z + 2.0 / 17
        sum = sum * z + 2.0 / 15
        sum = sum * z + 2.0 / 13
        sum = sum * z + 2.0 / 11
        sum = sum * z + 2.0 / 9
        sum = sum * z + 2.0 / 7
        sum = sum * z + 2.0 / 5
        sum = sum * z + 2.0 / 3
        sum *= z
        // 2s = f − s·f, so that the largest part of the result is f itself, without rounding.
        return f - s * (f - sum)
    }

    /// 2ˣ, to 1e-15 of its size and exact for whole x.
    ///
    /// 0 below −1022 (there are no subnormal results), infinity from 1024, and not-a-number where
    /// x is.
    package static func exp2(_ x: Double) -> Double {
        guard x >= -1022, x < 1024 else {
            if x.isNaN { return x }
            return x < 0 ? 0 : .infinity
        }
        // Adding and taking away 1.5 · 2⁵² rounds to the nearest whole number.
        let shifted = x + 0x1.8p52
        let whole = shifted - 0x1.8p52
        let r = (x - whole) * ln2
        // eʳ by its series to r¹³, in two halves that don't wait for each other.
        let square = r * r
        var even = 1.0 / 479_001_600
        even = even * square + 1.0 / 3_628_800
        even = even * square + 1.0 / 40_320
        even = even * square + 1.0 / 720
        even = even * square + 1.0 / 24
        even = even * square + 0.5
        var odd = 1.0 / 6_227_020_800
        odd = odd * square + 1.0 / 39_916_800
        odd = odd * square + 1.0 / 362_880
        odd = odd * square + 1.0 / 5_040
        odd = odd * square + 1.0 / 120
        odd = odd * square + 1.0 / 6
        let power = 1 + (r + square * (even + r * odd))
        // The lowest bits of the shifted number are the whole part; they go into the exponent.
        return Double(bitPattern: power.bitPattern &+ (shifted.bitPattern << 52))
    }
}
