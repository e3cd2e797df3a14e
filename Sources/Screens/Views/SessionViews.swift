package import Exercises
package import Plant
package import Scenarios
package import SimulationKernel
package import TerminalCanvas

/// What is shown of a running session: the ticket, where one is, what a command brought.
package enum SessionViews {
    /// The ticket and the ways to begin.
    package static func briefing(_ exercise: Exercise) -> Element {
        let lessons = exercise.scenario.lessons
        return .group([
            .heading(exercise.scenario.title, level: 1), ticket(exercise.instance),
            .paragraph(
                "You are at: \(placeTitle(exercise)). Type `help` for what you can do, `look` for "
                    + "what is here."),
            .group(
                lessons.isEmpty ? [] : [.heading("How to go about it", level: 2), .list(lessons)]),
        ])
    }

    /// What the client said, and what is at stake.
    package static func ticket(_ instance: ScenarioInstance) -> Element {
        let scenario = instance.scenario
        let layout = instance.plant.layout
        let client = layout.elements[instance.client.index]
        let role = instance.plant.inventory.elements
            .first { $0.id == client.id }?.parameters.first { $0.name == "role" }?.value.word
        let place = layout.places[client.place.index].title
        var parts: [Element] = [
            .fields([
                LabelledText(
                    "ticket",
                    "\(ClockWords.face(scenario.called)), from \(client.title)"
                        + (role.map { ", \($0)" } ?? "") + ", \(place) (`\(client.id)`)"),
                LabelledText("needed by", ClockWords.face(scenario.deadline)),
                LabelledText("your budget", "\(scenario.budgetMinutes) min"),
            ]),
            .paragraph("\"" + TicketWords.sentences(instance).joined(separator: " ") + "\""),
        ]
        let stakes = scenario.stakes.split(separator: "\n").joined(separator: " ")
        if !stakes.isEmpty { parts.append(.paragraph(stakes)) }
        return .group(parts)
    }

    /// What a command brought, with the clock after it.
    package static func reply(_ reply: ExerciseReply, budgetLeft: TimeSpan) -> Element {
        .group(reply.readings.map(ReadingView.element) + [.paragraph(clock(reply, budgetLeft))])
    }

    /// The line of the clock: the time, and what is left of the budget.
    package static func clock(_ reply: ExerciseReply, _ budgetLeft: TimeSpan) -> String {
        "[" + clockText(reply.finished, budgetLeft) + "]"
    }

    private static func clockText(_ time: SimulatedTime, _ budgetLeft: TimeSpan) -> String {
        let left = QuantityWords.span(milliseconds: abs(budgetLeft.milliseconds))
        return ClockWords.exact(time) + ", "
            + (budgetLeft.milliseconds >= 0 ? "\(left) left" : "\(left) over the budget")
    }

    /// Where one is, what the time is, and what has been noted.
    package static func status(_ exercise: Exercise) -> Element {
        let memory = exercise.memory
        var fields = [
            LabelledText("place", placeTitle(exercise)),
            LabelledText("clock", clockText(exercise.simulation.clock, exercise.budgetLeft)),
            LabelledText("suspects", faults(memory.suspects)),
            LabelledText("ruled out", faults(memory.ruledOut)),
        ]
        if let diagnosis = memory.diagnosis {
            fields.append(
                LabelledText("stated", diagnosis.isEmpty ? "nothing is broken" : faults(diagnosis)))
        }
        let swaps = memory.swaps.map { exercise.layout.elements[$0.element.index].id }
        if !swaps.isEmpty {
            fields.append(LabelledText("spares in place of", swaps.joined(separator: ", ")))
        }
        let notes = exercise.notes.map { "\(ClockWords.face($0.time)) \($0.text)" }
        return .group([.fields(fields)] + (notes.isEmpty ? [] : [.list(notes)]))
    }

    private static func faults(_ named: [NamedFault]) -> String {
        guard !named.isEmpty else { return "none" }
        return named.map { $0.mode.isEmpty ? $0.element : "\($0.element) \($0.mode)" }
            .joined(separator: "; ")
    }

    private static func placeTitle(_ exercise: Exercise) -> String {
        exercise.layout.places[exercise.memory.place.index].title
    }

    /// Why a command wasn't done, with what may have been meant.
    package static func refusal(_ refusal: ActionRefusal) -> Element {
        var text = refusal.what
        if let nearest = NearestName.nearest(to: refusal.given, among: refusal.candidates) {
            text += "; did you mean `\(nearest)`?"
        }
        var advice = refusal.advice
        if advice.isEmpty, !refusal.candidates.isEmpty {
            let shown = refusal.candidates.prefix(12).joined(separator: ", ")
            advice = shown + (refusal.candidates.count > 12 ? ", …" : "")
        }
        return .notice(Notice(.refusal, text, advice: advice))
    }
}
