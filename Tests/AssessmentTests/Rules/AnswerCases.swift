import FaultReasoning

@testable import Assessment

/// When the answer was stated, how near it came, and what was seen before and after.
extension RuleCases {
    private typealias Sample = SampleAnalysis

    private static func lookedOn(_ lines: ClosedRange<Int>) -> [StepAnalysis] {
        lines.map { Sample.step($0, .splits, told: 1, best: 1, next: 1) }
    }

    /// Looks, a diagnosis at some lines, and the close.
    private static func stating(
        _ rule: String, _ level: Level?, _ name: String, at lines: [Int], of count: Int = 12,
        known: Int?, next: Double? = 1, answer: AnswerKind = .mended, hanging: [Int] = []
    ) -> RuleCase {
        let beats = (1...count).map { lines.contains($0) ? diagnosis : Beat.look("mon") }
        let steps = (1...count).map { line in
            lines.contains(line)
                ? Sample.step(line, .records, next: next)
                : Sample.step(line, .splits, told: 1, best: 1)
        }
        return RuleCase(
            rule, level, name, beats + [.close()],
            analysis: Sample.of(steps, known: known, answer: answer, hanging: hanging))
    }

    private static let diagnosis = Beat.diagnose(("rtr", "misrouted"))

    static let answers: [RuleCase] = [
        stating("answer-followed", .strong, "at once", at: [3], known: 2),
        stating("answer-followed", .strong, "two looks later", at: [5], known: 2),
        stating("answer-followed", .competent, "three looks later", at: [6], known: 2),
        stating("answer-followed", .competent, "six looks later", at: [9], known: 2),
        stating("answer-followed", .developing, "seven looks later", at: [10], known: 2),
        stating("answer-followed", .developing, "first too soon", at: [3, 8], known: 6),
        stating("answer-followed", .notYet, "too soon", at: [3], known: 4),
        stating("answer-followed", .notYet, "too soon, twice", at: [2, 3], known: 9),
        stating("answer-followed", .notYet, "it never followed", at: [3], known: nil),
        stating(
            "answer-followed", nil, "it never followed, and an expert knows of nothing to do",
            at: [3], known: nil, next: nil),
        stating(
            "answer-followed", nil, "it never followed, and nothing more could be learned",
            at: [3], known: nil, next: 0.2),
        stating("answer-followed", .strong, "at the line at which it followed", at: [3], known: 3),
        stating("answer-followed", .strong, "known at the call", at: [1], known: 0),
        stating("answer-followed", nil, "nothing stated", at: [], known: 3),
        stating("answer-followed", nil, "handed on", at: [3], known: 9, answer: .escalated),
        stating(
            "answer-followed", nil, "what hangs on a band would decide", at: [6], known: 2,
            hanging: [3]),
        stating(
            "answer-followed", .strong, "what hangs on a band decides nothing", at: [5], known: 2,
            hanging: [3, 9]),
        stating(
            "answer-followed", nil, "whether it followed hangs on a band", at: [3], known: 4,
            hanging: [4]),
        RuleCase(
            "answer-followed", .strong, "mended on the strength of it, looked at, stated",
            [
                .look("rtr"), .mend(), .look("mon"), .look("rtr"), .look("mon2"), .look("mon"),
                diagnosis, .close(),
            ],
            analysis: Sample.of(
                [Sample.step(1, .splits), Sample.step(2, .restores)] + lookedOn(3...6), known: 1)),
        RuleCase(
            "answer-followed", nil, "not closed", [.look("rtr"), diagnosis],
            analysis: Sample.of(lookedOn(1...1), known: 1)),
        RuleCase("answer-followed", nil, "no analysis", [.look("rtr"), diagnosis, .close()]),
    ]

    // MARK: Handing on

    /// Two looks that gain some bits of 7, then the matter is handed on, and another look.
    private static func handingOn(
        _ level: Level?, _ name: String, _ gained: [Double], _ end: [Beat]? = nil,
        start: Double = 7, hanging: [Int] = []
    ) -> RuleCase {
        let steps = gained.enumerated().map { Sample.step($0 + 1, .splits, told: $1) }
        var analysis = Sample.of(steps, answer: .escalated, hanging: hanging)
        analysis.bitsAtStart = start
        let ending = end ?? [.escalate("hal"), .look("mon"), .close("contained")]
        return RuleCase(
            "narrowed-before-handing-on", level, name, [.look("mon"), .look("rtr")] + ending,
            analysis: analysis)
    }

    static let handing: [RuleCase] = [
        handingOn(.strong, "a bit is missing", [4, 2]),
        handingOn(.competent, "more than a bit is missing", [4, 1.75]),
        handingOn(.competent, "half", [1.5, 2]),
        handingOn(.developing, "less", [1.5, 1.75]),
        handingOn(.developing, "a quarter of a bit", [0.25, 0]),
        handingOn(.notYet, "next to nothing", [0.125, 0]),
        handingOn(.notYet, "a surprise", [0.5, -2]),
        handingOn(.notYet, "what came afterwards doesn't count", [0, 0, 0, 4]),
        handingOn(nil, "kept", [4, 2], [.mend(), .close()]),
        handingOn(nil, "mended, then told of", [4, 2], [.mend(), .escalate("hal"), .close()]),
        handingOn(nil, "little was missing", [0.5, 0.5], start: 1),
        handingOn(nil, "not closed", [4, 2], [.escalate("hal")]),
        handingOn(nil, "what hangs on a band would decide", [4, 2], hanging: [2]),
        handingOn(.developing, "what hangs on a band decides nothing", [1, 0.5], hanging: [2]),
        RuleCase("narrowed-before-handing-on", nil, "no analysis", [.escalate("hal"), .close()]),
    ]

    // MARK: How near

    private static func near(
        _ level: Level?, _ name: String, _ grade: Credit.Grade, hops: Int? = nil,
        blamed: [String] = [], _ beats: [Beat] = [diagnosis, .close()]
    ) -> RuleCase {
        RuleCase(
            "diagnosis-near", level, name, beats,
            analysis: Sample.of(
                [],
                credit: Credit(grade: grade, hops: hops, faults: 1, named: 1, blamed: blamed)))
    }

    static let nearness: [RuleCase] = [
        near(.strong, "that was it", .exact, hops: 0),
        near(.strong, "nothing could tell it apart", .neighbourhood, hops: 1, blamed: ["sw"]),
        near(.strong, "rightly none", .exact, [.diagnose(), .close()]),
        near(.competent, "the right thing", .rightElement, hops: 0),
        near(.developing, "that was it, and something else", .exact, hops: 0, blamed: ["sw"]),
        near(.developing, "the right thing, and another", .rightElement, hops: 0, blamed: ["sw"]),
        near(.developing, "a step away", .near, hops: 1, blamed: ["sw"]),
        near(.developing, "two steps away", .near, hops: 2),
        near(.notYet, "three steps away", .wrong, hops: 3),
        near(.notYet, "by no path", .wrong, blamed: ["sw"]),
        near(.notYet, "none, though", .wrong, [.diagnose(), .close()]),
        near(.notYet, "with nothing to compare it with", .none),
        near(nil, "no statement of the session's", .exact, [.look("mon"), .close()]),
        near(nil, "not closed", .exact, [diagnosis]),
        RuleCase("diagnosis-near", nil, "no analysis", [diagnosis, .close()]),
    ]

    // MARK: Before and after

    private static func check(
        _ line: Int, _ kind: StepReason.Kind, _ checks: [String] = ["picture"],
        _ stepClass: StepClass = .verifies
    ) -> StepAnalysis {
        Sample.step(line, stepClass, StepReason(kind, checks: checks))
    }

    /// Two looks, the repair at line 3, two looks and the close.
    private static func comparing(
        _ level: Level?, _ name: String, _ steps: [StepAnalysis], hanging: [Int] = [],
        _ repair: Beat = .mend()
    ) -> RuleCase {
        RuleCase(
            "seen-before-and-after", level, name,
            [.look("mon"), .look("mon2"), repair, .look("mon"), .look("mon2"), .close()],
            analysis: Sample.of(steps, hanging: hanging))
    }

    static let comparisons: [RuleCase] = [
        comparing(
            .strong, "the same check", [check(1, .confirmedFails), check(4, .confirmedHolds)]),
        comparing(
            .strong, "one of several",
            [
                check(1, .confirmedFails, ["other"]), check(2, .confirmedFails),
                check(4, .confirmedHolds), check(5, .confirmedFails, ["other"]),
            ]),
        comparing(
            .competent, "two different checks",
            [check(1, .confirmedFails, ["other"]), check(4, .confirmedHolds)]),
        comparing(
            .competent, "nobody says which",
            [check(1, .confirmedFails, []), check(4, .confirmedHolds, [])]),
        RuleCase(
            "seen-before-and-after", .strong, "the stored lines say which",
            [.verify("picture", false), .mend(), .verify("picture"), .close()],
            analysis: Sample.of([check(1, .confirmedFails, []), check(3, .confirmedHolds, [])])),
        RuleCase(
            "seen-before-and-after", .competent, "the stored lines say that it was another",
            [.verify("colour", false), .mend(), .verify("picture"), .close()],
            analysis: Sample.of([check(1, .confirmedFails, []), check(3, .confirmedHolds, [])])),
        comparing(.developing, "before alone", [check(1, .confirmedFails)]),
        comparing(.developing, "after alone", [check(4, .confirmedHolds)]),
        comparing(
            .developing, "it still failed", [check(1, .confirmedFails), check(4, .confirmedFails)]),
        comparing(
            .developing, "it never failed", [check(1, .confirmedHolds), check(4, .confirmedHolds)]),
        comparing(.notYet, "neither", [Sample.step(1, .splits, told: 1)]),
        comparing(
            .notYet, "another sort of step",
            [check(1, .confirmedFails, ["picture"], .splits), check(3, .confirmedHolds)]),
        comparing(
            nil, "nothing mended", [check(1, .confirmedFails), check(4, .confirmedHolds)],
            .note),
        comparing(
            nil, "what hangs on a band would decide",
            [check(1, .confirmedFails), check(4, .confirmedHolds)], hanging: [4]),
        comparing(
            .strong, "what hangs on a band decides nothing",
            [check(1, .confirmedFails), check(4, .confirmedHolds), check(5, .confirmedHolds)],
            hanging: [5]),
        RuleCase("seen-before-and-after", nil, "no analysis", [.mend(), .close()]),
    ]
}
