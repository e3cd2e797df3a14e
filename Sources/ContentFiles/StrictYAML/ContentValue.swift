import Plant

/// One value of a content file, with enough around it to say what is wrong with it.
///
/// Every reading method either gives a value of its type or throws one `ContentProblem` that says
/// what was found, for what, where, and what was expected. Nothing is converted silently.
package struct ContentValue: Sendable {
    /// The path of the file as it was given.
    package let file: String
    /// What stands there.
    package let node: ContentNode
    private let place: Place

    /// Where a value stands, in the author's terms.
    private enum Place {
        case root
        case key(String, owner: String)
        case name(String, owner: String)
        case item(Int, of: String, owner: String)
    }

    private init(file: String, node: ContentNode, place: Place) {
        self.file = file
        self.node = node
        self.place = place
    }

    /// The value at the root of a file.
    package init(root: ContentNode, file: String) {
        self.init(file: file, node: root, place: .root)
    }

    /// The value of one key of a mapping that messages call `owner`.
    package init(of entry: ContentEntry, owner: String, file: String) {
        self.init(file: file, node: entry.value, place: .key(entry.key, owner: owner))
    }

    /// The key itself, as a value that can be read.
    package init(keyOf entry: ContentEntry, owner: String, file: String) {
        self.init(
            file: file,
            node: ContentNode(
                .scalar(ContentScalar(entry.key, style: .plain)), mark: entry.keyMark),
            place: .name(entry.key, owner: owner))
    }

    /// Where it begins.
    package var mark: ContentMark { node.mark }

    /// The value's place in words: "`length` in `cable`", "item 2 of `ports` in `router`".
    package var placeInWords: String {
        switch place {
        case .root: "the file"
        case .key(let key, let owner):
            ContentWords.quoted(key) + " in " + ContentWords.quoted(owner)
        case .name(_, let owner): "a name in " + ContentWords.quoted(owner)
        case .item(let number, let key, let owner):
            "item \(number) of " + ContentWords.quoted(key) + " in " + ContentWords.quoted(owner)
        }
    }

    // MARK: Problems

    /// A problem of this value.
    ///
    /// - Parameters:
    ///   - rule: the kind of problem.
    ///   - wrong: what is wrong, in lower case, names in back-ticks.
    ///   - expected: what was expected, to be read after that word.
    ///   - suggestion: the nearest thing that would have been right.
    package func problem(
        _ rule: ContentRule, _ wrong: String, expected: String? = nil,
        suggestion: String? = nil
    ) -> ContentProblem {
        ContentProblem(
            rule, file: file, mark: mark, wrong: wrong, expected: expected, suggestion: suggestion)
    }

    /// The value isn't of the type that was expected.
    package func mismatch(expected: String, suggestion: String? = nil) -> ContentProblem {
        problem(
            .wrongType, "found \(node.found) for \(placeInWords)", expected: expected,
            suggestion: suggestion)
    }

    /// The value is a name that isn't among those known.
    ///
    /// - Parameter kind: what the names are names of, such as "device".
    package func unknownName(
        _ name: String, kind: String, among names: [String]
    ) -> ContentProblem {
        problem(
            .unknownName, "unknown \(kind) \(ContentWords.quoted(name)) for \(placeInWords)",
            expected: names.isEmpty ? "no \(kind) at all" : ContentWords.oneOf(names),
            suggestion: NearestName.nearest(to: name, among: names))
    }

    /// The value is of the right type but outside what is possible.
    package func outOfRange(expected: String) -> ContentProblem {
        problem(
            .outOfRange, "\(node.found) is out of range for \(placeInWords)", expected: expected)
    }

    // MARK: Shapes

    /// The scalar that stands here, or a mismatch.
    func scalar(expected: String) throws(ContentProblem) -> ContentScalar {
        guard case .scalar(let scalar) = node.value,
            scalar.style != .plain || !scalar.string.isEmpty
        else { throw mismatch(expected: expected) }
        return scalar
    }

    /// The items of a list, in order.
    ///
    /// - Parameter count: how many there may be.
    package func list(count: ClosedRange<Int> = 0...Int.max) throws(ContentProblem)
        -> [ContentValue]
    {
        guard case .sequence(let items) = node.value else { throw mismatch(expected: "a list") }
        guard count.contains(items.count) else {
            throw problem(
                .outOfRange, "found a list of \(items.count) for \(placeInWords)",
                expected: ContentValue.words(for: count))
        }
        return items.enumerated().map { index, item in
            ContentValue(file: file, node: item, place: itemPlace(index + 1))
        }
    }

    private static func words(for count: ClosedRange<Int>) -> String {
        if count.lowerBound == count.upperBound { return "exactly \(count.lowerBound)" }
        if count.upperBound == .max { return "at least \(count.lowerBound)" }
        return "\(count.lowerBound) to \(count.upperBound)"
    }

    private func itemPlace(_ number: Int) -> Place {
        switch place {
        case .root: .item(number, of: "list", owner: "file")
        case .key(let key, let owner), .name(let key, let owner):
            .item(number, of: key, owner: owner)
        case .item(let outer, let key, let owner):
            .item(number, of: "item \(outer) of \(key)", owner: owner)
        }
    }

    /// The entries of a mapping whose keys are names that the author chooses, in order.
    ///
    /// - Parameter called: what messages call the mapping, such as "devices".
    package func namedEntries(
        called: String, count: ClosedRange<Int> = 0...Int.max
    ) throws(ContentProblem) -> [ContentNamedValue] {
        guard case .mapping(let entries) = node.value else { throw mismatch(expected: "a mapping") }
        guard count.contains(entries.count) else {
            throw problem(
                .outOfRange, "found a mapping of \(entries.count) for \(placeInWords)",
                expected: ContentValue.words(for: count))
        }
        return entries.map { entry in
            ContentNamedValue(
                name: ContentValue(keyOf: entry, owner: called, file: file),
                value: ContentValue(of: entry, owner: called, file: file))
        }
    }

    /// A mapping whose keys are fixed: every key must be one of `Key`.
    ///
    /// - Parameter called: what messages call the mapping, such as "cable".
    /// - Throws: the first unknown key in the order of the file, with the nearest known one.
    package func mapping<Key: ContentKey>(
        _ keys: Key.Type, called: String
    ) throws(ContentProblem) -> ContentReader<Key> {
        guard case .mapping(let entries) = node.value else { throw mismatch(expected: "a mapping") }
        return try ContentReader(self, entries: entries, called: called)
    }

    /// Whether it is a list, for a key that takes either one value or several.
    package var isList: Bool {
        if case .sequence = node.value { true } else { false }
    }

    /// Whether it is a mapping, for a key that takes a short or a long form.
    package var isMapping: Bool {
        if case .mapping = node.value { true } else { false }
    }
}

/// An entry of a mapping whose keys are names that the author chooses.
package struct ContentNamedValue: Sendable {
    /// The key, to be read as an identifier, an address or whatever it stands for.
    package let name: ContentValue
    /// What stands after it.
    package let value: ContentValue
}
