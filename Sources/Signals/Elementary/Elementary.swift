/// Elementary functions made from + − × ÷ and √ only, in a fixed order of operations.
///
/// The C library's `pow` or `sin` differ in the last bits between machines and between its own code
/// paths; these give the same bits everywhere that has IEEE 754 doubles. No fused multiply-add is
/// used. Each function states the relative error that its tests hold it to. Not-a-number goes in,
/// not-a-number comes out; nothing here traps.
package enum Elementary {
    /// log₂ e, rounded to a double.
    package static let log2E = 1.4426950408889634

    /// ln 2, rounded to a double.
    package static let ln2 = 0.6931471805599453

    /// ln 10, rounded to a double.
    package static let ln10 = 2.302585092994046

    /// π, rounded to a double.
    package static let pi = 3.141592653589793

    /// Bits of ln 2 that stay exact when multiplied by an exponent (32 significant bits).
    @usableFromInline static let ln2High = 0x1.62E42FEEp-1

    /// ln 2 less `ln2High`.
    @usableFromInline static let ln2Low = 0x1.A39EF35793C76p-33

    /// The square root, as IEEE 754 defines it; negative numbers give not-a-number.
    @inlinable package static func sqrt(_ x: Double) -> Double {
        x.squareRoot()
    }

    /// The nearest whole number, halves to even, for |x| below 2⁵¹; larger numbers as they are.
    @inlinable package static func nearest(_ x: Double) -> Double {
        guard x.magnitude < 0x1p51 else { return x }
        let shift = 0x1.8p52
        return (x + shift) - shift
    }

    /// x · 2ⁿ, with gradual underflow, and infinity above the range.
    @inlinable package static func scale(_ x: Double, byPowerOfTwo exponent: Int) -> Double {
        var value = x
        var left = min(max(exponent, -4000), 4000)
        while left > 1000 {
            value *= 0x1p1000
            left -= 1000
        }
        while left < -1000 {
            value *= 0x1p-1000
            left += 1000
        }
        return value * Double(bitPattern: UInt64(bitPattern: Int64(1023 + left)) << 52)
    }

    /// eʳ − 1 for |r| ≤ 0.36, by its series to r¹⁴.
    @inlinable package static func expm1Near0(_ r: Double) -> Double {
        var sum = 1.0 / 87_178_291_200
        sum = sum * r + 1.0 / 6_227_020_800
        sum = sum * r + 1.0 / 479_001_600
        sum = sum * r + 1.0 / 39_916_800
        sum = sum * r + 1.0 / 3_628_800
        sum = sum * r + 1.0 / 362_880
        sum = sum * r + 1.0 / 40_320
        sum = sum * r + 1.0 / 5_040
        sum = sum * r + 1.0 / 720
        sum = sum * r + 1.0 / 120
        sum = sum * r + 1.0 / 24
        sum = sum * r + 1.0 / 6
        sum = sum * r + 0.5
        return r + r * r * sum
    }

    /// eˣ, to 4e-16; 0 below about −745 and infinity above about 709.8.
    @inlinable package static func exp(_ x: Double) -> Double {
        exp(x, low: 0)
    }

    /// e to the power `high + low`, where `low` is a rounding remainder much smaller than `high`.
    @inlinable package static func exp(_ high: Double, low: Double) -> Double {
        if high.isNaN { return high }
        if high > 710 { return .infinity }
        if high < -746 { return 0 }
        let n = nearest(high * log2E)
        let r = (high - n * ln2High) - (n * ln2Low - low)
        return scale(1 + expm1Near0(r), byPowerOfTwo: Int(n))
    }

    /// eˣ − 1 without loss near 0, to 4e-16 for |x| up to 0.36 and 2e-15 elsewhere.
    @inlinable package static func expm1(_ x: Double) -> Double {
        x.magnitude <= 0.36 ? expm1Near0(x) : exp(x) - 1
    }

    /// 2ˣ, to 4e-16 and exact for whole x; 0 below −1075 and infinity from 1024.
    @inlinable package static func exp2(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x >= 1024 { return .infinity }
        if x < -1076 { return 0 }
        let n = nearest(x)
        return scale(1 + expm1Near0((x - n) * ln2), byPowerOfTwo: Int(n))
    }

    /// A positive finite number as m · 2ᵉ with m in √½…√2, and ln m.
    @inlinable package static func logParts(_ x: Double) -> (exponent: Double, logMantissa: Double)
    {
        var exponent = 0
        var bits = x.bitPattern
        if bits < 1 << 52 {
            bits = (x * 0x1p54).bitPattern
            exponent = -54
        }
        exponent += Int(bits >> 52) - 1023
        var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        if mantissa > 1.4142135623730951 {
            mantissa *= 0.5
            exponent += 1
        }
        return (Double(exponent), log1pNear0(mantissa - 1))
    }

    /// ln(1 + f) for 1 + f in √½…√2, from s = f/(2 + f) and the series of artanh to s²³.
    @inlinable package static func log1pNear0(_ f: Double) -> Double {
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

    /// ln x, to 4e-16; −infinity at 0, not-a-number below.
    @inlinable package static func log(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return logOutsideRange(x) }
        let (exponent, logMantissa) = logParts(x)
        return exponent * ln2High + (exponent * ln2Low + logMantissa)
    }

    /// ln(1 + x) without loss near 0, to 4e-16 for x in −0.29…0.41 and 2e-15 elsewhere.
    @inlinable package static func log1p(_ x: Double) -> Double {
        x > -0.29 && x < 0.41 ? log1pNear0(x) : log(1 + x)
    }

    /// log₂ x, to 4e-16 and exact for powers of two.
    @inlinable package static func log2(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return logOutsideRange(x) }
        let (exponent, logMantissa) = logParts(x)
        return exponent + logMantissa * log2E
    }

    /// log₁₀ x, to 6e-16.
    @inlinable package static func log10(_ x: Double) -> Double {
        log(x) / ln10
    }

    /// What every logarithm gives for numbers that aren't positive and finite.
    @inlinable package static func logOutsideRange(_ x: Double) -> Double {
        if x == 0 { return -.infinity }
        return x == .infinity ? .infinity : .nan
    }
}
