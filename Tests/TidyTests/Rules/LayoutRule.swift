extension Rule {
    /// 100 columns, no tabs, no space at a line's end, a newline at the file's end.
    static let layout = Rule(
        name: "layout",
        refused: [
            .example("let a = 1 \n"),
            .example("\tlet a = 1\n"),
            .example("let a = 1"),
            .example("let a = 1\n\n"),
            .example("// " + String(repeating: "a", count: 98) + "\n"),
            .example(String(repeating: "a ", count: 51) + "b\n", at: "README.md"),
            .example("a:\t1\n", at: "Scenarios/facilities/a.yaml"),
            .example("let a = 1\r\n"),
        ],
        accepted: [
            .example("// " + String(repeating: "é", count: 97) + "\n"),
            .example("/// See https://example.org/" + String(repeating: "a", count: 98) + "\n"),
            .example("let t = \"\"\"\n    " + String(repeating: "a", count: 98) + "\n    \"\"\"\n"),
            .example("| " + String(repeating: "a", count: 120) + " |\n", at: "README.md"),
            .example("run:\n\tswift build\n", at: "Makefile"),
            .example("ends in a space \nand has no newline", at: "Tests/A/Goldens/a.txt"),
            .example("", at: "Sources/Plant/.keep"),
        ]
    ) { file in
        file.isRecorded || file.name.hasSuffix(".csv") ? [] : layoutViolations(file)
    }

    private static let lineWidth = 100

    private static func layoutViolations(_ file: SourceFile) -> [Violation] {
        var violations: [Violation] = []
        for (number, line) in file.lines.enumerated() {
            // Faster than counting characters, and never less than their number.
            if line.utf8.count > lineWidth, line.count > lineWidth, !mayBeLong(line, number, file) {
                violations.append(
                    Violation(file, line: number, "\(line.count) columns; \(lineWidth) at most"))
            }
            let lastByte = line.utf8.last
            if lastByte == UInt8(ascii: " ") || lastByte == UInt8(ascii: "\r") {
                violations.append(Violation(file, line: number, "a space at the line's end"))
            }
            if line.utf8.contains(UInt8(ascii: "\t")) && file.name != "Makefile" {
                violations.append(Violation(file, line: number, "a tab"))
            }
        }
        let last = file.lines.count - 1
        if file.bytesAfterLastNewline > 0 {
            violations.append(Violation(file, line: last, "no newline at the end"))
        } else if file.lines.last == "" {
            violations.append(Violation(file, line: last, "an empty line at the end"))
        }
        return violations
    }

    /// Tables can't be broken, nor addresses, nor text that a program prints.
    private static func mayBeLong(_ line: String, _ number: Int, _ file: SourceFile) -> Bool {
        let isTable = file.name.hasSuffix(".md") && line.hasPrefix("|")
        return isTable || line.contains("://") || file.linesInsideText.contains(number)
    }
}
