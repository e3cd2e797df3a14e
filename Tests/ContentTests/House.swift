import ContentFiles
import Foundation
import Planes
import Plant
import Scenarios
import SimulationKernel
import Testing

/// The content of this checkout, read once for all tests.
enum House {
    /// The checkout's root, three levels above this file.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let hash: @Sendable ([UInt8]) -> Hash32 = { bytes in
        var digest = Digest()
        for byte in bytes { digest.add(bits: UInt64(byte)) }
        let quarter = withUnsafeBytes(of: digest.value.bigEndian) { Array($0) }
        return Hash32(bytes: quarter + quarter + quarter + quarter) ?? .zero
    }

    /// Verbs of a session that a table of prices names besides probes and procedures.
    static let verbs = ["ask", "look", "read"]

    static func library() -> ContentLibrary {
        ContentLibrary(root: root.path, registry: .standard, actions: verbs, hash: hash)
    }

    /// A facility with its plant.
    struct Facility: Sendable {
        let content: FacilityContent
        let plant: Plant

        /// The plant as its authors mean it, at ten in the morning.
        func simulation() -> Simulation {
            Simulation(plant: plant, seed: 1, clock: SimulatedTime(hour: 10, minute: 0))
        }
    }

    static let cornerHouse: Result<Facility, any Error> = Result { try read("corner-house") }

    /// The ids of all facilities, by their files.
    static let facilityIDs = library().facilityFiles.map(\.id)

    /// By id: each facility, compiled once.
    private static let facilities: [String: Facility] = {
        let read = facilityIDs.compactMap { id in (try? House.read(id)).map { (id, $0) } }
        return Dictionary(uniqueKeysWithValues: read)
    }()

    /// A facility by its id; fails the test that asks for one that can't be read.
    static func facility(_ id: String) throws -> Facility {
        try #require(facilities[id], "`\(id)` can't be read: `patchbay lint` says why")
    }

    private static func read(_ id: String) throws -> Facility {
        let library = House.library()
        let content = try library.facility(named: id)
        return Facility(content: content, plant: try library.plant(of: content))
    }

    /// The ids of all scenarios, by their files.
    static let scenarioIDs = library().scenarioFiles.map(\.id)

    /// A scenario on its plant under a seed.
    static func instance(_ id: String, seed: UInt64 = 1) throws -> ScenarioInstance {
        let content = try library().scenario(named: id)
        let facility = try cornerHouse.get()
        // The plant is compiled once for all tests; the library would compile it again.
        guard content.scenario.facility == facility.content.id else {
            return try library().instance(of: content, seed: seed)
        }
        return try ScenarioInstance(content.scenario, plant: facility.plant, seed: seed)
    }
}

extension Plant {
    /// Services and invariants: what holds in a facility where nothing is wrong.
    var owed: [CompiledCheck] { services + invariants }
}

extension ReadingValue {
    /// The value as an author writes it.
    var word: String {
        switch self {
        case .symbol(let text), .text(let text): text
        case .integer(let number): "\(number)"
        case .flag(let flag): flag ? "yes" : "no"
        case .quantity(let quantity): "\(quantity.value)"
        case .address(let bits): IPv4.text(bits)
        case .hardwareAddress(let bits): String(bits, radix: 16)
        case .list(let numbers): numbers.map { "\($0)" }.joined(separator: ",")
        case .none: "none"
        }
    }
}
