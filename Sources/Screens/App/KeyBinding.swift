package import TerminalCanvas

/// What a screen does with keys at the moment: it decides which of two meanings a key has.
package struct KeyContext: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Characters aren't typed into anything.
    package static let noText = KeyContext(rawValue: 1)
    /// Characters go into a line, which is still empty.
    package static let emptyLine = KeyContext(rawValue: 2)
    /// Characters go into a line that has some already.
    package static let typedLine = KeyContext(rawValue: 4)
    /// Something can be chosen from a list.
    package static let list = KeyContext(rawValue: 8)
    /// An instrument's picture has the focus.
    package static let picture = KeyContext(rawValue: 16)
    /// A text has the focus that may be longer than its room.
    package static let text = KeyContext(rawValue: 32)

    /// Whatever the screen does with keys.
    package static let always: KeyContext = [
        .noText, .emptyLine, .typedLine, .list, .picture, .text,
    ]
}

/// A key that does an action, with the argument that its word would have in line mode.
package struct KeyBinding: Hashable, Sendable {
    package var key: Key
    /// What follows the word in line mode: `next` of `cursor next`; may be empty.
    package var argument: String
    /// The key means this where the screen is in one of these contexts.
    package var context: KeyContext

    package init(_ key: Key, _ argument: String = "", in context: KeyContext = .always) {
        self.key = key
        self.argument = argument
        self.context = context
    }
}

extension Key {
    /// As it is written on keyboards: `Tab`, `Ctrl-P`, `Page up`.
    package var title: String {
        switch self {
        case .character(let character): character == " " ? "Space" : String(character)
        case .control(let character): "Ctrl-" + String(character).uppercased()
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .escape: "Escape"
        case .backspace: "Backspace"
        case .delete: "Delete"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "Page up"
        case .pageDown: "Page down"
        }
    }
}
