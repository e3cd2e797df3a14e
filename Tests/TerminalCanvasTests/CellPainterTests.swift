import TestSupport
import Testing

@testable import TerminalCanvas

/// What is drawn, and that nothing can break the drawing.
@Suite struct CellPainterTests {
    /// A frame as it is recorded: its text, and beside it the letter of each cell's role.
    static func recorded(_ canvas: Canvas) -> String {
        let rows = zip(canvas.lines, canvas.roleLetters).map { "\($0)│\($1)│\n" }
        let caret = canvas.caret.map { "column \($0.column), row \($0.row)" } ?? "hidden"
        return rows.joined() + "cursor: \(caret)\n"
    }

    @Test func everyKindOfElement() {
        var text = ""
        for (alphabet, columns, rows) in [(Alphabet.unicode, 60, 28), (.ascii, 34, 37)] {
            let canvas = CellPainter(alphabet: alphabet)
                .paint(Samples.everyKind, columns: columns, rows: rows)
            text += "\(alphabet.rawValue), \(columns) by \(rows)\n" + Self.recorded(canvas)
        }
        expectGolden(text, "elements")
    }

    @Test func aBusyScreen() {
        var text = ""
        for (columns, rows) in [(100, 30), (80, 24), (40, 12)] {
            let canvas = CellPainter().paint(Samples.screen, columns: columns, rows: rows)
            text += "\(columns) by \(rows)\n" + Self.recorded(canvas)
        }
        expectGolden(text, "screen")
    }

    @Test func nothingBreaksAFrame() throws {
        try withEverySeed(600) { generator in
            let element = RandomElement.make(depth: 4, &generator)
            let painter = CellPainter(alphabet: generator.pick(Alphabet.allCases))
            let columns = generator.pick([1, 2, 3, 7, 19, 20, 40, 61, 80, 120])
            let rows = generator.pick([1, 2, 5, 6, 12, 24, 50])
            let canvas = painter.paint(element, columns: columns, rows: rows)
            #expect(canvas.columns == columns && canvas.rows == rows)
            expectWhole(canvas)
            #expect(painter.height(of: element, columns: columns) >= 0)
        }
    }

    @Test func noSignIsBeyondASCIIThatTheTextsDoNotHave() throws {
        let canvas = CellPainter(alphabet: .ascii).paint(Samples.screen, columns: 100, rows: 30)
        for cell in canvas.cells { #expect(cell.scalar.isASCII) }
        for plot in [Samples.vectorscope, RandomElement.bars] {
            let picture = CellPainter(alphabet: .ascii).paint(.plot(plot), columns: 70, rows: 24)
            for cell in picture.cells { #expect(cell.scalar.isASCII) }
        }
    }

    @Test func allTextsAreSeenWhereThereIsRoom() throws {
        try withEverySeed(400) { generator in
            // Keys are left out where they don't fit, and a long line is seen in part.
            let leaf = RandomElement.leaf(generator.integer(in: 0...8), &generator)
            let columns = generator.integer(in: 30...100)
            let painter = CellPainter()
            let rows = painter.height(of: leaf, columns: columns)
            let canvas = painter.paint(leaf, columns: columns, rows: rows)
            let seen = canvas.lines.joined(separator: " ")
            for text in RandomElement.texts(leaf) {
                for word in text.split(separator: " ") where !isBroken(leaf, word) {
                    let shown = String(
                        String.UnicodeScalarView(
                            CellText.cells(String(word), .text).flatMap { [$0.scalar] + $0.marks }))
                    for part in shown.split(separator: " ") {
                        #expect(seen.contains(part), "`\(part)` isn't seen")
                    }
                }
            }
        }
    }

    /// Whether a word may stand on two lines: what a computer printed is broken anywhere.
    private func isBroken(_ element: Element, _ word: Substring) -> Bool {
        if case .verbatim = element { return true }
        return PlainText.columns(of: String(word)) > 20
    }

    @Test func heightsAreThoseOfTheFrame() throws {
        try withEverySeed(300) { generator in
            let leaf = RandomElement.leaf(generator.integer(in: 0...9), &generator)
            let columns = generator.integer(in: 1...90)
            let rows = CellPainter().height(of: leaf, columns: columns)
            #expect(rows == CellPainter(alphabet: .ascii).height(of: leaf, columns: columns))
            // A last row that isn't counted would be drawn below.
            let canvas = CellPainter().paint(.group([leaf]), columns: columns, rows: rows + 3)
            for row in rows..<rows + 3 {
                for column in 0..<columns {
                    #expect(canvas.cell(column: column, row: row).scalar == " ")
                }
            }
        }
    }

    private static func lines(_ count: Int) -> Element {
        .group((1...count).map { .paragraph("line \($0)") })
    }

    private func pane(
        _ content: Element, _ scroll: Scroll, columns: Int = 24, rows: Int = 4
    ) -> [String] {
        CellPainter().paint(
            .pane(Pane("List", content, scroll: scroll)), columns: columns, rows: rows
        ).lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    @Test(
        arguments: [
            (.top(0), "── List ─────────── ↓ ──", ["line 1", "line 2", "line 3"]),
            (.top(-4), "── List ─────────── ↓ ──", ["line 1", "line 2", "line 3"]),
            (.top(1), "── List ──────── ↑  ↓ ──", ["line 2", "line 3", "line 4"]),
            (.top(2), "── List ─────────── ↑ ──", ["line 3", "line 4", "line 5"]),
            (.top(.max), "── List ─────────── ↑ ──", ["line 3", "line 4", "line 5"]),
            (.bottom(0), "── List ─────────── ↑ ──", ["line 3", "line 4", "line 5"]),
            (.bottom(1), "── List ──────── ↑  ↓ ──", ["line 2", "line 3", "line 4"]),
            (.bottom(2), "── List ─────────── ↓ ──", ["line 1", "line 2", "line 3"]),
            (.bottom(.max), "── List ─────────── ↓ ──", ["line 1", "line 2", "line 3"]),
            (.bottom(.min), "── List ─────────── ↑ ──", ["line 3", "line 4", "line 5"]),
        ] as [(Scroll, String, [String])])
    func scrolling(_ scroll: Scroll, _ title: String, _ lines: [String]) {
        #expect(pane(Self.lines(5), scroll) == [title] + lines)
    }

    @Test func whatFitsIsNotScrolled() {
        for scroll in [Scroll.top(2), .bottom(2)] {
            #expect(
                pane(Self.lines(2), scroll) == [
                    "── List ────────────────", "line 1", "line 2", "",
                ])
        }
    }

    @Test func scrollingFromBothEndsShowsTheSame() throws {
        try withEverySeed(300) { generator in
            let content = Element.group(
                (0..<generator.integer(in: 0...8)).map { _ in
                    RandomElement.leaf(generator.integer(in: 0...7), &generator)
                })
            let columns = generator.integer(in: 10...60)
            let rows = generator.integer(in: 1...10)
            let painter = CellPainter()
            let hidden = max(0, painter.height(of: content, columns: columns) - rows)
            let above = generator.integer(in: 0...hidden)
            func frame(_ scroll: Scroll) -> Canvas {
                painter.paint(
                    .pane(Pane("", content, scroll: scroll)), columns: columns, rows: rows + 1)
            }
            #expect(frame(.top(above)) == frame(.bottom(hidden - above)))
        }
    }

    @Test func theChosenItemIsKeptInSight() throws {
        let items = (1...20).map { Choice("item \($0)") }
        try withEvery("selected", in: 0..<20) { selected in
            try withEvery("scroll", in: [Scroll.top(0), .bottom(0), .top(7)]) { scroll in
                let lines = pane(.choices(Choices(items, selected: selected)), scroll)
                #expect(lines.contains { $0.contains("▸") && $0.hasSuffix("item \(selected + 1)") })
                #expect(lines[1...].allSatisfy { $0.contains("item") })
            }
        }
    }

    @Test(
        arguments: [
            ("", 0, "> ", 2), ("look", 0, "> look", 2), ("look", 4, "> look", 6),
            ("look", 99, "> look", 6), ("look", -3, "> look", 2), ("日本", 1, "> 日本", 4),
            ("e\u{301}e\u{301}", 1, "> e\u{301}e\u{301}", 3), ("👩\u{200D}💻x", 1, "> 👩💻x", 6),
            // Fourteen columns are left of the prompt.
            ("abcdefghijklm", 13, "> abcdefghijklm", 15),
            ("abcdefghijklmn", 14, "> …cdefghijklmn", 15),
            ("abcdefghijklmn", 0, "> abcdefghijklmn", 2),
            ("abcdefghijklmno", 0, "> abcdefghijklm…", 2),
            ("abcdefghijklmnopqrstuvwxyz", 12, "> …efghijklmnop…", 11),
            ("日本語日本語日本語日本語", 12, "> …日本語日本語", 15),
        ] as [(String, Int, String, Int)])
    func typing(_ text: String, _ caret: Int, _ line: String, _ column: Int) {
        let input = InputLine(prompt: "> ", text: text, caret: caret, hasFocus: true)
        let canvas = CellPainter().paint(.input(input), columns: 16, rows: 1)
        let shown = canvas.lines[0].unicodeScalars
        #expect(Array(shown) == Array(PlainText.padded(line, to: 16).unicodeScalars))
        #expect(canvas.caret == Canvas.Place(column: column, row: 0))
    }

    @Test func theCaretIsHiddenWithoutFocus() {
        let input = InputLine(prompt: "> ", text: "look", caret: 2, hasFocus: false)
        #expect(CellPainter().paint(.input(input), columns: 16, rows: 1).caret == nil)
    }

    @Test(arguments: [
        (40, 1, "Tab next pane  Ctrl-P commands  ? help"),
        (37, 1, "Tab next pane  Ctrl-P commands"),
        (20, 1, "Tab next pane"), (9, 1, "Tab next "), (20, 2, "Tab next pane|Ctrl-P commands"),
        (20, 3, "Tab next pane|Ctrl-P commands|? help"),
        (28, 2, "Tab next pane|Ctrl-P commands  ? help"),
    ])
    func keys(_ columns: Int, _ rows: Int, _ shown: String) {
        let hints = [
            KeyHint(key: "Tab", word: "pane", title: "next pane"),
            KeyHint(key: "Ctrl-P", word: "palette", title: "commands"),
            KeyHint(key: "?", word: "help", title: "help"),
        ]
        let canvas = CellPainter().paint(.keys(hints), columns: columns, rows: rows)
        let lines = shown.split(separator: "|").map { PlainText.padded(String($0), to: columns) }
        #expect(canvas.lines == lines)
    }

    @Test(arguments: [
        (0, "░░░░░░░░░░"), (1, "░░░░░░░░░░"), (13, "▏░░░░░░░░░"), (500, "█████░░░░░"),
        (562, "█████▌░░░░"), (999, "█████████▉"), (1000, "██████████"), (1001, "█████████→"),
        (-9, "░░░░░░░░░░"), (.max, "█████████→"), (.min, "░░░░░░░░░░"),
    ])
    func meters(_ permille: Int, _ bar: String) {
        let meter = Meter(label: "a", text: "b", permille: permille)
        let line = CellPainter().paint(.meter(meter), columns: 16, rows: 1).lines[0]
        #expect(line == "a: \(bar)  b")
    }
}
