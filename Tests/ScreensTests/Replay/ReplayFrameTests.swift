import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// The replay as it is seen, and as it is said, for people to read beside the test.
@Suite struct ReplayFrameTests {
    private func model(_ line: Int) throws -> ReplayModel {
        ReplayModel(
            file: try DebriefSample.passed.get(), line: line, findings: DebriefSample.findings)
    }

    @Test(arguments: [("replay-change", 14), ("replay-picture", 13)])
    func itLooksAsItDid(name: String, line: Int) throws {
        let model = try model(line)
        expectGolden(FrameText.text { model.view(columns: $0, rows: $1) }, name)
    }

    @Test func itSaysWhatItSaid() throws {
        let parts = try [0, 1, 13, 14].map { line in
            ["# line \(line)", ""] + LineReader().lines(try model(line).lines())
        }
        expectGolden(
            parts.joined(separator: ["", ""]).joined(separator: "\n") + "\n", "replay-lines")
    }
}
