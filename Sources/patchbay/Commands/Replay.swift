import ArgumentParser
import Exercises
import Foundation
import Interchange
import Plant
import Records
import Screens
import SimulationKernel
import TerminalCanvas

/// `patchbay replay`: shows a recorded session, and checks it.
struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a recorded session; with --verify, check its chain and compute it again.",
        discussion: """
            A session is named by the beginning of its id, or is a `.pbjournal` file.

            Examples:
              patchbay replay s1meey00
              patchbay replay Records/Reference/misrouted-grade-pass.pbjournal --verify
            """)

    @Argument(help: "A session of the records, or a journal file.")
    var session: String

    @Flag(help: "Check the chain and the signed heads, and compute every reading again.")
    var verify = false

    @Flag(help: "One JSON object.")
    var json = false

    @Option(help: ArgumentHelp("Also write the session to a journal file.", valueName: "file"))
    var export: String?

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let found = try RecordedSession.find(session, places)
        let steps = try journalStep(found.file.session) { () throws(CanonicalError) in
            try found.file.journal.steps()
        }
        let check = verify ? try Verification(found).run(steps) : nil
        if let export { try found.export(to: export) }
        if json {
            Output.write(found.json(steps, check).text)
        } else {
            show(steps, found)
            if let check { Output.write(check.element) }
        }
        if let check, !check.isSound { throw Failure(description: "error: " + check.summary) }
    }

    private func show(_ steps: [RecordedStep], _ found: RecordedSession) {
        Output.write(
            .group([
                .heading("Session \(found.file.session)", level: 1),
                .fields([
                    LabelledText("scenario", found.header.scenario),
                    LabelledText("seed", String(found.header.seed)),
                    LabelledText("commands", String(steps.count)),
                    LabelledText("engine revision", String(found.header.engineRevision)),
                ]),
            ]))
        for step in steps {
            let words = ([step.command.verb] + step.command.words).joined(separator: " ")
            let text = step.command.text.map { " " + $0 } ?? ""
            Output.write(
                "\n\(step.number). \(ClockWords.exact(step.time)) > "
                    + PlainText.sanitised(words + text))
            Output.write(.group(step.reply.shown.map(ReadingView.element)))
        }
    }
}
