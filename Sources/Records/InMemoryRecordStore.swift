package import Assessment
package import Exercises
package import SimulationKernel

/// Records that last as long as the process: for tests, and for practice that leaves no trace.
///
/// It keeps the same contract as the database, short of durability.
package final class InMemoryRecordStore: RecordStore {
    private struct Session {
        var row: SessionRecord
        var journal: Journal
        var heads: [SignedHead] = []
        /// Ascending, each once.
        let contentHashes: [Hash32]
        var ratings: SelfRatingRecord?
        /// In the order in which they were kept, one for each revision.
        var analyses: [SessionAnalysisRecord] = []
    }

    private var people: [TraineeRecord] = []
    /// In the order in which they were opened.
    private var kept: [Session] = []
    private var contents: [ContentRecord] = []

    /// No records at all.
    package init() {}

    package func trainee(
        named name: String, newID: String
    ) throws(RecordsError) -> TraineeRecord {
        if let known = people.first(where: { $0.displayName.hasSameBytes(as: name) }) {
            return known
        }
        guard RecordName.isValid(newID) else { throw .refused(.badIdentifier(newID)) }
        guard try trainee(newID) == nil else { throw .refused(.traineeExists(newID)) }
        let new = TraineeRecord(id: newID, displayName: name)
        people.append(new)
        return new
    }

    package func trainee(_ id: String) throws(RecordsError) -> TraineeRecord? {
        people.first { $0.id.hasSameBytes(as: id) }
    }

    package func trainees() throws(RecordsError) -> [TraineeRecord] {
        people.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    @discardableResult
    package func openSession(
        _ opening: SessionOpening
    ) throws(RecordsError) -> SessionRecord {
        let row = try refusing { () throws(RecordRefusal) in try SessionRecord(opening) }
        guard place(of: row.id) == nil else { throw .refused(.sessionExists(row.id)) }
        guard try trainee(row.trainee) != nil else {
            throw .refused(.unknownTrainee(row.trainee))
        }
        for named in opening.header.contents {
            let isGiven = opening.contents.contains { $0.hash == named.hash }
            let stored = try content(named.hash)
            guard isGiven || stored != nil else {
                throw .refused(.contentMissing(name: named.name, hash: named.hash))
            }
        }
        for content in opening.contents where try self.content(content.hash) == nil {
            contents.append(content)
        }
        let journal = Journal(header: opening.stored, lines: [], texts: [])
        kept.append(
            Session(
                row: row, journal: journal,
                contentHashes: opening.header.contents.map(\.hash).sorted()))
        return row
    }

    @discardableResult
    package func append(
        _ line: PreparedLine, to session: String
    ) throws(RecordsError) -> SessionRecord {
        let place = try knownPlace(of: session)
        let row = kept[place].row
        kept[place].row = try refusing { () throws(RecordRefusal) in try row.appending(line) }
        try write(line, at: place)
        return kept[place].row
    }

    @discardableResult
    package func close(
        _ session: String, _ closing: SessionClosing
    ) throws(RecordsError) -> SessionRecord {
        let place = try knownPlace(of: session)
        let row = kept[place].row
        kept[place].row = try refusing { () throws(RecordRefusal) in try row.closing(closing) }
        if let line = closing.lastLine { try write(line, at: place) }
        if let head = closing.head { kept[place].heads.append(head) }
        return kept[place].row
    }

    package func add(_ head: SignedHead) throws(RecordsError) {
        let place = try knownPlace(of: head.session)
        let row = kept[place].row
        try refusing { () throws(RecordRefusal) in try row.admit(head) }
        kept[place].heads.append(head)
    }

    package func session(_ id: String) throws(RecordsError) -> SessionRecord? {
        place(of: id).map { kept[$0].row }
    }

    package func sessions(_ filter: SessionFilter) throws(RecordsError) -> [SessionRecord] {
        let wanted = kept.map(\.row).filter { row in
            (filter.trainee?.hasSameBytes(as: row.trainee) ?? true)
                && (filter.scenario?.hasSameBytes(as: row.scenario) ?? true)
                && (filter.status.map { $0 == row.status } ?? true)
                && (filter.idPrefix.map { row.id.utf8.starts(with: $0.utf8) } ?? true)
        }
        let ordered = wanted.sorted { a, b in
            a.startedAtSeconds == b.startedAtSeconds
                ? b.id.utf8.lexicographicallyPrecedes(a.id.utf8)
                : a.startedAtSeconds > b.startedAtSeconds
        }
        return Array(ordered.prefix(max(0, filter.limit ?? ordered.count)))
    }

    package func journal(of session: String) throws(RecordsError) -> Journal? {
        place(of: session).map { kept[$0].journal }
    }

    package func journalFile(of session: String) throws(RecordsError) -> JournalFile? {
        guard let place = place(of: session) else { return nil }
        let found = kept[place]
        return JournalFile(
            session: session, journal: found.journal, heads: found.heads,
            contents: contents.filter { found.contentHashes.contains($0.hash) })
    }

    package func content(_ hash: Hash32) throws(RecordsError) -> ContentRecord? {
        contents.first { $0.hash == hash }
    }

    package func eraseText(_ hash: Hash32, in session: String) throws(RecordsError) {
        let place = try knownPlace(of: session)
        guard kept[place].journal.eraseText(hash) else {
            throw .refused(.unknownText(hash, session: session))
        }
    }

    @discardableResult
    package func rate(
        _ ratings: [SelfRating], in session: String, atSeconds seconds: Int64
    ) throws(RecordsError) -> SelfRatingRecord {
        let place = try knownPlace(of: session)
        let row = kept[place].row
        try refusing { () throws(RecordRefusal) in try row.admit(ratings) }
        guard kept[place].ratings == nil else { throw .refused(.alreadyRated(session)) }
        let record = SelfRatingRecord(ratings: ratings, ratedAtSeconds: seconds)
        kept[place].ratings = record
        return record
    }

    package func ratings(of session: String) throws(RecordsError) -> SelfRatingRecord? {
        place(of: session).flatMap { kept[$0].ratings }
    }

    @discardableResult
    package func keepAnalysis(
        _ analysis: SessionAnalysisRecord
    ) throws(RecordsError) -> SessionAnalysisRecord {
        let place = try knownPlace(of: analysis.session)
        let row = kept[place].row
        try refusing { () throws(RecordRefusal) in try row.admit(analysis) }
        let known = kept[place].analyses.first { $0.revision == analysis.revision }
        if let known {
            try refusing { () throws(RecordRefusal) in try known.admit(analysis) }
            return known
        }
        kept[place].analyses.append(analysis)
        return analysis
    }

    package func analysis(
        of session: String, revision: Int
    ) throws(RecordsError) -> SessionAnalysisRecord? {
        place(of: session).flatMap { place in
            kept[place].analyses.first { $0.revision == revision }
        }
    }

    private func place(of session: String) -> Int? {
        kept.firstIndex { $0.row.id.hasSameBytes(as: session) }
    }

    private func knownPlace(of session: String) throws(RecordsError) -> Int {
        guard let place = place(of: session) else { throw .refused(.unknownSession(session)) }
        return place
    }

    private func write(_ line: PreparedLine, at place: Int) throws(RecordsError) {
        let session = kept[place].row.id
        do throws(JournalRefusal) {
            try kept[place].journal.append(line)
        } catch {
            throw .refused(.journal(session: session, error))
        }
    }

    private func refusing<Result>(
        _ body: () throws(RecordRefusal) -> Result
    ) throws(RecordsError) -> Result {
        do throws(RecordRefusal) {
            return try body()
        } catch {
            throw .refused(error)
        }
    }
}

extension String {
    /// Equal byte for byte, where `==` takes two spellings of one letter for equal.
    fileprivate func hasSameBytes(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}
