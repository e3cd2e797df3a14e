import Assessment
import ContentFiles
import Exercises
import FaultReasoning
import Foundation
import Planes
import Plant
import Records
import Scenarios
import Screens
import Seals
import SimulationKernel

/// Reads recorded sessions for the debrief and for replays, and keeps how trainees rate their work.
///
/// Everything comes from what is stored: the plant isn't computed again, so that a session of any
/// engine revision can be shown. Content that this version can't read is left out, and what needed
/// it says so.
struct DebriefLoading {
    let store: any RecordStore
    /// Nil where there is none: then nothing is suggested.
    let library: ContentLibrary?
    let rubric: Rubric
    /// What sessions on the same content have in common.
    var cases = AnalysedCases()

    // MARK: By the id of a session in the records

    /// A closed session with its findings.
    func debrief(session id: String) throws -> DebriefData {
        try debrief(journalFile(id))
    }

    /// A session, closed or not, with all its steps.
    func sessionFile(session id: String) throws -> SessionFile {
        try sessionFile(journalFile(id))
    }

    /// Keeps a rating, and gives the debrief after it.
    func rate(_ ratings: [SelfRating], session id: String) throws -> DebriefData {
        let now = Int64(Date().timeIntervalSince1970)
        _ = try storeStep { () throws(RecordsError) in
            try store.rate(ratings, in: id, atSeconds: now)
        }
        return try debrief(session: id)
    }

    private func journalFile(_ id: String) throws -> JournalFile {
        let file = try storeStep { () throws(RecordsError) in try store.journalFile(of: id) }
        guard let file else {
            throw Failure(
                description: "error: there is no session `\(id)`\n  try: patchbay sessions")
        }
        return file
    }

    // MARK: From a journal, wherever it comes from

    /// The debrief of a closed session; an open one is refused, with what to type.
    func debrief(_ file: JournalFile) throws -> DebriefData {
        let session = try sessionFile(file)
        guard session.isClosed else {
            throw Failure(
                description: "error: session `\(session.id)` is still open; its debrief comes "
                    + "once its ticket is closed\n  try: patchbay practise "
                    + "\(session.header.scenario), then `close`")
        }
        let analysis = try Analyses(store: store, cases: cases)
            .analysis(of: file, session.steps)
        let findings = findings(session, analysis)
        let kept = try storeStep { () throws(RecordsError) in
            try store.ratings(of: session.id)
        }
        return DebriefData(
            session: session, criteria: rubric.criteria, findings: findings,
            ratings: kept?.ratings ?? [],
            suggestions: Suggestions.next(
                after: session.header.scenario, outcome: session.outcome, findings: findings,
                criteria: rubric.criteria, catalogue: try catalogue(session)),
            isRated: kept != nil, analysis: analysis)
    }

    /// A journal's session as the interface shows it.
    func sessionFile(_ file: JournalFile) throws -> SessionFile {
        let header = try journalStep(file.session) { () throws(CanonicalError) in
            try file.journal.decodedHeader()
        }
        let steps = try journalStep(file.session) { () throws(CanonicalError) in
            try file.journal.steps()
        }
        let inventory = try content("facility/", header, file).flatMap { bytes in
            try? FacilityFile.load(bytes: bytes, path: "stored facility", hash: SHA256Hash.hash)
                .inventory
        }
        let scenario = try content("scenario/", header, file).flatMap { bytes in
            try? ScenarioFile.load(bytes: bytes, path: "stored scenario", hash: SHA256Hash.hash)
                .scenario
        }
        return SessionFile(
            id: file.session, header: header,
            ticket: ticket(steps, inventory, scenario, header), inventory: inventory,
            scenario: scenario, steps: steps,
            isClosed: steps.contains { $0.reply.outcome != nil },
            verbs: inventory == nil ? VerbTable.fixed : VerbTable.all(.standard))
    }

    /// The bytes of a piece of content: from the file where it carries them, else from the records.
    private func content(
        _ prefix: String, _ header: JournalHeader, _ file: JournalFile
    ) throws -> [UInt8]? {
        guard let reference = header.contents.first(where: { $0.name.hasPrefix(prefix) }) else {
            return nil
        }
        if let found = file.contents.first(where: { $0.hash == reference.hash }) {
            return found.bytes
        }
        return try storeStep { () throws(RecordsError) in
            try store.content(reference.hash)
        }?.bytes
    }

    /// The ticket as it was recorded. Sessions of the first engine revision, and those without a
    /// line yet, have none: theirs is made from the content, and is empty where that can't be read.
    private func ticket(
        _ steps: [RecordedStep], _ inventory: Inventory?, _ scenario: Scenario?,
        _ header: JournalHeader
    ) -> Reading {
        let recorded = steps.first?.reply.readings.first { $0.kind == "ticket" }
        if let recorded { return recorded }
        if let inventory, let scenario,
            let plant = try? PlantCompiler.compile(inventory, registry: .standard),
            let instance = try? ScenarioInstance(scenario, plant: plant, seed: header.seed)
        {
            return instance.ticket()
        }
        return Reading(kind: "ticket", point: header.scenario)
    }

    private func findings(_ session: SessionFile, _ analysis: SessionAnalysis?) -> [Finding] {
        let judged = rubric.criteria.filter { $0.judge == .engine }
        guard let scenario = session.scenario, let inventory = session.inventory else {
            return judged.map {
                Finding(
                    criterion: $0.id, level: nil, lines: [],
                    why: "Nothing can be found: this version of Patchbay doesn't read the content "
                        + "that the session was played on.")
            }
        }
        return Assessor.findings(
            criteria: judged,
            evidence: SessionEvidence(
                scenario: scenario, inventory: inventory, steps: session.steps,
                analysis: analysis))
    }

    /// Every scenario with how often this trainee has closed it. A scenario that can't be read
    /// isn't suggested.
    private func catalogue(_ session: SessionFile) throws -> [HomeData.ScenarioLine] {
        guard let library else { return [] }
        let filter = SessionFilter(trainee: session.header.trainee, status: .closed)
        let closed = try storeStep { () throws(RecordsError) in try store.sessions(filter) }
        return library.scenarioFiles.compactMap { file in
            guard let content = try? library.scenario(in: file) else { return nil }
            let own = closed.filter { $0.scenario == content.id }
            // A session from a file of its own counts too.
            let isHere = own.contains { $0.id == session.id }
            let isThis = content.id == session.header.scenario && !isHere
            return HomeData.ScenarioLine(
                id: content.id, title: content.scenario.title, theme: file.theme,
                facility: content.scenario.facility, closedCount: own.count + (isThis ? 1 : 0))
        }
    }
}

extension SessionFile {
    /// What came of it, as `fixed`; nil while it is open.
    var outcome: String? {
        steps.last?.reply.outcome?.symbol("outcome")
    }
}

/// Reads a part of a session's journal, and says in words what stops it: nothing is changed.
func journalStep<Value>(
    _ session: String, _ step: () throws(CanonicalError) -> Value
) throws -> Value {
    do throws(CanonicalError) {
        return try step()
    } catch {
        throw Failure(description: JournalWords.failure(error, session: session))
    }
}

/// Why a journal can't be read, in words.
enum JournalWords {
    static func failure(_ error: CanonicalError, session: String) -> String {
        guard case .unknownCase(let what, let number) = error else {
            return "error: session `\(session)` can't be read: \(error.sentence); it has been left "
                + "as it is\n  try: patchbay doctor"
        }
        return "error: session `\(session)` was recorded by a newer Patchbay (\(what) \(number)); "
            + "it has been left as it is\n  try: update Patchbay"
    }
}
