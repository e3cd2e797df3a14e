import Exercises
import Plant
import TerminalCanvas

/// The story of a session, line by line, with what happened unseen.
enum TimelineView {
    /// Every line as something that can be chosen.
    static func choices(_ entries: [TimelineEntry], selected: Int?) -> Element {
        .choices(
            Choices(
                entries.map { entry in
                    Choice(
                        "line \(entry.number), \(ClockWords.face(entry.time)): "
                            + shortened(entry.command), detail: entry.markWords,
                        tone: tone(entry))
                }, selected: selected))
    }

    /// A command as far as a list has room for it; the line itself shows all.
    private static func shortened(_ command: String) -> String {
        let most = 40
        return command.count <= most ? command : command.prefix(most - 1) + "…"
    }

    /// A line in full: the command, what it brought, and what it did unseen.
    static func detail(_ step: RecordedStep, _ entry: TimelineEntry, canShowUnseen: Bool) -> Element
    {
        var parts: [Element] = [
            .heading(
                "Line \(entry.number), \(ClockWords.exact(entry.time)): \(entry.command)",
                level: 2),
            .group(step.reply.shown.map(ReadingView.element)),
        ]
        if canShowUnseen { parts.append(unseen(entry)) }
        return .group(parts)
    }

    /// What happened at a line that the trainee didn't see; an empty group where there was nothing.
    static func unseen(_ entry: TimelineEntry) -> Element {
        let parts = [
            ("When the client called, not seen by you:", entry.standing),
            ("Meanwhile, not seen by you:", entry.happened),
        ]
        return .group(
            parts.filter { !$0.1.isEmpty }.flatMap { title, sentences in
                [.paragraph(title), .list(sentences)]
            })
    }

    /// The whole story in lines: each command, its marks, and what was unseen.
    static func story(_ entries: [TimelineEntry]) -> Element {
        .list(
            entries.map { entry in
                let unseen = entry.happened.joined(separator: "; ")
                return "line \(entry.number), \(ClockWords.exact(entry.time)): \(entry.command) "
                    + "(\(entry.markWords))" + (unseen.isEmpty ? "" : "; unseen: \(unseen)")
            })
    }

    private static func tone(_ entry: TimelineEntry) -> Tone? {
        if entry.marks.contains(where: { [.loss, .interruption, .setback].contains($0) }) {
            return .bad
        }
        if entry.marks.contains(where: { [.repair, .recovery].contains($0) }) { return .good }
        return entry.marks == [.walk] ? .quiet : nil
    }
}
