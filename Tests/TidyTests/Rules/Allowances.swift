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
    static let all: [Allowance] = [
        Allowance(
            rule: Rule.unsafeCode.name, path: "Sources/Plant/Evaluate/FlatStorage.swift",
            line: "UnsafeMutablePointer",
            reason: "arrays in the evaluator's inner loop would pay for copy-on-write checks; "
                + "every access is checked against the bounds"),
        Allowance(
            rule: Rule.unsafeCode.name,
            path: "Sources/ContentFiles/StrictYAML/YAMLEventReader.swift",
            line: "UnsafeMutablePointer",
            reason: "libyaml keeps pointers into its own structures, which must not move"),
    ]
}
