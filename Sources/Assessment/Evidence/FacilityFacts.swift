import Plant

/// What rules need to know of a facility: its people, what its things are, and what is owed.
struct FacilityFacts: Sendable {
    struct Person: Hashable, Sendable {
        var id: String
        var role: String
        /// The authorities whose leave they can give, as `Authority` spells them.
        var allows: [String]
        var rooms: [String]

        /// Whether a matter of the house can be handed to them: who can only speak for their own
        /// room can't take it on.
        var canTakeOver: Bool { allows.contains { $0 != Authority.client.rawValue } }
    }

    /// A cable with the ports in which the schedule has it.
    struct Cable: Hashable, Sendable {
        var id: String
        var ports: [String]
    }

    let people: [Person]
    let cables: [Cable]
    private let elementsByID: [String: ElementDeclaration]
    private let checksByID: [String: CheckDeclaration]
    private let services: [String]

    init(_ inventory: Inventory) {
        elementsByID = Dictionary(inventory.elements.map { ($0.id, $0) }) { first, _ in first }
        let all = inventory.services + inventory.invariants + inventory.expectations
        checksByID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        services = inventory.services.map(\.id)
        cables = inventory.cables.map { Cable(id: $0.id, ports: [$0.from, $0.to]) }
        people = inventory.elements.filter { $0.kind == "person" }.map { element in
            func words(_ name: String) -> [String] {
                element.parameters.first { $0.name == name }
                    .flatMap { RuleArguments.words($0.value) } ?? []
            }
            return Person(
                id: element.id, role: words("role").first ?? "", allows: words("allows"),
                rooms: words("rooms"))
        }
    }

    func person(_ id: String) -> Person? { people.first { $0.id == id } }

    /// The kind of an element; empty where there is none of that name.
    func kind(of element: String) -> String { elementsByID[element]?.kind ?? "" }

    /// Where an element stands; empty where there is none of that name.
    func place(of element: String) -> String { elementsByID[element]?.place ?? "" }

    /// Whether a check is something that is owed: a service or a rule of the house, no wish.
    func isOwed(_ check: String) -> Bool { services.contains(check) }

    /// The kind of a check (`monitor-shows`); empty where there is none of that name.
    func checkKind(_ check: String) -> String { checksByID[check]?.kind ?? "" }

    /// Whose a check is; empty for the house.
    func person(of check: String) -> String { checksByID[check]?.person ?? "" }

    /// The element at which a check is looked at; empty where it names none.
    func endpoint(of check: String) -> String {
        guard let arguments = checksByID[check]?.arguments else { return "" }
        for name in ["monitor", "host", "at", "router", "instrument"] {
            guard let value = arguments.first(where: { $0.name == name })?.value,
                let word = RuleArguments.words(value)?.first
            else { continue }
            return StepFacts.element(of: word)
        }
        return ""
    }

    /// Whether a check looks after clients' material or keeps networks apart.
    func isAboutExposure(_ check: String) -> Bool {
        ["content-contained", "segregated"].contains(checkKind(check))
    }

    /// Whether a check looks after what labels and papers say.
    func isAboutLabels(_ check: String) -> Bool {
        ["router-labels-true", "statements-true"].contains(checkKind(check))
    }
}
