extension Rule {
    /// The order of a Set or Dictionary changes from process to process, so nothing below the edges
    /// walks through one. The rule reads names, not types: it knows what the same file declares.
    static let unorderedIteration = Rule(
        name: "iteration without an order",
        refused: [
            .example("for name in names.keys { use(name) }\n"),
            .example("for value in table.values where value > 0 {}\n"),
            .example("let all = names.keys.map { $0 + 1 }\n"),
            .example("let all = names.values.filter { $0 > 1 }\n"),
            .example("let seen: Set<Int> = [1]\nfor item in seen { use(item) }\n"),
            .example("var seen = Set<Int>()\nlet all = seen.map { $0 }\n"),
            .example("func f(_ map: [Int: String]) {\n    for (k, v) in map {}\n}\n"),
            .example("struct A {\n    var of: [Id: [Int]] = [:]\n}\nfor x in self.of {}\n"),
        ],
        accepted: [
            .example("for name in names.keys.sorted() { use(name) }\n"),
            .example("let seen: Set<Int> = [1]\nfor item in list where seen.contains(item) {}\n"),
            .example("for item in seen.sorted() {}\nlet seen: Set<Int> = []\n"),
            .example(
                "func f(_ map: [Int: A]) {}\nfunc g(_ map: [Int]) {\n    for x in map {}\n}\n"),
            .example("let seen: Set<Int> = [1]\nlet few = seen.filter { $0 > 0 }\n"),
            .example("for reading in reading.values.first {}\n", at: "Sources/patchbay/A.swift"),
            .example("let rows: [[Int]] = []\nfor row in rows {}\n"),
        ]
    ) { file in
        guard file.isBelowTheEdges else { return [] }
        return UnorderedIterationScanner(file).violations
    }
}

/// Looks for loops over what a file itself declares as a Set or Dictionary.
private struct UnorderedIterationScanner {
    /// A name declared in a function, or in the file outside of all functions.
    private struct Name: Hashable {
        var text: String
        /// The first line of the innermost function, or -1.
        var function: Int
    }

    private let file: SourceFile
    private let texts: [String]
    private let functions: [FunctionSpan]
    /// Whether each declared name holds an unordered collection.
    private var isUnordered: [Name: Bool] = [:]

    /// What makes an order where there was none.
    private static let walks: Set<String> = [
        "compactMap", "first", "flatMap", "forEach", "lazy", "map", "prefix", "reduce",
    ]

    init(_ file: SourceFile) {
        self.file = file
        texts = file.tokens.map(\.text)
        functions = DeclarationScanner(file.tokens).functions
        for index in texts.indices { noteDeclaration(index) }
    }

    var violations: [Violation] {
        texts.indices.compactMap { index in
            guard let name = walked(at: index) else { return nil }
            return Violation(
                file, line: file.tokens[index].line,
                "`\(name)` has no order; sort it, or keep an array")
        }
    }

    private func text(_ index: Int) -> String { texts.indices.contains(index) ? texts[index] : "" }

    private func function(around index: Int) -> Int {
        let line = file.tokens[index].line
        return functions.last { $0.firstLine <= line && line <= $0.lastLine }?.firstLine ?? -1
    }

    /// Notes `name: Type` and `name = Set…`.
    private mutating func noteDeclaration(_ index: Int) {
        guard file.tokens[index].kind == .word, [":", "="].contains(text(index + 1)) else { return }
        let isBinding = ["var", "let"].contains(text(index - 1))
        guard isBinding || text(index + 1) == ":" else { return }
        let name = Name(text: texts[index], function: function(around: index))
        let isSet = ["Set", "Dictionary"].contains(text(index + 2))
        let unordered = isSet || isDictionaryType(index + 2)
        // A label of a call also reads `name:`; it must not hide a declaration.
        if unordered || isBinding || isUnordered[name] == nil { isUnordered[name] = unordered }
    }

    /// Whether `[` begins a type such as `[Int: [String]]`: a colon inside, outside of any other
    /// bracket.
    private func isDictionaryType(_ index: Int) -> Bool {
        guard text(index) == "[" else { return false }
        var depth = 0
        for next in index..<min(index + 24, texts.count) {
            switch texts[next] {
            case "[", "(", "<": depth += 1
            case "]", ")", ">": depth -= 1
            case ":" where depth == 1: return text(next - 1) != "[" || text(next + 1) == "]"
            default: break
            }
            if depth == 0 { return false }
        }
        return false
    }

    private func isKnownUnordered(_ index: Int) -> Bool {
        let local = Name(text: texts[index], function: function(around: index))
        if text(index - 1) != ".", let known = isUnordered[local] { return known }
        return isUnordered[Name(text: texts[index], function: -1)] ?? false
    }

    /// The collection that is walked through at this token, or nil.
    private func walked(at index: Int) -> String? {
        guard file.tokens[index].kind == .word else { return nil }
        let isView = ["keys", "values"].contains(texts[index]) && text(index - 1) == "."
        let ends = ["{", "where"].contains(text(index + 1)) && isLoopSubject(index)
        let member = text(index + 1) == "." ? text(index + 2) : ""
        let walks = UnorderedIterationScanner.walks.contains(member)
        // A filtered Set is a Set again; filtered values are an array.
        if isView {
            let isWalked = ends || walks || member == "filter"
            return isWalked ? "\(text(index - 2)).\(texts[index])" : nil
        }
        return (ends || walks) && isKnownUnordered(index) ? texts[index] : nil
    }

    /// Whether the token ends the expression after `for … in`.
    private func isLoopSubject(_ index: Int) -> Bool {
        var back = index
        while back >= 2, text(back - 1) == "." { back -= 2 }
        guard text(back - 1) == "in" else { return false }
        return (max(0, back - 12)..<back).contains { texts[$0] == "for" }
    }
}
