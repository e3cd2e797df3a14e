#if os(Linux)
    import Exercises
    import Foundation
    import GRDB
    import Records
    import Testing

    @testable import RecordsDatabase

    /// A real volume that is full, and one that is read-only.
    ///
    /// Only root may mount one, and not in every container: elsewhere these are skipped.
    @Suite(.serialized, .enabled(if: MountedVolume.isAllowed, "mounting isn't allowed here"))
    struct MountedVolumeTests {
        private func makeRecords(_ path: String) throws -> (DatabaseStore, SessionRecord) {
            let store = try DatabaseStore(path: path)
            _ = try store.trainee(named: Fixture.trainee.displayName, newID: Fixture.trainee.id)
            return (store, try store.openSession(Fixture.opening("s1")))
        }

        @Test func aFullDiskKeepsWhatItHas() throws {
            let volume = try MountedVolume(options: "size=512k")
            var (store, row) = try makeRecords(volume.path + "/patchbay.sqlite")
            var found: StoreProblem?
            for _ in 0..<500 where found == nil {
                let line = Fixture.line(after: row, texts: [String(repeating: "y", count: 3_000)])
                found = problem { row = try store.append(line, to: "s1") }
            }
            #expect(found?.kind == .diskFull)
            #expect(row.lineCount > 5)
            #expect(try store.session("s1") == row)
            try volume.remount("size=8m")
            row = try store.append(Fixture.line(after: row), to: "s1")
            store = try DatabaseStore(path: volume.path + "/patchbay.sqlite")
            let journal = try #require(try store.journal(of: "s1"))
            #expect(
                journal.verifyChain(Fixture.hashing)
                    == .sound(count: row.lineCount, head: row.headHash))
        }

        @Test func aDiskWithoutAnyRoomIsSaidAtOpening() throws {
            let volume = try MountedVolume(options: "size=16k")
            let found = problem { _ = try makeRecords(volume.path + "/patchbay.sqlite") }
            #expect(found?.kind == .diskFull)
        }

        @Test func aReadOnlyVolumeIsReadWhileItIsWrittenElsewhere() throws {
            let folder = try ScratchFolder()
            var (writer, row) = try makeRecords(folder.file())
            let volume = try MountedVolume(readOnlyViewOf: folder.path)
            let store = try DatabaseStore(path: volume.path + "/patchbay.sqlite")
            row = try writer.append(Fixture.line(after: row), to: "s1")
            #expect(try store.session("s1") == row)
            let line = Fixture.line(after: row)
            #expect(problem { try store.append(line, to: "s1") }?.kind == .readOnly)
            #expect(try writer.session("s1") == row)
            writer = try DatabaseStore(path: folder.file())
            try writer.append(line, to: "s1")
        }

        @Test func aReadOnlyVolumeIsSaidAtOpening() throws {
            let folder = try ScratchFolder()
            _ = try makeRecords(folder.file())
            let before = try folder.bytes()
            let volume = try MountedVolume(readOnlyViewOf: folder.path)
            func found(_ name: String) -> StoreProblem.Kind? {
                problem { _ = try makeRecords(volume.path + "/" + name) }?.kind
            }
            #expect(found("patchbay.sqlite") == .readOnly)
            #expect(found("new.sqlite") == .readOnly)
            #expect(found("new/patchbay.sqlite") == .cannotCreateFolder)
            #expect(try folder.bytes() == before)
        }
    }

    /// A volume in memory, mounted on a folder of its own and taken away with the test.
    final class MountedVolume {
        let path: String
        private let folder: ScratchFolder

        static let isAllowed: Bool = (try? MountedVolume(options: "size=64k")) != nil

        init(options: String) throws {
            folder = try ScratchFolder()
            path = folder.file("volume")
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false)
            try MountedVolume.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path])
        }

        /// Another way to a folder, by which nothing can be written.
        init(readOnlyViewOf other: String) throws {
            folder = try ScratchFolder()
            path = folder.file("volume")
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false)
            try MountedVolume.run("mount", ["--bind", other, path])
            try remount("bind,ro")
        }

        deinit {
            try? MountedVolume.run("umount", ["-l", path])
        }

        func remount(_ options: String) throws {
            try MountedVolume.run("mount", ["-o", "remount," + options, path])
        }

        private struct Failed: Error {}

        private static func run(_ tool: String, _ arguments: [String]) throws {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [tool] + arguments
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            if process.terminationStatus != 0 { throw Failed() }
        }
    }
#endif
