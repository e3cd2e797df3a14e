import Screens
import TerminalCanvas
import TestSupport
import Testing

/// The screens as they look, for people to read beside the test: each row with the letters of its
/// roles beside it.
@Suite struct FrameTests {
    static let shown: [AppState] = [
        .home, .welcome, .briefing, .fresh, .lesson, .picture, .pictureFocus, .palette, .keys,
        .closing,
    ]

    static func sizes(of state: AppState) -> [(columns: Int, rows: Int)] {
        let usual = [(80, 24), (120, 36), (200, 60)]
        return [.fresh, .lesson, .picture, .pictureFocus].contains(state)
            ? [(40, 12)] + usual : usual
    }

    @Test(arguments: shown) func aScreenLooksAsItDid(state: AppState) throws {
        let app = try state.app()
        let frames = FrameTests.sizes(of: state).map { columns, rows in
            let frame = app.frame(columns, rows)
            let lines = zip(frame.lines, frame.roleLetters).map { "\($0)│\($1)│" }
            let caret = frame.caret.map { ", cursor at \($0.column), \($0.row)" } ?? ""
            return (["\(columns) x \(rows)\(caret)"] + lines).joined(separator: "\n")
        }
        expectGolden(frames.joined(separator: "\n\n") + "\n", state.rawValue)
    }

    @Test func linesSayTheSame() throws {
        let parts = try AppState.allCases.map { state in
            let lines = LineReader().lines(try state.app().screen.model.lines())
            return (["*** \(state.rawValue)"] + lines).joined(separator: "\n")
        }
        expectGolden(parts.joined(separator: "\n\n") + "\n", "lines")
    }
}
