package import Assessment

/// What a debrief shows of a closed session.
package struct DebriefData: Sendable {
    package var session: SessionFile
    /// The criteria in the order of their themes, with those that people judge.
    package var criteria: [Criterion]
    /// One for each criterion that the engine judges.
    package var findings: [Finding]
    /// How the trainee rated the work; empty until they have, and then findings may be shown.
    package var ratings: [SelfRating]
    /// Scenarios that could come next, with why, the best first.
    package var suggestions: [Suggestion]

    package init(
        session: SessionFile, criteria: [Criterion], findings: [Finding], ratings: [SelfRating],
        suggestions: [Suggestion]
    ) {
        self.session = session
        self.criteria = criteria
        self.findings = findings
        self.ratings = ratings
        self.suggestions = suggestions
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
