package import Exercises
package import Plant
package import TerminalCanvas

/// Everything that can be done now, over another screen: to be chosen from, or searched.
package struct PaletteModel: Sendable {
    package let items: [PaletteItem]
    /// What was typed to find one of them.
    package private(set) var filter = LineEditor()
    private var mark = ListMark()
    /// What was chosen; nil until something was.
    package private(set) var chosen: PaletteItem?
    private var hasOnlyMoved = false

    /// A palette of some things, in their order.
    package init(items: [PaletteItem]) { self.items = items }

    /// What the text that was typed finds, in the order of the list: all where none was typed.
    package var found: [PaletteItem] {
        let words = filter.text.lowercased().split(separator: " ")
        return items.filter { item in words.allSatisfy { item.searched.contains($0) } }
    }

    /// Does what a key does in the text; false where it does nothing there.
    package mutating func type(_ key: Key) -> Bool {
        guard filter.edit(key) else { return false }
        mark = ListMark()
        return true
    }

    /// Puts in what was pasted; false where some of it found no room.
    package mutating func paste(_ text: String) -> Bool {
        mark = ListMark()
        return filter.insert(text)
    }
}

/// One thing that can be done.
package struct PaletteItem: Hashable, Sendable {
    /// What choosing it does.
    package enum Deed: Hashable, Sendable {
        /// Something of the interface.
        case action(Action)
        /// A command without anything behind its verb.
        case run(String)
        /// A command that needs more: its verb is put on the console.
        case begin(String)
    }

    package var title: String
    package var detail: String
    package var deed: Deed
    /// Why it can't be done now; nil where it can.
    package var reason: String?

    package init(title: String, detail: String, deed: Deed, reason: String? = nil) {
        self.title = title
        self.detail = detail
        self.deed = deed
        self.reason = reason
    }

    /// A command of a session.
    package init(_ verb: Verb) {
        // A usage whose every further word stands in brackets is complete without them.
        let isWhole = verb.usage == verb.name || verb.usage.hasPrefix(verb.name + " [")
        self.init(
            title: verb.usage, detail: verb.summary,
            deed: isWhole && verb.name != "close" ? .run(verb.name) : .begin(verb.name))
    }

    /// A row of the table of actions.
    package init(_ entry: ActionEntry, _ availability: Availability) {
        let keys = entry.bindings.first.map { " (\($0.key.title))" } ?? ""
        self.init(
            title: entry.usage + keys, detail: entry.summary, deed: .action(entry.action),
            reason: availability.reason)
    }

    var searched: String { (title + " " + detail).lowercased() }

    var choice: Choice {
        guard let reason else { return Choice(title, detail: detail) }
        return Choice(title, detail: "\(detail); not now: \(reason)", tone: .quiet)
    }
}

extension PaletteModel: ScreenModel {
    /// A list, beside a line into which characters go.
    package var context: KeyContext {
        filter.text.isEmpty ? [.emptyLine, .list] : [.typedLine, .list]
    }

    /// Whether an action can be done now.
    package func availability(of action: Action) -> Availability {
        switch action {
        case .choose, .next, .previous, .earlier, .later:
            found.isEmpty ? .off("nothing is called `\(filter.text)`") : .available
        default: .off("not here")
        }
    }

    /// Does an action; what is chosen stands in `chosen`.
    package mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request] {
        if case .off(let reason) = availability(of: action) { throw ActionRefusal(reason) }
        hasOnlyMoved = mark.move(action, count: found.count)
        guard action == .choose else { return [] }
        let item = found[try mark.choose(argument, count: found.count)]
        if let reason = item.reason { throw ActionRefusal(reason) }
        chosen = item
        return []
    }

    /// The list with the line for the search.
    package func view(columns: Int, rows: Int) -> Element {
        let list = Element.choices(Choices(found.map(\.choice), selected: mark.index))
        let input = InputLine(
            prompt: "find: ", text: filter.text, caret: filter.caret, hasFocus: true)
        return .split(
            Split(
                .vertical,
                [
                    .fixed(1, importance: 2, .input(input)),
                    SplitPart(
                        minimum: 3, weight: 1, importance: 1,
                        .pane(Pane(ScreenName.palette.title, list, hasFocus: true))),
                ]))
    }

    /// All of it, numbered.
    package func lines() -> Element {
        .group([
            .heading(ScreenName.palette.title, level: 1),
            .choices(Choices(found.map(\.choice), selected: mark.index)),
        ])
    }

    /// The marked item where only the mark has moved.
    package mutating func takeLines() -> Element {
        guard hasOnlyMoved, found.indices.contains(mark.index) else { return .group([]) }
        return .paragraph("\(mark.index + 1). \(found[mark.index].title)")
    }
}
