import Foundation
import Testing

@testable import Seals

@Suite final class KeyFileTests {
    private let folder: String
    private var path: String { folder + "/patchbay.sqlite.key" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/key-\(RandomWord.next())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func problem(_ path: String) -> KeyFileProblem? {
        do throws(KeyFileProblem) {
            _ = try KeyFile(path: path).loadOrCreate()
            return nil
        } catch {
            return error
        }
    }

    private func write(_ text: String, mode: Int) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try setMode(mode)
    }

    private func setMode(_ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func aKeyIsMadeOnceForItsOwnerAlone() throws {
        let file = KeyFile(path: path)
        #expect(try file.load() == nil)
        let made = try file.loadOrCreate()
        #expect(try mode() == 0o600)
        #expect(try file.loadOrCreate().publicBytes == made.publicBytes)
        #expect(try file.load()?.publicBytes == made.publicBytes)
        // Nothing unfinished is left beside it.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }

    @Test(arguments: [0o604, 0o640, 0o644, 0o660, 0o666, 0o610])
    func aKeyThatOthersCouldUseIsRefused(mode: Int) throws {
        let made = try KeyFile(path: path).loadOrCreate()
        try setMode(mode)
        #expect(problem(path) == .openToOthers(path: path, mode: mode))
        #expect(problem(path)?.description.hasSuffix("type: chmod 600 \(path)") == true)
        try setMode(0o600)
        #expect(try KeyFile(path: path).loadOrCreate().publicBytes == made.publicBytes)
    }

    @Test func aFileThatIsNotAKeyIsLeftAsItIs() throws {
        let heading = "patchbay-ed25519-1 "
        let key = String(repeating: "0a", count: 32)
        let others = [
            "", "hello\n", heading, heading + key, heading + key + "\n\n",
            heading + key.dropLast() + "g\n", "patchbay-ed25519-2 " + key + "\n",
            heading + key.uppercased() + "\n", String(repeating: "x", count: 5_000),
        ]
        for text in others {
            try write(text, mode: 0o600)
            #expect(problem(path) == .malformed(path: path), "\(text.prefix(90))")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
        try write(heading + key + "\n", mode: 0o600)
        #expect(problem(path) == nil)
    }

    @Test func aFolderOrAPipeIsNotAKey() throws {
        #expect(problem(folder) == .unreadable(path: folder, reason: "not a plain file"))
        #expect(mkfifo(path, 0o600) == 0)
        #expect(problem(path) == .unreadable(path: path, reason: "not a plain file"))
    }

    @Test func aFolderThatIsNotThereIsSaid() throws {
        let path = folder + "/nowhere/key"
        guard case .cannotCreate(path, _) = problem(path) else {
            Issue.record("\(String(describing: problem(path)))")
            return
        }
    }

    @Test func aKeyThatWasThereFirstStays() throws {
        let file = KeyFile(path: path)
        let isFirst = try file.create(holding: SigningKey())
        #expect(isFirst)
        let first = try file.load()?.publicBytes
        let isSecond = try file.create(holding: SigningKey())
        #expect(!isSecond)
        #expect(try file.load()?.publicBytes == first)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }

    @Test func whenSeveralMakeOneAllGetTheSame() async throws {
        let path = path
        let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 {
                group.addTask { try KeyFile(path: path).loadOrCreate().publicBytes }
            }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(keys.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }

    @Test func aPathIsQuotedAsAShellReadsIt() {
        let problem = KeyFileProblem.openToOthers(path: "/a b/it's.key", mode: 0o644)
        #expect(
            problem.description.hasSuffix(
                "(mode 644), so a signature proves nothing; type: chmod 600 '/a b/it'\\''s.key'"))
    }
}
