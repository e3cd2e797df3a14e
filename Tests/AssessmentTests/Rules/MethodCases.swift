import FaultReasoning

@testable import Assessment

/// What each step could tell: rules that rest on an analysis, over analyses that are made up.
extension RuleCases {
    private typealias Sample = SampleAnalysis

    private static func looks(_ count: Int) -> [Beat] {
        Array(repeating: .look("mon"), count: count)
    }

    /// A case of some looks with their analysis, a step a line from line 1.
    private static func looking(
        _ rule: String, _ level: Level?, _ name: String, _ steps: [(Int) -> StepAnalysis],
        hanging: [Int] = []
    ) -> RuleCase {
        RuleCase(
            rule, level, name, looks(steps.count),
            analysis: Sample.of(
                steps.enumerated().map { $1($0 + 1) }, hanging: hanging))
    }

    private static func splits(_ told: Double = 1, of best: Double? = nil) -> (Int) -> StepAnalysis
    {
        { Sample.step($0, .splits, told: told, best: best ?? told) }
    }

    private static func eliminates(
        _ told: Double = 0.2, of best: Double = 1
    ) -> (Int) -> StepAnalysis {
        { Sample.step($0, .eliminates, StepReason(.toldLittle), told: told, best: best) }
    }

    private static func idle(
        _ stepClass: StepClass = .redundant, _ kind: StepReason.Kind = .foregone,
        of best: Double? = 1
    ) -> (Int) -> StepAnalysis {
        { Sample.step($0, stepClass, StepReason(kind, line: 1), best: best) }
    }

    // MARK: Splitting

    static let splitting: [RuleCase] = [
        looking("split-where-possible", .strong, "halved each time", [splits(), splits()]),
        looking(
            "split-where-possible", .strong, "splits that the best would have bettered",
            [splits(0.9, of: 3), splits(0.4, of: 3)]),
        looking(
            "split-where-possible", .strong, "ruled out one by one, as nothing else could be done",
            [eliminates(0.4, of: 0.4), eliminates(0.3, of: 0.5)]),
        looking(
            "split-where-possible", .strong, "a swap that told as much as anything",
            [splits(), { Sample.step($0, .testsBySwap, told: 0.6, best: 1.2) }]),
        looking(
            "split-where-possible", .strong, "eight tenths",
            [splits(), splits(), splits(), splits(), eliminates()]),
        looking(
            "split-where-possible", .competent, "half of it", [splits(), eliminates()]),
        looking(
            "split-where-possible", .competent, "seven tenths by what there was to learn",
            [splits(0.7, of: 0.7), eliminates(0.1, of: 0.3)]),
        looking(
            "split-where-possible", .developing, "what was missed weighs more",
            [splits(0.5), eliminates(0.2, of: 1.5)]),
        looking(
            "split-where-possible", .notYet, "one by one",
            [eliminates(), eliminates(), eliminates()]),
        looking(
            "split-where-possible", .notYet, "a swap that could only rule out a little",
            [eliminates(), { Sample.step($0, .testsBySwap, told: 0.1, best: 2) }]),
        looking("split-where-possible", nil, "one step alone", [splits()]),
        looking(
            "split-where-possible", nil, "next to nothing to learn",
            [eliminates(0.1, of: 0.2), eliminates(0.1, of: 0.2), splits()]),
        looking(
            "split-where-possible", nil, "steps of other sorts", [idle(), idle(), splits()]),
        looking(
            "split-where-possible", nil, "what hangs on a band would decide",
            [splits(), splits(), eliminates()], hanging: [3]),
        looking(
            "split-where-possible", nil, "what hangs on a band would decide, were it otherwise",
            [splits(), splits(), splits(0.4, of: 1)], hanging: [3]),
        looking(
            "split-where-possible", .notYet, "what hangs on a band decides nothing",
            [eliminates(0.1, of: 0.3), eliminates(), eliminates(), eliminates()], hanging: [1]),
        looking(
            "split-where-possible", nil, "too few steps that don't hang on a band",
            [splits(), splits()], hanging: [1]),
        RuleCase("split-where-possible", nil, "no analysis", looks(3)),
    ]

    static let idling: [RuleCase] = [
        looking("steps-that-tell", .strong, "each could tell", [splits(), eliminates()]),
        looking(
            "steps-that-tell", .strong, "nothing else could be done for no more",
            [
                splits(), splits(), idle(of: nil), idle(of: 0.2),
                idle(.irrelevant, .neverShows, of: 0),
            ]),
        looking(
            "steps-that-tell", nil, "there was something to learn at one step alone",
            [splits(), idle(of: nil), idle(of: 0.2)]),
        looking(
            "steps-that-tell", .strong, "the same reading twice is another matter",
            [splits(), idle(.redundant, .repeated), idle(.redundant, .repeated)]),
        looking("steps-that-tell", .competent, "one", [splits(), idle()]),
        looking(
            "steps-that-tell", .developing, "two, one of which never shows anything",
            [splits(), idle(), idle(.irrelevant, .neverShows)]),
        looking("steps-that-tell", .developing, "three", [idle(), idle(), idle()]),
        looking("steps-that-tell", .notYet, "four", [idle(), idle(), idle(), idle()]),
        looking("steps-that-tell", nil, "one step for finding out", [idle()]),
        looking(
            "steps-that-tell", nil, "checks with their owner aren't for finding out",
            [{ Sample.step($0, .verifies, best: 1) }, idle()]),
        looking(
            "steps-that-tell", nil, "what hangs on a band would decide",
            [splits(), splits(), idle()], hanging: [3]),
        looking(
            "steps-that-tell", nil, "what hangs on a band would decide, were it otherwise",
            [splits(), splits(), eliminates()], hanging: [3]),
        looking(
            "steps-that-tell", .developing, "what hangs on a band decides nothing",
            [idle(), idle(), eliminates(0.1, of: 0.2), idle(), splits()], hanging: [3, 4]),
        looking(
            "steps-that-tell", .competent, "what an expert would have done took longer",
            [splits(), idle(), { Sample.step($0, .redundant, next: 2, price: 59) }]),
        looking(
            "steps-that-tell", .developing, "what an expert would have done took no longer",
            [splits(), idle(), { Sample.step($0, .redundant, next: 2, price: 60) }]),
        RuleCase("steps-that-tell", nil, "no analysis", looks(3)),
    ]

    // MARK: Parts

    private static func part(
        _ kind: StepReason.Kind, left: Int = 0, best: Double? = 1
    ) -> (Int) -> StepAnalysis {
        { Sample.step($0, .replaces, StepReason(kind, before: left), best: best) }
    }

    static let parts: [RuleCase] = [
        looking(
            "fitted-on-evidence", .strong, "nothing else was likely", [part(.fittedOnEvidence)]),
        looking(
            "fitted-on-evidence", .competent, "one of three left",
            [part(.fittedOnEvidence), part(.guessed, left: 2)]),
        looking(
            "fitted-on-evidence", .competent, "many left, and nothing to be learned for no more",
            [part(.guessed, left: 40, best: nil), part(.guessed, left: 9, best: 0.2)]),
        looking("fitted-on-evidence", .developing, "a guess", [part(.guessed, left: 3)]),
        looking(
            "fitted-on-evidence", .developing, "a guess, where an expert would have looked",
            [
                {
                    Sample.step(
                        $0, .replaces, StepReason(.guessed, before: 9), next: 1, price: 900)
                }
            ]),
        RuleCase(
            "fitted-on-evidence", .strong, "a likely part that helped",
            [.change(["v-1"], action: "replace", [Beat.holds("picture")])],
            analysis: Sample.of([Sample.step(1, .restores, StepReason(.restored))])),
        RuleCase(
            "fitted-on-evidence", nil, "another sort of restoring",
            [.mend()],
            analysis: Sample.of([Sample.step(1, .restores, StepReason(.restored))])),
        looking(
            "fitted-on-evidence", .developing, "a part, when it was known to be something else",
            [
                {
                    var step = Sample.step($0, .replaces, StepReason(.guessed, before: 1))
                    step.bitsBefore = 0.2
                    return step
                }
            ]),
        looking(
            "fitted-on-evidence", .notYet, "guess upon guess",
            [part(.guessed, left: 8), part(.fittedOnEvidence), part(.guessed, left: 3)]),
        looking("fitted-on-evidence", nil, "none fitted", [splits()]),
        looking("fitted-on-evidence", nil, "fitted for what nobody knows", [part(.plain)]),
        looking(
            "fitted-on-evidence", nil, "a swap put back is no guess",
            [{ Sample.step($0, .testsBySwap, StepReason(.guessed, before: 9), best: 1) }]),
        looking(
            "fitted-on-evidence", nil, "what hangs on a band would decide",
            [part(.guessed, left: 8), part(.guessed, left: 8)], hanging: [1]),
        looking(
            "fitted-on-evidence", .notYet, "what hangs on a band decides nothing",
            [part(.guessed, left: 8), part(.guessed, left: 8), part(.guessed, left: 8)],
            hanging: [3]),
        RuleCase("fitted-on-evidence", nil, "no analysis", [.change(["v-1"], action: "replace")]),
    ]

    // MARK: The price of knowing

    /// A session of four steps in which the answer followed at the third. With two minutes to spare
    /// an expert needs 720 s.
    private static func priced(
        _ level: Level?, _ name: String, _ prices: [Int64], known: Int? = 3, expert: Int64 = 600,
        _ middle: StepClass = .eliminates, hanging: [Int] = [], isClosed: Bool = true
    ) -> RuleCase {
        let classes: [StepClass] = [.splits, middle, .splits, .splits]
        let steps = zip(prices, classes).enumerated().map { index, pair in
            Sample.step(index + 1, pair.1, told: 1, price: pair.0)
        }
        return RuleCase(
            "price-of-knowing", level, name, looks(3) + [isClosed ? .close() : .look("mon")],
            analysis: Sample.of(steps, known: known, expert: expert, hanging: hanging))
    }

    static let prices: [RuleCase] = [
        priced(.strong, "twice an expert's", [600, 600, 240, 90_000]),
        priced(.competent, "a second more", [600, 600, 241, 0]),
        priced(.competent, "four times an expert's", [720, 720, 1440, 0]),
        priced(.developing, "eight times an expert's", [2880, 1440, 1440, 0]),
        priced(.notYet, "more", [2880, 1440, 1441, 0]),
        priced(.strong, "the client was told at length", [600, 9000, 240, 0], .informs),
        priced(.strong, "the service was restored first", [600, 9000, 240, 0], .restores),
        priced(.strong, "an expert needs a second", [60, 60, 60, 0], expert: 1),
        RuleCase(
            "price-of-knowing", nil, "it followed, and nobody noticed",
            [.look("mon"), .close("none")],
            analysis: Sample.of(
                [Sample.step(1, .splits)], known: 1,
                credit: Credit(grade: .none, faults: 1, named: 0), answer: .open)),
        RuleCase(
            "price-of-knowing", .strong, "mended, and not stated", [.look("mon"), .close()],
            analysis: Sample.of(
                [Sample.step(1, .splits)], known: 1,
                credit: Credit(grade: .none, faults: 1, named: 0))),
        priced(nil, "it never followed", [60, 60, 60, 0], known: nil),
        priced(nil, "known at the call", [60, 60, 60, 0], known: 0),
        priced(nil, "an expert doesn't come to know", [60, 60, 60, 0], expert: 0),
        priced(nil, "what hangs on a band would decide", [600, 600, 600, 0], hanging: [2]),
        priced(.strong, "what hangs on a band decides nothing", [60, 60, 60, 0], hanging: [2]),
        priced(nil, "whether it followed hangs on a band", [60, 60, 60, 0], hanging: [3]),
        priced(nil, "not closed", [60, 60, 60, 60], isClosed: false),
        RuleCase("price-of-knowing", nil, "no analysis", [.look("mon"), .close()]),
    ]
}
