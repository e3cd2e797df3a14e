package import Scenarios
package import SimulationKernel

/// A scenario as it was read from a file, with what a session stores of it.
package struct ScenarioContent: Sendable {
    package let scenario: Scenario
    /// The hash of `bytes`.
    package let hash: Hash32
    /// The bytes as they stand in the file.
    package let bytes: [UInt8]
    /// Where each part of the scenario stands in the file.
    package let sourceMap: ContentSourceMap

    /// The name by which commands call it.
    package var id: String { scenario.id }
    /// The file's path as it was given.
    package var path: String { sourceMap.file }
}

/// Loads scenarios: `Scenarios/<theme>/*.yaml`.
package enum ScenarioFile {
    /// Reads a file.
    ///
    /// - Parameter hash: gives content its name; the same bytes, the same hash.
    /// - Throws: the first problem of the file, without looking whether its facility is there.
    package static func load(
        _ path: String, hash: (_ bytes: [UInt8]) -> Hash32
    ) throws(ContentProblem) -> ScenarioContent {
        try load(ContentFile.read(path), hash: hash)
    }

    /// Takes bytes that are at hand, as a stored session has them.
    package static func load(
        bytes: [UInt8], path: String, hash: (_ bytes: [UInt8]) -> Hash32
    ) throws(ContentProblem) -> ScenarioContent {
        try load(ContentFile(path: path, bytes: bytes), hash: hash)
    }

    private static func load(
        _ file: ContentFile, hash: (_ bytes: [UInt8]) -> Hash32
    ) throws(ContentProblem) -> ScenarioContent {
        ScenarioContent(
            scenario: try ScenarioReader.read(file.value), hash: hash(file.bytes),
            bytes: file.bytes, sourceMap: ContentSourceMap(file: file.path, root: file.root))
    }
}
