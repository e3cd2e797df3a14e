package import Exercises
package import SimulationKernel

/// Whether a session goes on.
package enum SessionStatus: String, Hashable, Sendable, CaseIterable {
    case open
    case closed
}

/// A session's summary row: kept in step with its journal, in the same transaction.
///
/// What may follow on what is judged here, once for every store: `appending`, `closing` and the
/// like give the row after a change, or say why there is none.
package struct SessionRecord: Hashable, Sendable {
    /// As `RecordName.session` makes it.
    package let id: String
    /// The trainee's pseudonym.
    package let trainee: String
    /// The scenario's id.
    package let scenario: String
    /// The hash of the header's bytes, with which the chain begins.
    package let headerHash: Hash32
    /// Open until `closing`, and then closed for good.
    package let status: SessionStatus
    /// What came of it, as a short symbol (`fixed`, `restored`…); nil until it is closed.
    package let outcome: String?
    /// How many lines the journal has.
    package let lineCount: Int
    /// The hash of the last line, or of the header while there is none.
    package let headHash: Hash32
    /// The simulated time of the last line, or the session's start.
    package let lastTime: SimulatedTime
    /// Whole seconds since 1970-01-01 00:00 UTC, by the wall clock of who opened it.
    package let startedAtSeconds: Int64
    /// The same at the close; nil until then.
    package let closedAtSeconds: Int64?
    /// The session and line that a practice copy was taken from; nil for a session of its own.
    package let origin: CopyOrigin?

    /// What a store holds, believed as it is.
    package init(
        id: String, trainee: String, scenario: String, headerHash: Hash32, status: SessionStatus,
        outcome: String?, lineCount: Int, headHash: Hash32, lastTime: SimulatedTime,
        startedAtSeconds: Int64, closedAtSeconds: Int64?, origin: CopyOrigin? = nil
    ) {
        self.id = id
        self.trainee = trainee
        self.scenario = scenario
        self.headerHash = headerHash
        self.status = status
        self.outcome = outcome
        self.lineCount = lineCount
        self.headHash = headHash
        self.lastTime = lastTime
        self.startedAtSeconds = startedAtSeconds
        self.closedAtSeconds = closedAtSeconds
        self.origin = origin
    }

    /// The row of a session that has just been opened.
    package init(_ opening: SessionOpening) throws(RecordRefusal) {
        let origin = opening.header.copyOrigin
        let ids = [opening.id, opening.header.trainee, opening.header.scenario, origin?.session]
        for id in ids.compactMap({ $0 }) + opening.contents.map(\.kind) {
            guard RecordName.isValid(id) else { throw .badIdentifier(id) }
        }
        self.init(
            id: opening.id, trainee: opening.header.trainee, scenario: opening.header.scenario,
            headerHash: opening.stored.hash, status: .open, outcome: nil, lineCount: 0,
            headHash: opening.stored.hash, lastTime: opening.header.start,
            startedAtSeconds: opening.startedAtSeconds, closedAtSeconds: nil, origin: origin)
    }

    /// The end of the journal that the row sums up.
    package var tail: JournalTail {
        JournalTail(count: lineCount, hash: headHash, time: lastTime)
    }

    /// The row after one more line.
    package func appending(_ line: PreparedLine) throws(RecordRefusal) -> SessionRecord {
        guard status == .open else { throw .sessionClosed(id) }
        let end: JournalTail
        do throws(JournalRefusal) {
            end = try tail.admitting(line)
        } catch {
            throw .journal(session: id, error)
        }
        return with(status: status, outcome: outcome, tail: end, closedAtSeconds: closedAtSeconds)
    }

    /// The row after the close, the last line included.
    package func closing(_ closing: SessionClosing) throws(RecordRefusal) -> SessionRecord {
        guard status == .open else { throw .sessionClosed(id) }
        guard RecordName.isValid(closing.outcome) else { throw .badIdentifier(closing.outcome) }
        let end = try closing.lastLine.map { line throws(RecordRefusal) in try appending(line) }
        let row = end ?? self
        if let head = closing.head { try row.admit(head) }
        return row.with(
            status: .closed, outcome: closing.outcome, tail: row.tail,
            closedAtSeconds: closing.closedAtSeconds)
    }

    /// Refuses a head that was signed over another end than the one that is there.
    package func admit(_ head: SignedHead) throws(RecordRefusal) {
        guard head.session.utf8.elementsEqual(id.utf8), head.count == lineCount,
            head.hash == headHash
        else { throw .headDiffers(session: id) }
    }

    private func with(
        status: SessionStatus, outcome: String?, tail: JournalTail, closedAtSeconds: Int64?
    ) -> SessionRecord {
        SessionRecord(
            id: id, trainee: trainee, scenario: scenario, headerHash: headerHash, status: status,
            outcome: outcome, lineCount: tail.count, headHash: tail.hash, lastTime: tail.time,
            startedAtSeconds: startedAtSeconds, closedAtSeconds: closedAtSeconds, origin: origin)
    }
}
