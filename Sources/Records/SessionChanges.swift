package import Exercises
import SimulationKernel

/// What a session is opened with.
package struct SessionOpening: Hashable, Sendable {
    /// As `RecordName.session` makes it.
    package let id: String
    /// Names the trainee, the scenario and the content.
    package let header: JournalHeader
    /// The header's bytes and their hash.
    package let stored: HashedBytes
    /// The content that the header names, as far as the store may not have it yet.
    package let contents: [ContentRecord]
    /// Whole seconds since 1970-01-01 00:00 UTC.
    package let startedAtSeconds: Int64

    /// Encodes and hashes the header; both are stored exactly so.
    package init(
        id: String, header: JournalHeader, contents: [ContentRecord], startedAtSeconds: Int64,
        hashing: HashFunction
    ) {
        self.id = id
        self.header = header
        stored = HashedBytes(header.canonicalBytes, hashing: hashing)
        self.contents = contents
        self.startedAtSeconds = startedAtSeconds
    }
}

/// What a session is closed with.
package struct SessionClosing: Hashable, Sendable {
    /// What came of it, as a short symbol.
    package let outcome: String
    /// The line of the command that closes it, so that the line and the close are one transaction;
    /// nil where the journal has it already.
    package let lastLine: PreparedLine?
    /// A head signed over the journal's end, the last line included.
    package let head: SignedHead?
    /// Whole seconds since 1970-01-01 00:00 UTC.
    package let closedAtSeconds: Int64

    package init(
        outcome: String, lastLine: PreparedLine? = nil, head: SignedHead?, closedAtSeconds: Int64
    ) {
        self.outcome = outcome
        self.lastLine = lastLine
        self.head = head
        self.closedAtSeconds = closedAtSeconds
    }
}

/// Which sessions are wanted; what is nil doesn't matter.
package struct SessionFilter: Hashable, Sendable {
    /// A trainee's pseudonym.
    package var trainee: String?
    /// A scenario's id.
    package var scenario: String?
    /// Open or closed.
    package var status: SessionStatus?
    /// What the id begins with, so that a person may type only as much as tells it apart.
    package var idPrefix: String?
    /// How many sessions at most, of those that started last; below 1, none.
    package var limit: Int?

    /// Every session.
    package static let all = SessionFilter()

    package init(
        trainee: String? = nil, scenario: String? = nil, status: SessionStatus? = nil,
        idPrefix: String? = nil, limit: Int? = nil
    ) {
        self.trainee = trainee
        self.scenario = scenario
        self.status = status
        self.idPrefix = idPrefix
        self.limit = limit
    }
}
