import Assessment
import Exercises
import Plant
import Records
import Screens
import TerminalCanvas
import TestSupport
import Testing

@testable import patchbay

/// What the interface asks for is carried out on records and content, or refused in words.
@Suite struct StageTests {
    @Test func aCommandIsInTheRecordsBeforeItIsReported() throws {
        let fixture = try StageFixture()
        let file = try fixture.begin("line-up")
        #expect(file.steps.isEmpty)
        #expect(file.help.pages.contains { $0.verb.name == "look" && $0.takes != "" })
        guard case .performed(let step) = try fixture.perform("look") else {
            Issue.record("not performed")
            return
        }
        #expect(step.number == 1)
        let stored = try #require(try fixture.store.journal(of: file.id)).steps()
        #expect(stored == [step])
        #expect(try fixture.session(fixture.answer(.resume(session: file.id))).steps == stored)
    }

    @Test func aRefusedCommandLeavesNothing() throws {
        let fixture = try StageFixture()
        let file = try fixture.begin("line-up")
        guard case .refused(let refusal) = try fixture.perform("go", "nowhere") else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.what.contains("nowhere"))
        #expect(try fixture.store.session(file.id)?.lineCount == 0)
    }

    @Test func aFullDiskIsToldAndTheSessionGoesOn() throws {
        let fixture = try StageFixture()
        let file = try fixture.begin("line-up")
        try fixture.perform("look")
        fixture.store.isFull = true
        for _ in 0..<2 {
            guard case .failed(let notice) = try fixture.perform("go", "lounge") else {
                Issue.record("not failed")
                return
            }
            #expect(notice.text.contains("full"))
            #expect(!notice.text.hasPrefix("error"))
        }
        fixture.store.isFull = false
        guard case .performed(let step) = try fixture.perform("go", "lounge") else {
            Issue.record("not performed")
            return
        }
        // The walk that wasn't kept took no time.
        #expect(step.number == 2)
        let steps = try #require(try fixture.store.journal(of: file.id)).steps()
        #expect(steps.map(\.command.verb) == ["look", "go"])
        #expect(steps[0].reply.finished == step.time)
    }

    @Test func aDiskThatComesBackHasTheSession() throws {
        let fixture = try StageFixture()
        try _ = fixture.begin("line-up")
        fixture.store.isFull = true
        fixture.store.isGone = true
        for _ in 0..<2 {
            guard case .failed = try fixture.perform("look") else {
                Issue.record("not failed")
                return
            }
        }
        fixture.store.isFull = false
        fixture.store.isGone = false
        guard case .performed(let step) = try fixture.perform("look") else {
            Issue.record("not performed")
            return
        }
        #expect(step.number == 1)
    }

    @Test func whatAnotherProgramHasDoneIsShown() throws {
        let fixture = try StageFixture()
        let file = try fixture.begin("line-up")
        let other = try StageFixture(store: fixture.store)
        _ = other.stage.answer(.resume(session: file.id))
        try other.perform("look")
        let report = try fixture.perform("map")
        #expect(try fixture.session(report).steps.map(\.command.verb) == ["look"])
        guard case .performed(let step) = try fixture.perform("map") else {
            Issue.record("not performed")
            return
        }
        #expect(step.number == 2)
    }

    @Test func whatIsNotThereIsSaid() throws {
        let fixture = try StageFixture()
        let requests: [Request] = [
            .begin(scenario: "nothing-like-it", seed: 1), .resume(session: "s-0"),
            .loadDebrief(session: "s-0"), .loadReplay(session: "s-0", line: 1),
            .copy(session: "s-0", line: 1), .perform(ExerciseCommand("look")),
            .rate(session: "s-0", []),
        ]
        for request in requests {
            guard case .failed(let notice) = try fixture.answer(request) else {
                Issue.record("\(request)")
                continue
            }
            #expect(!notice.text.isEmpty)
        }
        #expect(fixture.stage.answer(.suspend) == nil)
    }

    @Test func homeListsWhatIsOpenAndWhatIsClosed() throws {
        let fixture = try StageFixture()
        func home() throws -> HomeData {
            guard case .home(let data) = try fixture.answer(.loadHome) else {
                throw UnexpectedReport(report: try fixture.answer(.loadHome))
            }
            return data
        }
        #expect(try home().isFirstRun)
        #expect(try home().scenarios.contains { $0.theme == "first-steps" })
        let first = try fixture.begin("line-up")
        try fixture.perform("look")
        try fixture.perform("close")
        let second = try fixture.begin("misrouted-grade")
        let data = try home()
        #expect(!data.isFirstRun)
        #expect(data.trainee == "Sam Okoro")
        #expect(data.open.map(\.id) == [second.id])
        #expect(data.closed.map(\.id) == [first.id])
        #expect(data.closed.first?.commands == 2)
        #expect(data.scenarios.first { $0.id == "line-up" }?.closedCount == 1)
    }

    @Test func aDebriefComesAfterTheCloseAndFindingsAfterTheRating() throws {
        let fixture = try StageFixture()
        let file = try fixture.begin("line-up")
        try fixture.perform("look")
        guard case .failed = try fixture.answer(.loadDebrief(session: file.id)) else {
            Issue.record("a debrief of an open session")
            return
        }
        try fixture.perform("close")
        _ = fixture.stage.answer(.leaveSession)
        guard case .debrief(let before) = try fixture.answer(.loadDebrief(session: file.id)),
            case .debrief(let after) = try fixture.answer(
                .rate(
                    session: file.id, [SelfRating(theme: "measure-first", level: .developing)]))
        else {
            Issue.record("no debrief")
            return
        }
        #expect(!before.isRated)
        #expect(after.isRated)
        #expect(after.ratings.count == 1)
    }

    @Test func aCopyIsASessionOfItsOwnUpToALine() throws {
        let fixture = try StageFixture()
        let file = try fixture.begin("line-up")
        try fixture.perform("look")
        try fixture.perform("note", text: "a note of my own")
        try fixture.perform("go", "lounge")
        try fixture.perform("close")
        let copy = try fixture.session(fixture.answer(.copy(session: file.id, line: 2)))
        #expect(copy.id != file.id)
        #expect(copy.header.copyOrigin == CopyOrigin(session: file.id, line: 2))
        #expect(copy.header.seed == file.header.seed)
        #expect(copy.steps.map(\.command.verb) == ["look", "note"])
        #expect(copy.steps[1].command.text == "a note of my own")
        let stored = try #require(try fixture.store.journal(of: copy.id)).steps()
        #expect(stored == copy.steps)
        // And it goes on by itself.
        guard case .performed(let step) = try fixture.perform("map") else {
            Issue.record("not performed")
            return
        }
        #expect(step.number == 3)
        #expect(try fixture.store.session(file.id)?.lineCount == 4)
    }

    @Test func aCopyThatCannotBeKeptBeginsNothing() throws {
        let fixture = try StageFixture()
        let file = try fixture.begin("line-up")
        try fixture.perform("look")
        try fixture.perform("close")
        for request in [Request.copy(session: file.id, line: 2)] {
            guard case .failed = try fixture.answer(request) else {
                Issue.record("a copy beyond the close")
                return
            }
        }
        fixture.store.isFull = true
        guard case .failed = try fixture.answer(.copy(session: file.id, line: 1)) else {
            Issue.record("a copy on a full disk")
            return
        }
        #expect(try fixture.store.sessions(.all).count == 1)
    }
}
