package import FaultReasoning
package import TerminalCanvas

/// The bits that are still missing over the time since the call: one's own beside the expert's.
///
/// One's own are drawn through, the expert's in dashes, as what was measured and what was aimed at
/// are in every picture.
package enum BeliefPlot {
    /// When a line of the session was done.
    package struct Moment: Hashable, Sendable {
        package var line: Int
        /// Seconds since the call.
        package var elapsed: Int64
        /// The clock's face then: `10:04`.
        package var clock: String

        package init(line: Int, elapsed: Int64, clock: String) {
            self.line = line
            self.elapsed = elapsed
            self.clock = clock
        }
    }

    /// The picture; lines without a moment are left out.
    ///
    /// - Parameters:
    ///   - moments: by line, ascending.
    ///   - mended: the line at which the last of what was wrong was mended; nil without one.
    package static func plot(
        _ analysis: SessionAnalysis, moments: [Moment], mended: Int?
    ) -> Plot {
        let own = ownSteps(analysis, moments)
        let expert = analysis.expert.moves
        let ends = own.map(\.minutes) + expert.map { minutes($0.elapsed) }
        let known = analysis.knownSince.flatMap { line in
            line < 1 ? start(analysis) : own.first { $0.line == line }
        }
        let end = mended.flatMap { line in own.first { $0.line == line } }
        let across = minutesAxis(ends.max() ?? 0, known: known?.minutes, mended: end?.minutes)
        let heights =
            [analysis.bitsAtStart] + own.map(\.bits) + expert.map { shown($0.bitsAfter) }
        let up = bitsAxis(heights.map(shown).max() ?? 0)
        let marks = [known.map { ($0, "K") }, end.map { ($0, "M") }].compactMap { $0 }
        return Plot(
            title: "bits missing: you full, expert dashed",
            horizontal: across, vertical: up,
            layers: [
                .line(
                    .target,
                    stairs(
                        shown(analysis.bitsAtStart),
                        expert.map { (minutes($0.elapsed), shown($0.bitsAfter)) }),
                    isClosed: false),
                .line(
                    .measured,
                    stairs(shown(analysis.bitsAtStart), own.map { ($0.minutes, $0.bits) }),
                    isClosed: false),
                .points(
                    .measured, marks.map { PlotPoint($0.0.minutes, $0.0.bits) },
                    signs: marks.map(\.1)),
            ],
            readouts: readouts(analysis, own), summary: summary(analysis, own, mended: end))
    }

    // MARK: Steps

    /// A step of one's own, where it lies in the picture.
    private struct Own {
        var line: Int
        var minutes: Double
        /// Finite, at least 0.
        var bits: Double
        var clock: String
        var command: String
    }

    private static func ownSteps(_ analysis: SessionAnalysis, _ moments: [Moment]) -> [Own] {
        analysis.steps.compactMap { step in
            moments.first { $0.line == step.line }.map {
                Own(
                    line: step.line, minutes: minutes($0.elapsed), bits: shown(step.bitsAfter),
                    clock: $0.clock, command: step.command)
            }
        }
    }

    private static func start(_ analysis: SessionAnalysis) -> Own {
        Own(line: 0, minutes: 0, bits: shown(analysis.bitsAtStart), clock: "", command: "")
    }

    /// What can be drawn of a number of bits: finite, and nothing below 0.
    private static func shown(_ bits: Double) -> Double {
        bits.isNaN ? 0 : min(max(bits, 0), 1e6)
    }

    private static func minutes(_ seconds: Int64) -> Double { Double(max(0, seconds)) / 60 }

    /// From the call on nothing is gained until a step is done.
    private static func stairs(
        _ start: Double, _ steps: [(minutes: Double, bits: Double)]
    ) -> [PlotPoint] {
        var points = [PlotPoint(0, start)]
        for step in steps {
            let last = points[points.count - 1]
            points.append(PlotPoint(max(last.x, step.minutes), last.y))
            points.append(PlotPoint(max(last.x, step.minutes), step.bits))
        }
        return points
    }

    // MARK: Axes

    private static func minutesAxis(_ last: Double, known: Double?, mended: Double?) -> PlotAxis {
        let end = max(1, last.rounded(.up))
        var lines: [PlotMark] = []
        if let known, known == mended {
            lines = [PlotMark(known, "known, mended", isLine: true)]
        } else {
            lines += known.map { [PlotMark($0, "known", isLine: true)] } ?? []
            lines += mended.map { [PlotMark($0, "mended", isLine: true)] } ?? []
        }
        return PlotAxis("minutes since the call", 0...end, marks: lines + marks(to: end))
    }

    private static func bitsAxis(_ most: Double) -> PlotAxis {
        let end = max(1, most.rounded(.up))
        return PlotAxis("bits", 0...end, marks: marks(to: end))
    }

    /// Numbers from 0 in even steps, at most seven of them.
    private static func marks(to end: Double) -> [PlotMark] {
        let steps: [Double] = [1, 2, 5, 10, 20, 30, 60, 120, 240, 600]
        let step = steps.first { end / $0 <= 6 } ?? (end / 5).rounded(.up)
        return stride(from: 0, through: end, by: step).map { PlotMark($0, String(Int($0))) }
    }

    // MARK: Words

    private static func readouts(_ analysis: SessionAnalysis, _ own: [Own]) -> [PlotReadout] {
        let start = shown(analysis.bitsAtStart)
        return [
            PlotReadout(
                PlotPoint(0, start), label: "at the call",
                text: "\(StepWords.bits(start)) missing")
        ]
            + own.map {
                PlotReadout(
                    PlotPoint($0.minutes, $0.bits), label: "you, line \($0.line), \($0.clock)",
                    text: "\(StepWords.bits($0.bits)) missing after `\($0.command)`")
            }
            + analysis.expert.moves.map {
                PlotReadout(
                    PlotPoint(minutes($0.elapsed), shown($0.bitsAfter)),
                    label: "expert, after \(StepWords.price($0.elapsed))",
                    text: "\(StepWords.bits($0.bitsAfter)) missing after `\($0.command)`")
            }
    }

    private static func summary(
        _ analysis: SessionAnalysis, _ own: [Own], mended: Own?
    ) -> [String] {
        let expert = analysis.expert.moves.last
        return [
            "You: \(StepWords.bits(analysis.bitsAtStart)) missing at the call"
                + (own.last.map { ", \(StepWords.bits($0.bits)) at \($0.clock)." } ?? "."),
            expert.map {
                "The expert: \(StepWords.bits($0.bitsAfter)) after \(StepWords.price($0.elapsed))."
            },
            AnswerWords.followed(analysis),
            mended.map { "The last of what was wrong was mended at line \($0.line), \($0.clock)." },
            StepWords.meaningOfBits,
        ].compactMap { $0 }
    }
}
