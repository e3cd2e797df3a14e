import GRDB
package import Records

/// What a look at the database itself found, for `patchbay doctor`.
package struct DatabaseReport: Hashable, Sendable {
    /// Of the library that is linked, such as `3.40.1`.
    package let sqliteVersion: String
    /// `wal` in good order.
    package let journalMode: String
    /// Of the connection that writes: 2 is FULL, which is what it must be.
    package let synchronous: Int
    /// How many of this version's migrations are done.
    package let schemaVersion: Int
    /// How many sessions there are, open and closed.
    package let sessionCount: Int
    /// How many analyses of sessions are kept.
    package let analysisCount: Int
    /// What SQLite found damaged, in its words; none in good order.
    package let findings: [String]
}

extension DatabaseStore {
    /// Reads the whole file once and says what was found; takes as long as the file is large.
    package func report() throws(RecordsError) -> DatabaseReport {
        try reading { db in
            let checks = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
            return DatabaseReport(
                sqliteVersion: try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "",
                journalMode: try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
                synchronous: try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1,
                schemaVersion: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? -1,
                sessionCount: try Int.fetchOne(db, sql: "SELECT count(*) FROM session") ?? 0,
                analysisCount: try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM session_analysis") ?? 0,
                findings: checks.filter { $0 != "ok" }
                    + (strays == 0 ? [] : ["rows that belong to nothing: \(strays)"]))
        }
    }
}
