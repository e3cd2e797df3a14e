import TestSupport
import Testing

/// The lexer tells code from text. Each row is a piece of Swift and the tokens in it, with `"` for
/// a string and `/` for a regular expression.
@Suite struct SwiftLexerTests {
    @Test(arguments: [
        ("let a = 1", "let a = 1"),
        ("a.b(c: 0x1F, 1.5e3)", "a . b ( c : 0x1F , 1.5e3 )"),
        ("0..<count", "0 . . < count"),
        ("@Test func `is`() {}", "@Test func is ( ) { }"),
        ("#if os(Linux)", "#if os ( Linux )"),
        ("grün + 日本", "grün + 日本"),
        // Comments
        ("a // b", "a"),
        ("a /* b /* c */ d */ e", "a e"),
        ("a /* b", "a"),
        // Strings
        (#"f("a b")"#, #"f ( " )"#),
        (#""a\"b" c"#, #"" c"#),
        (#""// no comment" a"#, #"" a"#),
        (##"#"a "b" \(c)"# d"##, ##"" d"##),
        (##"#"a \#(b) c"# d"##, ##"" b d"##),
        ("\"\"\"\n a \"b\" {\n \"\"\" + c", "\" + c"),
        (#""\(a)" b"#, #"" a b"#),
        (#""\(f("x)", g(1)))" b"#, #"" f ( " , g ( 1 ) ) b"#),
        (#""\("\(a)")" b"#, #"" " a b"#),
        ("\"open\nlet a", "\" let a"),
        (#""\\" b"#, #"" b"#),
        // Regular expressions and divisions
        ("a / b / c", "a / b / c"),
        ("x = /a{2}\"/", "x = /"),
        ("f(/[\\/{]/)", "f ( / )"),
        ("#/a/b{/# c", "/ c"),
        ("f(reduce: / )", "f ( reduce : / )"),
    ])
    func tokens(_ text: String, _ expected: String) {
        #expect(SwiftLexer(text).tokens.map(\.text).joined(separator: " ") == expected)
    }

    @Test func commentsKnowTheirLines() {
        let comments = SwiftLexer("a // b\n/* c\n d */ e // f\n/// g\n\"// h\"\n").comments
        #expect(comments.map(\.line) == [0, 1, 2, 2, 3])
        #expect(comments.map(\.text) == ["// b", "/* c", " d */", "// f", "/// g"])
    }

    @Test func tokensKnowTheirLines() {
        let tokens = SwiftLexer("a\n  b c\n\"\"\"\n x\n \"\"\"\nd").tokens
        #expect(tokens.map(\.line) == [0, 1, 1, 2, 5])
        #expect(tokens.map(\.isFirstOnLine) == [true, true, false, true, true])
    }

    @Test func linesInsideTextAreKnown() {
        let text = "let a = \"\"\"\n  b\n  \\(c)\n  \"\"\"\nlet d = \"e\"\n"
        #expect(SwiftLexer(text).linesInsideText == [1, 2, 3])
    }

    @Test func anyBytesAreRead() throws {
        // No text may trap the lexer or keep it for ever, however broken.
        let pieces = ["\"", "\"\"\"", "#", "\\", "(", ")", "/", "*", "\n", "a", " ", "\\(", "é"]
        try withEverySeed(300) { generator in
            let count = generator.integer(in: 0...30)
            let text = (0..<count).map { _ in generator.pick(pieces) }.joined()
            let lexer = SwiftLexer(text)
            let lastLine = text.utf8.count { $0 == UInt8(ascii: "\n") }
            #expect(lexer.tokens.allSatisfy { (0...lastLine).contains($0.line) }, "\(text)")
        }
    }
}
