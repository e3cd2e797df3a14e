import Foundation
import Records
import Screens
import TerminalCanvas
import TerminalDriver
import TestSupport
import Testing

@testable import patchbay

/// The two faces over one stage, from the first request to the last.
@Suite struct FaceTests {
    /// Keys as somebody types them.
    private func keys(_ text: String) -> [TerminalEvent] {
        text.map { .key($0 == "\n" ? .enter : .character($0)) }
    }

    private func run(
        _ fixture: StageFixture, _ events: [TerminalEvent], _ opening: Opening
    ) -> (terminal: MemoryTerminal, last: [String], app: App) {
        let terminal = MemoryTerminal(
            size: TerminalSize(columns: 80, rows: 24), events: events)
        var app = App()
        let face = ScreenFace(terminal: terminal, painter: CellPainter(), stage: fixture.stage)
        let last = face.run(&app, opening)
        return (terminal, LineReader().lines(last), app)
    }

    @Test func aSessionIsPlayedOnTheFullScreen() throws {
        let fixture = try StageFixture()
        let report = try fixture.answer(.begin(scenario: "line-up", seed: 1))
        let events =
            [TerminalEvent.key(.enter)] + keys("look\n")
            + [.resized(columns: 120, rows: 36), .key(.control("l")), .key(.control("z"))]
            + keys("quit\n")
        let result = run(fixture, events, Opening(reports: [report]))
        #expect(result.terminal.suspensions == 1)
        #expect(result.last.last?.contains("patchbay practise line-up") == true)
        #expect(try fixture.store.sessions(.all).first?.lineCount == 1)
        // What came at once was drawn once: here, before the first key.
        let frame = try #require(result.terminal.frames.first)
        #expect(frame.lines.contains { $0.contains("Go to the workbench") })
        #expect(result.terminal.size == TerminalSize(columns: 120, rows: 36))
    }

    @Test func aHangUpLeavesTheSessionKept() throws {
        let fixture = try StageFixture()
        let report = try fixture.answer(.begin(scenario: "line-up", seed: 1))
        let result = run(fixture, [.key(.enter)] + keys("look"), Opening(reports: [report]))
        #expect(fixture.stage.desk == nil)
        #expect(try fixture.store.sessions(.all).first?.status == .open)
        #expect(result.app.workbench != nil)
    }

    @Test func aNewcomerIsLedFromHomeIntoTheFirstExercise() throws {
        let fixture = try StageFixture()
        let events: [TerminalEvent] = [.key(.enter), .key(.enter)] + keys("ticket\n")
        let result = run(fixture, events, Opening(requests: [.loadHome]))
        #expect(result.app.screen.name == .workbench)
        #expect(try fixture.store.sessions(.all).map(\.scenario) == ["line-up"])
    }

    @Test func aScriptEndsWithAFailureInWords() throws {
        let fixture = try StageFixture()
        let report = try fixture.answer(.begin(scenario: "line-up", seed: 1))
        fixture.store.isFull = true
        var lines = ["ticket", "look", "map"][...]
        let input = LineInput(isInteractive: false) { lines.popFirst() }
        var app = App(endsWithSession: true)
        do {
            try LineFace(stage: fixture.stage, input: input)
                .run(&app, Opening(reports: [report]))
            Issue.record("nothing was said")
        } catch let failure as Failure {
            #expect(failure.description.contains("full"))
            #expect(failure.status == 1)
        }
        #expect(Array(lines) == ["map"])
    }
}
