package import Plant

/// What elements, cables and checks are called within a sentence.
package struct StepNames: Sendable {
    /// Where nothing but the names that are typed is known: each between back-ticks.
    package static let plain = StepNames(nil)

    private let inventory: Inventory?

    /// Names of a facility; without one those that are typed.
    package init(_ inventory: Inventory?) { self.inventory = inventory }

    /// An element or cable: `the grading monitor`, `cable v-302`; by the name that is typed where
    /// it isn't known, or has no title.
    package func element(_ id: String) -> String {
        if let element = inventory?.elements.first(where: { $0.id == id }) {
            if element.title == id { return "`\(id)`" }
            return element.kind == "person" ? element.title : "the \(element.title)"
        }
        let isCable = inventory?.cables.contains { $0.id == id } ?? false
        return isCable ? "cable `\(id)`" : "`\(id)`"
    }

    /// A service, rule or expectation by its title: `job 214 on the grading monitor`.
    package func check(_ id: String) -> String {
        guard let inventory else { return "`\(id)`" }
        let all = [inventory.services, inventory.invariants, inventory.expectations]
        let found = all.lazy.compactMap { $0.first { $0.id == id } }.first
        return found.map(\.title) ?? "`\(id)`"
    }
}
