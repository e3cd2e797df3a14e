/// How near a stated diagnosis comes to what is really the matter.
package struct Credit: Hashable, Sendable {
    /// From best to worst.
    package enum Grade: String, Hashable, Sendable, CaseIterable {
        /// Each fault with its element and mode, and no other.
        case exact
        /// What was stated can't be told from the truth by anything that could be looked at.
        case neighbourhood
        /// Of several faults some were named with element and mode.
        case partly
        /// The right element, another mode.
        case rightElement = "right-element"
        /// An element some steps of signal or network path away.
        case near
        case wrong
        /// Nothing was stated.
        case none
    }

    package var grade: Grade
    /// Steps of path between what was stated and the truth: 0 for the right element; nil where no
    /// path leads there, or nothing was stated.
    package var hops: Int?
    /// How many faults there were, and how many of them were named by element.
    package var faults: Int
    package var named: Int
    /// Elements that were named and were sound.
    package var blamed: [String]

    package init(
        grade: Grade, hops: Int? = nil, faults: Int, named: Int, blamed: [String] = []
    ) {
        self.grade = grade
        self.hops = hops
        self.faults = faults
        self.named = named
        self.blamed = blamed
    }
}

/// What sort of answer a session ended with, beside how near its diagnosis came.
package enum AnswerKind: String, Hashable, Sendable, CaseIterable {
    /// The faults were named and mended.
    case mended
    /// "Nothing is broken", where nothing was.
    case nothingBroken = "nothing-broken"
    /// "Set wrongly by somebody", where it was.
    case setBySomebody = "set-by-somebody"
    /// Localised so far, and escalated with evidence.
    case escalated
    /// Service came back by a workaround, and the fault was left.
    case workedAround = "worked-around"
    /// Mended, and something that is due undoes it.
    case temporary
    /// None of these.
    case open
}
