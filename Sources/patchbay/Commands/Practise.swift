import ArgumentParser
import ContentFiles
import Foundation
import Records
import RecordsDatabase
import Screens
import Seals

/// `patchbay practise`: a session on the workbench, or in line mode.
struct Practise: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Work on a scenario; goes on where an open session of yours was left.",
        discussion: """
            In a terminal the workbench fills the screen; `--plain` and pipes have it in lines.

            Examples:
              patchbay practise misrouted-grade
              patchbay practise desk-move --trainee "Sam Okoro" --new
              patchbay practise misrouted-grade --script commands.txt
              printf 'look\\nhelp\\n' | patchbay practise misrouted-grade --plain
            """)

    @Argument(help: "The scenario; without one, your last open session or the first exercise.")
    var scenario: String?

    @Option(
        help: ArgumentHelp("Your name in the records. Else your login name.", valueName: "name"))
    var trainee: String?

    @Option(help: ArgumentHelp("The seed of chance; else a new one.", valueName: "number"))
    var seed: UInt64?

    @Flag(help: "Lines, one after the other, without escape codes: for screen readers and pipes.")
    var plain = false

    @Flag(help: "Begin a new session even where one is open.")
    var new = false

    @Option(help: ArgumentHelp("Take the commands from a file.", valueName: "file"))
    var script: String?

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let input = try script.map(LineInput.script) ?? LineInput.standard()
        let locations = Locations(places)
        let library = try locations.library()
        // Content first: nothing is started, and no record made, on content that is bad.
        let named = try scenario.map { id in
            try contentStep { () throws(ContentProblem) in try library.scenario(named: id) }
        }
        let stage = try Stage(locations, library, trainee: trainee)
        let request: Request
        if !new, let open = try openSession(named, stage) {
            request = .resume(session: open.id)
        } else {
            let content = try named ?? FirstExercise.content(library)
            request = .begin(scenario: content.id, seed: seed)
        }
        let report = try stage.carryOut(request)
        try Faces(stage: stage, input: input, isPlain: plain || script != nil)
            .run(Opening(reports: [report].compactMap { $0 }))
    }

    /// The latest open session of a trainee, of the named scenario where one is named. With a seed
    /// that was asked for, a session of another seed isn't taken up.
    private func openSession(
        _ content: ScenarioContent?, _ stage: Stage
    ) throws -> SessionRecord? {
        guard seed == nil else { return nil }
        let filter = SessionFilter(
            trainee: stage.trainee.id, scenario: content?.id, status: .open)
        let open = try storeStep { () throws(RecordsError) in try stage.store.sessions(filter) }
        return open.max { ($0.startedAtSeconds, $0.id) < ($1.startedAtSeconds, $1.id) }
    }
}

extension Stage {
    /// A stage on this installation's content and records, for a trainee by name; without a name,
    /// by that of the login.
    convenience init(
        _ locations: Locations, _ library: ContentLibrary, trainee given: String?
    ) throws {
        let store = try locations.store()
        let key = try locations.signingKey()
        let login = ProcessInfo.processInfo.environment["USER"] ?? ""
        let wanted = given ?? login
        let name = wanted.isEmpty ? "trainee" : wanted
        let trainee = try storeStep { () throws(RecordsError) in
            try store.trainee(named: name, newID: RecordName.trainee(chance: RandomWord.next()))
        }
        self.init(library: library, store: store, trainee: trainee, key: key) {
            DebriefLoading(store: store, library: library, rubric: try locations.rubric())
        }
    }
}

/// What somebody begins with who names no scenario.
enum FirstExercise {
    /// The first scenario of the theme `first-steps`, else the first of all.
    static func content(_ library: ContentLibrary) throws -> ScenarioContent {
        let files = library.scenarioFiles
        guard let file = files.first(where: { $0.theme == "first-steps" }) ?? files.first else {
            throw Failure(description: "error: there is no scenario below `Scenarios`")
        }
        return try contentStep { () throws(ContentProblem) in try library.scenario(in: file) }
    }
}
