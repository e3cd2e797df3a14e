import FaultReasoning

/// The sentence of why a step is of its class.
struct StepReasonWords {
    private let stepClass: StepClass
    private let reason: StepReason
    private let command: [String]
    private let names: StepNames

    init(_ step: StepAnalysis, _ names: StepNames) {
        stepClass = step.stepClass
        reason = step.reason
        command = StepReasonWords.words(of: step.command)
        self.names = names
    }

    var sentence: String {
        switch reason.kind {
        case .narrowed: narrowed
        case .toldLittle: toldLittle
        case .foregone: foregone
        case .repeated: repeated
        case .neverShows: "Nothing that could be the matter here shows \(whereLooked)."
        case .swapCleared: "The spare changed nothing, so \(stoodInFor) \(are) sound."
        case .swapCaught: "The spare made the difference, so \(stoodInFor) \(are) at fault."
        case .putBack: putBack
        case .guessed: guessed
        case .fittedOnEvidence: "\(done) once nothing else was likely."
        case .broke: "From here on this was no longer right: \(checks)."
        case .restored: "From here on this was right again: \(checks)."
        case .confirmedHolds: "It showed that this holds: \(checks)."
        case .confirmedFails: "It showed that this doesn't hold: \(checks)."
        case .plain: StepWords.meaning(stepClass)
        }
    }

    // MARK: Kinds

    private var narrowed: String {
        let (before, after) = (max(0, reason.before), max(0, reason.after))
        let possibilities = before == 1 ? "possibility" : "possibilities"
        let what: String
        if after > before {
            what = "It was a surprise: instead of \(before) \(possibilities) there were \(after)"
        } else if after == before {
            what =
                before == 1
                ? "\(subject) left the one possibility that there was"
                : "\(subject) left all \(before) possibilities, some of them less likely"
        } else {
            what = "\(subject) left \(after) of \(before) \(possibilities)"
        }
        if reason.elements.isEmpty { return what + "." }
        let verb = reason.elements.count > 1 ? "were" : "was"
        return "\(what); \(elements) \(verb) cleared."
    }

    private var toldLittle: String {
        let most =
            reason.before > 2
            ? "as most of the \(reason.before) possibilities would have it"
            : "as was to be expected"
        return "\(subject) came out \(most), and so told little."
    }

    private var foregone: String {
        let since = reason.line.map { "Since line \($0)" } ?? "By then"
        let what =
            switch stepClass {
            case .asks: "this answer"
            case .testsBySwap: "this swap"
            default: "this"
            }
        return "\(since) \(what) could only come out one way."
    }

    private var repeated: String {
        let what = reason.line.map { "line \($0)" } ?? "what you had done before"
        return "It repeats \(what), and nothing had changed meanwhile."
    }

    private var putBack: String {
        reason.elements.isEmpty
            ? "You put back what had been taken out."
            : "You put \(elements) back in \(reason.elements.count > 1 ? "their" : "its") place."
    }

    private var guessed: String {
        switch reason.before {
        case ...0: "\(done) while other possibilities stood."
        case 1: "\(done) while one other possibility stood."
        default: "\(done) while \(reason.before) other possibilities stood."
        }
    }

    // MARK: Parts

    /// What the sentence is about.
    private var subject: String {
        switch stepClass {
        case .testsBySwap: "The swap"
        case .replaces: "The new part"
        case .asks: "The answer"
        case .verifies: "The check"
        case .changes: "The change"
        default: "It"
        }
    }

    private var done: String { stepClass == .changes ? "It was changed" : "It was fitted" }

    private var are: String { reason.elements.count > 1 ? "are" : "is" }

    private var stoodInFor: String {
        reason.elements.isEmpty ? "what it stood in for" : elements
    }

    private var elements: String { SentenceWords.listed(reason.elements.map(names.element)) }

    private var checks: String {
        reason.checks.isEmpty
            ? "something that is owed" : SentenceWords.listed(reason.checks.map(names.check))
    }

    /// Where one looked, as the end of a sentence: `in the menus of the grading monitor`.
    private var whereLooked: String {
        let target = command.count > 1 ? names.element(command[1]) : ""
        switch (command.first ?? "", command.count) {
        case ("look", 1): return "in a look round"
        case ("look", _): return "in a look at \(target)"
        case ("menu", 2...): return "in the menus of \(target)"
        case ("trace", 2...): return "in where the cable at `\(command[1])` goes"
        case ("measure", 3...):
            return "in a `\(command[1])` reading at `\(command[2])`"
        case ("measure", 2): return "in a `\(command[1])` reading"
        case ("on", 2...): return "in what \(target) prints to that"
        case ("ask", 2...): return "in what \(target) could say to that"
        case ("read", 2...): return "in \(target)"
        case ("verify", 2...): return "in a check of that"
        case ("map", _): return "on a drawing"
        case ("wait", _): return "in what time alone changes"
        default: return "there"
        }
    }

    /// The words of a command line; what stands between quotation marks is one.
    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}

/// Names within a sentence.
enum SentenceWords {
    /// `a`, `a and b`, `a, b and c`; beyond four, how many more there are.
    static func listed(_ names: [String]) -> String {
        let shown = names.count > 4 ? names.prefix(3) + ["\(names.count - 3) more"] : names[...]
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + " and \(last)"
    }
}
