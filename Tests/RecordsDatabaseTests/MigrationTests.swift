import Assessment
import Exercises
import Foundation
import GRDB
import Records
import Seals
import SimulationKernel
import Testing

@testable import RecordsDatabase

/// Records that an earlier version made: opened, brought up to date, and nothing in them changed.
@Suite struct MigrationTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// A file as version 1 left it: a closed session of three lines and an open one.
    private func makeVersionOne() throws -> (closed: SessionRecord, journal: Journal) {
        let queue = try DatabaseQueue(path: folder.file())
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(DatabaseSchema.applicationID)")
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        }
        try DatabaseSchema.migrator.migrate(queue, upTo: "1 sessions")
        let opening = Fixture.opening("s1")
        var row = try SessionRecord(opening)
        var journal = Journal(header: opening.header, hashing: Fixture.hashing)
        try queue.write { db in
            try db.execute(
                sql: "INSERT INTO trainee VALUES (?, ?)",
                arguments: [Fixture.trainee.id, Fixture.trainee.displayName.typedData])
            for id in ["s1", "s2"] {
                try db.execute(
                    sql: """
                        INSERT INTO session VALUES (?, ?, ?, ?, ?, 'open', NULL, 0, ?, ?, ?, NULL)
                        """,
                    arguments: [
                        id, row.trainee, row.scenario, Data(opening.stored.bytes),
                        opening.stored.hash.data, row.headHash.data, row.lastTime.milliseconds,
                        row.startedAtSeconds,
                    ])
            }
            for _ in 1...3 {
                let line = Fixture.line(after: row)
                try db.execute(
                    sql: "INSERT INTO line VALUES ('s1', ?, ?, ?)",
                    arguments: [
                        line.line.number, Data(line.stored.bytes), line.stored.hash.data,
                    ])
                row = try row.appending(line)
                try journal.append(line)
            }
            row = try row.closing(
                SessionClosing(outcome: "fixed", head: nil, closedAtSeconds: 1_760_000_500))
            try db.execute(
                sql: """
                    UPDATE session SET status = 'closed', outcome = 'fixed', line_count = 3,
                        head_hash = ?, last_time_milliseconds = ?, closed_at_seconds = 1760000500
                    WHERE id = 's1'
                    """, arguments: [row.headHash.data, row.lastTime.milliseconds])
        }
        try queue.close()
        return (row, journal)
    }

    @Test func aFileOfVersionOneIsBroughtUpToDate() throws {
        let (closed, journal) = try makeVersionOne()
        let store = try DatabaseStore(path: folder.file())
        #expect(try store.report().schemaVersion == 3)
        #expect(try store.report().findings.isEmpty)
        #expect(try store.session("s1") == closed)
        #expect(try store.journal(of: "s1") == journal)
        #expect(try store.sessions(.all).map(\.origin) == [nil, nil])
        #expect(try store.trainees() == [Fixture.trainee])
        // And what is new works on what is old.
        #expect(try store.ratings(of: "s1") == nil)
        let ratings = [SelfRating(theme: "measure-first", level: .competent)]
        try store.rate(ratings, in: "s1", atSeconds: 7)
        let open = try #require(try store.session("s2"))
        let row = try store.append(Fixture.line(after: open), to: "s2")
        let again = try DatabaseStore(path: folder.file())
        #expect(try again.ratings(of: "s1")?.ratings == ratings)
        #expect(try again.session("s2") == row)
    }

    /// A file as version 2 left it: as version 1 did, and the closed session rated and copied.
    private func makeVersionTwo() throws -> (closed: SessionRecord, journal: Journal) {
        let made = try makeVersionOne()
        let queue = try DatabaseQueue(path: folder.file())
        try DatabaseSchema.migrator.migrate(queue, upTo: "2 ratings")
        try queue.write { db in
            try db.execute(sql: "INSERT INTO self_rating_set VALUES ('s1', 7)")
            try db.execute(
                sql: "INSERT INTO self_rating VALUES ('s1', 0, 'measure-first', 'strong')")
            try db.execute(
                sql: """
                    INSERT INTO session SELECT 's3', trainee_id, scenario_id, header_bytes,
                        header_hash, 'open', NULL, 0, header_hash, 0, started_at_seconds, NULL,
                        's1', 2 FROM session WHERE id = 's1'
                    """)
        }
        try queue.close()
        return made
    }

    @Test func aFileOfVersionTwoIsBroughtUpToDate() throws {
        let (closed, journal) = try makeVersionTwo()
        let store = try DatabaseStore(path: folder.file())
        #expect(try store.report().schemaVersion == 3)
        #expect(try store.report().findings.isEmpty)
        #expect(try store.session("s1") == closed)
        #expect(try store.journal(of: "s1") == journal)
        #expect(
            try store.ratings(of: "s1")
                == SelfRatingRecord(
                    ratings: [SelfRating(theme: "measure-first", level: .strong)],
                    ratedAtSeconds: 7))
        #expect(try store.session("s3")?.origin == CopyOrigin(session: "s1", line: 2))
        // And what is new works on what is old.
        #expect(try store.analysis(of: "s1", revision: 1) == nil)
        let analysis = SessionAnalysisRecord(
            session: "s1", revision: 1, bytes: [1, 2, 3], atSeconds: 8)
        try store.keepAnalysis(analysis)
        let again = try DatabaseStore(path: folder.file())
        #expect(try again.analysis(of: "s1", revision: 1) == analysis)
        #expect(try again.report().analysisCount == 1)
    }

    /// What has shipped is frozen: whoever edits a migration changes what these hash to.
    @Test(arguments: [
        (
            "1 sessions", 1,
            "52f79b8adeb05d9c73d69ebd321e0b90b93a5aad0641d809ed35ddc444c4c70e"
        ),
        (
            "2 ratings", 2,
            "1722711a7b0f5907ab8a604be8cc82bbfc010de688af11e504f66d1a2a0ac727"
        ),
        (
            "3 analyses", 3,
            "895d7113ed94d1fad6a024b06bf9ec80be8686d4f1c9c09bf52944b5e68a2e41"
        ),
    ])
    func aShippedMigrationIsFrozen(name: String, version: Int, expected: String) throws {
        let queue = try DatabaseQueue()
        try DatabaseSchema.migrator.migrate(queue, upTo: name)
        let (schema, found) = try queue.read { db in
            let statements = try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%' ORDER BY type, name
                    """)
            return (
                statements.joined(separator: "\n"),
                try Int.fetchOne(db, sql: "PRAGMA user_version")
            )
        }
        #expect(found == version)
        #expect(SHA256Hash.hash(Array(schema.utf8)).hexadecimal == expected)
    }

    @Test func thereIsAMigrationForEveryVersion() {
        #expect(DatabaseSchema.migrator.migrations.count == DatabaseSchema.version)
    }
}
