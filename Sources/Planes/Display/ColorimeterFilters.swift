import Signals

/// What a colorimeter's filters make of the light of each type of panel.
///
/// Filters displaced by +2, +1 and −2 nm, factory-set on illuminant A, on spectra of each type: the
/// x, y and relative Y that red, green and blue have and that they read as. Since light adds, one
/// 3 × 3 for each type says it all; its inverse, made with a spectroradiometer on *that* type, is
/// the correction (ASTM E1455, Ohno's four-colour method), and wrong on any other.
enum ColorimeterFilters {
    private struct Primary {
        let x: Double
        let y: Double
        let luminance: Double

        init(_ x: Double, _ y: Double, _ luminance: Double) {
            self.x = x
            self.y = y
            self.luminance = luminance
        }

        var light: XYZ { Chromaticity(x: x, y: y).xyz(luminance: luminance) }
    }

    /// What is so, and what is read, for red, green and blue.
    private static func table(_ type: PanelType) -> (so: [Primary], read: [Primary]) {
        switch type {
        case .lcd:
            (
                [
                    Primary(0.657128, 0.330826, 0.243542), Primary(0.284772, 0.642666, 0.637885),
                    Primary(0.140411, 0.090459, 0.118573),
                ],
                [
                    Primary(0.657887, 0.330599, 0.248350), Primary(0.273480, 0.655744, 0.630651),
                    Primary(0.140412, 0.086682, 0.114045),
                ]
            )
        case .wideGamutLCD:
            (
                [
                    Primary(0.680719, 0.319094, 0.274623), Primary(0.183764, 0.755760, 0.701019),
                    Primary(0.155159, 0.019466, 0.024358),
                ],
                [
                    Primary(0.681258, 0.318582, 0.280945), Primary(0.170264, 0.772705, 0.686108),
                    Primary(0.152878, 0.018153, 0.023074),
                ]
            )
        case .oled:
            (
                [
                    Primary(0.670922, 0.328843, 0.321295), Primary(0.142361, 0.775626, 0.638596),
                    Primary(0.143425, 0.032368, 0.040109),
                ],
                [
                    Primary(0.671037, 0.328758, 0.328223), Primary(0.129134, 0.793105, 0.622333),
                    Primary(0.148585, 0.030852, 0.038144),
                ]
            )
        case .lamp:
            // The broadest emission of the table stands for a lamp's light through filters.
            (
                [
                    Primary(0.618853, 0.344042, 0.259256), Primary(0.276495, 0.604917, 0.668625),
                    Primary(0.151190, 0.061085, 0.072120),
                ],
                [
                    Primary(0.620493, 0.343013, 0.263467), Primary(0.269095, 0.615443, 0.657955),
                    Primary(0.145993, 0.057548, 0.069261),
                ]
            )
        case .laser:
            (
                [
                    Primary(0.717061, 0.282904, 0.247068), Primary(0.170392, 0.796286, 0.701473),
                    Primary(0.135477, 0.040038, 0.051459),
                ],
                [
                    Primary(0.722500, 0.277471, 0.256158), Primary(0.153777, 0.815174, 0.687893),
                    Primary(0.146425, 0.038947, 0.049039),
                ]
            )
        }
    }

    /// True XYZ to read XYZ, by the panel's type.
    static func reading(of type: PanelType) -> ColourMatrix { readings[Int(type.rawValue) - 1] }

    /// Read XYZ to true XYZ on one type of panel.
    static func correction(for type: PanelType) -> ColourMatrix {
        corrections[Int(type.rawValue) - 1]
    }

    private static let readings: [ColourMatrix] = PanelType.allCases.map { type in
        let table = table(type)
        guard let inverse = columns(table.so).inverse else {
            preconditionFailure("the primaries of \(type.name) lie on one line")
        }
        return columns(table.read) * inverse
    }

    private static let corrections: [ColourMatrix] = zip(PanelType.allCases, readings).map {
        type, reading in
        guard let inverse = reading.inverse else {
            preconditionFailure("the filters lose a colour of \(type.name)")
        }
        return inverse
    }

    private static func columns(_ primaries: [Primary]) -> ColourMatrix {
        ColourMatrix(columns: primaries.map(\.light))
    }
}
