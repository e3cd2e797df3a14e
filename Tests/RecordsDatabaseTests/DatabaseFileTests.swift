import Assessment
import Exercises
import Foundation
import GRDB
import Records
import SimulationKernel
import Testing

@testable import RecordsDatabase

/// The file beneath the store: durability, resuming, sharing, and what it says of itself.
@Suite struct DatabaseFileTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func openedStore(_ name: String = "patchbay.sqlite") throws -> DatabaseStore {
        let store = try DatabaseStore(path: folder.file(name), busySeconds: 0.05)
        _ = try store.trainee(named: Fixture.trainee.displayName, newID: Fixture.trainee.id)
        return store
    }

    @Test func theWriterWaitsForTheDisk() throws {
        let store = try openedStore()
        func pragma(_ name: String) throws -> String? {
            try store.queue.writeWithoutTransaction { db in
                try Row.fetchOne(db, sql: "PRAGMA \(name)").map { "\($0[0] as DatabaseValue)" }
            }
        }
        #expect(try pragma("synchronous") == "2")
        // And inside of the transactions that the store makes.
        #expect(try store.queue.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        #expect(try pragma("journal_mode") == "\"wal\"")
        #expect(try pragma("foreign_keys") == "1")
        #expect(try pragma("secure_delete") == "1")
        // So for a file that is opened again, too.
        let again = try DatabaseStore(path: folder.file())
        #expect(try again.report().synchronous == 2)
        #expect(try again.report().journalMode == "wal")
    }

    @Test func theFileSaysWhoseItIs() throws {
        _ = try openedStore()
        let header = Array(try folder.bytes().prefix(100))
        #expect(Array(header[68..<72]) == Array("PBRC".utf8))
        let report = try DatabaseStore(path: folder.file()).report()
        #expect(report.schemaVersion == DatabaseSchema.version)
        #expect(report.findings.isEmpty)
    }

    @Test func theReportCountsWhatIsKept() throws {
        let store = try openedStore()
        try store.openSession(Fixture.opening("s1"))
        try store.close("s1", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
        #expect(try store.report().sessionCount == 1)
        #expect(try store.report().analysisCount == 0)
        for revision in 1...3 {
            try store.keepAnalysis(
                SessionAnalysisRecord(session: "s1", revision: revision, bytes: [], atSeconds: 1))
        }
        #expect(try store.report().analysisCount == 3)
    }

    /// A copy of the files as they lie while the first store has them open is what a killed process
    /// leaves behind.
    @Test func whatWasAppendedIsThereAfterAnUncleanEnd() throws {
        let store = try openedStore()
        var row = try store.openSession(Fixture.opening("s1"))
        for number in 1...25 {
            row = try store.append(Fixture.line(after: row, texts: ["note \(number)"]), to: "s1")
            let copy = "copy-\(number).sqlite"
            for suffix in ["", "-wal"] {
                try folder.write(
                    try folder.bytes(of: "patchbay.sqlite\(suffix)"), to: copy + suffix)
            }
            let left = try DatabaseStore(path: folder.file(copy))
            #expect(try left.session("s1") == row)
            let journal = try #require(try left.journal(of: "s1"))
            #expect(
                journal.verifyChain(Fixture.hashing) == .sound(count: number, head: row.headHash))
            // And it goes on from there.
            try left.append(Fixture.line(after: row), to: "s1")
        }
    }

    @Test func aTornEndOfTheLogLosesOnlyWhatIsTorn() throws {
        let store = try openedStore()
        var rows = [try store.openSession(Fixture.opening("s1"))]
        for _ in 1...8 {
            rows.append(try store.append(Fixture.line(after: rows[rows.count - 1]), to: "s1"))
        }
        let main = try folder.bytes()
        let log = try folder.bytes(of: "patchbay.sqlite-wal")
        for length in stride(from: 0, through: log.count, by: 1_531) {
            let copy = "torn-\(length).sqlite"
            try folder.write(main, to: copy)
            try folder.write(Array(log.prefix(length)), to: copy + "-wal")
            let left = try DatabaseStore(path: folder.file(copy))
            guard let row = try left.session("s1") else { continue }
            #expect(row == rows[row.lineCount])
            let journal = try #require(try left.journal(of: "s1"))
            #expect(
                journal.verifyChain(Fixture.hashing)
                    == .sound(count: row.lineCount, head: row.headHash))
        }
    }

    @Test func ofTwoProcessesOneIsTold() throws {
        let one = try openedStore()
        let two = try openedStore()
        let opened = try one.openSession(Fixture.opening("s1"))
        let row = try one.append(Fixture.line(after: opened, texts: ["mine"]), to: "s1")
        let theirs = Fixture.line(after: opened, texts: ["theirs"])
        #expect(
            refusal { () throws(RecordsError) in try two.append(theirs, to: "s1") }
                == .journal(session: "s1", .wrongNumber(expected: 2, found: 1)))
        #expect(try two.session("s1") == row)
        try two.append(Fixture.line(after: row), to: "s1")
        #expect(try one.session("s1")?.lineCount == 2)
        #expect(try one.journal(of: "s1") == two.journal(of: "s1"))
    }

    @Test func writersThatRaceNeverBreakTheChain() async throws {
        let store = try openedStore()
        try store.openSession(Fixture.opening("s1"))
        let path = folder.file()
        let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let mine = try DatabaseStore(path: path)
                    var count = 0
                    for _ in 0..<25 {
                        guard let row = try mine.session("s1") else { continue }
                        let line = Fixture.line(after: row)
                        let refused = refusal { () throws(RecordsError) in
                            try mine.append(line, to: "s1")
                        }
                        if refused == nil { count += 1 }
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let journal = try #require(try store.journal(of: "s1"))
        #expect(journal.count == accepted)
        #expect(
            journal.verifyChain(Fixture.hashing)
                == .sound(count: accepted, head: journal.headHash))
    }

    @Test func anErasedTextIsInNoneOfTheFiles() throws {
        let store = try openedStore()
        let opened = try store.openSession(Fixture.opening("s1"))
        let secret = "Ana's inhaler is in the machine room"
        // One text that stays in its page, one that has pages of its own.
        let long = String(repeating: secret + "; ", count: 500)
        try store.append(Fixture.line(after: opened, texts: [secret, long]), to: "s1")
        func isOnDisk() throws -> Bool {
            try ["", "-wal"].contains { suffix in
                let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file() + suffix))
                return bytes.range(of: Data(secret.utf8)) != nil
            }
        }
        #expect(try isOnDisk())
        for entry in try #require(try store.journal(of: "s1")).texts {
            try store.eraseText(entry.hash, in: "s1")
        }
        #expect(try isOnDisk() == false)
    }

    @Test func whatIsFinalCannotBeChangedEvenWithSQL() throws {
        let store = try openedStore()
        let opened = try store.openSession(Fixture.opening("s1"))
        let row = try store.append(Fixture.line(after: opened, texts: ["a"]), to: "s1")
        try store.add(try Fixture.signedHead(row))
        try store.openSession(Fixture.opening("s2", provenance: "copy of s1 line 1"))
        try store.close("s2", SessionClosing(outcome: "none", head: nil, closedAtSeconds: 9))
        try store.rate(
            [SelfRating(theme: "measure-first", level: .strong)], in: "s2", atSeconds: 1)
        try store.keepAnalysis(
            SessionAnalysisRecord(session: "s2", revision: 1, bytes: [1], atSeconds: 2))
        for sql in [
            "UPDATE line SET bytes = x'00'", "UPDATE signed_head SET line_count = 0",
            "UPDATE free_text SET text = x'41'", "UPDATE free_text SET hash = zeroblob(32)",
            "INSERT INTO line VALUES ('s9', 1, x'', zeroblob(32))",
            "INSERT INTO line VALUES ('s1', 2, x'', zeroblob(31))",
            "INSERT INTO line VALUES ('s1', 'two', x'', zeroblob(32))",
            "UPDATE session SET status = 'closed'", "DELETE FROM trainee", "DELETE FROM content",
            "UPDATE self_rating SET level = 'not-yet'", "DELETE FROM self_rating",
            "UPDATE self_rating_set SET rated_at_seconds = 2", "DELETE FROM self_rating_set",
            "INSERT INTO self_rating_set VALUES ('s1', 1)",
            "INSERT INTO self_rating_set VALUES ('s2', 1)",
            "INSERT INTO self_rating VALUES ('s2', 1, 'measure-first', 'strong')",
            "INSERT INTO self_rating VALUES ('s2', 1, 'root-cause', 'good')",
            "INSERT INTO self_rating VALUES ('s1', 0, 'root-cause', 'strong')",
            "UPDATE session_analysis SET bytes = x'00'", "DELETE FROM session_analysis",
            "INSERT INTO session_analysis VALUES ('s1', 1, x'00', 1)",
            "INSERT INTO session_analysis VALUES ('s9', 1, x'00', 1)",
            "INSERT INTO session_analysis VALUES ('s2', 1, x'01', 1)",
            "INSERT INTO session_analysis VALUES ('s2', 0, x'01', 1)",
            "UPDATE session SET origin_line = 2 WHERE id = 's2'",
            "UPDATE session SET origin_session = NULL, origin_line = NULL WHERE id = 's2'",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") {
                try store.queue.write { try $0.execute(sql: sql) }
            }
        }
        #expect(try store.session("s1") == row)
    }

    /// The page that explains the tables names every one of them, and every column.
    @Test func theSchemaReferenceIsWhole() throws {
        let store = try openedStore()
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appendingPathComponent("Records/README.md"), encoding: .utf8)
        let columns = try store.queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT t.name AS "table", c.name AS "column"
                    FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'
                    """)
        }
        #expect(columns.count > 30)
        for row in columns {
            let table: String = row["table"]
            let column: String = row["column"]
            let section = page.components(separatedBy: "\n### `\(table)`\n").dropFirst().first
            let isExplained = section?.components(separatedBy: "\n### ").first?
                .contains("`\(column)`")
            #expect(isExplained == true, "\(table).\(column)")
        }
    }
}
