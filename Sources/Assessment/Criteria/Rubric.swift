/// A standard, and the criteria by which practice is looked at with it in mind.
package struct Rubric: Hashable, Sendable {
    package var standard: OccupationalStandard
    /// In the order of their themes, and within one as its author wrote them.
    package var criteria: [Criterion]

    package init(standard: OccupationalStandard, criteria: [Criterion]) {
        self.standard = standard
        self.criteria = criteria
    }

    /// The themes of the criteria in their order, each once.
    package var themes: [String] {
        var themes: [String] = []
        for criterion in criteria where themes.last != criterion.theme {
            themes.append(criterion.theme)
        }
        return themes
    }

    /// The criteria of one theme.
    package func criteria(of theme: String) -> [Criterion] {
        criteria.filter { $0.theme == theme }
    }
}
