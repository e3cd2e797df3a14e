/// Sine, cosine and the angle of a vector.
extension Elementary {
    /// The largest angle that `sin` and `cos` take, in radians.
    package static let largestAngle = 1_000_000.0

    /// The sine of an angle in radians, to 4e-16; not-a-number beyond ±`largestAngle`.
    package static func sin(_ x: Double) -> Double {
        guard x.magnitude <= largestAngle else { return .nan }
        let (quarter, r) = reduced(x)
        switch quarter {
        case 0: return sinNear0(r)
        case 1: return cosNear0(r)
        case 2: return -sinNear0(r)
        default: return -cosNear0(r)
        }
    }

    /// The cosine of an angle in radians, to 4e-16; not-a-number beyond ±`largestAngle`.
    package static func cos(_ x: Double) -> Double {
        guard x.magnitude <= largestAngle else { return .nan }
        let (quarter, r) = reduced(x)
        switch quarter {
        case 0: return cosNear0(r)
        case 1: return -sinNear0(r)
        case 2: return -cosNear0(r)
        default: return sinNear0(r)
        }
    }

    /// The angle as a number of quarter turns, modulo 4, and what is left, within ±π/4.
    ///
    /// π/2 is taken in pieces of 33 bits (Cody and Waite), exact for every angle allowed here.
    static func reduced(_ x: Double) -> (quarter: Int, rest: Double) {
        let n = nearest(x * 0.6366197723675814)
        let first = x - n * 0x1.921FB544p0
        let second = first - n * 0x1.0B4611A6p-34
        let third = second - n * 0x1.3198A2Ep-69
        return (Int(n) & 3, third - n * 0x1.B839A252049C1p-104)
    }

    /// sin r for |r| ≤ π/4, by its series to r¹⁹.
    static func sinNear0(_ r: Double) -> Double {
        let z = r * r
        var sum = -1.0 / 121_645_100_408_832_000
        sum = sum * z + 1.0 / 355_687_428_096_000
        sum = sum * z - 1.0 / 1_307_674_368_000
        sum = sum * z + 1.0 / 6_227_020_800
        sum = sum * z - 1.0 / 39_916_800
        sum = sum * z + 1.0 / 362_880
        sum = sum * z - 1.0 / 5_040
        sum = sum * z + 1.0 / 120
        sum = sum * z - 1.0 / 6
        return r + r * z * sum
    }

    /// cos r for |r| ≤ π/4, by its series to r¹⁸.
    static func cosNear0(_ r: Double) -> Double {
        let z = r * r
        var sum = -1.0 / 6_402_373_705_728_000
        sum = sum * z + 1.0 / 20_922_789_888_000
        sum = sum * z - 1.0 / 87_178_291_200
        sum = sum * z + 1.0 / 479_001_600
        sum = sum * z - 1.0 / 3_628_800
        sum = sum * z + 1.0 / 40_320
        sum = sum * z - 1.0 / 720
        sum = sum * z + 1.0 / 24
        sum = sum * z - 0.5
        return 1 + z * sum
    }

    /// The arc tangent in radians, within ±π/2, to 4e-16.
    package static func atan(_ x: Double) -> Double {
        let size = x.magnitude
        guard size <= .infinity else { return x }
        let angle = size > 1 ? pi / 2 - atanUpTo1(1 / size) : atanUpTo1(size)
        return x.sign == .minus ? -angle : angle
    }

    /// The angle of the vector (x, y) in radians, within ±π, to 6e-16; the zero vector has 0.
    ///
    /// Signs of zero and infinities count as in IEEE 754 `atan2`.
    package static func atan2(_ y: Double, _ x: Double) -> Double {
        if x.isNaN || y.isNaN { return .nan }
        let across = y.magnitude
        let along = x.magnitude
        var angle: Double
        if across == 0 {
            angle = 0
        } else if across == along {
            angle = pi / 4
        } else if across > along {
            angle = pi / 2 - atanUpTo1(along / across)
        } else {
            angle = atanUpTo1(across / along)
        }
        if x.sign == .minus { angle = pi - angle }
        return y.sign == .minus ? -angle : angle
    }

    /// atan x for 0 ≤ x ≤ 1: the nearest quarter's arc tangent and a series for the difference.
    static func atanUpTo1(_ x: Double) -> Double {
        let base: Double
        let t: Double
        if x < 0.125 {
            return atanNear0(x)
        } else if x < 0.375 {
            base = 0.24497866312686414
            t = (x - 0.25) / (1 + 0.25 * x)
        } else if x < 0.625 {
            base = 0.4636476090008061
            t = (x - 0.5) / (1 + 0.5 * x)
        } else if x < 0.875 {
            base = 0.6435011087932844
            t = (x - 0.75) / (1 + 0.75 * x)
        } else {
            base = 0.7853981633974483
            t = (x - 1) / (1 + x)
        }
        return base + atanNear0(t)
    }

    /// atan t for |t| ≤ 1/8, by its series to t¹⁷.
    static func atanNear0(_ t: Double) -> Double {
        let z = t * t
        var sum = 1.0 / 17
        sum = sum * z - 1.0 / 15
        sum = sum * z + 1.0 / 13
        sum = sum * z - 1.0 / 11
        sum = sum * z + 1.0 / 9
        sum = sum * z - 1.0 / 7
        sum = sum * z + 1.0 / 5
        sum = sum * z - 1.0 / 3
        return t + t * z * sum
    }
}
