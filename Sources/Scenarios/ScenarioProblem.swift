import Plant

/// What is wrong with a scenario, as data; the subject is a path into its file.
package struct ScenarioProblem: Error, Hashable, Sendable {
    package var subject: [String]
    package var what: String
    package var expected: String
    package var given: String
    package var candidates: [String]

    package init(
        subject: [String], what: String, expected: String = "", given: String = "",
        candidates: [String] = []
    ) {
        self.subject = subject
        self.what = what
        self.expected = expected
        self.given = given
        self.candidates = candidates
    }

    /// The same problem as a refusal of an action had it.
    init(subject: [String], _ refusal: ActionRefusal) {
        self.init(
            subject: subject, what: refusal.what, expected: refusal.advice, given: refusal.given,
            candidates: refusal.candidates)
    }
}
