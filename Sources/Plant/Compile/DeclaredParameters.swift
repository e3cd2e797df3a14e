extension Plant {
    /// The words of an element's list parameter, as its inventory has them; empty where there are
    /// none.
    package func words(of parameter: String, for element: ElementID) -> [String] {
        guard inventory.elements.indices.contains(element.index) else { return [] }
        let declared = inventory.elements[element.index].parameters
        guard case .list(let items)? = declared.first(where: { $0.name == parameter })?.value
        else { return [] }
        return items.compactMap(\.word)
    }

    /// An element's scalar parameter, as its inventory has it, or nil.
    package func word(of parameter: String, for element: ElementID) -> String? {
        guard inventory.elements.indices.contains(element.index) else { return nil }
        return inventory.elements[element.index].parameters
            .first { $0.name == parameter }?.value.word
    }
}
