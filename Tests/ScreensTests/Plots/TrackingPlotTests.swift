import Foundation
import Plant
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// Luminance over the signal, and against what was asked for.
@Suite struct TrackingPlotTests {
    static func profile(_ greys: [(Int, Int64, Int64)], random: Int64 = 3) -> Reading {
        Reading(
            kind: "profile", point: "gr-mon",
            fields: [
                ReadingField("target", .symbol("rec709-24")),
                ReadingField("gamma", .quantity(Quantity(2400, .milliexponent, random: 5))),
            ],
            columns: ["patch", "luminance", "target-luminance"],
            rows: greys.map { percent, measured, target in
                [
                    .symbol("grey-\(percent)"),
                    .quantity(
                        Quantity(
                            measured, .candelaTenThousandth, systematic: measured / 100,
                            random: random)),
                    .quantity(Quantity(target, .candelaTenThousandth)),
                ]
            })
    }

    static let good = profile([
        (100, 1_000_000, 1_000_000), (0, 2, 1), (10, 3981, 3981), (50, 199_000, 189_465),
    ])

    @Test func luminanceIsDrawnInPowersOfTen() throws {
        let plot = try #require(PlotView.plot(Self.good, cursor: 2))
        #expect(plot.title == "EOTF tracking of gr-mon")
        // The lowest grey that counts is 0.398 cd/m²; black lies below, and that is said.
        #expect(plot.vertical.range == -1...2)
        #expect(plot.vertical.marks.map(\.label) == ["0.1", "1", "10", "100"])
        #expect(plot.readouts.map(\.label) == ["grey 0 %", "grey 10 %", "grey 50 %", "grey 100 %"])
        #expect(plot.readouts.map(\.point.x) == [0, 10, 50, 100])
        #expect(abs(plot.readouts[2].point.y - 1.29885) < 1e-4)
        #expect(
            plot.readouts.map(\.text) == [
                "0.0002 ± 0.0003 cd/m², target 0.0001 cd/m², too dark to compare, off the scale",
                "0.398 ± 0.004 cd/m², target 0.398 cd/m², as asked",
                "19.9 ± 0.2 cd/m², target 18.9 cd/m², 5.0 % above",
                "100.0 ± 1.0 cd/m², target 100.0 cd/m², as asked",
            ])
        #expect(
            plot.summary == [
                "Greys of gr-mon, rec709-24.",
                "Luminance furthest from the target at grey 50 %: 5.0 % above.",
                "Gamma 2.40 ± 0.01.",
            ])
    }

    @Test func deviationsAreInPerCentOfTheTarget() throws {
        let plot = try #require(PlotView.plot(Self.good, cursor: 1, number: 1))
        #expect(plot.vertical.range == -10...10)
        #expect(plot.readouts.map(\.point.x) == [10, 50, 100])
        #expect(abs(plot.readouts[1].point.y - 5.0326) < 1e-3)
        // 1 % of 19.9 cd/m² either way, in per cent of 18.9465.
        guard case .line(.measured, let ends, false) = plot.layers[2] else {
            Issue.record("no uncertainty")
            return
        }
        #expect(ends.map(\.x) == [50, 50])
        #expect(abs(ends[1].y - ends[0].y - 2 * 1.0503) < 1e-3)
    }

    @Test func onlyGreysAreTracked() {
        let single = Self.profile([(50, 1, 1)])
        #expect(PlotView.plots(single).isEmpty)
        var other = Self.good
        other.rows[0][0] = .symbol("red")
        other.rows[1][0] = .symbol("grey-x")
        let plot = PlotView.plot(other, cursor: nil)
        #expect(plot?.readouts.map(\.label) == ["grey 10 %", "grey 50 %"])
    }

    @Test func aTargetThatIsFarAwayIsSaid() throws {
        let plot = try #require(
            PlotView.plot(
                Self.profile([(50, 900_000, 100_000), (100, 1_000_000, 1_000_000)]), cursor: nil,
                number: 1))
        #expect(plot.vertical.range == -200...200)
        #expect(abs(plot.readouts[0].point.y - 800) < 1e-9)
        #expect(plot.readouts[0].text.hasSuffix("800.0 % above, off the scale"))
    }

    @Test func logarithmsAreRight() throws {
        try withEverySeed(400) { generator in
            let value = Double(generator.integer(in: 1...1_000_000_000)) / 1e4
            #expect(abs(DecimalLogarithm.of(value) - log10(value)) < 1e-14 * 6)
        }
        for power in -4...4 {
            #expect(abs(DecimalLogarithm.of(pow(10, Double(power))) - Double(power)) < 1e-14)
        }
        #expect(DecimalLogarithm.of(1) == 0)
    }
}
