import Plant

// Reading values whose type somebody else decides: parameters, settings, arguments of checks.

extension ContentValue {
    /// What stands here, as it was written: a word, a list or a mapping.
    ///
    /// A word is the scalar's own text, whatever YAML would make of it.
    func declaredValue() throws(ContentProblem) -> DeclaredValue {
        switch node.value {
        case .scalar: return .word(try word())
        case .sequence:
            var items: [DeclaredValue] = []
            for item in try list() { items.append(try item.declaredValue()) }
            return .list(items)
        case .mapping: return .mapping(try namedValues(called: placeInWords))
        }
    }

    /// The entries of a mapping as names and words, lists or mappings.
    func namedValues(called: String) throws(ContentProblem) -> [NamedValue] {
        var values: [NamedValue] = []
        for entry in try namedEntries(called: called) {
            values.append(NamedValue(try entry.name.text(), try entry.value.declaredValue()))
        }
        return values
    }

    /// One scalar; an empty one only in quotation marks.
    func word() throws(ContentProblem) -> String {
        let scalar = try scalar(expected: "a word")
        return scalar.string.isEmpty ? "" : try prose()
    }

    /// A time of whole seconds, 0 s to 1 d.
    func seconds() throws(ContentProblem) -> Int64 {
        let milliseconds = try quantity(in: .milliseconds, 0...86_400_000)
        guard milliseconds % 1000 == 0 else {
            throw outOfRange(expected: "whole seconds")
        }
        return milliseconds / 1000
    }
}

/// A mapping with some keys of its own, and further ones that a kind will know.
struct OpenMapping<Key: ContentKey> {
    private let value: ContentValue
    private let called: String
    private let entries: [ContentNamedValue]

    init(
        _ value: ContentValue, keys: Key.Type, called: String
    ) throws(ContentProblem) {
        self.value = value
        self.called = called
        entries = try value.namedEntries(called: called)
    }

    func optional(_ key: Key) -> ContentValue? {
        entries.first { $0.name.isKey(key.rawValue) }?.value
    }

    func required(_ key: Key) throws(ContentProblem) -> ContentValue {
        if let found = optional(key) { return found }
        // A key that is nearly the one that is missing is where the author will look.
        for entry in entries {
            let name = try entry.name.text()
            guard Key(rawValue: name) == nil,
                NearestName.nearest(to: name, among: [key.rawValue]) != nil
            else { continue }
            throw entry.name.problem(
                .unknownKey,
                "unknown key \(ContentWords.quoted(name)) in \(ContentWords.quoted(called))",
                expected: ContentWords.oneOf(Key.allCases.map(\.rawValue)),
                suggestion: key.rawValue)
        }
        throw value.problem(
            .missingKey,
            "\(ContentWords.quoted(called)) has no \(ContentWords.quoted(key.rawValue))",
            expected: "the key \(ContentWords.quoted(key.rawValue))")
    }

    /// All entries but those of the fixed keys.
    func others() throws(ContentProblem) -> [NamedValue] {
        var values: [NamedValue] = []
        for entry in entries {
            let name = try entry.name.text()
            if Key(rawValue: name) != nil { continue }
            values.append(NamedValue(name, try entry.value.declaredValue()))
        }
        return values
    }
}

extension ContentValue {
    /// Whether the scalar that stands here is a key.
    fileprivate func isKey(_ key: String) -> Bool {
        if case .scalar(let scalar) = node.value { scalar.string == key } else { false }
    }
}
