/// What one step of a session was worth.
package struct StepAnalysis: Hashable, Sendable {
    /// The line of the session, counted from 1.
    package var line: Int
    /// The command as it would be typed, without free text.
    package var command: String
    package var stepClass: StepClass
    package var reason: StepReason
    /// Bits that were still missing before and after: entropies of what may be the matter.
    package var bitsBefore: Double
    package var bitsAfter: Double
    /// Bits that it could be expected to gain; 0 for what reads nothing.
    package var expectedBits: Double
    /// What it took, in seconds of the engineer's time, with its walk, pounds and disruption.
    package var price: Int64
    /// The best that could have been done for at most that price: expected bits, and the command.
    package var best: Advice?
    /// What the expert would have done at this moment.
    package var expert: Advice?
    /// How likely the true answer was after the step: 0…1. An answer is the faults by element and
    /// mode, whichever variants of them.
    package var truth: Double

    /// Bits gained; negative where what was seen was a surprise. Those of all steps add up to the
    /// entropy at the start less that at the end.
    package var bitsGained: Double { bitsBefore - bitsAfter }

    package init(
        line: Int, command: String, stepClass: StepClass, reason: StepReason, bitsBefore: Double,
        bitsAfter: Double, expectedBits: Double = 0, price: Int64 = 0, best: Advice? = nil,
        expert: Advice? = nil, truth: Double = 0
    ) {
        self.line = line
        self.command = command
        self.stepClass = stepClass
        self.reason = reason
        self.bitsBefore = bitsBefore
        self.bitsAfter = bitsAfter
        self.expectedBits = expectedBits
        self.price = price
        self.best = best
        self.expert = expert
        self.truth = truth
    }
}

/// Something that could be done, what it can be expected to tell, and what it takes.
package struct Advice: Hashable, Sendable {
    /// As it would be typed.
    package var command: String
    /// Where one has to walk first, by name; nil where one is there, or needn't be anywhere.
    package var place: String?
    package var expectedBits: Double
    /// Seconds of the engineer's time, with the walk.
    package var price: Int64

    package init(command: String, place: String? = nil, expectedBits: Double, price: Int64) {
        self.command = command
        self.place = place
        self.expectedBits = expectedBits
        self.price = price
    }
}
