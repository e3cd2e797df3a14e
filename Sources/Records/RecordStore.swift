package import Assessment
package import Exercises
package import SimulationKernel

/// Where trainees, sessions, journals, content and analyses are kept.
///
/// Each method is one whole transaction: it happens altogether, durably before it returns, or not
/// at all. A protocol, not a struct of closures, because there are two whole implementations that
/// one set of tests holds to the same contract; it is used through `any RecordStore`, once for each
/// command of a person, never in the core. A store is used from one thread at a time; other
/// processes may use the same records meanwhile.
///
/// Texts come back as they went in, byte for byte: whoever shows one makes it safe.
package protocol RecordStore: AnyObject {
    /// The trainee with exactly this name, or else a new one with the given id.
    ///
    /// Names are compared byte for byte: two spellings of one letter are two names.
    func trainee(named name: String, newID: String) throws(RecordsError) -> TraineeRecord

    /// The trainee with this id, or nil.
    func trainee(_ id: String) throws(RecordsError) -> TraineeRecord?

    /// Every trainee, by id.
    func trainees() throws(RecordsError) -> [TraineeRecord]

    /// Opens a session with an empty journal and stores its content.
    ///
    /// Refused: an id that is taken or isn't one, a trainee who isn't there, content that the
    /// header names and that is neither given nor stored.
    @discardableResult
    func openSession(_ opening: SessionOpening) throws(RecordsError) -> SessionRecord

    /// Appends a line with its texts, and brings the summary row up to it.
    ///
    /// Refused where the line doesn't follow on the last one stored, so that of two processes that
    /// play one session the second is told; and where the session is closed.
    @discardableResult
    func append(
        _ line: PreparedLine, to session: String
    ) throws(RecordsError) -> SessionRecord

    /// Closes a session: the last line, the outcome and the signed head, together.
    ///
    /// Refused as `append` is, and where the head is over another end.
    @discardableResult
    func close(
        _ session: String, _ closing: SessionClosing
    ) throws(RecordsError) -> SessionRecord

    /// Stores one more signed head of a session, over its present end.
    func add(_ head: SignedHead) throws(RecordsError)

    /// The summary row of a session, or nil.
    func session(_ id: String) throws(RecordsError) -> SessionRecord?

    /// The summary rows of some sessions: those that started last come first, and of those that
    /// started in one second the last by id.
    func sessions(_ filter: SessionFilter) throws(RecordsError) -> [SessionRecord]

    /// A session's journal, or nil where there is no such session.
    func journal(of session: String) throws(RecordsError) -> Journal?

    /// A session with its heads and content, as one moment had it; nil where there is none.
    func journalFile(of session: String) throws(RecordsError) -> JournalFile?

    /// The content with this hash, or nil.
    func content(_ hash: Hash32) throws(RecordsError) -> ContentRecord?

    /// Erases a text and its salt from a session for good; its hash stays. Erasing again does
    /// nothing.
    func eraseText(_ hash: Hash32, in session: String) throws(RecordsError)

    /// Keeps how the trainee rates their own work in a closed session; no ratings say that they
    /// would rather not.
    ///
    /// Refused: a session that is open, one that is rated already, a theme that comes twice.
    ///
    /// - Parameter seconds: whole seconds since 1970-01-01 00:00 UTC.
    @discardableResult
    func rate(
        _ ratings: [SelfRating], in session: String, atSeconds seconds: Int64
    ) throws(RecordsError) -> SelfRatingRecord

    /// How the trainee rated their own work in a session; nil while they haven't.
    func ratings(of session: String) throws(RecordsError) -> SelfRatingRecord?

    /// Keeps what a revision of the reasoning made of a closed session, and says what is kept: the
    /// same bytes again change nothing, and what was kept first stays.
    ///
    /// Refused: a session that is open, a revision below 1, other bytes than are kept already for
    /// the session and revision.
    @discardableResult
    func keepAnalysis(
        _ analysis: SessionAnalysisRecord
    ) throws(RecordsError) -> SessionAnalysisRecord

    /// What a revision of the reasoning made of a session; nil while that isn't kept.
    func analysis(
        of session: String, revision: Int
    ) throws(RecordsError) -> SessionAnalysisRecord?
}
