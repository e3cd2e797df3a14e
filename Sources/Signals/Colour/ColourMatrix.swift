/// A 3 × 3 matrix between linear-light RGB and XYZ, or between two sets of primaries.
package struct ColourMatrix: Hashable, Sendable {
    /// One row of the matrix.
    package struct Row: Hashable, Sendable {
        /// What the first value is multiplied by.
        package var first: Double

        /// What the second value is multiplied by.
        package var second: Double

        /// What the third value is multiplied by.
        package var third: Double

        /// A row of three coefficients.
        @inlinable package init(_ first: Double, _ second: Double, _ third: Double) {
            self.first = first
            self.second = second
            self.third = third
        }

        /// The sum of the products with three values, in order.
        @inlinable package func dot(_ a: Double, _ b: Double, _ c: Double) -> Double {
            first * a + second * b + third * c
        }
    }

    /// The row that gives X or red.
    package var top: Row

    /// The row that gives Y or green.
    package var middle: Row

    /// The row that gives Z or blue.
    package var bottom: Row

    /// A matrix of three rows.
    @inlinable package init(top: Row, middle: Row, bottom: Row) {
        self.top = top
        self.middle = middle
        self.bottom = bottom
    }

    /// The matrix that changes nothing.
    package static let identity = ColourMatrix(
        top: Row(1, 0, 0), middle: Row(0, 1, 0), bottom: Row(0, 0, 1))

    /// Linear RGB to XYZ.
    @inlinable package func xyz(_ rgb: RGB) -> XYZ {
        XYZ(
            x: top.dot(rgb.red, rgb.green, rgb.blue),
            y: middle.dot(rgb.red, rgb.green, rgb.blue),
            z: bottom.dot(rgb.red, rgb.green, rgb.blue))
    }

    /// XYZ to linear RGB.
    @inlinable package func rgb(_ xyz: XYZ) -> RGB {
        RGB(
            red: top.dot(xyz.x, xyz.y, xyz.z),
            green: middle.dot(xyz.x, xyz.y, xyz.z),
            blue: bottom.dot(xyz.x, xyz.y, xyz.z))
    }

    /// Linear RGB of one set of primaries to linear RGB of another.
    @inlinable package func rgb(_ rgb: RGB) -> RGB {
        RGB(
            red: top.dot(rgb.red, rgb.green, rgb.blue),
            green: middle.dot(rgb.red, rgb.green, rgb.blue),
            blue: bottom.dot(rgb.red, rgb.green, rgb.blue))
    }

    /// XYZ to XYZ: the correction of a colorimeter.
    @inlinable package func xyz(_ xyz: XYZ) -> XYZ {
        XYZ(
            x: top.dot(xyz.x, xyz.y, xyz.z),
            y: middle.dot(xyz.x, xyz.y, xyz.z),
            z: bottom.dot(xyz.x, xyz.y, xyz.z))
    }

    /// The matrix that does `b` first and then `a`.
    package static func * (a: ColourMatrix, b: ColourMatrix) -> ColourMatrix {
        func product(_ row: Row) -> Row {
            Row(
                row.dot(b.top.first, b.middle.first, b.bottom.first),
                row.dot(b.top.second, b.middle.second, b.bottom.second),
                row.dot(b.top.third, b.middle.third, b.bottom.third))
        }
        return ColourMatrix(
            top: product(a.top), middle: product(a.middle), bottom: product(a.bottom))
    }

    /// The matrix that undoes this one, or nil where none does.
    package var inverse: ColourMatrix? {
        let (a, b, c) = (top.first, top.second, top.third)
        let (d, e, f) = (middle.first, middle.second, middle.third)
        let (g, h, i) = (bottom.first, bottom.second, bottom.third)
        let minors = Row(e * i - f * h, f * g - d * i, d * h - e * g)
        let determinant = minors.dot(a, b, c)
        guard determinant != 0, determinant.isFinite else { return nil }
        return ColourMatrix(
            top: Row(
                minors.first / determinant, (c * h - b * i) / determinant,
                (b * f - c * e) / determinant),
            middle: Row(
                minors.second / determinant, (a * i - c * g) / determinant,
                (c * d - a * f) / determinant),
            bottom: Row(
                minors.third / determinant, (b * g - a * h) / determinant,
                (a * e - b * d) / determinant))
    }
}
