import Exercises
import FaultReasoning
import Plant
import SimulationKernel

/// What a line of a session was, as far as its stored readings say.
enum TimelineMark: String, Hashable, CaseIterable {
    case observation
    case question
    case statement
    case change
    /// A service, rule or expectation that held no longer after it.
    case loss = "no longer right"
    /// Somebody's service was down while it was done.
    case interruption
    case repair
    /// One of the faults was there again.
    case setback = "wrong again"
    /// Something that hadn't held did again.
    case recovery = "right again"
    case check
    case told
    case escalation
    case note
    case hint
    case walk
    case wait
    case close
}

/// A line of a session with what marks it.
struct TimelineEntry: Hashable {
    /// The journal's number of the line.
    var number: Int
    /// When the command was given.
    var time: SimulatedTime
    /// The command as it could be typed.
    var command: String
    /// In a fixed order, each once; never empty.
    var marks: [TimelineMark]
    /// What happened that the trainee didn't see, in sentences.
    var unseen: [EffectsWords.Line]
    /// What it was for, as the reasoning sees it; nil where that isn't known, or not to be told.
    var stepClass: StepClass?

    /// The marks in words, and what it was for where they don't say that.
    var markWords: String {
        let words = marks.map(\.rawValue).joined(separator: ", ")
        guard let stepClass, !Timeline.says(marks, stepClass) else { return words }
        return "\(words); \(StepWords.word(stepClass))"
    }

    /// How things stood when the client called, where the line is the first; each said once.
    var standing: [String] { said { $0 == .atCall } }

    /// What happened unseen while the line was done; each said once.
    var happened: [String] { said { $0 != .atCall } }

    private func said(_ isWanted: (EffectsWords.Sort) -> Bool) -> [String] {
        let texts = unseen.filter { isWanted($0.sort) }.map(\.text)
        return texts.enumerated().compactMap { index, text in
            if texts[..<index].contains(text) { return nil }
            let count = texts.count { $0 == text }
            return count == 1 ? text : "\(text) (\(count) of them)"
        }
    }

    /// Whether it changed something, or something changed with it.
    var isChange: Bool { marks.contains(.change) || marks.contains(.loss) }
}

/// A session as a story: every line, in order, with what it was.
enum Timeline {
    /// The entries of steps; pure over what is stored, whatever that is.
    ///
    /// - Parameter analysis: what each step was worth, where that may be told.
    static func entries(
        _ steps: [RecordedStep], _ analysis: SessionAnalysis? = nil
    ) -> [TimelineEntry] {
        steps.map { step in
            TimelineEntry(
                number: step.number, time: step.time, command: CommandWords.line(step.command),
                marks: marks(step),
                unseen: step.reply.observations.flatMap(EffectsWords.lines),
                stepClass: analysis?.steps.first { $0.line == step.number }?.stepClass)
        }
    }

    /// Whether marks say already what a step was for.
    static func says(_ marks: [TimelineMark], _ stepClass: StepClass) -> Bool {
        let same: [TimelineMark] =
            switch stepClass {
            case .moves: [.walk]
            case .asks: [.question]
            case .informs: [.told, .escalation]
            case .records: [.statement, .note, .close]
            case .waits: [.wait]
            case .takesHint: [.hint]
            case .changes: [.change]
            case .verifies: [.check]
            case .restores: [.recovery]
            case .harmful: [.loss]
            case .splits, .eliminates, .testsBySwap, .replaces, .redundant, .irrelevant: []
            }
        return marks.contains { same.contains($0) }
    }

    private static func marks(_ step: RecordedStep) -> [TimelineMark] {
        let unseen = step.reply.observations.flatMap(EffectsWords.lines)
        var found = step.reply.shown.map { mark(of: $0) }
        for line in unseen {
            switch line.sort {
            case .edit: found.append(.change)
            case .lost: found.append(.loss)
            case .regained: found.append(.recovery)
            case .mended: found.append(.repair)
            case .broken: found.append(.setback)
            case .down: found.append(.interruption)
            case .atCall: break
            }
        }
        // What typed a change into a console is told from what only read there by its edits.
        if found.contains(.change) { found.removeAll { $0 == .observation } }
        let ordered = TimelineMark.allCases.filter { found.contains($0) }
        return ordered.isEmpty ? [.note] : ordered
    }

    private static func mark(of reading: Reading) -> TimelineMark {
        switch reading.kind {
        case "arrival": .walk
        case "changed", "when", "working", "yesterday", "permission", "belief", "document":
            .question
        case "suspected", "ruled-out", "diagnosed": .statement
        case "done": .change
        case "verified": .check
        case "told": .told
        case "escalated": .escalation
        case "noted": .note
        case "hint": .hint
        case "waited": .wait
        case "outcome": .close
        default: .observation
        }
    }
}

/// A command as a line that could be typed.
enum CommandWords {
    /// The verb, its words (in quotation marks where they hold spaces) and its text.
    static func line(_ command: ExerciseCommand) -> String {
        let words = command.words.map { word in
            word.contains(" ") || word.isEmpty ? "\"\(word)\"" : word
        }
        return ([command.verb] + words + [command.text].compactMap { $0 }).joined(separator: " ")
    }
}
