package import TerminalCanvas

/// One row of the table: an action with its word, its keys, and where it exists.
package struct ActionEntry: Hashable, Sendable {
    package var action: Action
    /// What is typed in line mode, without arguments.
    package var word: String
    /// The word with its arguments: `cursor [N|next|previous]`.
    package var usage: String
    /// What it does, for the footer: two or three words.
    package var title: String
    /// What it does, in a line.
    package var summary: String
    package var bindings: [KeyBinding]
    package var screens: [ScreenName]
}

/// The one table of what the interface can do: dispatch, footer, help, palette and the printed
/// list of keys are made from it.
///
/// Where two rows of a screen share a key, their contexts tell them apart; a test holds them to it.
package enum ActionTable {
    /// All rows, in the order in which help lists them.
    package static let entries: [ActionEntry] = workbench + lists + pages + everywhere

    /// The rows of a screen, in order.
    package static func entries(of screen: ScreenName) -> [ActionEntry] {
        entries.filter { $0.screens.contains(screen) }
    }

    /// The row of an action on a screen; nil where the screen doesn't have it.
    package static func entry(_ action: Action, on screen: ScreenName) -> ActionEntry? {
        entries.first { $0.action == action && $0.screens.contains(screen) }
    }

    /// What a key means on a screen; nil where it means nothing, or is typed.
    package static func meaning(
        of key: Key, on screen: ScreenName, _ context: KeyContext
    ) -> (entry: ActionEntry, argument: String)? {
        for entry in entries(of: screen) {
            for binding in entry.bindings
            where binding.key == key && !binding.context.isDisjoint(with: context) {
                return (entry, binding.argument)
            }
        }
        return nil
    }

    /// What a line means on a screen: an action's word and what follows it; nil for anything else.
    package static func meaning(
        of line: String, on screen: ScreenName
    ) -> (entry: ActionEntry, argument: String)? {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard let first = words.first else { return nil }
        let argument = words.dropFirst().joined(separator: " ")
        let rows = entries(of: screen)
        let word = first == "exit" ? "quit" : first
        if let entry = rows.first(where: { $0.word == word }) { return (entry, argument) }
        // A bare number chooses, where there is something to choose.
        if words.count == 1, Int(first) != nil,
            let entry = rows.first(where: { $0.action == .choose })
        {
            return (entry, String(first))
        }
        return nil
    }

    // MARK: The rows

    private static let withLists: [ScreenName] = [
        .welcome, .home, .briefing, .debrief, .closing, .palette,
    ]

    private static let workbench = [
        ActionEntry(
            action: .complete, word: "?", usage: "LINE?", title: "complete",
            summary: "how a line that was begun can go on",
            bindings: [KeyBinding(.tab, in: .typedLine)], screens: [.workbench]),
        ActionEntry(
            action: .pane, word: "pane", usage: "pane [NAME|next|previous]", title: "next pane",
            summary: "go to another part of the workbench",
            bindings: [
                KeyBinding(.tab, "next", in: [.emptyLine, .noText]),
                KeyBinding(.backTab, "previous"),
            ], screens: [.workbench, .replay]),
        ActionEntry(
            action: .picture, word: "picture", usage: "picture [N]", title: "picture",
            summary: "show what the instrument shows, or another picture of the same reading",
            bindings: [
                KeyBinding(.control("g")), KeyBinding(.down, "next", in: .picture),
                KeyBinding(.up, "previous", in: .picture),
            ], screens: [.workbench]),
        ActionEntry(
            action: .picture, word: "picture", usage: "picture [N]", title: "picture",
            summary: "show what the instrument showed at this line, or another picture of it",
            bindings: [KeyBinding(.control("g"))], screens: [.replay]),
        ActionEntry(
            action: .cursor, word: "cursor", usage: "cursor [N|next|previous]", title: "cursor",
            summary: "move the picture's cursor, and read the value there",
            bindings: [
                KeyBinding(.right, "next", in: .picture),
                KeyBinding(.left, "previous", in: .picture),
            ], screens: [.workbench]),
        ActionEntry(
            action: .notebook, word: "notebook", usage: "notebook", title: "notebook",
            summary: "what you suspect, have ruled out and have noted",
            bindings: [KeyBinding(.control("n"))], screens: [.workbench]),
    ]

    private static let lists = [
        ActionEntry(
            action: .choose, word: "choose", usage: "choose [N]", title: "choose",
            summary: "choose what is marked, or the item with a number; the number alone does too",
            bindings: [KeyBinding(.enter, in: .list)]
                + (1...9).map {
                    KeyBinding(
                        .character(Character(String($0))), "\($0)", in: [.noText, .emptyLine])
                }, screens: withLists),
        ActionEntry(
            action: .next, word: "next", usage: "next", title: "next",
            summary: "mark the next item, or go down a line",
            bindings: [KeyBinding(.down, in: [.list, .text])], screens: withLists),
        ActionEntry(
            action: .previous, word: "previous", usage: "previous", title: "previous",
            summary: "mark the item before, or go up a line",
            bindings: [KeyBinding(.up, in: [.list, .text])], screens: withLists),
        ActionEntry(
            action: .earlier, word: "earlier", usage: "earlier", title: "further up",
            summary: "what stands further up",
            bindings: [KeyBinding(.pageUp)], screens: withLists + [.replay]),
        ActionEntry(
            action: .later, word: "later", usage: "later", title: "further down",
            summary: "what stands further down",
            bindings: [KeyBinding(.pageDown)], screens: withLists + [.replay]),
        ActionEntry(
            action: .earlier, word: "earlier", usage: "earlier", title: "further up",
            summary: "what stands further up, or was said before",
            bindings: [KeyBinding(.pageUp), KeyBinding(.up, "line", in: .text)],
            screens: [.workbench, .keys]),
        ActionEntry(
            action: .later, word: "later", usage: "later", title: "further down",
            summary: "what stands further down, or was said after it",
            bindings: [KeyBinding(.pageDown), KeyBinding(.down, "line", in: .text)],
            screens: [.workbench, .keys]),
    ]

    private static let pages = [
        ActionEntry(
            action: .page, word: "page", usage: "page [NAME|next|previous]", title: "next page",
            summary: "go to another page of the debrief",
            bindings: [
                KeyBinding(.tab, "next"), KeyBinding(.backTab, "previous"),
                KeyBinding(.right, "next"), KeyBinding(.left, "previous"),
            ], screens: [.debrief]),
        ActionEntry(
            action: .line, word: "line", usage: "line [N|next|previous|first|last]", title: "line",
            summary: "go to another line of the session",
            bindings: [
                KeyBinding(.right, "next"), KeyBinding(.left, "previous"),
                KeyBinding(.down, "next"), KeyBinding(.up, "previous"),
                KeyBinding(.home, "first"), KeyBinding(.end, "last"),
            ], screens: [.replay]),
        ActionEntry(
            action: .change, word: "change", usage: "change [next|previous]", title: "next change",
            summary: "go to a line at which something was changed",
            bindings: [
                KeyBinding(.character("c"), "next"), KeyBinding(.character("C"), "previous"),
            ], screens: [.replay]),
        ActionEntry(
            action: .finding, word: "finding", usage: "finding [next|previous]",
            title: "next finding",
            summary: "go to a line on which a finding rests",
            bindings: [
                KeyBinding(.character("f"), "next"), KeyBinding(.character("F"), "previous"),
            ], screens: [.replay]),
        ActionEntry(
            action: .copy, word: "from-here", usage: "from-here", title: "try from here",
            summary: "begin a practice copy of the session that goes on from this line",
            bindings: [KeyBinding(.character("r"))], screens: [.debrief, .replay]),
    ]

    private static let everywhere = [
        ActionEntry(
            action: .palette, word: "palette", usage: "palette", title: "all commands",
            summary: "everything that can be done now, to be chosen from",
            bindings: [KeyBinding(.control("p"))], screens: ScreenName.allCases),
        ActionEntry(
            action: .keys, word: "keys", usage: "keys", title: "keys",
            summary: "what each key and word does here",
            bindings: [KeyBinding(.character("?"), in: [.noText, .emptyLine])],
            screens: ScreenName.allCases),
        ActionEntry(
            action: .back, word: "back", usage: "back", title: "back",
            summary: "close what is open, or go back to where you were",
            bindings: [KeyBinding(.escape)], screens: ScreenName.allCases),
        ActionEntry(
            action: .home, word: "home", usage: "home", title: "home",
            summary: "leave this for the list of everything; a session is kept",
            bindings: [KeyBinding(.control("o"))], screens: ScreenName.allCases),
        ActionEntry(
            action: .again, word: "again", usage: "again", title: "again",
            summary: "draw the screen anew, or say it once more",
            bindings: [KeyBinding(.control("l"))], screens: ScreenName.allCases),
        ActionEntry(
            action: .suspend, word: "suspend", usage: "suspend", title: "to the shell",
            summary: "give the terminal back to the shell; `fg` there comes back",
            bindings: [KeyBinding(.control("z"))], screens: ScreenName.allCases),
        ActionEntry(
            action: .quit, word: "quit", usage: "quit", title: "leave",
            summary: "leave Patchbay; a session is kept",
            bindings: [
                KeyBinding(.control("d"), in: [.noText, .emptyLine]),
                KeyBinding(.control("c"), "ask", in: [.noText, .emptyLine]),
            ], screens: ScreenName.allCases),
    ]
}
