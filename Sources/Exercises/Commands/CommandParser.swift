package import Plant

/// Turns a typed line into a command, or says what is wrong with it.
package struct CommandParser: Sendable {
    private let verbs: [Verb]
    /// No line is longer than this many UTF-8 bytes; a longer one is refused, not cut.
    package static let lineLimit = 4096

    /// A parser that knows the fixed verbs and the procedures that a registry adds.
    package init(registry: Registry) {
        self.init(verbs: VerbTable.all(registry))
    }

    /// A parser that knows some verbs.
    package init(verbs: [Verb]) { self.verbs = verbs }

    /// The command that a line means; nil for an empty line or a comment (`# …`).
    package func parse(_ line: String) throws(ActionRefusal) -> ExerciseCommand? {
        guard line.utf8.count <= CommandParser.lineLimit else {
            throw ActionRefusal(
                "the line is \(line.utf8.count) bytes long",
                advice: "one command of at most "
                    + "\(CommandParser.lineLimit) bytes")
        }
        var rest = Substring(line)
        guard let name = try CommandParser.nextWord(&rest), !name.hasPrefix("#") else { return nil }
        guard let verb = verb(named: name) else {
            throw ActionRefusal(
                "there is no command `\(CommandParser.printable(name))`",
                advice: "`help` lists them", given: name, candidates: verbs.map(\.name))
        }
        if verb.name == "on" { return try parseConsole(&rest) }
        var words: [String] = []
        if let limit = verb.wordsBeforeText {
            while words.count < limit, let word = try CommandParser.nextWord(&rest) {
                words.append(word)
            }
            let text = CommandParser.trimmed(rest)
            if verb.needsText && text.isEmpty {
                throw ActionRefusal("`\(verb.name)` needs words", advice: verb.usage)
            }
            return ExerciseCommand(verb.name, words, text: text.isEmpty ? nil : text)
        }
        while let word = try CommandParser.nextWord(&rest) { words.append(word) }
        return ExerciseCommand(verb.name, words)
    }

    /// A verb by its whole name, or nil; a shortened one isn't guessed at.
    package func verb(named name: String) -> Verb? { verbs.first { $0.name == name } }

    /// What a host is told is one word: its own shell splits it.
    private func parseConsole(_ rest: inout Substring) throws(ActionRefusal) -> ExerciseCommand {
        let host = try CommandParser.nextWord(&rest)
        let line = CommandParser.trimmed(rest)
        return ExerciseCommand("on", [host, line.isEmpty ? nil : line].compactMap { $0 })
    }

    /// The next word, or what stands between double quotes.
    private static func nextWord(_ rest: inout Substring) throws(ActionRefusal) -> String? {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard let first = rest.first else { return nil }
        if first == "\"" {
            let inside = rest.dropFirst()
            guard let end = inside.firstIndex(of: "\"") else {
                throw ActionRefusal("a quotation mark isn't closed", advice: "\"…\"")
            }
            rest = inside[inside.index(after: end)...]
            return String(inside[..<end])
        }
        let word = rest.prefix { $0 != " " && $0 != "\t" }
        rest = rest[word.endIndex...]
        return String(word)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }
        while let first = text.first, blank(first) { text.removeFirst() }
        while let last = text.last, blank(last) { text.removeLast() }
        return String(text)
    }

    /// A word as it may be shown: cut, and without control characters.
    static func printable(_ word: String) -> String {
        let clean = String(
            String.UnicodeScalarView(
                word.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        return clean.count > 40 ? String(clean.prefix(40)) + "…" : clean
    }
}
