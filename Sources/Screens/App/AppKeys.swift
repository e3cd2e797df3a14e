import Plant
package import TerminalCanvas

/// What keys and pastes do.
extension App {
    /// Takes what came from the terminal of a full screen.
    package mutating func receive(_ event: TerminalEvent) -> [Request] {
        switch event {
        case .key(let key): return receive(key)
        case .paste(let text):
            paste(text)
            return []
        case .resized(let columns, _):
            self.columns = columns
            fitModels()
            return []
        case .resumed: return []
        case .hangUp: return [.leaveSession, .quit]
        }
    }

    private mutating func receive(_ key: Key) -> [Request] {
        let wasAsking = isAskingToLeave
        isAskingToLeave = false
        notice = nil
        if wasAsking, key == .control("c") { return quit() }
        let context = screen.model.context
        if let meaning = ActionTable.meaning(of: key, on: screen.name, context) {
            return perform(meaning.entry, meaning.argument)
        }
        return type(key)
    }

    /// What a key does that isn't an action's: it is typed, on the console or into a search.
    private mutating func type(_ key: Key) -> [Request] {
        switch screen {
        case .workbench(var model):
            if model.shownFocus != .console {
                // Whoever types in another pane means the console.
                switch key {
                case .character, .enter: model.focus = .console
                default: return off(key)
                }
            } else if key == .enter {
                let line = model.console.take()
                replaceTop(.workbench(model))
                return run(line)
            }
            let isDone = key == .enter || model.console.type(key)
            replaceTop(.workbench(model))
            return isDone ? [] : off(key)
        case .palette(var model):
            let isDone = model.type(key)
            replaceTop(.palette(model))
            return isDone ? [] : off(key)
        case .home, .welcome, .briefing, .closing, .debrief, .replay, .keys: return off(key)
        }
    }

    /// A key that means nothing here: if it means something elsewhere on the screen, why not now.
    private mutating func off(_ key: Key) -> [Request] {
        let always = ActionTable.meaning(of: key, on: screen.name, .always)
        if let entry = always?.entry,
            let reason = availability(of: entry.action).reason
        {
            tell(Notice(.information, "\(key.title): \(reason)"))
        }
        return []
    }

    private mutating func paste(_ text: String) {
        notice = nil
        var isWhole = true
        switch screen {
        case .workbench(var model):
            model.focus = .console
            isWhole = model.console.paste(text)
            replaceTop(.workbench(model))
        case .palette(var model):
            isWhole = model.paste(text)
            replaceTop(.palette(model))
        case .home, .welcome, .briefing, .closing, .debrief, .replay, .keys:
            return tell(Notice(.information, "nothing can be pasted here"))
        }
        if !isWhole {
            tell(
                Notice(
                    .information,
                    "the paste was cut: a line holds \(LineEditor.limit) bytes at most"))
        }
    }
}
