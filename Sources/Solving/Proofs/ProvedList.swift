package import SimulationKernel

/// Which scenarios have been proved fair, and with what: content by its hashes, and the engine's
/// revision.
///
/// As a text it has a line for each: name, hash of the scenario, hash of the facility, revision,
/// with one blank between them; in the order of the names.
package struct ProvedList: Hashable, Sendable {
    /// One scenario as it was proved.
    package struct Entry: Hashable, Sendable {
        package var scenario: String
        package var scenarioHash: Hash32
        package var facilityHash: Hash32
        package var revision: Int

        package init(
            scenario: String, scenarioHash: Hash32, facilityHash: Hash32, revision: Int
        ) {
            self.scenario = scenario
            self.scenarioHash = scenarioHash
            self.facilityHash = facilityHash
            self.revision = revision
        }
    }

    /// By name, ascending.
    package let entries: [Entry]

    package init(_ entries: [Entry]) {
        self.entries = entries.sorted {
            $0.scenario.utf8.lexicographicallyPrecedes($1.scenario.utf8)
        }
    }

    /// Reads a text. A line that isn't one proves nothing and is left out.
    package init(reading text: String) {
        self.init(
            text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ", omittingEmptySubsequences: false)
                guard words.count == 4, let scenario = Hash32(hexadecimal: words[1]),
                    let facility = Hash32(hexadecimal: words[2]), let revision = Int(words[3])
                else { return nil }
                return Entry(
                    scenario: String(words[0]), scenarioHash: scenario, facilityHash: facility,
                    revision: revision)
            })
    }

    /// The list as a text.
    package var text: String {
        entries.map { entry in
            [
                entry.scenario, entry.scenarioHash.hexadecimal, entry.facilityHash.hexadecimal,
                String(entry.revision),
            ].joined(separator: " ") + "\n"
        }.joined()
    }

    /// Whether a scenario was proved just as it is.
    package func contains(_ entry: Entry) -> Bool { entries.contains(entry) }
}
