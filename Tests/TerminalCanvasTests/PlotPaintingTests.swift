import TestSupport
import Testing

@testable import TerminalCanvas

/// Pictures of measured values.
@Suite struct PlotPaintingTests {
    private func lines(
        _ plot: Plot, columns: Int = 40, rows: Int = 10, _ alphabet: Alphabet = .unicode
    ) -> [String] {
        CellPainter(alphabet: alphabet).paint(.plot(plot), columns: columns, rows: rows).lines
    }

    /// A plot of 0 to 100 both ways, without any words.
    private func plot(_ layers: PlotLayer..., isSquare: Bool = false) -> Plot {
        Plot(
            title: "", horizontal: PlotAxis("", 0...100), vertical: PlotAxis("", 0...100),
            isSquare: isSquare, layers: layers)
    }

    @Test func pictures() {
        var text = ""
        var bars = RandomElement.bars
        bars.cursor = 1
        var scope = Samples.vectorscope
        scope.cursor = 2
        let frames: [(Plot, Alphabet, Int, Int)] = [
            (bars, .unicode, 64, 20), (bars, .ascii, 64, 20), (bars, .unicode, 20, 6),
            (bars, .unicode, 19, 9), (scope, .unicode, 72, 22), (scope, .ascii, 44, 20),
            (Samples.tracking, .unicode, 56, 14),
        ]
        for (plot, alphabet, columns, rows) in frames {
            let canvas = CellPainter(alphabet: alphabet)
                .paint(.plot(plot), columns: columns, rows: rows)
            text += "\(alphabet.rawValue), \(columns) by \(rows)\n"
            text += CellPainterTests.recorded(canvas)
        }
        expectGolden(text, "plots")
    }

    /// The rows of a picture of 20 by 8 cells: below the title's row and right of the axis.
    private func picture(_ plot: Plot, _ alphabet: Alphabet = .unicode) -> [String] {
        lines(plot, columns: 21, rows: 9, alphabet)[1...].map { String($0.dropFirst()) }
    }

    @Test func linesAreDrawnDotByDot() {
        let diagonal = plot(
            .line(.measured, [PlotPoint(0, 0), PlotPoint(100, 100)], isClosed: false))
        let rows = picture(diagonal)
        #expect(rows.first?.last == "⠊")
        #expect(rows.last?.first == "⡠")
        let level = plot(
            .line(.measured, [PlotPoint(0, 100), PlotPoint(100, 100)], isClosed: false))
        #expect(picture(level)[0] == String(repeating: "⠉", count: 20))
        #expect(picture(level, .ascii)[0] == String(repeating: "'", count: 20))
        let target = plot(
            .line(.target, [PlotPoint(0, 100), PlotPoint(100, 100)], isClosed: false))
        #expect(picture(target)[0] == "⠉ ".replicated(9) + "⠉⠈")
        #expect(picture(target, .ascii)[0].allSatisfy { $0 == "o" || $0 == " " })
    }

    @Test(arguments: [
        (PlotPoint(150, 50), "→", 19), (PlotPoint(-1, 50), "←", 0), (PlotPoint(50, 101), "↑", 10),
        (PlotPoint(50, -.infinity), "↓", 10), (PlotPoint(.infinity, .infinity), "→", 19),
        (PlotPoint(1e308, -1e308), "→", 19),
    ])
    func whatIsOutsideIsShownAtTheEdge(_ point: PlotPoint, _ sign: Character, _ column: Int) {
        for layer in [
            PlotLayer.points(.measured, [point], signs: ["R"]),
            .line(.measured, [PlotPoint(50, 50), point], isClosed: false),
        ] {
            let rows = picture(plot(layer))
            let found = rows.first { $0.contains(sign) }
            #expect(found.map { Array($0).firstIndex(of: sign) } == column)
        }
    }

    @Test func spansBeyondTheAxisHaveAnArrow() {
        let rows = picture(
            plot(
                .spans(
                    .measured,
                    [
                        PlotSpan(x: 0, low: 90, high: 120), PlotSpan(x: 50, low: 40, high: 60),
                        PlotSpan(x: 100, low: -20, high: 20), PlotSpan(x: 75, low: 300, high: 310),
                    ])))
        #expect(rows.first?.first == "↑")
        #expect(rows.first?.contains("↑") == true && rows.last?.last == "↓")
        #expect(rows[0].count { $0 == "↑" } == 2)
    }

    @Test func whatIsNoNumberIsNotDrawn() {
        let rows = picture(
            plot(
                .points(.measured, [PlotPoint(.nan, 5), PlotPoint(5, .nan)], signs: []),
                .line(.measured, [PlotPoint(.nan, 5), PlotPoint(5, 5)], isClosed: false),
                .spans(.measured, [PlotSpan(x: 5, low: .nan, high: 6)])))
        #expect(rows.allSatisfy { $0.allSatisfy { $0 == " " } })
    }

    @Test func aFaintTraceHasFewerDots() {
        func dots(_ permille: Int) -> Int {
            let spans = (0..<20).map {
                PlotSpan(x: Double($0) * 5, low: 20, high: 80, permille: permille)
            }
            return picture(plot(.spans(.measured, spans))).joined().unicodeScalars.reduce(0) {
                $0 + ((0x2800..<0x2900).contains($1.value) ? ($1.value & 0xFF).nonzeroBitCount : 0)
            }
        }
        #expect(dots(1000) == dots(250))
        #expect(dots(249) < dots(250) && dots(62) < dots(249))
        #expect(dots(0) > 0)
    }

    @Test func barsStandOnTheAxis() {
        let bars = plot(
            .spans(
                .measured,
                [
                    PlotSpan(x: 0, low: 0, high: 100), PlotSpan(x: 50, low: 0, high: 50),
                    PlotSpan(x: 100, low: 0, high: 0),
                ]))
        let rows = picture(bars)
        #expect(rows.map { $0.first ?? " " } == Array(repeating: "█", count: 8))
        #expect(rows.map { Array($0)[10] } == Array("    ████"))
        #expect(rows.map { $0.last ?? " " } == Array("       ▁"))
    }

    @Test func aSquarePictureKeepsItsShape() throws {
        try withEvery("columns", in: [24, 40, 64, 100]) { columns in
            try withEvery("rows", in: [8, 12, 20, 40]) { rows in
                let circle = plot(
                    .points(
                        .measured,
                        [PlotPoint(0, 0), PlotPoint(100, 0), PlotPoint(0, 100)], signs: []),
                    isSquare: true)
                let lines = lines(circle, columns: columns, rows: rows)
                let places = lines.enumerated().flatMap { row, line in
                    line.enumerated().filter { $0.element == "●" }.map { ($0.offset, row) }
                }
                try #require(places.count == 3)
                let across = places[2].0 - places[1].0
                let up = places[1].1 - places[0].1
                #expect(abs(across + 1 - 2 * (up + 1)) <= 2, "\(across) by \(up)")
            }
        }
    }

    @Test func targetsAndMeasurementsAreToldApartWithoutColours() {
        let pair = [PlotPoint(20, 50), PlotPoint(80, 50)]
        for alphabet in Alphabet.allCases {
            let apart = picture(
                plot(
                    .points(.target, [pair[0]], signs: []), .points(.measured, [pair[1]], signs: [])
                ),
                alphabet
            ).joined()
            let signs = apart.filter { $0 != " " }
            #expect(Set(signs).count == 2)
            let together = picture(
                plot(
                    .points(.target, [pair[0]], signs: []), .points(.measured, [pair[0]], signs: [])
                ),
                alphabet
            ).joined().filter { $0 != " " }
            #expect(together.count == 1 && !signs.contains(together))
        }
    }

    @Test func labelsNeverTouch() throws {
        try withEverySeed(200) { generator in
            let marks = (0..<generator.integer(in: 0...14)).map { _ in
                let value = generator.integer(in: 0...1000)
                return PlotMark(
                    Double(value), "<\(value)>", isLine: generator.chance(1, in: 3))
            }
            let plot = Plot(
                title: "", horizontal: PlotAxis("", 0...1000, marks: marks),
                vertical: PlotAxis("", 0...1000, marks: marks), layers: [])
            let columns = generator.integer(in: 20...90)
            let lines = lines(plot, columns: columns, rows: generator.integer(in: 6...30))
            // Each label that is begun is ended, and a space or an axis follows it.
            for label in lines.joined(separator: " ").split(separator: "<").dropFirst() {
                let digits = label.prefix { $0.isNumber }
                let rest = label.dropFirst(digits.count)
                #expect(rest.first == ">", "\(lines)")
                #expect(rest.dropFirst().first.map { " ┤│".contains($0) } ?? true)
            }
        }
    }

    @Test func aLabelIsWholeOrLeftOut() {
        let marks = [PlotMark(0, "64 · 0 mV"), PlotMark(100, "940 · 700 mV"), PlotMark(50, "502")]
        let plot = Plot(
            title: "", horizontal: PlotAxis("", 0...100),
            vertical: PlotAxis("", 0...100, marks: marks), layers: [])
        for (columns, shown) in [
            (20, ["502"]), (27, ["64 · 0 mV", "502"]), (36, marks.map(\.label)),
        ] {
            let lines = lines(plot, columns: columns, rows: 9)
            let labels = lines.compactMap { $0.split(separator: "┤").first }.filter {
                $0.contains { $0.isNumber }
            }
            #expect(Set(labels.map { $0.drop { $0 == " " } }) == Set(shown.map { $0[...] }))
        }
    }

    @Test func theCursorsWordsStandBelowThePicture() {
        var bars = RandomElement.bars
        for (columns, rows) in [(20, 6), (40, 8), (100, 40)] {
            bars.cursor = 1
            let words = lines(bars, columns: columns, rows: rows).joined(separator: "|")
            #expect(words.contains("here: yellow"))
            #expect(words.contains("◆"))
            bars.cursor = nil
            let without = lines(bars, columns: columns, rows: rows).joined(separator: "|")
            #expect(!without.contains("here:") && !without.contains("◆"))
        }
    }

    @Test func aSmallRoomHasTheWordsAlone() {
        var bars = RandomElement.bars
        bars.cursor = 2
        let lines = lines(bars, columns: 19, rows: 14).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        #expect(
            lines == [
                "Waveform", "here: black: 64", "      codes", "Three bars.", "None is clipped.",
                "• white 100 %: 940", "  codes", "• yellow 75 %: 674", "  codes", "", "", "", "",
                "",
            ])
    }
}

extension String {
    fileprivate func replicated(_ count: Int) -> String { String(repeating: self, count: count) }
}
