/// One word, number, literal or sign of a Swift file.
struct Token: Hashable {
    enum Kind: Hashable {
        /// A name, keyword, `@attribute` or `#directive`.
        case word
        case number
        /// A string or regular expression; what it says isn't kept.
        case literal
        /// One character of punctuation or of an operator.
        case sign
    }

    var kind: Kind
    var text: String
    /// The line on which it begins, from 0.
    var line: Int
    /// Whether only spaces stand before it on its line.
    var isFirstOnLine: Bool
}

/// Takes Swift source apart into tokens and comments.
///
/// It knows comments (nested, too), strings (raw, over several lines, with interpolated code) and
/// regular expressions: enough to tell code from text. It doesn't parse.
struct SwiftLexer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 0
    private var hasTokenOnLine = false
    private(set) var tokens: [Token] = []
    /// The text of each comment by the line it stands on, from 0; a line may have several.
    private(set) var comments: [(line: Int, text: String)] = []
    /// Lines that begin inside a string, so that their layout is content.
    private(set) var linesInsideText: Set<Int> = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        readCode(isInterpolation: false)
    }

    private func peek(_ distance: Int = 0) -> UInt8 {
        let index = position + distance
        return index < bytes.count ? bytes[index] : 0
    }

    private mutating func advance() {
        if peek() == UInt8(ascii: "\n") {
            line += 1
            hasTokenOnLine = false
        }
        position += 1
    }

    private mutating func add(_ kind: Token.Kind, _ text: String) {
        tokens.append(
            Token(kind: kind, text: text, line: line, isFirstOnLine: !hasTokenOnLine))
        hasTokenOnLine = true
    }

    /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
    private mutating func readCode(isInterpolation: Bool) {
        var depth = 0
        while position < bytes.count {
            let byte = peek()
            if byte == UInt8(ascii: "/"), readCommentOrExpression() { continue }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#"), readLiteral() { continue }
            if isWordPart(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") {
                readWord()
                continue
            }
            if byte > 0x20 && byte != UInt8(ascii: "`") {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    if isInterpolation && depth == 0 { return advance() }
                    depth -= 1
                }
                add(.sign, String(UnicodeScalar(byte)))
            }
            advance()
        }
    }

    private func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            return true
        default:
            return false
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private mutating func readWord() {
        let start = position
        let isNumber = isDigit(peek())
        position += 1
        while isWordPart(peek()) || (isNumber && peek() == UInt8(ascii: ".") && isDigit(peek(1))) {
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        add(isNumber ? .number : .word, text)
    }

    // MARK: comments and regular expressions

    /// Reads what a slash begins, unless it is a division.
    private mutating func readCommentOrExpression() -> Bool {
        switch peek(1) {
        case UInt8(ascii: "/"):
            let start = position
            while position < bytes.count && peek() != UInt8(ascii: "\n") { position += 1 }
            addComment(bytes[start..<position])
            return true
        case UInt8(ascii: "*"):
            readBlockComment()
            return true
        default:
            return readExpression()
        }
    }

    private mutating func addComment(_ text: ArraySlice<UInt8>) {
        comments.append((line, String(decoding: text, as: UTF8.self)))
    }

    private mutating func readBlockComment() {
        var depth = 0
        var start = position
        repeat {
            if peek() == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "*") {
                depth += 1
                position += 2
            } else if peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/") {
                depth -= 1
                position += 2
            } else if peek() == UInt8(ascii: "\n") {
                addComment(bytes[start..<position])
                advance()
                start = position
            } else {
                position += 1
            }
        } while depth > 0 && position < bytes.count
        addComment(bytes[start..<min(position, bytes.count)])
    }

    /// Reads a regular expression between slashes: one may begin where a value may, and not before
    /// a space, and ends on its own line.
    private mutating func readExpression() -> Bool {
        let starters: Set<String> = [
            "(", ",", "=", ":", "[", "{", "!", "&", "|", ";", "return", "in",
        ]
        guard let previous = tokens.last?.text, starters.contains(previous), peek(1) > 0x20 else {
            return false
        }
        var end = position + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "\n") {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "/") else { return false }
        add(.literal, "/")
        position = end + 1
        return true
    }

    // MARK: strings

    /// Reads a string, or a regular expression between `#/` and `/#`; false when the sign begins
    /// something else, such as `#if`.
    private mutating func readLiteral() -> Bool {
        var hashes = 0
        while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
        let opening = peek(hashes)
        guard opening == UInt8(ascii: "\"") || (hashes > 0 && opening == UInt8(ascii: "/")) else {
            return false
        }
        add(.literal, String(UnicodeScalar(opening)))
        position += hashes
        let isMultiline =
            opening == UInt8(ascii: "\"") && peek(1) == opening && peek(2) == opening
        let quotes = isMultiline ? 3 : 1
        position += quotes
        readText(closing: opening, count: quotes, hashes: hashes, isMultiline: isMultiline)
        return true
    }

    private mutating func readText(closing: UInt8, count: Int, hashes: Int, isMultiline: Bool) {
        while position < bytes.count {
            if isRun(of: closing, count, thenHashes: hashes) {
                position += count + hashes
                return
            }
            if peek() == UInt8(ascii: "\\"), closing == UInt8(ascii: "\"") {
                readEscape(hashes: hashes)
                continue
            }
            if peek() == UInt8(ascii: "\n") {
                // A string without its end: what follows is code again.
                if !isMultiline && closing == UInt8(ascii: "\"") { return }
                linesInsideText.insert(line + 1)
            }
            advance()
        }
    }

    private func isRun(of byte: UInt8, _ count: Int, thenHashes hashes: Int) -> Bool {
        (0..<count).allSatisfy { peek($0) == byte }
            && (0..<hashes).allSatisfy { peek(count + $0) == UInt8(ascii: "#") }
    }

    private mutating func readEscape(hashes: Int) {
        position += 1
        guard (0..<hashes).allSatisfy({ peek($0) == UInt8(ascii: "#") }) else { return }
        position += hashes
        if peek() == UInt8(ascii: "(") {
            position += 1
            readCode(isInterpolation: true)
        } else if peek() == UInt8(ascii: "\n") {
            linesInsideText.insert(line + 1)
            advance()
        } else {
            position += 1
        }
    }
}
