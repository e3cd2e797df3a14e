import TestSupport
import Testing

@testable import TerminalCanvas

/// What reaches a terminal, and how wide it is there.
@Suite struct PlainTextTests {
    @Test(arguments: [
        // Nothing to do.
        ("", ""), ("grading monitor", "grading monitor"), ("Zoë, 東京, 🎬", "Zoë, 東京, 🎬"),
        // Joiners and variation selectors are part of how people write.
        ("👩\u{200D}💻", "👩\u{200D}💻"), ("❤\u{FE0F}", "❤\u{FE0F}"),
        ("نمی\u{200C}خواهم", "نمی\u{200C}خواهم"),
        // C0: a colour, a title, a bell, a backspace, line ends, NUL, DEL.
        ("\u{1B}[31mred", "\u{FFFD}[31mred"), ("\u{1B}]0;mine\u{7}", "\u{FFFD}]0;mine\u{FFFD}"),
        ("abc\u{8}\u{8}", "abc\u{FFFD}\u{FFFD}"), ("a\r\nb", "a\u{FFFD}\u{FFFD}b"),
        ("a\u{0}b\u{7F}", "a\u{FFFD}b\u{FFFD}"),
        // C1: CSI and OSC as one character each, and next line.
        ("\u{9B}2J", "\u{FFFD}2J"), ("\u{9D}0;x\u{9C}", "\u{FFFD}0;x\u{FFFD}"),
        ("a\u{85}b", "a\u{FFFD}b"), ("a\u{A0}b", "a\u{A0}b"),
        // Other ends of a line.
        ("a\u{2028}b\u{2029}c", "a\u{FFFD}b\u{FFFD}c"),
        // Controls of the reading order.
        ("\u{202E}gpj.exe", "\u{FFFD}gpj.exe"), ("\u{2066}a\u{2069}", "\u{FFFD}a\u{FFFD}"),
        ("\u{200E}\u{200F}\u{61C}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("\u{206A}", "\u{FFFD}"),
        // Tags and a byte order mark hide text.
        ("a\u{E0041}\u{E007F}", "a\u{FFFD}\u{FFFD}"), ("\u{FEFF}a", "\u{FFFD}a"),
        // A tab is a space between words.
        ("a\tb", "a b"),
    ])
    func sanitised(_ text: String, _ safe: String) {
        #expect(Array(PlainText.sanitised(text).unicodeScalars) == Array(safe.unicodeScalars))
    }

    @Test func noScalarGetsPastThatMovesOrTurns() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = PlainText.sanitised(String(scalar)).unicodeScalars
            #expect(shown.count == 1)
            let category = shown.first?.properties.generalCategory
            let isControl = category == .control || category == .lineSeparator
            if isControl || category == .paragraphSeparator || shown.first?.isTurning == true {
                Issue.record("U+\(String(value, radix: 16)) reaches the terminal")
            }
        }
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("ｆ", 2), ("ﬁ", 1),
        ("🎬", 2), ("🚀", 2), ("⌚", 2), ("☀", 1), ("🇬🇧", 2), ("\u{200D}", 0), ("\u{FFFD}", 1),
        ("±", 1),
        ("…", 1), ("═", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{AD}", 1), ("Δu′v′", 5),
    ])
    func columns(_ text: String, _ count: Int) {
        #expect(PlainText.columns(of: text) == count)
    }

    @Test(arguments: [
        ("", ""), ("a", "a"), ("\ta", "        a"), ("a\tb", "a       b"),
        ("1234567\tb", "1234567 b"), ("12345678\tb", "12345678        b"),
        ("日本\tb", "日本    b"), ("a\t", "a       "), ("\t\t\u{1B}", "                \u{FFFD}"),
        ("\u{202E}\tb", "\u{FFFD}       b"),
    ])
    func printed(_ line: String, _ shown: String) {
        #expect(PlainText.printed(line) == shown)
    }

    @Test(arguments: [
        ("", 10, [""]), ("   ", 10, [""]), ("one two", 10, ["one two"]),
        ("one two three", 7, ["one two", "three"]), ("one  two", 10, ["one two"]),
        ("a reclocking amplifier", 5, ["a", "reclocking", "amplifier"]),
        ("日本 日本 日本", 9, ["日本 日本", "日本"]), ("a b", 0, ["a", "b"]), ("a b", -3, ["a", "b"]),
    ])
    func wrapped(_ text: String, _ limit: Int, _ lines: [String]) {
        #expect(PlainText.wrapped(text, columns: limit) == lines)
    }

    @Test func wrappingLosesNoWordAndKeepsTheLimit() throws {
        try withEverySeed(200) { generator in
            let text = RandomText.words(0...40, &generator).joined(separator: " ")
            let limit = generator.integer(in: 1...60)
            let lines = PlainText.wrapped(text, columns: limit)
            #expect(lines.flatMap { $0.split(separator: " ") } == text.split(separator: " "))
            for line in lines where PlainText.columns(of: line) > limit {
                #expect(!line.contains(" "), "a line of more than one word is too long")
            }
            // Greedy: the first word of a line didn't fit on the one before.
            for (line, next) in zip(lines, lines.dropFirst()) {
                let word = next.prefix { $0 != " " }
                #expect(PlainText.columns(of: line + " " + word) > limit)
            }
        }
    }

    @Test(arguments: [("ab", 4, "ab  "), ("日本", 5, "日本 "), ("abc", 2, "abc"), ("", 0, "")])
    func padded(_ text: String, _ width: Int, _ result: String) {
        #expect(PlainText.padded(text, to: width) == result)
    }
}

extension Unicode.Scalar {
    /// Whether it turns the reading order (Unicode Standard Annex 9, table 4, and the marks).
    var isTurning: Bool {
        [0x061C, 0x200E, 0x200F].contains(value) || (0x202A...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }
}
