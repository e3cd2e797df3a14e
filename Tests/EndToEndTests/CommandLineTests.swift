import Foundation
import TestSupport
import Testing

/// The program as a whole: its subcommands, its exit status, its answers to bad use.
@Suite struct CommandLineTests {
    @Test func aPipeIsPlayedInLineMode() async throws {
        try await withTemporaryDirectory { folder in
            let program = try Program(in: folder)
            let result = try await program.run(
                ["practise", "misrouted-grade", "--plain"], input: "look\nhelp\n")
            #expect(result.ending == .exited(0))
            #expect(result.output.contains("> look"))
            #expect(result.output.contains("rule-out ELEMENT [MODE]"))
            #expect(!result.output.contains("\u{1B}"))
            #expect(result.errorOutput.isEmpty)
        }
    }

    /// Arguments, the status, and what standard error must say.
    static let wrongUses: [(arguments: [String], status: Int32, says: String)] = [
        (["lst"], 2, "lst"),
        (["practise", "--seed", "many"], 2, "many"),
        (["practise", "misrouted-grad"], 1, "did you mean `misrouted-grade`?"),
        (["show", "corner-hose"], 2, "did you mean `corner-house`?"),
        (["show", "corner-house", "--drawing", "rack"], 2, "racks"),
        (["show", "corner-house", "--from", "store"], 2, "both"),
        (["show", "misrouted-grade", "--drawing", "racks"], 2, "only a facility"),
        (
            ["show", "corner-house", "--from", "gr-io.ot-1", "--to", "store"], 2,
            "did you mean `gr-io.out-1`?"
        ),
        (["show", "corner-house", "--from", "mags", "--to", "store"], 2, "plugged into `mags`"),
        (["show", "corner-house", "--from", "spg", "--to", "store"], 1, "nothing joins"),
        (["replay", "nothing-like-it"], 2, "no session"),
        (["list", "people"], 2, "people"),
        (["lint", "no-such-file.yaml"], 1, "no-such-file.yaml"),
        (["practise", "--script", "no-such-file"], 2, "no-such-file"),
        (["list", "scenarios", "--content", "/nowhere"], 1, "/nowhere"),
    ]

    @Test(arguments: wrongUses.indices)
    func aWrongUseIsAnsweredOnce(index: Int) async throws {
        let use = CommandLineTests.wrongUses[index]
        try await withTemporaryDirectory { folder in
            let result = try await Program(in: folder).run(use.arguments)
            #expect(result.ending == .exited(use.status), "\(use.arguments)")
            #expect(result.errorOutput.contains(use.says), "\(result.errorOutput)")
            #expect(result.output.isEmpty)
        }
    }

    @Test(arguments: [
        ["list", "scenarios"], ["list", "facilities"], ["list", "faults"], ["sessions"],
    ])
    func listsAreArraysWhoseObjectsBeginWithTheirId(arguments: [String]) async throws {
        try await withTemporaryDirectory { folder in
            let program = try Program(in: folder)
            _ = try await program.run(["practise", "desk-move", "--plain"], input: "look\n")
            let result = try await program.run(arguments + ["--json"])
            #expect(result.ending == .exited(0))
            let parsed = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
            let objects = try #require(parsed as? [[String: Any]])
            #expect(!objects.isEmpty)
            #expect(objects.allSatisfy { $0["id"] is String })
            let firstKeys = result.output.split(separator: "\n")
                .drop { !$0.hasPrefix("  {") }.dropFirst().first
            #expect(firstKeys?.contains("\"id\":") == true)
        }
    }

    @Test func doctorFindsAllWell() async throws {
        try await withTemporaryDirectory { folder in
            let result = try await Program(in: folder).run(["doctor"])
            #expect(result.ending == .exited(0), "\(result.output)\(result.errorOutput)")
            #expect(result.output.contains("durable commits"))
        }
    }

    @Test func controlCharactersNeverReachTheOutput() async throws {
        try await withTemporaryDirectory { folder in
            let program = try Program(in: folder)
            let nasty = "a\u{1B}[2J\u{9B}31m\u{202E}b"
            let first = try await program.run(
                ["practise", "misrouted-grade", "--trainee", nasty, "--plain"],
                input: "note \(nasty)\nstatus\n\(nasty)\nask \(nasty) when\n")
            let listed = try await program.run(["sessions"])
            let shown = try await program.run(["replay", "s"])
            for result in [first, listed, shown] {
                #expect(result.ending == .exited(0))
                #expect(
                    !result.output.unicodeScalars.contains {
                        $0 != "\n"
                            && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value)
                                || (0x202A...0x202E).contains($0.value))
                    })
            }
        }
    }

    @Test func theSameSeedAndCommandsGiveTheSameWords() async throws {
        try await withTemporaryDirectory { folder in
            let program = try Program(in: folder)
            let input = "look\nmap\nask tech-ops changed\nwait 3\nquit\n"
            let arguments = ["practise", "misrouted-grade", "--seed", "7", "--plain"]
            let first = try await program.run(arguments, input: input)
            let second = try await program.run(arguments, input: input)
            #expect(first.output == second.output)
        }
    }
}
