import Exercises
import Plant
import TerminalCanvas

/// The texts between the screens: the welcome, the briefing, the outcome.
package enum Letters {
    /// The welcome of a first run, and the first exercise.
    package static func welcome(_ data: HomeData) -> LetterModel {
        let first = data.scenarios.first { $0.theme == "first-steps" } ?? data.scenarios.first
        let begin = first.map {
            LetterModel.Way("Take the call", detail: $0.title, [.begin(scenario: $0.id, seed: nil)])
        }
        return LetterModel(
            title: "Welcome", text: WelcomeView.element,
            ways: [begin, LetterModel.Way("Look at everything else first")].compactMap { $0 })
    }

    /// The ticket of a session that begins, and its first step where it teaches.
    package static func briefing(_ file: SessionFile) -> LetterModel {
        LetterModel(
            title: "Briefing", text: SessionViews.briefing(file),
            ways: [LetterModel.Way("Go to the workbench")], saysWays: false)
    }

    /// What came of a session, and the ways on from it.
    package static func closing(_ file: SessionFile, _ outcome: DeskEntry?) -> LetterModel {
        LetterModel(
            title: "The ticket is closed",
            text: .group([outcome?.brought ?? .group([]), .paragraph(Letters.nextIsTheDebrief)]),
            ways: [
                LetterModel.Way(
                    "Go on to the debrief", detail: "you rate your own work first",
                    [.loadDebrief(session: file.id)]),
                LetterModel.Way("Look at the workbench once more"),
            ])
    }

    private static let nextIsTheDebrief =
        "The debrief says what was wrong, what was seen in how you went about it, and what to try "
        + "next."
}
