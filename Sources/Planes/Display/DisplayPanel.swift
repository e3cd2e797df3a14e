package import Signals

/// How a panel makes its light, as far as measuring and matching it goes.
///
/// The raw values are stable: they are written into states.
package enum PanelType: UInt8, CaseIterable, Hashable, Sendable {
    /// Liquid crystal with white light-emitting diodes behind it.
    case lcd = 1
    /// Liquid crystal with a backlight of narrow red, green and blue bands.
    case wideGamutLCD = 2
    /// Red, green and blue organic emitters.
    case oled = 3
    /// A projector's xenon lamp behind broad filters.
    case lamp = 4
    /// A projector's red, green and blue lasers.
    case laser = 5

    /// The name in files and menus.
    package var name: String { PanelType.allNames[Int(rawValue) - 1] }

    /// What makes the light of monitors.
    package static let screens: [PanelType] = [.lcd, .wideGamutLCD, .oled]

    /// What makes the light of projectors.
    package static let projectors: [PanelType] = [.lamp, .laser]

    /// The names of those of monitors, in the order of `screens`.
    package static let names = screens.map(\.name)

    private static let allNames = ["lcd", "wide-gamut-lcd", "oled", "lamp", "laser"]

    /// The primaries that such a panel has unless its maker says otherwise.
    var usualPrimaries: StandardPrimaries {
        switch self {
        case .lcd: .bt709
        case .laser: .bt2020
        default: .p3D65
        }
    }

    /// White over black, both shown on the whole screen, where nothing else is given.
    ///
    /// 2000:1 is the nominal sequential contrast of RP 431-2 for projection.
    var usualContrast: Int64 {
        switch self {
        case .lcd: 1000
        case .wideGamutLCD: 1500
        case .oled: 1_000_000
        case .lamp, .laser: 2000
        }
    }

    /// The part of its red, green and blue light that a cold panel gives.
    ///
    /// A judgement from published series of readings: liquid crystals start several per cent dim
    /// and warm in tone and settle within half an hour; OLEDs move a quarter of that, lamps as much
    /// as liquid crystals without the tone, lasers hardly.
    var coldLight: RGB {
        switch self {
        case .lcd, .wideGamutLCD: RGB(red: 0.96, green: 0.94, blue: 0.91)
        case .oled: RGB(red: 0.99, green: 0.985, blue: 0.9775)
        case .lamp: RGB(red: 0.95, green: 0.94, blue: 0.93)
        case .laser: RGB(red: 0.995, green: 0.99, blue: 0.985)
        }
    }

    /// The bands of its red, green and blue, as far as an instrument's wavelength scale matters.
    ///
    /// Those of the wide-gamut and organic panels and of lasers are the measured references of the
    /// observers' table; those of white diodes and of a lamp's filters are judgements.
    var bands: [EmissionBand] {
        switch self {
        case .lcd:
            [
                EmissionBand(612, width: 60), EmissionBand(545, width: 70),
                EmissionBand(455, width: 25),
            ]
        case .wideGamutLCD:
            [
                EmissionBand(620, width: 25), EmissionBand(530, width: 35),
                EmissionBand(450, width: 20),
            ]
        case .oled:
            [
                EmissionBand(620, width: 35), EmissionBand(525, width: 30),
                EmissionBand(460, width: 18),
            ]
        case .lamp:
            [
                EmissionBand(625, width: 55), EmissionBand(540, width: 60),
                EmissionBand(455, width: 45),
            ]
        case .laser:
            [
                EmissionBand(638, width: 3), EmissionBand(532, width: 3),
                EmissionBand(465, width: 3),
            ]
        }
    }
}

/// A monitor's panel and screen: what no menu changes.
package struct DisplayPanel: Hashable, Sendable {
    /// How it makes its light.
    package var type: PanelType
    /// Its own primaries and white.
    package var primaries: RGBPrimaries
    /// The largest white that it reaches, in cd/m².
    package var peak: Double
    /// White over black; the black light of a panel follows its white.
    package var contrast: Double
    /// The part of the light falling on the screen that it scatters back, 0…1.
    package var reflectance: Double
    /// Whether levels above 100 % are shown as brighter than white.
    package var passesSuperWhite: Bool

    package init(
        type: PanelType, primaries: RGBPrimaries, peak: Double, contrast: Double,
        reflectance: Double = 0.01, passesSuperWhite: Bool = true
    ) {
        self.type = type
        self.primaries = primaries
        self.peak = peak
        self.contrast = contrast
        self.reflectance = reflectance
        self.passesSuperWhite = passesSuperWhite
    }

    /// The veil that room light lays over the whole picture: ρE/π, in the room light's colour.
    ///
    /// 10 lx on a screen of 1 % give 0.032 cd/m², 300 lx 0.95.
    package func veil(lux: Double, white: Chromaticity = .d65) -> XYZ {
        white.xyz(luminance: reflectance * lux / Elementary.pi)
    }
}

/// How warm a monitor is, and what that does to its light.
package enum WarmUp {
    /// A warm monitor, in thousandths.
    package static let settled: Int64 = 1000

    /// From when on a monitor counts as ready: three time constants, the half-hour of practice.
    package static let ready: Int64 = 945

    /// Between two steps: a simulated minute.
    static let stepMilliseconds: Int64 = 60_000

    /// What is left after a minute, in ten-thousandths: e^(−1/10), a time constant of 10 minutes.
    ///
    /// A judgement: 95 % after the 30 minutes that makers and calibrators ask for.
    static let remainderPerStep: Int64 = 9048

    /// The warmth a minute later, on the way to 0 or 1000; the last per cent comes in one step.
    package static func step(from current: Int64, to target: Int64) -> Int64 {
        let distance = target - current
        if distance.magnitude <= 10 { return target }
        return target - distance * remainderPerStep / 10_000
    }

    /// The part of each channel's light at a warmth in thousandths.
    static func light(of panel: PanelType, warmth: Int64) -> RGB {
        let missing = Double(settled - warmth) / Double(settled)
        return panel.coldLight.map { 1 - (1 - $0) * missing }
    }
}
