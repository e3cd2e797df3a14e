extension Rule {
    /// Code that the compiler can't vouch for stands in few files, each of which says why.
    static let unsafeCode = Rule(
        name: "unsafe code",
        refused: [
            .example("let bits = unsafeBitCast(x, to: Int.self)\n"),
            .example("func f(_ p: UnsafeMutablePointer<Int>) {}\n"),
            .example("nonisolated(unsafe) var count = 0\n", at: "Sources/patchbay/A.swift"),
            .example("final class A: @unchecked Sendable {}\n", at: "Tests/PlantTests/A.swift"),
        ],
        accepted: [
            .example("let bits = x.bitPattern\nlet unsafe = true\n"),
            .example("values.withUnsafeBufferPointer { sum($0) }\n"),
            .example("// unsafeBitCast would do, but this is as quick\n"),
        ]
    ) { file in
        let advice = "needs an entry with a reason among the allowances"
        return file.tokens.indices.compactMap { index in
            let word = file.tokens[index].text
            let rest = file.tokens[index...].prefix(3).dropFirst().map(\.text)
            let isUnsafe =
                ["unsafeBitCast", "unsafeDowncast", "@unchecked"].contains(word)
                || word.hasPrefix("UnsafeMutable")
                || (["nonisolated", "unowned"].contains(word) && rest == ["(", "unsafe"])
            guard isUnsafe else { return nil }
            return Violation(file, line: file.tokens[index].line, "`\(word)` \(advice)")
        }
    }
}
