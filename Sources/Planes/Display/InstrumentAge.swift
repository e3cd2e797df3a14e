import Signals

/// What age and knocks do to a colour instrument that once was right.
enum InstrumentAge {
    static let monthsSlot = "months-since-calibration"
    static let offsetSlot = "dark-offset"
    static let scaleSlot = "scale-shift"

    /// How long a certificate is good for, in months.
    static let valid: Int64 = 12

    /// What X, Y and Z keep of each further year: filters grow dim and yellow.
    ///
    /// A judgement from makers' reasons for yearly certificates; a grating keeps three times
    /// better, and alike in all colours.
    static func perYear(_ kind: InstrumentClass) -> XYZ {
        kind == .spectroradiometer
            ? XYZ(x: 0.995, y: 0.995, z: 0.995) : XYZ(x: 0.982, y: 0.988, z: 0.965)
    }

    /// What a light reads as after some months.
    static func aged(_ light: XYZ, months: Int64, _ kind: InstrumentClass) -> XYZ {
        let years = Double(max(months - valid, 0)) / 12
        if years == 0 { return light }
        let kept = perYear(kind)
        return XYZ(
            x: light.x * Elementary.pow(kept.x, years),
            y: light.y * Elementary.pow(kept.y, years),
            z: light.z * Elementary.pow(kept.z, years))
    }

    /// What a light reads as by a wavelength scale that is off by hundredths of a nanometre.
    ///
    /// In proportion to the shift, by what a nanometre either way does to the panel's bands.
    static func shifted(_ light: XYZ, hundredths: Int64, on panel: PanelType) -> XYZ {
        if hundredths == 0 { return light }
        let nanometres = Double(hundredths) / 100
        let moved: XYZ = perNanometre[Int(panel.rawValue) - 1].xyz(light)
        return XYZ(
            x: max(light.x + nanometres * moved.x, 0), y: max(light.y + nanometres * moved.y, 0),
            z: max(light.z + nanometres * moved.z, 0))
    }

    /// What a nanometre adds to X, Y and Z of each type of panel.
    private static let perNanometre: [ColourMatrix] = PanelType.allCases.map { type in
        func columns(_ shift: Double) -> [XYZ] {
            type.bands.map { $0.tristimulus(scaleShift: shift) }
        }
        guard let inverse = ColourMatrix(columns: columns(0)).inverse else {
            preconditionFailure("the bands of \(type.name) lie on one line")
        }
        let slopes = zip(columns(1), columns(-1)).map { ($0 + $1 * -1) * 0.5 }
        return ColourMatrix(columns: slopes) * inverse
    }
}
