import ContentFiles
import Exercises
import Foundation
import Planes
import Plant
import Scenarios
import Screens
import Seals
import TerminalCanvas
import TestSupport
import Testing

/// The words of whole sessions, as line mode says them, for people to read beside the test.
@Suite struct GoldenSessionTests {
    /// The command lists of the reference sessions.
    static let lists: [String] = {
        let folder = checkout().appendingPathComponent("Records/Reference").path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".commands") }.sorted()
    }()

    /// The scenarios as they ship, with seed 1: reading and compiling them takes longer than
    /// playing them.
    private static let instances: [(id: String, instance: ScenarioInstance)] = {
        let library = ContentLibrary(
            root: checkout().path, registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
        return library.scenarioFiles.compactMap { file in
            guard let content = try? library.scenario(in: file),
                let instance = try? library.instance(of: content, seed: 1)
            else { return nil }
            return (content.id, instance)
        }
    }()

    /// A scenario as it ships, with seed 1, at its beginning.
    static func exercise(_ scenario: String) throws -> Exercise {
        Exercise(try #require(instances.first { $0.id == scenario }?.instance))
    }

    private func transcript(of list: String) throws -> String {
        let scenario = String(list.dropLast(".commands".count))
            .split(separator: "-").dropLast().joined(separator: "-")
        let harness = try AppHarness(scenario, endsWithSession: true)
        let path = checkout().appendingPathComponent("Records/Reference/" + list)
        let commands = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        harness.begin()
        var lines = harness.spoken()
        for command in commands where !harness.hasQuit {
            lines += ["", "> " + command] + harness.say(String(command))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The pass and the fail of each scenario are for people to read; the others are for rules.
    @Test(arguments: lists.filter { $0.contains("-pass.") || $0.contains("-fail.") })
    func aSessionReadsAsItDid(list: String) throws {
        let text = try transcript(of: list)
        expectGolden(text, String(list.dropLast(".commands".count)))
        // And nothing is wider than a line, but what a computer printed and what was typed.
        for line in text.split(separator: "\n") where !line.hasPrefix("  ") {
            #expect(PlainText.columns(of: String(line)) <= 78 || line.hasPrefix("> "), "\(line)")
        }
    }
}
