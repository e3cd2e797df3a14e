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
        if let refused = refusedAnyway(fault) {
            return ContentProblem(
                refused.rule, file: file, mark: fault.mark, wrong: refused.words.wrong,
                expected: refused.words.expected)
        }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        let words = words(for: fault, lines: lines)
        var mark = words.place == .noticed ? fault.mark : fault.contextMark
        if mark.line > lines.count {
            // libyaml gives the end of a file a line of its own.
            let last = String(decoding: lines[lines.count - 1], as: UTF8.self)
            mark = ContentMark(line: lines.count, column: last.unicodeScalars.count + 1)
        }
        return ContentProblem(
            .syntax, file: file, mark: mark, wrong: words.wrong, expected: words.expected)
    }

    /// The words for a part of YAML that is refused even where it is written without a mistake.
    private static func refusedAnyway(_ fault: YAMLFault) -> (rule: ContentRule, words: Words)? {
        let part = fault.context ?? fault.problem
        if part.contains("directive") || fault.problem == "found incompatible YAML document" {
            return (.tag, Words(.noticed, "found a `%` directive", "none"))
        }
        if part.contains(" tag") || fault.problem == "found undefined tag handle" {
            return (.tag, Words(.noticed, "found a tag", "a value without a tag"))
        }
        if fault.problem.hasPrefix("Maximum nesting level") {
            // Brackets that never close are counted before any of them becomes a list.
            return (.tooComplex, Words(.noticed, ContentTreeBuilder.tooDeep, "a flatter file"))
        }
        if part.contains("anchor") || part.contains("alias") {
            return (
                .reference, Words(.noticed, "found `&` or `*`", "quotation marks around the text")
            )
        }
        return nil
    }

    private static func words(
        for fault: YAMLFault, lines: [Slice<UnsafeBufferPointer<UInt8>>]
    ) -> Words {
        switch fault.problem {
        case "found character that cannot start any token":
            let found = character(at: fault.mark, of: lines).map { ContentWords.quoted($0) }
            return Words(
                .noticed, "no value can begin with \(found ?? "this character")",
                "quotation marks around the text")
        case "did not find expected node content" where isEnd(fault.mark, of: lines):
            return Words(.noticed, "the file ends inside a list or mapping", "`]` or `}`")
        default:
            return words[fault.problem]
                ?? Words(
                    .noticed,
                    ([fault.problem] + [fault.context].compactMap { $0 })
                        .joined(separator: " "), "YAML")
        }
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
            .noticed, "this line fits no list above it",
            "`-` at the same column as its neighbours"),
        "did not find expected ',' or ']'": Words(
            .began, "the list that begins here isn't closed",
            "`,` between its items and `]` after"),
        "did not find expected ',' or '}'": Words(
            .began, "the mapping that begins here isn't closed",
            "`,` between its entries and `}` after"),
        "did not find expected node content": Words(
            .noticed, "found a sign where a value should stand", "a value"),
        "did not find expected <document start>": Words(
            .noticed, "this stands outside the document", "nothing more"),
        "found unexpected ':'": Words(
            .noticed, "found `:` with no space behind it", "`key: value`"),
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
        "found an indentation indicator equal to 0": Words(
            .noticed, "the indentation of a block can't be 0", "a digit from 1 to 9, or none"),
        "did not find expected comment or line break": Words(
            .noticed, "found a text after the sign that opens a block",
            "the text on the lines below"),
    ]

    /// The character at a place, for a message.
    private static func character(
        at mark: ContentMark, of lines: [Slice<UnsafeBufferPointer<UInt8>>]
    ) -> String? {
        guard lines.indices.contains(mark.line - 1) else { return nil }
        let line = String(decoding: lines[mark.line - 1], as: UTF8.self)
        return line.unicodeScalars.dropFirst(mark.column - 1).first.map { String($0) }
    }

    /// Whether nothing stands at this place or after it.
    private static func isEnd(
        _ mark: ContentMark, of lines: [Slice<UnsafeBufferPointer<UInt8>>]
    ) -> Bool {
        mark.line > lines.count
            || mark.line == lines.count && character(at: mark, of: lines) == nil
    }
}
