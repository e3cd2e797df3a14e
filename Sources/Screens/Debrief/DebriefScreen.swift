import Exercises
package import TerminalCanvas

/// The debrief on a canvas, and in lines.
///
/// A list and what it leads to stand beside each other where there is room, below each other where
/// there is less; in a small window the list is alone, and choosing shows the rest.
extension DebriefModel {
    /// Where there are so many columns, the list and what it leads to stand beside each other.
    private static let wideColumns = 100
    /// Where there are so many rows, they stand below each other.
    private static let highRows = 20

    /// The whole screen without its footer.
    package func view(columns: Int, rows: Int) -> Element {
        .split(
            Split(
                .vertical,
                [
                    .fixed(1, importance: 1, header(columns)),
                    SplitPart(
                        minimum: 4, weight: 1, importance: 2,
                        body(columns: columns, rows: rows - 1)),
                ]))
    }

    /// The page in lines: all of it that is new where one has just come to it.
    package func lines() -> Element {
        let list = listElement ?? .group([])
        return .group(
            [.heading(title, level: 1)] + (page == .rating ? [content, list] : [list, content]))
    }

    /// The marked item and what belongs to it; a text that is on the page was said with it.
    func itemLines() -> Element {
        guard let list, case .choices(let choices)? = listElement,
            choices.items.indices.contains(list.mark)
        else {
            if page == .worth, let here = worth.flatMap(WorthView.here) { return here }
            return .paragraph("All of this page was said; `again` says it once more.")
        }
        let item = choices.items[list.mark]
        let words = item.title + (item.detail.isEmpty ? "" : ": " + item.detail)
        let said = Element.paragraph("\(list.mark + 1) of \(list.count): \(words)")
        return page == .rating ? said : .group([said, content])
    }

    private var title: String {
        let title = DebriefReport.title(data.session)
        return "Debrief: \(title): \(page.title)"
    }

    /// Where one is, in one line.
    private func header(_ columns: Int) -> Element {
        let number = (DebriefPage.allCases.firstIndex(of: page) ?? 0) + 1
        let words = DebriefPage.allCases.map { $0 == page ? "[\($0.word)]" : $0.word }
        let path = words.joined(separator: " ")
        let ways = [
            "Debrief, \(DebriefReport.title(data.session)): \(path)", "Debrief: \(path)",
        ]
        let text =
            ways.first { $0.count <= columns }
            ?? "\(number) of \(DebriefPage.allCases.count): \(page.title)"
        return .toned(.strong, .paragraph(text))
    }

    private func body(columns: Int, rows: Int) -> Element {
        guard let list = listElement else {
            return .pane(Pane(detailTitle, content, hasFocus: true, scroll: .top(scroll)))
        }
        // Whatever is marked is kept in sight.
        let pane = Pane(page.title, list, hasFocus: true)
        let isWide = columns >= Self.wideColumns
        let detail = Pane(detailTitle, content)
        // What a step was worth is said by no line of the session: it stands below where it leads.
        if isOneStep, !isWide {
            return .pane(Pane(detailTitle, .group([list, content]), hasFocus: true))
        }
        guard isWide || rows >= Self.highRows else {
            // Where a question is asked, it can't be left out.
            return .pane(
                page == .rating ? Pane(page.title, .group([content, list]), hasFocus: true) : pane)
        }
        let main = SplitPart(
            minimum: isWide ? 40 : 8, weight: 1, importance: 2, .pane(pane))
        let side = SplitPart(
            minimum: isWide ? 40 : 6, weight: 1, importance: 1, .pane(detail))
        // A question comes before its answers, what a choice leads to after it.
        let parts = page == .rating ? [side, main] : [main, side]
        return .split(Split(isWide ? .horizontal : .vertical, parts))
    }

    private var isOneStep: Bool { page == .worth && worth?.depth == .step }

    private var detailTitle: String {
        switch page {
        case .asked: page.title
        case .timeline: "This line"
        case .rating: "The question"
        case .findings:
            switch depth {
            case .themes: "This theme"
            case .criteria: "This criterion"
            case .lines: "This line"
            }
        case .worth: worth.map(WorthView.title) ?? page.title
        case .next: "Why"
        }
    }

    /// What the page says beside its list, or all of it where it has none.
    var content: Element {
        switch page {
        case .asked:
            let old = DebriefReport.missingEffects(data.session).map { [$0] } ?? []
            return .group(
                [AskedView.element(data.session)] + old
                    + [.paragraph(AssessmentWords.practiceNotice)])
        case .timeline: return line(currentLine)
        case .rating: return RatingView.question(form, data.criteria)
        case .findings: return findingContent
        case .worth: return worth.map(WorthView.content) ?? WorthView.missing
        case .next:
            guard let list, data.suggestions.indices.contains(list.mark) else {
                return .paragraph("There is nothing to suggest: every list is at home.")
            }
            return .paragraph(data.suggestions[list.mark].why)
        }
    }

    private var findingContent: Element {
        switch depth {
        case .themes:
            return .group(
                (group.map { [FindingsView.theme($0)] } ?? [])
                    + [.paragraph(AssessmentWords.practiceNotice)])
        case .criteria: return item.map(FindingsView.criterion) ?? .group([])
        case .lines: return line(currentLine)
        }
    }

    private func line(_ number: Int?) -> Element {
        guard let entry = entries.first(where: { $0.number == number }),
            let step = data.session.steps.first(where: { $0.number == number })
        else { return .paragraph("Nothing was done in this session.") }
        return TimelineView.detail(step, entry, canShowUnseen: true)
    }

    /// The page's list; nil where it has none.
    private var listElement: Element? {
        guard let list else { return nil }
        switch page {
        case .asked: return nil
        case .timeline: return TimelineView.choices(entries, selected: list.mark)
        case .rating: return RatingView.choices(form, selected: list.mark)
        case .findings:
            switch depth {
            case .themes: return FindingsView.themes(groups, selected: list.mark)
            case .criteria: return group.map { FindingsView.criteria($0, selected: list.mark) }
            case .lines:
                return item?.finding.map {
                    FindingsView.lines($0, entries, selected: list.mark)
                }
            }
        case .worth: return worth.flatMap(WorthView.list)
        case .next:
            return .choices(
                Choices(data.suggestions.map { Choice($0.title) }, selected: list.mark))
        }
    }
}
