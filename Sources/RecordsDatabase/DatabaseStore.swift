package import Exercises
import Foundation
import GRDB
package import Records
package import SimulationKernel

/// The records in an SQLite file, shared with other processes.
///
/// Every change is on the disk when its method returns: WAL mode with `synchronous = FULL`. A
/// process that is killed loses nothing that was returned, and the next to open the file finds it.
package final class DatabaseStore {
    /// Where the file is.
    package let path: String
    /// For the tests that look beneath the store.
    let queue: DatabaseQueue

    /// Opens the records at a path, or makes them, with the folders that lead there.
    ///
    /// - Parameters:
    ///   - path: the database file; SQLite keeps two more beside it, `-wal` and `-shm`.
    ///   - busySeconds: how long a change waits while another process writes.
    /// - Throws: what is wrong with the file, which has been left as it was.
    package init(path: String, busySeconds: Double = 5) throws(StoreProblem) {
        self.path = path
        do {
            queue = try DatabaseOpening(path: path, busySeconds: busySeconds).open()
        } catch {
            throw DatabaseFault.problem(error, path: path)
        }
    }

    /// Reads, as one moment has the records.
    func reading<Result>(
        _ body: (Database) throws -> Result
    ) throws(RecordsError) -> Result {
        do {
            return try queue.read(body)
        } catch {
            throw recordsError(error)
        }
    }

    /// Changes the records in one transaction, which is durable once this returns.
    func writing<Result>(
        _ body: (Database) throws -> Result
    ) throws(RecordsError) -> Result {
        do {
            return try queue.write(body)
        } catch {
            throw recordsError(error)
        }
    }

    private func recordsError(_ error: any Error) -> RecordsError {
        switch error {
        case let error as RecordsError: error
        case let refusal as RecordRefusal: .refused(refusal)
        case let damaged as DamagedValue:
            .store(
                StoreProblem(
                    .corrupt, path: path, detail: "what stands in `\(damaged.column)`"))
        default: .store(DatabaseFault.problem(error, path: path))
        }
    }
}

extension DatabaseStore: RecordStore {
    package func trainee(
        named name: String, newID: String
    ) throws(RecordsError) -> TraineeRecord {
        try writing { db in
            let known = try Row.fetchOne(
                db, sql: "SELECT * FROM trainee WHERE display_name = ?",
                arguments: [name.typedData])
            if let known { return try known.trainee() }
            guard RecordName.isValid(newID) else { throw RecordRefusal.badIdentifier(newID) }
            guard try Self.trainee(newID, in: db) == nil else {
                throw RecordRefusal.traineeExists(newID)
            }
            try db.execute(
                sql: "INSERT INTO trainee (id, display_name) VALUES (?, ?)",
                arguments: [newID, name.typedData])
            return TraineeRecord(id: newID, displayName: name)
        }
    }

    package func trainee(_ id: String) throws(RecordsError) -> TraineeRecord? {
        try reading { db in try Self.trainee(id, in: db) }
    }

    package func trainees() throws(RecordsError) -> [TraineeRecord] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM trainee ORDER BY id")
                .map { try $0.trainee() }
        }
    }

    package func session(_ id: String) throws(RecordsError) -> SessionRecord? {
        try reading { db in try Self.session(id, in: db) }
    }

    package func sessions(_ filter: SessionFilter) throws(RecordsError) -> [SessionRecord] {
        // An absent condition is NULL, which makes its line true.
        let sql = """
            SELECT * FROM session
            WHERE (:trainee IS NULL OR trainee_id = :trainee)
                AND (:scenario IS NULL OR scenario_id = :scenario)
                AND (:status IS NULL OR status = :status)
                AND (:prefix IS NULL OR substr(id, 1, length(:prefix)) = :prefix)
            ORDER BY started_at_seconds DESC, id DESC
            LIMIT :limit
            """
        let ids = [filter.trainee, filter.scenario, filter.idPrefix].compactMap { $0 }
        guard ids.allSatisfy({ $0.isEmpty || RecordName.isValid($0) }) else { return [] }
        return try reading { db in
            try Row.fetchAll(
                db, sql: sql,
                arguments: [
                    "trainee": filter.trainee, "scenario": filter.scenario,
                    "status": filter.status?.rawValue, "prefix": filter.idPrefix,
                    "limit": filter.limit.map { max(0, $0) } ?? -1,
                ]
            )
            .map { try $0.session() }
        }
    }

    package func journal(of session: String) throws(RecordsError) -> Journal? {
        try reading { db in try Self.journal(of: session, in: db) }
    }

    package func journalFile(of session: String) throws(RecordsError) -> JournalFile? {
        try reading { db in
            guard let journal = try Self.journal(of: session, in: db) else { return nil }
            let heads = try Row.fetchAll(
                db, sql: "SELECT * FROM signed_head WHERE session_id = ? ORDER BY id",
                arguments: [session])
            let contents = try Row.fetchAll(
                db,
                sql: """
                    SELECT content.* FROM content
                    JOIN session_content ON content_hash = hash
                    WHERE session_id = ?
                    ORDER BY hash
                    """, arguments: [session])
            return JournalFile(
                session: session, journal: journal, heads: try heads.map { try $0.signedHead() },
                contents: try contents.map { try $0.content() })
        }
    }

    package func content(_ hash: Hash32) throws(RecordsError) -> ContentRecord? {
        try reading { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM content WHERE hash = ?", arguments: [hash.data]
            )?.content()
        }
    }

    // A text that can't be an id is asked of nobody: GRDB would give SQLite only what stands before
    // its first NUL, which may be another's id.

    static func trainee(_ id: String, in db: Database) throws -> TraineeRecord? {
        guard RecordName.isValid(id) else { return nil }
        return try Row.fetchOne(
            db, sql: "SELECT * FROM trainee WHERE id = ?", arguments: [id])?.trainee()
    }

    static func session(_ id: String, in db: Database) throws -> SessionRecord? {
        guard RecordName.isValid(id) else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT * FROM session WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id])?.session()
    }

    private static func journal(of session: String, in db: Database) throws -> Journal? {
        guard RecordName.isValid(session) else { return nil }
        let header = try Row.fetchOne(
            db, sql: "SELECT header_bytes AS bytes, header_hash AS hash FROM session WHERE id = ?",
            arguments: [session])
        guard let header else { return nil }
        let lines = try Row.fetchAll(
            db, sql: "SELECT bytes, hash FROM line WHERE session_id = ? ORDER BY number",
            arguments: [session])
        let texts = try Row.fetchAll(
            db,
            sql: """
                SELECT hash, salt, text FROM free_text
                WHERE session_id = ?
                ORDER BY line_number, position
                """, arguments: [session])
        return Journal(
            header: try header.line(), lines: try lines.map { try $0.line() },
            texts: try texts.map { try $0.freeText() })
    }
}
