/// Powers and roots.
extension Elementary {
    /// xʸ, to 5e-16 · (1 + |y ln x| / 4); the special cases are those of IEEE 754 `pow`.
    ///
    /// A negative x needs a whole y, otherwise the result is not-a-number.
    package static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 || x == 1 { return 1 }
        if x.isNaN || y.isNaN { return .nan }
        if y == 1 { return x }
        if y.magnitude == .infinity {
            if x.magnitude == 1 { return 1 }
            return (x.magnitude > 1) == (y > 0) ? .infinity : 0
        }
        let isNegative = x.sign == .minus && isOdd(y)
        if x == 0 || x.magnitude == .infinity {
            let size: Double = (x == 0) == (y > 0) ? 0 : .infinity
            return isNegative ? -size : size
        }
        if x < 0, nearest(y) != y { return .nan }
        let size = positivePower(x.magnitude, y)
        return isNegative ? -size : size
    }

    /// xʸ for positive finite x and finite y, carrying the logarithm's rounding remainder.
    @inlinable package static func positivePower(_ x: Double, _ y: Double) -> Double {
        let (exponent, logMantissa) = logParts(x)
        let high = exponent * ln2High
        let rest = exponent * ln2Low + logMantissa
        let sum = high + rest
        let remainder = rest - (sum - high)
        let product = y * sum
        if product.magnitude > 800 { return product > 0 ? .infinity : 0 }
        let low = productRemainder(y, sum, product) + y * remainder
        return exp(product, low: low)
    }

    /// What rounding took from `a * b` when it gave `product` (Dekker, Numer. Math. 18, 1971).
    @inlinable package static func productRemainder(
        _ a: Double, _ b: Double, _ product: Double
    ) -> Double {
        let aHigh = upperHalf(a)
        let aLow = a - aHigh
        let bHigh = upperHalf(b)
        let bLow = b - bHigh
        return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    }

    /// The number with its 27 lowest bits cleared, so that products of two such are exact.
    @inlinable package static func upperHalf(_ x: Double) -> Double {
        Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_F800_0000)
    }

    /// Whether a number is whole and odd; numbers of 2⁵³ and more are even.
    @inlinable package static func isOdd(_ y: Double) -> Bool {
        guard y.magnitude < 0x1p53 else { return false }
        let whole = Int64(y)
        return Double(whole) == y && whole & 1 == 1
    }

    /// The cube root, to 6e-16; negative numbers have negative roots.
    package static func cbrt(_ x: Double) -> Double {
        if x == 0 || !x.isFinite { return x }
        var size = x.magnitude
        var third = 0
        if size < 0x1p-1000 {
            size *= 0x1p60
            third = -20
        }
        let exponent = Int(size.bitPattern >> 52) - 1023
        // Divided rounding down, so that the mantissa lies in 1..<8.
        let quotient = (exponent + 1200) / 3 - 400
        let m = scale(size, byPowerOfTwo: -3 * quotient)
        var root = 0.75 + 0.2 * m - 0.006 * m * m
        // Halley's steps converge; Newton's, as a small correction, takes off their rounding.
        for _ in 0..<3 {
            let cube = root * root * root
            root *= (cube + 2 * m) / (2 * cube + m)
        }
        let square = root * root
        root -= (root - m / square) / 3
        root = scale(root, byPowerOfTwo: quotient + third)
        return x < 0 ? -root : root
    }
}
