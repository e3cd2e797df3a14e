/// One text file of the project, and what the lexer made of it when it is Swift.
struct SourceFile: Sendable {
    /// From the project's root, with `/`.
    let path: String
    let lines: [String]
    /// The number of bytes after the last newline; 0 in a well-ended file.
    let bytesAfterLastNewline: Int
    let tokens: [Token]
    let comments: [Comment]
    let linesInsideText: Set<Int>

    struct Comment: Sendable {
        /// From 0.
        var line: Int
        /// With its slashes.
        var text: String
    }

    init(path: String, text: String) {
        self.path = path
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        bytesAfterLastNewline = lines.last?.utf8.count ?? 0
        if lines.last == "" { lines.removeLast() }
        self.lines = lines
        if path.hasSuffix(".swift") {
            let lexer = SwiftLexer(text)
            tokens = lexer.tokens
            comments = lexer.comments.map { Comment(line: $0.line, text: $0.text) }
            linesInsideText = lexer.linesInsideText
        } else {
            tokens = []
            comments = []
            linesInsideText = []
        }
    }

    var isSwift: Bool { path.hasSuffix(".swift") }
    var name: String { folders.last ?? path }

    /// The parts of the path, the file's own name last.
    var folders: [String] { path.split(separator: "/").map(String.init) }

    /// The target in `Sources` that it belongs to, or nil.
    var sourceTarget: String? {
        let parts = folders
        return parts.count > 2 && parts[0] == "Sources" ? parts[1] : nil
    }

    /// Whether it is recorded data: what it holds is what some program printed.
    var isRecorded: Bool { folders.contains("Goldens") || folders.contains("Resources") }

    func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
}
