package import Signals

/// What a room's specification asks of its monitor: a preset shown without error.
package struct DisplayTarget: Sendable {
    /// Curve, primaries and white.
    package let preset: DisplayPreset
    /// The luminance of white, cd/m².
    package let luminance: Double
    /// The light of the white against which differences are judged.
    package let white: XYZ
    private let ideal: DisplayModel
    /// Tables through which the room's pictures are meant to be seen, in order.
    private var looks: [LookUpTable] = []

    /// The target on a panel, whose black and own primaries (where the preset asks for them) it
    /// takes; nil where primaries lie on one line.
    package init?(preset: DisplayPreset, luminance: Double, panel: DisplayPanel) {
        let faithful = DisplayPanel(
            type: panel.type, primaries: preset.primaries(on: panel), peak: luminance * 1e3,
            contrast: panel.contrast)
        guard let matrices = PresetMatrices(preset, on: faithful) else { return nil }
        let ideal = DisplayModel(
            panel: faithful, preset: preset, matrices: matrices, luminance: luminance)
        self.preset = preset
        self.luminance = luminance
        self.ideal = ideal
        white = ideal.light(RGB(grey: preset.referenceSignal))
    }

    /// The light that a colour should have.
    package func light(_ rgb: RGB) -> XYZ {
        ideal.light(looks.reduce(rgb) { $1.apply($0) })
    }

    /// The target for pictures that pass tables on their way, in order.
    func seen(through looks: [LookUpTable]) -> DisplayTarget {
        var target = self
        target.looks = looks
        return target
    }

    /// ΔE2000 of a light from what a colour should be.
    package func deltaE2000(_ light: XYZ, for rgb: RGB) -> Double {
        Lab(light, white: white).deltaE2000(Lab(self.light(rgb), white: white))
    }

    /// Δu′v′ of a light from what a colour should be; nil where either is dark.
    package func deltaUV(_ light: XYZ, for rgb: RGB) -> Double? {
        guard let shown = light.chromaticity, let wanted = self.light(rgb).chromaticity
        else { return nil }
        return shown.distance(to: wanted)
    }

    /// The three primaries at 100 % (or at the reference white's signal).
    package var primaryPatches: [RGB] {
        let level = preset.referenceSignal
        return [
            RGB(red: level, green: 0, blue: 0), RGB(red: 0, green: level, blue: 0),
            RGB(red: 0, green: 0, blue: level),
        ]
    }
}

/// How well a monitor shows a target: the figures that calibrators quote.
package struct DisplayQuality: Hashable, Sendable {
    /// The light of the reference white.
    package var white: XYZ
    /// Luminance of the reference white over what it should be.
    package var whiteRatio: Double
    /// Δu′v′ of the reference white.
    package var whiteDeltaUV: Double
    /// ΔE2000 of the greys 10, 20 … 90 %, their mean and largest.
    package var greyMean: Double
    package var greyMax: Double
    /// The largest ΔE2000 of red, green and blue.
    package var primaryMax: Double
    /// The exponent of a power law through the greys 10…90 %, black taken off.
    package var gamma: Double

    /// The figures of a display, given what it makes of a colour.
    package init(target: DisplayTarget, light: (RGB) -> XYZ) {
        let level = target.preset.referenceSignal
        white = light(RGB(grey: level))
        whiteRatio = white.y / target.white.y
        whiteDeltaUV = target.deltaUV(white, for: RGB(grey: level)) ?? 1
        let greys = (1...9).map { RGB(grey: Double($0) / 10) }
        let lights = greys.map(light)
        let differences = zip(lights, greys).map { target.deltaE2000($0, for: $1) }
        greyMean = differences.reduce(0, +) / Double(differences.count)
        greyMax = differences.reduce(0) { max($0, $1) }
        primaryMax = target.primaryPatches.reduce(0) {
            max($0, target.deltaE2000(light($1), for: $1))
        }
        gamma = DisplayQuality.gamma(
            greys: zip(greys, lights).map { ($0.red, $1.y) }, black: light(.black).y,
            white: light(.white).y)
    }

    /// The exponent that fits luminances best in the logarithm, through white.
    static func gamma(
        greys: [(level: Double, luminance: Double)], black: Double, white: Double
    ) -> Double {
        var product = 0.0
        var square = 0.0
        for grey in greys where grey.luminance > black && white > black && grey.level > 0 {
            let x = Elementary.log(grey.level)
            product += x * Elementary.log((grey.luminance - black) / (white - black))
            square += x * x
        }
        return square > 0 ? product / square : 0
    }
}
