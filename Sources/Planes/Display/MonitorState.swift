import Plant
package import Signals

/// Ordinals of a monitor's slots and latches, in the order of their declaration.
package enum MonitorSlot {
    /// 0 off, 1 on.
    package static let power = 0
    /// Index into the monitor's inputs.
    package static let input = 1
    /// Index into the monitor's presets.
    package static let preset = 2
    /// A raw value of `InputRangeSetting`.
    package static let inputRange = 3
    /// Index into `InternalPatch.all`.
    package static let internalPatch = 4
    /// Thousandths of the light that age has left.
    package static let lightOutput = 5
    /// The panel's red gain in thousandths; green and blue follow.
    package static let redDrift = 6
    /// The panel's red cut in thousandths; green and blue follow.
    package static let redCutDrift = 9
    /// The first of the controls of the first preset.
    package static let firstControl = 12

    /// Controls of each preset, in order: luminance, three gains, three cuts.
    package static let controls = [
        "luminance", "red-gain", "green-gain", "blue-gain", "red-cut", "green-cut", "blue-cut",
    ]

    /// The ordinal of a preset's control.
    package static func control(_ control: Int, preset: Int) -> Int {
        firstControl + preset * controls.count + control
    }

    /// The latch of how warm the panel is, in thousandths.
    package static let warmUp = 0
    /// The latch of what the chosen input is locked to.
    package static let lock = 1
    /// The latch of how hot the panel is, in thousandths, where that is followed.
    package static let heat = 2
}

/// How a monitor takes the range of its input.
package enum InputRangeSetting: Int64, CaseIterable, Sendable {
    /// As the payload identifier says (ST 352 byte 4), narrow where it says nothing.
    case auto = 0
    case limited = 1
    case full = 2

    /// Names of the setting's values, in order.
    static let names = ["auto", "limited", "full"]
}

/// One control setting of a monitor's preset, in the numbers of its menu.
package struct PresetControls: Hashable, Sendable {
    /// cd/m².
    package var luminance: Int64
    /// Red, green and blue, in thousandths.
    package var gains: [Int64]
    /// Red, green and blue, in thousandths of the signal.
    package var cuts: [Int64]

    /// As one list, in the order of `MonitorSlot.controls`.
    package var values: [Int64] { [luminance] + gains + cuts }

    /// As the arithmetic takes them.
    var channels: ChannelControls {
        ChannelControls(gain: PresetControls.rgb(gains), cut: PresetControls.rgb(cuts))
    }

    static func rgb(_ thousandths: [Int64]) -> RGB {
        RGB(
            red: Double(thousandths[0]) / 1000, green: Double(thousandths[1]) / 1000,
            blue: Double(thousandths[2]) / 1000)
    }
}

/// A monitor's state in one condition: its slots and latches, as numbers of the domain.
package struct MonitorState: Hashable, Sendable {
    package var isOn: Bool
    /// Index into the monitor's inputs.
    package var input: Int
    /// Index into the monitor's presets.
    package var preset: Int
    /// How the range of the input is taken.
    package var inputRange: InputRangeSetting
    /// Index into `InternalPatch.all`; 0 is off.
    package var internalPatch: Int
    /// What age has left of the light.
    package var lightOutputPerMille: Int64
    /// Red, green and blue gains of the panel, in thousandths.
    package var driftGains: [Int64]
    /// Red, green and blue cuts of the panel, in thousandths.
    package var driftCuts: [Int64]
    /// The controls of the preset that is on.
    package var controls: PresetControls
    /// How warm the panel is, in thousandths.
    package var warmth: Int64
    /// Format's index plus 1, or 0.
    package var lock: Int64
    /// Index into `MonitorExtras.curveNames`; 0 is the preset's own.
    package var curve: Int
    /// Index into `MonitorExtras.gamutNames`; 0 is the preset's own.
    package var gamut: Int
    /// Index into `MonitorExtras.colorimetryNames`; nil where it has no such entry.
    package var colorimetry: Int?
    /// Index into `ViewingLooks.all`, of the table in the monitor.
    package var look: Int64
    /// Index into `ViewingLooks.all`, of the table in the box on its input.
    package var boxLook: Int64
    /// A raw value of `PictureMode`.
    package var pictureMode: Int64
    /// Index into `MonitorExtras.maskNames`.
    package var mask: Int64
    /// The lens shift across, per cent of half the width.
    package var lensAcross: Int64
    /// The lens shift up, per cent of half the height.
    package var lensUp: Int64
    /// Hours on the light.
    package var lightHours: Int64
    /// What red, green and blue lose once the panel is hot, per mille.
    package var hotLosses: [Int64]
    /// How hot the panel is, in thousandths.
    package var hotness: Int64
    /// The corners' light, per mille; empty where it isn't told apart.
    package var corners: [Int64]

    /// Reads a state.
    ///
    /// - Parameters:
    ///   - build: what the monitor has.
    ///   - box: the table in the box on its input, 0 for none.
    ///   - slot: a slot by its ordinal.
    ///   - latch: a latch by its ordinal.
    init(of build: MonitorBuild, box: Int64, slot: (Int) -> Int64, latch: (Int) -> Int64) {
        let extras = build.extras
        let first = build.firstExtra
        func value(_ extra: ExtraSlot) -> Int64? {
            extras.place(of: extra).map { slot(first + $0) }
        }
        curve = Int(value(.curve) ?? 0)
        gamut = Int(value(.gamut) ?? 0)
        colorimetry = value(.colorimetry).map { Int($0) }
        look = value(.look) ?? 0
        boxLook = box
        pictureMode = value(.pictureMode) ?? 0
        mask = value(.mask) ?? 0
        lensAcross = value(.lensAcross) ?? 0
        lensUp = value(.lensUp) ?? 0
        lightHours = value(.lightHours) ?? 0
        hotLosses = ExtraSlot.hot.compactMap(value)
        hotness = extras.isFollowed ? latch(MonitorSlot.heat) : 0
        corners = ExtraSlot.corners.compactMap(value)
        isOn = slot(MonitorSlot.power) != 0
        input = Int(slot(MonitorSlot.input))
        preset = Int(slot(MonitorSlot.preset))
        inputRange = InputRangeSetting(rawValue: slot(MonitorSlot.inputRange)) ?? .auto
        internalPatch = Int(slot(MonitorSlot.internalPatch))
        lightOutputPerMille = slot(MonitorSlot.lightOutput)
        driftGains = (0..<3).map { slot(MonitorSlot.redDrift + $0) }
        driftCuts = (0..<3).map { slot(MonitorSlot.redCutDrift + $0) }
        controls = MonitorState.controls(ofPreset: preset, slot: slot)
        warmth = latch(MonitorSlot.warmUp)
        lock = latch(MonitorSlot.lock)
    }

    /// The controls of any preset.
    static func controls(ofPreset preset: Int, slot: (Int) -> Int64) -> PresetControls {
        func values(_ range: Range<Int>) -> [Int64] {
            range.map { slot(MonitorSlot.control($0, preset: preset)) }
        }
        return PresetControls(
            luminance: values(0..<1)[0], gains: values(1..<4), cuts: values(4..<7))
    }

    /// The arithmetic of this state.
    ///
    /// - Parameter signal: what arrives, whose identifier may choose the primaries; nil for the
    ///   monitor's own patches.
    func model(of build: MonitorBuild, showing signal: PictureSignal? = nil) -> DisplayModel? {
        var gamut = gamut
        if colorimetry == 0, let signal, MonitorState.isWide(signal) { gamut = 3 }
        return build.model(of: self, gamut: gamut)
    }

    /// What heat has left of each channel.
    var heat: RGB {
        guard hotness > 0, hotLosses.count == 3 else { return .white }
        let left = hotLosses.map { 1 - Double($0 * hotness) / 1e6 }
        return RGB(red: left[0], green: left[1], blue: left[2])
    }

    /// A signal after the tables on its way: that of the box, then the monitor's own.
    func looked(_ rgb: RGB) -> RGB {
        ViewingLooks.apply(look, to: ViewingLooks.apply(boxLook, to: rgb))
    }

    /// Whether a signal's identifier says BT.2020.
    static func isWide(_ signal: PictureSignal) -> Bool {
        signal.payloadIdentifier != 0
            && PayloadIdentifier(word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
                .colorimetry == .bt2020
    }

    /// How the input takes a signal.
    func decoding(of signal: PictureSignal) -> InputDecoding {
        let identifier = PayloadIdentifier(
            word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
        let isIdentified = signal.payloadIdentifier != 0
        // Byte 4, bits 0 and 1: 1 is 10 bits and 2 is 12 bits of narrow range, 0 and 3 are full.
        let depth = identifier.byte(4) & 3
        let saysFull = isIdentified && (depth == 0 || depth == 3)
        let written: VideoQuantisation = saysFull ? .full10 : .narrow10
        let read: VideoQuantisation =
            switch inputRange {
            case .auto: written
            case .limited: .narrow10
            case .full: .full10
            }
        var matrix = PictureRendering.standardMatrix(of: signal.videoFormat ?? .hd1080p25)
        if MonitorState.isWide(signal) && colorimetry != 1 { matrix = .bt2020 }
        return InputDecoding(written: written, read: read, matrix: matrix)
    }
}

/// Patches that a reference monitor makes by itself, as calibration asks for them.
package enum InternalPatch {
    /// Names and colours; the first is off.
    package static let all: [(name: String, rgb: RGB)] =
        [("off", .black)]
        + [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map {
            ("grey-\($0)", RGB(grey: Double($0) / 100))
        } + [
            ("red", RGB(red: 1, green: 0, blue: 0)), ("green", RGB(red: 0, green: 1, blue: 0)),
            ("blue", RGB(red: 0, green: 0, blue: 1)), ("cyan", RGB(red: 0, green: 1, blue: 1)),
            ("magenta", RGB(red: 1, green: 0, blue: 1)),
            ("yellow", RGB(red: 1, green: 1, blue: 0)),
        ]

    /// The names, in order.
    static let names = all.map(\.name)
}
