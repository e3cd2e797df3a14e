import Assessment
import Exercises
import TerminalCanvas

/// Findings in words: what was seen first, then what it comes to.
enum FindingsView {
    /// The themes as things that can be chosen.
    static func themes(_ groups: [FindingGroup], selected: Int?) -> Element {
        .choices(
            Choices(
                groups.map { group in
                    Choice(
                        AssessmentWords.theme(group.theme), detail: summary(group),
                        tone: AssessmentWords.tone(group.found?.lowerBound))
                }, selected: selected))
    }

    /// The levels of a theme and one's own, in a few words.
    static func summary(_ group: FindingGroup) -> String {
        let judged = group.items.contains { $0.finding != nil }
        var text: String
        if let found = group.found {
            text = AssessmentWords.level(found.lowerBound)
            if found.lowerBound != found.upperBound {
                text += " to \(AssessmentWords.level(found.upperBound))"
            }
        } else {
            text = judged ? AssessmentWords.level(nil) : "for people to judge"
        }
        return text + (group.ownLevel.map { "; you: \(AssessmentWords.level($0))" } ?? "")
    }

    /// The criteria of a theme as things that can be chosen.
    static func criteria(_ group: FindingGroup, selected: Int?) -> Element {
        .choices(
            Choices(
                group.items.map { item in
                    Choice(
                        item.criterion.title, detail: item.standing,
                        tone: AssessmentWords.tone(item.finding?.level))
                }, selected: selected))
    }

    /// A theme in full: every criterion with what was seen, and how one's own rating stands to it.
    static func theme(_ group: FindingGroup) -> Element {
        .group([
            .heading(AssessmentWords.theme(group.theme), level: 2),
            .group(group.comparison.map { [.paragraph($0)] } ?? []),
            .list(group.items.map(sentence)),
        ])
    }

    /// A criterion in a paragraph.
    private static func sentence(_ item: FindingItem) -> String {
        guard let finding = item.finding else {
            return "\(item.criterion.title): \(item.standing)"
        }
        let lines = AssessmentWords.lines(finding.lines)
        return "\(item.criterion.title): \(finding.why)"
            + (lines.isEmpty ? "" : " [\(lines)]") + " Level: \(item.standing)."
    }

    /// A criterion in full: why it matters, what was seen, the level, and what the next one asks.
    static func criterion(_ item: FindingItem) -> Element {
        let criterion = item.criterion
        var parts: [Element] = [
            .heading(criterion.title, level: 2), .paragraph(criterion.purpose),
        ]
        if let finding = item.finding {
            parts.append(.paragraph(finding.why))
            parts.append(judgement(criterion, finding))
        } else {
            parts.append(.paragraph("It \(item.standing)."))
            if !criterion.question.isEmpty {
                parts.append(
                    .fields([LabelledText("what they will look at", criterion.question)]))
            }
        }
        if !criterion.ksbs.isEmpty {
            parts.append(
                .fields([
                    LabelledText("for the standard's", criterion.ksbs.joined(separator: ", "))
                ]))
        }
        return .group(parts)
    }

    private static func judgement(_ criterion: Criterion, _ finding: Finding) -> Element {
        guard let level = finding.level else {
            return .toned(.quiet, .paragraph("No occasion: it says nothing of your work."))
        }
        let words = criterion.words(for: level)
        var fields = [
            LabelledText(
                "level", AssessmentWords.level(level) + (words.isEmpty ? "" : ": \(words)"))
        ]
        if let next = Level.allCases.first(where: { $0 > level }) {
            let wanted = criterion.words(for: next)
            if !wanted.isEmpty {
                fields.append(LabelledText("for \(AssessmentWords.level(next))", wanted))
            }
        }
        let element = Element.fields(fields)
        return AssessmentWords.tone(level).map { .toned($0, element) } ?? element
    }

    /// The lines on which a finding rests, as things that can be chosen.
    static func lines(_ finding: Finding, _ entries: [TimelineEntry], selected: Int?) -> Element {
        .choices(
            Choices(
                finding.lines.map { number in
                    let entry = entries.first { $0.number == number }
                    return Choice(
                        "line \(number)",
                        detail: entry.map { "\(ClockWords.exact($0.time)) \($0.command)" } ?? "")
                }, selected: selected))
    }
}
