import Exercises
import Foundation
import Records
import RecordsDatabase
import TestSupport
import Testing

/// What is shown is kept: the program is killed at random moments of a session, again and again.
@Suite struct KillTests {
    /// Commands that are accepted at any time and bring a clock line each.
    static let commands = [
        "look", "map", "note a b c", "read change-log", "status", "wait 1", "suspect rtr",
        "rule-out rtr", "note \u{1B}[31mred", "map", "look",
    ]

    @Test func everyShownCommandIsThereAfterAKill() throws {
        var random = SeededGenerator(seed: 20_261_121)
        try withTemporaryDirectory { folder in
            let program = try Program(in: folder)
            var shownBefore = 0
            for round in 0..<200 {
                let process = try program.start(["practise", "misrouted-grade", "--plain"])
                #expect(process.waitForOutput(containing: "Type `help`", withinSeconds: 30))
                let count = Int(random.integer(in: 1...6))
                for _ in 0..<count { process.write(random.pick(KillTests.commands) + "\n") }
                usleep(UInt32(random.integer(in: 0...30_000)))
                process.send(signal: SIGKILL)
                #expect(process.waitForEnd(withinSeconds: 30) == .signalled(SIGKILL))
                let shown = KillTests.clockLines(process.output)
                let stored = try KillTests.storedLines(program)
                #expect(
                    stored >= shownBefore + shown,
                    "round \(round): \(shown) shown, \(stored) stored of \(shownBefore) before")
                shownBefore = stored
            }
            // And the session that was killed 200 times is one that replays.
            let replay = try program.start(["replay", "s", "--verify"])
            #expect(replay.waitForEnd(withinSeconds: 60) == .exited(0), "\(replay.errorOutput)")
            #expect(replay.output.contains("all \(shownBefore) lines the same"))
        }
    }

    /// Each accepted command ends with a line such as `[10:05:15, 54 min left]`.
    static func clockLines(_ output: String) -> Int {
        output.split(separator: "\n").count {
            $0.hasPrefix("[") && $0.hasSuffix("]") && $0.contains(":")
        }
    }

    static func storedLines(_ program: Program) throws -> Int {
        let store = try DatabaseStore(path: program.database.path)
        return try store.sessions(.all).reduce(0) { $0 + $1.lineCount }
    }
}
