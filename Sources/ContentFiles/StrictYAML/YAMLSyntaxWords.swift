/// Says the C parser's complaints in the words of the other messages.
enum YAMLSyntaxWords {
    /// Which of the two places of a fault helps: where it was noticed, or where its part began.
    private enum Place {
        case noticed
        case began
    }

    private struct Words {
        let place: Place
        let wrong: String
        let expected: String

        init(_ place: Place, _ wrong: String, _ expected: String) {
            self.place = place
            self.wrong = wrong
            self.expected = expected
        }
    }

    /// The problem that a fault of the C parser is.
    static func problem(
        of fault: YAMLFault, file: String, text: UnsafeBufferPointer<UInt8>
    ) -> ContentProblem {
        if fault.problem == "found undefined tag handle" {
            return ContentProblem(
                .tag, file: file, mark: fault.mark, wrong: "found a tag",
                expected: "a value without a tag")
        }
        if fault.problem == "found character that cannot start any token" {
            let found = character(at: fault.mark, of: text).map { ContentWords.quoted($0) }
            return ContentProblem(
                .syntax, file: file, mark: fault.mark,
                wrong: "no value can begin with \(found ?? "this character")",
                expected: "quotation marks around the text")
        }
        guard let words = words[fault.problem] else {
            let during = fault.context.map { " " + $0 } ?? ""
            return ContentProblem(
                .syntax, file: file, mark: fault.mark, wrong: fault.problem + during)
        }
        return ContentProblem(
            .syntax, file: file, mark: words.place == .noticed ? fault.mark : fault.contextMark,
            wrong: words.wrong, expected: words.expected)
    }

    private static let words: [String: Words] = [
        "mapping values are not allowed in this context": Words(
            .noticed, "found `:` where no key can stand",
            "one key on a line, or quotation marks around a text that holds `: `"),
        "mapping keys are not allowed in this context": Words(
            .noticed, "found a key where none can stand", "a key on a line of its own"),
        "block sequence entries are not allowed in this context": Words(
            .noticed, "found `-` where no list can begin", "the list on the next line"),
        "could not find expected ':'": Words(
            .began, "this line has no `:` after its key", "`key: value`"),
        "did not find expected key": Words(
            .noticed, "this line fits no mapping above it",
            "a key at the same column as its neighbours"),
        "did not find expected '-' indicator": Words(
            .noticed, "this line fits no list above it", "`-` at the same column as its neighbours"),
        "did not find expected ',' or ']'": Words(
            .began, "the list that begins here isn't closed", "`,` between its items and `]` after"),
        "did not find expected ',' or '}'": Words(
            .began, "the mapping that begins here isn't closed",
            "`,` between its entries and `}` after"),
        "did not find expected node content": Words(
            .noticed, "found a sign where a value should stand", "a value"),
        "did not find expected <document start>": Words(
            .noticed, "this stands outside the document", "nothing more"),
        "found unexpected end of stream": Words(
            .began, "the quotation mark that opens here isn't closed", "a closing quotation mark"),
        "found unexpected document indicator": Words(
            .began, "the quotation mark that opens here isn't closed", "a closing quotation mark"),
        "found unknown escape character": Words(
            .noticed, "unknown escape after `\\`", "single quotation marks, or `\\\\`"),
        "did not find expected hexdecimal number": Words(
            .noticed, "unfinished escape after `\\`", "hexadecimal digits"),
        "found invalid Unicode character escape code": Words(
            .noticed, "this escape is no character", "the code of a Unicode character"),
        "did not find expected comment or line break": Words(
            .noticed, "found a text after the sign that opens a block",
            "the text on the lines below"),
    ]

    /// The character at a place, for a message.
    private static func character(
        at mark: ContentMark, of text: UnsafeBufferPointer<UInt8>
    ) -> String? {
        let lines = text.split(separator: 0x0A, maxSplits: mark.line, omittingEmptySubsequences: false)
        guard lines.indices.contains(mark.line - 1) else { return nil }
        let line = String(decoding: lines[mark.line - 1], as: UTF8.self)
        return line.unicodeScalars.dropFirst(mark.column - 1).first.map { String($0) }
    }
}
