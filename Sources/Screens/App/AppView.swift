import Exercises
package import TerminalCanvas

/// How it looks, and what can be done now.
extension App {
    /// The whole canvas: the screen that is seen, a message where there is one, and the keys.
    package func view(columns: Int, rows: Int) -> Element {
        var parts: [SplitPart] = []
        var left = rows
        func add(_ element: Element, atMost most: Int, importance: Int) -> SplitPart? {
            let height = CellPainter().height(of: element, columns: max(1, columns))
            let given = min(height, most)
            guard given > 0 else { return nil }
            left -= given
            return .fixed(given, importance: importance, element)
        }
        let footer = add(
            .keys(hints()), atMost: rows >= 20 ? 2 : rows >= 5 ? 1 : 0, importance: 1)
        let message = notice.flatMap {
            add(.notice($0), atMost: min(3, rows / 3), importance: 2)
        }
        parts.append(
            SplitPart(
                minimum: 1, weight: 1, importance: 3,
                screen.model.view(columns: columns, rows: max(1, left))))
        parts += [message, footer].compactMap { $0 }
        return .split(Split(.vertical, parts))
    }

    /// What can be pressed or typed now, what one needs most first.
    package func hints() -> [KeyHint] {
        let entries = ActionTable.entries(of: screen.name).filter {
            !App.unsaid.contains($0.action) && availability(of: $0.action).isAvailable
        }
        let needed = entries.filter { !App.saidLast.contains($0.action) }
        let rest = entries.filter { App.saidLast.contains($0.action) }
        return (needed + rest).compactMap { entry in
            let other = App.pairs.first { $0.first == entry.action }?.second
            // The second of a pair is said with the first.
            if App.pairs.contains(where: { $0.second == entry.action }) { return nil }
            guard let other, let second = entries.first(where: { $0.action == other }) else {
                return hint(entry)
            }
            return hint(entry, and: second)
        }
    }

    private func hint(_ entry: ActionEntry) -> KeyHint? {
        let keys = keys(of: entry)
        guard let first = keys.first else { return nil }
        let second = keys.dropFirst().first.flatMap { $0.isArrow && first.isArrow ? $0 : nil }
        let title = second.map { "\(first.title)/\($0.title)" } ?? first.title
        return KeyHint(key: title, word: entry.usage, title: entry.title)
    }

    /// Two ways along one list, said as one.
    private func hint(_ entry: ActionEntry, and other: ActionEntry) -> KeyHint? {
        guard let first = keys(of: entry).first, let second = keys(of: other).first else {
            return hint(entry)
        }
        return KeyHint(
            key: "\(second.title)/\(first.title)", word: "\(entry.word) or \(other.word)",
            title: entry.action == .next ? "move" : "scroll")
    }

    private func keys(of entry: ActionEntry) -> [Key] {
        entry.bindings.filter { !$0.context.isDisjoint(with: screen.model.context) }.map(\.key)
    }

    /// Left to the list of keys: whoever wants them looks for them.
    private static let unsaid: [Action] = [.again, .suspend]

    /// Said where there is room for it.
    private static let saidLast: [Action] = [.later, .earlier, .home, .quit]

    private static let pairs: [(first: Action, second: Action)] = [
        (.next, .previous), (.later, .earlier),
    ]

    /// Everything that can be done on the screen that is seen, with why some of it can't now.
    var palette: PaletteModel {
        let own = ActionTable.entries(of: screen.name).filter { $0.action != .palette }
        let actions = own.map { PaletteItem($0, availability(of: $0.action)) }
        guard case .workbench(let model) = screen, !model.desk.isClosed else {
            return PaletteModel(items: actions)
        }
        return PaletteModel(items: model.file.verbs.map { PaletteItem($0) } + actions)
    }

    /// What each key does on the screen that is seen.
    var keys: KeysModel {
        var help: HelpBook?
        if case .workbench(let model) = screen { help = model.file.help }
        var model = KeysModel(screen: screen.name, availability: availability, help: help)
        model.columns = columns
        return model
    }

    /// Tells the screens that scroll how wide they are.
    mutating func fitModels() {
        for index in screens.indices {
            switch screens[index] {
            case .workbench(var model):
                model.columns = columns
                screens[index] = .workbench(model)
            case .keys(var model):
                model.columns = columns
                screens[index] = .keys(model)
            case .home, .welcome, .briefing, .closing, .debrief, .replay, .palette: break
            }
        }
    }
}

extension Key {
    fileprivate var isArrow: Bool { [.up, .down, .left, .right].contains(self) }
}
