package import Plant
package import TerminalCanvas

/// What every screen is: a value that takes actions, hands out requests, and says how it looks.
///
/// Keys never reach it as keys, words never as words: the table of actions makes actions of both,
/// so that no face can do what the other can't.
package protocol ScreenModel: Sendable {
    /// What keys mean here at the moment.
    var context: KeyContext { get }

    /// Whether one of this screen's actions can be done now, and if not, why.
    func availability(of action: Action) -> Availability

    /// Does an action that is available; the argument is what follows its word, empty for none.
    ///
    /// Throws in words where the argument makes no sense; then nothing has changed.
    mutating func perform(
        _ action: Action, _ argument: String
    ) throws(ActionRefusal) -> [Request]

    /// The whole screen, without the footer, which the application adds.
    func view(columns: Int, rows: Int) -> Element

    /// The whole screen in lines: what is said when one comes to it, and on `again`.
    func lines() -> Element

    /// What line mode says after an action: only what is new. Asking takes it away.
    mutating func takeLines() -> Element
}

extension ScreenModel {
    /// All of the screen: right for screens on which an action changes most of what is shown.
    package mutating func takeLines() -> Element { lines() }
}
