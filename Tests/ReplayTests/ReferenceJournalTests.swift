import ContentFiles
import Exercises
import Foundation
import Planes
import Plant
import Scenarios
import Seals
import SimulationKernel
import TestSupport
import Testing

/// The recorded sessions in `Records/Reference`: a pass and a fail of each scenario.
///
/// They run a second time under another libm (see the Makefile): not a bit may differ.
@Suite struct ReferenceJournalTests {
    static let folder = checkout().appendingPathComponent("Records/Reference")
    static let hashing = HashFunction(hash: SHA256Hash.hash)

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".pbjournal") }.sorted()
    }()

    static func library() -> ContentLibrary {
        ContentLibrary(
            root: checkout().path, registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
    }

    static func read(_ name: String) throws -> JournalFile {
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        return try JournalFile(decoding: Array(data), hashing)
    }

    /// The exercise of a journal, on the content that the file itself carries.
    static func exercise(of file: JournalFile) throws -> Exercise {
        let header = try file.journal.decodedHeader()
        let facility = try #require(file.contents.first { $0.kind == "facility" })
        let scenario = try #require(file.contents.first { $0.kind == "scenario" })
        let inventory = try FacilityFile.load(
            bytes: facility.bytes, path: facility.name, hash: SHA256Hash.hash
        ).inventory
        let plant = try PlantCompiler.compile(inventory, registry: .standard)
        let content = try ScenarioFile.load(
            bytes: scenario.bytes, path: scenario.name, hash: SHA256Hash.hash)
        return Exercise(
            try ScenarioInstance(content.scenario, plant: plant, seed: header.seed))
    }

    @Test func everyScenarioHasAPassAndAFail() {
        for scenario in ReferenceJournalTests.library().scenarioFiles {
            for end in ["pass", "fail"] {
                #expect(ReferenceJournalTests.names.contains("\(scenario.id)-\(end).pbjournal"))
            }
        }
    }

    @Test(arguments: names) func theChainAndItsHeadAreSound(name: String) throws {
        let file = try ReferenceJournalTests.read(name)
        guard case .sound = file.journal.verifyChain(ReferenceJournalTests.hashing) else {
            Issue.record("the chain of \(name) is broken")
            return
        }
        let head = try #require(file.heads.last)
        let check = file.journal.check(
            head, session: file.session, VerifySignature(isValid: SigningKey.isValid))
        #expect(check == .holds(linesSince: 0))
    }

    @Test(arguments: names) func itIsComputedAgainTheSameTwice(name: String) throws {
        let file = try ReferenceJournalTests.read(name)
        let steps = try file.journal.steps()
        for _ in 0..<2 {
            let exercise = try ReferenceJournalTests.exercise(of: file)
            #expect(exercise.play(steps) == .same(lines: steps.count))
            #expect(exercise.simulation.evaluator.audit().isEmpty)
        }
    }

    @Test(arguments: names.filter { $0.contains("-pass.") || $0.contains("-fail.") })
    func itEndsAsItsNameSays(name: String) throws {
        let steps = try ReferenceJournalTests.read(name).journal.steps()
        let outcome = try #require(
            steps.last?.reply.readings.first { $0.kind == "outcome" })
        #expect((outcome.symbol("outcome") == "fixed") == name.contains("-pass."))
    }

    /// A stored session of today's content is of today's content: the files that ship are the ones
    /// that were recorded.
    @Test(arguments: names) func itWasPlayedOnTheContentThatShips(name: String) throws {
        let file = try ReferenceJournalTests.read(name)
        let library = ReferenceJournalTests.library()
        let header = try file.journal.decodedHeader()
        let scenario = try library.scenario(named: header.scenario)
        let facility = try library.facility(of: scenario)
        #expect(Set(header.contents.map(\.hash)) == [scenario.hash, facility.hash])
    }
}
