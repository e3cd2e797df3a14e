import Screens
import TerminalCanvas
import TerminalDriver

/// The full screen: keys in, canvases out, until the application has had enough.
struct ScreenFace<Screen: Terminal> {
    let terminal: Screen
    let painter: CellPainter
    let stage: Stage

    /// Runs the application until it is left; gives what it said last, to be read afterwards.
    func run(_ app: inout App, _ opening: Opening) -> Element {
        let size = terminal.size
        _ = app.receive(.resized(columns: size.columns, rows: size.rows))
        let first = opening.reports.flatMap { app.receive($0) } + opening.requests
        guard carryOut(first, &app) else { return app.takeSpoken() }
        while true {
            show(app)
            guard let first = terminal.next(withinMilliseconds: nil) else { continue }
            var event: TerminalEvent? = first
            // What has come meanwhile is taken in before anything is drawn: a paste that isn't
            // marked as one is a great many keys.
            while let next = event {
                _ = app.takeSpoken()
                guard carryOut(app.receive(next), &app) else { return app.takeSpoken() }
                event = terminal.next(withinMilliseconds: 0)
            }
        }
    }

    private func show(_ app: App) {
        let size = terminal.size
        let element = app.view(columns: size.columns, rows: size.rows)
        terminal.present(painter.paint(element, columns: size.columns, rows: size.rows))
    }

    /// Carries out requests and whatever follows from them; false where the program is left.
    private func carryOut(_ requests: [Request], _ app: inout App) -> Bool {
        var open = requests[...]
        while let request = open.popFirst() {
            switch request {
            case .quit: return false
            case .suspend: terminal.suspend()
            case .redraw: terminal.forget()
            default:
                if let report = stage.answer(request) { open += app.receive(report) }
            }
        }
        return true
    }
}

/// How the interface looks on this terminal, by the environment.
enum Appearance {
    /// `PATCHBAY_THEME` names a theme; without it, or with a name that isn't one, it is dark.
    static func theme(_ environment: [String: String]) -> Theme {
        environment["PATCHBAY_THEME"].flatMap(Theme.init(rawValue:)) ?? .dark
    }
}
