import Plant
import Signals

/// What sort of monitor it is, which says how it is used and who may touch it.
package enum MonitorClass: UInt8, CaseIterable, Hashable, Sendable {
    /// A grading or quality-control monitor: measured, with a patch generator of its own.
    case reference = 1
    /// A screen that clients watch.
    case client = 2
    /// A computer's screen.
    case gui = 3
    /// A projector with its screen: a kind of its own, measured, with patterns of its own.
    case projector = 4

    /// The names of those that a monitor can be, in the order of `allCases`.
    package static let names = ["reference", "client", "gui"]

    /// Whether it makes patches by itself, and its controls are a calibrator's business.
    var hasPatches: Bool { self == .reference || self == .projector }
}

/// One monitor as its inventory describes it: panel, presets, inputs, the room's target.
package struct MonitorBuild: Sendable {
    package let monitorClass: MonitorClass
    package let panel: DisplayPanel
    package let presets: [DisplayPreset]
    /// The 3 × 3s of each preset, by the menu's `primaries`; the preset's own alone where it has
    /// no such entry.
    private let matrices: [[PresetMatrices]]
    /// Names of its inputs, in the order of the `input` setting.
    package let inputs: [String]
    package let target: DisplayTarget
    /// The preset that meets the target, as an index into `presets`; nil where it has none.
    package let targetPreset: Int?
    /// The name of the element that lights the room, or empty.
    package let roomLight: String
    package let receiver: SDIReceiver
    let extras: MonitorExtras

    /// Inputs that a monitor can have.
    static let inputNames = ["sdi-1", "sdi-2", "hdmi"]

    /// Parameters of the kind.
    static let parameterSchemas: [ParameterSchema] =
        [
            ParameterSchema(
                "class", "what it is for: " + MonitorClass.names.joined(separator: ", "),
                required: true),
            ParameterSchema(
                "panel", "how it makes light: " + PanelType.names.joined(separator: ", "),
                required: true),
        ] + MonitorBuild.panelSchemas + SDIReceiver.parameterSchemas + MonitorExtras.monitorSchemas

    /// Parameters of a projector.
    static let projectorSchemas: [ParameterSchema] =
        [
            ParameterSchema(
                "light",
                "how it makes light: "
                    + PanelType.projectors.map(\.name).joined(separator: ", "),
                required: true),
            ParameterSchema("screen-gain", "the screen's gain, thousandths"),
        ] + MonitorBuild.panelSchemas + SDIReceiver.parameterSchemas
        + MonitorExtras.projectorSchemas

    private static let panelSchemas: [ParameterSchema] = [
        ParameterSchema("peak", "largest white, cd/m²"),
        ParameterSchema("contrast", "white over black"),
        ParameterSchema(
            "native", "the panel's primaries: bt709, p3, bt2020, or six numbers of 0.0001"),
        ParameterSchema("reflectance", "diffuse reflectance of the screen, per mille"),
        ParameterSchema("inputs", "list of " + inputNames.joined(separator: ", ")),
        ParameterSchema("presets", "names of the catalogue, or names with their values"),
        ParameterSchema("target", "the preset that the room's specification asks for"),
        ParameterSchema("target-luminance", "white of the specification, cd/m²"),
        ParameterSchema("room-light", "the element that lights the room"),
    ]

    init(of element: some ParameterReading) throws(PlantProblem) {
        let isProjector = element.declaration.kind == DisplayPlane.projectorName
        let monitorClass =
            isProjector
            ? .projector
            : MonitorClass.allCases[try element.choice("class", of: MonitorClass.names)]
        self.monitorClass = monitorClass
        panel = try MonitorBuild.panel(of: element, monitorClass)
        extras = try MonitorExtras(of: element, isProjector: isProjector, peak: panel.peak)
        inputs = try MonitorBuild.inputs(of: element)
        presets = try PresetReader(element: element).presets(for: monitorClass)
        roomLight = try element.word("room-light", default: "")
        receiver = try SDIReceiver(of: element)
        let own = presets
        let name = try element.word("target", default: own[0].name)
        targetPreset = own.firstIndex { $0.name == name }
        guard let preset = targetPreset.map({ own[$0] }) ?? DisplayPreset.named(name) else {
            throw element.problem(
                "target", "unknown preset `\(name)`", given: name,
                candidates: own.map(\.name) + DisplayPreset.catalogue.map(\.name))
        }
        let luminance = try element.integer(
            "target-luminance", in: 20...10_000, default: preset.luminance)
        guard
            let target = DisplayTarget(
                preset: preset, luminance: Double(luminance), panel: panel)
        else { throw element.problem("native", "the primaries lie on one line") }
        self.target = target
        let hasChoice = extras.slots.contains(.gamut) || extras.slots.contains(.colorimetry)
        var matrices: [[PresetMatrices]] = []
        for preset in own {
            var row: [PresetMatrices] = []
            for gamut in MonitorExtras.gamutNames.indices where gamut == 0 || hasChoice {
                guard let matrix = PresetMatrices(preset.with(gamut: gamut), on: panel) else {
                    throw element.problem("native", "the primaries lie on one line")
                }
                row.append(matrix)
            }
            matrices.append(row)
        }
        self.matrices = matrices
    }

    /// The ordinal of the first of the slots that not all monitors have.
    var firstExtra: Int {
        MonitorSlot.firstControl + presets.count * MonitorSlot.controls.count
    }

    /// How many slots it has.
    var slotCount: Int { firstExtra + extras.slots.count }

    /// How many latches it has.
    var latchCount: Int { extras.isFollowed ? 3 : 2 }

    /// The model in one state; nil for a preset that it doesn't have.
    func model(of state: MonitorState, gamut: Int) -> DisplayModel? {
        guard presets.indices.contains(state.preset) else { return nil }
        var preset = presets[state.preset]
        if state.curve > 0 { preset.transfer = DisplayPreset.transferNames[state.curve - 1].value }
        let choices = matrices[state.preset]
        return DisplayModel(
            panel: panel, preset: preset,
            matrices: choices[choices.indices.contains(gamut) ? gamut : 0],
            luminance: Double(state.controls.luminance), controls: state.controls.channels,
            drift: ChannelControls(
                gain: PresetControls.rgb(state.driftGains),
                cut: PresetControls.rgb(state.driftCuts)),
            lightOutput: lightShare(of: state), warmth: state.warmth, heat: state.heat)
    }

    /// What age and the lens leave of the light in the middle of the screen.
    func lightShare(of state: MonitorState) -> Double {
        let share = Double(state.lightOutputPerMille) / 1000
        guard let projection = extras.projection else { return share }
        return share * projection.lightLeft(afterHours: state.lightHours)
            * projection.share(x: 0, y: 0, across: state.lensAcross, up: state.lensUp)
    }

    /// The light of a spot beside that of the middle.
    func share(of spot: ScreenSpot, in state: MonitorState) -> Double {
        guard let corner = ScreenSpot.corners.firstIndex(of: spot) else { return 1 }
        var share = state.corners.isEmpty ? 1 : Double(state.corners[corner]) / 1000
        guard let projection = extras.projection else { return share }
        // Masks that are drawn in cover the corners.
        if state.mask != extras.mask { return 0 }
        let place = spot.place
        share *= projection.share(
            x: place.x, y: place.y, across: state.lensAcross, up: state.lensUp)
        return share
            / projection.share(x: 0, y: 0, across: state.lensAcross, up: state.lensUp)
    }

    /// The luminance control of a preset with which it shows its white in the nominal condition.
    func nominalLuminance(of preset: DisplayPreset) -> Int64 {
        guard let projection = extras.projection else { return preset.luminance }
        let share =
            projection.lightLeft(afterHours: extras.hours)
            * projection.share(x: 0, y: 0, across: projection.across, up: projection.up)
        return Int64(Elementary.nearest(Double(preset.luminance) / share))
    }

    private static func panel(of element: some ParameterReading, _ monitorClass: MonitorClass)
        throws(PlantProblem) -> DisplayPanel
    {
        if monitorClass == .projector { return try projectorPanel(of: element) }
        let type = PanelType.screens[try element.choice("panel", of: PanelType.names)]
        let isReference = monitorClass == .reference
        let peak = try element.integer(
            "peak", in: 50...10_000, default: isReference ? 1000 : 350)
        let contrast = try element.integer(
            "contrast", in: 100...10_000_000, default: type.usualContrast)
        let reflectance = try element.integer("reflectance", in: 0...100, default: 10)
        return DisplayPanel(
            type: type, primaries: try primaries(of: element, type), peak: Double(peak),
            contrast: Double(contrast), reflectance: Double(reflectance) / 1000,
            passesSuperWhite: isReference)
    }

    /// A projector and its screen as one panel: the screen's gain scales the picture, and scatters
    /// back all of the room's light that falls on it.
    private static func projectorPanel(of element: some ParameterReading) throws(PlantProblem)
        -> DisplayPanel
    {
        let light = try element.choice("light", of: PanelType.projectors.map(\.name))
        let type = PanelType.projectors[light]
        // 48 cd/m² (ST 431-1) with a lamp at the end of its life takes twice that of a new one.
        let peak = try element.integer("peak", in: 50...10_000, default: 110)
        let contrast = try element.integer(
            "contrast", in: 100...10_000_000, default: type.usualContrast)
        let gain = Double(try element.integer("screen-gain", in: 300...3000, default: 1000)) / 1000
        return DisplayPanel(
            type: type, primaries: try primaries(of: element, type), peak: Double(peak) * gain,
            contrast: Double(contrast), reflectance: gain, passesSuperWhite: false)
    }

    private static func primaries(of element: some ParameterReading, _ type: PanelType)
        throws(PlantProblem) -> RGBPrimaries
    {
        guard let value = element.parameter("native") else { return type.usualPrimaries.primaries }
        if case .list(let items) = value {
            let numbers = items.compactMap { $0.word.flatMap { Int64($0) } }
            guard numbers.count == 6, items.count == 6,
                numbers.allSatisfy({ (1...9999).contains($0) })
            else {
                throw element.problem(
                    "native", "`native` isn't six chromaticities",
                    expected: "x and y of red, green and blue, in 0.0001")
            }
            let c = numbers.map { Double($0) / 10_000 }
            return RGBPrimaries(
                red: Chromaticity(x: c[0], y: c[1]), green: Chromaticity(x: c[2], y: c[3]),
                blue: Chromaticity(x: c[4], y: c[5]), white: .d65)
        }
        let names = DisplayPreset.primariesNames.filter { $0.value != nil }
        let index = try element.choice("native", of: names.map(\.name))
        return (names[index].value ?? type.usualPrimaries).primaries
    }

    private static func inputs(of element: some ParameterReading) throws(PlantProblem)
        -> [String]
    {
        let given = try element.words("inputs")
        if given.isEmpty { return ["sdi-1", "sdi-2"] }
        for name in given where !inputNames.contains(name) {
            throw element.problem(
                "inputs", "unknown input `\(name)`", given: name, candidates: inputNames)
        }
        return inputNames.filter { given.contains($0) }
    }
}
