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
            rule: Rule.unsafeCode.name, path: "Sources/Plant/Evaluate/FlatStorage.swift",
            line: "UnsafeMutableBufferPointer",
            reason: "an array's values are moved into flat storage in one go"),
        Allowance(
            rule: Rule.unsafeCode.name, path: "Sources/Plant/Evaluate/GraphTables.swift",
            line: "struct GraphTables: @unchecked Sendable",
            reason: "its pointers are written by the initialiser alone, and freed by the plant "
                + "that owns it"),
        Allowance(
            rule: Rule.unsafeCode.name,
            path: "Sources/ContentFiles/StrictYAML/YAMLEventReader.swift",
            line: "UnsafeMutablePointer",
            reason: "libyaml keeps pointers into its own structures, which must not move"),
        Allowance(
            rule: Rule.unsafeCode.name, path: "Tests/LoudnessOracle/LoudnessOracle.swift",
            line: "Unsafe",
            reason: "a C library that is loaded by name gives pointers to its functions"),
        Allowance(
            rule: Rule.unsafeCode.name, path: "Tests/LoudnessOracle/LoudnessOracle.swift",
            line: "unsafeBitCast",
            reason: "a symbol of a loaded library has no type until it is given one"),
        Allowance(
            rule: Rule.unsafeCode.name, path: "Tests/CaseSupport/CornerHouse.swift",
            line: "struct Shared: @unchecked Sendable",
            reason: "predictions take seconds, are read by many tests and changed by none"),
        Allowance(
            rule: Rule.unsafeCode.name, path: "Sources/Plant/Compile/Plant.swift",
            line: "class PlantExtensions: @unchecked Sendable",
            reason: "the planes' tables need the finished plant, so they are filled in as the last "
                + "step of its initialiser, before anybody shares it, and never written again"),
        Allowance(
            rule: Rule.unorderedIteration.name, path: "Sources/Planes/Display/PanelModes.swift",
            line: "parameters.values",
            reason: "a fault's parameters are an array, in the order in which they were written"),
        Allowance(
            rule: Rule.unorderedIteration.name,
            path: "Sources/Planes/Network/Modes/NetworkFaults.swift", line: "parameters.values",
            reason: "a fault's parameters are an array, in the order in which they were written"),
        Allowance(
            rule: Rule.unorderedIteration.name, path: "Sources/Planes/Display/PresetModes.swift",
            line: "parameters.values",
            reason: "a fault's parameters are an array, in the order in which they were written"),
        Allowance(
            rule: Rule.documentation.name, path: "Sources/Records/InMemoryRecordStore.swift",
            line: "package func",
            reason: "every method is one of `RecordStore`, and what it does is said there, once"),
        Allowance(
            rule: Rule.documentation.name, path: "Sources/RecordsDatabase/DatabaseStore.swift",
            line: "package func",
            reason: "every method is one of `RecordStore`, and what it does is said there, once"),
        Allowance(
            rule: Rule.documentation.name,
            path: "Sources/RecordsDatabase/DatabaseStoreChanges.swift", line: "package func",
            reason: "every method is one of `RecordStore`, and what it does is said there, once"),
    ]
}
