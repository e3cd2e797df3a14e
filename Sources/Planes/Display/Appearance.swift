package import Signals

/// What a practised eye sees between two lights, without numbers.
///
/// Thresholds are judgements of grading practice: ΔL* 3 in lightness, or a quarter in luminance
/// where both are dark; Δu′v′ 0.004 in tint, and 0.02 below 1 cd/m², where cones fail.
package enum Appearance {
    /// How light one light seems beside another.
    package enum Lightness: String, Hashable, Sendable {
        case same, lighter, darker
    }

    /// How a neutral seems tinted beside another.
    package enum Tint: String, Hashable, Sendable {
        case same, warmer, cooler, greener, pinker
    }

    /// How strong a primary seems beside another.
    package enum Strength: String, Hashable, Sendable {
        case same, richer, paler
    }

    /// The least ΔL* that is seen.
    static let lightnessThreshold = 3.0
    /// The least ratio of two dark luminances that is seen.
    static let darkRatio = 1.25
    /// Below this part of white a light counts as dark.
    static let darkPart = 0.02
    /// Below this luminance (cd/m²) nothing is told apart.
    static let blindBelow = 0.01
    /// The least Δu′v′ that is seen at 1 cd/m² and above, and below that.
    static let tintThreshold = 0.004
    static let darkTintThreshold = 0.02
    /// The least ratio of a primary's distances from white that is seen.
    static let strengthRatio = 1.08

    /// Lightness of a light beside a reference, both judged against a white.
    package static func lightness(of light: XYZ, beside reference: XYZ, white: XYZ) -> Lightness {
        let brightest = max(light.y, reference.y)
        if brightest < blindBelow { return .same }
        let isSeen: Bool
        if brightest < darkPart * white.y {
            isSeen = brightest > darkRatio * min(light.y, reference.y)
        } else {
            let difference =
                Lab(light, white: white).lightness - Lab(reference, white: white).lightness
            isSeen = difference.magnitude > lightnessThreshold
        }
        if !isSeen { return .same }
        return light.y > reference.y ? .lighter : .darker
    }

    /// Tint of a neutral beside a reference, both by the same observer.
    package static func tint(of light: XYZ, beside reference: XYZ) -> Tint {
        guard let seen = light.chromaticity, let other = reference.chromaticity,
            min(light.y, reference.y) >= blindBelow
        else { return .same }
        let u = seen.uPrime - other.uPrime
        let v = seen.vPrime - other.vPrime
        let threshold = min(light.y, reference.y) < 1 ? darkTintThreshold : tintThreshold
        if (u * u + v * v).squareRoot() <= threshold { return .same }
        // Along the daylight locus from D65 to D50, and across it.
        let warmth = 0.499 * u + 0.867 * v
        let green = 0.499 * v - 0.867 * u
        if warmth.magnitude >= green.magnitude { return warmth > 0 ? .warmer : .cooler }
        return green > 0 ? .greener : .pinker
    }

    /// Strength of a primary beside a reference, each by its distance from a white.
    package static func strength(
        of light: XYZ, beside reference: XYZ, white: Chromaticity
    ) -> Strength {
        guard let seen = light.chromaticity, let other = reference.chromaticity,
            min(light.y, reference.y) >= blindBelow
        else { return .same }
        let ratio = seen.distance(to: white) / max(other.distance(to: white), 1e-9)
        if ratio > strengthRatio { return .richer }
        return ratio * strengthRatio < 1 ? .paler : .same
    }
}
