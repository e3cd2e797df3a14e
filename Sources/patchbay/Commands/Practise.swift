import ArgumentParser
import ContentFiles
import Foundation
import Records
import RecordsDatabase
import Seals

/// `patchbay practise`: a session in line mode.
struct Practise: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Work on a scenario; goes on where an open session of yours was left.",
        discussion: """
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

    @Flag(help: "Line mode without prompt editing or escape codes; the only mode yet.")
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
        let store = try locations.store()
        let key = try locations.signingKey()
        let name = traineeName
        let trainee = try storeStep { () throws(RecordsError) in
            try store.trainee(
                named: name, newID: RecordName.trainee(chance: RandomWord.next()))
        }
        let desk: SessionDesk
        if !new, let open = try openSession(of: trainee, named, store) {
            desk = try SessionDesk.resume(open, store: store, key: key)
        } else {
            let content = try named ?? FirstExercise.content(library)
            desk = try SessionDesk.begin(
                content, seed: seed ?? RandomWord.next(), trainee: trainee, library: library,
                store: store, key: key)
        }
        try LineSession(desk: desk, isInteractive: input.isInteractive).run(input.next)
    }

    private var traineeName: String {
        let login = ProcessInfo.processInfo.environment["USER"] ?? ""
        let name = trainee ?? login
        return name.isEmpty ? "trainee" : name
    }

    /// The latest open session of a trainee, of the named scenario where one is named. With a seed
    /// or a script that was asked for, a session of another seed isn't taken up.
    private func openSession(
        of trainee: TraineeRecord, _ content: ScenarioContent?, _ store: any RecordStore
    ) throws -> SessionRecord? {
        guard seed == nil else { return nil }
        let filter = SessionFilter(trainee: trainee.id, scenario: content?.id, status: .open)
        let open = try storeStep { () throws(RecordsError) in try store.sessions(filter) }
        return open.max { ($0.startedAtSeconds, $0.id) < ($1.startedAtSeconds, $1.id) }
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
