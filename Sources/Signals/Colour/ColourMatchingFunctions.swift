/// The CIE 1931 colour-matching functions as sums of bell curves.
///
/// The multi-lobe fit of Wyman, Sloan and Shirley (Journal of Computer Graphics Techniques 2(2),
/// 2013): within 1 % of the tables where it counts. Good for what a *shift* of wavelength changes,
/// not for a standard's digits.
package enum ColourMatchingFunctions {
    private struct Lobe {
        let height: Double
        let centre: Double
        let below: Double
        let above: Double

        init(_ height: Double, _ centre: Double, _ below: Double, _ above: Double) {
            self.height = height
            self.centre = centre
            self.below = below
            self.above = above
        }

        func value(_ nanometres: Double) -> Double {
            let t = (nanometres - centre) / (nanometres < centre ? below : above)
            return height * Elementary.exp(-0.5 * t * t)
        }
    }

    private static let x = [
        Lobe(1.056, 599.8, 37.9, 31.0), Lobe(0.362, 442.0, 16.0, 26.7),
        Lobe(-0.065, 501.1, 20.4, 26.2),
    ]
    private static let y = [Lobe(0.821, 568.8, 46.9, 40.5), Lobe(0.286, 530.9, 16.3, 31.1)]
    private static let z = [Lobe(1.217, 437.0, 11.8, 36.0), Lobe(0.681, 459.0, 26.0, 13.8)]

    /// x̄, ȳ and z̄ at a wavelength in nanometres.
    package static func values(atNanometres nanometres: Double) -> XYZ {
        func sum(_ lobes: [Lobe]) -> Double {
            lobes.reduce(0) { $0 + $1.value(nanometres) }
        }
        return XYZ(x: sum(x), y: sum(y), z: sum(z))
    }
}

/// One bell-shaped band of light.
package struct EmissionBand: Hashable, Sendable {
    /// Where it is strongest, nanometres.
    package let centre: Double
    /// Its full width at half its height, nanometres.
    package let width: Double

    /// A band of a centre and a width in nanometres.
    package init(_ centre: Double, width: Double) {
        self.centre = centre
        self.width = width
    }

    /// Tristimulus values of the band, of height 1, as an instrument reads them whose wavelength
    /// scale is off by some nanometres (positive: it takes 550 nm for more).
    package func tristimulus(scaleShift: Double = 0) -> XYZ {
        var sum = XYZ.zero
        for nanometre in 380...780 {
            let t = (Double(nanometre) - centre) / width
            let power = Elementary.exp(-4 * 0.6931471805599453 * t * t)
            let functions = ColourMatchingFunctions.values(
                atNanometres: Double(nanometre) + scaleShift)
            sum = sum + functions * power
        }
        return sum
    }
}
