import Foundation
import Screens
import TerminalCanvas

/// Line mode: a line in, lines out, append-only, until the application has had enough or the input
/// ends.
struct LineFace {
    let stage: Stage
    let input: LineInput

    /// Runs the application until it is left. Where nobody types, a failure ends it with its words.
    func run(_ app: inout App, _ opening: Opening) throws {
        let first = opening.reports.flatMap { app.receive($0) } + opening.requests
        guard try carryOut(first, &app) else { return }
        while true {
            // A person is asked by a prompt; else each line is repeated before its reply.
            if input.isInteractive { Output.prompt("\n> ") }
            guard let line = input.next() else { break }
            if !input.isInteractive { Output.write("\n> " + PlainText.sanitised(line)) }
            guard try carryOut(app.receive(line: line), &app) else { return }
        }
        if input.isInteractive { Output.write("") }
        _ = try carryOut(app.receive(line: "quit"), &app)
    }

    /// Carries out requests and whatever follows from them, and says what there is to say; false
    /// where the program is left.
    private func carryOut(_ requests: [Request], _ app: inout App) throws -> Bool {
        var open = requests[...]
        Output.write(app.takeSpoken())
        while let request = open.popFirst() {
            switch request {
            case .quit: return false
            case .suspend: raise(SIGTSTP)
            case .redraw: break
            default:
                guard let report = stage.answer(request) else { continue }
                if case .failed(let notice) = report, !input.isInteractive {
                    throw Failure(notice)
                }
                open += app.receive(report)
                Output.write(app.takeSpoken())
            }
        }
        return true
    }
}

extension Failure {
    /// A notice as a subcommand's failure.
    init(_ notice: Notice) {
        self.init(
            description: "error: " + notice.text
                + (notice.advice.isEmpty ? "" : "\n  try: " + notice.advice))
    }
}
