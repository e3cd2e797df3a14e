/// What a kind uses to declare one element's ports and state.
///
/// The order of declaration is the order of ordinals: the third slot that is declared is
/// `plant.slot(element, 2)` for ever.
package struct ElementDeclarer {
    package let element: ElementID
    package let declaration: ElementDeclaration
    /// Length, for a cable; 0 for everything else.
    package let lengthMillimetres: Int64

    package private(set) var ports: [PortRecord] = []
    package private(set) var slots: [SlotDeclaration] = []
    package private(set) var latches: [String] = []
    package private(set) var tables: [String] = []
    package private(set) var streams: [String] = []

    let firstPort: Int
    let firstSlot: Int
    let firstLatch: Int
    let firstTable: Int
    let firstStream: Int

    init(
        element: ElementID, declaration: ElementDeclaration, lengthMillimetres: Int64,
        firstPort: Int, firstSlot: Int, firstLatch: Int, firstTable: Int, firstStream: Int
    ) {
        self.element = element
        self.declaration = declaration
        self.lengthMillimetres = lengthMillimetres
        self.firstPort = firstPort
        self.firstSlot = firstSlot
        self.firstLatch = firstLatch
        self.firstTable = firstTable
        self.firstStream = firstStream
    }

    /// Adds a port; its ordinal is how many came before it.
    ///
    /// - Parameter title: what stands beside the connector; the name where it is empty.
    @discardableResult
    package mutating func port(
        _ name: String, _ direction: PortDirection, _ connector: Connector, title: String = ""
    ) -> PortID {
        ports.append(
            PortRecord(
                name: name, title: title.isEmpty ? name : title, element: element,
                direction: direction, connector: connector))
        return PortID(firstPort + ports.count - 1)
    }

    /// Adds a slot; its ordinal is how many came before it.
    @discardableResult
    package mutating func slot(_ declaration: SlotDeclaration) -> SlotID {
        slots.append(declaration)
        return SlotID(firstSlot + slots.count - 1)
    }

    /// Adds a latch, which needs a rule from the wirer to move by itself.
    @discardableResult
    package mutating func latch(_ name: String) -> LatchID {
        latches.append(name)
        return LatchID(firstLatch + latches.count - 1)
    }

    /// Adds a table of rows that age, empty until a settler or an event fills it.
    @discardableResult
    package mutating func table(_ name: String) -> TableID {
        tables.append(name)
        return TableID(firstTable + tables.count - 1)
    }

    /// Adds a random stream, seeded from the session's seed and the stream's full name.
    @discardableResult
    package mutating func stream(_ name: String) -> StreamID {
        streams.append(name)
        return StreamID(firstStream + streams.count - 1)
    }
}

/// Typed access to an element's parameters, with problems that name the place.
package protocol ParameterReading {
    var declaration: ElementDeclaration { get }
}

extension ElementDeclarer: ParameterReading {}
extension ElementWirer: ParameterReading {}

extension ParameterReading {
    /// A problem with one parameter or setting of this element, to be thrown.
    ///
    /// - Parameters:
    ///   - given: what was written, where a name was expected.
    ///   - candidates: the names that would have done, for a suggestion.
    package func problem(
        _ parameter: String, _ what: String, expected: String = "", given: String = "",
        candidates: [String] = []
    ) -> PlantProblem {
        PlantProblem(
            subject: ["elements", declaration.id, parameter], what: what, expected: expected,
            given: given, candidates: candidates)
    }

    /// The value of a parameter as it was written, or nil.
    package func parameter(_ name: String) -> DeclaredValue? {
        declaration.parameters.first { $0.name == name }?.value
    }

    /// A scalar parameter; the default where it isn't given, a problem where there is none.
    package func word(_ name: String, default fallback: String? = nil) throws(PlantProblem)
        -> String
    {
        guard let value = parameter(name) else {
            guard let fallback else {
                throw problem(name, "missing parameter `\(name)`")
            }
            return fallback
        }
        guard let word = value.word else {
            throw problem(name, "`\(name)` is a list or a mapping", expected: "one word")
        }
        return word
    }

    /// A whole number within a range.
    package func integer(
        _ name: String, in range: ClosedRange<Int64>, default fallback: Int64? = nil
    ) throws(PlantProblem) -> Int64 {
        let word = try word(name, default: fallback.map { String($0) })
        guard let value = Int64(word), range.contains(value) else {
            throw problem(
                name, "`\(name)` is `\(word)`",
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// One of some names, as its index.
    package func choice(_ name: String, of names: [String], default fallback: String? = nil)
        throws(PlantProblem) -> Int
    {
        let word = try word(name, default: fallback)
        guard let index = names.firstIndex(of: word) else {
            throw problem(
                name, "`\(name)` is `\(word)`",
                expected: "one of " + names.map { "`\($0)`" }.joined(separator: ", "),
                given: word, candidates: names)
        }
        return index
    }

    /// A list of words; empty where it isn't given.
    package func words(_ name: String) throws(PlantProblem) -> [String] {
        guard let value = parameter(name) else { return [] }
        guard case .list(let items) = value else {
            throw problem(name, "`\(name)` isn't a list", expected: "a list of words")
        }
        var words: [String] = []
        for item in items {
            guard let word = item.word else {
                throw problem(name, "an item of `\(name)` isn't a word", expected: "a word")
            }
            words.append(word)
        }
        return words
    }

    /// A mapping's entries in their order; empty where it isn't given.
    package func mapping(_ name: String) throws(PlantProblem) -> [NamedValue] {
        guard let value = parameter(name) else { return [] }
        guard case .mapping(let entries) = value else {
            throw problem(name, "`\(name)` isn't a mapping", expected: "names with values")
        }
        return entries
    }
}
