import Plant

/// The router's control screen: what it believes each output is fed from, under the panels' labels.
enum RouterStatusProbe {
    static let kind = ProbeKind(
        name: "router-status", title: "router control screen", plane: PicturePlane.name,
        usage: "measure router-status ROUTER [DESTINATION]", price: Price(seconds: 30),
        needsPresence: false,
        accepts: { plant, target in
            guard case .element(let element) = target,
                plant.kind(of: element).name == SDIRouterKind.name
            else { return "only a router has a control screen" }
            return nil
        }, read: read)

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        guard case .element(let element) = target,
            let router = simulation.plant.pictureModel.router(element)
        else { throw ActionRefusal("only a router has a control screen") }
        let labels = RouterLabels(simulation, router)
        var reading = Reading(
            kind: "router-status", point: simulation.plant.layout.elements[element.index].id,
            columns: ["level", "output", "destination", "input", "source", "locked"])
        var outputs = Array(0..<router.plan.outputCount)
        if let word = words.first { outputs = [try labels.output(named: word)] }
        for output in outputs {
            let isLocked = simulation.slot(element, router.layout.lock(output: output)) == 1
            for (level, name) in router.plan.levels.enumerated() {
                let input = simulation.slot(
                    element, router.layout.crosspoint(output: output, level: level))
                reading.rows.append([
                    .symbol(name), .integer(Int64(output + 1)), .text(labels.outputs[output]),
                    input < 0 ? .none : .integer(input + 1),
                    input < 0 ? .none : .text(labels.inputs[Int(input)]), .flag(isLocked),
                ])
            }
        }
        return reading
    }
}

/// What a router's panels call its inputs and outputs now, and what somebody means by a name.
struct RouterLabels {
    let inputs: [String]
    let outputs: [String]

    init(_ simulation: Simulation, _ router: PictureModel.Router) {
        inputs = (0..<router.plan.inputCount).map {
            simulation.text(
                ofSymbol: simulation.slot(router.element, router.layout.label(input: $0)))
        }
        outputs = (0..<router.plan.outputCount).map {
            simulation.text(
                ofSymbol: simulation.slot(router.element, router.layout.label(output: $0)))
        }
    }

    /// The input that a panel's label or `in-N` names.
    func input(named word: String) throws(ActionRefusal) -> Int {
        try RouterLabels.index(of: word, in: inputs, prefix: "in-", what: "source")
    }

    /// The output that a panel's label or `out-N` names.
    func output(named word: String) throws(ActionRefusal) -> Int {
        try RouterLabels.index(of: word, in: outputs, prefix: "out-", what: "destination")
    }

    private static func index(
        of word: String, in labels: [String], prefix: String, what: String
    ) throws(ActionRefusal) -> Int {
        let wanted = RouterPlan.key(word)
        let found = labels.indices.filter { RouterPlan.key(labels[$0]) == wanted }
        if found.count == 1 { return found[0] }
        let ports = labels.indices.map { prefix + "\($0 + 1)" }
        if let index = ports.firstIndex(of: wanted) { return index }
        if found.count > 1 {
            throw ActionRefusal(
                "the panel has `\(word)` \(found.count) times",
                advice: "say " + found.map { ports[$0] }.joined(separator: " or "))
        }
        throw ActionRefusal(
            "the panel has no \(what) `\(word)`", given: word,
            candidates: labels.map { RouterPlan.key($0) } + ports)
    }
}
