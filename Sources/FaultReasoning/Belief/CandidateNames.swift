import Plant

extension Reasoner {
    /// A candidate in the words of content: element and mode of each fault, with its parameters.
    package func describe(_ number: Int) -> String {
        candidates[number].members.map { predictions.name(of: $0) }.joined(separator: " and ")
    }
}

extension FacilityPredictions {
    /// A hypothesis in the words of content.
    package func name(of number: Int) -> String {
        switch hypotheses.all[number].kind {
        case .none: return "none"
        case .unmodelled: return "unmodelled"
        case .mistakenExpectation(let index):
            return "mistaken \(plant.expectations[index].id)"
        case .fault(let mode, let element, let variant):
            let parameters = variant.parameters.words.map { "\($0.name)=\($0.word)" }
            return
                ([plant.layout.elements[element.index].id, plant.registry.modes[mode].name]
                + parameters).joined(separator: " ")
        }
    }
}
