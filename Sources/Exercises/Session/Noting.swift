import Plant
import Scenarios
import SimulationKernel

/// Saying, noting, stating, verifying, waiting.
extension Exercise {
    func say(_ command: ExerciseCommand) throws(ActionRefusal) -> Reading {
        guard let name = command.words.first else {
            throw ActionRefusal(
                "`\(command.verb)` needs a person",
                advice: parser.verb(named: command.verb)?.usage ?? "")
        }
        _ = try person(name)
        spend(command.verb)
        if command.verb == "escalate" {
            memory.escalatedTo.append(name)
        } else {
            memory.toldPeople.append(name)
        }
        return Reading(kind: command.verb == "tell" ? "told" : "escalated", point: name)
    }

    func note(_ text: String?) throws(ActionRefusal) -> Reading {
        spend("note")
        if let text { notes.append((simulation.clock, text)) }
        return Reading(kind: "noted", point: "notebook")
    }

    func state(_ command: ExerciseCommand) throws(ActionRefusal) -> Reading {
        if command.verb == "diagnose" { return try diagnose(command.words) }
        try need(command.words, 1...2, command.verb)
        let named = try self.named(command.words)
        spend(command.verb)
        if command.verb == "suspect" {
            memory.ruledOut.removeAll { $0 == named }
            if !memory.suspects.contains(named) { memory.suspects.append(named) }
        } else {
            memory.suspects.removeAll { $0 == named }
            if !memory.ruledOut.contains(named) { memory.ruledOut.append(named) }
        }
        return Reading(
            kind: command.verb == "suspect" ? "suspected" : "ruled-out", point: named.element,
            fields: named.mode.isEmpty ? [] : [ReadingField("mode", .symbol(named.mode))])
    }

    private func diagnose(_ words: [String]) throws(ActionRefusal) -> Reading {
        guard !words.isEmpty else {
            throw ActionRefusal(
                "say what is wrong", advice: "diagnose ELEMENT MODE, or `diagnose none`")
        }
        var faults: [NamedFault] = []
        if words != ["none"] {
            for part in words.split(separator: "and") { faults.append(try named(Array(part))) }
        }
        spend("diagnose")
        memory.diagnosis = faults
        var reading = Reading(kind: "diagnosed", point: "notebook", columns: ["element", "mode"])
        reading.rows = faults.map {
            [.text($0.element), $0.mode.isEmpty ? .none : .symbol($0.mode)]
        }
        return reading
    }

    /// An element and, where it is given, one of the modes that it can have.
    private func named(_ words: [String]) throws(ActionRefusal) -> NamedFault {
        guard (1...2).contains(words.count) else {
            throw ActionRefusal("name one element and one mode", advice: "ELEMENT MODE")
        }
        let element = try simulation.element(named: words[0])
        guard words.count == 2 else { return NamedFault(element: words[0], mode: "") }
        let kind = plant.kind(of: element).name
        let modes = plant.registry.modes.filter { $0.elementKinds.contains(kind) }.map(\.name)
        guard modes.contains(words[1]) else {
            throw ActionRefusal(
                "`\(words[0])` can't have `\(words[1])`",
                advice: modes.isEmpty
                    ? "no fault of it is known"
                    : "its modes: " + modes.joined(separator: ", "),
                given: words[1], candidates: modes)
        }
        return NamedFault(element: words[0], mode: words[1])
    }

    func verify(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 1...1, "verify")
        let services = plant.services + plant.expectations
        guard let check = services.first(where: { $0.id == words[0] }) else {
            throw ActionRefusal(
                "nobody is owed `\(words[0])`", given: words[0], candidates: services.map(\.id))
        }
        let place = check.endpoint.map { layout.elements[$0.index].place }
        let isThere = place == memory.place
        spend("verify")
        let result = simulation.quietly { check.evaluate(simulation) }
        if result.holds && !memory.verified.contains(check.id) { memory.verified.append(check.id) }
        return Reading(
            kind: "verified", point: check.id,
            fields: [
                ReadingField("title", .text(check.title)),
                ReadingField("by", .symbol(isThere ? "on-the-spot" : "telephone")),
                ReadingField(
                    "person", check.person.map { .text(simulation.id(of: $0)) } ?? .none),
                ReadingField("holds", .flag(result.holds)),
            ])
    }

    func wait(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 1...1, "wait")
        guard let minutes = Int64(words[0]), (1...240).contains(minutes) else {
            throw ActionRefusal(
                "`\(words[0])` isn't a number of minutes from 1 to 240", advice: "wait 10")
        }
        pass(.minutes(minutes))
        return Reading(
            kind: "waited", point: layout.places[memory.place.index].id,
            fields: [
                ReadingField("span", .quantity(Quantity(minutes * 60_000, .millisecond)))
            ])
    }
}
