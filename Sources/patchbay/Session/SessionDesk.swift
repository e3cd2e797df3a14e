import ContentFiles
import Exercises
import Foundation
import Planes
import Plant
import Records
import Scenarios
import Screens
import Seals
import SimulationKernel

/// A session at work: an exercise whose every accepted command is committed before it is shown.
final class SessionDesk {
    let exercise: Exercise
    let store: any RecordStore
    private(set) var record: SessionRecord
    /// What has been done so far, line by line.
    private(set) var steps: [RecordedStep]
    private let header: JournalHeader
    private let key: SigningKey

    private init(
        _ exercise: Exercise, _ store: any RecordStore, _ record: SessionRecord,
        _ header: JournalHeader, _ steps: [RecordedStep], _ key: SigningKey
    ) {
        self.exercise = exercise
        self.store = store
        self.record = record
        self.header = header
        self.steps = steps
        self.key = key
    }

    /// The session as the interface shows it.
    var file: SessionFile {
        SessionFile(
            id: record.id, header: header, ticket: exercise.instance.ticket(),
            inventory: exercise.plant.inventory, scenario: exercise.scenario, steps: steps,
            isClosed: exercise.memory.isClosed, verbs: VerbTable.all(exercise.plant.registry),
            help: HelpBook(exercise))
    }

    /// Begins a session on a scenario.
    static func begin(
        _ content: ScenarioContent, seed: UInt64, trainee: TraineeRecord,
        library: ContentLibrary, store: any RecordStore, key: SigningKey
    ) throws -> SessionDesk {
        let facility = try contentStep { () throws(ContentProblem) in
            try library.facility(of: content)
        }
        let instance = try contentStep { () throws(ContentProblem) in
            try library.instance(of: content, seed: seed)
        }
        let contents = [
            ContentRecord(
                kind: "facility", name: facility.id, bytes: facility.bytes,
                hashing: Sealing.hashing),
            ContentRecord(
                kind: "scenario", name: content.id, bytes: content.bytes, hashing: Sealing.hashing),
        ]
        let header = JournalHeader(
            engineRevision: Exercise.engineRevision,
            contents: contents.map {
                ContentReference(name: $0.kind + "/" + $0.name, hash: $0.hash)
            },
            scenario: content.id, trainee: trainee.id, seed: seed,
            start: instance.scenario.called, isPractice: true, provenance: "catalogue")
        return try open(header, contents, Exercise(instance), store, key)
    }

    /// Begins a practice copy of a session: the same instance, its first lines done again.
    ///
    /// Nothing is begun where this version computes one of those lines otherwise, or where the
    /// ticket was closed at one of them.
    static func copy(
        of session: String, through line: Int, trainee: TraineeRecord, store: any RecordStore,
        key: SigningKey
    ) throws -> SessionDesk {
        let journal = try storeStep { () throws(RecordsError) in try store.journal(of: session) }
        guard let journal else {
            throw Failure(description: "error: there is no session `\(session)`")
        }
        let steps = try journalStep(session) { () throws(CanonicalError) in
            try Array(journal.steps().prefix(line))
        }
        guard !steps.contains(where: { $0.command.verb == "close" }) else {
            throw Failure(
                description: "error: the ticket was closed at line \(line)\n"
                    + "  try: an earlier line")
        }
        let instance = try StoredContent(store: store).instance(of: journal)
        if case .differs(let number, _) = Exercise(instance).play(steps) {
            throw Failure(
                description: "error: this version computes line \(number) of session "
                    + "`\(session)` differently, so it can't go on from line \(line)\n"
                    + "  try: an earlier line, or a new session on the scenario")
        }
        let old = try journalStep(session) { () throws(CanonicalError) in
            try journal.decodedHeader()
        }
        let header = JournalHeader(
            engineRevision: Exercise.engineRevision, contents: old.contents,
            scenario: old.scenario, trainee: trainee.id, seed: old.seed, start: old.start,
            isPractice: true, provenance: CopyOrigin(session: session, line: line).provenance)
        let desk = try open(header, [], Exercise(instance), store, key)
        for step in steps { _ = try desk.perform(step.command) }
        return desk
    }

    private static func open(
        _ header: JournalHeader, _ contents: [ContentRecord], _ exercise: Exercise,
        _ store: any RecordStore, _ key: SigningKey
    ) throws -> SessionDesk {
        let now = Int64(Date().timeIntervalSince1970)
        let opening = SessionOpening(
            id: RecordName.session(startedAtSeconds: now, chance: RandomWord.next()),
            header: header, contents: contents, startedAtSeconds: now, hashing: Sealing.hashing)
        let record = try storeStep { () throws(RecordsError) in try store.openSession(opening) }
        return SessionDesk(exercise, store, record, header, [], key)
    }

    /// Takes up a session where it was, by performing its commands again.
    static func resume(
        _ record: SessionRecord, store: any RecordStore, key: SigningKey
    ) throws -> SessionDesk {
        guard
            let journal = try storeStep({ () throws(RecordsError) in
                try store.journal(of: record.id)
            })
        else {
            throw Failure(description: "error: session `\(record.id)` has no journal")
        }
        let instance = try StoredContent(store: store).instance(of: journal)
        let exercise = Exercise(instance)
        let steps = try journalStep(record.id) { () throws(CanonicalError) in
            try journal.steps()
        }
        let header = try journalStep(record.id) { () throws(CanonicalError) in
            try journal.decodedHeader()
        }
        if case .differs(let line, _) = exercise.play(steps) {
            throw Failure(
                description: "error: this version computes line \(line) of session "
                    + "`\(record.id)` differently, so it can't be taken up again\n"
                    + "  try: patchbay replay \(record.id), which still shows it; "
                    + "or begin anew with --new")
        }
        return SessionDesk(exercise, store, record, header, steps, key)
    }

    /// Performs a command and commits it. Only then is there anything to show.
    func perform(_ command: ExerciseCommand) throws -> Result<RecordedStep, ActionRefusal> {
        let begun = exercise.simulation.clock
        let reply: ExerciseReply
        do throws(ActionRefusal) {
            reply = try exercise.perform(command)
        } catch {
            return .failure(error)
        }
        let entry = exercise.entry(
            for: command, reply: reply, begun: begun, number: record.lineCount + 1,
            salts: Sealing.salts)
        let line = record.tail.prepare(entry, hashing: Sealing.hashing)
        let record = self.record
        if exercise.memory.isClosed {
            try close(with: line, reply)
        } else {
            self.record = try storeStep { () throws(RecordsError) in
                try store.append(line, to: record.id)
            }
        }
        let step = RecordedStep(
            number: line.line.number, time: begun, command: command, reply: reply,
            stateDigest: line.line.stateDigest)
        steps.append(step)
        return .success(step)
    }

    private func close(with line: PreparedLine, _ reply: ExerciseReply) throws {
        let now = Int64(Date().timeIntervalSince1970)
        let id = record.id
        let tail: JournalTail
        do {
            tail = try record.tail.admitting(line)
        } catch {
            throw Failure(description: "error: session `\(id)`: \(error)")
        }
        let head = try SignedHead(
            session: id, tail: tail, signedAtSeconds: now, by: Sealing.signer(key))
        let outcome = reply.outcome?.symbol("outcome") ?? "none"
        let closing = SessionClosing(
            outcome: outcome, lastLine: line, head: head, closedAtSeconds: now)
        record = try storeStep { () throws(RecordsError) in try store.close(id, closing) }
    }
}

/// The content that a session was played on, from the records.
struct StoredContent {
    let store: any RecordStore
    /// Where there is no store: contents that a journal file carries.
    var carried: [ContentRecord] = []

    func instance(of journal: Journal) throws -> ScenarioInstance {
        let header: JournalHeader
        do {
            header = try journal.decodedHeader()
        } catch {
            throw Failure(description: "error: the journal's header can't be read: \(error)")
        }
        let facilityBytes = try bytes("facility/", header)
        let scenarioBytes = try bytes("scenario/", header)
        let (inventory, scenario) = try contentStep { () throws(ContentProblem) in
            (
                try FacilityFile.load(
                    bytes: facilityBytes, path: "stored facility", hash: SHA256Hash.hash
                ).inventory,
                try ScenarioFile.load(
                    bytes: scenarioBytes, path: "stored scenario", hash: SHA256Hash.hash
                ).scenario
            )
        }
        do {
            let plant = try PlantCompiler.compile(inventory, registry: .standard)
            return try ScenarioInstance(scenario, plant: plant, seed: header.seed)
        } catch let problem as PlantProblem {
            throw StoredContent.outdated(problem.what)
        } catch let problem as ScenarioProblem {
            throw StoredContent.outdated(problem.what)
        }
    }

    private static func outdated(_ what: String) -> Failure {
        Failure(
            description: "error: this version can't compile the content that the session was "
                + "played on: \(what)\n  try: patchbay replay, which still shows the session")
    }

    private func bytes(_ prefix: String, _ header: JournalHeader) throws -> [UInt8] {
        guard let reference = header.contents.first(where: { $0.name.hasPrefix(prefix) }) else {
            throw Failure(description: "error: the journal names no content `\(prefix)…`")
        }
        if let found = carried.first(where: { $0.hash == reference.hash }) { return found.bytes }
        let found = try storeStep { () throws(RecordsError) in try store.content(reference.hash) }
        guard let found else {
            throw Failure(
                description: "error: the records lack the content `\(reference.name)` "
                    + "(\(reference.hash.hexadecimal.prefix(12)))")
        }
        return found.bytes
    }
}

/// Runs a step on content, and says its problem in words.
func contentStep<Value>(_ step: () throws(ContentProblem) -> Value) throws -> Value {
    do throws(ContentProblem) {
        return try step()
    } catch {
        throw Failure(description: error.description)
    }
}

/// Runs a step on the records, and says its problem in words.
func storeStep<Value>(_ step: () throws(RecordsError) -> Value) throws -> Value {
    do throws(RecordsError) {
        return try step()
    } catch {
        throw Failure(description: "error: \(error)")
    }
}
