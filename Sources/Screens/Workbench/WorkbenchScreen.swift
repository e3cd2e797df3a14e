import Plant
package import TerminalCanvas

/// The workbench on a canvas.
///
/// In a large window all panes stand side by side; in a smaller one the console stands beside what
/// belongs to it now; in a small one there is one pane at a time, and Tab goes through them.
extension WorkbenchModel {
    /// How many panes a window has room for.
    private enum Size {
        case small, medium, large

        /// Text is hard to read in fewer than some 45 columns, and a picture in fewer than 12 rows.
        init(columns: Int, rows: Int) {
            self =
                columns >= 150 && rows >= 40
                ? .large : columns >= 100 && rows >= 26 ? .medium : .small
        }
    }

    /// The whole screen without its footer.
    package func view(columns: Int, rows: Int) -> Element {
        var parts: [SplitPart] = [.fixed(1, importance: 3, header(columns))]
        var left = rows - 1
        if !desk.isClosed, let words = lessons.words {
            let lesson = Element.toned(.caution, .paragraph(words))
            let height = CellPainter().height(of: lesson, columns: columns)
            // Where it is cut, all of it stands in the pane of the ticket.
            let given = min(height, max(1, rows * 2 / 5))
            parts.append(.fixed(given, importance: 2, lesson))
            left -= given
        }
        parts.append(
            SplitPart(
                minimum: 3, weight: 1, importance: 4,
                body(Size(columns: columns, rows: rows), columns: columns, rows: left)))
        return .split(Split(.vertical, parts))
    }

    /// Where one is, what time it is, and what is left of the budget.
    private func header(_ columns: Int) -> Element {
        let place = Element.toned(
            .strong, .paragraph("\(ClockWords.exact(desk.clock)), \(desk.place.title)"))
        let text = SessionViews.left(desk.budgetLeft)
        guard columns >= 60 else {
            let short = "\(ClockWords.face(desk.clock)) \(desk.place.id), \(text)"
            return .toned(.strong, .paragraph(short))
        }
        let used = desk.budget - desk.budgetLeft
        let permille = desk.budget > 0 ? Int(clamping: used * 1000 / desk.budget) : 1000
        let meter = Meter(label: "budget", text: text, permille: permille)
        return .split(
            Split(
                .horizontal,
                [
                    SplitPart(minimum: 20, weight: 1, importance: 2, place),
                    .fixed(columns >= 100 ? 60 : 40, importance: 1, .meter(meter)),
                ]))
    }

    private func body(_ size: Size, columns: Int, rows: Int) -> Element {
        let console = consoleElement(columns: columns, rows: rows)
        switch size {
        case .small: return shownFocus == .console ? console : framed(shownFocus)
        case .medium:
            return .split(
                Split(
                    .horizontal,
                    [
                        SplitPart(minimum: 50, weight: 4, importance: 2, console),
                        SplitPart(minimum: 45, weight: 3, importance: 1, beside),
                    ]))
        case .large:
            return .split(
                Split(
                    .horizontal,
                    [
                        SplitPart(
                            minimum: 40, weight: 2, importance: 1,
                            column([(.ticket, 2), (.here, 3)])),
                        SplitPart(minimum: 60, weight: 4, importance: 3, console),
                        SplitPart(
                            minimum: 50, weight: 4, importance: 2,
                            column(
                                desk.picture == nil
                                    ? [(.notebook, 1)] : [(.picture, 3), (.notebook, 2)])),
                    ]))
        }
    }

    /// What stands beside the console where there is room for two panes: the picture, and the pane
    /// that has the focus; before there is either, the ticket and what is here.
    private var beside: Element {
        let focused: WorkbenchPane? = [.ticket, .here, .notebook].first { $0 == shownFocus }
        guard desk.picture != nil else {
            return column(
                focused == .notebook
                    ? [(.here, 1), (.notebook, 1)]
                    : [
                        (.ticket, 1), (.here, 1),
                    ])
        }
        return column([(.picture, 3), (focused ?? .notebook, 2)])
    }

    private func column(_ panes: [(pane: WorkbenchPane, weight: Int)]) -> Element {
        .split(
            Split(
                .vertical,
                panes.map { pane, weight in
                    SplitPart(
                        minimum: 6, weight: weight, importance: pane == shownFocus ? 2 : 1,
                        framed(pane))
                }))
    }

    /// The transcript, and below it the line that is typed.
    private func consoleElement(columns: Int, rows: Int) -> Element {
        let hidden = scrolls[.console] ?? 0
        // No more than can be seen: each command takes two lines at least.
        let recent = entries(before: 0, count: (rows + hidden) / 2 + 1)
        let shown = recent.isEmpty ? [SessionViews.begin(at: desk.place.title)] : recent
        let line = console.line
        let input = InputLine(
            prompt: "> ", text: line.text, caret: line.caret,
            candidates: listed(room: columns * max(1, rows / 3)),
            hasFocus: shownFocus == .console && !desk.isClosed)
        let height = input.candidates.isEmpty ? 1 : 1 + max(1, rows / 3)
        let wanted = CellPainter().height(of: .input(input), columns: max(1, columns / 2))
        return .split(
            Split(
                .vertical,
                [
                    SplitPart(
                        minimum: 2, weight: 1, importance: 1,
                        .pane(
                            Pane(
                                title(.console), .group(shown),
                                hasFocus: shownFocus == .console, scroll: .bottom(hidden)))),
                    .fixed(min(height, wanted), importance: 2, .input(input)),
                ]))
    }

    /// The candidates that some cells have room for, and how many more there are.
    private func listed(room: Int) -> [String] {
        var left = room / 2
        var shown: [String] = []
        for candidate in console.candidates {
            left -= PlainText.columns(of: candidate) + 2
            if left < 0 { break }
            shown.append(candidate)
        }
        let more = console.candidates.count - shown.count
        return more > 0 ? shown + ["and \(more) more"] : shown
    }

    private func framed(_ pane: WorkbenchPane) -> Element {
        .pane(
            Pane(
                title(pane), content(pane), hasFocus: pane == shownFocus,
                scroll: .top(scrolls[pane] ?? 0)))
    }

    // MARK: What is in a pane

    func title(_ pane: WorkbenchPane) -> String {
        switch pane {
        case .console: return "Console"
        case .ticket: return "Ticket"
        case .here: return "Here: \(desk.place.title)"
        case .notebook: return "Notebook"
        case .picture:
            guard let picture = desk.picture else { return "Picture" }
            let count = picture.plots.count
            return "\(picture.title), \(ClockWords.face(picture.time))"
                + (count > 1 ? ", \(plot + 1) of \(count)" : "")
        }
    }

    func content(_ pane: WorkbenchPane) -> Element {
        switch pane {
        case .console: .group(transcript)
        case .ticket: .group([SessionViews.ticket(file.ticket), step, spokenTo])
        case .here: .group([DeskViews.place(desk.place), DeskViews.lookedAt(desk.lookedAt)])
        case .picture: pictureLines
        case .notebook: desk.notebook.element
        }
    }

    /// The step of a first exercise that comes next.
    private var step: Element {
        guard !desk.isClosed, let words = lessons.words else { return .group([]) }
        return .group([.heading("To do now", level: 2), .paragraph(words)])
    }

    private var spokenTo: Element {
        guard !desk.people.isEmpty else { return .group([]) }
        return .group([
            .heading("Spoken to", level: 2),
            .fields(desk.people.map { LabelledText($0.name, $0.words) }),
        ])
    }
}

/// What stands where the engineer is, in words.
package enum DeskViews {
    /// Equipment, people and papers of a place by name; never how they are.
    package static func place(_ place: DeskPlace) -> Element {
        let sorts: [(DeskThing.Sort, String)] = [
            (.person, "People"), (.equipment, "Equipment"), (.document, "Papers"),
        ]
        return .group(
            sorts.flatMap { sort, title -> [Element] in
                let things = place.things.filter { $0.sort == sort }
                if things.isEmpty { return [] }
                return [
                    .heading(title, level: 2),
                    .fields(things.map { LabelledText($0.name, $0.title) }),
                ]
            })
    }

    /// What was looked at last, and when; nothing before.
    package static func lookedAt(_ entry: DeskEntry?) -> Element {
        guard let entry else { return .group([]) }
        return .group([
            .heading("Last looked at, \(ClockWords.face(entry.time))", level: 2),
            .paragraph("> " + entry.command), entry.brought,
        ])
    }
}
