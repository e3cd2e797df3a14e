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

    /// All names, in the order of `allCases`.
    package static let names = ["reference", "client", "gui"]
}

/// One monitor as its inventory describes it: panel, presets, inputs, the room's target.
package struct MonitorBuild: Sendable {
    package let monitorClass: MonitorClass
    package let panel: DisplayPanel
    package let presets: [DisplayPreset]
    /// The 3 × 3s of each preset.
    private let matrices: [PresetMatrices]
    /// Names of its inputs, in the order of the `input` setting.
    package let inputs: [String]
    package let target: DisplayTarget
    /// The preset that meets the target, as an index into `presets`; nil where it has none.
    package let targetPreset: Int?
    /// The name of the element that lights the room, or empty.
    package let roomLight: String
    package let receiver: SDIReceiver

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
        ] + SDIReceiver.parameterSchemas

    init(of element: some ParameterReading) throws(PlantProblem) {
        let classIndex = try element.choice("class", of: MonitorClass.names)
        let monitorClass = MonitorClass.allCases[classIndex]
        self.monitorClass = monitorClass
        panel = try MonitorBuild.panel(of: element, monitorClass)
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
        var matrices: [PresetMatrices] = []
        for preset in own {
            guard let matrix = PresetMatrices(preset, on: panel) else {
                throw element.problem("native", "the primaries lie on one line")
            }
            matrices.append(matrix)
        }
        self.matrices = matrices
    }

    /// The model in one state; nil for a preset that it doesn't have.
    func model(
        preset index: Int, luminance: Double, controls: ChannelControls, drift: ChannelControls,
        lightOutput: Double, warmth: Int64
    ) -> DisplayModel? {
        guard presets.indices.contains(index) else { return nil }
        return DisplayModel(
            panel: panel, preset: presets[index], matrices: matrices[index], luminance: luminance,
            controls: controls,
            drift: drift, lightOutput: lightOutput, warmth: warmth)
    }

    private static func panel(of element: some ParameterReading, _ monitorClass: MonitorClass)
        throws(PlantProblem) -> DisplayPanel
    {
        let type = PanelType.allCases[try element.choice("panel", of: PanelType.names)]
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

/// Reads the parameter `presets`.
struct PresetReader<Element: ParameterReading> {
    let element: Element

    func presets(for monitorClass: MonitorClass) throws(PlantProblem) -> [DisplayPreset] {
        guard let value = element.parameter("presets") else {
            return usual(monitorClass).compactMap { DisplayPreset.named($0) }
        }
        var presets: [DisplayPreset] = []
        if case .mapping(let entries) = value {
            for entry in entries { presets.append(try preset(entry)) }
        } else {
            for name in try element.words("presets") { presets.append(try known(name)) }
        }
        guard !presets.isEmpty else {
            throw element.problem("presets", "`presets` is empty", expected: "at least one preset")
        }
        for (index, preset) in presets.enumerated()
        where presets[..<index].contains(where: { $0.name == preset.name }) {
            throw element.problem("presets", "`\(preset.name)` is there twice")
        }
        return presets
    }

    private func usual(_ monitorClass: MonitorClass) -> [String] {
        switch monitorClass {
        case .reference: ["rec709-24", "rec709-22", "rec709-d93", "p3-24", "p3-26", "pq-p3"]
        case .client: ["rec709-24", "rec709-22"]
        case .gui: ["srgb-native", "rec709-24"]
        }
    }

    private func known(_ name: String) throws(PlantProblem) -> DisplayPreset {
        guard let preset = DisplayPreset.named(name) else {
            throw element.problem(
                "presets", "unknown preset `\(name)`", given: name,
                candidates: DisplayPreset.catalogue.map(\.name))
        }
        return preset
    }

    private func preset(_ entry: NamedValue) throws(PlantProblem) -> DisplayPreset {
        if let word = entry.value.word {
            var preset = try known(word)
            preset.name = entry.name
            return preset
        }
        guard case .mapping(let values) = entry.value else {
            throw element.problem(
                "presets", "`\(entry.name)` is a list", expected: "a preset's name or its values")
        }
        let allowed = ["from", "eotf", "primaries", "white", "luminance"]
        for value in values where !allowed.contains(value.name) {
            throw element.problem(
                "presets", "unknown key `\(value.name)` of preset `\(entry.name)`",
                given: value.name, candidates: allowed)
        }
        func word(_ name: String) -> String? {
            values.first { $0.name == name }?.value.word
        }
        var preset = try known(word("from") ?? "rec709-24")
        preset.name = entry.name
        if let eotf = word("eotf") {
            preset.transfer = try pick(eotf, DisplayPreset.transferNames)
        }
        if let name = word("primaries") {
            preset.standard = try pick(name, DisplayPreset.primariesNames)
        }
        if let white = word("white") { preset.white = try pick(white, DisplayPreset.whiteNames) }
        if let luminance = word("luminance") {
            guard let value = Int64(luminance), (20...10_000).contains(value) else {
                throw element.problem(
                    "presets", "the luminance of `\(entry.name)` is `\(luminance)`",
                    expected: "a whole number from 20 to 10000")
            }
            preset.luminance = value
        }
        return preset
    }

    private func pick<Value>(_ name: String, _ known: [(name: String, value: Value)])
        throws(PlantProblem) -> Value
    {
        guard let found = known.first(where: { $0.name == name }) else {
            throw element.problem(
                "presets", "unknown value `\(name)`", given: name, candidates: known.map(\.name))
        }
        return found.value
    }
}
