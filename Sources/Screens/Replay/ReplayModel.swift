package import Assessment
import Exercises
import TerminalCanvas

/// A recorded session as a screen: one line after the other, each with the workbench as it was
/// when the line had been done.
///
/// Nothing is computed again: what is shown was stored with the line, so that a session of any
/// version of the engine can be gone through, and one whose content this version can't read.
package struct ReplayModel: Sendable {
    /// The session that is gone through.
    package let file: SessionFile
    /// The line that is shown; 0 for the moment of the call.
    package private(set) var line: Int
    /// The workbench just after the line.
    private(set) var desk: DeskState
    let entries: [TimelineEntry]
    let stops: ReplayStops
    /// Which part of the screen was asked for.
    private(set) var pane = ReplayPane.line
    /// How many lines of that part are above its room.
    private(set) var scroll = 0
    /// Which of the pictures is shown, from 0.
    private(set) var picture = 0
    /// Whether lines haven't said the line that one has come to.
    var hasMoved = true

    /// A session from a line on; a line that isn't there is the nearest before it that is.
    ///
    /// - Parameter findings: what was found in it, where that may be shown; empty elsewhere.
    package init(file: SessionFile, line: Int, findings: [Finding] = []) {
        self.file = file
        entries = Timeline.entries(file.steps)
        stops = ReplayStops(entries, findings: findings)
        self.line = stops.held(line)
        desk = DeskState(file: file, through: self.line)
    }

    // MARK: What is at the line

    /// The step of the line; nil before the first.
    var step: RecordedStep? { file.steps.first { $0.number == line } }

    /// The line's entry; nil before the first.
    var entry: TimelineEntry? { entries.first { $0.number == line } }

    /// The pictures that were on the screen: those of the last measurement that had any.
    var pictures: [Plot] { desk.picture?.plots ?? [] }

    /// Whether the line itself brought the pictures.
    var hasPicturesOfItsOwn: Bool { desk.picture.map { $0.number == line } ?? false }

    // MARK: Moving

    /// Goes to a line; one that isn't there is the nearest before it that is.
    mutating func go(to line: Int) {
        self.line = stops.held(line)
        desk = DeskState(file: file, through: self.line)
        scroll = 0
        picture = 0
        hasMoved = true
    }

    mutating func show(_ pane: ReplayPane) {
        self.pane = pane
        scroll = 0
    }

    /// Scrolls the part in front; not beyond what it is long in a narrow window.
    mutating func scrollBy(_ lines: Int) {
        let most = LineReader(width: 40).lines(content(shown)).count
        scroll = min(max(0, scroll + lines), most)
    }

    mutating func showPicture(_ index: Int) {
        picture = index
        show(.picture)
    }
}

/// A part of the replay's screen.
enum ReplayPane: String, Hashable, Sendable, CaseIterable {
    /// What was typed, what it brought, and what it did unseen.
    case line
    case picture
    /// Where the engineer was, what was there, the time, and who had been spoken to.
    case desk
    case notebook
    /// The transcript as it stood.
    case transcript
    case ticket

    var title: String {
        switch self {
        case .line: "This line"
        case .picture: "Picture"
        case .desk: "Where you were"
        case .notebook: "Notebook"
        case .transcript: "Transcript so far"
        case .ticket: "Ticket"
        }
    }
}
