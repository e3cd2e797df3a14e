import Exercises
import Screens
import TerminalCanvas
import TestSupport
import Testing

@Suite struct LineEditorTests {
    /// A line typed key by key.
    private func line(_ text: String, _ keys: Key...) -> LineEditor {
        var line = LineEditor()
        for character in text { _ = line.edit(.character(character)) }
        for key in keys { _ = line.edit(key) }
        return line
    }

    @Test func keysMoveAndTakeAway() {
        let cases: [(LineEditor, String, Int)] = [
            (line("abc"), "abc", 3),
            (line("abc", .left, .character("x")), "abxc", 3),
            (line("abc", .home, .delete), "bc", 0),
            (line("abc", .control("a"), .right, .backspace), "bc", 0),
            (line("abc", .left, .control("k")), "ab", 2),
            (line("abc", .left, .control("u")), "c", 0),
            (line("go  to mr ", .control("w")), "go  to ", 7),
            (line("abc", .control("w")), "", 0),
            (line("abc", .home, .backspace, .end, .delete), "abc", 3),
            (line("abc", .control("b"), .control("d"), .control("f"), .control("e")), "ab", 2),
            (line("abc", .control("c")), "", 0),
        ]
        for (line, text, caret) in cases {
            #expect(line.text == text)
            #expect(line.caret == caret, "\(text)")
        }
    }

    @Test func theCaretMovesByWhatPeopleCallACharacter() {
        var line = line("e\u{301}日👩‍🚀")
        #expect(line.caret == 3)
        _ = line.edit(.left)
        _ = line.edit(.backspace)
        #expect(line.text == "e\u{301}👩‍🚀")
        _ = line.edit(.backspace)
        #expect(line.text == "👩‍🚀")
        #expect(line.caret == 0)
    }

    @Test func aMarkJoinsWhatStandsBeforeIt() {
        var line = line("ae")
        line.insert("\u{301}")
        #expect(line.text.count == 2)
        #expect(line.caret == 2)
        // Taking away what stood between two halves of a flag makes one character of them.
        var flag = self.line("🇩x🇪", .left, .backspace)
        #expect(flag.text == "🇩🇪")
        #expect(flag.caret <= flag.text.count)
        flag.insert("a")
        #expect(flag.text.count == 2)
    }

    @Test func whatCannotBeShownStaysOut() {
        var line = LineEditor()
        let isWhole = line.insert("a\u{1B}[31mb\u{0}\u{9B}c\u{202E}d\u{FFFD}\r\ne\tf\ng")
        #expect(isWhole)
        #expect(line.text == "a[31mbcd e f g")
    }

    @Test func aLineHasALimitAndKeepsWholeCharacters() {
        var line = LineEditor()
        let paste = String(repeating: "日本語 ", count: 1 << 18)
        let isWhole = line.insert(paste)
        #expect(!isWhole)
        #expect(line.text.utf8.count <= LineEditor.limit)
        #expect(line.text.utf8.count > LineEditor.limit - 4)
        #expect(paste.hasPrefix(line.text))
        let fits = line.insert("x日")
        #expect(!fits)
        _ = line.edit(.character("y"))
        #expect(line.text.utf8.count <= LineEditor.limit)
    }

    @Test func aPasteOfControlCharactersLeavesNothing() {
        var line = LineEditor()
        let isWhole = line.insert(String(repeating: "\u{1B}", count: 3 << 20))
        #expect(!isWhole)
        #expect(line.text.isEmpty)
    }

    @Test func theListedKeysAllDoSomething() {
        for row in EditingKeys.all {
            for key in row.pressed {
                var console = Console(history: ["go mr", "look"])
                for character in "two words" { _ = console.type(.character(character)) }
                _ = console.type(.left)
                let before = console
                if key == .enter {
                    let taken = console.take()
                    #expect(taken == "two words")
                } else if key == .down {
                    _ = console.type(.up)
                    #expect(console.line.text == "look")
                    _ = console.type(key)
                    #expect(console.line == before.line)
                } else {
                    let isDone = console.type(key)
                    #expect(isDone, "\(key)")
                    #expect(console.line != before.line, "\(key)")
                }
            }
        }
    }

    @Test func randomEditsKeepTheCaretInside() throws {
        let keys: [Key] = [
            .left, .right, .home, .end, .backspace, .delete, .control("w"), .control("k"),
            .character("a"), .character(" "), .character("日"), .character("\u{301}"),
            .character("🇩"), .character("\u{200D}"), .character("👩"), .character("e"),
        ]
        try withEverySeed(50) { random in
            var line = LineEditor()
            for _ in 0..<200 {
                _ = line.edit(random.pick(keys))
                #expect((0...line.text.count).contains(line.caret))
            }
        }
    }
}
