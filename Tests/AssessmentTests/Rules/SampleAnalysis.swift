import FaultReasoning
import TestSupport

@testable import Assessment

/// Analyses that no reasoning made, for rules to be tried on.
enum SampleAnalysis {
    /// An analysis of some steps in which an expert needs ten minutes.
    ///
    /// - Parameter hanging: lines that hang on how frequent faults are taken to be.
    static func of(
        _ steps: [StepAnalysis], known: Int? = nil, expert: Int64 = 600,
        credit: Credit = Credit(grade: .exact, hops: 0, faults: 1, named: 1),
        answer: AnswerKind = .mended, hanging: [Int] = []
    ) -> SessionAnalysis {
        SessionAnalysis(
            hypotheses: 800, bitsAtStart: 7, steps: steps, knownSince: known,
            expert: ExpertPath(
                moves: [ExpertPath.Move(command: "trace v-1", elapsed: expert, bitsAfter: 0)],
                priceUntilKnown: expert, price: expert, outcome: "fixed"),
            credit: credit, answer: answer, linesThatHangOnBands: hanging)
    }

    /// A step of a minute.
    ///
    /// - Parameters:
    ///   - told: bits that it could be expected to tell.
    ///   - best: those of the best for no higher a price; nil where there was nothing to be done.
    ///   - next: those of what an expert would do then; nil where nothing is said of it.
    static func step(
        _ line: Int, _ stepClass: StepClass, _ reason: StepReason = StepReason(.plain),
        told: Double = 0, best: Double? = nil, next: Double? = nil, price: Int64 = 60
    ) -> StepAnalysis {
        func advice(_ bits: Double?) -> Advice? {
            bits.map { Advice(command: "measure waveform rtr.in-1", expectedBits: $0, price: 60) }
        }
        return StepAnalysis(
            line: line, command: "look mon", stepClass: stepClass, reason: reason, bitsBefore: 7,
            bitsAfter: 7 - told, expectedBits: told, price: price, best: advice(best),
            expert: advice(next))
    }

    /// Any analysis at all, with numbers that nothing would bring about.
    static func random(_ random: inout SeededGenerator, lines: Int) -> SessionAnalysis {
        func bits(_ random: inout SeededGenerator) -> Double {
            random.chance(1, in: 4)
                ? random.pick([Double.nan, .infinity, -1e300, -1, 1e300, -0.0])
                : Double(random.integer(in: 0...400)) / 100
        }
        func price(_ random: inout SeededGenerator) -> Int64 {
            random.chance(1, in: 4) ? random.integerOfAnySize() : random.integer(in: 0...3000)
        }
        func advice(_ random: inout SeededGenerator) -> Advice? {
            random.chance(1, in: 3)
                ? nil : Advice(command: "", expectedBits: bits(&random), price: price(&random))
        }
        func number(_ random: inout SeededGenerator) -> Int {
            random.chance(1, in: 6)
                ? Int(random.integerOfAnySize()) : random.integer(in: 0...lines + 2)
        }
        var steps: [StepAnalysis] = []
        for line in 1...max(1, lines) where random.chance(5, in: 6) {
            let reason = StepReason(
                random.pick(StepReason.Kind.allCases), elements: ["rtr"], checks: ["picture"],
                line: random.chance(1, in: 2) ? number(&random) : nil, before: number(&random),
                after: number(&random))
            steps.append(
                StepAnalysis(
                    line: random.chance(1, in: 6) ? number(&random) : line, command: "look mon",
                    stepClass: random.pick(StepClass.allCases), reason: reason,
                    bitsBefore: bits(&random), bitsAfter: bits(&random),
                    expectedBits: bits(&random), price: price(&random), best: advice(&random),
                    expert: advice(&random), truth: bits(&random)))
        }
        if random.chance(1, in: 5) { steps.reverse() }
        var analysis = of(
            steps, known: random.chance(1, in: 3) ? nil : number(&random), expert: price(&random),
            credit: Credit(
                grade: random.pick(Credit.Grade.allCases),
                hops: random.chance(1, in: 2) ? number(&random) : nil, faults: number(&random),
                named: number(&random), blamed: random.chance(1, in: 2) ? [] : ["sw"]),
            answer: random.pick(AnswerKind.allCases),
            hanging: (0..<random.integer(in: 0...4)).map { _ in number(&random) })
        if random.chance(1, in: 5) { analysis.expert.moves = [] }
        return analysis
    }
}
