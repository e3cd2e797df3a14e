import Exercises
import Plant
import Scenarios
import SimulationKernel
import TerminalCanvas

/// What was asked, what came of it, and how it had come about.
enum AskedView {
    /// The ticket, the outcome and the story behind it.
    static func element(_ file: SessionFile) -> Element {
        .group([
            .heading("What was asked", level: 2), ticket(file),
            standing(file), outcome(file), story(file),
        ])
    }

    /// The ticket; of a session that has none and whose content can't be read, that it isn't there.
    static func ticket(_ file: SessionFile) -> Element {
        guard file.ticket.symbol("client") != nil else {
            return .notice(
                Notice(
                    .information,
                    "the ticket wasn't kept, and this version doesn't read the content that the "
                        + "session was played on"))
        }
        return SessionViews.ticket(file.ticket)
    }

    /// What didn't hold when the client called; nothing where that wasn't kept.
    private static func standing(_ file: SessionFile) -> Element {
        let standing = Timeline.entries(Array(file.steps.prefix(1))).first?.standing ?? []
        guard !standing.isEmpty else { return .group([]) }
        return .group([
            .heading("How things stood when the client called", level: 2), .list(standing),
        ])
    }

    private static func outcome(_ file: SessionFile) -> Element {
        guard let reading = file.steps.last?.reply.outcome else {
            return .notice(Notice(.information, "the session ends without an outcome"))
        }
        return ReadingView.element(reading)
    }

    /// When each fault came about and by whose hand, and what had happened: what asking and reading
    /// could have told.
    private static func story(_ file: SessionFile) -> Element {
        guard let scenario = file.scenario else {
            return .notice(
                Notice(
                    .information,
                    "how it came about can't be told: this version doesn't read the scenario that "
                        + "the session was played on"))
        }
        let people = file.inventory?.elements ?? []
        func name(_ id: String) -> String { people.first { $0.id == id }?.title ?? id }
        var parts: [Element] = [.heading("How it had come about", level: 2)]
        let faults = scenario.faults.map { fault in
            let who = fault.person.map { ", by \(name($0))" } ?? ""
            return "\(moment(fault.at)): `\(fault.element)`, "
                + SessionWords.spaced(fault.mode) + who
        }
        parts.append(.list(faults.isEmpty ? ["nothing was put wrong"] : faults))
        let stories = scenario.occurrences.map { occurrence in
            told(
                occurrence, knownBy: occurrence.knownBy.map(name),
                in: occurrence.writtenIn.map(name))
        }
        if !stories.isEmpty {
            parts += [.heading("What asking and reading could tell", level: 2), .list(stories)]
        }
        return .group(parts)
    }

    private static func moment(_ time: SimulatedTime?) -> String {
        time.map(ClockWords.face) ?? "for a long time"
    }

    private static func told(
        _ occurrence: Occurrence, knownBy people: [String], in papers: [String]
    ) -> String {
        let sources = [
            people.isEmpty ? nil : "known to \(people.joined(separator: ", "))",
            papers.isEmpty ? nil : "written in \(papers.joined(separator: ", "))",
            occurrence.isTrue ? nil : "but it never happened",
        ].compactMap { $0 }
        let text = occurrence.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(ClockWords.face(occurrence.at)): \(text)"
            + (sources.isEmpty ? "" : " (\(sources.joined(separator: "; ")))")
    }
}
