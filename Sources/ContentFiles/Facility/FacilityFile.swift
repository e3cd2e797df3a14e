package import Plant
package import SimulationKernel

/// A facility as it was read from a file, with what a session stores of it.
package struct FacilityContent: Sendable {
    package let inventory: Inventory
    /// The hash of `bytes`.
    package let hash: Hash32
    /// The bytes as they stand in the file, templates and all.
    package let bytes: [UInt8]
    /// Where each part of the inventory stands in the file.
    package let sourceMap: ContentSourceMap

    /// The name by which scenarios and commands call it.
    package var id: String { inventory.id }
    /// The file's path as it was given.
    package var path: String { sourceMap.file }
}

/// Loads facilities: `Scenarios/facilities/*.yaml`.
package enum FacilityFile {
    /// Reads a file.
    ///
    /// - Parameter hash: gives content its name; the same bytes, the same hash.
    /// - Throws: the first problem of the file, without looking whether the facility compiles.
    package static func load(
        _ path: String, hash: (_ bytes: [UInt8]) -> Hash32
    ) throws(ContentProblem) -> FacilityContent {
        try load(ContentFile.read(path), hash: hash)
    }

    /// Takes bytes that are at hand, as a stored session has them.
    package static func load(
        bytes: [UInt8], path: String, hash: (_ bytes: [UInt8]) -> Hash32
    ) throws(ContentProblem) -> FacilityContent {
        try load(ContentFile(path: path, bytes: bytes), hash: hash)
    }

    private static func load(
        _ file: ContentFile, hash: (_ bytes: [UInt8]) -> Hash32
    ) throws(ContentProblem) -> FacilityContent {
        let written = try TemplateExpansion.expand(file)
        let inventory = try FacilityReader.read(ContentValue(root: written, file: file.path))
        return FacilityContent(
            inventory: inventory, hash: hash(file.bytes), bytes: file.bytes,
            sourceMap: ContentSourceMap(file: file.path, root: written))
    }
}
