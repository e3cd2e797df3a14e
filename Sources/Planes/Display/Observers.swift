package import Signals

/// What an observer sees of the light of each type of panel, beside what instruments report.
///
/// Instruments give values of the CIE 1931 observer; the cone-based observer of CIE 2015 (2°) is
/// nearer to eyes. Both see each primary's spectrum in their own way, and light adds, so one 3 × 3
/// for each type says it all. Two panels that measure alike can therefore look unlike, and that is
/// no fault.
package enum Observers {
    private struct Seen {
        let light: XYZ

        init(_ x: Double, _ y: Double, _ luminance: Double) {
            light = Chromaticity(x: x, y: y).xyz(luminance: luminance)
        }
    }

    /// CIE 1931 values of a panel's light to those of the CIE 2015 2° observer.
    package static func matrix(for type: PanelType) -> ColourMatrix {
        matrices[Int(type.rawValue) - 1]
    }

    /// x, y and relative Y of red, green and blue by the 1931 observer and by that of 2015.
    private static func table(_ type: PanelType) -> (standard: [Seen], modern: [Seen]) {
        switch type {
        case .lcd:
            (
                [
                    Seen(0.657128, 0.330826, 0.243542), Seen(0.284772, 0.642666, 0.637885),
                    Seen(0.140411, 0.090459, 0.118573),
                ],
                [
                    Seen(0.652373, 0.336956, 0.268322), Seen(0.296766, 0.640303, 0.643805),
                    Seen(0.131103, 0.106696, 0.142749),
                ]
            )
        case .wideGamutLCD:
            (
                [
                    Seen(0.680719, 0.319094, 0.274623), Seen(0.183764, 0.755760, 0.701019),
                    Seen(0.155159, 0.019466, 0.024358),
                ],
                [
                    Seen(0.673863, 0.326132, 0.305226), Seen(0.198054, 0.758617, 0.703641),
                    Seen(0.143326, 0.031600, 0.040381),
                ]
            )
        case .oled:
            (
                [
                    Seen(0.670922, 0.328843, 0.321295), Seen(0.142361, 0.775626, 0.638596),
                    Seen(0.143425, 0.032368, 0.040109),
                ],
                [
                    Seen(0.664964, 0.335026, 0.355508), Seen(0.157439, 0.782594, 0.642483),
                    Seen(0.133173, 0.049036, 0.058666),
                ]
            )
        case .lamp:
            // The broadest emission of the table stands for a lamp's light through filters.
            (
                [
                    Seen(0.618853, 0.344042, 0.259256), Seen(0.276495, 0.604917, 0.668625),
                    Seen(0.151190, 0.061085, 0.072120),
                ],
                [
                    Seen(0.617056, 0.348563, 0.283054), Seen(0.288530, 0.608415, 0.681060),
                    Seen(0.141820, 0.073296, 0.091660),
                ]
            )
        case .laser:
            (
                [
                    Seen(0.717061, 0.282904, 0.247068), Seen(0.170392, 0.796286, 0.701473),
                    Seen(0.135477, 0.040038, 0.051459),
                ],
                [
                    Seen(0.706972, 0.293028, 0.274356), Seen(0.185524, 0.795818, 0.696352),
                    Seen(0.126316, 0.060540, 0.073772),
                ]
            )
        }
    }

    private static let matrices: [ColourMatrix] = PanelType.allCases.map { type in
        let table = table(type)
        let standard = ColourMatrix(columns: table.standard.map(\.light))
        guard let inverse = standard.inverse else {
            preconditionFailure("the primaries of \(type.name) lie on one line")
        }
        return ColourMatrix(columns: table.modern.map(\.light)) * inverse
    }
}

extension ColourMatrix {
    /// The matrix whose columns are the light of red, green and blue.
    init(columns: [XYZ]) {
        self.init(
            top: .init(columns[0].x, columns[1].x, columns[2].x),
            middle: .init(columns[0].y, columns[1].y, columns[2].y),
            bottom: .init(columns[0].z, columns[1].z, columns[2].z))
    }
}
