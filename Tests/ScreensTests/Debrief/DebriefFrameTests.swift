import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// The debrief as it is seen, and as it is said, for people to read beside the test.
@Suite struct DebriefFrameTests {
    /// A state of the debrief, by the name of its golden file.
    private static func model(_ name: String) throws -> DebriefModel {
        let session = try DebriefSample.passed.get()
        let isRated = name.contains("finding") || name.contains("next")
        var model = DebriefModel(data: DebriefSample.data(session, isRated: isRated))
        switch name {
        case "debrief-timeline":
            model.open(.timeline)
            model.mark(12)
        case "debrief-rating":
            model.open(.rating)
            _ = model.choose()
            model.mark(2)
        case "debrief-findings": model.open(.findings)
        case "debrief-finding-lines":
            model.open(.findings)
            _ = model.choose()
            _ = model.choose()
        default: break
        }
        return model
    }

    @Test(arguments: ["debrief-asked", "debrief-timeline", "debrief-rating", "debrief-findings"])
    func itLooksAsItDid(name: String) throws {
        let model = try Self.model(name)
        expectGolden(FrameText.text { model.view(columns: $0, rows: $1) }, name)
    }

    @Test func itSaysWhatItSaid() throws {
        let names = [
            "debrief-timeline", "debrief-rating", "debrief-findings", "debrief-finding-lines",
        ]
        let parts = try names.map { name in
            try ["# \(name)", ""] + LineReader().lines(Self.model(name).lines())
        }
        expectGolden(
            parts.joined(separator: ["", ""]).joined(separator: "\n") + "\n", "debrief-lines")
    }

    @Test func theWholeReadsAsItDid() throws {
        let session = try DebriefSample.passed.get()
        let data = DebriefSample.data(session, isRated: true)
        let lines = LineReader().lines(DebriefReport.element(data, canShowFindings: true))
        expectGolden(lines.joined(separator: "\n") + "\n", "debrief-report")
    }
}

/// Frames at the sizes that are looked at, with the role of each cell as a letter below.
enum FrameText {
    static let sizes = [(80, 24), (120, 36), (200, 60)]

    static func text(_ view: (_ columns: Int, _ rows: Int) -> Element) -> String {
        sizes.map { columns, rows in
            let canvas = CellPainter().paint(
                view(columns, rows), columns: columns, rows: rows)
            let frame = ["\(columns) x \(rows)"] + canvas.lines + ["roles"] + canvas.roleLetters
            return frame.joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n"
    }
}
