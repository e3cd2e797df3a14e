/// What is wrong with an inventory that can't be compiled, as data.
///
/// The subject is a path into the inventory (`cables/c-12`, `elements/rtr/settings`), from which
/// the content loader finds the file and line.
package struct PlantProblem: Error, Hashable, Sendable {
    package var subject: [String]
    /// What is wrong, lower case, names in back-ticks.
    package var what: String
    /// What would have been right, or empty.
    package var expected: String
    /// The names from which one may have been meant.
    package var candidates: [String]
    /// The name that was given, to find the nearest candidate.
    package var given: String

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
}
