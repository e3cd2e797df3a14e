/// A colour's place on the CIE 1931 chromaticity diagram.
package struct Chromaticity: Hashable, Sendable {
    /// CIE 1931 x.
    package let x: Double

    /// CIE 1931 y.
    package let y: Double

    /// The chromaticity of two coordinates.
    @inlinable package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The chromaticity at a place on the CIE 1976 diagram.
    package init(uPrime: Double, vPrime: Double) {
        let divisor = 6 * uPrime - 16 * vPrime + 12
        self.init(x: 9 * uPrime / divisor, y: 4 * vPrime / divisor)
    }

    /// The chromaticity of whole millionths of x and y, the form that nodes exchange.
    @inlinable package init(xMillionths: Int64, yMillionths: Int64) {
        self.init(x: Double(xMillionths) / 1e6, y: Double(yMillionths) / 1e6)
    }

    /// x in whole millionths, the nearest; 0 unless finite and within ±1000.
    @inlinable package var xMillionths: Int64 { Chromaticity.millionths(x) }

    /// y in whole millionths, the nearest; 0 unless finite and within ±1000.
    @inlinable package var yMillionths: Int64 { Chromaticity.millionths(y) }

    /// CIE 1976 u′ = 4x/(−2x + 12y + 3).
    @inlinable package var uPrime: Double { 4 * x / (-2 * x + 12 * y + 3) }

    /// CIE 1976 v′ = 9y/(−2x + 12y + 3).
    @inlinable package var vPrime: Double { 9 * y / (-2 * x + 12 * y + 3) }

    /// Δu′v′: the distance on the CIE 1976 diagram.
    @inlinable package func distance(to other: Chromaticity) -> Double {
        let u = uPrime - other.uPrime
        let v = vPrime - other.vPrime
        return (u * u + v * v).squareRoot()
    }

    /// Tristimulus values with this chromaticity and a luminance; y must not be 0.
    @inlinable package func xyz(luminance: Double) -> XYZ {
        XYZ(x: luminance * x / y, y: luminance, z: luminance * (1 - x - y) / y)
    }

    @inlinable static func millionths(_ value: Double) -> Int64 {
        guard value.magnitude <= 1000 else { return 0 }
        return Int64(Elementary.nearest(value * 1e6))
    }

    /// CIE D65 as video uses it (BT.709, BT.2020, BT.2100).
    package static let d65 = Chromaticity(x: 0.3127, y: 0.3290)

    /// The white of digital cinema projection (ST 431-1, RP 431-2).
    package static let dci = Chromaticity(x: 0.314, y: 0.351)

    /// The ACES white, near D60.
    package static let aces = Chromaticity(x: 0.32168, y: 0.33767)

    /// The cooler white of older Japanese monitors, "9300 K".
    package static let d93 = Chromaticity(x: 0.2831, y: 0.2971)
}

/// CIE 1931 tristimulus values; y is luminance in cd/m² where the context doesn't say relative.
package struct XYZ: Hashable, Sendable {
    /// The X value.
    package var x: Double

    /// The Y value: luminance.
    package var y: Double

    /// The Z value.
    package var z: Double

    /// A light of three values.
    @inlinable package init(x: Double, y: Double, z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// No light.
    package static let zero = XYZ(x: 0, y: 0, z: 0)

    /// The chromaticity, or nil where there is no light.
    @inlinable package var chromaticity: Chromaticity? {
        let sum = x + y + z
        guard sum > 0 else { return nil }
        return Chromaticity(x: x / sum, y: y / sum)
    }

    /// Light added to light.
    @inlinable package static func + (a: XYZ, b: XYZ) -> XYZ {
        XYZ(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
    }

    /// Light in proportion.
    @inlinable package static func * (a: XYZ, factor: Double) -> XYZ {
        XYZ(x: a.x * factor, y: a.y * factor, z: a.z * factor)
    }
}
