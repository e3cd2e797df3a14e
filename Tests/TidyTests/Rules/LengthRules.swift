/// The house's numbers for the length of things, in lines.
enum LengthLimit {
    /// A longer file gives its reason.
    static let explainedFile = 400
    /// No file is longer.
    static let file = 700
    static let function = 60
    /// The reason stands this near the top.
    static let reasonWithin = 20
}

extension Rule {
    /// A file over 400 lines gives its reason near the top (`// Length: …`); none is over 700.
    static let fileLength = Rule(
        name: "file length",
        refused: [
            .example(lines(401)),
            .example("// Length:\n" + lines(450)),
            .example(lines(21) + "// Length: one table, of one standard\n" + lines(400)),
            .example("// Length: one table, of one standard\n" + lines(700)),
            .example(lines(401), at: "Sources/CTerminalGuard/guard.c"),
        ],
        accepted: [
            .example(lines(400)),
            .example("// Length: one table, of one standard\n" + lines(450)),
            .example(lines(2000), at: "Scenarios/facilities/a.yaml"),
        ]
    ) { file in
        guard file.isSwift || file.name.hasSuffix(".c") || file.name.hasSuffix(".h") else {
            return []
        }
        let count = file.lines.count
        if count > LengthLimit.file {
            return [Violation(file, line: 0, "\(count) lines; \(LengthLimit.file) at most")]
        }
        let hasReason = file.lines.prefix(LengthLimit.reasonWithin).contains { line in
            line.hasPrefix("// Length: ") && line.split(separator: " ").count >= 4
        }
        if count > LengthLimit.explainedFile && !hasReason {
            return [
                Violation(
                    file, line: 0, "\(count) lines; give the reason near the top: `// Length: …`")
            ]
        }
        return []
    }

    /// A function has at most 60 lines, from its first word to its closing brace.
    static let functionLength = Rule(
        name: "function length",
        refused: [
            .example("func long() {\n" + lines(59) + "}\n"),
            .example("struct A {\n    init() {\n" + lines(59) + "    }\n}\n"),
            .example("var long: Int {\n" + lines(59) + "}\n", at: "Tests/PlantTests/A.swift"),
        ],
        accepted: [
            .example("func short() {\n" + lines(58) + "}\n"),
            .example("struct A {\n" + lines(100) + "}\nprotocol B {\n    func f()\n}\n"),
            .example("let table: [Int] = [\n" + lines(100) + "]\n"),
        ]
    ) { file in
        DeclarationScanner(file.tokens).functions.filter { $0.lineCount > LengthLimit.function }
            .map { function in
                Violation(
                    file, line: function.firstLine,
                    "`\(function.name)` has \(function.lineCount) lines; "
                        + "\(LengthLimit.function) at most")
            }
    }

    private static func lines(_ count: Int) -> String {
        String(repeating: "let a = 1\n", count: count)
    }
}
