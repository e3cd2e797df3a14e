import Exercises
package import Plant
import Scenarios
package import SimulationKernel
package import TerminalCanvas

/// What is shown of a running session: the ticket, where one is, what a command brought.
package enum SessionViews {
    /// The ticket and the ways to begin, with the first step where the exercise teaches.
    package static func briefing(_ file: SessionFile) -> Element {
        let desk = DeskState(file: file, through: 0)
        return .group([
            .heading(PlainText.sanitised(title(file)), level: 1), ticket(file.ticket),
            begin(at: desk.place.title),
        ])
    }

    /// Where one is, and how to begin.
    static func begin(at place: String) -> Element {
        .paragraph(
            "You are at: \(place). Type `help` for what you can do, `look` for what is here.")
    }

    /// What a session's exercise is called.
    package static func title(_ file: SessionFile) -> String {
        file.ticket.symbol("title") ?? file.scenario?.title ?? file.header.scenario
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
    package static func reply(_ entry: DeskEntry) -> Element {
        .group([entry.brought, .paragraph(entry.after)])
    }

    /// The line of the clock: the time, and what is left of the budget in milliseconds.
    package static func clock(_ time: SimulatedTime, budgetLeft: Int64) -> String {
        "[" + clockText(time, budgetLeft) + "]"
    }

    private static func clockText(_ time: SimulatedTime, _ budgetLeft: Int64) -> String {
        ClockWords.exact(time) + ", " + left(budgetLeft)
    }

    /// `31 min left`, or `2 min over the budget`.
    static func left(_ budgetLeft: Int64) -> String {
        let span = QuantityWords.span(milliseconds: abs(budgetLeft))
        return budgetLeft >= 0 ? "\(span) left" : "\(span) over the budget"
    }

    /// Where one is, what the time is, and what has been noted.
    package static func status(_ desk: DeskState) -> Element {
        let notebook = desk.notebook
        var fields = [
            LabelledText("place", desk.place.title),
            LabelledText("clock", clockText(desk.clock, desk.budgetLeft)),
            LabelledText("suspects", Notebook.words(notebook.suspects)),
            LabelledText("ruled out", Notebook.words(notebook.ruledOut)),
        ]
        if let stated = notebook.stated {
            let words = stated.isEmpty ? "nothing is broken" : Notebook.words(stated)
            fields.append(LabelledText("stated", words))
        }
        if !notebook.swaps.isEmpty {
            let swaps = notebook.swaps.joined(separator: ", ")
            fields.append(LabelledText("spares in place of", swaps))
        }
        return .group([.fields(fields)] + notebook.noteList)
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
