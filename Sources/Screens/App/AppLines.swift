import Plant
import TerminalCanvas

/// What lines do: typed in line mode, or on the console.
extension App {
    /// Takes a line, as it was typed in line mode.
    package mutating func receive(line: String) -> [Request] {
        notice = nil
        isAskingToLeave = false
        if case .workbench(var model) = screen {
            model.console.remember(line)
            replaceTop(.workbench(model))
        }
        return run(line)
    }

    /// Does a line: a word of the interface, else a command of the session.
    mutating func run(_ line: String) -> [Request] {
        let isEmpty = !line.contains { $0 != " " && $0 != "\t" }
        if isEmpty, screen.name != .workbench { return choose() }
        if let meaning = ActionTable.meaning(of: line, on: screen.name),
            // `LINE?` is the same as the word with its argument.
            meaning.entry.action != .complete
        {
            return perform(meaning.entry, meaning.argument)
        }
        if screen.isOverlay, let below = screens.dropLast().last {
            // Only a command, or a word of the screen below, closes what lies over it.
            if below.name == .workbench || ActionTable.meaning(of: line, on: below.name) != nil {
                pop()
                return isEmpty ? [] : run(line)
            }
        }
        guard case .workbench(var model) = screen else { return unknown(line) }
        let requests: [Request]
        if model.asksForCompletion(line) {
            requests = model.complete(String(line.dropLast()))
        } else {
            requests = model.submit(line)
        }
        replaceTop(.workbench(model))
        hear()
        return requests
    }

    /// An empty line chooses what is marked, where something can be chosen.
    private mutating func choose() -> [Request] {
        guard let entry = ActionTable.entry(.choose, on: screen.name) else { return [] }
        return perform(entry, "")
    }

    private mutating func unknown(_ line: String) -> [Request] {
        let word = line.split(separator: " ").first.map(String.init) ?? line
        tell(
            ActionRefusal(
                "there is nothing called `\(PlainText.sanitised(String(word.prefix(40))))` here",
                advice: "`keys` lists what there is", given: word,
                candidates: ActionTable.entries(of: screen.name).map(\.word)))
        return []
    }
}
