package import Assessment
package import FaultReasoning

/// What a debrief shows of a closed session.
package struct DebriefData: Sendable {
    package var session: SessionFile
    /// The criteria in the order of their themes, with those that people judge.
    package var criteria: [Criterion]
    /// One for each criterion that the engine judges.
    package var findings: [Finding]
    /// How the trainee rated the work; empty until they have, or where they would rather not.
    package var ratings: [SelfRating]
    /// Whether the trainee has answered the question for a rating: then findings may be shown.
    package var isRated: Bool
    /// Scenarios that could come next, with why, the best first.
    package var suggestions: [Suggestion]
    /// What each step was worth; nil where the content can't be read any more.
    package var analysis: SessionAnalysis?

    /// A debrief; without `isRated`, one with any rating counts as rated.
    package init(
        session: SessionFile, criteria: [Criterion], findings: [Finding], ratings: [SelfRating],
        suggestions: [Suggestion], isRated: Bool? = nil, analysis: SessionAnalysis? = nil
    ) {
        self.session = session
        self.criteria = criteria
        self.findings = findings
        self.ratings = ratings
        self.suggestions = suggestions
        self.isRated = isRated ?? !ratings.isEmpty
        self.analysis = analysis
    }
}

/// Something to try next, and why.
package struct Suggestion: Hashable, Sendable {
    /// The scenario's id.
    package var scenario: String
    package var title: String
    /// One sentence.
    package var why: String

    package init(scenario: String, title: String, why: String) {
        self.scenario = scenario
        self.title = title
        self.why = why
    }
}
