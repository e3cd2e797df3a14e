/// The chromaticities of a display's or a standard's red, green, blue and white.
package struct RGBPrimaries: Hashable, Sendable {
    /// The chromaticity of red.
    package let red: Chromaticity

    /// The chromaticity of green.
    package let green: Chromaticity

    /// The chromaticity of blue.
    package let blue: Chromaticity

    /// The chromaticity of all three together, fully driven.
    package let white: Chromaticity

    /// Primaries as given, or as measured.
    package init(red: Chromaticity, green: Chromaticity, blue: Chromaticity, white: Chromaticity) {
        self.red = red
        self.green = green
        self.blue = blue
        self.white = white
    }

    /// Linear RGB to XYZ with white at Y = 1, or nil if the primaries lie on one line.
    ///
    /// Each primary is scaled so that the three together have the white's chromaticity (RP 177).
    package var rgbToXYZ: ColourMatrix? {
        let columns = [red, green, blue].map { $0.xyz(luminance: $0.y) }
        let primaries = ColourMatrix(
            top: .init(columns[0].x, columns[1].x, columns[2].x),
            middle: .init(columns[0].y, columns[1].y, columns[2].y),
            bottom: .init(columns[0].z, columns[1].z, columns[2].z))
        guard let inverse = primaries.inverse else { return nil }
        let scale: RGB = inverse.rgb(white.xyz(luminance: 1))
        return primaries
            * ColourMatrix(
                top: .init(scale.red, 0, 0), middle: .init(0, scale.green, 0),
                bottom: .init(0, 0, scale.blue))
    }

    /// These primaries with another white, as after turning the channels' gains.
    package func with(white: Chromaticity) -> RGBPrimaries {
        RGBPrimaries(red: red, green: green, blue: blue, white: white)
    }
}

/// The sets of primaries that standards name.
///
/// The raw values are stable: they are written into states.
package enum StandardPrimaries: UInt8, CaseIterable, Hashable, Sendable {
    /// BT.709 item 1.3, also sRGB.
    case bt709 = 1
    /// BT.2020 table 3, BT.2100 table 2.
    case bt2020 = 2
    /// P3 (RP 431-2) with D65 white, as monitors and "Display P3" have it.
    case p3D65 = 3
    /// P3 with the white of digital cinema (RP 431-2).
    case p3DCI = 4
    /// BT.601 for 625 lines (EBU Tech 3213).
    case bt601Lines625 = 5
    /// BT.601 for 525 lines (SMPTE C, RP 145).
    case bt601Lines525 = 6

    /// Their chromaticities.
    package var primaries: RGBPrimaries {
        switch self {
        case .bt709: return StandardPrimaries.set(0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
        case .bt2020: return StandardPrimaries.set(0.708, 0.292, 0.170, 0.797, 0.131, 0.046)
        case .p3D65: return StandardPrimaries.set(0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
        case .p3DCI:
            return StandardPrimaries.set(0.68, 0.32, 0.265, 0.69, 0.15, 0.06).with(white: .dci)
        case .bt601Lines625: return StandardPrimaries.set(0.64, 0.33, 0.29, 0.60, 0.15, 0.06)
        case .bt601Lines525: return StandardPrimaries.set(0.63, 0.34, 0.31, 0.595, 0.155, 0.07)
        }
    }

    /// Linear RGB to XYZ with white at Y = 1, worked out once.
    package var rgbToXYZ: ColourMatrix { StandardPrimaries.matrices[Int(rawValue) - 1].forward }

    /// XYZ to linear RGB, worked out once.
    package var xyzToRGB: ColourMatrix { StandardPrimaries.matrices[Int(rawValue) - 1].backward }

    /// Linear RGB of these primaries to that of others, without chromatic adaptation (BT.2087).
    package func conversion(to other: StandardPrimaries) -> ColourMatrix {
        other.xyzToRGB * rgbToXYZ
    }

    private static func set(
        _ redX: Double, _ redY: Double, _ greenX: Double, _ greenY: Double, _ blueX: Double,
        _ blueY: Double
    ) -> RGBPrimaries {
        RGBPrimaries(
            red: Chromaticity(x: redX, y: redY), green: Chromaticity(x: greenX, y: greenY),
            blue: Chromaticity(x: blueX, y: blueY), white: .d65)
    }

    private static let matrices: [(forward: ColourMatrix, backward: ColourMatrix)] =
        allCases.map { set in
            guard let forward = set.primaries.rgbToXYZ, let backward = forward.inverse else {
                preconditionFailure("the primaries of \(set) lie on one line")
            }
            return (forward, backward)
        }
}
