import Assessment
import ContentFiles
import Exercises
import Foundation
import Planes
import Records
import Screens
import Seals
import SimulationKernel
import TestSupport
import Testing

@testable import patchbay

/// A stage on the content of the checkout and on records in memory.
struct StageFixture {
    let store: FailingStore
    let stage: Stage

    init(store: FailingStore = FailingStore()) throws {
        self.store = store
        let library = ContentLibrary(
            root: checkout().path, registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
        let trainee = try store.trainee(named: "Sam Okoro", newID: "t-1")
        stage = Stage(library: library, store: store, trainee: trainee, key: SigningKey()) {
            let rubrics = RubricLibrary(root: checkout().path)
            return DebriefLoading(
                store: store, library: library, rubric: try rubrics.rubric(named: "st0933"))
        }
    }

    /// Carries out a request that must be reported.
    func answer(_ request: Request) throws -> Report { try #require(stage.answer(request)) }

    /// Begins a session; its file.
    func begin(_ scenario: String) throws -> SessionFile {
        try session(answer(.begin(scenario: scenario, seed: 1)))
    }

    func session(_ report: Report) throws -> SessionFile {
        guard case .session(let file) = report else {
            throw UnexpectedReport(report: report)
        }
        return file
    }

    @discardableResult
    func perform(_ verb: String, _ words: String..., text: String? = nil) throws -> Report {
        try answer(.perform(ExerciseCommand(verb, words, text: text)))
    }
}

/// A report that a test didn't look for.
struct UnexpectedReport: Error { let report: Report }

/// Records in memory that can be told to refuse whatever is written, as a full disk does.
final class FailingStore: RecordStore {
    private let inner = InMemoryRecordStore()
    var isFull = false
    /// Whether nothing can be read either, as where a disk has gone.
    var isGone = false

    private func write<Value>(
        _ body: () throws(RecordsError) -> Value
    ) throws(RecordsError) -> Value {
        if isFull { throw .store(StoreProblem(.diskFull, path: "records.sqlite")) }
        return try body()
    }

    func trainee(named name: String, newID: String) throws(RecordsError) -> TraineeRecord {
        try write { () throws(RecordsError) in try inner.trainee(named: name, newID: newID) }
    }

    func trainee(_ id: String) throws(RecordsError) -> TraineeRecord? { try inner.trainee(id) }

    func trainees() throws(RecordsError) -> [TraineeRecord] { try inner.trainees() }

    func openSession(_ opening: SessionOpening) throws(RecordsError) -> SessionRecord {
        try write { () throws(RecordsError) in try inner.openSession(opening) }
    }

    func append(_ line: PreparedLine, to session: String) throws(RecordsError) -> SessionRecord {
        try write { () throws(RecordsError) in try inner.append(line, to: session) }
    }

    func close(_ session: String, _ closing: SessionClosing) throws(RecordsError) -> SessionRecord {
        try write { () throws(RecordsError) in try inner.close(session, closing) }
    }

    func add(_ head: SignedHead) throws(RecordsError) {
        try write { () throws(RecordsError) in try inner.add(head) }
    }

    func keepAnalysis(
        _ analysis: SessionAnalysisRecord
    ) throws(RecordsError) -> SessionAnalysisRecord {
        try write { () throws(RecordsError) in try inner.keepAnalysis(analysis) }
    }

    func analysis(
        of session: String, revision: Int
    ) throws(RecordsError) -> SessionAnalysisRecord? {
        try inner.analysis(of: session, revision: revision)
    }

    func session(_ id: String) throws(RecordsError) -> SessionRecord? { try inner.session(id) }

    func sessions(_ filter: SessionFilter) throws(RecordsError) -> [SessionRecord] {
        try inner.sessions(filter)
    }

    func journal(of session: String) throws(RecordsError) -> Journal? {
        if isGone { throw .store(StoreProblem(.cannotOpen, path: "records.sqlite")) }
        return try inner.journal(of: session)
    }

    func journalFile(of session: String) throws(RecordsError) -> JournalFile? {
        try inner.journalFile(of: session)
    }

    func content(_ hash: Hash32) throws(RecordsError) -> ContentRecord? { try inner.content(hash) }

    func eraseText(_ hash: Hash32, in session: String) throws(RecordsError) {
        try write { () throws(RecordsError) in try inner.eraseText(hash, in: session) }
    }

    func rate(
        _ ratings: [SelfRating], in session: String, atSeconds seconds: Int64
    ) throws(RecordsError) -> SelfRatingRecord {
        try write { () throws(RecordsError) in
            try inner.rate(ratings, in: session, atSeconds: seconds)
        }
    }

    func ratings(of session: String) throws(RecordsError) -> SelfRatingRecord? {
        try inner.ratings(of: session)
    }
}
