/// What is wrong with how a criterion uses a rule, as data.
package struct RuleProblem: Error, Hashable, Sendable {
    /// The parameter that is at fault; nil where it is the rule's name.
    package var parameter: String?
    /// Lower case, names in back-ticks.
    package var what: String
    /// What to write instead, or empty.
    package var expected: String
    package var given: String
    /// Names, one of which may have been meant.
    package var candidates: [String]

    package init(
        parameter: String? = nil, what: String, expected: String = "", given: String = "",
        candidates: [String] = []
    ) {
        self.parameter = parameter
        self.what = what
        self.expected = expected
        self.given = given
        self.candidates = candidates
    }
}
