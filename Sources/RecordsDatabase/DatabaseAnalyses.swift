import Foundation
import GRDB
package import Records

/// What the reasoning made of sessions: kept once for a session and a revision, never changed.
extension DatabaseStore {
    /// Keeps an analysis of a closed session, as `RecordStore` says.
    @discardableResult
    package func keepAnalysis(
        _ analysis: SessionAnalysisRecord
    ) throws(RecordsError) -> SessionAnalysisRecord {
        try writing { db in
            try Self.knownSession(analysis.session, in: db).admit(analysis)
            let kept = try Self.analysis(
                of: analysis.session, revision: analysis.revision, in: db)
            if let kept {
                try kept.admit(analysis)
                return kept
            }
            try db.execute(
                sql: """
                    INSERT INTO session_analysis (session_id, revision, bytes, kept_at_seconds)
                    VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    analysis.session, analysis.revision, Data(analysis.bytes), analysis.atSeconds,
                ])
            return analysis
        }
    }

    /// The analysis of a session by a revision of the reasoning; nil while there is none.
    package func analysis(
        of session: String, revision: Int
    ) throws(RecordsError) -> SessionAnalysisRecord? {
        try reading { db in try Self.analysis(of: session, revision: revision, in: db) }
    }

    private static func analysis(
        of session: String, revision: Int, in db: Database
    ) throws -> SessionAnalysisRecord? {
        guard RecordName.isValid(session) else { return nil }
        return try Row.fetchOne(
            db,
            sql: "SELECT * FROM session_analysis WHERE session_id = ? AND revision = ?",
            arguments: [session, revision])?.sessionAnalysis()
    }
}
