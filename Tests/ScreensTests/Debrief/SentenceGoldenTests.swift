import FaultReasoning
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// The sentences about steps and answers, for people to read beside the test.
@Suite struct SentenceGoldenTests {
    private func why(_ stepClass: StepClass, _ reason: StepReason) -> String {
        StepWords.why(
            SampleAnalysis.step(stepClass, reason, command: "menu gr-mon"), StepWordsTests.names)
    }

    /// One sentence of each reason in the class that it mostly has, to be read.
    @Test func stepsReadAsTheyDid() {
        let usual: [(StepClass, StepReason.Kind)] = [
            (.splits, .narrowed), (.eliminates, .toldLittle), (.redundant, .foregone),
            (.redundant, .repeated), (.irrelevant, .neverShows), (.testsBySwap, .swapCleared),
            (.testsBySwap, .swapCaught), (.testsBySwap, .putBack), (.testsBySwap, .narrowed),
            (.replaces, .guessed), (.replaces, .fittedOnEvidence), (.harmful, .broke),
            (.harmful, .guessed), (.restores, .restored), (.restores, .putBack),
            (.verifies, .confirmedHolds), (.verifies, .confirmedFails), (.verifies, .foregone),
        ]
        let some = usual.map { stepClass, kind in
            let reason = StepReason(
                kind, elements: ["v-302"], checks: ["gr-picture"], line: 12, before: 14, after: 3)
            return "\(stepClass.rawValue), \(kind.rawValue): \(why(stepClass, reason))"
        }
        let plain = StepClass.allCases.map { stepClass in
            "\(stepClass.rawValue), plain: \(StepWords.word(stepClass)). "
                + why(stepClass, StepReason(.plain))
        }
        expectGolden((some + plain).joined(separator: "\n") + "\n", "step-sentences")
    }

    @Test func answersReadAsTheyDid() {
        let credits: [Credit] =
            Credit.Grade.allCases.flatMap { grade in
                [0, 1, 3].map { Credit(grade: grade, hops: 2, faults: $0, named: min($0, 1)) }
            } + [
                Credit(grade: .near, hops: 1, faults: 1, named: 0, blamed: ["gr-mon"]),
                Credit(grade: .near, faults: 1, named: 0, blamed: ["gr-mon", "rtr"]),
            ]
        let grades = credits.map { credit in
            let words = AnswerWords.sentences(SampleAnalysis.analysis(credit: credit)).dropLast()
            return "\(credit.grade.rawValue), faults \(credit.faults): "
                + words.joined(separator: " ")
        }
        let kinds = AnswerKind.allCases.map { "\($0.rawValue): \(AnswerWords.kind($0))" }
        expectGolden((grades + kinds).joined(separator: "\n") + "\n", "answer-sentences")
    }

    @Test func theExplanationReadsAsItDid() {
        let lines = LineReader().lines(ExplainView.element(SampleAnalysis.passed))
        expectGolden(lines.joined(separator: "\n") + "\n", "explain")
    }
}
