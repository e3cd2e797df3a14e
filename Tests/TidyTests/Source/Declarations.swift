/// A function, initialiser, subscript or computed property with its body.
struct FunctionSpan: Hashable {
    var name: String
    /// The line of its first keyword, from 0.
    var firstLine: Int
    /// The line of its closing brace.
    var lastLine: Int

    var lineCount: Int { lastLine - firstLine + 1 }
}

/// A declaration that other targets can see.
struct PackageDeclaration: Hashable {
    enum Kind: Hashable {
        case type
        case function
        case initialiser
        case storedProperty
        case computedProperty
        case other
    }

    var kind: Kind
    /// The name, or `init`, `subscript`.
    var name: String
    /// The outside and inside name of the first parameter, as in `to writer`; empty without one.
    var firstParameter: String
    var isStatic: Bool
    /// The innermost type or extension that it stands in; empty at the top.
    var scope: String
    /// The line on which it begins, from 0.
    var line: Int
    /// An initialiser that does nothing but copy its parameters to properties.
    var isMemberwise: Bool
}

/// Finds declarations in a file's tokens.
struct DeclarationScanner {
    private let tokens: [Token]
    private(set) var functions: [FunctionSpan] = []
    private(set) var packageDeclarations: [PackageDeclaration] = []
    /// The name of the type that each open brace belongs to; empty for any other brace.
    private var scopes: [String] = []
    private var nextScope = ""

    init(_ tokens: [Token]) {
        self.tokens = tokens
        for index in tokens.indices { visit(index) }
    }

    private static let typeWords: Set<String> = [
        "actor", "class", "enum", "extension", "protocol", "struct",
    ]
    private static let modifiers: Set<String> = [
        "borrowing", "class", "consuming", "convenience", "dynamic", "final", "indirect", "lazy",
        "mutating", "nonisolated", "nonmutating", "override", "private", "required", "static",
        "unowned", "weak",
    ]
    /// Words that begin a declaration: none of them continues one.
    private static let starters: Set<String> = [
        "associatedtype", "case", "deinit", "enum", "extension", "fileprivate", "func", "import",
        "init", "internal", "let", "mutating", "package", "private", "protocol", "public",
        "static", "struct", "subscript", "typealias", "var",
    ]

    private func text(_ index: Int) -> String {
        tokens.indices.contains(index) ? tokens[index].text : ""
    }

    private func isDeclared(_ index: Int) -> Bool { text(index - 1) != "." }

    private mutating func visit(_ index: Int) {
        let token = tokens[index]
        switch token.text {
        case "{" where token.kind == .sign:
            scopes.append(nextScope)
            nextScope = ""
        case "}" where token.kind == .sign:
            _ = scopes.popLast()
        case "func", "init", "subscript", "var", "deinit":
            if isDeclared(index) { addFunction(index) }
        case "package":
            if isDeclared(index) { addPackageDeclaration(index) }
        default:
            let opensType = DeclarationScanner.typeWords.contains(token.text) && isDeclared(index)
            // `class func` and `class var` declare members, not types.
            if opensType, tokens.indices.contains(index + 1), tokens[index + 1].kind == .word,
                !["func", "var", "let"].contains(text(index + 1))
            {
                nextScope = text(index + 1)
            }
        }
    }

    // MARK: bodies

    private mutating func addFunction(_ index: Int) {
        let word = text(index)
        if word == "init" && !["(", "?", "!", "<"].contains(text(index + 1)) { return }
        // A variable without a type has no body of its own: `if var name {` is something else.
        if word == "var" && !hasTypeAnnotation(index) { return }
        guard let open = bodyStart(index), let close = closingBrace(open) else { return }
        let name = ["func", "var"].contains(word) ? functionName(index) : word
        functions.append(
            FunctionSpan(
                name: name, firstLine: tokens[index].line, lastLine: tokens[close].line))
    }

    private func hasTypeAnnotation(_ index: Int) -> Bool { text(index + 2) == ":" }

    /// The name after `func`, `var` and the like; the signs of an operator are joined.
    private func functionName(_ index: Int) -> String {
        guard tokens.indices.contains(index + 1), tokens[index + 1].kind == .sign else {
            return text(index + 1)
        }
        return tokens[(index + 1)...].prefix { $0.kind == .sign && $0.text != "(" }
            .map(\.text).joined()
    }

    /// The brace that opens the body of what is declared here, or nil when it has none.
    private func bodyStart(_ index: Int) -> Int? {
        var depth = 0
        for next in (index + 1)..<max(index + 1, tokens.count) {
            let token = tokens[next]
            switch token.text {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0: return next
            case "}" where depth == 0: return nil
            case "=" where depth == 0 && text(index) == "var": return nil
            default:
                // A variable's type ends with its line.
                if text(index) == "var" && depth == 0 && token.isFirstOnLine { return nil }
                let begins = token.isFirstOnLine && DeclarationScanner.starters.contains(token.text)
                let isAttribute = token.isFirstOnLine && token.text.hasPrefix("@")
                if depth == 0 && (begins || isAttribute) { return nil }
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    private func closingBrace(_ open: Int) -> Int? {
        var depth = 0
        for index in open..<tokens.count where tokens[index].kind == .sign {
            if tokens[index].text == "{" { depth += 1 }
            if tokens[index].text == "}" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    // MARK: what other targets see

    private mutating func addPackageDeclaration(_ index: Int) {
        var keyword = index + 1
        var isStatic = false
        // `package(set)` and `package import` declare nothing.
        while DeclarationScanner.modifiers.contains(text(keyword)) {
            if text(keyword) == "class" && tokens.indices.contains(keyword + 1),
                !["func", "var", "let"].contains(text(keyword + 1))
            {
                break
            }
            isStatic = isStatic || ["static", "class"].contains(text(keyword))
            keyword += text(keyword + 1) == "(" ? 4 : 1
        }
        guard let kind = kind(at: keyword) else { return }
        let isNamed = !["init", "subscript"].contains(text(keyword))
        packageDeclarations.append(
            PackageDeclaration(
                kind: kind, name: isNamed ? functionName(keyword) : text(keyword),
                firstParameter: firstParameter(keyword), isStatic: isStatic,
                scope: scopes.last { !$0.isEmpty } ?? "", line: tokens[index].line,
                isMemberwise: kind == .initialiser && isMemberwise(keyword)))
    }

    private func kind(at keyword: Int) -> PackageDeclaration.Kind? {
        switch text(keyword) {
        case "func", "subscript": return .function
        case "init": return .initialiser
        case "let": return .storedProperty
        case "var":
            return hasTypeAnnotation(keyword) && bodyStart(keyword) != nil
                ? .computedProperty : .storedProperty
        case "typealias", "macro": return .other
        case let word where DeclarationScanner.typeWords.contains(word): return .type
        default: return nil
        }
    }

    private func firstParameter(_ keyword: Int) -> String {
        guard
            let open = (keyword..<min(keyword + 12, tokens.count)).first(where: { text($0) == "(" })
        else { return "" }
        return tokens[(open + 1)...].prefix { $0.kind == .word }.map(\.text).joined(separator: " ")
    }

    private func isMemberwise(_ keyword: Int) -> Bool {
        guard let open = bodyStart(keyword), let close = closingBrace(open) else { return false }
        var body = tokens[(open + 1)..<close].map(\.text)[...]
        while !body.isEmpty {
            if body.starts(with: ["self", "."]) { body = body.dropFirst(2) }
            guard body.count >= 3, body[body.startIndex + 1] == "=" else { return false }
            // The value is one word: the next assignment, or the end, follows it.
            body = body.dropFirst(3)
            let follows = body.starts(with: ["self", "."]) || body.dropFirst().first == "="
            if !body.isEmpty && !follows { return false }
        }
        return true
    }
}
