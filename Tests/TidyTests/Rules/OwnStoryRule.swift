extension Rule {
    /// The project speaks of what it is, not of how, where or by what it was written.
    static let ownStory = Rule(
        name: "its own story",
        refused: [
            .example("# From /work/main/README.md\n", at: "Documentation/A.md"),
            .example("PATH=/opt/swift/usr/bin:$PATH\n", at: ".ci/run"),
            .example("Written by ChatGPT.\n", at: "README.md"),
            .example("/// Generated with an LLM.\n"),
            .example("let host = \"pypi.org\"\n"),
            .example("Co-Authored-By: somebody\n", at: "CONTRIBUTING.md"),
            .example("/// See issue #12.\n"),
            .example("// As the brief says.\n// A subagent wrote this.\n"),
        ],
        accepted: [
            .example("/// The share is mounted at /Volumes/work/rushes.\n"),
            .example("/// The client's brief.\n", at: "Documentation/Terms.md"),
            .example("/// Tell the client that an issue was found: line #12 of the log.\n"),
            .example("/// Dial 0110 for the llmnr responder.\n"),
        ]
    ) { file in
        if file.path == "Tests/TidyTests/Rules/OwnStoryRule.swift" { return [] }
        return file.lines.enumerated().flatMap { number, line in
            strangers(in: line).map { Violation(file, line: number, "`\($0)` isn't our story") }
        }
    }

    private static let phrases = [
        "/opt/swift", "/tmp/pkg", "/work/shared", "/work/main", "pypi.org", "registry.npmjs",
        "proxy.golang.org", "co-authored-by", "ai assistant", "ai-generated", "ai model",
        "language model", "helper agent", "as the brief says", "issue tracker #", "issue #",
    ]
    private static let strangeWords: Set<String> = [
        "claude", "chatgpt", "gpt", "llm", "llms", "copilot", "anthropic", "openai", "subagent",
        "subagents", "chatbot",
    ]

    private static func strangers(in line: String) -> [String] {
        let lower = line.lowercased()
        var found = phrases.filter { lower.contains($0) }
        found += lower.words.filter { strangeWords.contains($0) }
        return found
    }
}
