import Plant
import Signals

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
        case .projector: ["p3-26", "p3d65-26", "p3-dci-24"]
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
