extension Plant {
    /// What somebody says of what is owed to them, where each service by its index holds or not.
    package func working(for person: ElementID, kind: String, holds: (Int) -> Bool) -> Reading {
        var reading = Reading(
            kind: kind, point: layout.elements[person.index].id,
            columns: ["check", "title", "holds"])
        for (index, check) in services.enumerated() where check.person == person {
            reading.rows.append([
                .symbol(check.id), .text(check.title), .flag(holds(index)),
            ])
        }
        return reading
    }
}

/// What people and papers say of a plant.
extension Simulation {
    /// What stands in a document: the reading `document`, with its lines and statements.
    package func document(_ document: ElementID) -> Reading {
        let layout = plant.layout
        let record = layout.elements[document.index]
        var reading = Reading(kind: "document", point: record.id)
        reading.add("title", .text(record.title))
        for line in plant.words(of: "lines", for: document) { reading.add("line", .text(line)) }
        for index in record.slots {
            reading.add(
                "statement:" + layout.slots[index].name, .text(words(of: SlotID(index))))
        }
        return reading
    }

    /// What somebody has to say of the plant, by name.
    package func beliefs(of person: ElementID) -> [SlotID] {
        plant.layout.elements[person.index].slots.filter {
            plant.layout.slots[$0].role == .statement
        }
        .map { SlotID($0) }
    }

    /// What somebody believes of one thing: the reading `belief`.
    package func belief(of person: ElementID, in slot: SlotID) -> Reading {
        Reading(
            kind: "belief", point: id(of: person),
            fields: [
                ReadingField("statement", .symbol(plant.layout.slots[slot.index].name)),
                ReadingField("says", .text(words(of: slot))),
            ])
    }

    /// What is owed to a person, and whether it is as they would see it, without noise.
    ///
    /// A reading of the given kind: `working` of the present, `yesterday` of a day before.
    package func working(for person: ElementID, kind: String) -> Reading {
        quietly {
            plant.working(for: person, kind: kind) { plant.services[$0].evaluate(self).holds }
        }
    }
}
