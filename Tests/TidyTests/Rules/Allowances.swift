/// A place where a rule may be broken, and why.
struct Allowance: Sendable {
    var rule: String
    var path: String
    /// A piece of the line that is allowed; the line's number would change too often.
    var line: String
    var reason: String

    func covers(_ violation: Violation, of rule: Rule, in file: SourceFile) -> Bool {
        guard rule.name == self.rule, violation.path == path else { return false }
        let index = violation.line - 1
        return file.lines.indices.contains(index) && file.lines[index].contains(line)
    }

    /// All of them. An entry that no longer covers anything fails the tests.
    static let all: [Allowance] = []
}
