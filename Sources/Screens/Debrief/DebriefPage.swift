/// A page of a debrief, in the order in which one goes through it.
package enum DebriefPage: String, Hashable, Sendable, CaseIterable {
    /// What was asked, what came of it, and how it had come about.
    case asked
    /// Every line, with what happened unseen.
    case timeline
    /// How one would rate one's own work.
    case rating
    case findings
    /// What each step was worth, when the answer followed, and how an expert goes about it.
    case worth
    /// What to try next.
    case next

    var title: String {
        switch self {
        case .asked: "What was asked"
        case .timeline: "Line by line"
        case .rating: "Your own rating"
        case .findings: "What was found"
        case .worth: "What each step was worth"
        case .next: "What to try next"
        }
    }

    /// What it is called where it is typed, and on narrow screens.
    var word: String {
        switch self {
        case .asked: "ticket"
        case .timeline: "lines"
        case .rating: "rating"
        case .findings: "findings"
        case .worth: "worth"
        case .next: "suggestions"
        }
    }
}

/// How deep one is in the findings.
enum FindingDepth: Int, Hashable, Sendable, Comparable {
    case themes
    case criteria
    case lines

    static func < (a: FindingDepth, b: FindingDepth) -> Bool { a.rawValue < b.rawValue }
}
