import Assessment
import TerminalCanvas

/// How a trainee rates their own work, theme by theme, before any finding is shown.
///
/// Each theme takes one of the four levels, or is left out. Once all are answered the rating can be
/// kept or begun again; kept, it is never changed. Whoever would rather not rate says so, is asked
/// once more, and that is kept as a rating of nothing.
struct RatingForm: Hashable, Sendable {
    /// What was said of a theme.
    enum Answer: Hashable, Sendable {
        case level(Level)
        case leftOut
    }

    /// What the form is waiting for.
    enum Step: Hashable, Sendable {
        case theme(Int)
        /// Everything is answered: keep it, or begin again.
        case keeping
        /// Whether they really would rather not.
        case declining
    }

    /// What a choice leads to.
    enum Result: Hashable, Sendable {
        case goesOn
        /// The rating to keep; none for somebody who would rather not.
        case keep([SelfRating])
    }

    let themes: [String]
    private(set) var answers: [Answer] = []
    private var isDeclining = false

    init(themes: [String]) { self.themes = themes }

    var step: Step {
        if isDeclining { return .declining }
        return answers.count < themes.count ? .theme(answers.count) : .keeping
    }

    /// The choices of the present step, in order.
    var choices: [Choice] {
        switch step {
        case .theme:
            return Level.allCases.map { Choice(AssessmentWords.level($0), detail: meaning($0)) } + [
                Choice("leave it out", detail: "there was nothing of it here"),
                Choice("go back one theme"),
                Choice("I'd rather not rate my work", detail: "shows the findings without it"),
            ]
        case .keeping:
            return [
                Choice("keep it and show the findings", detail: "it can't be changed afterwards"),
                Choice("begin again"),
            ]
        case .declining:
            return [
                Choice("go on rating"),
                Choice("show the findings without it", detail: "it can't be made good later"),
            ]
        }
    }

    /// Takes one of the choices, counted from 0; one that isn't there changes nothing.
    mutating func choose(_ index: Int) -> Result {
        switch (step, index) {
        case (.theme, Level.allCases.indices): answers.append(.level(Level.allCases[index]))
        case (.theme, 4): answers.append(.leftOut)
        case (.theme, 5): _ = answers.popLast()
        case (.theme, 6): isDeclining = true
        case (.keeping, 0): return .keep(ratings)
        case (.keeping, 1): answers = []
        case (.declining, 0): isDeclining = false
        case (.declining, 1): return .keep([])
        default: break
        }
        return .goesOn
    }

    /// The themes that were given a level.
    private var ratings: [SelfRating] {
        zip(themes, answers).compactMap { theme, answer in
            guard case .level(let level) = answer else { return nil }
            return SelfRating(theme: theme, level: level)
        }
    }

    private func meaning(_ level: Level) -> String {
        switch level {
        case .notYet: "I didn't do it, or it went wrong"
        case .developing: "I did some of it, or late"
        case .competent: "I did it as it should be done"
        case .strong: "I did it as I would show it to somebody"
        }
    }
}

/// The form in words.
enum RatingView {
    /// The choices of the present step.
    static func choices(_ form: RatingForm, selected: Int?) -> Element {
        .choices(Choices(form.choices, selected: selected))
    }

    /// What is asked now, and what was answered so far.
    static func question(_ form: RatingForm, _ criteria: [Criterion]) -> Element {
        .group([asked(form, criteria), answers(form)])
    }

    private static func asked(_ form: RatingForm, _ criteria: [Criterion]) -> Element {
        switch form.step {
        case .theme(let index):
            let theme = form.themes[index]
            let parts = criteria.filter { $0.theme == theme && $0.judge != .workplace }
            return .group([
                .paragraph(
                    "Before you see what was found: how would you rate your own work? It is for "
                        + "you and your mentor, and no finding rests on it."),
                .heading(
                    "\(AssessmentWords.theme(theme)) (\(index + 1) of \(form.themes.count))",
                    level: 2),
                .list(parts.map(\.title)),
            ])
        case .keeping:
            return .paragraph("That is every theme. Shall it stay so?")
        case .declining:
            return .paragraph(
                "To rate one's work before one is told is half of what a debrief teaches. Would "
                    + "you rather not?")
        }
    }

    private static func answers(_ form: RatingForm) -> Element {
        guard !form.answers.isEmpty else { return .group([]) }
        let said = zip(form.themes, form.answers).map { theme, answer in
            switch answer {
            case .level(let level):
                "\(AssessmentWords.theme(theme)): \(AssessmentWords.level(level))"
            case .leftOut: "\(AssessmentWords.theme(theme)): left out"
            }
        }
        return .group([.heading("You said", level: 2), .list(said)])
    }
}
