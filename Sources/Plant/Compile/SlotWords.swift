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
}
