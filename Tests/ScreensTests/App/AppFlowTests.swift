import Exercises
import Plant
import Screens
import TerminalCanvas
import Testing

/// The ways from screen to screen.
@Suite struct AppFlowTests {
    @Test func aNewcomerComesStraightIntoTheFirstExercise() throws {
        let harness = try AppState.welcome.harness()
        #expect(harness.text().contains("Welcome to Patchbay"))
        harness.press(.enter)
        #expect(harness.begun == ["line-up"])
        #expect(harness.app.screen.name == .briefing)
        harness.press(.enter)
        #expect(harness.text().contains("Step 1 of"))
    }

    @Test func whoeverDeclinesTheWelcomeIsAtHome() throws {
        let harness = try AppState.welcome.harness()
        harness.press(.character("2"))
        #expect(harness.app.screen.name == .home)
        #expect(harness.begun.isEmpty)
    }

    @Test func homeLeadsEverywhere() throws {
        let practise = try AppState.practise.harness()
        practise.press(.character("2"))
        #expect(practise.begun == ["misrouted-grade"])

        let look = try AppState.home.harness()
        look.press(.character("3"), .enter, .enter)
        #expect(look.app.screen.name == .debrief)
        look.press(.escape)
        #expect(look.app.screen.name == .home)

        let replay = try AppState.home.harness()
        replay.press(.character("3"), .enter, .character("2"))
        #expect(replay.app.screen.name == .replay)
        replay.press(.control("o"))
        #expect(replay.app.screen.name == .home)
        #expect(replay.app.screens.count == 1)

        let leave = try AppState.home.harness()
        leave.press(.character("5"))
        #expect(leave.hasQuit)
        let keys = try AppState.home.harness()
        keys.press(.character("4"))
        #expect(keys.app.screen.name == .keys)
    }

    @Test func aClosedTicketOffersTheDebrief() throws {
        let harness = try AppState.closing.harness()
        #expect(harness.app.screen.name == .closing)
        harness.press(.character("2"))
        #expect(harness.app.screen.name == .workbench)
        harness.enter("look")
        #expect(harness.text().contains("the ticket is closed"))
        harness.press(.control("o"))
        #expect(harness.app.screen.name == .home)
    }

    @Test func whereNobodyTypesTheProgramEndsWithTheTicket() throws {
        let harness = try AppHarness(endsWithSession: true)
        harness.begin()
        let said = harness.say("close")
        #expect(harness.hasQuit)
        #expect(said.last == "The ticket is closed. `patchbay replay s1mfj3q0-7x2k` shows it all.")
    }

    @Test func escapeNeverLeavesASession() throws {
        let harness = try AppState.fresh.harness()
        harness.press(.escape, .escape)
        #expect(harness.app.screen.name == .workbench)
        #expect(harness.app.notice?.text.contains("`home`") == true)
    }

    @Test func thePaletteRunsAndBegins() throws {
        let harness = try AppState.palette.harness()
        harness.type("what is here")
        harness.press(.enter)
        #expect(harness.app.screen.name == .workbench)
        #expect(harness.steps.map(\.command.verb) == ["look"])
        harness.press(.control("p"))
        harness.type("walk")
        harness.press(.enter)
        #expect(harness.workbench?.console.line.text == "go ")
        harness.press(.control("u"), .control("p"))
        harness.type("notebook")
        harness.press(.enter)
        #expect(harness.workbench?.focus == .notebook)
    }

    @Test func closingATicketTakesMoreThanAChoice() throws {
        let harness = try AppState.palette.harness()
        harness.type("close the ticket")
        harness.press(.enter)
        #expect(harness.steps.isEmpty)
        #expect(harness.workbench?.console.line.text == "close ")
    }

    @Test func thePaletteSaysWhyNot() throws {
        let harness = try AppState.palette.harness()
        harness.type("cursor")
        harness.press(.enter)
        #expect(harness.app.screen.name == .palette)
        #expect(harness.app.notice?.text == "no picture has been measured yet")
        harness.type("zzz")
        #expect(harness.text().contains("find: cursorzzz"))
        harness.press(.enter)
        #expect(harness.app.notice != nil)
    }

    @Test func aKeyThatIsOffSaysWhy() throws {
        let harness = try AppState.fresh.harness()
        harness.press(.control("g"))
        #expect(harness.app.notice?.text.contains("no picture") == true)
        harness.press(.character("l"))
        #expect(harness.app.notice == nil)
    }

    @Test func aCommandClosesWhatLiesOverTheWorkbench() throws {
        let harness = try AppState.palette.harness()
        harness.say("look")
        #expect(harness.app.screen.name == .workbench)
        #expect(harness.steps.count == 1)
    }

    @Test func aFailureLeavesTheProgramWhole() throws {
        let harness = try AppState.fresh.harness()
        harness.failure = Notice(.failure, "the disk is full", advice: "make room")
        harness.enter("look")
        #expect(harness.app.notice?.text == "the disk is full")
        #expect(harness.text().contains("make room"))
        #expect(harness.workbench?.desk.entries.isEmpty == true)
        harness.enter("look")
        #expect(harness.workbench?.desk.entries.count == 1)
        #expect(harness.app.notice == nil)
    }

    @Test func aFailureAtTheStartLeadsHome() throws {
        let harness = try AppHarness()
        harness.carryOut(harness.app.receive(.failed(Notice(.failure, "no such session"))))
        #expect(harness.text().contains("Practise"))
        #expect(harness.text().contains("no such session"))
    }

    @Test func aHangUpLeavesAtOnce() throws {
        let harness = try AppState.typed.harness()
        harness.carryOut(harness.app.receive(.hangUp))
        #expect(harness.outside == [.leaveSession, .quit])
    }

    @Test func refusalsAreShownBesideTheirLine() throws {
        let harness = try AppState.fresh.harness()
        harness.enter("ask magz when")
        #expect(harness.text().contains("did you mean `mags`?"))
        #expect(harness.text().contains("> ask magz when"))
        _ = harness.spoken()
        #expect(harness.say("fly").first?.contains("there is no command `fly`") == true)
    }

    @Test func ratingShowsTheFindings() throws {
        let harness = try AppState.debrief.harness()
        harness.press(.tab, .tab)
        while case .debrief(let model) = harness.app.screen, model.page == .rating {
            harness.press(.character("1"))
        }
        guard case .debrief(let model) = harness.app.screen else {
            Issue.record("no debrief")
            return
        }
        #expect(model.page == .findings)
    }

    @Test func aReplayHasTheFindingsOfItsDebrief() throws {
        let harness = try AppState.replay.harness()
        #expect(harness.app.screen.name == .replay)
        #expect(harness.app.availability(of: .finding) == .available)
        harness.press(.character("r"))
        #expect(harness.app.screen.name == .workbench)
    }
}
