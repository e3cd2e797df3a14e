import Plant
import Scenarios
import SimulationKernel

/// People and papers: they are probes like any other, cheap and fallible.
extension Exercise {
    /// What one can ask somebody.
    package static let topics = [
        "changed", "when", "working", "yesterday", "permission", "belief",
    ]

    func ask(_ words: [String]) throws(ActionRefusal) -> Reading {
        guard words.count >= 2 else {
            throw ActionRefusal(
                "`ask` needs a person and a topic",
                advice: "ask PERSON TOPIC; topics: " + Exercise.topics.joined(separator: ", "))
        }
        let person = try self.person(words[0])
        let name = words[0]
        switch words[1] {
        case "changed":
            spend("ask")
            return occurrences(Reading(kind: "changed", point: name)) { $0.knownBy.contains(name) }
        case "when":
            spend("ask")
            return asked(Reading(kind: "when", point: name)) { reading in
                guard person == instance.client else { return reading.add("noticed", .none) }
                reading.add(
                    "noticed",
                    .quantity(Quantity(scenario.noticed.milliseconds, .millisecond)))
            }
        case "working":
            spend("ask")
            return simulation.working(for: person, kind: "working")
        case "yesterday":
            spend("ask")
            return instance.simulationOfYesterday().working(for: person, kind: "yesterday")
        case "permission": return permission(person, name)
        case "belief": return try belief(person, name, Array(words.dropFirst(2)))
        default:
            throw ActionRefusal(
                "nobody can answer `\(words[1])`",
                advice: "topics: " + Exercise.topics.joined(separator: ", "), given: words[1],
                candidates: Exercise.topics)
        }
    }

    func person(_ name: String) throws(ActionRefusal) -> ElementID {
        let people = layout.elements.filter { $0.category == .person }.map(\.id)
        guard people.contains(name), let person = layout.element(named: name) else {
            throw ActionRefusal("there is nobody called `\(name)`", given: name, candidates: people)
        }
        return person
    }

    private func asked(_ reading: Reading, _ fill: (inout Reading) -> Void) -> Reading {
        var reading = reading
        fill(&reading)
        return reading
    }

    private func occurrences(_ empty: Reading, where isKnown: (Occurrence) -> Bool) -> Reading {
        var reading = empty
        reading.columns = ["at", "text"]
        for occurrence in scenario.occurrences
        where isKnown(occurrence) && occurrence.at <= simulation.clock {
            reading.rows.append([
                .quantity(Quantity(occurrence.at.milliseconds, .millisecond)),
                .text(occurrence.text),
            ])
        }
        return reading
    }

    private func permission(_ person: ElementID, _ name: String) -> Reading {
        spend("ask")
        var reading = Reading(kind: "permission", point: name, columns: ["authority"])
        let rooms = plant.words(of: "rooms", for: person).compactMap { layout.place(named: $0) }
        for word in plant.words(of: "allows", for: person) {
            guard let authority = Authority(rawValue: word) else { continue }
            let grant = Grant(authority: authority, places: authority == .client ? rooms : [])
            if !memory.grants.contains(grant) { memory.grants.append(grant) }
            reading.rows.append([.symbol(word)])
        }
        return reading
    }

    private func belief(_ person: ElementID, _ name: String, _ words: [String])
        throws(ActionRefusal) -> Reading
    {
        let beliefs = simulation.beliefs(of: person)
        let names = beliefs.map { layout.slots[$0.index].name }
        guard let wanted = words.first else {
            throw ActionRefusal(
                "say what you want to hear of",
                advice: names.isEmpty
                    ? "`\(name)` has nothing to say of the plant"
                    : "ask \(name) belief " + names.joined(separator: "|"))
        }
        guard let slot = beliefs.first(where: { layout.slots[$0.index].name == wanted }) else {
            throw ActionRefusal(
                "`\(name)` knows nothing of `\(wanted)`", given: wanted, candidates: names)
        }
        spend("ask")
        return simulation.belief(of: person, in: slot)
    }

    func readDocument(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 1...1, "read")
        let documents = layout.elements.filter { $0.category == .document }.map(\.id)
        guard documents.contains(words[0]), let document = layout.element(named: words[0]) else {
            throw ActionRefusal(
                "there is no document `\(words[0])`", given: words[0], candidates: documents)
        }
        spend("read")
        let reading = simulation.document(document)
        return occurrences(reading) { $0.writtenIn.contains(words[0]) }
    }
}
