package import Plant
import SimulationKernel

extension ScenarioInstance {
    /// What the client says and what is at stake, as a reading of kind `ticket`.
    ///
    /// It holds all that the words of a ticket are made from, so that a stored session can show its
    /// ticket in any later version. Fields: `title`, `client` (the element), `client-title`,
    /// `role`, `register`, `place`, `called`, `deadline`, `budget`, `stakes`.
    /// Rows: a claim's `check`, its `kind` and `title`, the `thing` where it is looked at, and what
    /// the client noticed as `name` and `word`; a claim of which nothing was noticed has one row.
    package func ticket() -> Reading {
        let person = plant.layout.elements[client.index]
        func milliseconds(_ value: Int64) -> ReadingValue {
            .quantity(Quantity(value, .millisecond))
        }
        func parameter(_ name: String) -> ReadingValue {
            plant.word(of: name, for: client).map { .text($0) } ?? .none
        }
        var reading = Reading(
            kind: "ticket", point: scenario.id,
            fields: [
                ReadingField("title", .text(scenario.title)),
                ReadingField("client", .text(person.id)),
                ReadingField("client-title", .text(person.title)),
                ReadingField("role", parameter("role")),
                ReadingField("register", parameter("register")),
                ReadingField("place", .text(plant.layout.places[person.place.index].title)),
                ReadingField("called", milliseconds(scenario.called.milliseconds)),
                ReadingField("deadline", milliseconds(scenario.deadline.milliseconds)),
                ReadingField("budget", milliseconds(scenario.budgetMinutes * 60_000)),
                ReadingField("stakes", .text(scenario.stakes)),
            ], columns: ["check", "kind", "title", "thing", "name", "word"])
        for (claim, check) in zip(scenario.claims, claims) {
            let thing =
                check.endpoint.map { plant.layout.elements[$0.index].title } ?? check.title
            let start: [ReadingValue] = [
                .text(check.id), .symbol(check.declaration.kind), .text(check.title), .text(thing),
            ]
            let noticed = claim.noticed.compactMap { value in
                value.value.word.map { (name: value.name, word: $0) }
            }
            if noticed.isEmpty { reading.rows.append(start + [.none, .none]) }
            for pair in noticed {
                reading.rows.append(start + [.symbol(pair.name), .text(pair.word)])
            }
        }
        return reading
    }
}
