import ContentFiles
import Plant
import Scenarios
import Testing

/// No text of a scenario gives away what a trainee is to find.
@Suite struct LeakTests {
    /// Words that say nothing by themselves.
    private static let smallWords: Set<String> = [
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or",
        "is", "isn", "t", "s", "that", "than", "its", "it", "as", "up", "has", "was", "what",
    ]

    /// What somebody would only say who knew the cause: beginnings of words, and phrases.
    private static let giveaways = [
        "misrout", "mis-rout", "crosspoint", "mislabel", "stale", "wrong", "swapped", "preset",
        "gamma", "eotf", "white point", "p3", "vlan", "subnet", "lease", "dhcp", "fault", "cause",
        "salvo", "label", "unplug", "broken", "failed", "because", "root",
    ]

    /// The words of a text in lower case, hyphens as blanks.
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func pairs(_ text: String) -> Set<String> {
        let words = words(text).filter { !smallWords.contains($0) }
        return Set(zip(words, words.dropFirst()).map { $0 + " " + $1 })
    }

    /// All that a trainee can read or hear of a scenario.
    private static func texts(_ scenario: Scenario) -> [String] {
        [scenario.title, scenario.stakes] + scenario.occurrences.map(\.text)
            + scenario.occurrences.map(\.id) + scenario.lessons.map(\.text)
    }

    @Test(arguments: House.scenarioIDs)
    func noModeIsNamed(id: String) throws {
        let instance = try House.instance(id)
        for text in Self.texts(instance.scenario) {
            let spoken = " " + Self.words(text).joined(separator: " ") + " "
            for mode in instance.plant.registry.modes {
                let name = " " + Self.words(mode.name).joined(separator: " ") + " "
                #expect(!spoken.contains(name), "\(mode.name) in \(text)")
            }
        }
    }

    @Test(arguments: House.scenarioIDs)
    func noPairOfWordsIsOfATitle(id: String) throws {
        let instance = try House.instance(id)
        for fault in instance.faults {
            let mode = try #require(instance.plant.registry.mode(named: fault.mode))
            for text in Self.texts(instance.scenario) {
                let shared = Self.pairs(text).intersection(Self.pairs(mode.title))
                #expect(shared.isEmpty, "\(shared) in \(text)")
            }
        }
    }

    @Test(arguments: House.scenarioIDs)
    func nothingIsGivenAway(id: String) throws {
        let scenario = try House.instance(id).scenario
        for text in Self.texts(scenario) {
            let spoken = " " + text.lowercased()
            for word in Self.giveaways {
                #expect(!spoken.contains(" " + word), "\(word) in \(text)")
            }
        }
    }

    /// The words that a fault's own parameters add, such as a preset's or a port's name, neither.
    @Test(arguments: House.scenarioIDs)
    func noParameterIsNamed(id: String) throws {
        let scenario = try House.instance(id).scenario
        for fault in scenario.faults {
            for value in fault.parameters.values.compactMap(\.value.word) where value.count > 3 {
                for text in Self.texts(scenario) {
                    #expect(!text.lowercased().contains(value), "\(value) in \(text)")
                }
            }
        }
    }
}
