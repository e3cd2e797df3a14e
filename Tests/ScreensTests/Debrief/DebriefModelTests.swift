import Assessment
import Plant
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// The debrief as a screen: which page opens when, and what each choice asks for.
@Suite struct DebriefModelTests {
    private func model(isRated: Bool) throws -> DebriefModel {
        DebriefModel(data: DebriefSample.data(try DebriefSample.passed.get(), isRated: isRated))
    }

    /// Marks the n-th item, from 0, and chooses it.
    private func choose(_ index: Int, in model: inout DebriefModel) -> [Request] {
        model.mark(index)
        return model.choose()
    }

    /// How deep one is after going back; nil where there was no way back.
    private func goneBack(_ model: inout DebriefModel) -> FindingDepth? {
        model.goBack() ? model.depth : nil
    }

    @Test func theFindingsWaitForTheRating() throws {
        var model = try model(isRated: false)
        #expect(model.page == .asked)
        for page in [DebriefPage.findings, .next] {
            #expect(model.obstacle(page) == "rate your own work first")
            model.open(page)
            #expect(model.page == .asked)
        }
        var walked = [model.page]
        while let page = model.neighbour(1) {
            model.open(page)
            walked.append(page)
        }
        #expect(walked == [.asked, .timeline, .rating])
        // Nothing of a finding is on any page until then.
        for page in walked {
            model.open(page)
            let seen = LineReader().lines(model.lines()).joined(separator: "\n")
            for finding in DebriefSample.findings { #expect(!seen.contains(finding.why)) }
        }
    }

    @Test func aRatingIsAskedThemeByTheme() throws {
        var model = try model(isRated: false)
        model.open(.rating)
        #expect(model.form.themes == ["measure-first", "root-cause", "client-told"])
        #expect(choose(3, in: &model).isEmpty)
        #expect(choose(0, in: &model).isEmpty)
        #expect(choose(5, in: &model).isEmpty)
        #expect(model.form.step == .theme(1))
        #expect(choose(2, in: &model).isEmpty)
        #expect(choose(4, in: &model).isEmpty)
        #expect(model.form.step == .keeping)
        #expect(
            choose(0, in: &model) == [
                .rate(
                    session: "s1mfj3q0-7x2k",
                    [
                        SelfRating(theme: "measure-first", level: .strong),
                        SelfRating(theme: "root-cause", level: .competent),
                    ])
            ])
        // Only what the records say opens the findings.
        #expect(model.obstacle(.findings) != nil)
        model.update(DebriefSample.data(try DebriefSample.passed.get(), isRated: true))
        #expect(model.page == .findings)
        #expect(model.obstacle(.rating) == "your rating is kept and can't be changed")
        #expect(model.neighbour(-1) == .timeline)
    }

    @Test func aRatingCanBeBegunAgain() throws {
        var model = try model(isRated: false)
        model.open(.rating)
        for _ in 0..<3 { _ = choose(1, in: &model) }
        #expect(choose(1, in: &model).isEmpty)
        #expect(model.form.step == .theme(0))
        #expect(model.form.answers.isEmpty)
    }

    @Test func whoeverWouldRatherNotIsAskedTwice() throws {
        var model = try model(isRated: false)
        model.open(.rating)
        #expect(choose(6, in: &model).isEmpty)
        #expect(model.form.step == .declining)
        #expect(choose(0, in: &model).isEmpty)
        #expect(model.form.step == .theme(0))
        #expect(choose(6, in: &model).isEmpty)
        #expect(choose(1, in: &model) == [.rate(session: "s1mfj3q0-7x2k", [])])
    }

    @Test func aFindingLeadsToItsLinesAndALineToItsMoment() throws {
        var model = try model(isRated: true)
        model.open(.findings)
        #expect(model.list?.count == 4)
        #expect(choose(0, in: &model).isEmpty)
        #expect(model.depth == .criteria)
        #expect(model.item?.criterion.id == "measured")
        #expect(choose(0, in: &model).isEmpty)
        #expect(model.depth == .lines)
        #expect(model.currentLine == 5)
        #expect(
            choose(1, in: &model) == [.loadReplay(session: "s1mfj3q0-7x2k", line: 6)])
        #expect(goneBack(&model) == .criteria)
        // A finding without lines, and a criterion that a person judges, lead no further.
        #expect(choose(2, in: &model).isEmpty)
        #expect(model.depth == .criteria)
        #expect(goneBack(&model) == .themes)
        #expect(goneBack(&model) == nil)
    }

    @Test func everyLineOfTheTimelineLeadsToItsMoment() throws {
        var model = try model(isRated: false)
        model.open(.timeline)
        for index in model.entries.indices {
            let line = model.entries[index].number
            #expect(
                choose(index, in: &model) == [.loadReplay(session: "s1mfj3q0-7x2k", line: line)])
            #expect(model.currentLine == line)
        }
    }

    @Test func whatToTryNextIsBegun() throws {
        var model = try model(isRated: true)
        model.open(.next)
        #expect(choose(0, in: &model) == [.begin(scenario: "desk-move", seed: nil)])
    }

    /// A session without a line, of content that can't be read, without findings: all pages stand.
    @Test func aBareSessionIsShownToo() throws {
        var session = try DebriefSample.passed.get()
        session.steps = []
        session.inventory = nil
        session.scenario = nil
        let data = DebriefData(
            session: session, criteria: [], findings: [], ratings: [], suggestions: [])
        var model = DebriefModel(data: data)
        for page in DebriefPage.allCases {
            model.open(page)
            model.move(3)
            _ = model.choose()
            #expect(!LineReader().lines(model.lines()).isEmpty)
            _ = CellPainter().paint(model.view(columns: 80, rows: 24), columns: 80, rows: 24)
        }
        // With nothing to rate, nothing waits for a rating.
        #expect(model.obstacle(.rating) == "there is nothing to rate")
        #expect(model.obstacle(.findings) == nil)
    }

    @Test func anyOrderOfKeysLeavesItWhole() throws {
        let rated = DebriefSample.data(try DebriefSample.passed.get(), isRated: true)
        try withEverySeed(20) { random in
            var model = try model(isRated: random.chance(1, in: 2))
            for _ in 0..<300 {
                switch random.integer(in: 0...6) {
                case 0: model.open(random.pick(DebriefPage.allCases))
                case 1: model.mark(random.integer(in: -3...60))
                case 2: model.move(random.integer(in: -70...70))
                case 3: _ = model.goBack()
                case 4: if let page = model.neighbour(random.pick([-1, 1])) { model.open(page) }
                case 5 where random.chance(1, in: 40): model.update(rated)
                default:
                    for request in model.choose() {
                        if case .rate = request { model.update(rated) }
                    }
                }
                if let list = model.list, list.count > 0 {
                    #expect((0..<list.count).contains(list.mark))
                }
                #expect(model.obstacle(model.page) == nil || model.page == .rating)
            }
            let (columns, rows) = (random.integer(in: 1...200), random.integer(in: 1...60))
            let canvas = CellPainter().paint(
                model.view(columns: columns, rows: rows), columns: columns, rows: rows)
            #expect(canvas.rows == rows)
        }
    }
}

/// The debrief's actions: the same in both faces, since each makes them of the one table.
@Suite struct DebriefActionTests {
    private func refusal(
        _ model: inout DebriefModel, _ action: Action, _ argument: String = ""
    ) -> String? {
        do throws(ActionRefusal) {
            _ = try model.perform(action, argument)
            return nil
        } catch {
            return error.what
        }
    }

    @Test func pagesAreTurnedAndNamed() throws {
        var model = DebriefModel(
            data: DebriefSample.data(try DebriefSample.passed.get(), isRated: false))
        #expect(refusal(&model, .page, "previous") == "this is the first page")
        #expect(refusal(&model, .page) == nil)
        #expect(model.page == .timeline)
        #expect(refusal(&model, .page, "rating") == nil)
        #expect(refusal(&model, .page, "next") == "rate your own work first")
        #expect(refusal(&model, .page, "suggestions") == "rate your own work first")
        #expect(refusal(&model, .page, "lins") == "there is no page `lins`")
        #expect(model.page == .rating)
        model.update(DebriefSample.data(try DebriefSample.passed.get(), isRated: true))
        #expect(refusal(&model, .page, "rating") == "your rating is kept and can't be changed")
        for page in DebriefPage.allCases where page != .rating {
            #expect(refusal(&model, .page, page.word) == nil)
            #expect(model.page == page)
        }
        #expect(refusal(&model, .page, "next") == "this is the last page")
    }

    @Test func numbersChooseAndAreHeld() throws {
        var model = DebriefModel(
            data: DebriefSample.data(try DebriefSample.passed.get(), isRated: true))
        #expect(refusal(&model, .choose) == "this page has nothing to choose")
        #expect(refusal(&model, .copy) != nil)
        _ = try model.perform(.page, "lines")
        #expect(
            try model.perform(.choose, "4") == [.loadReplay(session: "s1mfj3q0-7x2k", line: 4)])
        #expect(try model.perform(.copy, "") == [.copy(session: "s1mfj3q0-7x2k", line: 4)])
        for wrong in ["0", "-1", "99", "four", "4 "] {
            #expect(
                refusal(&model, .choose, wrong)?.hasSuffix("isn't one of the numbers here") == true)
        }
        #expect(model.currentLine == 4)
        #expect(model.availability(of: .back).reason != nil)
        _ = try model.perform(.page, "findings")
        _ = try model.perform(.choose, "1")
        #expect(model.availability(of: .back) == .available)
        _ = try model.perform(.back, "")
        #expect(model.depth == .themes)
    }

    @Test func linesSayWhatIsNew() throws {
        var model = DebriefModel(
            data: DebriefSample.data(try DebriefSample.passed.get(), isRated: true))
        func said() -> [String] { LineReader().lines(model.takeLines()) }
        #expect(said().first?.hasPrefix("Debrief:") == true)
        #expect(said().isEmpty)
        _ = try model.perform(.page, "lines")
        #expect(said().count > model.entries.count)
        _ = try model.perform(.next, "")
        #expect(
            said().first == "2 of \(model.entries.count): line 2, 09:56: ask wen changed: question")
        _ = try model.perform(.page, "findings")
        _ = try model.perform(.choose, "3")
        #expect(said().contains("1. Told the client, chosen: not yet"))
    }

    /// Whatever the table lists for the screen is known to it: no key that only ever says no.
    @Test func everyActionOfTheTableIsTheScreensOwn() throws {
        let everywhere: [Action] = [.palette, .keys, .again, .home, .suspend, .quit]
        let debrief = DebriefModel(
            data: DebriefSample.data(try DebriefSample.passed.get(), isRated: true))
        let replay = ReplayModel(
            file: try DebriefSample.passed.get(), line: 2, findings: DebriefSample.findings)
        let screens: [(ScreenName, any ScreenModel)] = [(.debrief, debrief), (.replay, replay)]
        for (name, screen) in screens {
            for entry in ActionTable.entries(of: name) where !everywhere.contains(entry.action) {
                let reason = screen.availability(of: entry.action).reason
                #expect(reason?.hasPrefix("not in a") != true, "\(name) \(entry.action)")
            }
        }
    }
}
