package import Plant
package import TerminalCanvas

/// What each key and word does on a screen, over it.
package struct KeysModel: Sendable {
    /// The screen that it is about.
    package let screen: ScreenName
    private let text: Element
    private var scroll = 0
    var columns = 80

    /// The keys of a screen, with why one of them does nothing now.
    ///
    /// - Parameter help: the commands that can be typed there; nil where none can.
    package init(
        screen: ScreenName, availability: (Action) -> Availability, help: HelpBook?
    ) {
        self.screen = screen
        var parts: [Element] = [KeysView.table(screen, availability)]
        if screen == .workbench {
            parts += [KeysView.editing]
            if let help { parts.append(HelpView.overview(help)) }
        }
        text = .group(parts)
    }
}

extension KeysModel: ScreenModel {
    /// A text, and nothing is typed.
    package var context: KeyContext { [.noText, .text] }

    /// Whether an action can be done now.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .earlier, .later: .available
        default: .off("not here")
        }
    }

    /// Scrolls.
    package mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        if case .off(let reason) = availability(of: action) { throw ActionRefusal(reason) }
        let lines = argument == "line" ? 1 : 10
        let height = CellPainter().height(of: text, columns: max(20, columns - 4))
        scroll = min(max(0, scroll + (action == .later ? lines : -lines)), max(0, height - 1))
        return []
    }

    /// The whole text in a pane.
    package func view(columns: Int, rows: Int) -> Element {
        .pane(Pane(title, text, hasFocus: true, scroll: .top(scroll)))
    }

    /// The whole text.
    package func lines() -> Element { .group([.heading(title, level: 1), text]) }

    private var title: String { "Keys: \(screen.title)" }
}

/// The table of actions for people.
package enum KeysView {
    /// The rows of a screen: keys, word, and what they do or why they don't now.
    package static func table(
        _ screen: ScreenName, _ availability: (Action) -> Availability
    ) -> Element {
        .table(
            columns: ["key", "word", ""],
            rows: ActionTable.entries(of: screen).map { entry in
                let reason = availability(entry.action).reason.map { "; not now: \($0)" } ?? ""
                return [keys(entry), entry.usage, entry.summary + reason]
            })
    }

    /// The keys that edit a line.
    package static let editing = Element.group([
        .heading("While you type", level: 2),
        .table(
            columns: ["key", ""],
            rows: EditingKeys.all.map { row in
                [row.pressed.map(\.title).joined(separator: ", "), row.does]
            }),
        .paragraph("In line mode your terminal edits the line by itself."),
    ])

    /// A row's keys, each once; the digits as a range.
    package static func keys(_ entry: ActionEntry) -> String {
        var names: [String] = []
        for binding in entry.bindings {
            guard case .character(let character) = binding.key, character.isNumber else {
                let name = binding.key.title
                if !names.contains(name) { names.append(name) }
                continue
            }
            if !names.contains("1 to 9") { names.append("1 to 9") }
        }
        return names.joined(separator: ", ")
    }
}
