import ContentFiles
import Exercises
import Foundation
import Planes
import Plant
import Scenarios
import Seals
import SimulationKernel
import TestSupport

/// The content that ships, for tests that play on it.
enum TestContent {
    static func library() -> ContentLibrary {
        ContentLibrary(
            root: checkout().path, registry: .standard, actions: VerbTable.fixed.map(\.name),
            hash: SHA256Hash.hash)
    }

    static let scenarios = library().scenarioFiles.map(\.id)

    static func exercise(_ scenario: String, seed: UInt64 = 1) throws -> Exercise {
        let library = library()
        return Exercise(
            try library.instance(of: try library.scenario(named: scenario), seed: seed))
    }
}
