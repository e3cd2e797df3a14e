/// A place in a content file: line and column, both from 1, the column in Unicode scalars.
package struct ContentMark: Hashable, Comparable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The first character of a file: where a problem of the whole file is reported.
    package static let start = ContentMark(line: 1, column: 1)

    package static func < (a: ContentMark, b: ContentMark) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}

/// What stops a content file from being used: one problem, as data, with its place.
///
/// Reading stops at the first one, so that every mistake is reported once and no consequence of it
/// is reported as a second. `description` is the only place where the words are put together.
package struct ContentProblem: Error, Hashable, Sendable {
    /// The kind of problem, with a stable name for `--json`.
    package let rule: ContentRule
    /// The path of the file as it was given.
    package let file: String
    /// Where it is; nil where there is no text to point into, as for a missing file.
    package let mark: ContentMark?
    /// What is wrong: lower case, names in back-ticks, no full stop.
    package let wrong: String
    /// What was expected instead, to be read after "expected"; nil where nothing can be said.
    package let expected: String?
    /// The nearest name that would have been right.
    package let suggestion: String?

    package init(
        _ rule: ContentRule, file: String, mark: ContentMark?, wrong: String,
        expected: String? = nil, suggestion: String? = nil
    ) {
        self.rule = rule
        self.file = file
        self.mark = mark
        self.wrong = wrong
        self.expected = expected
        self.suggestion = suggestion
    }
}

/// The kinds of problem that a content file can have; the raw value is stable and may be printed.
package enum ContentRule: String, CaseIterable, Hashable, Sendable {
    /// No such file, a folder, or a file that can't be read.
    case unreadableFile = "unreadable-file"
    /// Over `ContentLimits.bytes`.
    case fileTooLarge = "file-too-large"
    /// Nothing but white space and comments.
    case emptyFile = "empty-file"
    /// Bytes that aren't UTF-8.
    case invalidEncoding = "invalid-encoding"
    /// A tab, NUL, escape, bidirectional override or other character that has no place in content.
    case controlCharacter = "control-character"
    /// Text that isn't YAML, or is YAML of a sort that is refused because it misleads.
    case syntax
    /// More than one document in a file.
    case secondDocument = "second-document"
    /// A key that stands twice in a mapping.
    case duplicateKey = "duplicate-key"
    /// An anchor, an alias or a merge key.
    case reference
    /// An explicit tag or a directive.
    case tag
    /// Over `ContentLimits.depth` or `ContentLimits.nodes`.
    case tooComplex = "too-complex"
    /// A key that the mapping doesn't have.
    case unknownKey = "unknown-key"
    /// A key that the mapping must have.
    case missingKey = "missing-key"
    /// A value that isn't what the key takes.
    case wrongType = "wrong-type"
    /// A quantity without a unit or with a unit of something else.
    case wrongUnit = "wrong-unit"
    /// A value of the right type that lies outside what is possible.
    case outOfRange = "out-of-range"
    /// A name that isn't among those known.
    case unknownName = "unknown-name"
    /// Templates that use each other in a circle.
    case templateCycle = "template-cycle"
    /// A facility that can't be: a port used twice, a signal that feeds itself, a parameter that
    /// is missing.
    case impossibleFacility = "impossible-facility"
    /// A scenario that can't be: a deadline before the call, a fault that this element can't have.
    case impossibleScenario = "impossible-scenario"
    /// A standard or a criterion that can't be: a rule where a person judges, a code that no duty
    /// calls for.
    case impossibleRubric = "impossible-rubric"
    /// A file whose name or folder isn't what it holds, or a name that two files hold.
    case misplacedFile = "misplaced-file"
}

extension ContentProblem: CustomStringConvertible {
    /// One line: file, line, column, what is wrong, what was expected, the nearest name.
    ///
    /// It holds no control character whatever the file or its path held.
    package var description: String {
        var line = ContentWords.printable(file)
        if let mark { line += ":\(mark.line):\(mark.column)" }
        line += ": error: " + ContentWords.printable(wrong)
        if let expected { line += "; expected " + ContentWords.printable(expected) }
        if let suggestion { line += "; did you mean " + ContentWords.quoted(suggestion) + "?" }
        return line
    }
}
