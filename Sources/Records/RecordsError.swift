package import Exercises
package import SimulationKernel

/// Why a store didn't do what it was asked. Nothing was changed.
package enum RecordsError: Error, Hashable, Sendable {
    /// The request doesn't fit what is recorded.
    case refused(RecordRefusal)
    /// The records can't be reached, read or written.
    case store(StoreProblem)
}

/// A request that doesn't fit what is recorded.
package enum RecordRefusal: Error, Hashable, Sendable {
    /// An id must be 1 to 100 bytes of ASCII without spaces.
    case badIdentifier(String)
    case unknownTrainee(String)
    /// Another trainee has the id already.
    case traineeExists(String)
    case sessionExists(String)
    case unknownSession(String)
    case sessionClosed(String)
    /// The header names content that is neither given nor stored.
    case contentMissing(name: String, hash: Hash32)
    /// The line doesn't follow on the session's last one.
    case journal(session: String, JournalRefusal)
    /// The head was signed over another session or another end.
    case headDiffers(session: String)
    case unknownText(Hash32, session: String)
    /// What is only for closed sessions was asked of an open one.
    case sessionOpen(String)
    /// The work in the session has been rated already; a rating is never changed.
    case alreadyRated(String)
    case themeTwice(String)
    /// Revisions of the reasoning count from 1.
    case badRevision(Int)
    /// Another analysis of the session is kept already for this revision of the reasoning.
    case analysisDiffers(session: String, revision: Int)
}

extension RecordRefusal: CustomStringConvertible {
    /// The refusal in words: lower case, no full stop. A bad id may hold anything at all: whoever
    /// shows it makes it safe.
    package var description: String {
        switch self {
        case .badIdentifier(let id):
            return "`\(id)` can't be an id: 1 to \(RecordName.maximumLength) ASCII characters "
                + "without spaces"
        case .unknownTrainee(let id): return "no trainee `\(id)`"
        case .traineeExists(let id): return "another trainee has the id `\(id)` already"
        case .sessionExists(let id): return "there is a session `\(id)` already"
        case .unknownSession(let id):
            return "no session `\(id)`; type: patchbay sessions"
        case .sessionClosed(let id):
            return "the session `\(id)` is closed; type: patchbay replay \(id)"
        case .contentMissing(let name, let hash):
            return "the content `\(name)` (\(hash.short)) isn't there"
        case .journal(let id, .wrongNumber), .journal(let id, .wrongPrevious):
            return "another program has written to the session `\(id)` meanwhile; resume it to go "
                + "on from there"
        case .journal(let id, .timeRunsBack(let line)):
            return "line \(line) of the session `\(id)` would be earlier than the one before it"
        case .journal(let id, .damagedEnd(let error)):
            return "the end of the session `\(id)` can't be read (\(error.sentence))"
        case .headDiffers(let id):
            return "the signature isn't over the end of the session `\(id)`"
        case .unknownText(let hash, let id):
            return "the session `\(id)` has no text \(hash.short)"
        case .sessionOpen(let id):
            return "the session `\(id)` is still open; its ticket has to be closed first"
        case .alreadyRated(let id):
            return "the work in the session `\(id)` is rated already, and a rating is never "
                + "changed; type: patchbay debrief \(id)"
        case .themeTwice(let theme): return "`\(theme)` is rated twice"
        case .badRevision(let revision):
            return "an analysis can't be of revision \(revision): revisions count from 1"
        case .analysisDiffers(let id, let revision):
            return "another analysis of the session `\(id)` by revision \(revision) is kept "
                + "already, and it is never changed; type: patchbay debrief \(id)"
        }
    }
}

extension RecordsError: CustomStringConvertible {
    /// The error in words: lower case, no full stop.
    package var description: String {
        switch self {
        case .refused(let refusal): refusal.description
        case .store(let problem): problem.description
        }
    }
}
