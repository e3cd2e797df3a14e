import Exercises
import Screens
import TerminalCanvas
import Testing

/// What is typed on the console, key by key, with a real session behind it.
@Suite struct ConsoleTests {
    @Test func aSingleCandidateIsPutIn() throws {
        let harness = try AppState.fresh.harness()
        harness.type("ask to")
        harness.press(.tab)
        #expect(harness.workbench?.console.line.text == "ask tomas ")
        #expect(harness.workbench?.console.candidates == [])
    }

    @Test func severalCandidatesAreListedAndGoneWithTheNextKey() throws {
        let harness = try AppState.fresh.harness()
        harness.type("ask mags ")
        harness.press(.tab)
        #expect(harness.workbench?.console.candidates.contains("changed") == true)
        #expect(harness.text().contains("permission"))
        harness.type("ch")
        #expect(harness.workbench?.console.candidates == [])
        harness.press(.tab, .enter)
        #expect(harness.workbench?.desk.entries.last?.command == "ask mags changed")
    }

    @Test func candidatesAgreeAsFarAsTheyDo() {
        var console = Console()
        _ = console.paste("measure wa")
        console.complete(["waveform-a", "waveform-b"])
        #expect(console.line.text == "measure waveform-")
        console.complete([])
        #expect(console.line.text == "measure waveform-")
    }

    @Test func tabGoesToTheNextPaneOnlyOnAnEmptyLine() throws {
        let harness = try AppState.fresh.harness()
        harness.press(.tab)
        #expect(harness.workbench?.focus == .ticket)
        harness.press(.escape)
        #expect(harness.workbench?.focus == .console)
        harness.type("loo")
        harness.press(.tab)
        #expect(harness.workbench?.console.line.text == "look ")
    }

    @Test func upAndDownGoThroughWhatWasTyped() throws {
        let harness = try AppState.picture.harness()
        harness.type("dra")
        harness.press(.up)
        #expect(harness.workbench?.console.line.text.hasPrefix("note the level") == true)
        harness.press(.up)
        #expect(harness.workbench?.console.line.text == "rule-out spg")
        harness.press(.down, .down, .down)
        #expect(harness.workbench?.console.line.text == "dra")
    }

    @Test func aSessionTakenUpAgainHasItsHistory() throws {
        let harness = try AppState.picture.harness()
        harness.begin()
        #expect(harness.app.notice?.text.contains("8 commands") == true)
        harness.press(.up)
        #expect(harness.workbench?.console.line.text.hasPrefix("note the level") == true)
    }

    @Test func aPasteIsNeverRun() throws {
        let harness = try AppState.fresh.harness()
        harness.carryOut(harness.app.receive(.paste("go mr\nlook\nclose\n")))
        #expect(harness.steps.isEmpty)
        #expect(harness.workbench?.console.line.text == "go mr look close ")
        #expect(harness.app.notice == nil)
    }

    @Test func aHugePasteIsCutWithOneNotice() throws {
        let harness = try AppState.fresh.harness()
        let paste = "note " + String(repeating: "\u{1B}a\n", count: 1 << 20)
        harness.carryOut(harness.app.receive(.paste(paste)))
        #expect(harness.app.notice?.text.contains("4096 bytes") == true)
        #expect(harness.spoken().count { $0.contains("cut") } == 1)
        harness.press(.enter)
        #expect(harness.steps.count == 1)
    }

    @Test func typingInAnotherPaneMeansTheConsole() throws {
        let harness = try AppState.ticket.harness()
        harness.type("look")
        #expect(harness.workbench?.focus == .console)
        #expect(harness.workbench?.console.line.text == "look")
    }

    @Test func aQuestionMarkIsPartOfWhatIsTold() throws {
        let harness = try AppState.fresh.harness()
        harness.say("tell mags is it better now?")
        #expect(harness.steps.last?.command.text == "is it better now?")
        let said = harness.say("tell ?")
        #expect(said.joined().contains("mags"))
        #expect(harness.say("nothing-like-it ?") == ["nothing known goes on from there"])
    }

    @Test func ctrlCClearsThenAsksThenLeaves() throws {
        let harness = try AppState.typed.harness()
        harness.press(.control("c"))
        #expect(harness.workbench?.console.line.text == "")
        #expect(!harness.hasQuit)
        harness.press(.control("c"))
        #expect(harness.app.notice?.text.contains("Ctrl-C again") == true)
        harness.press(.character("a"), .backspace)
        #expect(!harness.hasQuit)
        harness.press(.control("c"), .control("c"))
        #expect(harness.outside == [.leaveSession, .quit])
    }

    @Test func ctrlDLeavesFromAnEmptyLineOnly() throws {
        let harness = try AppState.typed.harness()
        harness.press(.home, .control("d"))
        #expect(harness.workbench?.console.line.text == "sk m")
        harness.press(.control("u"), .end, .control("u"), .control("d"))
        #expect(harness.hasQuit)
        #expect(harness.spoken().last?.contains("patchbay practise misrouted-grade") == true)
    }
}
