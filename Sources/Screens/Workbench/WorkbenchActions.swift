package import Plant
package import TerminalCanvas

/// The workbench's actions: from pane to pane, through what was said, and along a picture.
extension WorkbenchModel: ScreenModel {
    /// The console takes text; a picture takes the arrows for its cursor, other panes scroll.
    package var context: KeyContext {
        switch shownFocus {
        case .console: console.line.text.isEmpty ? .emptyLine : .typedLine
        case .picture: [.noText, .picture]
        case .ticket, .here, .notebook: [.noText, .text]
        }
    }

    /// Whether an action can be done now. `back` is the workbench's own where the focus is in
    /// another pane than the console, or candidates are listed.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .complete:
            desk.isClosed ? .off("the ticket is closed") : .available
        case .pane, .notebook: .available
        case .picture:
            desk.picture == nil ? .off(WorkbenchModel.noPicture) : .available
        case .cursor:
            shownPlot == nil
                ? .off(WorkbenchModel.noPicture)
                : shownPlot?.readouts.isEmpty == true
                    ? .off("nothing can be read off this picture") : .available
        case .earlier, .later:
            shownFocus == .console && transcript.isEmpty
                ? .off("nothing has been done yet") : .available
        case .back:
            focus != .console || !console.candidates.isEmpty
                ? .available : .off("`home` leaves the workbench")
        default: .off("not at the workbench")
        }
    }

    /// Does an action; where its argument makes no sense, nothing has changed.
    package mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        if case .off(let reason) = availability(of: action) { throw ActionRefusal(reason) }
        switch action {
        case .complete: return complete(argument.isEmpty ? nil : argument)
        case .pane: try turn(argument)
        case .notebook:
            focus = .notebook
            say(.notebook)
        case .picture: try showPicture(argument)
        case .cursor: try moveCursor(argument)
        case .earlier: scroll(argument == "line" ? 1 : WorkbenchModel.pageful, isUp: true)
        case .later: scroll(argument == "line" ? 1 : WorkbenchModel.pageful, isUp: false)
        case .back:
            if !console.closeCandidates() { focus = .console }
        default: break
        }
        return []
    }

    /// What line mode says after it: only what is new.
    package mutating func takeLines() -> Element {
        defer { news = [] }
        return .group(news)
    }

    /// Where one is, what was done last, and which step comes next.
    package func lines() -> Element {
        .group(
            [.heading(SessionViews.title(file), level: 1), SessionViews.status(desk)]
                + entries(before: 0, count: 1)
                + (desk.isClosed ? [] : lessons.words.map { [.paragraph($0)] } ?? []))
    }

    // MARK: Panes

    /// How many lines `earlier` and `later` scroll by.
    private static let pageful = 8
    /// How many commands `earlier` and `later` say again.
    private static let reviewCount = 3

    /// The panes that there is something in, in the order in which Tab goes through them.
    var panes: [WorkbenchPane] {
        WorkbenchPane.allCases.filter { $0 != .picture || desk.picture != nil }
    }

    private mutating func turn(_ argument: String) throws(ActionRefusal) {
        let panes = self.panes
        let place = panes.firstIndex(of: shownFocus) ?? 0
        switch argument {
        case "", "next": focus = panes[(place + 1) % panes.count]
        case "previous": focus = panes[(place + panes.count - 1) % panes.count]
        default:
            guard let pane = panes.first(where: { $0.rawValue == argument }) else {
                throw ActionRefusal(
                    "there is no pane `\(PlainText.sanitised(argument))` now",
                    advice: "pane " + panes.map(\.rawValue).joined(separator: "|"),
                    given: argument, candidates: panes.map(\.rawValue))
            }
            focus = pane
        }
        say(focus)
    }

    private mutating func say(_ pane: WorkbenchPane) {
        news.append(
            pane == .console
                ? .group(entries(before: 0, count: 1)) : .pane(Pane(title(pane), content(pane))))
    }

    // MARK: Scrolling

    private mutating func scroll(_ lines: Int, isUp: Bool) {
        let pane = shownFocus
        guard pane == .console else {
            let moved = (scrolls[pane] ?? 0) + (isUp ? -lines : lines)
            scrolls[pane] = min(max(0, moved), height(content(pane)) - 1)
            return say(pane)
        }
        let moved = (scrolls[pane] ?? 0) + (isUp ? lines : -lines)
        scrolls[pane] = min(max(0, moved), height(.group(transcript)) - 1)
        review(isUp: isUp)
    }

    private func height(_ element: Element) -> Int {
        max(1, CellPainter().height(of: element, columns: max(20, columns - 4)))
    }

    /// Says some of what was said before what was said again last, or after it.
    private mutating func review(isUp: Bool) {
        let count = WorkbenchModel.reviewCount
        reviewed = min(max(0, reviewed + (isUp ? count : -count)), transcript.count)
        let again = entries(before: max(0, reviewed - count), count: min(count, reviewed))
        news.append(again.isEmpty ? .paragraph("That was the last.") : .group(again))
    }

    // MARK: Pictures

    private mutating func showPicture(_ argument: String) throws(ActionRefusal) {
        let count = desk.picture?.plots.count ?? 0
        guard count > 0 else { throw ActionRefusal(WorkbenchModel.noPicture) }
        let before = plot
        switch argument {
        // From another pane one comes to the picture; there, the next one comes.
        case "": if focus == .picture { plot = (plot + 1) % count }
        case "next": plot = (plot + 1) % count
        case "previous": plot = (plot + count - 1) % count
        default:
            guard let number = Int(argument), (1...count).contains(number) else {
                throw ActionRefusal(
                    "`\(PlainText.sanitised(argument))` isn't one of the pictures",
                    advice: count == 1 ? "picture 1" : "picture 1 to \(count)")
            }
            plot = number - 1
        }
        if plot != before { cursor = nil }
        focus = .picture
        say(.picture)
    }

    private mutating func moveCursor(_ argument: String) throws(ActionRefusal) {
        guard let readouts = shownPlot?.readouts, !readouts.isEmpty else {
            throw ActionRefusal(WorkbenchModel.noPicture)
        }
        let last = readouts.count - 1
        switch argument {
        case "", "next": cursor = min(last, (cursor ?? -1) + 1)
        case "previous": cursor = max(0, (cursor ?? 1) - 1)
        default:
            guard let number = Int(argument), (1...readouts.count).contains(number) else {
                throw ActionRefusal(
                    "`\(PlainText.sanitised(argument))` isn't a place for the cursor",
                    advice: "cursor 1 to \(readouts.count), cursor next, cursor previous")
            }
            cursor = number - 1
        }
        guard let cursor else { return }
        let here = readouts[cursor]
        news.append(
            .paragraph("\(cursor + 1) of \(readouts.count), \(here.label): \(here.text)"))
    }
}
