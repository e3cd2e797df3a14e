import Plant

extension Exercise {
    /// How a line that was begun can go on: the candidates for its last word, in order.
    ///
    /// It reads names and changes nothing; it tells only what `look`, `map` and `help` would.
    package func completions(of line: String) -> [String] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let last = words.last ?? ""
        let before = words.dropLast().filter { !$0.isEmpty }
        return candidates(after: Array(before)).filter { $0.hasPrefix(last) }
    }

    private func candidates(after words: [String]) -> [String] {
        guard let verb = words.first else {
            return VerbTable.all(plant.registry).map(\.name) + ["quit"]
        }
        switch (verb, words.count) {
        case ("help", 1): return VerbTable.all(plant.registry).map(\.name)
        case ("go", 1): return layout.places.map(\.id)
        case ("look", 1), ("menu", 1), ("set", 1), ("label", 1), ("swap", 1), ("replace", 1),
            ("calibrate", 1), ("trim", 1):
            return elementsHere
        case ("map", 1), ("suspect", 1), ("rule-out", 1), ("diagnose", 1): return equipment
        case ("suspect", 2), ("rule-out", 2), ("diagnose", 2): return modes(of: words[1])
        case ("trace", 1): return portsHere
        case ("measure", 1): return plant.registry.probes.map(\.name)
        case ("measure", 2): return portsHere + elementsHere
        case ("patch", 1), ("unplug", 1):
            return layout.cables.map { layout.elements[$0.element.index].id }
        case ("patch", 2), ("unplug", 2): return ["a", "b"]
        case ("patch", 3): return portsHere
        case ("ask", 1), ("tell", 1), ("escalate", 1): return names(.person)
        case ("ask", 2): return Exercise.topics
        case ("read", 1): return names(.document)
        case ("on", 1): return equipment
        case ("verify", 1): return plant.services.map(\.id)
        case ("set", 2): return slots(of: words[1], role: .setting)
        case ("label", 2): return slots(of: words[1], role: .statement)
        default: return []
        }
    }

    private var elementsHere: [String] {
        layout.elements.filter { $0.place == memory.place && $0.category == .equipment }.map(\.id)
    }

    private var equipment: [String] {
        layout.elements.filter { $0.category == .equipment }.map(\.id)
    }

    private var portsHere: [String] {
        layout.ports.indices
            .filter { layout.elements[layout.ports[$0].element.index].place == memory.place }
            .map { layout.path(of: PortID($0)) }
    }

    private func names(_ category: ElementCategory) -> [String] {
        layout.elements.filter { $0.category == category }.map(\.id)
    }

    private func modes(of name: String) -> [String] {
        guard let element = layout.element(named: name) else { return [] }
        let kind = plant.kind(of: element).name
        return plant.registry.modes.filter { $0.elementKinds.contains(kind) }.map(\.name)
    }

    private func slots(of name: String, role: SlotRole) -> [String] {
        guard let element = layout.element(named: name) else { return [] }
        return layout.elements[element.index].slots
            .filter { layout.slots[$0].role == role }
            .map { layout.slots[$0].name }
    }
}
