import Testing

/// Something in a file that a rule refuses.
struct Violation: Hashable, Sendable, CustomStringConvertible {
    var path: String
    /// From 1, as editors count.
    var line: Int
    /// What is wrong and what to do instead.
    var message: String

    init(_ file: SourceFile, line: Int, _ message: String) {
        path = file.path
        self.line = line + 1
        self.message = message
    }

    var description: String { "\(path):\(line): \(message)" }
}

/// One rule of the house, with examples that prove that it still bites.
struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    /// Files that the rule must refuse.
    let refused: [SourceFile]
    /// Files that look alike, and that the rule must let pass.
    let accepted: [SourceFile]
    let check: @Sendable (SourceFile) -> [Violation]

    var testDescription: String { name }

    static let all: [Rule] = [
        .imports, .bannedCalls, .unsafeCode, .unorderedIteration, .fileLength, .functionLength,
        .folders, .leftovers, .commentedOutCode, .layout, .documentation, .ownStory,
    ]
}

extension SourceFile {
    /// A Swift file for an example, in the middle of a target that may import hardly anything.
    static func example(
        _ text: String, at path: String = "Sources/Plant/Example.swift"
    ) -> SourceFile {
        SourceFile(path: path, text: text)
    }

    /// The targets whose results must be the same on every machine: all below the edges.
    var isBelowTheEdges: Bool {
        guard let target = sourceTarget else { return false }
        return Architecture.belowTheEdges.contains(target)
    }
}
