import Exercises
import Foundation
import Plant
import Records
import Scenarios
import Screens
import TerminalCanvas

/// The line mode: a line in, lines out, until the ticket is closed or the input ends.
struct LineSession {
    let desk: SessionDesk
    /// Whether a person types: then there is a prompt, else each line is repeated before its reply.
    let isInteractive: Bool

    private var exercise: Exercise { desk.exercise }

    /// Runs until the end; `lines` gives the next line, or nil.
    func run(_ lines: () -> String?) throws {
        Output.write(SessionViews.briefing(exercise))
        if desk.record.lineCount > 0 {
            Output.write(
                "\nTaken up again after \(desk.record.lineCount) commands; `status` says where "
                    + "you are.")
        }
        while true {
            if isInteractive { Output.prompt("\n> ") }
            guard let line = lines() else { break }
            if !isInteractive { Output.write("\n> " + PlainText.sanitised(line)) }
            if try handle(line) { return }
        }
        if isInteractive { Output.write("") }
        keepOpen()
    }

    private func keepOpen() {
        Output.write(
            "\nThe session is kept. `patchbay practise \(exercise.scenario.id)` takes it up again.")
    }

    /// Handles a line; true when the session is left.
    private func handle(_ line: String) throws -> Bool {
        if line.hasSuffix("?") {
            complete(String(line.dropLast()))
            return false
        }
        let command: ExerciseCommand
        do throws(ActionRefusal) {
            guard let parsed = try exercise.parser.parse(line) else { return false }
            command = parsed
        } catch {
            if ["quit", "exit"].contains(line.split(separator: " ").first) {
                keepOpen()
                return true
            }
            Output.write(SessionViews.refusal(error))
            return false
        }
        switch command.verb {
        case "help": help(command)
        case "ticket": Output.write(SessionViews.ticket(exercise.instance))
        case "status": Output.write(SessionViews.status(exercise))
        default:
            switch try desk.perform(command) {
            case .success(let reply):
                Output.write(SessionViews.reply(reply, budgetLeft: exercise.budgetLeft))
            case .failure(let refusal): Output.write(SessionViews.refusal(refusal))
            }
        }
        if exercise.memory.isClosed {
            Output.write(
                "\nThe ticket is closed. `patchbay replay \(desk.record.id)` shows it all.")
            return true
        }
        return false
    }

    private func help(_ command: ExerciseCommand) {
        guard let name = command.words.first else {
            Output.write(HelpView.overview(exercise.plant.registry))
            return
        }
        guard let verb = exercise.parser.verb(named: name) else {
            Output.write(
                SessionViews.refusal(
                    ActionRefusal(
                        "there is no command `\(PlainText.sanitised(name))`",
                        advice: "`help` lists them", given: name,
                        candidates: VerbTable.all(exercise.plant.registry).map(\.name))))
            return
        }
        Output.write(HelpView.verb(verb, in: exercise))
    }

    private func complete(_ line: String) {
        let candidates = exercise.completions(of: line)
        if candidates.isEmpty {
            Output.write("nothing known goes on from there")
        } else {
            Output.write(.paragraph(candidates.joined(separator: "  ")))
        }
    }
}
