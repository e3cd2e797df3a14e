/// What a rule found of one criterion in one journal.
package struct Finding: Hashable, Sendable {
    /// The criterion's id.
    package var criterion: String
    /// Nil where the session gave no occasion to show it.
    package var level: Level?
    /// Numbers of the journal's lines on which it rests, ascending, each once. Empty only where
    /// something that was never done is what was found, or there was no occasion.
    package var lines: [Int]
    /// One sentence that says why, with what was seen at the lines.
    package var why: String

    package init(criterion: String, level: Level?, lines: [Int], why: String) {
        self.criterion = criterion
        self.level = level
        self.lines = lines
        self.why = why
    }
}
