import Exercises
package import TerminalCanvas

/// A line that is being typed, with its caret.
///
/// It never holds more than a command may be long, and never a control character or one that turns
/// the reading order, whatever is typed or pasted.
package struct LineEditor: Hashable, Sendable {
    package private(set) var text = ""
    /// How many characters, as people count them, stand before the caret.
    package private(set) var caret = 0
    /// Bytes of UTF-8 beyond which nothing more goes in.
    package static let limit = CommandParser.lineLimit
    /// Beyond so many scalars a paste isn't even looked at.
    private static let mostScalars = 4 * limit

    /// An empty line.
    package init() {}

    /// What stands before the caret.
    package var beforeCaret: String { String(text.prefix(caret)) }

    /// Puts another text in the line, with the caret at its end.
    package mutating func replace(with text: String) {
        self = LineEditor()
        insert(text)
    }

    /// Puts a text in at the caret; false where some of it found no room.
    ///
    /// Line breaks and tabs become spaces; what can't be shown is left out.
    @discardableResult
    package mutating func insert(_ new: String) -> Bool {
        let before = beforeCaret
        let after = text.dropFirst(caret)
        let scalars = new.unicodeScalars.prefix(LineEditor.mostScalars)
        let clean = LineEditor.clean(scalars)
        let room = LineEditor.limit - text.utf8.count
        let fitting = LineEditor.prefix(of: clean, bytes: room)
        let isWhole =
            fitting.utf8.count == clean.utf8.count
            && scalars.endIndex == new.unicodeScalars.endIndex
        text = before + fitting + after
        // What was put in may have joined what stood beside it: a caret is never within one.
        var left = (before + fitting).utf8.count
        caret = 0
        for character in text {
            if left <= 0 { break }
            left -= character.utf8.count
            caret += 1
        }
        return isWhole
    }

    private static func clean(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var flat = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in scalars {
            let isBreak = ["\n", "\r", "\t", "\u{2028}", "\u{2029}"].contains(scalar)
            // A line's end may be two characters.
            if !(last == "\r" && scalar == "\n") { flat.append(isBreak ? " " : scalar) }
            last = scalar
        }
        let shown = PlainText.sanitised(String(flat))
        return String(String.UnicodeScalarView(shown.unicodeScalars.filter { $0 != "\u{FFFD}" }))
    }

    /// As many whole characters as fit into some bytes.
    private static func prefix(of text: String, bytes: Int) -> String {
        if text.utf8.count <= bytes { return text }
        var left = bytes
        var result = ""
        for character in text {
            left -= character.utf8.count
            if left < 0 { break }
            result.append(character)
        }
        return result
    }

    /// Does what a key does in a line; false where it does nothing in one.
    package mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .left, .control("b"): caret = max(0, caret - 1)
        case .right, .control("f"): caret = min(text.count, caret + 1)
        case .home, .control("a"): caret = 0
        case .end, .control("e"): caret = text.count
        case .backspace: remove(caret - 1..<caret)
        case .delete, .control("d"): remove(caret..<caret + 1)
        case .control("u"): remove(0..<caret)
        case .control("k"): remove(caret..<text.count)
        case .control("w"): remove(wordStart..<caret)
        case .control("c"): self = LineEditor()
        default: return false
        }
        return true
    }

    /// Where the word before the caret begins.
    private var wordStart: Int {
        var before = text.prefix(caret)
        while before.last == " " { before.removeLast() }
        while let last = before.last, last != " " { before.removeLast() }
        return before.count
    }

    private mutating func remove(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<text.count)
        let end = text.dropFirst(range.upperBound)
        let bytes = text.prefix(range.lowerBound).utf8.count
        text = String(text.prefix(range.lowerBound) + end)
        // The two sides may be one character now.
        var count = 0
        var seen = 0
        for character in text where seen < bytes {
            seen += character.utf8.count
            count += 1
        }
        caret = count
    }
}

/// The keys that edit a line. In line mode the terminal itself edits it.
package enum EditingKeys {
    /// Keys as they are written, with what they do, in the order in which help lists them.
    package static let all: [(pressed: [Key], does: String)] = [
        ([.enter], "do what is typed"),
        ([.up, .down], "what was typed before, and after it"),
        ([.left, .control("b")], "a character to the left"),
        ([.right, .control("f")], "a character to the right"),
        ([.home, .control("a")], "to the beginning of the line"),
        ([.end, .control("e")], "to its end"),
        ([.backspace], "take away the character before the cursor"),
        ([.delete, .control("d")], "take away the character after it"),
        ([.control("w")], "take away the word before it"),
        ([.control("u")], "take away all before it"),
        ([.control("k")], "take away all after it"),
        ([.control("c")], "take away the whole line"),
    ]
}
