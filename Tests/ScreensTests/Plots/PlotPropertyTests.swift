import Plant
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// Whatever a stored reading holds can be drawn, and what is beyond an axis is said to be.
@Suite struct PlotPropertyTests {
    static func number(_ generator: inout SeededGenerator) -> Int64 {
        generator.chance(1, in: 3)
            ? generator.integerOfAnySize() : generator.integer(in: -2000...1_200_000)
    }

    static func value(_ generator: inout SeededGenerator) -> ReadingValue {
        switch generator.integer(in: 0...9) {
        case 0:
            return .symbol(generator.pick(["grey-100", "grey-5", "red", "green", "blue", "", "-"]))
        case 1: return .none
        case 2: return .integer(generator.integerOfAnySize())
        case 3: return .list((0..<generator.integer(in: 0...23)).map { _ in number(&generator) })
        default:
            return .quantity(
                Quantity(
                    number(&generator), generator.pick(Unit.allCases),
                    systematic: generator.integer(in: 0...5000),
                    random: generator.chance(1, in: 9) ? .max : generator.integer(in: 0...90)))
        }
    }

    static func reading(_ generator: inout SeededGenerator) -> Reading {
        let columns = [
            "patch", "y", "level", "from", "to", "cb", "cr", "target-cb", "target-cr", "x",
            "target-x", "target-y", "luminance", "target-luminance", "angle", "delta-uv",
        ]
        var reading = Reading(
            kind: generator.pick(["waveform", "vectorscope", "profile", "colorimeter", "ping"]),
            point: "here",
            columns: columns,
            rows: (0..<generator.integer(in: 0...7)).map { _ in
                columns.indices.map { index in
                    index == 0 && generator.chance(2, in: 3)
                        ? .symbol("grey-\(generator.integer(in: 0...120))") : value(&generator)
                }
            })
        for name in ["trace", "boxes", "x", "y", "patch", "luminance", "target"] {
            let isList = ["trace", "boxes"].contains(name) && generator.chance(2, in: 3)
            let numbers = (0..<generator.integer(in: 0...40)).map { _ in number(&generator) }
            reading.add(name, isList ? .list(numbers) : value(&generator))
        }
        return reading
    }

    static func points(_ plot: Plot) -> [PlotPoint] {
        plot.layers.flatMap { layer in
            switch layer {
            case .line(_, let points, _), .points(_, let points, _): points
            case .spans(_, let spans):
                spans.flatMap { [PlotPoint($0.x, $0.low), PlotPoint($0.x, $0.high)] }
            }
        } + plot.readouts.map(\.point)
    }

    @Test func everythingIsWithinTheAxesOrSaidNotToBe() throws {
        var drawn = 0
        try withEverySeed(3000) { generator in
            let reading = Self.reading(&generator)
            for plot in PlotView.plots(reading) {
                drawn += 1
                for readout in plot.readouts {
                    let isInside =
                        plot.horizontal.range.contains(readout.point.x)
                        && plot.vertical.range.contains(readout.point.y)
                    #expect(isInside != readout.text.hasSuffix(", off the scale"))
                }
                for point in Self.points(plot) { #expect(point.x.isFinite && point.y.isFinite) }
                for mark in plot.vertical.marks {
                    #expect(plot.vertical.range.contains(mark.value))
                }
                for layer in plot.layers {
                    switch layer {
                    case .points(_, let points, let signs):
                        #expect(points.count == signs.count)
                        #expect(signs.allSatisfy { $0.count <= 1 })
                    case .spans(_, let spans):
                        #expect(spans.allSatisfy { $0.low <= $0.high })
                        #expect(spans.allSatisfy { (0...1000).contains($0.permille) })
                    case .line: break
                    }
                }
                #expect(!plot.title.isEmpty && !plot.summary.isEmpty)
                #expect(plot.readouts.allSatisfy { !$0.label.isEmpty && !$0.text.isEmpty })
            }
        }
        #expect(drawn > 1000)
    }

    @Test func theCursorIsOnAReadoutOrNowhere() throws {
        try withEverySeed(300) { generator in
            let reading = Self.reading(&generator)
            for number in 0...3 {
                for cursor in [nil, Int.min, -1, 0, 3, Int.max] {
                    guard let plot = PlotView.plot(reading, cursor: cursor, number: number) else {
                        continue
                    }
                    if let chosen = plot.cursor {
                        #expect(plot.readouts.indices.contains(chosen))
                    } else {
                        #expect(cursor == nil || plot.readouts.isEmpty)
                    }
                }
            }
        }
    }

    @Test(
        arguments: [
            ("grey-40", "grey 40 %"), ("pluge-minus-2", "pluge minus 2 %"), ("minus-i", "minus i"),
            ("black", "black"), ("red-75", "red 75 %"), ("5", "5"), ("", "patch"),
        ])
    func patchesAreNamedInWords(name: String, words: String) {
        let row = Reading(
            kind: "waveform", point: "", fields: [ReadingField("patch", .symbol(name))])
        #expect(row.patchWords == words)
    }
}
