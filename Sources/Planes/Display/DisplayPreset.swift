package import Signals

/// A picture mode of a monitor: curve, primaries, white and luminance under one name.
package struct DisplayPreset: Hashable, Sendable {
    /// The name in the monitor's menu, kebab case.
    package var name: String
    /// Signal to light.
    package var transfer: DisplayTransfer
    /// The primaries that it shows, or nil for the panel's own.
    package var standard: StandardPrimaries?
    /// The chromaticity of its white.
    package var white: Chromaticity
    /// The luminance of its white, or the peak where the curve is PQ or HLG; whole cd/m².
    package var luminance: Int64

    package init(
        name: String, transfer: DisplayTransfer, standard: StandardPrimaries?,
        white: Chromaticity = .d65, luminance: Int64
    ) {
        self.name = name
        self.transfer = transfer
        self.standard = standard
        self.white = white
        self.luminance = luminance
    }

    /// Its primaries and white on a panel.
    package func primaries(on panel: DisplayPanel) -> RGBPrimaries {
        (standard?.primaries ?? panel.primaries).with(white: white)
    }

    /// The signal of the white against which colours are judged: 100 %, or BT.2408's reference
    /// white, 58 % in PQ and 75 % in HLG (203 cd/m² on a display of 1000).
    package var referenceSignal: Double {
        switch transfer {
        case .pq: 0.58
        case .hlg: 0.75
        default: 1
        }
    }
}

extension DisplayPreset {
    /// The preset with the primaries that a menu's entry asks for, by `MonitorExtras.gamutNames`.
    func with(gamut: Int) -> DisplayPreset {
        var preset = self
        switch gamut {
        case 1: preset.standard = .bt709
        case 2: preset.standard = .p3D65
        case 3: preset.standard = .bt2020
        case 4: preset.standard = nil
        default: break
        }
        return preset
    }

    /// Presets as monitors are delivered with them.
    ///
    /// 100 cd/m² and D65 as BT.2035 §3; 48 cd/m², gamma 2.6 and the white of RP 431-2 for cinema;
    /// PQ and HLG with 1000 cd/m² (BT.2100 table 3). sRGB at 120 is a habit of graphics rooms.
    package static let catalogue: [DisplayPreset] = [
        DisplayPreset(name: "rec709-24", transfer: .gamma24, standard: .bt709, luminance: 100),
        DisplayPreset(name: "bt1886", transfer: .bt1886, standard: .bt709, luminance: 100),
        DisplayPreset(name: "rec709-22", transfer: .gamma22, standard: .bt709, luminance: 100),
        DisplayPreset(
            name: "rec709-d93", transfer: .gamma24, standard: .bt709, white: .d93, luminance: 100),
        DisplayPreset(name: "srgb-native", transfer: .sRGB, standard: nil, luminance: 120),
        DisplayPreset(name: "p3-24", transfer: .gamma24, standard: .p3D65, luminance: 100),
        DisplayPreset(
            name: "p3-26", transfer: .gamma26, standard: .p3DCI, white: .dci, luminance: 48),
        DisplayPreset(name: "pq-p3", transfer: .pq, standard: .p3D65, luminance: 1000),
        DisplayPreset(name: "hlg-2020", transfer: .hlg, standard: .bt2020, luminance: 1000),
        DisplayPreset(name: "sdr-2020", transfer: .gamma24, standard: .bt2020, luminance: 100),
        DisplayPreset(name: "p3d65-26", transfer: .gamma26, standard: .p3D65, luminance: 48),
        DisplayPreset(
            name: "p3-dci-24", transfer: .gamma24, standard: .p3DCI, white: .dci, luminance: 48),
    ]

    /// The preset of a name in the catalogue, or nil.
    package static func named(_ name: String) -> DisplayPreset? {
        catalogue.first { $0.name == name }
    }

    /// Curves as files write them.
    static let transferNames: [(name: String, value: DisplayTransfer)] = [
        ("bt1886", .bt1886), ("gamma-22", .gamma22), ("gamma-24", .gamma24),
        ("gamma-26", .gamma26), ("srgb", .sRGB), ("pq", .pq), ("hlg", .hlg),
    ]

    /// Primaries as files write them; nil stands for the panel's own.
    static let primariesNames: [(name: String, value: StandardPrimaries?)] = [
        ("bt709", .bt709), ("bt2020", .bt2020), ("p3", .p3D65), ("bt601-625", .bt601Lines625),
        ("bt601-525", .bt601Lines525), ("native", nil),
    ]

    /// Whites as files write them.
    static let whiteNames: [(name: String, value: Chromaticity)] = [
        ("d65", .d65), ("dci", .dci), ("aces", .aces), ("d93", .d93),
    ]
}
