import TestSupport
import Testing

@testable import TerminalCanvas

/// What line mode says of each kind of element.
@Suite struct LineReaderTests {
    static let long = "the quick grader jumps over the lazy router and measures again"

    @Test(
        arguments: [
            (.heading("A title", level: 1), ["A title", "======="]),
            (.heading("日本", level: 1), ["日本", "===="]),
            (.heading("A part", level: 2), ["A part:"]),
            (
                .heading("A title that is too long for one line here", level: 1),
                ["A title that is too long for", "one line here", "============================"]
            ),
            (.paragraph(""), [""]),
            (
                .paragraph(long),
                ["the quick grader jumps over", "the lazy router and measures", "again"]
            ),
            (.fields([LabelledText("level", "700 mV")]), ["level: 700 mV"]),
            (.fields([LabelledText("level", "")]), ["level:"]),
            (
                .fields([LabelledText("ruled out", "cable one, cable two, cable three")]),
                ["ruled out: cable one, cable", "           two, cable three"]
            ),
            (
                .fields([LabelledText("a label that is nearly as long", "as the line")]),
                ["a label that is nearly as", "  long: as the line"]
            ),
            (
                .list(["one", "the second of them is a long one"]),
                ["- one", "- the second of them is a long", "  one"]
            ),
            (.list([]), []),
            (
                .verbatim(["PING 10.0.0.1", "", "\tinet6 ::1 prefixlen 128 scopeid 0x1"]),
                ["  PING 10.0.0.1", "", "          inet6 ::1 prefixlen 128 scopeid 0x1"]
            ),
            (
                .table(columns: ["name", "port"], rows: [["gr-1", "7"], ["日本", "12"]]),
                ["  name  port", "  gr-1  7", "  日本  12"]
            ),
            (
                .table(columns: ["name", "port"], rows: [["a"], ["b", "2", "more"]]),
                ["  name  port", "  a", "  b     2     more"]
            ),
            (
                .table(
                    columns: ["name", "signal", "format", "rack"],
                    rows: [["gr-mon", "1080p25", "3G level A", ""], ["", "none", "", "mr-2"]]),
                [
                    "- gr-mon; signal: 1080p25;", "  format: 3G level A",
                    "- signal: none; rack: mr-2",
                ]
            ),
            (.table(columns: [], rows: []), [""]),
            (
                .notice(Notice(.refusal, "there is no command `loko`", advice: "look")),
                ["not done: there is no command", "          `loko`", "  try: look"]
            ),
            (.notice(Notice(.failure, "the disk is full")), ["error: the disk is full"]),
            (.notice(Notice(.information, "kept")), ["kept"]),
            (.group([]), []),
        ] as [(Element, [String])])
    func lines(_ element: Element, _ expected: [String]) {
        #expect(LineReader(width: 30).lines(element) == expected)
    }

    @Test func partsWithAHeadingStandApart() {
        let place = Element.group([
            .group([]), .group([.heading("Machine room", level: 2)]), .list(["router"]),
        ])
        let lines = LineReader().lines(
            .group([
                .heading("Corner House", level: 1), .group([]), .paragraph("Two suites."), place,
                place, .paragraph("The end."),
            ]))
        #expect(
            lines == [
                "Corner House", "============", "Two suites.", "", "Machine room:", "- router", "",
                "Machine room:", "- router", "The end.",
            ])
    }

    @Test(arguments: [
        (Element.heading("a\u{1B}", level: 1), ["a\u{FFFD}", "=="]),
        (.fields([LabelledText("a\n", "b\u{9B}")]), ["a\u{FFFD}: b\u{FFFD}"]),
        (
            .table(columns: ["x\u{1B}[1m"], rows: [["\u{202E}"]]),
            ["  x\u{FFFD}[1m", "  \u{FFFD}"]
        ),
        (
            .notice(Notice(.failure, "\u{7}", advice: "\u{8}")),
            ["error: \u{FFFD}", "  try: \u{FFFD}"]
        ),
    ])
    func whatIsUnsafeIsShownAsSuch(_ element: Element, _ expected: [String]) {
        #expect(LineReader().lines(element) == expected)
    }

    @Test(arguments: [(-5, 20), (0, 20), (19, 20), (20, 20), (78, 78)])
    func theWidthHasALeast(_ given: Int, _ width: Int) {
        #expect(LineReader(width: given).width == width)
    }

    @Test func noElementBreaksTheTerminalOrTheWidth() throws {
        try withEverySeed(400) { generator in
            let reader = LineReader(width: generator.integer(in: 20...90))
            let element = RandomElement.make(depth: 3, &generator)
            let lines = reader.lines(element)
            for line in lines {
                #expect(PlainText.sanitised(line) == line, "a control character is left")
                #expect(!line.contains("\t"))
                // No random word is wider than the least room for text, so each line can be kept.
                if !RandomElement.isVerbatim(line) {
                    #expect(PlainText.columns(of: line) <= reader.width, "\(line)")
                    #expect(line.last != " ", "a space at the end")
                }
            }
            // All that is to be said is said.
            let said = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
            for text in RandomElement.texts(element) {
                for word in PlainText.sanitised(text).split(separator: " ") {
                    #expect(said.contains(word), "`\(word)` isn't said")
                }
            }
        }
    }

    @Test func aWordThatCannotBeBrokenStandsWhole() {
        let word = String(repeating: "x", count: 60)
        let reader = LineReader(width: 40)
        #expect(reader.lines(.paragraph("a \(word) b")) == ["a", word, "b"])
        #expect(reader.lines(.list([word])) == ["- " + word])
    }
}

/// Elements of all kinds, with texts of all kinds in them.
enum RandomElement {
    /// Stands in every verbatim line, and in no other.
    private static let mark = "|verbatim|"

    static func isVerbatim(_ line: String) -> Bool { line.contains(mark) }

    static func make(depth: Int, _ generator: inout SeededGenerator) -> Element {
        func text() -> String { RandomText.hostileText(&generator) }
        func texts(_ range: ClosedRange<Int>) -> [String] {
            (0..<generator.integer(in: range)).map { _ in text() }
        }
        switch generator.integer(in: 0...(depth > 0 ? 8 : 6)) {
        case 0: return .heading(text(), level: generator.integer(in: 1...2))
        case 1: return .paragraph(text())
        case 2: return .fields(texts(0...4).map { LabelledText($0, text()) })
        case 3: return .list(texts(0...4))
        case 4: return .table(columns: texts(0...5), rows: (0..<3).map { _ in texts(0...6) })
        case 5: return .verbatim(texts(0...3).map { mark + $0 })
        case 6:
            let kind = generator.pick([Notice.Kind.refusal, .failure, .information])
            return .notice(Notice(kind, text(), advice: text()))
        default:
            return .group(
                (0..<generator.integer(in: 0...4)).map { _ in make(depth: depth - 1, &generator) })
        }
    }

    /// Every text in an element, but titles of columns, which are said only beside a cell.
    static func texts(_ element: Element) -> [String] {
        switch element {
        case .heading(let text, _), .paragraph(let text): [text]
        case .fields(let fields): fields.flatMap { [$0.label, $0.text] }
        case .list(let items): items
        case .verbatim(let lines): lines
        case .table(_, let rows): rows.flatMap { $0 }
        case .notice(let notice): [notice.text, notice.advice]
        case .group(let parts): parts.flatMap(texts)
        case .meter(let meter): [meter.label, meter.text]
        case .plot(let plot):
            [plot.title] + plot.summary + plot.readouts.flatMap { [$0.label, $0.text] }
        case .choices(let choices): choices.items.flatMap { [$0.title, $0.detail] }
        case .input(let input): [input.prompt + input.text]
        case .keys(let hints): hints.flatMap { [$0.word, $0.title] }
        case .toned(_, let inner): texts(inner)
        case .pane(let pane): [pane.title] + texts(pane.content)
        case .split(let split): split.parts.flatMap { texts($0.element) }
        }
    }
}
