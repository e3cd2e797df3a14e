package import Assessment
import TerminalCanvas

/// Levels, themes and judges as people read them.
package enum AssessmentWords {
    /// What is said wherever findings are shown.
    package static let practiceNotice =
        "This is practice, and something to talk about with your mentor; it is never a grade of "
        + "the real assessment."

    /// A level in words; without one, that there was no occasion to show it.
    package static func level(_ level: Level?) -> String {
        switch level {
        case .notYet: "not yet"
        case .developing: "developing"
        case .competent: "competent"
        case .strong: "strong"
        case nil: "no occasion"
        }
    }

    /// A theme's id as a title: `client-told` is "Client told".
    package static func theme(_ id: String) -> String {
        let words = SessionWords.spaced(id)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// Who a criterion waits for.
    static func waiting(_ judge: Judge) -> String {
        switch judge {
        case .engine: "waits for nobody"
        case .mentor: "waits for your mentor"
        case .workplace: "waits for your workplace: nothing here can show it"
        }
    }

    static func tone(_ level: Level?) -> Tone? {
        switch level {
        case .notYet: .caution
        case .developing: nil
        case .competent, .strong: .good
        case nil: .quiet
        }
    }

    /// Numbers of journal lines: `line 4`, `lines 4, 7 and 9`; empty where there are none.
    package static func lines(_ numbers: [Int]) -> String {
        guard let last = numbers.last else { return "" }
        if numbers.count == 1 { return "line \(last)" }
        let first = numbers.dropLast().map(String.init).joined(separator: ", ")
        return "lines \(first) and \(last)"
    }
}
