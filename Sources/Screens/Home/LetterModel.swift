package import Plant
package import TerminalCanvas

/// A screen with a text and a few ways on from it: the welcome, the briefing, and the outcome of a
/// ticket that was just closed.
package struct LetterModel: Sendable {
    /// A way on from a text.
    package struct Way: Hashable, Sendable {
        package var choice: Choice
        /// What it asks for; nothing closes the text.
        package var requests: [Request]

        /// A way by its title, with what it asks for.
        package init(_ title: String, detail: String = "", _ requests: [Request] = []) {
            choice = Choice(title, detail: detail)
            self.requests = requests
        }
    }

    /// The pane's title.
    package let title: String
    package let text: Element
    package let ways: [Way]
    /// Whether line mode names the ways: not where the next line is a command in any case.
    let saysWays: Bool
    private var mark = ListMark()
    private var scroll = 0

    /// A text with its ways on; at least one.
    package init(title: String, text: Element, ways: [Way], saysWays: Bool = true) {
        self.title = title
        self.text = text
        self.ways = ways
        self.saysWays = saysWays
    }

    /// Whether the last choice was to close the text.
    package private(set) var isClosed = false
}

extension LetterModel: ScreenModel {
    /// A list and a text that may be longer than its room.
    package var context: KeyContext { [.noText, .list] }

    /// Whether an action can be done now.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .choose, .next, .previous, .earlier, .later: .available
        default: .off("not here")
        }
    }

    /// Does an action: moves the mark, scrolls the text, or chooses.
    package mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        if case .off(let reason) = availability(of: action) { throw ActionRefusal(reason) }
        switch action {
        case .earlier: scroll = max(0, scroll - LetterModel.pageful)
        case .later: scroll = min(scroll + LetterModel.pageful, LetterModel.mostLines)
        case .choose:
            let way = ways[try mark.choose(argument, count: ways.count)]
            isClosed = way.requests.isEmpty
            return way.requests
        default: _ = mark.move(action, count: ways.count)
        }
        return []
    }

    private static let pageful = 5
    /// No text is longer than this many lines in the smallest window.
    private static let mostLines = 60

    /// The text with the ways on below it.
    package func view(columns: Int, rows: Int) -> Element {
        let list = Element.choices(Choices(ways.map(\.choice), selected: mark.index))
        let height = CellPainter().height(of: list, columns: max(20, columns - 4))
        return .split(
            Split(
                .vertical,
                [
                    SplitPart(
                        minimum: 3, weight: 1, importance: 1,
                        .pane(Pane(title, text, scroll: .top(scroll)))),
                    .fixed(
                        min(height + 2, max(3, rows / 2)), importance: 2,
                        .pane(Pane("What now?", list, hasFocus: true))),
                ]))
    }

    /// The text, and the ways where the next line is one of them.
    package func lines() -> Element {
        guard saysWays else { return text }
        return .group([text, .choices(Choices(ways.map(\.choice), selected: mark.index))])
    }

    /// The marked way.
    package mutating func takeLines() -> Element {
        .paragraph("\(mark.index + 1). \(ways[mark.index].choice.title)")
    }
}
