/// A word that may not be used in some places, with what to use instead.
struct BannedWord: Sendable {
    /// What must stand before or after the word for it to be meant.
    enum Use: Sendable {
        /// The word by itself, wherever it stands.
        case word
        /// `word(` that isn't a member, a declaration or a case.
        case freeCall
        /// `.word(`
        case memberCall
        /// `.word`
        case member
    }

    var word: String
    var use: Use
    var advice: String

    init(_ word: String, _ use: Use, _ advice: String) {
        self.word = word
        self.use = use
        self.advice = advice
    }

    func matches(_ tokens: [Token], at index: Int) -> Bool {
        guard tokens[index].kind == .word, tokens[index].text == word else { return false }
        let before = index > 0 ? tokens[index - 1].text : ""
        let after = index + 1 < tokens.count ? tokens[index + 1].text : ""
        switch use {
        case .word: return before != "."
        case .freeCall: return after == "(" && ![".", "func", "case"].contains(before)
        case .memberCall: return before == "." && after == "("
        case .member: return before == "."
        }
    }
}

/// Words that are banned in some of the files.
struct BannedWords: Sendable {
    var words: [BannedWord]
    var applies: @Sendable (SourceFile) -> Bool

    func violations(in file: SourceFile) -> [Violation] {
        guard applies(file) else { return [] }
        return file.tokens.indices.flatMap { index in
            words.filter { $0.matches(file.tokens, at: index) }.map { banned in
                Violation(
                    file, line: file.tokens[index].line, "`\(banned.word)`: \(banned.advice)")
            }
        }
    }
}

extension Rule {
    /// Calls that would make two runs differ, stop the program without a word, or print where
    /// nothing may be printed.
    static let bannedCalls = Rule(
        name: "banned calls",
        refused: [
            .example("let now = Date()\n"),
            .example("let now = Date.now\n"),
            .example("let id = UUID()\n"),
            .example("let n = Int.random(in: 0...9)\n"),
            .example("let item = items.randomElement()\n"),
            .example("var g = SystemRandomNumberGenerator()\n"),
            .example("let text = String(format: \"%d\", 3)\n"),
            .example("let gain = pow(10, level / 20)\n", at: "Sources/Planes/A.swift"),
            .example("let text = \"\\(sin(x))\"\n", at: "Sources/Signals/Scope.swift"),
            .example("let y = x.addingProduct(a, b)\n"),
            .example("let y = fma(a, b, x)\n", at: "Sources/Signals/ElementaryFunctions.swift"),
            .example("let value = try! load()\n", at: "Sources/patchbay/A.swift"),
            .example("fatalError()\n", at: "Sources/TerminalDriver/A.swift"),
            .example("preconditionFailure()\n"),
            .example("print(text)\n", at: "Sources/ContentFiles/A.swift"),
            .example("let h = name.hashValue\n"),
        ],
        accepted: [
            .example("let now = Date()\n", at: "Sources/patchbay/A.swift"),
            .example("let text = \"Date()\"  // not Date()\n"),
            .example("let n = stream.next(below: 10)\nlet t = exercise.now\n"),
            .example("let gain = Elementary.exp2(x)\nfunc sin(_ x: Double) {}\n"),
            .example("let y = log(x)\n", at: "Sources/Signals/ElementaryFunctions.swift"),
            .example("case .log(let line): show(line)\n"),
            .example("fatalError(\"a loop in the compiled plant\")\n"),
            .example("print(text)\n", at: "Sources/patchbay/A.swift"),
            .example("terminal.print(text)\n"),
            .example("let text = String(format)\n"),
            .example("let value = try load()\nlet text = String(repeating: \"a\", count: 2)\n"),
        ]
    ) { file in
        BannedWords.all.flatMap { $0.violations(in: file) } + file.bannedPhrases
    }
}

extension BannedWords {
    static let all = [nondeterminism, libraryMathematics, fusedArithmetic, printing]

    /// What differs from run to run or from machine to machine.
    static let nondeterminism = BannedWords(
        words: [
            BannedWord("Date", .freeCall, "simulated time comes from the exercise's clock"),
            BannedWord("ContinuousClock", .word, "nothing in the core reads a clock"),
            BannedWord("SuspendingClock", .word, "nothing in the core reads a clock"),
            BannedWord("UUID", .freeCall, "ids are given by the caller"),
            BannedWord("random", .memberCall, "draw from a `RandomStream` of its own"),
            BannedWord("randomElement", .memberCall, "draw from a `RandomStream` of its own"),
            BannedWord("shuffled", .memberCall, "draw from a `RandomStream` of its own"),
            BannedWord("shuffle", .memberCall, "draw from a `RandomStream` of its own"),
            BannedWord("SystemRandomNumberGenerator", .word, "use a named `RandomStream`"),
            BannedWord("Hasher", .freeCall, "hashing differs per process; use `Digest`"),
            BannedWord("hashValue", .member, "hashing differs per process; use `Digest`"),
            BannedWord("Float80", .word, "no such type on other machines"),
            BannedWord("await", .word, "the core is synchronous"),
            BannedWord("async", .word, "the core is synchronous"),
        ],
        applies: \.isBelowTheEdges)

    /// Functions of the C library, whose last bits differ between machines.
    static let libraryMathematics = BannedWords(
        words: [
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "erf", "erfc", "exp", "exp2",
            "expm1", "hypot", "log", "log10", "log1p", "log2", "pow", "sin", "sinh", "tan", "tanh",
            "tgamma",
        ].map { BannedWord($0, .freeCall, "the last bits differ between machines; see `Signals`") },
        applies: { $0.isBelowTheEdges && !$0.path.hasPrefix("Sources/Signals/Elementary") })

    /// Arithmetic that rounds once where plain arithmetic rounds twice.
    static let fusedArithmetic = BannedWords(
        words: [
            BannedWord("fma", .freeCall, "a fused product rounds in another way"),
            BannedWord("addingProduct", .memberCall, "a fused product rounds in another way"),
            BannedWord("addProduct", .memberCall, "a fused product rounds in another way"),
        ],
        applies: \.isBelowTheEdges)

    /// Printing past the terminal's driver.
    static let printing = BannedWords(
        words: ["print", "debugPrint", "dump", "putchar", "puts"].map {
            BannedWord($0, .freeCall, "only the program and the terminal's driver print")
        },
        applies: { file in
            guard let target = file.sourceTarget else { return false }
            return target != Architecture.executable && target != "TerminalDriver"
        })
}

extension SourceFile {
    /// `try!`, `Date.now`, `String(format:`, and ends of the program that don't say why.
    fileprivate var bannedPhrases: [Violation] {
        let texts = tokens.map(\.text)
        return texts.indices.compactMap { index in
            let rest = texts[index...].prefix(4).dropFirst()
            switch texts[index] {
            case "try" where rest.first == "!":
                return Violation(self, line: tokens[index].line, "`try!`: handle the error")
            case "fatalError" where rest.starts(with: ["(", ")"]),
                "preconditionFailure" where rest.starts(with: ["(", ")"]):
                return Violation(
                    self, line: tokens[index].line, "`\(texts[index])()`: say what went wrong")
            case "Date" where isBelowTheEdges && rest.starts(with: [".", "now"]):
                return Violation(
                    self, line: tokens[index].line,
                    "`Date.now`: simulated time comes from the exercise's clock")
            case "String" where isBelowTheEdges && rest.elementsEqual(["(", "format", ":"]):
                return Violation(
                    self, line: tokens[index].line, "`String(format:`: build the text by hand")
            default:
                return nil
            }
        }
    }
}
