/// What a whole session looked like to the reasoning.
package struct SessionAnalysis: Hashable, Sendable {
    /// The revision of the reasoning that made it.
    package var revision: Int
    /// How many hypotheses the facility has.
    package var hypotheses: Int
    /// Bits that were missing when the client had said what they had to say.
    package var bitsAtStart: Double
    package var steps: [StepAnalysis]
    /// The first line after which the answer followed from what was known; nil where it never did.
    package var knownSince: Int?
    /// What an expert does from the same start.
    package var expert: ExpertPath
    package var credit: Credit
    package var answer: AnswerKind
    /// By mode: whether what was found hangs on its band, since a step of it to either side would
    /// change the class of a line. Line numbers, ascending.
    package var linesThatHangOnBands: [Int]

    /// Grows when an analysis of the same session could come out otherwise.
    package static let currentRevision = 2

    package init(
        revision: Int = SessionAnalysis.currentRevision, hypotheses: Int, bitsAtStart: Double,
        steps: [StepAnalysis], knownSince: Int?, expert: ExpertPath, credit: Credit,
        answer: AnswerKind, linesThatHangOnBands: [Int] = []
    ) {
        self.revision = revision
        self.hypotheses = hypotheses
        self.bitsAtStart = bitsAtStart
        self.steps = steps
        self.knownSince = knownSince
        self.expert = expert
        self.credit = credit
        self.answer = answer
        self.linesThatHangOnBands = linesThatHangOnBands
    }
}

/// An expert's way through the same case.
package struct ExpertPath: Hashable, Sendable {
    /// One command of it.
    package struct Move: Hashable, Sendable {
        package var command: String
        /// Seconds since the call when it was done.
        package var elapsed: Int64
        /// Bits that were still missing afterwards.
        package var bitsAfter: Double

        package init(command: String, elapsed: Int64, bitsAfter: Double) {
            self.command = command
            self.elapsed = elapsed
            self.bitsAfter = bitsAfter
        }
    }

    package var moves: [Move]
    /// Seconds of the engineer's time, with pounds and disruption, until the answer was known, and
    /// until the end.
    package var priceUntilKnown: Int64
    package var price: Int64
    /// `fixed`, `restored`, `contained` or `none`.
    package var outcome: String

    package init(moves: [Move], priceUntilKnown: Int64, price: Int64, outcome: String) {
        self.moves = moves
        self.priceUntilKnown = priceUntilKnown
        self.price = price
        self.outcome = outcome
    }
}
