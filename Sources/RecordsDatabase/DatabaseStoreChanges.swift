package import Exercises
import Foundation
import GRDB
package import Records
package import SimulationKernel

/// The changes to a session: each one transaction, judged by the session's own row.
extension DatabaseStore {
    @discardableResult
    package func openSession(
        _ opening: SessionOpening
    ) throws(RecordsError) -> SessionRecord {
        try writing { db in
            let row = try SessionRecord(opening)
            guard try Self.session(row.id, in: db) == nil else {
                throw RecordRefusal.sessionExists(row.id)
            }
            guard try Self.trainee(row.trainee, in: db) != nil else {
                throw RecordRefusal.unknownTrainee(row.trainee)
            }
            for content in opening.contents { try Self.insert(content, in: db) }
            try Self.insert(row, header: opening.stored, in: db)
            for named in opening.header.contents {
                let isThere = try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM content WHERE hash = ?)",
                    arguments: [named.hash.data])
                guard isThere == true else {
                    throw RecordRefusal.contentMissing(name: named.name, hash: named.hash)
                }
                // Two names of one content are one row.
                try db.execute(
                    sql: """
                        INSERT INTO session_content (session_id, content_hash) VALUES (?, ?)
                        ON CONFLICT DO NOTHING
                        """, arguments: [row.id, named.hash.data])
            }
            return row
        }
    }

    @discardableResult
    package func append(
        _ line: PreparedLine, to session: String
    ) throws(RecordsError) -> SessionRecord {
        try writing { db in
            let row = try Self.knownSession(session, in: db).appending(line)
            try Self.insert(line, session: session, in: db)
            try Self.update(row, in: db)
            return row
        }
    }

    @discardableResult
    package func close(
        _ session: String, _ closing: SessionClosing
    ) throws(RecordsError) -> SessionRecord {
        try writing { db in
            let row = try Self.knownSession(session, in: db).closing(closing)
            if let line = closing.lastLine {
                try Self.insert(line, session: session, in: db)
            }
            if let head = closing.head { try Self.insert(head, in: db) }
            try Self.update(row, in: db)
            return row
        }
    }

    package func add(_ head: SignedHead) throws(RecordsError) {
        try writing { db in
            try Self.knownSession(head.session, in: db).admit(head)
            try Self.insert(head, in: db)
        }
    }

    /// Beyond the contract: what was erased is overwritten in the file, and the write-ahead log,
    /// which still holds the old page, is emptied unless another process is reading just then.
    package func eraseText(_ hash: Hash32, in session: String) throws(RecordsError) {
        try writing { db in
            _ = try Self.knownSession(session, in: db)
            try db.execute(
                sql: """
                    UPDATE free_text SET salt = NULL, text = NULL
                    WHERE session_id = ? AND hash = ?
                    """, arguments: [session, hash.data])
            guard db.changesCount > 0 else {
                throw RecordRefusal.unknownText(hash, session: session)
            }
        }
        do {
            _ = try queue.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // The next checkpoint empties it: the erasure itself is done.
        } catch {
            throw .store(DatabaseFault.problem(error, path: path))
        }
    }

    static func knownSession(_ id: String, in db: Database) throws -> SessionRecord {
        guard let row = try session(id, in: db) else { throw RecordRefusal.unknownSession(id) }
        return row
    }

    private static func insert(_ content: ContentRecord, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO content (hash, kind, name, bytes) VALUES (?, ?, ?, ?)
                ON CONFLICT (hash) DO NOTHING
                """,
            arguments: [
                content.hash.data, content.kind, content.name.typedData, Data(content.bytes),
            ])
    }

    private static func insert(
        _ row: SessionRecord, header: HashedBytes, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO session (id, trainee_id, scenario_id, header_bytes, header_hash,
                    status, outcome, line_count, head_hash, last_time_milliseconds,
                    started_at_seconds, closed_at_seconds, origin_session, origin_line)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                row.id, row.trainee, row.scenario, Data(header.bytes), header.hash.data,
                row.status.rawValue, row.outcome, row.lineCount, row.headHash.data,
                row.lastTime.milliseconds, row.startedAtSeconds, row.closedAtSeconds,
                row.origin?.session, row.origin?.line,
            ])
    }

    private static func update(_ row: SessionRecord, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE session SET status = ?, outcome = ?, line_count = ?, head_hash = ?,
                    last_time_milliseconds = ?, closed_at_seconds = ?
                WHERE id = ?
                """)
        try statement.execute(arguments: [
            row.status.rawValue, row.outcome, row.lineCount, row.headHash.data,
            row.lastTime.milliseconds, row.closedAtSeconds, row.id,
        ])
    }

    private static func insert(
        _ line: PreparedLine, session: String, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO line (session_id, number, bytes, hash) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [
            session, line.line.number, Data(line.stored.bytes), line.stored.hash.data,
        ])
        guard !line.texts.isEmpty else { return }
        let textStatement = try db.cachedStatement(
            sql: """
                INSERT INTO free_text (session_id, line_number, position, hash, salt, text)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        for (position, entry) in line.texts.enumerated() {
            let salt = entry.content.map { Data($0.salt.bytes) }
            let text = entry.content.map(\.text.typedData)
            try textStatement.execute(arguments: [
                session, line.line.number, position, entry.hash.data, salt, text,
            ])
        }
    }

    private static func insert(_ head: SignedHead, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO signed_head (session_id, line_count, hash, signed_at_seconds,
                    public_key, signature)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                head.session, head.count, head.hash.data, head.signedAtSeconds,
                Data(head.publicKey), Data(head.signature),
            ])
    }
}
