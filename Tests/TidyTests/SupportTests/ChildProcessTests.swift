import Foundation
import TestSupport
import Testing

@Suite struct ChildProcessTests {
    private let shell = URL(filePath: "/bin/sh")

    @Test func bothOutputsAndTheStatusComeBack() async throws {
        let done = try await runProcess(
            shell, ["-c", "cat; echo wrong >&2; exit 3"], input: "one\ntwo\n")
        #expect(done.ending == .exited(3))
        #expect(done.status == 3)
        #expect(done.output == "one\ntwo\n")
        #expect(done.errorOutput == "wrong\n")
    }

    @Test func muchOutputAndMuchInputDontBlockEachOther() async throws {
        let input = String(repeating: "0123456789abcdef\n", count: 60_000)
        let done = try await runProcess(shell, ["-c", "tee /dev/stderr"], input: input)
        #expect(done.status == 0)
        #expect(done.output == input)
        #expect(done.errorOutput == input)
    }

    @Test func aProgramThatReadsNothingIsNoError() async throws {
        let input = String(repeating: "a", count: 1_000_000)
        let done = try await runProcess(
            shell, ["-c", "exec 0<&-; sleep 0.1; echo done"], input: input)
        #expect(done.output == "done\n")
        #expect(done.status == 0)
    }

    @Test func aHungProgramIsKilled() async throws {
        let done = try await runProcess(
            shell, ["-c", "echo begun; exec sleep 100"], limitSeconds: 0.5)
        #expect(done.ending == nil)
        #expect(done.status == nil)
        #expect(done.report.contains("ran out of time"))
    }

    @Test func theEnvironmentIsAddedToAndTakenFrom() async throws {
        let script = "echo ${PATCHBAY_A-unset} ${HOME-unset}"
        let done = try await runProcess(
            shell, ["-c", script], environment: ["PATCHBAY_A": "1", "HOME": ""])
        #expect(done.output == "1 unset\n")
    }

    @Test func theDirectoryIsTheOneAskedFor() async throws {
        try await withTemporaryDirectory { folder in
            let done = try await runProcess(shell, ["-c", "pwd -P"], directory: folder)
            #expect(URL(filePath: done.output.dropLast(1).description).path == folder.path)
        }
    }

    @Test func aRunningProgramCanBeTalkedToAndKilled() throws {
        let child = try ChildProcess(
            shell, ["-c", "while read line; do echo \"got $line\"; done"])
        child.write("one\n")
        #expect(child.waitForOutput(containing: "got one\n", withinSeconds: 60))
        child.write("two\n")
        #expect(child.waitForOutput(containing: "got two\n", withinSeconds: 60))
        child.send(signal: SIGKILL)
        #expect(child.waitForEnd(withinSeconds: 60) == .signalled(SIGKILL))
        child.write("three\n")
        #expect(child.output == "got one\ngot two\n")
    }

    @Test func waitingEndsWhenTheProgramDoes() throws {
        let child = try ChildProcess(shell, ["-c", "echo one"])
        #expect(!child.waitForOutput(containing: "two", withinSeconds: 60))
        #expect(child.waitForEnd(withinSeconds: 60) == .exited(0))
    }

    @Test func childrenDontHoldEachOthersInputsOpen() async throws {
        // If a later child inherited an earlier one's pipe, the earlier would never see its end.
        let children = try (0..<8).map { _ in try ChildProcess(URL(filePath: "/bin/cat")) }
        for child in children {
            child.write("a")
            child.closeInput()
            #expect(child.waitForEnd(withinSeconds: 60) == .exited(0))
            #expect(child.output == "a")
        }
    }

    @Test func aProgramThatIsNotThereIsAnError() async {
        await #expect(throws: (any Error).self) {
            try await runProcess(URL(filePath: "/nowhere/at/all"))
        }
    }

    @Test func productsStandBesideTheTests() throws {
        let folder = try productDirectory().path
        #expect(folder.contains(".build"))
        #expect(throws: MissingProduct.self) { try builtBinary(named: "no-such-product") }
    }

    @Test func temporaryDirectoriesGoAway() throws {
        var kept: URL?
        try withTemporaryDirectory { folder in
            try Data("a".utf8).write(to: folder.appending(path: "a.txt"))
            kept = folder
        }
        let folder = try #require(kept)
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}
