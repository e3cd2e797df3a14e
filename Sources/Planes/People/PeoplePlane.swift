package import Plant

/// People and papers: what they say of the plant is state of its own, and may be wrong.
package enum PeoplePlane {
    /// The kinds `person` and `document`, the mistake that both can make, and the check against it.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [personKind, documentKind]
        registry.modes = [mistakenStatement]
        registry.checks = [statementsTrue]
        return registry
    }()

    /// How somebody speaks.
    package static let registers = ["plain", "technical", "terse", "anxious"]

    /// A person: their post, how they speak, whose leave they can give, what they believe.
    static let personKind = ElementKind(
        name: "person", title: "person", plane: "people", category: .person,
        parameters: [
            ParameterSchema("role", "their post, as `Words` in the terms has it", required: true),
            ParameterSchema("register", "how they speak: " + registers.joined(separator: ", ")),
            ParameterSchema("allows", "whose leave they can give: a list of authorities"),
            ParameterSchema("rooms", "places that are theirs to speak for: a list"),
            ParameterSchema("beliefs", "what they take to be so: a name and `element.slot`"),
        ],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.choice("register", of: registers, default: "plain")
            for word in try declarer.words("allows") where Authority(rawValue: word) == nil {
                throw declarer.problem(
                    "allows", "unknown authority `\(word)`", given: word,
                    candidates: Authority.allCases.map(\.rawValue))
            }
            try declareStatements("beliefs", &declarer)
        })

    /// A document: statements about slots, and lines of text that stand on it.
    static let documentKind = ElementKind(
        name: "document", title: "document", plane: "people", category: .document,
        parameters: [
            ParameterSchema("statements", "what it says is so: a name and `element.slot`"),
            ParameterSchema("lines", "text that stands on it: a list"),
        ],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.words("lines")
            try declareStatements("statements", &declarer)
        })

    private static func declareStatements(
        _ parameter: String, _ declarer: inout ElementDeclarer
    ) throws(PlantProblem) {
        for entry in try declarer.mapping(parameter) {
            guard let subject = entry.value.word else {
                throw declarer.problem(parameter, "`\(entry.name)` isn't `element.slot`")
            }
            declarer.slot(
                SlotDeclaration(
                    entry.name, "what it says of \(subject)", .boolean, role: .statement,
                    subject: subject))
        }
    }

    /// The invariant that a document says what is so.
    static let statementsTrue = CheckKind(
        name: "statements-true", title: "a document says what is so", plane: "people",
        parameters: [ParameterSchema("document", "the document's name", required: true)]
    ) { maker throws(PlantProblem) in
        let document = try maker.element("document")
        maker.endpoint = document
        return { simulation in
            let layout = simulation.plant.layout
            var reading = Reading(
                kind: "statements", point: simulation.id(of: document),
                columns: ["statement", "says", "is"])
            for index in layout.elements[document.index].slots {
                guard let subject = layout.slotSubjects[index] else { continue }
                let says = simulation.slot(SlotID(index))
                let actual = simulation.slot(subject)
                if says != actual {
                    reading.rows.append([
                        .text(layout.slots[index].name),
                        .text(simulation.words(of: subject, value: says)),
                        .text(simulation.words(of: subject, value: actual)),
                    ])
                }
            }
            return CheckResult(holds: reading.rows.isEmpty, reading: reading)
        }
    }
}
