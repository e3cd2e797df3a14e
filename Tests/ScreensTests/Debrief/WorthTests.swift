import Exercises
import FaultReasoning
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// The page of what each step was worth: when it opens, and where each choice leads.
@Suite struct WorthTests {
    private static func data(
        isRated: Bool = true, _ analysis: SessionAnalysis? = SampleAnalysis.passed
    ) throws -> DebriefData {
        var data = DebriefSample.data(try DebriefSample.passed.get(), isRated: isRated)
        data.analysis = analysis
        return data
    }

    static func model(
        isRated: Bool = true, _ analysis: SessionAnalysis? = SampleAnalysis.passed
    ) throws -> DebriefModel {
        var model = DebriefModel(data: try data(isRated: isRated, analysis))
        model.open(.worth)
        return model
    }

    private func said(_ model: DebriefModel) -> String {
        LineReader().lines(model.lines()).joined(separator: "\n")
    }

    private func choose(_ index: Int, in model: inout DebriefModel) -> [Request] {
        model.mark(index)
        return model.choose()
    }

    private func goneBack(_ model: inout DebriefModel) -> Bool { model.goBack() }

    // MARK: When it opens

    @Test func nothingOfItIsToldBeforeTheRating() throws {
        var model = try Self.model(isRated: false)
        #expect(model.page == .asked)
        #expect(model.obstacle(.worth) == "rate your own work first")
        let plain = DebriefModel(data: try Self.data(isRated: false, nil))
        for page in DebriefPage.allCases where model.obstacle(page) == nil {
            var without = plain
            model.open(page)
            without.open(page)
            #expect(said(model) == said(without), "\(page)")
            #expect(
                model.view(columns: 120, rows: 36) == without.view(columns: 120, rows: 36))
        }
        let report = { (data: DebriefData) in
            LineReader().lines(DebriefReport.element(data, canShowFindings: false))
        }
        #expect(report(try Self.data(isRated: false)) == report(try Self.data(isRated: false, nil)))
        model.update(try Self.data())
        model.open(.worth)
        #expect(model.page == .worth && model.worth != nil)
        #expect(model.entries[4].markWords == "observation; splits")
    }

    @Test func withoutAnAnalysisOneLineSaysSo() throws {
        var model = try Self.model(nil)
        #expect(model.list == nil && model.choose().isEmpty)
        #expect(!goneBack(&model))
        let words = "what each step was worth can't be told"
        #expect(said(model).contains(words))
        let report = LineReader().lines(
            DebriefReport.element(try Self.data(nil), canShowFindings: true))
        #expect(report.count { $0.hasPrefix(words) } == 1)
    }

    // MARK: Where it leads

    @Test func eachPartOpensAndClosesAgain() throws {
        for part in WorthPart.allCases {
            var model = try Self.model()
            #expect(model.list?.count == 4)
            model.mark(part.rawValue)
            #expect(said(model).contains(part.title))
            #expect(model.choose().isEmpty)
            #expect(model.worth?.depth == .part && model.worth?.part == part)
            #expect(model.canGoBack && goneBack(&model))
            #expect(model.worth?.depth == .parts && !model.canGoBack)
            #expect(!goneBack(&model))
        }
    }

    @Test func aStepLeadsToItsLinesAndALineToItsMoment() throws {
        let id = "s1mfj3q0-7x2k"
        var model = try Self.model()
        _ = choose(WorthPart.steps.rawValue, in: &model)
        #expect(model.list?.count == 22)
        #expect(choose(5, in: &model).isEmpty)
        #expect(model.worth?.depth == .step)
        // Line 6 came out as it had to since line 5.
        #expect(model.worth?.lines == [6, 5])
        #expect(choose(0, in: &model) == [.loadReplay(session: id, line: 6)])
        #expect(choose(1, in: &model) == [.loadReplay(session: id, line: 5)])
        #expect(model.currentLine == 5)
        #expect(goneBack(&model))
        #expect(model.list?.mark == 5 && model.currentLine == 6)
        #expect(try model.perform(.copy, "") == [.copy(session: id, line: 6)])
        // A step that refers to no other line has its own alone.
        _ = choose(0, in: &model)
        #expect(model.worth?.lines == [1])
    }

    @Test func thePicturesCursorLeadsToItsLine() throws {
        var model = try Self.model()
        _ = choose(WorthPart.bits.rawValue, in: &model)
        #expect(model.list?.count == 1 + 22 + 5)
        #expect(model.availability(of: .choose).reason == "this is the call; go to a line")
        model.move(7)
        #expect(model.currentLine == 7)
        #expect(model.availability(of: .choose).isAvailable)
        #expect(model.choose() == [.loadReplay(session: "s1mfj3q0-7x2k", line: 7)])
        model.news = .item
        #expect(
            LineReader(width: 200).lines(model.takeLines()) == [
                "8 of 28: you, line 7, 10:01: 3.1 bits missing after `read change-log`"
            ])
        model.move(100)
        #expect(
            model.availability(of: .choose).reason
                == "the expert's commands have no line to go to")
        #expect(model.choose().isEmpty)
    }

    // MARK: What it says

    /// Whatever the canvas shows of a step, lines say too.
    @Test func linesSayAllOfEachStep() throws {
        var model = try Self.model()
        _ = choose(WorthPart.steps.rawValue, in: &model)
        for (index, step) in SampleAnalysis.passed.steps.enumerated() {
            model.mark(index)
            let words = LineReader(width: 4000).lines(model.lines()).joined(separator: "\n")
            let names = try #require(model.worth?.names)
            for sentence in [
                StepWords.why(step, names), StepWords.best(step), StepWords.expert(step),
                StepWords.summary(step), StepWords.likelihood(step.truth), step.command,
            ] { #expect(words.contains(sentence), "\(step.line): \(sentence)") }
            let hangs = words.contains("hangs on how often")
            #expect(hangs == (step.line == 13))
        }
    }

    @Test func linesSayTheChartTheAnswerAndTheExpert() throws {
        var model = try Self.model()
        let picture = try #require(model.worth?.picture)
        for part in WorthPart.allCases {
            model.mark(part.rawValue)
            let words = LineReader(width: 4000).lines(model.lines()).joined(separator: "\n")
            switch part {
            case .bits:
                for text in picture.summary + picture.readouts.map(\.text) {
                    #expect(words.contains(text))
                }
            case .steps: #expect(words.contains(StepWords.meaningOfBits))
            case .answer:
                for text in AnswerWords.sentences(SampleAnalysis.passed) {
                    #expect(words.contains(text))
                }
            case .expert:
                for move in SampleAnalysis.expert.moves { #expect(words.contains(move.command)) }
            }
        }
    }

    @Test func theTimelineSaysEachClassOnce() throws {
        let entries = try Self.model().entries
        #expect(entries.count == SampleAnalysis.passed.steps.count)
        #expect(
            entries.map(\.markWords).prefix(8) == [
                "question", "question; splits", "question; rules out a little", "walk",
                "observation; splits", "observation; known already", "question; beside the matter",
                "observation; splits",
            ])
        // What a mark says already isn't said again.
        #expect(entries[13].markWords == "change, repair, right again")
        #expect(entries[15].markWords == "change, repair; new part")
        #expect(entries[19].markWords == "check")
        let words = StepClass.allCases.map(StepWords.word)
        for entry in entries { #expect(words.count { entry.markWords.hasSuffix("; \($0)") } <= 1) }
    }

    @Test func classesAreCountedTheMostFirst() {
        #expect(
            WorthView.counts(SampleAnalysis.passed).hasPrefix(
                "putting down: 5; splits: 4; rules out a little: 2; new part: 2;"))
        #expect(
            WorthView.counts(SampleAnalysis.analysis()) == "Nothing was done in this session.")
    }

    // MARK: Anything

    @Test func anyAnalysisIsShownAtAnySize() throws {
        try withEverySeed(30) { random in
            let analysis = SampleAnalysis.random(&random, lines: random.integer(in: 0...25))
            var model = try Self.model(analysis)
            for _ in 0..<60 {
                switch random.integer(in: 0...4) {
                case 0: _ = model.goBack()
                case 1: model.mark(random.integer(in: -3...60))
                case 2: model.move(random.integer(in: -9...9))
                default: _ = model.choose()
                }
                if let list = model.list, list.count > 0 {
                    #expect((0..<list.count).contains(list.mark))
                }
                #expect(!LineReader(width: 40).lines(model.lines()).isEmpty)
                let (columns, rows) = (random.integer(in: 1...200), random.integer(in: 1...60))
                let canvas = CellPainter().paint(
                    model.view(columns: columns, rows: rows), columns: columns, rows: rows)
                #expect(canvas.rows == rows && canvas.columns == columns)
            }
            #expect(!LineReader().lines(ExplainView.element(analysis)).isEmpty)
            _ = LineReader().lines(
                DebriefReport.element(try Self.data(analysis), canShowFindings: true))
        }
    }
}
