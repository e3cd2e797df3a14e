import ArgumentParser
import Exercises
import FaultReasoning
import Interchange
import Screens
import SimulationKernel
import TerminalCanvas

/// `patchbay explain`: what each step of a session was worth.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say of each step of a session what it was worth, beside an expert's.",
        discussion: """
            A session is named by the beginning of its id, or is a `.pbjournal` file. Each step \
            has a class (it splits, eliminates, repeats …), the bits that it gained, and why. What \
            was really the matter shows in the credit and in the expert's path, so explain a \
            session once it is over.

            Examples:
              patchbay explain s1meey00
              patchbay explain Records/Reference/misrouted-grade-pass.pbjournal --json
            """)

    @Argument(help: "A session of the records, or a journal file.")
    var session: String

    @Flag(help: "One JSON object with every step.")
    var json = false

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let found = try RecordedSession.find(session, places)
        let steps = try journalStep(found.file.session) { () throws(CanonicalError) in
            try found.file.journal.steps()
        }
        guard steps.contains(where: { $0.reply.outcome != nil }) else {
            throw Failure(
                description: "error: session `\(found.file.session)` is still open, and what its "
                    + "steps were worth would give the answer away\n  try: patchbay practise "
                    + "\(found.header.scenario), then `close`")
        }
        guard
            let analysis = try Analyses(store: found.store).analysis(of: found.file, steps)
        else {
            throw Failure(
                description: "error: session `\(found.file.session)` was recorded by engine "
                    + "revision \(found.header.engineRevision); this is "
                    + "\(Exercise.engineRevision), which can't say what its steps were worth"
                    + "\n  try: patchbay replay \(found.file.session)")
        }
        if json {
            Output.write(AnalysisJSON.value(analysis).text)
        } else {
            let loading = DebriefLoading(
                store: found.store, library: nil, rubric: try Locations(places).rubric())
            let names = StepNames(try loading.sessionFile(found.file).inventory)
            Output.write(ExplainView.element(analysis, names))
        }
    }
}
