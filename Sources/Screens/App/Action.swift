/// Something that the interface itself does, as against a command in the facility: it costs no
/// simulated time and leaves no line in the journal.
///
/// Every action has a key on a full screen and a word in line mode; `ActionTable` says which.
package enum Action: String, Hashable, Sendable, CaseIterable {
    // Everywhere.
    case palette, keys, again, back, home, suspend, quit
    // Where there is a list, or a text that is longer than its room.
    case choose, next, previous, earlier, later
    // At the workbench.
    case complete, pane, picture, cursor, notebook
    // In a debrief: its pages.
    case page
    // In a replay: its lines; `copy` also from a line of a debrief.
    case line, change, finding, copy
}

/// A screen, by name: what the table of actions counts by.
package enum ScreenName: String, Hashable, Sendable, CaseIterable {
    case welcome, home, briefing, workbench, debrief, replay
    /// The outcome of a ticket that was just closed.
    case closing
    /// Everything that can be done, over another screen.
    case palette
    /// What each key does, over another screen.
    case keys

    /// What it is called in lists and headings.
    package var title: String {
        switch self {
        case .welcome: "Welcome"
        case .home: "Home"
        case .briefing: "Briefing"
        case .workbench: "Workbench"
        case .debrief: "Debrief"
        case .replay: "Replay"
        case .closing: "Ticket closed"
        case .palette: "All commands"
        case .keys: "Keys"
        }
    }
}

/// Whether an action can be done now.
package enum Availability: Hashable, Sendable {
    case available
    /// Not now; why, in words without a full stop: `no picture has been measured yet`.
    case off(String)

    /// Whether it can be done.
    package var isAvailable: Bool { self == .available }

    /// Why it can't be done; nil where it can.
    package var reason: String? {
        switch self {
        case .available: nil
        case .off(let reason): reason
        }
    }
}
