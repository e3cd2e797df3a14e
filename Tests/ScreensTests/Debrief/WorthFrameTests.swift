import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// What each step was worth as it is seen, and as it is said, for people to read beside the test.
@Suite struct WorthFrameTests {
    /// A state of the page, by the name of its golden file.
    private static func model(_ name: String) throws -> DebriefModel {
        var model = try WorthTests.model()
        let part: WorthPart =
            switch name {
            case "worth-answer": .answer
            case "worth-expert": .expert
            case "worth-steps", "worth-step": .steps
            default: .bits
            }
        model.mark(part.rawValue)
        if name == "worth-parts" { return model }
        _ = model.choose()
        if name == "worth-bits" { model.mark(9) }
        if part == .steps { model.mark(4) }
        if name == "worth-step" { _ = model.choose() }
        return model
    }

    private static let names = [
        "worth-parts", "worth-bits", "worth-steps", "worth-step", "worth-answer", "worth-expert",
    ]

    /// At the usual sizes with roles, and at 40 columns in ASCII, as where there is no colour.
    @Test(arguments: names) func itLooksAsItDid(name: String) throws {
        let model = try Self.model(name)
        let canvas = CellPainter(alphabet: .ascii).paint(
            model.view(columns: 40, rows: 16), columns: 40, rows: 16)
        let narrow = (["40 x 16, ASCII"] + canvas.lines).joined(separator: "\n")
        let wide = FrameText.text { model.view(columns: $0, rows: $1) }
        expectGolden(narrow + "\n\n" + wide, name)
    }

    @Test func itSaysWhatItSaid() throws {
        let parts = try Self.names.map { name in
            try ["# \(name)", ""] + LineReader().lines(Self.model(name).lines())
        }
        expectGolden(
            parts.joined(separator: ["", ""]).joined(separator: "\n") + "\n", "worth-lines")
    }

    @Test func theReportReadsAsItDid() throws {
        let model = try Self.model("worth-parts")
        let worth = try #require(model.worth)
        let lines = LineReader().lines(WorthView.report(worth))
        expectGolden(lines.joined(separator: "\n") + "\n", "worth-report")
    }
}
