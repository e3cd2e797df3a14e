extension Rule {
    /// Nothing unfinished is left standing.
    static let leftovers = Rule(
        name: "leftovers",
        refused: [
            .example("// TODO: the other half\n"),
            .example("/* FIXME */\n"),
            .example("let a = 1  // HACK\n"),
            .example("#warning(\"later\")\n"),
            .example("# XXX what does this mean?\n", at: "Scenarios/facilities/a.yaml"),
        ],
        accepted: [
            .example("let text = \"TODO\"\n// The to-do list of the runner.\n"),
            .example("mktemp /tmp/a.XXXXXX\n", at: "Scripts/a.sh"),
        ]
    ) { file in
        let marks: Set<String> = ["TODO", "FIXME", "XXX", "HACK"]
        var violations: [Violation] = []
        for (line, text) in file.remarks {
            for word in text.words where marks.contains(word) {
                violations.append(Violation(file, line: line, "`\(word)` is left over"))
            }
        }
        for token in file.tokens where token.text == "#warning" {
            violations.append(Violation(file, line: token.line, "`#warning` is left over"))
        }
        return violations
    }

    /// Code that is no longer wanted is deleted: the history keeps it.
    static let commentedOutCode = Rule(
        name: "commented-out code",
        refused: [
            .example("// let a = 1\n"),
            .example("    // if isOpen {\n"),
            .example("// }\n"),
            .example("// return value\n"),
            .example("// func f(_ a: Int) -> Int {\n"),
            .example("// queue.removeAll()\n"),
            .example("//var count: Int\n"),
        ],
        accepted: [
            .example("// Let it go when nothing holds it.\n"),
            .example("// if nothing is due, the clock stands still\n"),
            .example("// return to the first state, as the device does\n"),
            .example("/// let a = 1\n"),
            .example("// swift-format-ignore\n// MARK: comments\n"),
        ]
    ) { file in
        file.comments.filter { isCode($0.text) }.map { comment in
            Violation(file, line: comment.line, "commented-out code: delete it")
        }
    }

    private static func isCode(_ comment: String) -> Bool {
        guard comment.hasPrefix("//"), !comment.hasPrefix("///") else { return false }
        let text = comment.dropFirst(2).trimmingSpaces
        let words = text.split(separator: " ")
        guard let first = words.first else { return false }
        switch first {
        case "let", "var": return text.contains("=") || text.contains(": ")
        case "func", "init", "struct", "class", "enum":
            return text.contains("(") || text.hasSuffix("{")
        case "if", "for", "while", "guard", "switch", "else": return text.hasSuffix("{")
        case "return": return words.count == 2 && !text.hasSuffix(".")
        case "import": return words.count == 2
        default:
            let isBrace = text.allSatisfy { "{}()[];,".contains($0) }
            let isCall =
                first.contains("(") && text.hasSuffix(")") && first.first?.isLowercase == true
            return isBrace || (isCall && !first.hasPrefix("("))
        }
    }
}

extension SourceFile {
    /// What is said by the way: the comments of Swift, and every line of any other text.
    fileprivate var remarks: [(line: Int, text: String)] {
        if isSwift { return comments.map { ($0.line, $0.text) } }
        return isRecorded ? [] : lines.enumerated().map { ($0.offset, $0.element) }
    }
}

extension StringProtocol {
    /// The runs of letters, digits and underscores.
    var words: [String] {
        let separated = split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") })
        return separated.map { String($0) }
    }

    /// Without the spaces around it.
    var trimmingSpaces: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
