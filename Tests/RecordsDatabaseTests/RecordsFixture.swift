import Exercises
import Foundation
import Records
import RecordsDatabase
import Seals
import SimulationKernel

/// A folder for one test's databases, removed with it.
final class ScratchFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/records-\(RandomWord.next())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String = "patchbay.sqlite") -> String { path + "/" + name }

    func bytes(of name: String = "patchbay.sqlite") throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    func write(_ bytes: [UInt8], to name: String = "patchbay.sqlite") throws {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    }
}

/// Trainees, openings and lines for tests to store.
enum Fixture {
    static let hashing = HashFunction(hash: SHA256Hash.hash)
    static let start = SimulatedTime(hour: 9, minute: 0)
    static let trainee = TraineeRecord(id: "t-1", displayName: "Ana Gr\u{FC}n")
    static let facility = ContentRecord(
        kind: "facility", name: "corner-house", bytes: Array("racks: 3".utf8), hashing: hashing)
    static let empty = ContentRecord(
        kind: "scenario", name: "nothing \u{0} in it", bytes: [], hashing: hashing)

    /// Everything that a person can type and a store may spoil.
    static let typedTexts = [
        "", "\u{0}", "a\u{0}b", "\u{1B}[2J\u{7}", "line\r\nline\t", "e\u{301} \u{E9}",
        "\u{1F3AC}\u{1F469}\u{200D}\u{1F4BB}", "\u{202E}kcab", "\u{FEFF}bom\u{FFFE}",
        "'; DROP TABLE line; --", String(repeating: "x", count: 10_000),
    ]

    static func opening(
        _ id: String, trainee: String = trainee.id, scenario: String = "misrouted-grade",
        at seconds: Int64 = 1_760_000_000, contents: [ContentRecord] = [facility, empty],
        naming: [ContentRecord] = [facility, empty], provenance: String = "typed"
    ) -> SessionOpening {
        let header = JournalHeader(
            engineRevision: 1,
            contents: naming.map { ContentReference(name: $0.name, hash: $0.hash) },
            scenario: scenario, trainee: trainee, seed: 42, start: start, isPractice: true,
            provenance: provenance)
        return SessionOpening(
            id: id, header: header, contents: contents, startedAtSeconds: seconds, hashing: hashing)
    }

    /// The line that follows on a row; the same number always gives the same line.
    static func line(after row: SessionRecord, texts: [String] = []) -> PreparedLine {
        let number = UInt64(row.lineCount + 1)
        let entry = JournalEntry(
            time: row.lastTime + .seconds(Int64(number)),
            command: Array("measure \(number)".utf8),
            reading: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: Int(number % 70)),
            stateDigest: number.isMultiple(of: 4) ? number : nil,
            texts: texts.enumerated().map { index, text in
                FreeText(salt: Salt(number, UInt64(index)), text: text)
            })
        return row.tail.prepare(entry, hashing: hashing)
    }

    static func signedHead(_ row: SessionRecord, tail: JournalTail? = nil) throws -> SignedHead {
        try SignedHead(
            session: row.id, tail: tail ?? row.tail, signedAtSeconds: 1_760_000_100,
            by: HeadSigner(publicKey: key.publicBytes, sign: key.sign))
    }

    private static let key = SigningKey()
}

/// Which store a contract test is run against.
enum StoreUnderTest: CaseIterable, Sendable {
    case memory
    case database
}

/// A store with the fixture's trainee in it, and its folder where it has one.
final class StoreHolder {
    private let folder: ScratchFolder
    let store: any RecordStore

    init(_ kind: StoreUnderTest) throws {
        folder = try ScratchFolder()
        switch kind {
        case .memory: store = InMemoryRecordStore()
        case .database: store = try DatabaseStore(path: folder.file())
        }
        _ = try store.trainee(
            named: Fixture.trainee.displayName, newID: Fixture.trainee.id)
    }

    /// The database as another process opens it.
    func reopened() throws -> any RecordStore { try DatabaseStore(path: folder.file()) }
}

/// The refusal with which a call ends, or nil where it doesn't.
func refusal(_ body: () throws(RecordsError) -> Void) -> RecordRefusal? {
    do throws(RecordsError) {
        try body()
    } catch {
        if case .refused(let refusal) = error { return refusal }
    }
    return nil
}

/// The kind of problem with which a call ends, or nil where it doesn't.
func problem(_ body: () throws -> Void) -> StoreProblem? {
    do {
        try body()
    } catch let problem as StoreProblem {
        return problem
    } catch let error as RecordsError {
        if case .store(let problem) = error { return problem }
    } catch {
        return StoreProblem(.other, path: "", detail: "\(error)")
    }
    return nil
}
