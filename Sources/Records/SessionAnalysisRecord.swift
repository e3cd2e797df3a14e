/// What one revision of the reasoning made of a session, as it is kept: once, and never changed.
package struct SessionAnalysisRecord: Hashable, Sendable {
    package let session: String
    /// The revision of the reasoning, from 1: another revision may come to something else, and is
    /// kept beside it.
    package let revision: Int
    /// The analysis in its canonical form, which the records don't look into.
    package let bytes: [UInt8]
    /// Whole seconds since 1970-01-01 00:00 UTC, by the wall clock, when it was kept.
    package let atSeconds: Int64

    package init(session: String, revision: Int, bytes: [UInt8], atSeconds: Int64) {
        self.session = session
        self.revision = revision
        self.bytes = bytes
        self.atSeconds = atSeconds
    }
}

extension SessionRecord {
    /// Refuses an analysis of a session that isn't closed, and one of no revision.
    package func admit(_ analysis: SessionAnalysisRecord) throws(RecordRefusal) {
        guard status == .closed else { throw .sessionOpen(id) }
        guard analysis.revision >= 1 else { throw .badRevision(analysis.revision) }
    }
}

extension SessionAnalysisRecord {
    /// Refuses another analysis than the one that is kept already for its session and revision;
    /// when it was kept makes no difference.
    package func admit(_ again: SessionAnalysisRecord) throws(RecordRefusal) {
        guard bytes == again.bytes else {
            throw .analysisDiffers(session: session, revision: revision)
        }
    }
}
