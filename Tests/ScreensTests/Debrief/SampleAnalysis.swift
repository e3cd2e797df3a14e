import FaultReasoning
import TestSupport

/// Analyses for tests of what is said of them. The figures are made up, and fit together.
enum SampleAnalysis {
    /// A step on the way of `passed`.
    private struct Line {
        var command: String
        var stepClass: StepClass
        var reason: StepReason
        var bits: Double
        var price: Int64
    }

    /// Of the passed session on the misrouted grade: 22 lines, from 8.2 bits to nothing.
    static let passed: SessionAnalysis = {
        var bits = 8.2
        let steps = lines.enumerated().map { index, line in
            defer { bits = line.bits }
            let number = index + 1
            return StepAnalysis(
                line: number, command: line.command, stepClass: line.stepClass,
                reason: line.reason, bitsBefore: bits, bitsAfter: line.bits,
                expectedBits: max(0, (bits - line.bits) * 0.75), price: line.price,
                best: Advice(
                    command: "measure router-status rtr", place: number < 4 ? "mr" : nil,
                    expectedBits: max(0, 3.25 - Double(index) / 4), price: 45),
                expert: number < 17
                    ? Advice(command: "trace rtr.in-2", expectedBits: 1.5, price: 60) : nil,
                truth: min(1, Double(number) / 16))
        }
        return SessionAnalysis(
            hypotheses: 2412, bitsAtStart: 8.2, steps: steps, knownSince: 9, expert: expert,
            credit: Credit(grade: .exact, hops: 0, faults: 3, named: 3), answer: .mended,
            linesThatHangOnBands: [13])
    }()

    static let expert = ExpertPath(
        moves: [
            ExpertPath.Move(command: "go mr", elapsed: 15, bitsAfter: 8.2),
            ExpertPath.Move(command: "measure router-status rtr", elapsed: 45, bitsAfter: 4.9),
            ExpertPath.Move(command: "trace rtr.in-2", elapsed: 105, bitsAfter: 1.3),
            ExpertPath.Move(command: "trace rtr.in-3", elapsed: 165, bitsAfter: 0),
            ExpertPath.Move(command: "route rtr \"GR MON\" in-3", elapsed: 180, bitsAfter: 0),
        ], priceUntilKnown: 165, price: 480, outcome: "fixed")

    private static let lines = [
        Line(
            command: "ask mags when", stepClass: .asks, reason: StepReason(.plain), bits: 8.2,
            price: 90),
        Line(
            command: "ask wen changed", stepClass: .splits,
            reason: StepReason(.narrowed, before: 294, after: 41), bits: 5.4, price: 90),
        Line(
            command: "ask tomas working", stepClass: .eliminates,
            reason: StepReason(.toldLittle, before: 41, after: 40), bits: 5.3, price: 90),
        Line(
            command: "go mr", stepClass: .moves, reason: StepReason(.plain), bits: 5.3, price: 15),
        Line(
            command: "measure router-status rtr", stepClass: .splits,
            reason: StepReason(
                .narrowed, elements: ["gr-mon", "v-302", "jf-1", "da-gr"], before: 40, after: 9),
            bits: 3.1, price: 30),
        Line(
            command: "look rtr", stepClass: .redundant, reason: StepReason(.foregone, line: 5),
            bits: 3.1, price: 20),
        Line(
            command: "read change-log", stepClass: .irrelevant, reason: StepReason(.neverShows),
            bits: 3.1, price: 60),
        Line(
            command: "trace rtr.in-2", stepClass: .splits,
            reason: StepReason(.narrowed, elements: ["es2-io"], before: 9, after: 3), bits: 1.2,
            price: 60),
        Line(
            command: "trace rtr.in-3", stepClass: .splits,
            reason: StepReason(.narrowed, before: 3, after: 1), bits: 0.1, price: 60),
        Line(
            command: "suspect rtr misrouted-crosspoint", stepClass: .records,
            reason: StepReason(.plain), bits: 0.1, price: 0),
        Line(
            command: "suspect rtr stale-router-label", stepClass: .records,
            reason: StepReason(.plain), bits: 0.1, price: 0),
        Line(
            command: "note", stepClass: .records, reason: StepReason(.plain), bits: 0.1, price: 10),
        Line(
            command: "measure waveform jf-1.monitor-3", stepClass: .eliminates,
            reason: StepReason(.narrowed, before: 1, after: 2), bits: 0.3, price: 60),
        Line(
            command: "route rtr \"GR MON\" in-3", stepClass: .restores,
            reason: StepReason(.restored, checks: ["gr-picture", "gr-client-picture"]), bits: 0.1,
            price: 15),
        Line(
            command: "measure router-status rtr", stepClass: .redundant,
            reason: StepReason(.repeated, line: 5), bits: 0.1, price: 30),
        Line(
            command: "label rtr label/in-2 ES2", stepClass: .replaces,
            reason: StepReason(.guessed, before: 14), bits: 0.1, price: 120),
        Line(
            command: "label rtr label/in-3 GR", stepClass: .replaces,
            reason: StepReason(.fittedOnEvidence), bits: 0, price: 120),
        Line(
            command: "diagnose rtr misrouted-crosspoint and rtr stale-router-label",
            stepClass: .records, reason: StepReason(.plain), bits: 0, price: 0),
        Line(
            command: "tell mags", stepClass: .informs, reason: StepReason(.plain), bits: 0,
            price: 60),
        Line(
            command: "verify gr-picture", stepClass: .verifies,
            reason: StepReason(.confirmedHolds, checks: ["gr-picture"]), bits: 0, price: 60),
        Line(
            command: "tell hal", stepClass: .informs, reason: StepReason(.plain), bits: 0,
            price: 60),
        Line(
            command: "close", stepClass: .records, reason: StepReason(.plain), bits: 0, price: 60),
    ]

    /// A step of a class for a reason, as far as its words need one.
    static func step(
        _ stepClass: StepClass, _ reason: StepReason, command: String = "look gr-mon",
        gained: Double = 0
    ) -> StepAnalysis {
        StepAnalysis(
            line: 7, command: command, stepClass: stepClass, reason: reason, bitsBefore: 3,
            bitsAfter: 3 - gained)
    }

    /// An analysis of any steps, credit and answer.
    static func analysis(
        steps: [StepAnalysis] = [], knownSince: Int? = nil,
        credit: Credit = Credit(grade: .none, faults: 1, named: 0), answer: AnswerKind = .open
    ) -> SessionAnalysis {
        SessionAnalysis(
            hypotheses: 3, bitsAtStart: 3, steps: steps, knownSince: knownSince,
            expert: ExpertPath(moves: [], priceUntilKnown: 0, price: 0, outcome: "none"),
            credit: credit, answer: answer)
    }

    /// Anything that could be handed over, sense or not.
    static func random(_ random: inout SeededGenerator, lines: Int) -> SessionAnalysis {
        let odd: [Double] = [0, -0.0, 0.04, 0.05, 1, 3.25, 12, 1e12, -7, .nan, .infinity]
        let commands = ["look", "diagnose none", "on sw-1 \"show run", "", "measure waveform x y"]
        let steps = (0..<lines).map { index in
            StepAnalysis(
                line: random.integer(in: -1...lines + 2), command: random.pick(commands),
                stepClass: random.pick(StepClass.allCases),
                reason: StepReason(
                    random.pick(StepReason.Kind.allCases),
                    elements: Array(repeating: "gr-mon", count: random.integer(in: 0...6)),
                    checks: Array(repeating: "gr-picture", count: random.integer(in: 0...3)),
                    line: random.chance(1, in: 2) ? index : nil,
                    before: random.integer(in: -2...40), after: random.integer(in: -2...40)),
                bitsBefore: random.pick(odd), bitsAfter: random.pick(odd),
                expectedBits: random.pick(odd),
                price: random.pick([0, 45, -3, .max, .min]),
                best: Advice(command: "", expectedBits: random.pick(odd), price: 4),
                truth: random.pick(odd))
        }
        let moves = (0..<random.integer(in: 0...4)).map { _ in
            ExpertPath.Move(
                command: "go mr", elapsed: random.pick([0, 60, -5, .max]),
                bitsAfter: random.pick(odd))
        }
        return SessionAnalysis(
            hypotheses: 5, bitsAtStart: random.pick(odd), steps: steps,
            knownSince: random.pick([nil, 0, 3, 900]),
            expert: ExpertPath(moves: moves, priceUntilKnown: .max, price: -1, outcome: "later"),
            credit: Credit(
                grade: random.pick(Credit.Grade.allCases), hops: random.pick([nil, 0, 1, 4]),
                faults: random.integer(in: -1...3), named: random.integer(in: -1...3),
                blamed: Array(repeating: "gr-mon", count: random.integer(in: 0...6))),
            answer: random.pick(AnswerKind.allCases), linesThatHangOnBands: [1, 900])
    }
}
