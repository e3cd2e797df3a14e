extension Plant {
    /// The value that a word stands for in a slot, or nil; symbols only where the plant has them.
    package func value(ofWord word: String, for slot: SlotID) -> Int64? {
        switch layout.slots[slot.index].domain {
        case .port:
            word == "none" ? -1 : layout.port(named: word).map { Int64($0.rawValue) }
        case .element:
            word == "none" ? -1 : layout.element(named: word).map { Int64($0.rawValue) }
        case .symbol: word.isEmpty ? -1 : symbols.number(of: word).map { Int64($0.rawValue) }
        default: layout.slots[slot.index].domain.value(ofWord: word)
        }
    }

    /// What may be written for a slot, in words; of texts only those that the plant has.
    package func expectation(for slot: SlotID) -> String {
        let domain = layout.slots[slot.index].domain
        return domain == .symbol ? "a text that the facility has" : domain.expectation
    }

    /// The words that a slot can be given, to find the one that somebody meant; empty where they
    /// are numbers or addresses.
    package func words(for slot: SlotID) -> [String] {
        switch layout.slots[slot.index].domain {
        case .boolean: ["no", "yes"]
        case .choice(let names): names
        case .index(let names): names + ["none"]
        case .port: layout.ports.indices.map { layout.path(of: PortID($0)) } + ["none"]
        case .element: layout.elements.map(\.id) + ["none"]
        case .symbol: symbols.texts
        case .integer, .address: []
        }
    }
}
