package import Assessment
import GRDB
package import Records

/// How trainees rate their own work: kept once for a session, never changed.
extension DatabaseStore {
    /// Keeps ratings of a closed session, as `RecordStore` says: all of them, or none.
    @discardableResult
    package func rate(
        _ ratings: [SelfRating], in session: String, atSeconds seconds: Int64
    ) throws(RecordsError) -> SelfRatingRecord {
        try writing { db in
            try Self.knownSession(session, in: db).admit(ratings)
            guard try Self.ratings(of: session, in: db) == nil else {
                throw RecordRefusal.alreadyRated(session)
            }
            try db.execute(
                sql: "INSERT INTO self_rating_set (session_id, rated_at_seconds) VALUES (?, ?)",
                arguments: [session, seconds])
            for (position, rating) in ratings.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO self_rating (session_id, position, theme, level)
                        VALUES (?, ?, ?, ?)
                        """,
                    arguments: [session, position, rating.theme, rating.level.rawValue])
            }
            return SelfRatingRecord(ratings: ratings, ratedAtSeconds: seconds)
        }
    }

    /// The ratings of a session; nil while it has none.
    package func ratings(of session: String) throws(RecordsError) -> SelfRatingRecord? {
        try reading { db in try Self.ratings(of: session, in: db) }
    }

    private static func ratings(
        of session: String, in db: Database
    ) throws -> SelfRatingRecord? {
        guard RecordName.isValid(session) else { return nil }
        let seconds = try Int64.fetchOne(
            db, sql: "SELECT rated_at_seconds FROM self_rating_set WHERE session_id = ?",
            arguments: [session])
        guard let seconds else { return nil }
        let rows = try Row.fetchAll(
            db, sql: "SELECT theme, level FROM self_rating WHERE session_id = ? ORDER BY position",
            arguments: [session])
        return SelfRatingRecord(
            ratings: try rows.map { try $0.selfRating() }, ratedAtSeconds: seconds)
    }
}
