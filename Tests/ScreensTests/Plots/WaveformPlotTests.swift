import Plant
import TerminalCanvas
import Testing

@testable import Screens

/// Luma over the line, drawn from stored numbers.
@Suite struct WaveformPlotTests {
    static func reading(
        trace: [Int64]? = nil, columns: [String] = [], rows: [[ReadingValue]] = []
    ) -> Reading {
        var reading = Reading(
            kind: "waveform", point: "rtr.out-1",
            fields: [
                ReadingField("state", .symbol("locked")), ReadingField("interrupted", .flag(false)),
                ReadingField("minimum", .quantity(Quantity(64, .tenBitCode))),
                ReadingField("minimum-level", .quantity(Quantity(0, .millivolt))),
                ReadingField("maximum", .quantity(Quantity(940, .tenBitCode))),
                ReadingField("maximum-level", .quantity(Quantity(700, .millivolt))),
            ], columns: columns, rows: rows)
        if let trace { reading.add("trace", .list(trace)) }
        return reading
    }

    static func spans(_ plot: Plot) -> [PlotSpan] {
        plot.layers.flatMap { layer -> [PlotSpan] in
            if case .spans(.measured, let spans) = layer { spans } else { [] }
        }
    }

    @Test func aTraceBecomesStrokes() throws {
        // White over the left half; a ramp over the right in a quarter of the lines, above black.
        let trace: [Int64] = [
            0, 5000, 940, 940, 1000, 5000, 10_000, 64, 940, 250, 5000, 10_000, 64, 64, 750,
        ]
        let plot = try #require(PlotView.plot(Self.reading(trace: trace), cursor: 0))
        let spans = Self.spans(plot)
        let left = spans.filter { $0.x < 50 }
        #expect(left.count == 48)
        #expect(left.allSatisfy { $0.low == 940 && $0.high == 940 && $0.permille == 1000 })
        let ramp = spans.filter { $0.x > 50 && $0.permille == 250 }
        #expect(ramp.count == 48)
        // 876 codes over 48 strokes; each joins the next.
        #expect(ramp.allSatisfy { abs($0.high - $0.low - 18.25) < 1e-9 })
        #expect(zip(ramp, ramp.dropFirst()).allSatisfy { abs($0.high - $1.low) < 1e-9 })
        #expect(spans.filter { $0.permille == 750 }.allSatisfy { $0.low == 64 })
        #expect(
            plot.readouts.map(\.label) == [
                "0 to 50 % of the line", "50 to 100 % of the line", "50 to 100 % of the line",
            ])
        #expect(
            plot.readouts.map(\.text) == [
                "code 940, 700 mV, on 100.0 % of the lines",
                "code 64 to 940, 0 to 700 mV, on 25.0 % of the lines",
                "code 64, 0 mV, on 75.0 % of the lines",
            ])
        #expect(plot.readouts[1].point == PlotPoint(75, 502))
        #expect(plot.summary == ["Locked.", "Luma from 64 (0 mV) to 940 (700 mV)."])
    }

    /// Black, white, the limits of the interface, and the quarters, which are whole codes.
    @Test func theScaleIsThatOfNarrowRange() throws {
        let plot = try #require(
            PlotView.plot(Self.reading(trace: [0, 10_000, 64, 64, 1000]), cursor: nil))
        #expect(plot.vertical.range == 0...1023)
        #expect(plot.vertical.marks.map(\.value).sorted() == [4, 64, 283, 502, 721, 940, 1019])
        #expect(plot.vertical.marks.filter(\.isLine).map(\.value) == [64, 940, 4, 1019])
        for mark in plot.vertical.marks {
            let parts = mark.label.split(separator: " ").compactMap { Double($0) }
            #expect(parts.first == mark.value)
            if parts.count == 2 { #expect((mark.value - 64) / 876 * 700 == parts[1]) }
        }
    }

    @Test func aReadingOfBeforeIsDrawnPatchByPatch() throws {
        let rows: [[ReadingValue]] = [("white-100", 940, 700), ("black", 64, 0)].map {
            [
                .symbol($0.0), .quantity(Quantity($0.1, .tenBitCode, systematic: 3, random: 1)),
                .quantity(Quantity($0.2, .millivolt, systematic: 2, random: 1)),
            ]
        }
        let old = Self.reading(columns: ["patch", "y", "level"], rows: rows)
        let plot = try #require(PlotView.plot(old, cursor: 9))
        #expect(plot.horizontal.range == 0...2)
        #expect(Self.spans(plot).map(\.x) == [0.5, 1.5])
        #expect(Self.spans(plot).map(\.low) == [940, 64])
        #expect(
            plot.readouts.map(\.text) == [
                "code 940 ± 4, 700 ± 3 mV", "code 64 ± 4, 0 ± 3 mV",
            ])
        #expect(plot.cursor == 1)
        #expect(PlotView.plot(Self.reading(), cursor: nil) == nil)
    }

    @Test func whatIsOffTheScaleIsSaid() throws {
        let rows: [[ReadingValue]] = [
            [
                .symbol("white-100"), .quantity(Quantity(1040, .tenBitCode)),
                .quantity(Quantity(780, .millivolt)), .quantity(Quantity(0, .percentHundredth)),
                .quantity(Quantity(10_000, .percentHundredth)),
            ]
        ]
        let reading = Self.reading(
            trace: [0, 10_000, 1040, 1040, 1000],
            columns: ["patch", "y", "level", "from", "to"], rows: rows)
        let plot = try #require(PlotView.plot(reading, cursor: nil))
        #expect(plot.readouts.map(\.text) == ["code 1040, 780 mV, off the scale"])
        #expect(plot.readouts.map(\.point) == [PlotPoint(50, 1040)])
        #expect(Self.spans(plot).allSatisfy { $0.high == 1040 })
    }
}
