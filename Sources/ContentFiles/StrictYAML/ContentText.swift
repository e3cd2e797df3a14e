// Reading a value as text, a name or a choice.

extension ContentValue {
    /// A text of one line: not empty, no white space at its ends.
    ///
    /// - Parameter limit: the most characters.
    package func text(limit: Int = 200) throws(ContentProblem) -> String {
        let text = try scalar(expected: "a text of one line").string
        guard !text.isEmpty, !text.contains("\n") else {
            throw mismatch(expected: "a text of one line")
        }
        guard text.first != " ", text.last != " " else {
            throw mismatch(expected: "a text without a space at its ends")
        }
        try checkLength(of: text, limit: limit)
        return text
    }

    /// A text of one or several lines, without the line end that a block leaves behind it.
    ///
    /// - Parameter limit: the most characters.
    package func prose(limit: Int = 4000) throws(ContentProblem) -> String {
        var text = try scalar(expected: "a text").string
        while text.last == "\n" { text.removeLast() }
        guard text.contains(where: { $0 != " " && $0 != "\n" }) else {
            throw mismatch(expected: "a text")
        }
        try checkLength(of: text, limit: limit)
        return text
    }

    private func checkLength(of text: String, limit: Int) throws(ContentProblem) {
        let count = text.count
        if count > limit {
            throw problem(
                .outOfRange, "found \(count) characters for \(placeInWords)",
                expected: "at most \(limit)")
        }
    }

    /// A name for a thing: lower-case letters, digits and hyphens, `[a-z0-9][a-z0-9-]*`, at most
    /// 64 of them.
    package func identifier() throws(ContentProblem) -> String {
        let expected = "a name of lower-case letters, digits and hyphens"
        let text = try scalar(expected: expected).string
        if ContentValue.isIdentifier(text) { return text }
        let lowered = String(
            text.lowercased().map { $0 == " " || $0 == "_" || $0 == "." ? "-" : $0 })
        throw mismatch(
            expected: expected, suggestion: ContentValue.isIdentifier(lowered) ? lowered : nil)
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count <= 64 else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    /// Yes or no: `yes`, `no`, `true` or `false` in lower case and without quotation marks.
    package func boolean() throws(ContentProblem) -> Bool {
        let scalar = try scalar(expected: "`yes` or `no`")
        switch (scalar.style, scalar.string) {
        case (.plain, "yes"), (.plain, "true"): return true
        case (.plain, "no"), (.plain, "false"): return false
        default: throw mismatch(expected: "`yes` or `no`")
        }
    }

    /// One case of a string enumeration, by its raw value.
    package func choice<Case: CaseIterable & RawRepresentable<String>>(
        of cases: Case.Type
    ) throws(ContentProblem) -> Case {
        let names = Case.allCases.map(\.rawValue)
        let text = try scalar(expected: ContentWords.oneOf(names)).string
        if let found = Case(rawValue: text) { return found }
        throw unknownName(text, kind: "value", among: names)
    }

    /// The index of the name that stands here among names known to the loader.
    ///
    /// - Parameter kind: what the names are names of, such as "device".
    package func index(
        among names: [String], kind: String
    ) throws(ContentProblem) -> Int {
        let text = try scalar(expected: "the name of a \(kind)").string
        if let index = names.firstIndex(of: text) { return index }
        throw unknownName(text, kind: kind, among: names)
    }
}
