import TestSupport

@testable import TerminalCanvas

/// Elements of all kinds, with texts of all kinds in them.
enum RandomElement {
    /// Stands in every verbatim line, and in no other.
    private static let mark = "|verbatim|"

    static func isVerbatim(_ line: String) -> Bool { line.contains(mark) }

    static func make(depth: Int, _ generator: inout SeededGenerator) -> Element {
        switch generator.integer(in: 0...(depth > 0 ? 16 : 10)) {
        case 10: return .plot(plot(&generator))
        case 11: return .toned(generator.pick(Tone.allCases), make(depth: depth - 1, &generator))
        case 12: return .pane(pane(depth: depth - 1, &generator))
        case 13: return .split(split(depth: depth - 1, &generator))
        case 14, 15, 16:
            return .group(
                (0..<generator.integer(in: 0...4)).map { _ in make(depth: depth - 1, &generator) })
        case let kind: return leaf(kind, &generator)
        }
    }

    /// An element without others in it, nor a picture.
    static func leaf(_ kind: Int, _ generator: inout SeededGenerator) -> Element {
        func text() -> String { RandomText.hostileText(&generator) }
        func texts(_ range: ClosedRange<Int>) -> [String] {
            (0..<generator.integer(in: range)).map { _ in text() }
        }
        switch kind {
        case 0: return .heading(text(), level: generator.integer(in: 1...2))
        case 1: return .paragraph(text())
        case 2: return .fields(texts(0...4).map { LabelledText($0, text()) })
        case 3: return .list(texts(0...4))
        case 4: return .table(columns: texts(0...5), rows: (0..<3).map { _ in texts(0...6) })
        case 5: return .verbatim(texts(0...3).map { mark + $0 })
        case 6:
            let kind = generator.pick([Notice.Kind.refusal, .failure, .information])
            return .notice(Notice(kind, text(), advice: text()))
        case 7:
            return .meter(
                Meter(label: text(), text: text(), permille: generator.integer(in: -500...1500)))
        case 8:
            let items = texts(0...12).map { title in
                Choice(title, detail: text(), tone: generator.pick(Tone.allCases + [nil, nil]))
            }
            return .choices(
                Choices(items, selected: generator.pick([nil, generator.integer(in: -1...12)])))
        default:
            if generator.chance(1, in: 2) {
                return .keys(texts(0...8).map { KeyHint(key: "Tab", word: $0, title: text()) })
            }
            let line = text()
            return .input(
                InputLine(
                    prompt: generator.pick(["", "> ", text()]), text: line,
                    caret: generator.integer(in: -1...line.count + 1), candidates: texts(0...3),
                    hasFocus: generator.chance(1, in: 2)))
        }
    }

    private static func pane(depth: Int, _ generator: inout SeededGenerator) -> Pane {
        let hidden = generator.pick([0, 0, 1, 7, -3, 100, Int.max])
        return Pane(
            RandomText.hostileText(&generator), make(depth: depth, &generator),
            hasFocus: generator.chance(1, in: 2),
            scroll: generator.chance(1, in: 2) ? .top(hidden) : .bottom(hidden))
    }

    private static func split(depth: Int, _ generator: inout SeededGenerator) -> Split {
        let parts = (0..<generator.integer(in: 0...4)).map { _ in
            SplitPart(
                minimum: generator.pick([0, 1, 5, 20, -4, Int.max]),
                weight: generator.pick([0, 1, 3, -1, Int.max]),
                maximum: generator.pick([nil, nil, 1, 30, -2]),
                importance: generator.integer(in: 0...3), make(depth: depth, &generator))
        }
        return Split(generator.pick([.horizontal, .vertical]), parts)
    }

    /// A number that a picture might choke on, or an ordinary one.
    private static func number(_ generator: inout SeededGenerator) -> Double {
        if generator.chance(1, in: 12) {
            return generator.pick([
                .infinity, -.infinity, .nan, 1e308, -1e308, .leastNonzeroMagnitude, 0,
            ])
        }
        return Double(generator.integer(in: -300...1300))
    }

    private static func axis(_ generator: inout SeededGenerator) -> PlotAxis {
        let ranges: [ClosedRange<Double>] = [
            0...1023, -512...511, 0...1, 5...5, -1e308...1e308, 0...(.leastNonzeroMagnitude),
            0...(.infinity),
        ]
        let marks = (0..<generator.integer(in: 0...5)).map { _ in
            PlotMark(
                number(&generator), generator.pick(["", "0", "940", RandomText.word(&generator)]),
                isLine: generator.chance(1, in: 2))
        }
        return PlotAxis(RandomText.word(&generator), generator.pick(ranges), marks: marks)
    }

    static func plot(_ generator: inout SeededGenerator) -> Plot {
        func points() -> [PlotPoint] {
            (0..<generator.integer(in: 0...12)).map { _ in
                PlotPoint(number(&generator), number(&generator))
            }
        }
        let layers = (0..<generator.integer(in: 0...4)).map { _ -> PlotLayer in
            let kind = generator.pick(PlotKind.allCases)
            switch generator.integer(in: 0...2) {
            case 0: return .line(kind, points(), isClosed: generator.chance(1, in: 2))
            case 1:
                return .points(
                    kind, points(),
                    signs: generator.pick([[], ["R", "G"], ["", "日", "e\u{301}", "\u{1B}"]]))
            default:
                return .spans(
                    kind,
                    points().map { point in
                        PlotSpan(
                            x: point.x, low: point.y, high: number(&generator),
                            permille: generator.integer(in: -10...1100))
                    })
            }
        }
        let readouts = points().map {
            PlotReadout(
                $0, label: RandomText.word(&generator), text: RandomText.hostileText(&generator))
        }
        return Plot(
            title: RandomText.hostileText(&generator), horizontal: axis(&generator),
            vertical: axis(&generator), isSquare: generator.chance(1, in: 2), layers: layers,
            readouts: readouts, cursor: generator.pick([nil, 0, 2, 99]),
            summary: [RandomText.hostileText(&generator)])
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
        case .input(let input): [input.prompt + input.text] + input.candidates
        case .keys(let hints): hints.flatMap { [$0.word, $0.title] }
        case .toned(_, let inner): texts(inner)
        case .pane(let pane): [pane.title] + texts(pane.content)
        case .split(let split): split.parts.flatMap { texts($0.element) }
        }
    }

    /// Three bars of a waveform.
    static let bars = Plot(
        title: "Waveform",
        horizontal: PlotAxis(
            "place", 0...12,
            marks: [PlotMark(2, "white"), PlotMark(6, "yellow"), PlotMark(10, "black")]),
        vertical: PlotAxis(
            "code", 0...1023,
            marks: [
                PlotMark(0, "0"), PlotMark(4, "4"), PlotMark(64, "64", isLine: true),
                PlotMark(502, "502"), PlotMark(940, "940", isLine: true), PlotMark(1019, "1019"),
            ]),
        layers: [
            .spans(
                .measured,
                (0...12).map { place in
                    let level = [940.0, 674, 64][min(place / 4, 2)]
                    return PlotSpan(x: Double(place), low: level - 4, high: level + 4)
                })
        ],
        readouts: [
            PlotReadout(PlotPoint(2, 940), label: "white 100 %", text: "940 codes"),
            PlotReadout(PlotPoint(6, 674), label: "yellow 75 %", text: "674 codes"),
            PlotReadout(PlotPoint(10, 64), label: "black", text: "64 codes"),
        ],
        summary: ["Three bars.", "None is clipped."])
}
