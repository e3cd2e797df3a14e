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
        let context = screen.model.context
        return ActionTable.entries(of: screen.name).compactMap { entry in
            guard !App.unsaid.contains(entry.action), availability(of: entry.action).isAvailable
            else { return nil }
            let bound = entry.keys.filter { !$0.context.isDisjoint(with: context) }.map(\.key)
            guard let first = bound.first else { return nil }
            let second = bound.dropFirst().first.flatMap { $0.isArrow && first.isArrow ? $0 : nil }
            let title = second.map { "\(first.title)/\($0.title)" } ?? first.title
            return KeyHint(key: title, word: entry.usage, title: entry.title)
        }
    }

    /// Left to the list of keys: whoever wants them looks for them.
    private static let unsaid: [Action] = [.again, .suspend]

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
