/// The small words of which messages about content are made.
package enum ContentWords {
    /// The most characters of a name or value that a message quotes.
    static let quotedLimit = 60
    /// The most names that a message lists.
    static let listedLimit = 12

    /// A name or value in back-ticks, on one line, cut where it is long.
    package static func quoted(_ name: String) -> String {
        let cut = name.prefix(quotedLimit)
        return "`" + printable(String(cut)) + (cut.endIndex < name.endIndex ? "…`" : "`")
    }

    /// Names as an expectation: "one of `a`, `b`", or the one name alone; a long list is cut.
    package static func oneOf(_ names: [String]) -> String {
        if names.count == 1 { return quoted(names[0]) }
        let listed = names.prefix(listedLimit).map(quoted).joined(separator: ", ")
        let rest = names.count - listedLimit
        return "one of " + listed + (rest > 0 ? " or \(rest) more" : "")
    }

    /// Alternatives in a sentence: "`a`", "`a` or `b`", "`a`, `b` or `c`".
    package static func alternatives(_ names: [String]) -> String {
        guard let last = names.last else { return "nothing" }
        let first = names.dropLast().map(quoted).joined(separator: ", ")
        return first.isEmpty ? quoted(last) : first + " or " + quoted(last)
    }

    /// The text with every character that could steer a terminal written as `\u{…}`.
    package static func printable(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
