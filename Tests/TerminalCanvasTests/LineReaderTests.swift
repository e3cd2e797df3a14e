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
            (
                .meter(Meter(label: "time", text: "31 min of 45 min", permille: 690)),
                ["time: 31 min of 45 min"]
            ),
            (
                .choices(
                    Choices([Choice("Continue", detail: "line 12"), Choice("Help")], selected: 0)),
                ["1. Continue, chosen: line 12", "2. Help"]
            ),
            (.choices(Choices([Choice("Help", tone: .bad)])), ["1. Help"]),
            (
                .input(
                    InputLine(
                        prompt: "> ", text: "look  gr", caret: 3,
                        candidates: ["gr-mon", "gr\u{1B}"],
                        hasFocus: true)),
                ["> look  gr", "gr-mon, gr\u{FFFD}"]
            ),
            (.input(InputLine(prompt: "> ", text: "", caret: 0, hasFocus: false)), [">"]),
            (
                .input(InputLine(prompt: "> ", text: long, caret: 0, hasFocus: false)),
                ["> the quick grader jumps over", "the lazy router and measures", "again"]
            ),
            (
                .keys([
                    KeyHint(key: "Tab", word: "pane", title: "next pane"),
                    KeyHint(key: "?", word: "help", title: "what to do"),
                ]),
                ["type: pane (next pane); help", "      (what to do)"]
            ),
            (.keys([]), []),
            (.toned(.bad, .paragraph("out of tolerance")), ["out of tolerance"]),
            (.pane(Pane("Notebook", .list(["one"]), hasFocus: true)), ["Notebook:", "- one"]),
            (.pane(Pane("", .list(["one"]))), ["- one"]),
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

    @Test func aPlotIsSaidInWords() {
        var plot = RandomElement.bars
        let values = ["- white 100 %: 940 codes", "- yellow 75 %: 674 codes", "- black: 64 codes"]
        let title = ["Waveform:", "Three bars.", "None is clipped."]
        #expect(LineReader().lines(.plot(plot)) == title + values)
        plot.cursor = 1
        #expect(
            LineReader().lines(.plot(plot)) == title + [
                "here: yellow 75 %: 674 codes", values[0], values[2],
            ])
        plot.cursor = 9
        #expect(LineReader().lines(.plot(plot)) == title + values)
    }

    @Test func partsOfASplitFollowEachOther() {
        let split = Split(
            .horizontal,
            [
                .fixed(9, .paragraph("one")), .fixed(0, .pane(Pane("Two", .paragraph("two")))),
                .fixed(9, .toned(.quiet, .heading("Three", level: 2))), .fixed(9, .list(["four"])),
            ])
        #expect(
            LineReader().lines(.split(split)) == [
                "one", "", "Two:", "two", "", "Three:", "- four",
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
