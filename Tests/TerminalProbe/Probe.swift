import Foundation
import TerminalCanvas
import TerminalDriver

/// A program that claims the terminal and then does what its argument says. The tests of the
/// terminal's driver run it on a terminal of their own. Descriptor 3 is told what happens.
@main
enum Probe {
    struct Thrown: Error {}

    static func main() throws {
        let mode = CommandLine.arguments.dropFirst().first ?? "events"
        let environment = ProcessInfo.processInfo.environment
        do {
            try withTerminal(type: environment["TERM"]) { terminal in
                try run(mode, terminal, environment)
            }
        } catch let refusal as TerminalRefusal {
            report("refused \(refusal.isWorthSaying ? "aloud" : "silently"): \(refusal.reason)")
            exit(3)
        } catch is Thrown {
            report("caught")
            exit(4)
        }
        report("returned")
        endAsAsked()
    }

    private static func run(
        _ mode: String, _ terminal: CursesTerminal, _ environment: [String: String]
    ) throws {
        terminal.dress(
            .dark, ColourDepth(environment: { environment[$0] }, colours: terminal.colours))
        show("patchbay \(mode)", terminal)
        report("ready \(terminal.size.columns)x\(terminal.size.rows)")
        switch mode {
        case "trap":
            let empty: [Int] = CommandLine.arguments.count > 9 ? [1] : []
            report("\(empty[0])")
        case "abort": abort()
        case "overflow": report("\(deeper(1))")
        case "exit": exit(7)
        case "throw": throw Thrown()
        case "return": break
        case "signs":
            show("aéb|漢字|한|👩|🇬🇧|─│█▏⣿|±µΔ…|\u{FFFFF}|x", terminal)
            tellEvents(terminal)
        case "deaf": while true { usleep(100_000) }
        case "chatter": FileHandle.standardError.write(Data("said meanwhile\n".utf8))
        default: tellEvents(terminal)
        }
    }

    /// Tells every event, until `q` or the end. `s` suspends, `r` shows the same again.
    private static func tellEvents(_ terminal: CursesTerminal) {
        while true {
            guard let event = terminal.next(withinMilliseconds: 60_000) else { continue }
            switch event {
            case .hangUp:
                report("hangUp")
                return
            case .paste(let text):
                report("paste \(text.utf8.count) lost \(terminal.lostPasteBytes)")
                show("pasted", terminal)
            case .resized(let columns, let rows):
                report("resized \(columns)x\(rows)")
                show("resized \(columns)x\(rows)", terminal)
            case .resumed:
                show("resumed", terminal)
                report("resumed")
            case .key(.character("q")): return
            case .key(.character("s")):
                terminal.suspend()
            case .key(.character("r")):
                show("the same again", terminal)
                report("shown")
            case .key(let key): report("key \(key)")
            }
        }
    }

    private static func deeper(_ depth: Int) -> Int {
        depth == .max ? 0 : deeper(depth + 1) + depth % 3
    }

    private static func show(_ text: String, _ terminal: CursesTerminal) {
        var canvas = Canvas(columns: terminal.size.columns, rows: terminal.size.rows)
        var column = 0
        for scalar in text.unicodeScalars {
            let cell = Cell(scalar, .title)
            canvas.put(cell, column: column, row: 0)
            column += cell.columns
        }
        canvas.setCaret(Canvas.Place(column: 2, row: 0))
        terminal.present(canvas)
    }

    private static func report(_ line: String) {
        // Where nobody listens there is no such descriptor.
        try? FileHandle(fileDescriptor: 3).write(contentsOf: Data((line + "\n").utf8))
    }
}
