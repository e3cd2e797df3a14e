package import Exercises
import Plant
package import Scenarios
package import SimulationKernel
package import TerminalCanvas

extension SessionViews {
    /// The ticket and the ways to begin.
    package static func briefing(_ exercise: Exercise) -> Element {
        let lessons = exercise.scenario.lessons
        return .group([
            .heading(exercise.scenario.title, level: 1), ticket(exercise.instance),
            .paragraph(
                "You are at: \(placeTitle(exercise)). Type `help` for what you can do, `look` for "
                    + "what is here."),
            .group(
                lessons.isEmpty
                    ? []
                    : [.heading("How to go about it", level: 2), .list(lessons.map(\.text))]),
        ])
    }

    /// What the client said, and what is at stake.
    package static func ticket(_ instance: ScenarioInstance) -> Element {
        ticket(instance.ticket())
    }

    /// What a command brought, with the clock after it.
    package static func reply(_ reply: ExerciseReply, budgetLeft: TimeSpan) -> Element {
        .group(
            reply.shown.map(ReadingView.element)
                + [.paragraph(clock(reply.finished, budgetLeft: budgetLeft.milliseconds))])
    }

    /// Where one is, what the time is, and what has been noted.
    package static func status(_ exercise: Exercise) -> Element {
        .fields([LabelledText("place", placeTitle(exercise))])
    }

    private static func placeTitle(_ exercise: Exercise) -> String {
        exercise.layout.places[exercise.memory.place.index].title
    }
}
