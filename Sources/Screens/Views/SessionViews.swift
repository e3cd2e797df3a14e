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
                lessons.isEmpty
                    ? []
                    : [.heading("How to go about it", level: 2), .list(lessons.map(\.text))]),
        ])
    }

    /// What the client said, and what is at stake.
    package static func ticket(_ instance: ScenarioInstance) -> Element {
        ticket(instance.ticket())
    }

    /// A ticket from its reading.
    package static func ticket(_ reading: Reading) -> Element {
        func time(_ name: String) -> String {
            ClockWords.face(SimulatedTime(milliseconds: reading.integer(name) ?? 0))
        }
        let client = reading.symbol("client") ?? ""
        let role = reading.symbol("role").map { ", \($0)" } ?? ""
        var parts: [Element] = [
            .fields([
                LabelledText(
                    "ticket",
                    "\(time("called")), from \(reading.symbol("client-title") ?? client)\(role), "
                        + "\(reading.symbol("place") ?? "") (`\(client)`)"),
                LabelledText("needed by", time("deadline")),
                LabelledText(
                    "your budget", "\((reading.integer("budget") ?? 0) / 60_000) min"),
            ]),
            .paragraph("\"" + TicketWords.sentences(reading).joined(separator: " ") + "\""),
        ]
        let stakes = (reading.symbol("stakes") ?? "").split(separator: "\n").joined(separator: " ")
        if !stakes.isEmpty { parts.append(.paragraph(stakes)) }
        return .group(parts)
    }

    /// What a command brought, with the clock after it.
    package static func reply(_ reply: ExerciseReply, budgetLeft: TimeSpan) -> Element {
        .group(reply.shown.map(ReadingView.element) + [.paragraph(clock(reply, budgetLeft))])
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
