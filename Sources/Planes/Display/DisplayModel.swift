package import Signals

/// The three gains and cuts by which a channel's signal is trimmed: gain · v + cut.
package struct ChannelControls: Hashable, Sendable {
    /// What each channel's signal is multiplied by.
    package var gain: RGB
    /// What is then added, as a part of the signal from black to white.
    package var cut: RGB

    package init(gain: RGB = .white, cut: RGB = .black) {
        self.gain = gain
        self.cut = cut
    }

    /// Everything as it was.
    package static let neutral = ChannelControls()

    /// A signal after the controls.
    func apply(_ rgb: RGB) -> RGB {
        RGB(
            red: gain.red * rgb.red + cut.red, green: gain.green * rgb.green + cut.green,
            blue: gain.blue * rgb.blue + cut.blue)
    }
}

/// From R′G′B′ at a monitor's input to the light of its screen, as arithmetic alone.
///
/// Each channel's signal goes through the preset's gain and cut and through what the panel has
/// drifted by, then through the curve: channel light = L · (gain · v + cut)^γ. The preset's 3 × 3
/// takes the three to XYZ; what the panel's own primaries can't show is clipped there. Black is the
/// panel's, white over contrast, in the panel's white. Warmth and age scale the light. Room light
/// isn't in it (`DisplayPanel.veil`).
package struct DisplayModel: Sendable {
    private enum Curve: Sendable {
        case bt1886(BT1886)
        case hlg(HLG)
        case other(DisplayTransfer)
    }

    /// The luminance of white that is set, in cd/m².
    package let white: Double
    /// The panel's black at that setting, in cd/m².
    package let black: Double
    private let curve: Curve
    private let controls: ChannelControls
    private let drift: ChannelControls
    private let largestSignal: Double
    /// The panel's peak over `white`.
    private let largestLight: Double
    private let matrices: PresetMatrices
    private let lightOutput: Double
    private let warmLight: RGB

    /// The model of a monitor in one state.
    ///
    /// - Parameters:
    ///   - matrices: those of this preset on this panel.
    ///   - luminance: the white that is set, in cd/m²; no more than the panel's peak is reached.
    ///   - lightOutput: what age has left of the light, 0…1.
    ///   - warmth: thousandths, as `WarmUp` counts.
    ///   - heat: what heat has left of each of the panel's channels, 0…1.
    package init(
        panel: DisplayPanel, preset: DisplayPreset, matrices: PresetMatrices, luminance: Double,
        controls: ChannelControls = .neutral, drift: ChannelControls = .neutral,
        lightOutput: Double = 1, warmth: Int64 = WarmUp.settled, heat: RGB = .white
    ) {
        white = min(luminance, panel.peak)
        black = white / panel.contrast
        switch preset.transfer {
        case .bt1886: curve = .bt1886(BT1886(white: white, black: black))
        case .hlg: curve = .hlg(HLG(peak: white, black: black))
        default: curve = .other(preset.transfer)
        }
        self.controls = controls
        self.drift = drift
        self.lightOutput = lightOutput
        self.matrices = matrices
        largestSignal = panel.passesSuperWhite ? .infinity : 1
        largestLight = panel.peak / white
        let warm = WarmUp.light(of: panel.type, warmth: warmth)
        warmLight = RGB(
            red: warm.red * heat.red, green: warm.green * heat.green, blue: warm.blue * heat.blue)
    }

    /// The light of a colour that fills the screen: XYZ in cd/m².
    package func light(_ rgb: RGB) -> XYZ {
        let signal = rgb.map { min($0, largestSignal) }
        let channels = relativeLight(drift.apply(controls.apply(signal)))
        var emitted = matrices.presetToXYZ.xyz(channels)
        let native: RGB = matrices.xyzToNative.rgb(emitted)
        if !isWithinPanel(native) || warmLight != .white {
            let shown = native.map { min(max($0, 0), largestLight) }
            emitted = matrices.nativeToXYZ.xyz(warmed(shown))
        }
        let base = matrices.nativeToXYZ.xyz(warmed(.white))
        return (emitted * white + base * black) * lightOutput
    }

    /// The channels' light above black, as parts of white.
    private func relativeLight(_ signal: RGB) -> RGB {
        if case .hlg(let curve) = curve {
            return curve.light(signal).map { max($0 - black, 0) / white }
        }
        return signal.map { max(luminance($0) - black, 0) / white }
    }

    private func luminance(_ signal: Double) -> Double {
        switch curve {
        case .bt1886(let curve): curve.luminance(signal)
        case .hlg(let curve): curve.luminance(signal)
        case .other(let transfer): transfer.luminance(signal, white: white, black: black)
        }
    }

    private func warmed(_ native: RGB) -> RGB {
        RGB(
            red: native.red * warmLight.red, green: native.green * warmLight.green,
            blue: native.blue * warmLight.blue)
    }

    /// Whether the panel can show it; rounding of the matrices doesn't count.
    private func isWithinPanel(_ native: RGB) -> Bool {
        let lowest = min(native.red, native.green, native.blue)
        let highest = max(native.red, native.green, native.blue)
        return lowest >= -1e-9 && highest <= largestLight + 1e-9
    }
}

/// The 3 × 3s of a preset on a panel.
package struct PresetMatrices: Hashable, Sendable {
    /// The preset's linear RGB to XYZ, white at 1.
    let presetToXYZ: ColourMatrix
    /// XYZ to the panel's own linear RGB.
    let xyzToNative: ColourMatrix
    /// The panel's own linear RGB to XYZ, white at 1.
    let nativeToXYZ: ColourMatrix

    /// Nil where the primaries of either lie on one line.
    package init?(_ preset: DisplayPreset, on panel: DisplayPanel) {
        guard let presetToXYZ = preset.primaries(on: panel).rgbToXYZ,
            let nativeToXYZ = panel.primaries.rgbToXYZ, let xyzToNative = nativeToXYZ.inverse
        else { return nil }
        self.presetToXYZ = presetToXYZ
        self.xyzToNative = xyzToNative
        self.nativeToXYZ = nativeToXYZ
    }
}

/// How a monitor's input takes the samples on the wire: range and matrix.
package struct InputDecoding: Hashable, Sendable {
    /// The quantisation in which the samples are written, as far as the wire says.
    package var written: VideoQuantisation
    /// The quantisation that the monitor takes them for.
    package var read: VideoQuantisation
    /// The matrix by which the monitor decodes.
    package var matrix: YCbCrMatrix

    package init(
        written: VideoQuantisation = .narrow10, read: VideoQuantisation = .narrow10,
        matrix: YCbCrMatrix = .bt709
    ) {
        self.written = written
        self.read = read
        self.matrix = matrix
    }

    /// R′G′B′ that the monitor makes of three codes.
    package func rgb(_ codes: YCbCrCodes) -> RGB { matrix.decode(read.components(codes)) }

    /// R′G′B′ that the monitor makes of a colour written rightly on the wire, before any rounding.
    package func rgb(ofWritten rgb: RGB) -> RGB {
        if written == read { return rgb }
        let map = LevelMap.written(as: written, readAs: read)
        return matrix.decode(map.apply(matrix.encode(rgb)))
    }
}
