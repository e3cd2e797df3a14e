import FaultReasoning
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// Bits over time: one's own and the expert's, from the same start.
@Suite struct BeliefPlotTests {
    /// Three steps: at 1, 2 and 5 minutes.
    private static let steps = [(3.0, 2.0), (2.0, 0.5), (0.5, 0)].enumerated().map {
        StepAnalysis(
            line: $0 + 1, command: $0 == 2 ? "diagnose none" : "look rtr", stepClass: .splits,
            reason: StepReason(.plain), bitsBefore: $1.0, bitsAfter: $1.1)
    }
    private static let moments = [(1, 60), (2, 120), (3, 300)].map {
        BeliefPlot.Moment(line: $0, elapsed: Int64($1), clock: "09:0\($1 / 60)")
    }

    private func analysis() -> SessionAnalysis {
        var analysis = SampleAnalysis.analysis(
            steps: Self.steps, knownSince: 2,
            credit: Credit(grade: .exact, hops: 0, faults: 1, named: 1))
        analysis.expert.moves = [
            ExpertPath.Move(command: "menu rtr", elapsed: 30, bitsAfter: 1),
            ExpertPath.Move(command: "look rtr", elapsed: 90, bitsAfter: 0),
        ]
        return analysis
    }

    @Test func bothBeginAtTheSamePlaceAndFallInSteps() {
        let plot = BeliefPlot.plot(analysis(), moments: Self.moments, mended: 3)
        #expect(plot.horizontal.range == 0...5)
        #expect(plot.vertical.range == 0...3)
        #expect(
            plot.layers[0]
                == .line(
                    .target,
                    [(0, 3), (0.5, 3), (0.5, 1), (1.5, 1), (1.5, 0)].map(PlotPoint.init),
                    isClosed: false))
        #expect(
            plot.layers[1]
                == .line(
                    .measured,
                    [(0, 3), (1, 3), (1, 2), (2, 2), (2, 0.5), (5, 0.5), (5, 0)].map(
                        PlotPoint.init),
                    isClosed: false))
        #expect(
            plot.layers[2]
                == .points(.measured, [PlotPoint(2, 0.5), PlotPoint(5, 0)], signs: ["K", "M"]))
        let lines = plot.horizontal.marks.filter(\.isLine)
        #expect(lines == [PlotMark(2, "known", isLine: true), PlotMark(5, "mended", isLine: true)])
    }

    @Test func itIsSaidInWords() {
        let plot = BeliefPlot.plot(analysis(), moments: Self.moments, mended: 3)
        #expect(
            plot.readouts.map { "\($0.label): \($0.text)" } == [
                "at the call: 3.0 bits missing",
                "you, line 1, 09:01: 2.0 bits missing after `look rtr`",
                "you, line 2, 09:02: 0.5 bits missing after `look rtr`",
                "you, line 3, 09:05: 0.0 bits missing after `diagnose none`",
                "expert, after 30 s: 1.0 bits missing after `menu rtr`",
                "expert, after 90 s: 0.0 bits missing after `look rtr`",
            ])
        #expect(
            plot.summary == [
                "You: 3.0 bits missing at the call, 0.0 bits at 09:05.",
                "The expert: 0.0 bits after 90 s.",
                "From line 2 on the answer followed from what you knew; you said it at line 3.",
                "The last of what was wrong was mended at line 3, 09:05.",
                StepWords.meaningOfBits,
            ])
    }

    @Test func whatIsNotThereIsNotDrawn() {
        var bare = SampleAnalysis.analysis()
        let nothing = BeliefPlot.plot(bare, moments: [], mended: nil)
        #expect(nothing.readouts.count == 1 && nothing.horizontal.range == 0...1)
        #expect(nothing.horizontal.marks.allSatisfy { !$0.isLine })
        bare.knownSince = 0
        let known = BeliefPlot.plot(bare, moments: [], mended: 4)
        #expect(known.layers.last == .points(.measured, [PlotPoint(0, 3)], signs: ["K"]))
        // A line without a moment, and one that is told twice over.
        let partly = BeliefPlot.plot(
            analysis(), moments: Array(Self.moments.prefix(1)), mended: 3)
        #expect(partly.readouts.count == 4)
        var both = analysis()
        both.knownSince = 3
        let lines = BeliefPlot.plot(both, moments: Self.moments, mended: 3).horizontal.marks
        #expect(lines.filter(\.isLine).map(\.label) == ["known, mended"])
    }

    /// The two are told apart without colour: what is drawn through and what is dashed.
    @Test func theTwoDifferInForm() {
        let plot = BeliefPlot.plot(
            SampleAnalysis.passed,
            moments: (1...22).map {
                BeliefPlot.Moment(line: $0, elapsed: Int64($0 * 50), clock: "10:00")
            }, mended: 17)
        for alphabet in [Alphabet.ascii, .unicode] {
            func picture(_ kind: PlotKind) -> [String] {
                var one = plot
                one.layers = plot.layers.filter {
                    if case .line(kind, _, _) = $0 { true } else { false }
                }
                one.readouts = []
                one.summary = []
                let canvas = CellPainter(alphabet: alphabet).paint(
                    .plot(one), columns: 60, rows: 16)
                return Array(canvas.lines.dropFirst().prefix(10))
            }
            #expect(picture(.measured) != picture(.target))
            #expect(picture(.measured).joined().contains { $0 != " " })
        }
    }

    @Test func anythingCanBeDrawn() throws {
        try withEverySeed(40) { random in
            let count = random.integer(in: 0...12)
            let analysis = SampleAnalysis.random(&random, lines: count)
            let moments = (0..<count).map { _ in
                BeliefPlot.Moment(
                    line: random.integer(in: 0...count),
                    elapsed: random.pick([-5, 0, 60, 3600, .max]), clock: "10:00")
            }
            let plot = BeliefPlot.plot(
                analysis, moments: moments, mended: random.integer(in: 0...count))
            #expect(plot.horizontal.marks.count <= 9 && plot.vertical.marks.count <= 7)
            for layer in plot.layers {
                guard case .line(_, let points, _) = layer else { continue }
                #expect(zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x })
                #expect(points.allSatisfy { $0.y.isFinite && $0.y >= 0 })
            }
            let (columns, rows) = (random.integer(in: 1...160), random.integer(in: 1...50))
            let canvas = CellPainter().paint(.plot(plot), columns: columns, rows: rows)
            #expect(canvas.rows == rows)
        }
    }
}
