import Exercises
import Foundation
import GRDB
import Records
import SimulationKernel
import Testing

@testable import RecordsDatabase

/// Every way in which the records can fail to open or to be written, made to happen; and each time
/// the file is afterwards what it was before.
@Suite struct DatabaseProblemTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func open(_ path: String? = nil) -> StoreProblem? {
        problem { _ = try DatabaseStore(path: path ?? folder.file(), busySeconds: 0.05) }
    }

    /// A closed file with one session of some lines, each line on a page of its own.
    @discardableResult
    private func makeRecords(lines: Int = 3) throws -> SessionRecord {
        let store = try DatabaseStore(path: folder.file())
        _ = try store.trainee(named: Fixture.trainee.displayName, newID: Fixture.trainee.id)
        var row = try store.openSession(Fixture.opening("s1"))
        for _ in 0..<lines {
            let text = String(repeating: "x", count: 3_000)
            row = try store.append(Fixture.line(after: row, texts: [text]), to: "s1")
        }
        return row
    }

    private func sql(_ statements: String, file: String = "patchbay.sqlite") throws {
        try DatabaseQueue(path: folder.file(file)).writeWithoutTransaction {
            try $0.execute(sql: statements)
        }
    }

    @Test func aNewerSchemaIsNamed() throws {
        try makeRecords()
        try sql("INSERT INTO grdb_migrations VALUES ('7 portfolios')")
        let before = try folder.bytes()
        let found = open()
        #expect(found?.kind == .newerSchema("7 portfolios"))
        #expect(found?.path == folder.file())
        #expect(try folder.bytes() == before)
    }

    @Test func aNewerVersionNumberIsEnough() throws {
        try makeRecords()
        try sql("PRAGMA user_version = 99")
        let before = try folder.bytes()
        #expect(open()?.kind == .newerSchema("99"))
        #expect(try folder.bytes() == before)
    }

    @Test func aLockThatStaysIsSaid() throws {
        let row = try makeRecords()
        let store = try DatabaseStore(path: folder.file(), busySeconds: 0.05)
        let other = try DatabaseQueue(path: folder.file())
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN EXCLUSIVE")
            let line = Fixture.line(after: row)
            #expect(problem { try store.append(line, to: "s1") }?.kind == .locked)
            // Reading goes on.
            #expect(try store.session("s1") == row)
            try db.execute(sql: "ROLLBACK")
            try store.append(line, to: "s1")
        }
    }

    @Test func aLockOnTheWholeFileIsSaidAtOpening() throws {
        try makeRecords()
        let other = try DatabaseQueue(path: folder.file())
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK")
            #expect(open()?.kind == .locked)
        }
    }

    @Test(arguments: [
        [UInt8]("hello\n".utf8), [UInt8](repeating: 0, count: 8_192),
        [UInt8]("SQLite format 3\0".utf8), [UInt8](repeating: 0x7F, count: 100),
        [UInt8]("SQLite format 2\0".utf8) + [UInt8](repeating: 1, count: 4_096),
    ])
    func aFileOfSomethingElseIsLeftAlone(bytes: [UInt8]) throws {
        try folder.write(bytes)
        #expect(open()?.kind == .notADatabase)
        #expect(try folder.bytes() == bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test func anEmptyFileIsANewDatabase() throws {
        try folder.write([])
        #expect(open() == nil)
        try sql("PRAGMA page_size = 4096; VACUUM", file: "blank.sqlite")
        #expect(open(folder.file("blank.sqlite")) == nil)
    }

    @Test func aDatabaseOfSomethingElseIsLeftAlone() throws {
        try sql("PRAGMA application_id = 42; CREATE TABLE song (name TEXT)")
        let marked = try folder.bytes()
        #expect(open()?.kind == .foreignDatabase(applicationID: 42))
        #expect(try folder.bytes() == marked)
        // Most databases don't say whose they are.
        try sql("CREATE TABLE song (name TEXT)", file: "plain.sqlite")
        let plain = try folder.bytes(of: "plain.sqlite")
        #expect(open(folder.file("plain.sqlite"))?.kind == .foreignDatabase(applicationID: 0))
        #expect(try folder.bytes(of: "plain.sqlite") == plain)
    }

    /// A log that its program left behind isn't taken up into somebody else's file.
    @Test(arguments: [0, 42])
    func theLogOfSomethingElseIsLeftAlone(applicationID: Int) throws {
        let other = try DatabaseQueue(path: folder.file("live.sqlite"))
        try other.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    PRAGMA application_id = \(applicationID);
                    PRAGMA journal_mode = WAL;
                    CREATE TABLE song (name TEXT);
                    """)
        }
        let main = try folder.bytes(of: "live.sqlite")
        let log = try folder.bytes(of: "live.sqlite-wal")
        try folder.write(main)
        try folder.write(log, to: "patchbay.sqlite-wal")
        #expect(open()?.kind == .foreignDatabase(applicationID: Int32(applicationID)))
        #expect(try folder.bytes() == main)
        #expect(try folder.bytes(of: "patchbay.sqlite-wal") == log)
    }

    /// Every page in turn is overwritten: whatever then fails says so, and nothing traps.
    @Test func overwrittenPagesAreSaidToBeDamaged() throws {
        let row = try makeRecords(lines: 12)
        let whole = try folder.bytes()
        let pageSize = 4_096
        var damagedPages = 0
        for page in 0..<whole.count / pageSize {
            var bytes = whole
            // Of the first page, what comes after the file's header.
            let start = page == 0 ? 100 : page * pageSize
            for place in start..<(page + 1) * pageSize { bytes[place] = 0xA5 }
            let name = "damaged-\(page).sqlite"
            try folder.write(bytes, to: name)
            let found = problem {
                let store = try DatabaseStore(path: folder.file(name))
                _ = try store.trainees()
                _ = try store.sessions(.all)
                let file = try store.journalFile(of: "s1")
                let findings = try store.report().findings
                guard findings.isEmpty else {
                    throw StoreProblem(.corrupt, path: "", detail: findings[0])
                }
                #expect(file?.journal.headHash == row.headHash)
            }
            if found?.kind == .corrupt { damagedPages += 1 }
            #expect(
                found == nil || found?.kind == .corrupt,
                "page \(page): \(String(describing: found))")
            #expect(found?.path == "" || found?.path == folder.file(name) || found == nil)
        }
        // All but the free pages.
        #expect(damagedPages > whole.count / pageSize / 2)
    }

    @Test func aFileCutInTheMiddleIsSaidToBeDamaged() throws {
        try makeRecords(lines: 12)
        let whole = try folder.bytes()
        try folder.write(Array(whole.prefix(whole.count / 2 / 4_096 * 4_096)))
        let found = problem {
            let store = try DatabaseStore(path: folder.file())
            _ = try store.journalFile(of: "s1")
            let findings = try store.report().findings
            if !findings.isEmpty { throw StoreProblem(.corrupt, path: "") }
        }
        #expect(found?.kind == .corrupt)
    }

    @Test func aValueThatWeDidNotWriteIsDamage() throws {
        try makeRecords()
        try sql("UPDATE trainee SET display_name = x'FF'")
        let store = try DatabaseStore(path: folder.file())
        let found = problem { _ = try store.trainees() }
        #expect(found?.kind == .corrupt)
        #expect(found?.detail == "what stands in `display_name`")
    }

    @Test func aFolderInTheWayIsSaid() throws {
        #expect(open(folder.path)?.kind == .cannotOpen)
    }

    @Test func aFolderIsMadeOrTheReasonIsSaid() throws {
        #expect(open(folder.file("a/b/c.sqlite")) == nil)
        #expect(FileManager.default.fileExists(atPath: folder.file("a/b/c.sqlite")))
        try folder.write([1], to: "plain")
        let found = open(folder.file("plain/b/c.sqlite"))
        #expect(found?.kind == .cannotCreateFolder)
        #expect(found?.path == folder.file("plain/b"))
    }

    /// SQLite's own limit: the same error as a full disk, at a size that a test can reach.
    @Test func aFullDatabaseKeepsWhatItHas() throws {
        var row = try makeRecords()
        let store = try DatabaseStore(path: folder.file())
        try store.queue.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        var found: StoreProblem?
        for _ in 0..<20 where found == nil {
            let line = Fixture.line(after: row, texts: [String(repeating: "y", count: 3_000)])
            found = problem { row = try store.append(line, to: "s1") }
        }
        #expect(found?.kind == .diskFull)
        #expect(try store.session("s1") == row)
        let journal = try #require(try store.journal(of: "s1"))
        #expect(
            journal.verifyChain(Fixture.hashing)
                == .sound(count: row.lineCount, head: row.headHash))
        // With room again, it goes on.
        try store.queue.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA max_page_count = 100000")
        }
        try store.append(Fixture.line(after: row), to: "s1")
    }
}
