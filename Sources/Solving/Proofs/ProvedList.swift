package import SimulationKernel

/// Which scenarios have been proved fair, and with what: content by its hashes, and the engine's
/// revision.
///
/// As a text it has a line for each: name, hash of the scenario, hash of the facility, revision,
/// with one blank between them; in the order of the names. Of a hash it has the first half: nobody
/// finds another content for 128 bits either.
package struct ProvedList: Hashable, Sendable {
    /// One scenario as it was proved.
    package struct Entry: Hashable, Sendable {
        package var scenario: String
        /// The first 32 hexadecimal digits of the hashes of the two files.
        package var scenarioHash: String
        package var facilityHash: String
        package var revision: Int

        /// An entry for content with these hashes.
        package init(
            scenario: String, scenarioHash: Hash32, facilityHash: Hash32, revision: Int
        ) {
            self.init(
                scenario, String(scenarioHash.hexadecimal.prefix(Entry.digits)),
                String(facilityHash.hexadecimal.prefix(Entry.digits)), revision)
        }

        fileprivate init(
            _ scenario: String, _ scenarioHash: String, _ facilityHash: String, _ revision: Int
        ) {
            self.scenario = scenario
            self.scenarioHash = scenarioHash
            self.facilityHash = facilityHash
            self.revision = revision
        }

        fileprivate static let digits = 32
    }

    /// By name, ascending.
    package let entries: [Entry]

    /// A list of some entries, in whatever order they come.
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
                guard words.count == 4, words[1].count == Entry.digits,
                    words[2].count == Entry.digits, let revision = Int(words[3])
                else { return nil }
                return Entry(String(words[0]), String(words[1]), String(words[2]), revision)
            })
    }

    /// The list as a text.
    package var text: String {
        entries.map { entry in
            [
                entry.scenario, entry.scenarioHash, entry.facilityHash, String(entry.revision),
            ].joined(separator: " ") + "\n"
        }.joined()
    }

    /// Whether a scenario was proved just as it is.
    package func contains(_ entry: Entry) -> Bool { entries.contains(entry) }
}
