import Foundation
import Screens
import TerminalCanvas
import TerminalDriver

/// What the interface is told, and what it asks for, before anybody has typed anything.
struct Opening {
    var reports: [Report] = []
    var requests: [Request] = []
}

/// Shows the application on whatever there is to show it on.
struct Faces {
    let stage: Stage
    let input: LineInput
    /// Whether lines are wanted even where a full screen could be had.
    let isPlain: Bool

    /// Runs on the full screen where there is one and it is wanted, else in lines.
    func run(_ opening: Opening) throws {
        guard !isPlain else { return try runInLines(opening) }
        let environment = ProcessInfo.processInfo.environment
        do {
            let last = try withTerminal(type: environment["TERM"]) { terminal in
                terminal.dress(
                    Appearance.theme(environment),
                    ColourDepth(environment: { environment[$0] }, colours: terminal.colours))
                var app = App()
                return ScreenFace(
                    terminal: terminal, painter: CellPainter(alphabet: terminal.alphabet),
                    stage: stage
                ).run(&app, opening)
            }
            Output.write(last)
            endAsAsked()
        } catch let refusal as TerminalRefusal {
            if refusal.isWorthSaying {
                Output.write(
                    .notice(Notice(.information, "This is line mode: \(refusal.reason).")))
                Output.write("")
            }
            try runInLines(opening)
        }
    }

    private func runInLines(_ opening: Opening) throws {
        var app = App(endsWithSession: !input.isInteractive)
        try LineFace(stage: stage, input: input).run(&app, opening)
    }
}
