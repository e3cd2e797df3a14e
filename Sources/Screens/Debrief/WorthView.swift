import FaultReasoning
import TerminalCanvas

/// What each step was worth, on a canvas and in lines.
enum WorthView {
    /// Said where nothing can be reckoned.
    static let missing = Element.notice(
        Notice(
            .information,
            "what each step was worth can't be told: this version doesn't read the content that "
                + "the session was played on"))

    /// The list at the present depth; nil for a text or a picture.
    static func list(_ worth: Worth) -> Element? {
        switch (worth.depth, worth.part) {
        case (.parts, let part):
            .choices(
                Choices(
                    WorthPart.allCases.map { Choice($0.title, detail: $0.detail) },
                    selected: part.rawValue))
        case (.part, .steps): steps(worth, selected: worth.list?.mark)
        case (.part, _): nil
        case (.step, _): lines(worth, selected: worth.list?.mark)
        }
    }

    /// What stands beside the list, or alone where there is none.
    static func content(_ worth: Worth) -> Element {
        switch (worth.depth, worth.part) {
        case (.parts, .bits): return .plot(worth.picture)
        case (.part, .bits):
            var picture = worth.picture
            picture.cursor = worth.list?.mark
            return .plot(picture)
        case (.parts, .steps):
            return .group([
                .paragraph(counts(worth.analysis)), .paragraph(StepWords.meaningOfBits),
                .fields(AnswerWords.totals(worth.analysis)),
            ])
        case (.part, .steps), (.step, _): return worth.step.map { step($0, worth) } ?? .group([])
        case (_, .answer): return answer(worth.analysis, worth.names)
        case (_, .expert): return expert(worth.analysis.expert)
        }
    }

    /// What the content is called beside its list.
    static func title(_ worth: Worth) -> String {
        worth.depth == .parts || worth.part != .steps ? worth.part.title : "This step"
    }

    /// What is read at the picture's cursor, in lines.
    static func here(_ worth: Worth) -> Element? {
        guard case (.part, .bits) = (worth.depth, worth.part), let list = worth.list,
            worth.picture.readouts.indices.contains(list.mark)
        else { return nil }
        let readout = worth.picture.readouts[list.mark]
        return .paragraph("\(list.mark + 1) of \(list.count): \(readout.label): \(readout.text)")
    }

    // MARK: Steps

    private static func steps(_ worth: Worth, selected: Int?) -> Element {
        .choices(
            Choices(
                worth.analysis.steps.map { step in
                    Choice(
                        title(step, worth),
                        detail: "\(StepWords.summary(step)). \(StepWords.why(step, worth.names))",
                        tone: tone(step.stepClass))
                }, selected: selected))
    }

    /// A step's line and time, with the command.
    private static func title(
        _ step: StepAnalysis, _ worth: Worth, lead: String = "line"
    ) -> String {
        let time = worth.entries.first { $0.number == step.line }.map { ClockWords.face($0.time) }
        return "\(lead) \(step.line)" + (time.map { ", \($0)" } ?? "") + ": \(step.command)"
    }

    /// How many steps there are of each class, the most first.
    static func counts(_ analysis: SessionAnalysis) -> String {
        let counts = StepClass.allCases.enumerated().map { place, stepClass in
            (stepClass, count: analysis.steps.count { $0.stepClass == stepClass }, place)
        }
        let sorted = counts.filter { $0.count > 0 }.sorted { ($1.count, $0.2) < ($0.count, $1.2) }
        if sorted.isEmpty { return "Nothing was done in this session." }
        return sorted.map { "\(StepWords.word($0.0)): \($0.count)" }.joined(separator: "; ") + "."
    }

    /// A step in full.
    private static func step(_ step: StepAnalysis, _ worth: Worth) -> Element {
        var parts: [Element] = [
            .heading(title(step, worth, lead: "Line"), level: 2),
            .paragraph(StepWords.why(step, worth.names)), .paragraph(StepWords.best(step)),
            .paragraph(StepWords.expert(step)),
            .fields([
                LabelledText("what it was", StepWords.word(step.stepClass)),
                LabelledText(
                    "bits missing",
                    "\(StepWords.number(step.bitsBefore)) before, "
                        + "\(StepWords.number(step.bitsAfter)) after"),
                LabelledText(
                    "gained",
                    "\(StepWords.bits(step.bitsGained)); \(StepWords.bits(step.expectedBits)) "
                        + "expected"),
                LabelledText("price", StepWords.price(step.price)),
                LabelledText(
                    "how likely the truth was then", StepWords.likelihood(step.truth)),
            ]),
        ]
        if worth.analysis.linesThatHangOnBands.contains(step.line),
            let judgement = AnswerWords.judgement([step.line])
        {
            parts.append(.paragraph(judgement))
        }
        return .group(parts)
    }

    private static func lines(_ worth: Worth, selected: Int?) -> Element {
        .choices(
            Choices(
                worth.lines.enumerated().map { index, number in
                    let entry = worth.entries.first { $0.number == number }
                    return Choice(
                        index == 0 ? "see line \(number) itself" : "see line \(number)",
                        detail: entry.map { "\(ClockWords.exact($0.time)) \($0.command)" } ?? "")
                }, selected: selected))
    }

    private static func tone(_ stepClass: StepClass) -> Tone? {
        switch stepClass {
        case .splits, .testsBySwap, .restores: .good
        case .harmful: .bad
        case .redundant, .irrelevant: .quiet
        default: nil
        }
    }

    // MARK: Answer and expert

    /// When the answer followed, how near the diagnosis came, and of what sort it was.
    static func answer(_ analysis: SessionAnalysis, _ names: StepNames) -> Element {
        let sentences =
            [AnswerWords.followed(analysis)] + AnswerWords.sentences(analysis, names)
            + [AnswerWords.judgement(analysis.linesThatHangOnBands)].compactMap { $0 }
        return .group(sentences.map { .paragraph($0) })
    }

    /// The expert's way, command by command.
    static func expert(_ path: ExpertPath) -> Element {
        let rows = path.moves.map {
            [StepWords.price($0.elapsed), $0.command, StepWords.number($0.bitsAfter)]
        }
        let said = Element.paragraph(AnswerWords.expert(path))
        if rows.isEmpty { return said }
        return .group([said, .table(columns: ["after", "command", "bits missing"], rows: rows)])
    }

    // MARK: The whole

    /// All of it in one text, for a debrief that is read in lines.
    static func report(_ worth: Worth) -> Element {
        let steps = worth.analysis.steps.map { step in
            "\(title(step, worth)) (\(StepWords.summary(step))): "
                + StepWords.why(step, worth.names)
        }
        return .group([
            .heading("What each step was worth", level: 2),
            .paragraph(StepWords.meaningOfBits), .list(steps),
            .fields(AnswerWords.totals(worth.analysis)),
            .heading(WorthPart.answer.title, level: 2), answer(worth.analysis, worth.names),
            .heading(WorthPart.expert.title, level: 2), expert(worth.analysis.expert),
        ])
    }
}
