/// Normalised video components: luma 0…1, colour differences −0.5…0.5.
package struct YCbCr: Hashable, Sendable {
    /// Luma, 0 at black and 1 at reference white.
    package var y: Double

    /// The blue difference, −0.5…0.5.
    package var cb: Double

    /// The red difference, −0.5…0.5.
    package var cr: Double

    /// Components as given.
    @inlinable package init(y: Double, cb: Double, cr: Double) {
        self.y = y
        self.cb = cb
        self.cr = cr
    }
}

/// The luma coefficients by which R′G′B′ becomes Y′C′bC′r.
///
/// The raw values are stable: they are written into states.
package enum YCbCrMatrix: UInt8, CaseIterable, Hashable, Sendable {
    /// BT.601 §2.5: Kr 0.299, Kb 0.114.
    case bt601 = 1
    /// BT.709 item 3.2: Kr 0.2126, Kb 0.0722.
    case bt709 = 2
    /// BT.2020 table 4, non-constant luminance: Kr 0.2627, Kb 0.0593.
    case bt2020 = 3

    /// Red's part of luma.
    @inlinable package var kr: Double {
        switch self {
        case .bt601: return 0.299
        case .bt709: return 0.2126
        case .bt2020: return 0.2627
        }
    }

    /// Blue's part of luma.
    @inlinable package var kb: Double {
        switch self {
        case .bt601: return 0.114
        case .bt709: return 0.0722
        case .bt2020: return 0.0593
        }
    }

    /// Green's part of luma, which is what red and blue leave.
    @inlinable package var kg: Double { 1 - kr - kb }

    /// R′G′B′ to components: Cb = (B′−Y′)/(2(1−Kb)), Cr = (R′−Y′)/(2(1−Kr)).
    @inlinable package func encode(_ rgb: RGB) -> YCbCr {
        let y = kr * rgb.red + kg * rgb.green + kb * rgb.blue
        return YCbCr(
            y: y,
            cb: (rgb.blue - y) / (2 * (1 - kb)),
            cr: (rgb.red - y) / (2 * (1 - kr)))
    }

    /// Components to R′G′B′; with another matrix than they were encoded with, colours move.
    @inlinable package func decode(_ components: YCbCr) -> RGB {
        let red = components.y + 2 * (1 - kr) * components.cr
        let blue = components.y + 2 * (1 - kb) * components.cb
        let green = (components.y - kr * red - kb * blue) / kg
        return RGB(red: red, green: green, blue: blue)
    }
}

/// Where a colour stands on a vectorscope: Cb to the right, Cr upwards.
package struct VectorscopePoint: Hashable, Sendable {
    /// Degrees from the Cb axis towards the Cr axis, 0..<360; nil where there is no chroma.
    package let angleDegrees: Double?

    /// The distance from the centre, in the unit of normalised Cb and Cr (0.5 is full scale).
    package let magnitude: Double

    /// Chroma below which a colour counts as neutral and has no angle.
    package static let neutralMagnitude = 1e-9

    /// The place of two colour differences.
    package init(cb: Double, cr: Double) {
        magnitude = (cb * cb + cr * cr).squareRoot()
        if magnitude < VectorscopePoint.neutralMagnitude {
            angleDegrees = nil
        } else {
            let degrees = Elementary.atan2(cr, cb) * (180 / Elementary.pi)
            angleDegrees = degrees < 0 ? degrees + 360 : degrees
        }
    }

    /// The place of a colour, whatever its luma.
    package init(_ components: YCbCr) {
        self.init(cb: components.cb, cr: components.cr)
    }

    /// How many degrees this point is turned from another, −180..<180; nil if either is neutral.
    package func turn(from other: VectorscopePoint) -> Double? {
        guard let angle = angleDegrees, let start = other.angleDegrees else { return nil }
        let difference = angle - start
        if difference >= 180 { return difference - 360 }
        return difference < -180 ? difference + 360 : difference
    }
}
