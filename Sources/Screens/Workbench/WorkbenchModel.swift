package import Exercises
package import Plant
import Scenarios
import TerminalCanvas

/// The workbench: a running session with its console, its instrument's picture and its notebook.
///
/// Whatever it shows of the session comes from `DeskState`; what it keeps beside that is only where
/// the trainee is looking and what they are typing.
package struct WorkbenchModel: Sendable {
    /// The session without its steps, which `desk` has taken in.
    package let file: SessionFile
    package private(set) var desk: DeskState
    package internal(set) var console: Console
    package private(set) var lessons: LessonProgress
    /// What the console shows, oldest first: each a command with its answer.
    private(set) var transcript: [Element]
    package internal(set) var focus = WorkbenchPane.console
    /// Which of the instrument's pictures is shown, from 0.
    var plot = 0
    /// Which of its readouts is under the cursor; nil before it was moved.
    var cursor: Int?
    /// How many lines of each pane are hidden: above it, of the console below.
    var scrolls: [WorkbenchPane: Int] = [:]
    /// How much of the transcript was said again last, in entries from its end.
    var reviewed = 0
    /// The canvas's columns, as far as they are known: for how far a pane can be scrolled.
    var columns = 80
    /// What line mode says next.
    var news: [Element] = []
    private var isCompletingConsole = false
    /// The index of the step that line mode has said; nil where all are done.
    private var saidLesson: Int?
    /// The line that was run last.
    private var typed = ""
    private let parser: CommandParser

    /// A session as it stands, with what was typed in it as the console's history.
    package init(file: SessionFile) {
        desk = DeskState(file: file)
        lessons = LessonProgress(file.scenario?.lessons ?? [], after: file.steps)
        transcript = desk.entries.map(\.element)
        console = Console(history: file.steps.map { DeskEntry.words($0.command) })
        parser = CommandParser(verbs: file.verbs)
        saidLesson = lessons.current
        self.file = file
    }

    /// The pane that is seen with the focus: the picture's only once there is one.
    var shownFocus: WorkbenchPane {
        focus == .picture && desk.picture == nil ? .console : focus
    }

    /// The picture with its cursor; nil before one was measured.
    var shownPlot: Plot? {
        guard let plots = desk.picture?.plots, plots.indices.contains(plot) else { return nil }
        var shown = plots[plot]
        shown.cursor = cursor.map { min($0, shown.readouts.count - 1) }.flatMap {
            $0 >= 0 ? $0 : nil
        }
        return shown
    }

    // MARK: What comes from the session

    /// Takes a step that was performed.
    package mutating func receive(_ step: RecordedStep) {
        let before = desk.picture?.number
        desk.add(step)
        if desk.picture?.number != before {
            plot = 0
            cursor = nil
            scrolls[.picture] = nil
        }
        lessons.take(step)
        guard let entry = desk.entries.last else { return }
        show(entry.element)
        news.append(SessionViews.reply(entry))
        sayLesson()
    }

    /// Takes a refusal of the command that was typed last.
    package mutating func receive(_ refusal: ActionRefusal) {
        answer(typed, SessionViews.refusal(refusal))
    }

    /// Takes the candidates that were asked for.
    package mutating func receive(candidates: [String]) {
        if isCompletingConsole {
            console.complete(candidates)
            if candidates.isEmpty { news.append(WorkbenchModel.noCandidates) }
        } else {
            news.append(
                candidates.isEmpty
                    ? WorkbenchModel.noCandidates
                    : .paragraph(candidates.joined(separator: "  ")))
        }
        isCompletingConsole = false
    }

    private static let noCandidates = Element.paragraph("nothing known goes on from there")

    // MARK: What is typed

    /// Asks how a line goes on: one that is given, else the console's up to its caret.
    mutating func complete(_ line: String?) -> [Request] {
        isCompletingConsole = line == nil
        return [.complete(line: line ?? console.line.beforeCaret)]
    }

    /// Whether a line that ends in a question mark asks how it can go on: not where the mark is
    /// part of what is told or noted.
    func asksForCompletion(_ line: String) -> Bool {
        guard line.hasSuffix("?") else { return false }
        guard let command = try? parser.parse(line), let text = command.text else { return true }
        return text == "?"
    }

    /// Does a line that is no word of the interface.
    mutating func submit(_ line: String) -> [Request] {
        typed = line
        let command: ExerciseCommand
        do throws(ActionRefusal) {
            guard let parsed = try parser.parse(line) else { return [] }
            command = parsed
        } catch {
            receive(error)
            return []
        }
        guard parser.verb(named: command.verb)?.isFree == true else {
            return [.perform(command)]
        }
        switch command.verb {
        case "help": help(command)
        case "status": answer(line, SessionViews.status(desk))
        default: answer(line, SessionViews.ticket(file.ticket))
        }
        note(action: command.verb)
        return []
    }

    private mutating func help(_ command: ExerciseCommand) {
        guard let name = command.words.first else {
            return answer(typed, HelpView.overview(file.help))
        }
        do throws(ActionRefusal) {
            answer(typed, try HelpView.verb(named: name, in: file.help))
        } catch {
            receive(error)
        }
    }

    // MARK: What is shown and said

    /// Notes that the interface did something, for the steps of a first exercise.
    package mutating func note(action word: String) {
        let before = lessons
        lessons.take(action: word)
        if lessons != before { sayLesson() }
    }

    /// Says the step that comes next; one that has been said already, in short.
    private mutating func sayLesson() {
        guard !desk.isClosed, let words = lessons.words else { return }
        let isNew = lessons.current != saidLesson
        saidLesson = lessons.current
        if isNew {
            news.append(.paragraph(words))
        } else if let current = lessons.current {
            news.append(
                .paragraph(
                    "Step \(current + 1) of \(lessons.lessons.count) is still open; `again` says "
                        + "it."))
        }
    }

    /// Shows an answer that leaves no line in the journal.
    private mutating func answer(_ line: String, _ answer: Element) {
        let command = "> " + PlainText.sanitised(line)
        show(.group([.toned(.strong, .paragraph(command)), answer]))
        news.append(answer)
    }

    private mutating func show(_ entry: Element) {
        transcript.append(entry)
        scrolls[.console] = nil
        reviewed = 0
    }

    /// What an instrument shows now, in words.
    var pictureLines: Element {
        shownPlot.map { .plot($0) } ?? .paragraph(WorkbenchModel.noPicture + ".")
    }

    static let noPicture = "no picture has been measured yet"

    /// Part of the transcript, by how many entries lie after it, and how many it takes.
    func entries(before end: Int, count: Int) -> [Element] {
        Array(transcript.dropLast(end).suffix(count))
    }
}
