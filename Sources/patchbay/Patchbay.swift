import ArgumentParser
import Foundation

/// The command line: subcommands, their help, and the exit status.
struct Patchbay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patchbay",
        abstract: "Find and mend faults in a simulated post-production facility.",
        discussion: """
            Without a subcommand it comes home: go on, practise, look back. A newcomer is \
            welcomed and led into the first exercise. Where nobody types, it goes on with the \
            last open session or begins the first exercise.

            Examples:
              patchbay
              patchbay list scenarios
              patchbay practise misrouted-grade --trainee "Sam Okoro"
              printf 'look\\nhelp\\n' | patchbay practise misrouted-grade --plain
              patchbay debrief SESSION
              patchbay replay SESSION --verify
              patchbay explain SESSION
              patchbay solve desk-move
              patchbay coverage

            Exit status: 0 done; 1 the work failed or content is bad; 2 used wrongly.
            """,
        subcommands: [
            Practise.self, ListCommand.self, ShowCommand.self, Sessions.self, DebriefCommand.self,
            Replay.self, ExplainCommand.self, SolveCommand.self, SuspectsCommand.self,
            CriteriaCommand.self, CoverageCommand.self, Lint.self, Doctor.self,
        ])

    @OptionGroup var places: PlaceOptions

    func run() throws {
        try Welcome(places: places).run()
    }
}

/// Where content and records are; every subcommand takes these.
struct PlaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The records' SQLite file. Else PATCHBAY_DATABASE, else Records/patchbay.sqlite in a "
                + "checkout, else the platform's data folder.", valueName: "file"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "The folder in which Scenarios/ and Rubrics/ lie. Else PATCHBAY_CONTENT, else the "
                + "current folder or one above the program.", valueName: "folder"))
    var content: String?
}

/// Why a subcommand stops: words for standard error, and the exit status.
struct Failure: Error, CustomStringConvertible {
    var description: String
    var status: Int32 = 1
}

@main
enum Main {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Patchbay.parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            Output.error(failure.description)
            exit(failure.status)
        } catch {
            finish(error)
        }
    }

    /// Ends after an error of the argument parser: help goes to standard output, a wrong use to
    /// standard error with status 2.
    private static func finish(_ error: any Error) -> Never {
        let text = Patchbay.fullMessage(for: error)
        if Patchbay.exitCode(for: error).isSuccess {
            Output.write(text)
            exit(0)
        }
        if Patchbay.exitCode(for: error) == .validationFailure {
            Output.error(text)
            exit(2)
        }
        Output.error(text.isEmpty ? "error: \(error)" : text)
        exit(1)
    }
}
