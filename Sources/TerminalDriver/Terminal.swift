package import TerminalCanvas

/// A terminal with a full screen: events come from it, and whole canvases go to it.
package protocol Terminal: AnyObject {
    /// What there is room for now. A change is told by an event as well.
    var size: TerminalSize { get }
    /// Bytes that weren't kept of the last paste: it was longer than anybody would read.
    var lostPasteBytes: Int { get }

    /// The next event; nil when none came for some milliseconds (without a limit: never).
    ///
    /// After `.hangUp` it gives nothing else.
    func next(withinMilliseconds limit: Int?) -> TerminalEvent?

    /// Shows a canvas. What lies outside the terminal's size isn't seen; what the canvas doesn't
    /// cover is empty. Showing the same canvas again writes nothing.
    func present(_ canvas: Canvas)

    /// Forgets what is on the screen, so that the next canvas is drawn as a whole: something else
    /// has written on it.
    func forget()

    /// Gives the terminal back to the shell until it calls the program again. `.resumed` follows.
    func suspend()
}

/// How many columns and rows a terminal has: never less than one, nor more than it is of use to
/// draw.
package struct TerminalSize: Hashable, Sendable {
    /// Beyond this nothing is drawn: a system can report 65,535 by 65,535, which would be four
    /// thousand million cells. A screen of 7,680 by 4,320 pixels, full of letters eight by sixteen
    /// large, has 960 columns and 270 rows.
    package static let mostColumns = 1000
    /// The rows that belong to `mostColumns`.
    package static let mostRows = 300

    package let columns: Int
    package let rows: Int

    /// A size held to what can be drawn.
    package init(columns: Int, rows: Int) {
        self.columns = min(max(columns, 1), Self.mostColumns)
        self.rows = min(max(rows, 1), Self.mostRows)
    }
}

/// Why there is no full screen here, and line mode it is.
package enum TerminalRefusal: Error, Hashable, Sendable {
    /// Standard input isn't a terminal: a pipe, a file, a script.
    case inputIsNoTerminal
    /// Standard output isn't one.
    case outputIsNoTerminal
    /// `TERM` is empty or not set.
    case typeNotSaid
    /// The system knows no terminal of this type.
    case unknownType(String)
    /// A terminal, such as `dumb`, that can't be written to at any place.
    case tooSimple(String)
    /// The system or ncurses wouldn't give it, or the program has claimed it already.
    case notGiven

    /// Whether it is worth telling: whoever uses a pipe has asked for lines.
    package var isWorthSaying: Bool {
        switch self {
        case .inputIsNoTerminal, .outputIsNoTerminal: false
        case .typeNotSaid, .unknownType, .tooSimple, .notGiven: true
        }
    }

    /// Half a sentence for a notice, safe to be shown.
    package var reason: String {
        switch self {
        case .inputIsNoTerminal: "standard input isn't a terminal"
        case .outputIsNoTerminal: "standard output isn't a terminal"
        case .typeNotSaid: "`TERM` isn't set, so the terminal's type isn't known"
        case .unknownType(let type):
            "the system knows no terminal of type `\(PlainText.sanitised(type))`"
        case .tooSimple(let type):
            "a terminal of type `\(PlainText.sanitised(type))` has no full screen"
        case .notGiven: "the terminal couldn't be taken"
        }
    }
}
