import Scenarios
import Screens
import TerminalCanvas
import Testing

/// A first exercise teaches by being done.
@Suite struct LessonTests {
    /// What each step asks for, in line mode.
    static let lines = [
        "ticket", "palette", "ask jonty changed", "go lounge", "look lounge-mon",
        "measure waveform lounge-mon.sdi-1", "cursor", "menu lounge-mon",
        "set lounge-mon input sdi-1", "verify lounge-picture",
        "diagnose lounge-mon wrong-input-selected", "tell bea it was the input",
    ]

    @Test func eachStepLeadsToTheNext() throws {
        let harness = try AppHarness("line-up")
        harness.begin()
        #expect(harness.spoken().contains { $0.hasPrefix("Step 1 of 13:") })
        for (index, line) in LessonTests.lines.enumerated() {
            let said = harness.say(line)
            #expect(said.contains { $0.hasPrefix("Step \(index + 2) of 13:") }, "\(line)")
        }
        _ = harness.say("close")
        #expect(harness.workbench?.desk.isClosed == true)
        #expect(harness.workbench?.lessons.current == nil)
    }

    @Test func theSameOnTheFullScreen() throws {
        let harness = try AppState.lesson.harness()
        harness.enter("ticket")
        #expect(harness.text().contains("Step 2 of 13"))
        harness.press(.control("p"), .escape)
        #expect(harness.text().contains("Step 3 of 13"))
        for line in LessonTests.lines[2...5] { harness.enter(line) }
        #expect(harness.text().contains("Step 7 of 13"))
        harness.press(.control("g"), .right)
        #expect(harness.text().contains("Step 8 of 13"))
    }

    @Test func stepsInAnotherOrderCountToo() throws {
        let harness = try AppState.lesson.harness()
        harness.say("go lounge")
        harness.say("ask jonty changed")
        #expect(harness.workbench?.lessons.current == 0)
        harness.say("ticket")
        let said = harness.say("palette")
        #expect(said.contains { $0.hasPrefix("Step 5 of 13:") })
    }

    @Test func actionsBeforeADoneStepCountOnTakingUp() throws {
        let harness = try AppState.lesson.harness()
        harness.say("ask jonty changed")
        #expect(harness.workbench?.lessons.current == 0)
        harness.begin()
        #expect(harness.workbench?.lessons.current == 3)
        #expect(harness.spoken().contains { $0.hasPrefix("Step 4 of 13:") })
    }

    @Test func elsewhereThereIsNoStep() throws {
        let harness = try AppState.fresh.harness()
        #expect(harness.workbench?.lessons.words == nil)
        #expect(!harness.text().contains("Step 1"))
    }
}
