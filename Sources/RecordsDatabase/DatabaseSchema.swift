import GRDB

/// The tables of the records, as migrations.
///
/// A migration that has shipped is frozen: it speaks strings, uses no type of the program, and is
/// never edited. A change is a migration of its own, put at the end, and a line in
/// `Records/README.md`.
enum DatabaseSchema {
    /// `PBRC` as an integer: stands in the file's header, so that the records are told from any
    /// other SQLite database (SQLite, "Database File Format", 1.3.17, application id).
    static let applicationID: Int32 = 0x5042_5243

    /// How many migrations there are; the file's `user_version` once all of them are done.
    static let version = 3

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 sessions") { db in
            try db.execute(sql: sessions)
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("2 ratings") { db in
            try db.execute(sql: ratings)
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3 analyses") { db in
            try db.execute(sql: analyses)
            try db.execute(sql: "PRAGMA user_version = 3")
        }
        return migrator
    }

    /// Texts that people or files gave are BLOBs of UTF-8: SQLite's TEXT, as C strings, would end
    /// at the first NUL. Ids are checked ASCII.
    private static let sessions = """
        CREATE TABLE trainee (
            id TEXT NOT NULL PRIMARY KEY,
            display_name BLOB NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE content (
            hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
            kind TEXT NOT NULL,
            name BLOB NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE session (
            id TEXT NOT NULL PRIMARY KEY,
            trainee_id TEXT NOT NULL REFERENCES trainee (id),
            scenario_id TEXT NOT NULL,
            header_bytes BLOB NOT NULL,
            header_hash BLOB NOT NULL CHECK (length(header_hash) = 32),
            status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
            outcome TEXT,
            line_count INTEGER NOT NULL CHECK (line_count >= 0),
            head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
            last_time_milliseconds INTEGER NOT NULL,
            started_at_seconds INTEGER NOT NULL,
            closed_at_seconds INTEGER,
            CHECK ((status = 'closed') = (closed_at_seconds IS NOT NULL)),
            CHECK (status = 'closed' OR outcome IS NULL)
        ) STRICT;
        CREATE INDEX session_by_start ON session (started_at_seconds, id);
        CREATE INDEX session_by_trainee ON session (trainee_id, started_at_seconds);
        CREATE INDEX session_by_scenario ON session (scenario_id, started_at_seconds);

        CREATE TABLE session_content (
            session_id TEXT NOT NULL REFERENCES session (id),
            content_hash BLOB NOT NULL REFERENCES content (hash),
            PRIMARY KEY (session_id, content_hash)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_content_by_hash ON session_content (content_hash);

        CREATE TABLE line (
            session_id TEXT NOT NULL REFERENCES session (id),
            number INTEGER NOT NULL CHECK (number >= 1),
            bytes BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (session_id, number)
        ) STRICT;
        CREATE TRIGGER line_is_final BEFORE UPDATE ON line
        BEGIN
            SELECT RAISE(ABORT, 'a line is never changed');
        END;

        CREATE TABLE free_text (
            session_id TEXT NOT NULL,
            line_number INTEGER NOT NULL,
            position INTEGER NOT NULL CHECK (position >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            salt BLOB CHECK (length(salt) = 16),
            text BLOB,
            PRIMARY KEY (session_id, line_number, position),
            FOREIGN KEY (session_id, line_number) REFERENCES line (session_id, number),
            CHECK ((salt IS NULL) = (text IS NULL))
        ) STRICT;
        CREATE INDEX free_text_by_hash ON free_text (session_id, hash);
        CREATE TRIGGER free_text_is_only_erased BEFORE UPDATE ON free_text
        WHEN NEW.text IS NOT NULL OR NEW.hash IS NOT OLD.hash
            OR NEW.session_id IS NOT OLD.session_id
            OR NEW.line_number IS NOT OLD.line_number OR NEW.position IS NOT OLD.position
        BEGIN
            SELECT RAISE(ABORT, 'a text is only ever erased');
        END;

        CREATE TABLE signed_head (
            id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES session (id),
            line_count INTEGER NOT NULL CHECK (line_count >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            signed_at_seconds INTEGER NOT NULL,
            public_key BLOB NOT NULL,
            signature BLOB NOT NULL
        ) STRICT;
        CREATE INDEX signed_head_by_session ON signed_head (session_id);
        CREATE TRIGGER signed_head_is_final BEFORE UPDATE ON signed_head
        BEGIN
            SELECT RAISE(ABORT, 'a signed head is never changed');
        END;
        """

    /// No session of version 1 is a copy: nothing could make one. The origin isn't a reference to
    /// `session`: a copy may be of a journal file that never was in these records.
    private static let ratings = """
        ALTER TABLE session ADD COLUMN origin_session TEXT;
        ALTER TABLE session ADD COLUMN origin_line INTEGER
            CHECK (origin_line >= 0)
            CHECK ((origin_line IS NULL) = (origin_session IS NULL));
        CREATE TRIGGER session_origin_is_final BEFORE UPDATE OF origin_session, origin_line
            ON session
        BEGIN
            SELECT RAISE(ABORT, 'where a copy came from is never changed');
        END;

        CREATE TABLE self_rating_set (
            session_id TEXT NOT NULL PRIMARY KEY REFERENCES session (id),
            rated_at_seconds INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER self_rating_set_is_of_a_closed_session BEFORE INSERT ON self_rating_set
        WHEN NOT EXISTS (
            SELECT 1 FROM session WHERE id = NEW.session_id AND status = 'closed')
        BEGIN
            SELECT RAISE(ABORT, 'only a closed session is rated');
        END;
        CREATE TRIGGER self_rating_set_is_final BEFORE UPDATE ON self_rating_set
        BEGIN
            SELECT RAISE(ABORT, 'a rating is never changed');
        END;
        CREATE TRIGGER self_rating_set_stays BEFORE DELETE ON self_rating_set
        BEGIN
            SELECT RAISE(ABORT, 'a rating is never removed');
        END;

        CREATE TABLE self_rating (
            session_id TEXT NOT NULL REFERENCES self_rating_set (session_id),
            position INTEGER NOT NULL CHECK (position >= 0),
            theme TEXT NOT NULL,
            level TEXT NOT NULL
                CHECK (level IN ('not-yet', 'developing', 'competent', 'strong')),
            PRIMARY KEY (session_id, position),
            UNIQUE (session_id, theme)
        ) STRICT;
        CREATE TRIGGER self_rating_is_final BEFORE UPDATE ON self_rating
        BEGIN
            SELECT RAISE(ABORT, 'a rating is never changed');
        END;
        CREATE TRIGGER self_rating_stays BEFORE DELETE ON self_rating
        BEGIN
            SELECT RAISE(ABORT, 'a rating is never removed');
        END;
        """

    /// What the reasoning made of a session, as bytes that no query looks into: it may be made anew
    /// by another revision, which is then a row of its own.
    private static let analyses = """
        CREATE TABLE session_analysis (
            session_id TEXT NOT NULL REFERENCES session (id),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            bytes BLOB NOT NULL,
            kept_at_seconds INTEGER NOT NULL,
            PRIMARY KEY (session_id, revision)
        ) STRICT;
        CREATE TRIGGER session_analysis_is_of_a_closed_session BEFORE INSERT ON session_analysis
        WHEN NOT EXISTS (
            SELECT 1 FROM session WHERE id = NEW.session_id AND status = 'closed')
        BEGIN
            SELECT RAISE(ABORT, 'only a closed session is analysed');
        END;
        CREATE TRIGGER session_analysis_is_final BEFORE UPDATE ON session_analysis
        BEGIN
            SELECT RAISE(ABORT, 'an analysis is never changed');
        END;
        CREATE TRIGGER session_analysis_stays BEFORE DELETE ON session_analysis
        BEGIN
            SELECT RAISE(ABORT, 'an analysis is never removed');
        END;
        """
}
