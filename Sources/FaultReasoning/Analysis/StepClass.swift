/// What a step of a session was for, as the reasoning sees it afterwards.
///
/// The first ten are those by which tutors of fault finding tell work apart (HYDRIVE's splitting,
/// serial elimination, remove-and-replace, redundant and irrelevant actions); the rest is what a
/// session has besides. The raw value is what is stored.
package enum StepClass: String, Hashable, Sendable, CaseIterable {
    /// Could have come out in more than one likely way: it cut what was still possible.
    case splits
    /// Could only rule out a little of what was still possible.
    case eliminates
    /// Put one known-good thing in another's place to see whether that changes anything.
    case testsBySwap = "tests-by-swap"
    /// Fitted something new for good.
    case replaces
    /// Could have told something once, and by now could come out in one way only.
    case redundant
    /// Could never have told anything of this case.
    case irrelevant
    /// Took away something that worked.
    case harmful
    /// Brought back something that somebody lacked.
    case restores
    /// Asked whether something that is owed holds.
    case verifies
    /// Told somebody something.
    case informs
    /// Asked for what doesn't bear on what is the matter: leave, times.
    case asks
    /// Walked, or found the way.
    case moves
    /// Wrote down or stated something.
    case records
    /// Let time pass.
    case waits
    /// Asked for a hint.
    case takesHint = "takes-hint"
    /// Changed something that neither harmed, restored nor told anything.
    case changes
}

/// Why a step is of its class: what the sentence about it is made from.
package struct StepReason: Hashable, Sendable {
    /// What the sentence says.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// `before` possibilities became `after`; `elements` are those that could be at fault and
        /// can't be any more, the likeliest first, at most four.
        case narrowed
        /// It came out as most of what was possible would have it, and so told little.
        case toldLittle = "told-little"
        /// Since `line` it could only come out in one way.
        case foregone
        /// It repeats `line`, and nothing had changed.
        case repeated
        /// Nothing that could be the matter shows there.
        case neverShows = "never-shows"
        /// The spare changed nothing: what it stood in for (`elements`) is sound.
        case swapCleared = "swap-cleared"
        /// The spare changed something: what it stood in for (`elements`) is at fault.
        case swapCaught = "swap-caught"
        /// It put back what had been taken out.
        case putBack = "put-back"
        /// Fitted on a guess: `before` other possibilities stood.
        case guessed
        /// Fitted where nothing else was likely.
        case fittedOnEvidence = "fitted-on-evidence"
        /// Services or expectations (`checks`) stopped holding.
        case broke
        /// Services or expectations (`checks`) hold again.
        case restored
        /// The answer was that it holds, or doesn't.
        case confirmedHolds = "confirmed-holds"
        case confirmedFails = "confirmed-fails"
        /// It says of itself what it was.
        case plain
    }

    package var kind: Kind
    /// Elements by name.
    package var elements: [String]
    /// Checks by name.
    package var checks: [String]
    /// A line of the session, counted from 1; nil where the kind has none.
    package var line: Int?
    /// How many possibilities there were, and are: candidates that together hold 99 % of what is
    /// likely.
    package var before: Int
    package var after: Int

    package init(
        _ kind: Kind, elements: [String] = [], checks: [String] = [], line: Int? = nil,
        before: Int = 0, after: Int = 0
    ) {
        self.kind = kind
        self.elements = elements
        self.checks = checks
        self.line = line
        self.before = before
        self.after = after
    }
}
