import Plant
import TerminalCanvas
import Testing

@testable import Screens

/// Colour differences, drawn from stored numbers.
@Suite struct VectorscopePlotTests {
    /// Red of 75 % bars in BT.709 where it should be, on that graticule.
    static let red: Reading = {
        func percent(_ value: Int64, _ systematic: Int64 = 0) -> ReadingValue {
            .quantity(Quantity(value, .percentHundredth, systematic: systematic))
        }
        return Reading(
            kind: "vectorscope", point: "wfm",
            fields: [
                ReadingField("state", .symbol("locked")),
                ReadingField("graticule", .symbol("bt709")),
                ReadingField(
                    "boxes",
                    .list([
                        -859, 3750, 2891, 3406, 3750, -344, 859, -3750, -2891, -3406, -3750, 344,
                    ])),
                ReadingField("trace", .list([-859, 3750, -859, 3750, 400, 0, 0, 0, 0, 600])),
            ],
            columns: [
                "patch", "angle", "magnitude", "turn", "ratio", "cb", "cr", "target-cb",
                "target-cr",
            ],
            rows: [
                [
                    .symbol("red-75"),
                    .quantity(Quantity(10_291, .degreeHundredth, systematic: 12)),
                    percent(3847, 12), .quantity(Quantity(0, .degreeHundredth, systematic: 12)),
                    percent(10_000, 29), percent(-859, 8), percent(3750, 11), percent(-859),
                    percent(3750),
                ]
            ])
    }()

    @Test func aColourStandsInItsBox() throws {
        let plot = try #require(PlotView.plot(Self.red, cursor: 0))
        #expect(plot.isSquare)
        #expect(plot.horizontal.range == plot.vertical.range)
        #expect(
            plot.layers.first
                == .line(
                    .graticule,
                    [
                        PlotPoint(-10.59, 35.5), PlotPoint(-6.59, 35.5), PlotPoint(-6.59, 39.5),
                        PlotPoint(-10.59, 39.5),
                    ], isClosed: true))
        let boxes = plot.layers.filter {
            if case .line(.graticule, _, true) = $0 { true } else { false }
        }
        #expect(boxes.count == 6)
        #expect(plot.layers.contains(.points(.target, [PlotPoint(-8.59, 37.5)], signs: [""])))
        #expect(plot.layers.contains(.points(.measured, [PlotPoint(-8.59, 37.5)], signs: [""])))
        #expect(plot.layers.contains(.points(.measured, [PlotPoint(0, 0)], signs: [""])))
        #expect(
            plot.readouts == [
                PlotReadout(
                    PlotPoint(-8.59, 37.5), label: "red 75 %",
                    text: "102.91 ± 0.12 degrees, length 38.47 ± 0.12 %; against the target "
                        + "0.00 ± 0.12 degrees, length 100.00 ± 0.29 %")
            ])
    }

    @Test func lettersStandBeyondTheirBoxes() throws {
        let plot = try #require(PlotView.plot(Self.red, cursor: nil))
        let lettered = plot.layers.compactMap { layer -> ([PlotPoint], [String])? in
            if case .points(.graticule, let points, let signs) = layer {
                (points, signs)
            } else {
                nil
            }
        }
        #expect(lettered.count == 1)
        #expect(lettered.first?.1 == ["R", "M", "B", "C", "G", "Y"])
        #expect(lettered.first?.0.first == PlotPoint(-8.59 * 1.2, 37.5 * 1.2))
    }

    @Test func aProgrammeIsDrawnWithoutNames() throws {
        let reading = Reading(
            kind: "vectorscope", point: "gr-mon.sdi-1",
            fields: [ReadingField("trace", .list([-500, 800, -620, 1000, 250, 10, 0, 10, 0, 750]))])
        let plot = try #require(PlotView.plot(reading, cursor: nil))
        #expect(
            plot.layers.contains(
                .line(.measured, [PlotPoint(-5, 8), PlotPoint(-6.2, 10)], isClosed: false)))
        #expect(plot.readouts.map(\.label) == ["25.0 % of the picture", "75.0 % of the picture"])
        #expect(plot.readouts.map(\.text) == ["Cb -5.60 %, Cr 9.00 %", "Cb 0.10 %, Cr 0.00 %"])
        #expect(plot.cursor == nil)
    }

    /// Angles alone, as readings of before have them, aren't drawn.
    @Test func aReadingOfBeforeHasItsWordsOnly() {
        var old = Self.red
        old.fields.removeAll { ["boxes", "trace"].contains($0.name) }
        old.columns = Array(old.columns.prefix(5))
        old.rows = old.rows.map { Array($0.prefix(5)) }
        #expect(PlotView.plots(old).isEmpty)
        #expect(!PictureWords.sentences(old).isEmpty)
    }
}
