import ContentFiles
import Exercises
import Foundation
import Planes
import Plant
import Scenarios
import Seals
import SimulationKernel
import TestSupport

@testable import Assessment

/// The sessions in `Records/Reference`: as they were recorded, or played anew where a command list
/// has no journal yet.
enum PlayedSessions {
    static let folder = checkout().appendingPathComponent("Records/Reference")

    /// The lists' names without their extension, ascending.
    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".commands") }
            .map { String($0.dropLast(".commands".count)) }.sorted()
    }()

    /// What each session brought, by name: read once for all tests.
    static let all: Result<[String: SessionEvidence], any Error> = Result {
        let library = ContentLibrary(
            root: checkout().path, registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
        var sessions: [String: SessionEvidence] = [:]
        for name in names {
            let id = String(name[..<(name.lastIndex(of: "-") ?? name.endIndex)])
            let content = try library.scenario(named: id)
            sessions[name] = SessionEvidence(
                scenario: content.scenario,
                inventory: try library.facility(of: content).inventory,
                steps: try recorded(name) ?? played(name, content, library))
        }
        return sessions
    }

    /// The evidence of a session.
    static func evidence(_ name: String) throws -> SessionEvidence {
        guard let evidence = try all.get()[name] else {
            throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name])
        }
        return evidence
    }

    /// The steps of a session's journal; nil where it has none.
    private static func recorded(_ name: String) throws -> [RecordedStep]? {
        let path = folder.appendingPathComponent(name + ".pbjournal")
        guard FileManager.default.fileExists(atPath: path.path) else { return nil }
        let file = try JournalFile(
            decoding: Array(try Data(contentsOf: path)), HashFunction(hash: SHA256Hash.hash))
        return try file.journal.steps()
    }

    private static func played(
        _ name: String, _ content: ScenarioContent, _ library: ContentLibrary
    ) throws -> [RecordedStep] {
        let exercise = Exercise(try library.instance(of: content, seed: 1))
        let text = try String(
            contentsOf: folder.appendingPathComponent(name + ".commands"), encoding: .utf8)
        var steps: [RecordedStep] = []
        for line in text.split(separator: "\n") {
            guard let command = try? exercise.parser.parse(String(line)) else { continue }
            let begun = exercise.simulation.clock
            // What is refused leaves no line, as at the terminal.
            guard let reply = try? exercise.perform(command) else { continue }
            steps.append(
                RecordedStep(
                    number: steps.count + 1, time: begun, command: command, reply: reply,
                    stateDigest: nil))
        }
        return steps
    }
}

/// Criteria that use rules with nothing but what they take when nothing is given.
enum SampleCriteria {
    /// One for each rule, by the rule's name.
    static let all: [Criterion] = RuleRegistry.standard.map { criterion($0.name) }

    static func criterion(_ rule: String, _ parameters: [NamedValue] = []) -> Criterion {
        Criterion(
            id: rule, title: rule, theme: "sample", purpose: "", ksbs: [], judge: .engine,
            levels: [], rule: RuleUse(rule, parameters))
    }
}
