import TestSupport
import Testing

@testable import TerminalCanvas

/// Cells and the canvas they are written on.
@Suite struct CanvasTests {
    /// The cells of a text, as they are written.
    private func cells(_ text: String) -> [Cell] { CellText.cells(text, .text) }

    private func canvas(_ columns: Int, _ text: String, column: Int = 0) -> Canvas {
        var canvas = Canvas(columns: columns, rows: 1)
        canvas.put(cells(text)[...], column: column, row: 0, before: columns)
        return canvas
    }

    @Test func aCellIsSmallAndFlat() {
        #expect(MemoryLayout<Cell>.stride <= 16)
        #expect(_isPOD(Cell.self))
    }

    @Test(arguments: [
        ("abc", 0, "abc   "), ("abcdefgh", 0, "abcdef"), ("abc", 4, "    ab"), ("日本", 0, "日本  "),
        ("日本語", 1, " 日本 "), ("日本語x", 0, "日本語"), ("a日", 4, "    a "), ("日", 5, "      "),
        ("e\u{301}a", 0, "e\u{301}a    "), ("abc", -1, "bc    "), ("abc", 6, "      "),
        ("\u{1112}\u{1161}\u{11AB}", 0, "\u{1112}\u{1161}\u{11AB}    "),
        ("\u{301}a", 0, " \u{301}a    "),
        ("👩\u{200D}💻", 0, "👩💻  "), ("❤\u{FE0F}!", 0, "❤!    "), ("a\u{1B}[m", 0, "a\u{FFFD}[m  "),
        ("a\tb", 0, "a b   "), ("a\u{308}\u{304}\u{30C}b", 0, "a\u{308}\u{304}b    "),
    ])
    func texts(_ text: String, _ column: Int, _ line: String) {
        let shown = canvas(6, text, column: column).lines[0]
        #expect(Array(shown.unicodeScalars) == Array(line.unicodeScalars))
    }

    @Test(arguments: [
        (0, "x 本ab"), (1, " x本ab"), (2, "日x ab"), (3, "日 xab"), (4, "日本xb"), (5, "日本ax"),
    ])
    func overHalfOfAWideCharacter(_ column: Int, _ line: String) {
        var canvas = canvas(6, "日本ab")
        canvas.put(Cell("x", .bad), column: column, row: 0)
        #expect(canvas.lines == [line])
    }

    @Test(arguments: [(0, "語本ab"), (1, " 語 ab"), (3, "日 語b"), (4, "日本語"), (5, "日本a ")])
    func aWideCharacterOverOthers(_ column: Int, _ line: String) {
        var canvas = canvas(6, "日本ab")
        canvas.put(Cell("語", .bad), column: column, row: 0)
        #expect(canvas.lines == [line])
    }

    @Test func nothingIsWrittenOutside() {
        let empty = Canvas(columns: 3, rows: 2)
        var canvas = empty
        for (column, row) in [(-1, 0), (3, 0), (0, -1), (0, 2), (.max, .max), (.min, .min)] {
            canvas.put(Cell("x", .text), column: column, row: row)
            #expect(canvas.cell(column: column, row: row) == .blank)
        }
        #expect(canvas == empty)
        #expect(Canvas(columns: 0, rows: -7).lines == [" "])
    }

    @Test(arguments: [(1, 1, 1, 1), (-1, -1, 0, 0), (3, 2, 2, 1), (.max, .min, 2, 0)])
    func theCaretIsHeldToTheCanvas(_ column: Int, _ row: Int, _ heldColumn: Int, _ heldRow: Int) {
        var canvas = Canvas(columns: 3, rows: 2)
        canvas.setCaret(Canvas.Place(column: column, row: row))
        #expect(canvas.caret == Canvas.Place(column: heldColumn, row: heldRow))
        canvas.setCaret(nil)
        #expect(canvas.caret == nil)
    }

    @Test func whateverIsWrittenEveryRowKeepsItsWidth() throws {
        try withEverySeed(300) { generator in
            var canvas = Canvas(
                columns: generator.integer(in: 1...12), rows: generator.integer(in: 1...3))
            for _ in 0..<30 {
                let text = RandomText.hostileText(&generator)
                canvas.put(
                    CellText.cells(text, generator.pick(Role.allCases))[...],
                    column: generator.integer(in: -3...14), row: generator.integer(in: -1...3),
                    before: generator.integer(in: -1...20))
            }
            expectWhole(canvas)
        }
    }

    @Test func everyRoleHasALetterOfItsOwn() {
        let letters = Role.allCases.map(\.letter)
        #expect(Set(letters).count == letters.count)
        #expect(!letters.contains(" "))
        var canvas = Canvas(columns: 4, rows: 1)
        canvas.put(CellText.cells("é日", .key)[...], column: 0, row: 0, before: 4)
        #expect(canvas.roleLetters == ["kkk "])
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("one  two", 10, ["one  two"]), ("", 5, [""]),
        ("   ", 5, [""]), (" a ", 5, ["a"]), ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("日本語日本", 5, ["日本", "語日", "本"]), ("ab 日", 1, ["a", "b", "日"]), ("ab", 0, ["a", "b"]),
        ("a abcdef b", 4, ["a", "abcd", "ef b"]),
    ])
    func wrapped(_ text: String, _ columns: Int, _ lines: [String]) {
        let cells = cells(text)
        let found = CellText.wrapped(cells, columns: columns).map { range in
            String(String.UnicodeScalarView(cells[range].map(\.scalar)))
        }
        #expect(found == lines)
    }

    @Test func wrappingLosesNothingAndKeepsTheLimit() throws {
        try withEverySeed(200) { generator in
            let cells = cells(RandomText.hostileText(&generator))
            let limit = generator.integer(in: 2...40)
            let lines = CellText.wrapped(cells, columns: limit)
            for line in lines { #expect(CellText.columns(cells[line]) <= limit) }
            let kept = lines.flatMap { cells[$0] }.filter { $0.scalar != " " }
            #expect(kept == cells.filter { $0.scalar != " " })
        }
    }
}

/// Expects that each wide character has its continuation, and no continuation stands alone; and
/// that each row, as text, takes as many columns as the canvas has.
func expectWhole(_ canvas: Canvas) {
    #expect(canvas.cells.count == canvas.columns * canvas.rows)
    let cells = canvas.cells
    for index in cells.indices {
        let isLast = (index + 1) % canvas.columns == 0
        if cells[index].isWide, isLast || !cells[index + 1].isContinuation {
            Issue.record("half of a wide character at \(index)")
        }
        let isFirst = index % canvas.columns == 0
        if cells[index].isContinuation, isFirst || !cells[index - 1].isWide {
            Issue.record("a continuation of nothing at \(index)")
        }
    }
    for line in canvas.lines {
        #expect(PlainText.columns(of: line) == canvas.columns)
        #expect(PlainText.sanitised(line) == line)
    }
    for letters in canvas.roleLetters { #expect(letters.count == canvas.columns) }
    if let caret = canvas.caret {
        #expect((0..<canvas.columns).contains(caret.column))
        #expect((0..<canvas.rows).contains(caret.row))
    }
}
