/// A kind of check: what a service, an invariant or an expectation of this kind looks at.
package struct CheckKind: Sendable {
    /// The name in files, kebab case.
    package var name: String
    package var title: String
    package var plane: String
    package var parameters: [ParameterSchema]
    /// Makes the check of one declaration.
    package var make: @Sendable (inout CheckMaker) throws(PlantProblem) -> CheckFunction

    package init(
        name: String, title: String, plane: String, parameters: [ParameterSchema],
        make: @escaping @Sendable (inout CheckMaker) throws(PlantProblem) -> CheckFunction
    ) {
        self.name = name
        self.title = title
        self.plane = plane
        self.parameters = parameters
        self.make = make
    }
}

/// Looks at a simulation, without noise and without changing it.
package typealias CheckFunction = @Sendable (Simulation) -> CheckResult

/// Whether something holds, and the figures that say so.
package struct CheckResult: Hashable, Sendable {
    package var holds: Bool
    package var reading: Reading

    package init(holds: Bool, reading: Reading) {
        self.holds = holds
        self.reading = reading
    }
}

/// A service, invariant or expectation, ready to be asked.
package struct CompiledCheck: Sendable {
    package var declaration: CheckDeclaration
    /// What is owed, as its author put it.
    package var title: String { declaration.title }
    /// The name in commands and journals.
    package var id: String { declaration.id }
    /// The person to whom it is owed or who expects it; nil for the house.
    package var person: ElementID?
    /// Where it is looked at, for a person who verifies it there.
    package var endpoint: ElementID?
    package var evaluate: CheckFunction
}

/// What a check kind uses to make a check: its arguments, and the plant's names.
package struct CheckMaker {
    package let layout: PlantLayout
    package let declaration: CheckDeclaration
    let section: String
    let draft: GraphDraft
    /// Where the check is looked at; set by the kind.
    package var endpoint: ElementID?

    /// What comes in at a port.
    package func arriving(_ port: PortID) -> NodeID? { draft.arrivalIfAny(port) }
    /// What goes out at a port.
    package func transmitted(_ port: PortID) -> NodeID? { draft.transmission(of: port) }

    /// A node by its element and name.
    package func node(_ element: ElementID, named name: String) -> NodeID? {
        draft.nodes.firstIndex { $0.element == element && $0.name == name }.map { NodeID($0) }
    }

    /// A symbol's number, made on first use.
    package func symbol(_ text: String) -> SymbolID { draft.symbols.intern(text) }

    /// A problem with one argument of this check, to be thrown.
    package func problem(_ argument: String, _ what: String, expected: String = "") -> PlantProblem
    {
        PlantProblem(
            subject: [section, declaration.id, argument], what: what, expected: expected)
    }

    /// An argument as it was written, or nil.
    package func argument(_ name: String) -> DeclaredValue? {
        declaration.arguments.first { $0.name == name }?.value
    }

    /// A scalar argument; the default where it isn't given, a problem where there is none.
    package func word(_ name: String, default fallback: String? = nil) throws(PlantProblem)
        -> String
    {
        guard let value = argument(name) else {
            guard let fallback else { throw problem(name, "missing argument `\(name)`") }
            return fallback
        }
        guard let word = value.word else {
            throw problem(name, "`\(name)` isn't one word", expected: "one word")
        }
        return word
    }

    /// A whole number within a range, in the unit that the check's schema names.
    package func integer(_ name: String, in range: ClosedRange<Int64>, default fallback: Int64?)
        throws(PlantProblem) -> Int64
    {
        let word = try word(name, default: fallback.map { String($0) })
        guard let value = Int64(word), range.contains(value) else {
            throw problem(
                name, "`\(name)` is `\(word)`",
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// The element that an argument names.
    package func element(_ name: String) throws(PlantProblem) -> ElementID {
        let word = try word(name)
        guard let element = layout.element(named: word) else {
            throw PlantProblem(
                subject: [section, declaration.id, name], what: "unknown element `\(word)`",
                given: word, candidates: layout.elements.map(\.id))
        }
        return element
    }

    /// The port that an argument names, as `element.port`.
    package func port(_ name: String) throws(PlantProblem) -> PortID {
        let word = try word(name)
        guard let port = layout.port(named: word) else {
            throw PlantProblem(
                subject: [section, declaration.id, name], what: "unknown port `\(word)`",
                expected: "a port as `element.port`", given: word,
                candidates: layout.ports.indices.map { layout.path(of: PortID($0)) })
        }
        return port
    }
}

struct CheckCompiler {
    let declaration: CheckDeclaration
    let section: String
    let layout: PlantLayout
    let registry: Registry
    let draft: GraphDraft

    func compile() throws(PlantProblem) -> CompiledCheck {
        let subject = [section, declaration.id]
        guard let kind = registry.checks.first(where: { $0.name == declaration.kind }) else {
            throw PlantProblem(
                subject: subject + ["check"], what: "unknown check `\(declaration.kind)`",
                given: declaration.kind, candidates: registry.checks.map(\.name))
        }
        for argument in declaration.arguments
        where !kind.parameters.contains(where: { $0.name == argument.name }) {
            throw PlantProblem(
                subject: subject + [argument.name],
                what: "unknown key `\(argument.name)` for a check `\(kind.name)`",
                given: argument.name,
                candidates: kind.parameters.map(\.name) + ["id", "title", "check", "for"])
        }
        for schema in kind.parameters
        where schema.isRequired
            && !declaration.arguments.contains(where: { $0.name == schema.name })
        {
            throw PlantProblem(
                subject: subject + [schema.name], what: "missing argument `\(schema.name)`")
        }
        var person: ElementID?
        if !declaration.person.isEmpty {
            person = layout.element(named: declaration.person)
            guard let found = person, layout.elements[found.index].category == .person else {
                throw PlantProblem(
                    subject: subject + ["for"], what: "unknown person `\(declaration.person)`",
                    given: declaration.person,
                    candidates: layout.elements.filter { $0.category == .person }.map(\.id))
            }
        }
        var maker = CheckMaker(
            layout: layout, declaration: declaration, section: section, draft: draft)
        let function = try kind.make(&maker)
        return CompiledCheck(
            declaration: declaration, person: person, endpoint: maker.endpoint, evaluate: function)
    }
}
