import ContentFiles
import Foundation
import Planes
import Plant
import Scenarios
import Solving
import TestSupport
import Testing

/// The examples of the authors' handbook are files like any other.
@Suite struct AuthoringTests {
    /// The handbook's blocks of YAML that begin with the path of a file, by that path.
    private static func examples() throws -> [(path: String, text: String)] {
        let handbook = House.root.appending(path: "Documentation/Authoring.md")
        let text = try String(contentsOf: handbook, encoding: .utf8)
        return text.components(separatedBy: "```yaml\n# ").dropFirst().compactMap { block in
            guard let end = block.range(of: "\n```"), let line = block.firstIndex(of: "\n") else {
                return nil
            }
            return (String(block[..<line]), String(block[line..<end.lowerBound]))
        }
    }

    private func withExamples<Result>(_ body: (ContentLibrary) throws -> Result) throws -> Result {
        try withTemporaryDirectory { folder in
            for (path, text) in try Self.examples() {
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((text + "\n").utf8).write(to: file)
            }
            return try body(
                ContentLibrary(
                    root: folder.path, registry: .standard, actions: House.verbs, hash: House.hash))
        }
    }

    @Test func theyLintClean() throws {
        try withExamples { library in
            #expect(library.lint().map(\.description) == [])
            #expect(library.facilityFiles.map(\.id) == ["garret"])
            #expect(library.scenarioFiles.map(\.id) == ["before-lunch"])
        }
    }

    @Test func theyPlay() throws {
        try withExamples { library in
            let instance = try library.instance(
                of: library.scenario(named: "before-lunch"), seed: 3)
            let quiet = Simulation(plant: instance.plant, seed: 3)
            for check in instance.plant.owed { #expect(check.evaluate(quiet).holds) }
            let result = instance.claims[0].evaluate(instance.simulation())
            #expect(!result.holds)
            #expect(result.reading["content"]?.word == "job/32")
        }
    }

    @Test func theyAreProvedFair() throws {
        try withExamples { library in
            let instance = try library.instance(
                of: library.scenario(named: "before-lunch"), seed: 1)
            let proofs = FairnessProofs(
                instance, PredictionShelf().predictions(for: instance)
            ).prove()
            #expect(proofs.compactMap(\.problem).map(\.what) == [])
        }
    }
}
