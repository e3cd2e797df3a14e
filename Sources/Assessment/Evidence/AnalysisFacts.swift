import FaultReasoning

/// What the reasoning made of a session, in bounds in which rules can reckon with it.
struct AnalysisFacts: Hashable, Sendable {
    /// Bits that were missing when the client had said what they had to say.
    let bitsAtStart: Double
    /// Those whose lines are the session's, ascending, each line once. Bits and prices are finite
    /// and of 0 and more.
    let steps: [StepAnalysis]
    /// The line after which the answer followed, 0 for the call; nil where it never did.
    let knownSince: Int?
    /// What an expert's way to the answer takes, in seconds of an engineer's time; nil where even
    /// an expert doesn't come to know.
    let expertPrice: Int64?
    let credit: Credit
    let answer: AnswerKind
    private let hanging: Set<Int>

    /// What an analysis says of a session with these lines.
    init(_ analysis: SessionAnalysis, lines: [Int]) {
        let known = Set(lines)
        var steps: [StepAnalysis] = []
        for step in analysis.steps.sorted(by: { $0.line < $1.line })
        where known.contains(step.line) && steps.last?.line != step.line {
            steps.append(AnalysisFacts.bounded(step))
        }
        self.steps = steps
        bitsAtStart = AnalysisFacts.bounded(analysis.bitsAtStart)
        let end = lines.max() ?? 0
        knownSince = analysis.knownSince.flatMap { $0 >= 0 && $0 <= end ? $0 : nil }
        let price = AnalysisFacts.bounded(analysis.expert.priceUntilKnown)
        expertPrice = analysis.expert.moves.isEmpty || price == 0 ? nil : price
        credit = analysis.credit
        answer = analysis.answer
        hanging = Set(analysis.linesThatHangOnBands)
    }

    /// The analysis of a line, or nil.
    func step(at line: Int) -> StepAnalysis? { steps.first { $0.line == line } }

    /// Whether what was found at a line would be otherwise if a fault were taken to be a little
    /// more or less frequent.
    func hangs(_ line: Int) -> Bool { hanging.contains(line) }

    /// What a rule finds without the steps that hang on how frequent faults are taken to be; no
    /// level where it finds another one with them, as they are or as they could be.
    ///
    /// - Parameter others: the classes that would make the most and the least of such a step. A
    ///   level that is the same with each of them can't be moved by any one of the steps.
    func steady(
        _ steps: [StepAnalysis], asIfOf others: [StepClass] = [],
        _ find: ([StepAnalysis]) -> Verdict
    ) -> Verdict {
        let sure = steps.filter { !hangs($0.line) }
        let verdict = find(sure)
        guard sure.count < steps.count else { return verdict }
        let readings =
            [steps]
            + others.map { other in steps.map { hangs($0.line) ? $0.asIf(of: other) : $0 } }
        if readings.allSatisfy({ find($0).level == verdict.level }) { return verdict }
        let lines = steps.map(\.line).filter(hangs)
        return .noOccasion(
            "It would hang on how frequent some faults are taken to be, at "
                + "\(Phrases.lines(lines)).", lines)
    }

    // MARK: Bounds

    private static func bounded(_ step: StepAnalysis) -> StepAnalysis {
        var step = step
        step.bitsBefore = bounded(step.bitsBefore)
        step.bitsAfter = bounded(step.bitsAfter)
        step.expectedBits = bounded(step.expectedBits)
        step.price = bounded(step.price)
        step.best = step.best.map(bounded)
        step.expert = step.expert.map(bounded)
        return step
    }

    private static func bounded(_ advice: Advice) -> Advice {
        var advice = advice
        advice.expectedBits = bounded(advice.expectedBits)
        return advice
    }

    /// Bits of 0 and more; 0 for what is no number. A million of them tells more things apart than
    /// there are.
    private static func bounded(_ bits: Double) -> Double { bits > 0 ? min(bits, 1e6) : 0 }

    /// Seconds from 0 to some thousand years, so that sums can't overflow.
    private static func bounded(_ price: Int64) -> Int64 { min(max(price, 0), 1 << 38) }
}

extension StepAnalysis {
    /// The best that could have been done for no higher a price; for what isn't looked at, what an
    /// expert would have done, where that took no more.
    var alternative: Advice? {
        best ?? expert.flatMap { $0.price <= price ? $0 : nil }
    }

    /// Bits that the best step for no higher a price could be expected to tell, itself among them.
    var possibleBits: Double { max(expectedBits, alternative?.expectedBits ?? 0) }

    /// The step as it would be if it were of another class by what could be expected of it.
    fileprivate func asIf(of other: StepClass) -> StepAnalysis {
        var step = self
        step.stepClass = other
        step.reason = StepReason(other == .redundant ? .foregone : .plain)
        return step
    }

    /// Whether it was done to find something out, and what it told, or could tell, was looked for.
    var isForFinding: Bool {
        switch stepClass {
        case .splits, .eliminates, .testsBySwap, .redundant, .irrelevant: true
        default: false
        }
    }
}
