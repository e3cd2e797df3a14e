import ContentFiles
import Exercises
import Foundation
import Records
import Scenarios
import Screens
import Seals
import SimulationKernel
import TerminalCanvas

/// Carries out what the interface asks for: content, records and the running session are here.
///
/// What can't be done is told in a report; the session and the records are then as they were.
final class Stage {
    let library: ContentLibrary
    let store: any RecordStore
    let trainee: TraineeRecord
    /// The session that is being worked on; nil where none is.
    private(set) var desk: SessionDesk?
    /// The session that was being worked on when the records failed; it is taken up again.
    private var lost: String?
    /// Made when it is wanted: whoever practises needs no criteria.
    private let loading: () throws -> DebriefLoading
    private let key: SigningKey
    /// Which scenarios may be begun.
    private lazy var offers = Offers(library)

    /// A stage without a running session.
    init(
        library: ContentLibrary, store: any RecordStore, trainee: TraineeRecord, key: SigningKey,
        loading: @escaping () throws -> DebriefLoading
    ) {
        self.library = library
        self.loading = loading
        self.store = store
        self.trainee = trainee
        self.key = key
    }

    /// What came of a request; nil where there is nothing to tell. What can't be done is told, too.
    func answer(_ request: Request) -> Report? {
        do {
            return try carryOut(request)
        } catch let failure as Failure {
            return .failed(Notice(failure))
        } catch {
            return .failed(Notice(.failure, "\(error)"))
        }
    }

    /// Carries out a request; throws what can't be done, in words. Drawing, suspending and leaving
    /// are the face's own affair.
    func carryOut(_ request: Request) throws -> Report? {
        switch request {
        case .loadHome: return .home(try home())
        case .begin(let scenario, let seed): return try begin(scenario, seed)
        case .resume(let session): return try resume(session)
        case .perform(let command): return try perform(command)
        case .complete(let line): return .candidates(desk?.exercise.completions(of: line) ?? [])
        case .leaveSession:
            desk = nil
            lost = nil
            return nil
        case .loadDebrief(let session): return .debrief(try loading().debrief(session: session))
        case .rate(let session, let ratings):
            return .debrief(try loading().rate(ratings, session: session))
        case .loadReplay(let session, let line):
            return .replay(try loading().sessionFile(session: session), line: line)
        case .copy(let session, let line): return try copy(session, line)
        case .redraw, .suspend, .quit: return nil
        }
    }

    // MARK: The running session

    private func begin(_ scenario: String, _ seed: UInt64?) throws -> Report {
        let content = try contentStep { () throws(ContentProblem) in
            try library.scenario(named: scenario)
        }
        try offers.require(content)
        return take(
            try SessionDesk.begin(
                content, seed: seed ?? RandomWord.next(), trainee: trainee, library: library,
                store: store, key: key))
    }

    private func resume(_ session: String) throws -> Report { take(try takeUp(session)) }

    private func takeUp(_ session: String) throws -> SessionDesk {
        let record = try storeStep { () throws(RecordsError) in try store.session(session) }
        guard let record, record.status == .open else {
            throw Failure(
                description: "error: there is no open session `\(session)`\n  try: home")
        }
        return try SessionDesk.resume(record, store: store, key: key)
    }

    private func copy(_ session: String, _ line: Int) throws -> Report {
        take(
            try SessionDesk.copy(
                of: session, through: line, trainee: trainee, store: store, key: key))
    }

    private func take(_ desk: SessionDesk) -> Report {
        self.desk = desk
        lost = nil
        return .session(desk.file)
    }

    private func perform(_ command: ExerciseCommand) throws -> Report {
        if let lost {
            desk = try takeUp(lost)
            self.lost = nil
        }
        guard let desk else {
            throw Failure(description: "error: no session is running\n  try: home")
        }
        do {
            switch try desk.perform(command) {
            case .success(let step): return .performed(step)
            case .failure(let refusal): return .refused(refusal)
            }
        } catch {
            // The exercise is a step ahead of the records: go back to what is stored, now or, where
            // that can't be read, with the next command.
            let count = desk.steps.count
            self.desk = nil
            lost = desk.record.id
            guard let stored = try? takeUp(desk.record.id) else { throw error }
            self.desk = stored
            lost = nil
            // Another program has gone on with the session: what is shown is out of date.
            if stored.steps.count != count { return .session(stored.file) }
            throw error
        }
    }

    // MARK: Home

    private func home() throws -> HomeData {
        let filter = SessionFilter(trainee: trainee.id)
        let sessions = try storeStep { () throws(RecordsError) in try store.sessions(filter) }
        let scenarios = library.scenarioFiles.compactMap { file -> HomeData.ScenarioLine? in
            // A file that can't be read is for `patchbay lint`; the others can be played.
            guard let content = try? library.scenario(in: file) else { return nil }
            let isOffered = offers.problem(of: content) == nil
            return HomeData.ScenarioLine(
                id: content.id,
                title: content.scenario.title
                    + (isOffered ? "" : " (not offered: patchbay lint \(content.id))"),
                theme: file.theme,
                facility: content.scenario.facility,
                closedCount: sessions.filter {
                    $0.status == .closed && $0.scenario == content.id
                }.count)
        }
        func lines(_ status: SessionStatus) -> [HomeData.SessionLine] {
            sessions.filter { $0.status == status }.map { session in
                HomeData.SessionLine(
                    id: session.id, scenario: session.scenario,
                    title: scenarios.first { $0.id == session.scenario }?.title
                        ?? session.scenario,
                    started: WallClockWords.moment(session.startedAtSeconds),
                    commands: session.lineCount, outcome: session.outcome)
            }
        }
        let any = try storeStep { () throws(RecordsError) in
            try store.sessions(SessionFilter(limit: 1))
        }
        return HomeData(
            trainee: trainee.displayName, open: lines(.open), closed: lines(.closed),
            scenarios: scenarios, isFirstRun: any.isEmpty)
    }
}

/// Moments of the wall clock in words, by the time zone of whoever reads them.
enum WallClockWords {
    /// `2026-11-21 14:05`.
    static func moment(_ seconds: Int64) -> String {
        let calendar = Calendar(identifier: .gregorian)
        let parts = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute],
            from: Date(timeIntervalSince1970: TimeInterval(seconds)))
        func digits(_ value: Int?, _ count: Int) -> String {
            let text = String(value ?? 0)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return digits(parts.year, 4) + "-" + digits(parts.month, 2) + "-" + digits(parts.day, 2)
            + " " + digits(parts.hour, 2) + ":" + digits(parts.minute, 2)
    }
}

extension Notice {
    /// A failure in a notice: what is wrong, and what to type.
    init(_ failure: Failure) {
        var text = failure.description
        if text.hasPrefix("error: ") { text.removeFirst("error: ".count) }
        let parts = text.split(separator: "\n  try: ", maxSplits: 1)
        self.init(
            .failure, String(parts.first ?? ""),
            advice: parts.count > 1 ? String(parts[1]) : "")
    }
}
