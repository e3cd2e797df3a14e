package import Assessment
package import Exercises
package import Plant
package import TerminalCanvas

/// What the interface asks of the program around it: whatever touches records, content or physics.
///
/// The interface is a value; it hands these out, and is told what came of each as a `Report`.
package enum Request: Hashable, Sendable {
    /// Read what home shows.
    case loadHome
    /// Begin a session on a scenario; a seed of chance where none is given.
    case begin(scenario: String, seed: UInt64?)
    /// Take up an open session.
    case resume(session: String)
    /// Perform and commit a command of the running session.
    case perform(ExerciseCommand)
    /// How a line that was begun can go on.
    case complete(line: String)
    /// The running session is left; it stays open unless its ticket is closed.
    case leaveSession
    /// Read a closed session with its findings.
    case loadDebrief(session: String)
    /// Keep how the trainee rates their own work; the findings may be shown after it.
    case rate(session: String, [SelfRating])
    /// Read a recorded session, to be shown from a line (0 for before the first).
    case loadReplay(session: String, line: Int)
    /// Begin a practice copy: the same instance, with the lines up to this one done already.
    case copy(session: String, line: Int)
    /// Draw the whole canvas anew: something else has written on the terminal.
    case redraw
    /// Give the terminal back to the shell until it calls again.
    case suspend
    /// Leave the program.
    case quit
}

/// What came of a request.
package enum Report: Sendable {
    case home(HomeData)
    /// A session began, or was taken up or copied; its steps so far are in it.
    case session(SessionFile)
    /// A command was performed and is in the records.
    case performed(RecordedStep)
    case refused(ActionRefusal)
    case candidates([String])
    case debrief(DebriefData)
    case replay(SessionFile, line: Int)
    /// What was asked for couldn't be done; nothing has changed.
    case failed(Notice)
}
