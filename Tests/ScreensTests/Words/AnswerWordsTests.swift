import FaultReasoning
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// When the answer followed, and what it comes to.
@Suite struct AnswerWordsTests {
    private static func diagnosis(at line: Int) -> StepAnalysis {
        StepAnalysis(
            line: line, command: "diagnose rtr misrouted-crosspoint", stepClass: .records,
            reason: StepReason(.plain), bitsBefore: 0, bitsAfter: 0)
    }

    /// When it was known, the lines of diagnoses, the grade, and what is said.
    private static let moments: [(Int?, [Int], Credit.Grade, String)] = [
        (
            14, [22], Credit.Grade.exact,
            "From line 14 on the answer followed from what you knew; you said it at line 22."
        ),
        (
            14, [22], .near,
            "From line 14 on the answer followed from what you knew; you named a cause at line 22."
        ),
        (
            14, [9], .neighbourhood,
            "From line 14 on the answer followed from what you knew; you said it before, at line 9."
        ),
        // The last diagnosis counts.
        (
            14, [9, 22], .exact,
            "From line 14 on the answer followed from what you knew; you said it at line 22."
        ),
        (
            14, [], .none,
            "From line 14 on the answer followed from what you knew; you named no cause."
        ),
        (
            0, [3], .exact, "The answer followed from what the client said; you said it at line 3."
        ),
        (
            nil, [5], .wrong,
            "The answer never quite followed from what you knew; you named a cause at line 5."
        ),
        (
            nil, [], .none,
            "The answer never quite followed from what you knew, and you named no cause."
        ),
    ]

    @Test(arguments: moments)
    func theMomentIsSaid(known: Int?, stated: [Int], grade: Credit.Grade, words: String) {
        let analysis = SampleAnalysis.analysis(
            steps: stated.map(Self.diagnosis), knownSince: known,
            credit: Credit(grade: grade, faults: 1, named: 1))
        #expect(AnswerWords.followed(analysis) == words)
    }

    /// Every grade with every kind of answer, hops and numbers of faults: each sentence once.
    @Test func everyAnswerIsSaidWhole() throws {
        try withEvery("grade", in: Credit.Grade.allCases) { grade in
            try withEvery("answer", in: AnswerKind.allCases) { answer in
                for (hops, faults, blamed) in [
                    (nil, 1, []), (0, 0, []), (1, 2, ["a"]), (3, 3, ["a", "b", "c", "d", "e"]),
                ] as [(Int?, Int, [String])] {
                    let sentences = AnswerWords.sentences(
                        SampleAnalysis.analysis(
                            credit: Credit(
                                grade: grade, hops: hops, faults: faults, named: 1, blamed: blamed),
                            answer: answer))
                    for (index, sentence) in sentences.enumerated() {
                        #expect(sentence.hasSuffix(".") && sentence.count > 8)
                        #expect(!sentences[..<index].contains(sentence))
                    }
                }
            }
        }
    }

    @Test func judgementsAreOwnedUpTo() {
        #expect(AnswerWords.judgement([]) == nil)
        #expect(
            AnswerWords.judgement([4, 7])?.hasPrefix(
                "What is said of lines 4 and 7 hangs on how often such faults are met.") == true)
    }

    @Test func theTotalsAddUp() {
        let totals = AnswerWords.totals(SampleAnalysis.passed).map { "\($0.label): \($0.text)" }
        #expect(
            totals == [
                "missing at the call: 8.2 bits", "missing at the end: 0.0 bits",
                "gained by all steps: 8.2 bits", "price: 18 min 30 s",
                "the expert's price: 8 min, of which 2 min 45 s until the answer was known",
            ])
        let steps = SampleAnalysis.passed.steps
        #expect(steps.reduce(Int64(0)) { $0 + $1.price } == 1110)
    }

    @Test func theExpertsWayIsSaid() {
        for (outcome, words) in [
            ("fixed", "to have it fixed"), ("restored", "service back by a workaround"),
            ("contained", "to have it handed on"), ("none", "without mending it"),
        ] {
            var path = SampleAnalysis.expert
            path.outcome = outcome
            #expect(AnswerWords.expert(path).contains(words))
            path.moves = []
            #expect(AnswerWords.expert(path) == "From this call the expert had nothing to do.")
        }
    }
}
