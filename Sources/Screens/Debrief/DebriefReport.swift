import Exercises
import Plant
import Scenarios
package import TerminalCanvas

/// A debrief as one text, for whoever reads it in lines.
package enum DebriefReport {
    /// The whole debrief.
    ///
    /// - Parameters:
    ///   - canShowFindings: whether the trainee has rated their work, or somebody else is reading;
    ///     without it the findings, and what to try next, are left out.
    ///   - advice: what to type for the findings, where they are left out.
    package static func element(
        _ data: DebriefData, canShowFindings: Bool, advice: String = ""
    ) -> Element {
        let entries = Timeline.entries(
            data.session.steps, canShowFindings ? data.analysis : nil)
        var parts: [Element] = [
            .heading("Debrief: \(title(data.session))", level: 1),
            .paragraph("Session \(data.session.id). \(AssessmentWords.practiceNotice)"),
            AskedView.element(data.session),
            .heading("Line by line", level: 2), TimelineView.story(entries),
        ]
        if let missing = missingEffects(data.session) { parts.append(missing) }
        guard canShowFindings else {
            parts.append(
                .notice(
                    Notice(
                        .information,
                        "the findings come once you have rated your own work", advice: advice)))
            return .group(parts)
        }
        parts.append(.heading("What was found, by theme", level: 2))
        parts += FindingGroups.make(data).map(FindingsView.theme)
        parts.append(Worth(data, entries).map(WorthView.report) ?? WorthView.missing)
        parts.append(next(data))
        return .group(parts)
    }

    /// The themes that a trainee can rate after this session.
    package static func ratedThemes(_ data: DebriefData) -> [String] {
        FindingGroups.ratedThemes(data.criteria)
    }

    /// What to try next, in words.
    static func next(_ data: DebriefData) -> Element {
        guard !data.suggestions.isEmpty else { return .group([]) }
        return .group([
            .heading("What to try next", level: 2),
            .list(data.suggestions.map { "\($0.title) (`\($0.scenario)`): \($0.why)" }),
        ])
    }

    /// The ticket's title, or the scenario's id where an old session has none.
    static func title(_ file: SessionFile) -> String {
        file.ticket.symbol("title") ?? file.scenario?.title ?? file.header.scenario
    }

    /// Said of a session of an engine that didn't keep what happened unseen; nil for any other.
    static func missingEffects(_ file: SessionFile) -> Element? {
        guard !file.steps.isEmpty,
            !file.steps.contains(where: { !$0.reply.observations.isEmpty })
        else { return nil }
        return .notice(
            Notice(
                .information,
                "this session was recorded before Patchbay kept what happens unseen; only what "
                    + "you were shown is here"))
    }
}
