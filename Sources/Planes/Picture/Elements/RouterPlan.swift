import Plant

/// A router's size, names, levels and salvos, as its parameters give them.
struct RouterPlan: Hashable, Sendable {
    /// Settings of some crosspoints that are taken together.
    struct Salvo: Hashable, Sendable {
        var name: String
        /// Output and input, both from 0.
        var takes: [Take]
    }

    struct Take: Hashable, Sendable {
        var output: Int
        var input: Int
    }

    /// What can be routed apart: `video`, and on some routers the embedded `audio`.
    var levels: [String]
    /// What is wired to each input and output according to the facility's schedule.
    var sources: [String]
    var destinations: [String]
    /// The input of each output as the facility is set up, or −1.
    var nominalInputs: [Int64]
    var locked: [Bool]
    var isReclocking: Bool
    /// Whether an output is a tie line to another router.
    var isTie: [Bool]
    var salvos: [Salvo]

    var inputCount: Int { sources.count }
    var outputCount: Int { destinations.count }

    static let parameterSchemas =
        [
            ParameterSchema("inputs", "number of inputs, 1…256 (default 16)"),
            ParameterSchema("outputs", "number of outputs, 1…256 (default 16)"),
            ParameterSchema("sources", "names of what is wired to the inputs, in order"),
            ParameterSchema("destinations", "names of what is wired to the outputs, in order"),
            ParameterSchema("levels", "what is routed: [video] or [video, audio]"),
            ParameterSchema("routes", "destination: source, as the facility is set up"),
            ParameterSchema("locked", "destinations that are locked"),
            ParameterSchema("ties", "destinations that are tie lines to another router"),
            ParameterSchema("reclocking", "whether the outputs reclock: yes (default) or no"),
            ParameterSchema("salvos", "salvo: {destination: source, …}"),
        ] + SDIReceiver.parameterSchemas

    init(of element: some ParameterReading) throws(PlantProblem) {
        levels = try element.words("levels")
        if levels.isEmpty { levels = ["video"] }
        guard levels == ["video"] || levels == ["video", "audio"] else {
            throw element.problem(
                "levels", "`levels` is \(levels)", expected: "[video] or [video, audio]")
        }
        sources = try RouterPlan.names(element, "sources", count: "inputs", blank: "IN")
        destinations = try RouterPlan.names(element, "destinations", count: "outputs", blank: "OUT")
        isReclocking = try element.choice("reclocking", of: ["no", "yes"], default: "yes") == 1
        nominalInputs = Array(repeating: -1, count: destinations.count)
        locked = Array(repeating: false, count: destinations.count)
        isTie = locked
        salvos = []
        for take in try takes(element, "routes", try element.mapping("routes")) {
            nominalInputs[take.output] = Int64(take.input)
        }
        for name in try element.words("locked") {
            locked[try index(element, "locked", name, of: destinations)] = true
        }
        for name in try element.words("ties") {
            isTie[try index(element, "ties", name, of: destinations)] = true
        }
        for entry in try element.mapping("salvos") {
            guard case .mapping(let entries) = entry.value else {
                throw element.problem(
                    "salvos", "salvo `\(entry.name)` isn't a mapping",
                    expected: "destination: source")
            }
            salvos.append(Salvo(name: entry.name, takes: try takes(element, "salvos", entries)))
        }
    }

    /// As many names as there are connectors; those that aren't given are numbered.
    private static func names(
        _ element: some ParameterReading, _ list: String, count: String, blank: String
    ) throws(PlantProblem) -> [String] {
        let given = try element.words(list)
        let number = Int(
            try element.integer(count, in: 1...256, default: Int64(max(16, given.count))))
        guard given.count <= number else {
            throw element.problem(
                list, "\(given.count) \(list) for \(number) connectors",
                expected: "at most `\(count)`")
        }
        var names = given
        while names.count < number { names.append("\(blank) \(names.count + 1)") }
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            throw element.problem(list, "`\(name)` twice in `\(list)`", expected: "different names")
        }
        return names
    }

    private func takes(
        _ element: some ParameterReading, _ parameter: String, _ entries: [NamedValue]
    ) throws(PlantProblem) -> [Take] {
        var takes: [Take] = []
        for entry in entries {
            guard let source = entry.value.word else {
                throw element.problem(
                    parameter, "`\(entry.name)` has no source", expected: "destination: source")
            }
            takes.append(
                Take(
                    output: try index(element, parameter, entry.name, of: destinations),
                    input: try index(element, parameter, source, of: sources)))
        }
        return takes
    }

    private func index(
        _ element: some ParameterReading, _ parameter: String, _ name: String, of names: [String]
    ) throws(PlantProblem) -> Int {
        guard
            let index = names.firstIndex(where: {
                RouterPlan.key($0) == RouterPlan.key(name)
            })
        else {
            throw element.problem(
                parameter, "unknown name `\(name)`", given: name, candidates: names)
        }
        return index
    }

    /// A name as it is typed: lower case, `-` for a blank, so that `gr-mon` means `GR MON`.
    static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
    }
}

/// Ordinals of a router's slots and ports, which depend on its size.
struct RouterLayout: Hashable, Sendable {
    let inputCount: Int
    let outputCount: Int
    let levelCount: Int

    init(_ plan: RouterPlan) {
        inputCount = plan.inputCount
        outputCount = plan.outputCount
        levelCount = plan.levels.count
    }

    private var slotsPerOutput: Int { levelCount + 4 }

    /// The crosspoint that the control system has set: an input, or −1.
    func crosspoint(output: Int, level: Int) -> Int { output * slotsPerOutput + level }
    /// The input that a defective crosspoint holds whatever is set, or −1 where it is good.
    func held(output: Int) -> Int { output * slotsPerOutput + levelCount }
    func lock(output: Int) -> Int { output * slotsPerOutput + levelCount + 1 }
    func reclocker(output: Int) -> Int { output * slotsPerOutput + levelCount + 2 }
    func label(output: Int) -> Int { output * slotsPerOutput + levelCount + 3 }
    func label(input: Int) -> Int { outputCount * slotsPerOutput + input }

    func inputPort(_ input: Int) -> Int { input }
    func outputPort(_ output: Int) -> Int { inputCount + output }
}
