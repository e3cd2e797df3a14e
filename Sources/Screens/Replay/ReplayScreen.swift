import Exercises
import Plant
package import TerminalCanvas

/// The replay on a canvas, and in lines.
extension ReplayModel {
    /// Where there are so many columns, the line and what stands around it are beside each other.
    private static let wideColumns = 100
    /// Where there are so many rows, they are below each other.
    private static let highRows = 20

    /// The parts that there are at this line.
    var panes: [ReplayPane] {
        ReplayPane.allCases.filter { $0 != .picture || !pictures.isEmpty }
    }

    /// The part in front; the line itself where that part isn't there.
    var shown: ReplayPane { panes.contains(pane) ? pane : .line }

    /// The whole screen without its footer.
    package func view(columns: Int, rows: Int) -> Element {
        .split(
            Split(
                .vertical,
                [
                    .fixed(1, importance: 1, .toned(.strong, .paragraph(header))),
                    SplitPart(
                        minimum: 4, weight: 1, importance: 2,
                        body(columns: columns, rows: rows - 1)),
                ]))
    }

    /// What there is at this line, in lines.
    package func lines() -> Element {
        .group([.heading(header, level: 1), content(.line), content(.desk)])
    }

    /// After a step, the line and the part in front; after anything else, that part alone.
    package mutating func takeLines() -> Element {
        defer { hasMoved = false }
        let parts = hasMoved && shown != .line ? [ReplayPane.line, shown] : [shown]
        return .group([.heading(header, level: 1)] + parts.map(content))
    }

    private var header: String {
        let last = stops.all.last ?? 0
        let title = DebriefReport.title(file)
        let place = line == 0 ? "at the call" : "line \(line) of \(last)"
        return "Replay, \(place): \(title)"
    }

    private func body(columns: Int, rows: Int) -> Element {
        let front = Element.pane(
            Pane(shown.title, content(shown), hasFocus: true, scroll: .top(scroll)))
        let isWide = columns >= Self.wideColumns
        guard isWide || rows >= Self.highRows else { return front }
        // Beside what is in front stand the line itself, else where one was.
        let second = shown == .line ? (hasPicturesOfItsOwn ? ReplayPane.picture : .desk) : .line
        let beside = Element.pane(Pane(second.title, content(second)))
        return .split(
            Split(
                isWide ? .horizontal : .vertical,
                [
                    SplitPart(minimum: isWide ? 50 : 8, weight: 3, importance: 2, front),
                    SplitPart(minimum: isWide ? 40 : 6, weight: 2, importance: 1, beside),
                ]))
    }

    func content(_ pane: ReplayPane) -> Element {
        switch pane {
        case .line: lineContent
        case .picture: pictureContent
        case .desk: deskContent
        case .notebook: desk.notebook.element
        case .transcript:
            desk.entries.isEmpty
                ? .paragraph("Nothing had been done yet.") : .group(desk.entries.map(\.element))
        case .ticket: AskedView.ticket(file)
        }
    }

    private var lineContent: Element {
        guard let step, let entry else {
            return .group([.heading("The call", level: 2), AskedView.ticket(file)])
        }
        // While a session goes on, nobody is told what they didn't see.
        return TimelineView.detail(step, entry, canShowUnseen: file.isClosed)
    }
}
