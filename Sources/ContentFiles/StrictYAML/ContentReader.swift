import Plant

/// The fixed keys of one sort of mapping: a string enumeration, its raw values as in the file.
package typealias ContentKey = CaseIterable & Hashable & RawRepresentable<String> & Sendable

/// A mapping of a content file whose keys are all known; values are taken out by key.
///
/// ```swift
/// enum CableKey: String, CaseIterable { case length, kind }
/// let cable = try value.mapping(CableKey.self, called: "cable")
/// let millimetres = try cable.required(.length).quantity(in: .millimetres, 100...500_000)
/// let kind = try cable.optional(.kind)?.choice(of: CableKind.self) ?? .sdi
/// ```
package struct ContentReader<Key: ContentKey>: Sendable {
    /// The mapping itself, for problems of the whole.
    package let value: ContentValue
    /// What messages call the mapping.
    package let called: String
    private let entries: [ContentEntry]

    init(
        _ value: ContentValue, entries: [ContentEntry], called: String
    ) throws(ContentProblem) {
        for entry in entries where Key(rawValue: entry.key) == nil {
            let names = Key.allCases.map(\.rawValue)
            throw ContentProblem(
                .unknownKey, file: value.file, mark: entry.keyMark,
                wrong: "unknown key \(ContentWords.quoted(entry.key)) in "
                    + ContentWords.quoted(called),
                expected: ContentWords.oneOf(names),
                suggestion: NearestName.nearest(to: entry.key, among: names))
        }
        self.value = value
        self.called = called
        self.entries = entries
    }

    /// The value of a key that must be there.
    package func required(_ key: Key) throws(ContentProblem) -> ContentValue {
        if let found = optional(key) { return found }
        throw value.problem(
            .missingKey,
            "\(ContentWords.quoted(called)) has no \(ContentWords.quoted(key.rawValue))",
            expected: "the key \(ContentWords.quoted(key.rawValue))")
    }

    /// The value of a key that may be left out; nil where it is.
    ///
    /// A key that is written with nothing after it is there, and its value is nothing.
    package func optional(_ key: Key) -> ContentValue? {
        entry(key).map { ContentValue(of: $0, owner: called, file: value.file) }
    }

    /// Whether a key is written.
    package func has(_ key: Key) -> Bool {
        entry(key) != nil
    }

    /// Which one of several keys is written: exactly one of them must be.
    package func oneOf(_ keys: [Key]) throws(ContentProblem) -> (key: Key, value: ContentValue) {
        let names = keys.map(\.rawValue)
        var found: (key: Key, value: ContentValue)?
        for entry in entries {
            guard let key = keys.first(where: { $0.rawValue == entry.key }) else { continue }
            if let found {
                throw ContentProblem(
                    .unknownKey, file: value.file, mark: entry.keyMark,
                    wrong: "found both \(ContentWords.quoted(found.key.rawValue)) and "
                        + "\(ContentWords.quoted(entry.key)) in \(ContentWords.quoted(called))",
                    expected: "only one of " + ContentWords.alternatives(names))
            }
            found = (key, ContentValue(of: entry, owner: called, file: value.file))
        }
        if let found { return found }
        throw value.problem(
            .missingKey,
            "\(ContentWords.quoted(called)) has neither of its alternatives",
            expected: "one key of " + ContentWords.alternatives(names))
    }

    private func entry(_ key: Key) -> ContentEntry? {
        entries.first { $0.key == key.rawValue }
    }
}
