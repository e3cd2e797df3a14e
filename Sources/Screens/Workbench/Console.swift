import Exercises
package import TerminalCanvas

/// The console's line: what is typed, what was typed before, and how it can go on.
package struct Console: Hashable, Sendable {
    package private(set) var line = LineEditor()
    /// Lines that were run, oldest first.
    package private(set) var history: [String]
    /// How the line can go on, where that was asked for.
    package private(set) var candidates: [String] = []
    /// The place in the history that is shown; nil for the line that is new.
    private var place: Int?
    private var draft = LineEditor()

    /// A console on which some lines were run before.
    package init(history: [String] = []) { self.history = history }

    /// Does what a key does on a line; false where it does nothing there.
    package mutating func type(_ key: Key) -> Bool {
        switch key {
        case .up: step(-1)
        case .down: step(1)
        default:
            guard line.edit(key) else { return false }
            place = nil
        }
        candidates = []
        return true
    }

    /// Puts in what was pasted; false where some of it found no room.
    package mutating func paste(_ text: String) -> Bool {
        candidates = []
        place = nil
        return line.insert(text)
    }

    /// Takes what is typed, and keeps it in the history.
    package mutating func take() -> String {
        let text = line.text
        remember(text)
        line = LineEditor()
        candidates = []
        place = nil
        return text
    }

    /// Keeps a line in the history, unless it is empty or stood there last.
    package mutating func remember(_ text: String) {
        if text.contains(where: { $0 != " " }), history.last != text { history.append(text) }
    }

    /// Puts a text in the place of what is typed.
    package mutating func put(_ text: String) {
        line.replace(with: text)
        candidates = []
        place = nil
    }

    /// Takes away the list of candidates; false where there was none.
    package mutating func closeCandidates() -> Bool {
        defer { candidates = [] }
        return !candidates.isEmpty
    }

    /// Goes on with the word before the caret as far as all candidates agree; lists them where
    /// there are several.
    package mutating func complete(_ found: [String]) {
        candidates = []
        guard let first = found.first else { return }
        let word = String(line.beforeCaret.reversed().prefix { $0 != " " }.reversed())
        var common = first
        for candidate in found.dropFirst() { common = common.commonPrefix(with: candidate) }
        if common.hasPrefix(word) {
            let rest = String(common.dropFirst(word.count))
            line.insert(found.count == 1 ? rest + " " : rest)
        }
        if found.count > 1 { candidates = found }
    }

    private mutating func step(_ direction: Int) {
        let last = history.count
        let next = (place ?? last) + direction
        guard (0...last).contains(next) else { return }
        if place == nil { draft = line }
        if next == last {
            line = draft
            place = nil
        } else {
            line.replace(with: history[next])
            place = next
        }
    }
}

extension String {
    /// The characters with which both begin.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
