/// A colour in CIE 1976 L*a*b*, relative to a white.
package struct Lab: Hashable, Sendable {
    /// L*, 0 black to 100 white.
    package let lightness: Double

    /// a*, green to red.
    package let a: Double

    /// b*, blue to yellow.
    package let b: Double

    /// A colour of three coordinates.
    @inlinable package init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        self.a = a
        self.b = b
    }

    /// The colour of a light beside a white, both in the same unit (ISO/CIE 11664-4).
    package init(_ light: XYZ, white: XYZ) {
        let x = Lab.response(light.x / white.x)
        let y = Lab.response(light.y / white.y)
        let z = Lab.response(light.z / white.z)
        self.init(lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
    }

    /// The cube root with CIE's straight line below (6/29)³.
    static func response(_ ratio: Double) -> Double {
        ratio > 216.0 / 24_389
            ? Elementary.cbrt(ratio) : (24_389.0 / 27 * ratio + 16) / 116
    }

    /// ΔE*ab of 1976: the straight distance.
    package func deltaE76(_ other: Lab) -> Double {
        let l = lightness - other.lightness
        let da = a - other.a
        let db = b - other.b
        return (l * l + da * da + db * db).squareRoot()
    }

    /// ΔE00, CIEDE2000 with all weights 1 (ISO/CIE 11664-6).
    ///
    /// By the steps of Sharma, Wu and Dalal (Color Res. Appl. 30, 2005), whose rules for hues on
    /// either side of 0° it follows.
    package func deltaE2000(_ other: Lab) -> Double {
        let meanChroma = (chroma + other.chroma) / 2
        let mean7 = Lab.seventhPower(meanChroma)
        let g = 0.5 * (1 - (mean7 / (mean7 + 6_103_515_625)).squareRoot())
        let first = HueAndChroma(a: a * (1 + g), b: b)
        let second = HueAndChroma(a: other.a * (1 + g), b: other.b)
        let lightnessDifference = other.lightness - lightness
        let chromaDifference = second.chroma - first.chroma
        let product = first.chroma * second.chroma
        let turn = Lab.hueDifference(first, second)
        let hueDifference = 2 * product.squareRoot() * Elementary.sin(Lab.radians(turn / 2))
        let hue = Lab.meanHue(first, second)
        let meanLightness = (lightness + other.lightness) / 2 - 50
        let meanC = (first.chroma + second.chroma) / 2

        let t =
            1 - 0.17 * Elementary.cos(Lab.radians(hue - 30))
            + 0.24 * Elementary.cos(Lab.radians(2 * hue))
            + 0.32 * Elementary.cos(Lab.radians(3 * hue + 6))
            - 0.20 * Elementary.cos(Lab.radians(4 * hue - 63))
        let bump = (hue - 275) / 25
        let rotation = 30 * Elementary.exp(-(bump * bump))
        let meanC7 = Lab.seventhPower(meanC)
        let rc = 2 * (meanC7 / (meanC7 + 6_103_515_625)).squareRoot()
        let square = meanLightness * meanLightness
        let sl = 1 + 0.015 * square / (20 + square).squareRoot()
        let sc = 1 + 0.045 * meanC
        let sh = 1 + 0.015 * meanC * t
        let rt = -Elementary.sin(Lab.radians(2 * rotation)) * rc

        let l = lightnessDifference / sl
        let c = chromaDifference / sc
        let h = hueDifference / sh
        return max(l * l + c * c + h * h + rt * c * h, 0).squareRoot()
    }

    /// The distance from the neutral axis.
    package var chroma: Double { (a * a + b * b).squareRoot() }

    /// Hue in degrees, 0..<360, and chroma, of the adjusted a′ and b.
    struct HueAndChroma {
        let hue: Double
        let chroma: Double

        init(a: Double, b: Double) {
            chroma = (a * a + b * b).squareRoot()
            guard chroma > 0 else {
                hue = 0
                return
            }
            let degrees = Elementary.atan2(b, a) * (180 / Elementary.pi)
            hue = degrees < 0 ? degrees + 360 : degrees
        }
    }

    /// 180° and what rounding may add, so that opposite hues always count as exactly opposite.
    static let halfTurn = 180 + 1e-9

    /// Degrees from the first hue to the second by the shorter way; 0 where either is neutral.
    static func hueDifference(_ first: HueAndChroma, _ second: HueAndChroma) -> Double {
        guard first.chroma * second.chroma != 0 else { return 0 }
        let difference = second.hue - first.hue
        if difference > halfTurn { return difference - 360 }
        return difference < -halfTurn ? difference + 360 : difference
    }

    /// The hue halfway between, by the shorter way; the sum where either is neutral.
    static func meanHue(_ first: HueAndChroma, _ second: HueAndChroma) -> Double {
        let sum = first.hue + second.hue
        guard first.chroma * second.chroma != 0 else { return sum }
        guard (first.hue - second.hue).magnitude > halfTurn else { return sum / 2 }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
    }

    static func radians(_ degrees: Double) -> Double { degrees * (Elementary.pi / 180) }

    static func seventhPower(_ x: Double) -> Double {
        let cube = x * x * x
        return cube * cube * x
    }
}
