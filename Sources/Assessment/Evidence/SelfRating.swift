/// How a trainee rates their own work on one theme, given before they have seen the findings.
///
/// It is kept for reflection; it is no evidence, and no finding rests on it.
package struct SelfRating: Hashable, Sendable {
    /// The theme of the criteria, kebab case.
    package var theme: String
    package var level: Level

    package init(theme: String, level: Level) {
        self.theme = theme
        self.level = level
    }
}
