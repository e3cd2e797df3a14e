import Foundation
import GRDB
import Records

/// Finds out what a path holds, and opens it only where that is the program's own records.
///
/// Every check comes before the first write: a file that is something else, or was made by a later
/// version, is left as it was.
struct DatabaseOpening {
    let path: String
    /// How long to wait for another process's lock.
    let busySeconds: Double

    /// An open database, migrated, in WAL mode, each commit of which is durable.
    func open() throws -> DatabaseQueue {
        try makeFolder()
        try checkHeader()
        var configuration = Configuration()
        configuration.label = "records"
        configuration.busyMode = .timeout(busySeconds)
        configuration.prepareDatabase { db in
            // An erased text is overwritten, not only unlinked.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read(checkOwner)
        try queue.writeWithoutTransaction(makeDurable)
        try DatabaseSchema.migrator.migrate(queue)
        return queue
    }

    private func makeFolder() throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw StoreProblem(
                .cannotCreateFolder, path: folder, detail: DatabaseFault.words(error))
        }
    }

    /// Reads the file's header as bytes, so that what isn't SQLite's isn't even opened with it
    /// (SQLite, "Database File Format", 1.3).
    private func checkHeader() throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        if isFolder.boolValue {
            throw StoreProblem(.cannotOpen, path: path, detail: "it is a folder")
        }
        let header: [UInt8]
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            header = [UInt8](try file.read(upToCount: 100) ?? Data())
        } catch {
            throw StoreProblem(.cannotOpen, path: path, detail: DatabaseFault.words(error))
        }
        if header.isEmpty { return }
        guard header.count == 100, header.starts(with: "SQLite format 3\0".utf8) else {
            throw StoreProblem(.notADatabase, path: path)
        }
        let id = Int32(bitPattern: header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        // 0 says nothing, and `checkOwner` will look whether there is anything in it; but the
        // records are marked before they come to have a log, which opening might change.
        let hasLog = header[18] == 2
        guard id == DatabaseSchema.applicationID || (id == 0 && !hasLog) else {
            throw StoreProblem(.foreignDatabase(applicationID: id), path: path)
        }
    }

    /// Refuses a database of something else and one that a later version made.
    private func checkOwner(_ db: Database) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if id != DatabaseSchema.applicationID {
            let isBlank = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
            guard id == 0 && isBlank else {
                throw StoreProblem(.foreignDatabase(applicationID: id), path: path)
            }
        }
        if try DatabaseSchema.migrator.hasBeenSuperseded(db) {
            let name = try String.fetchOne(
                db, sql: "SELECT max(identifier) FROM grdb_migrations")
            throw StoreProblem(.newerSchema(name ?? ""), path: path)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= DatabaseSchema.version else {
            throw StoreProblem(.newerSchema("\(version)"), path: path)
        }
    }

    /// Marks a new file as ours, and makes a commit mean that the disk has it.
    ///
    /// The mark comes before WAL mode, so that it stands in the file itself, where `checkHeader`
    /// reads it. `synchronous` comes last: GRDB would set NORMAL with its own WAL mode, under which
    /// the last commits can be lost with the power.
    private func makeDurable(_ db: Database) throws {
        if try Int32.fetchOne(db, sql: "PRAGMA application_id") == 0 {
            try db.inTransaction(.immediate) {
                try db.execute(
                    sql: "PRAGMA application_id = \(DatabaseSchema.applicationID)")
                return .commit
            }
        }
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        guard mode == "wal" else {
            throw StoreProblem(
                .other, path: path, detail: "journal mode \(mode ?? "unknown") instead of WAL")
        }
        #if canImport(Darwin)
            // There, only this makes the disk write its cache out.
            try db.execute(sql: "PRAGMA fullfsync = ON")
        #endif
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        guard synchronous == 2 else {
            throw StoreProblem(.other, path: path, detail: "synchronous isn't FULL")
        }
    }
}
