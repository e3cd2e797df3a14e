import Exercises
import Foundation
import Interchange
import Plant
import Records
import RecordsDatabase
import SimulationKernel

/// A session from the records or from a journal file.
struct RecordedSession {
    let file: JournalFile
    let header: JournalHeader
    /// Where the session's content may be, beside what the file carries.
    let store: any RecordStore

    /// Finds a session by the beginning of its id, or a journal file by its path.
    static func find(_ name: String, _ places: PlaceOptions) throws -> RecordedSession {
        if FileManager.default.fileExists(atPath: name) { return try read(name) }
        let store = try Locations(places).store()
        let matches = try storeStep { () throws(RecordsError) in
            try store.sessions(SessionFilter(idPrefix: name))
        }
        guard let match = matches.first else {
            throw Failure(
                description: "error: there is no session `\(name)` in the records, and no such "
                    + "file\n  try: patchbay sessions", status: 2)
        }
        guard matches.count == 1 else {
            throw Failure(
                description: "error: \(matches.count) sessions begin with `\(name)`\n  try: "
                    + matches.prefix(6).map(\.id).joined(separator: ", "), status: 2)
        }
        let file = try storeStep { () throws(RecordsError) in
            try store.journalFile(of: match.id)
        }
        guard let file else {
            throw Failure(description: "error: session `\(match.id)` has no journal")
        }
        return try RecordedSession(file, store)
    }

    private static func read(_ path: String) throws -> RecordedSession {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(description: "error: `\(path)` can't be read")
        }
        let file: JournalFile
        do throws(JournalFileProblem) {
            file = try JournalFile(decoding: Array(data), Sealing.hashing)
        } catch {
            throw Failure(description: "error: \(path): \(error)")
        }
        return try RecordedSession(file, InMemoryRecordStore())
    }

    /// A session that a store gave out.
    init(_ file: JournalFile, _ store: any RecordStore) throws {
        self.file = file
        self.store = store
        header = try journalStep(file.session) { () throws(CanonicalError) in
            try file.journal.decodedHeader()
        }
    }

    /// Writes the session as a file of its own, with the content that it was played on.
    func export(to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                description: "error: `\(path)` is there already and isn't overwritten\n"
                    + "  try: another name", status: 2)
        }
        do {
            try Data(file.encoded(Sealing.hashing)).write(to: URL(fileURLWithPath: path))
        } catch {
            throw Failure(description: "error: `\(path)` can't be written: \(error)")
        }
    }

    func json(_ steps: [RecordedStep], _ check: Verification.Result?) -> JSONValue {
        let isClosed = steps.last?.reply.outcome != nil
        var members = [
            JSONMember("id", .text(file.session)),
            JSONMember("scenario", .text(header.scenario)),
            JSONMember("trainee", .text(header.trainee)),
            JSONMember("seed", .text(String(header.seed))),
            JSONMember("engine_revision", .integer(Int64(header.engineRevision))),
            JSONMember("head", .text(file.journal.headHash.hexadecimal)),
            JSONMember(
                "steps", .array(steps.map { ReadingJSON.value($0, isClosed: isClosed) })),
        ]
        if let check {
            members.append(
                JSONMember(
                    "verification",
                    .object([
                        "sound": .flag(check.isSound),
                        "lines": .array(check.lines.map { .text($0) }),
                    ])))
        }
        return .object(members)
    }
}
