import Plant
import Scenarios
import SimulationKernel

/// Going, looking, reading menus and drawings, following cables.
extension Exercise {
    func go(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 1...1, "go")
        guard let place = layout.place(named: words[0]) else {
            throw ActionRefusal(
                "there is no place `\(words[0])`", given: words[0],
                candidates: layout.places.map(\.id))
        }
        guard place != memory.place else {
            throw ActionRefusal("you are in \(layout.places[place.index].title) already")
        }
        let seconds = layout.walkSeconds(from: memory.place, to: place)
        pass(.seconds(seconds))
        memory.place = place
        return Reading(
            kind: "arrival", point: words[0],
            fields: [
                ReadingField("title", .text(layout.places[place.index].title)),
                ReadingField("walk", .quantity(Quantity(seconds * 1000, .millisecond))),
            ])
    }

    func look(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 0...1, "look")
        guard let name = words.first else {
            spend("look")
            return lookAround()
        }
        let element = try simulation.element(named: name)
        try needPresence(at: element)
        spend("look")
        var reading = Reading(
            kind: "look", point: name,
            fields: [
                ReadingField("title", .text(layout.elements[element.index].title)),
                ReadingField("kind", .text(plant.kind(of: element).title)),
                ReadingField("rack", .text(layout.elements[element.index].rack)),
            ],
            columns: ["port", "title", "direction", "cable"])
        for index in layout.elements[element.index].ports {
            let port = layout.ports[index]
            reading.rows.append([
                .text(port.name), .text(port.title), .symbol(port.direction.rawValue),
                occupant(of: PortID(index)).map { .text($0) } ?? .none,
            ])
        }
        if layout.elements[element.index].category == .equipment {
            for index in layout.elements[element.index].slots
            where layout.slots[index].role == .statement {
                let slot = SlotID(index)
                reading.add(
                    "label:" + layout.slots[index].name,
                    .text(simulation.words(of: slot, value: simulation.slot(slot))))
            }
        }
        plant.kind(of: element).inspect?(simulation, element, &reading)
        return reading
    }

    private func lookAround() -> Reading {
        let place = layout.places[memory.place.index]
        var reading = Reading(
            kind: "place", point: place.id,
            fields: [ReadingField("title", .text(place.title))],
            columns: ["element", "title", "kind", "rack", "category"])
        for (index, element) in layout.elements.enumerated()
        where element.place == memory.place && element.category != .cable {
            reading.rows.append([
                .text(element.id), .text(element.title),
                .text(plant.kind(of: ElementID(index)).title), .text(element.rack),
                .symbol(element.category.rawValue),
            ])
        }
        return reading
    }

    func menu(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 1...1, "menu")
        let element = try simulation.element(named: words[0])
        let settings = layout.elements[element.index].slots.filter {
            layout.slots[$0].role == .setting || layout.slots[$0].role == .address
        }
        guard !settings.isEmpty, layout.elements[element.index].category == .equipment else {
            throw ActionRefusal("`\(words[0])` has no menu and no controls")
        }
        try refuseWhatIsSetAtConsole(element)
        try needPresence(at: element)
        spend("menu")
        var reading = Reading(
            kind: "menu", point: words[0],
            fields: [ReadingField("title", .text(layout.elements[element.index].title))],
            columns: ["setting", "title", "value", "unit"])
        for index in settings {
            let slot = SlotID(index)
            var unit = Unit.none
            if case .integer(_, let counted) = layout.slots[index].domain { unit = counted }
            reading.rows.append([
                .symbol(layout.slots[index].name), .text(layout.slots[index].title),
                .text(simulation.words(of: slot, value: simulation.slot(slot))),
                .symbol(unit.rawValue),
            ])
        }
        return reading
    }

    /// Refuses controls and menus to what has only a console.
    func refuseWhatIsSetAtConsole(_ element: ElementID) throws(ActionRefusal) {
        guard plant.kind(of: element).isSetAtConsole else { return }
        let name = layout.elements[element.index].id
        throw ActionRefusal(
            "`\(name)` has no menu: it is read and set at its console",
            advice: "on \(name) COMMAND…")
    }

    func trace(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 1...1, "trace")
        let port = try simulation.port(named: words[0])
        try needPresence(at: layout.ports[port.index].element)
        spend("trace")
        var reading = Reading(kind: "trace", point: words[0])
        guard let (cable, end) = plug(in: port) else {
            reading.add("cable", .none)
            return reading
        }
        let other = simulation.slot(cable.ends[1 - end])
        reading.add("cable", .text(layout.elements[cable.element.index].id))
        reading.add("kind", .text(plant.kind(of: cable.element).title))
        reading.add("far-end", .text(simulation.words(of: cable.ends[1 - end], value: other)))
        if other >= 0 {
            let owner = layout.ports[Int(other)].element
            let place = layout.elements[owner.index].place
            pass(.seconds(layout.walkSeconds(from: memory.place, to: place)))
            memory.place = place
            reading.add("element", .text(layout.elements[owner.index].title))
            reading.add("place", .text(layout.places[place.index].title))
        }
        return reading
    }

    func map(_ words: [String]) throws(ActionRefusal) -> Reading {
        try need(words, 0...1, "map")
        guard let name = words.first else {
            spend("map")
            return mapOfPlaces()
        }
        let element = try simulation.element(named: name)
        spend("map")
        var reading = Reading(
            kind: "drawing", point: name,
            fields: [ReadingField("title", .text(layout.elements[element.index].title))],
            columns: ["port", "cable", "far-end"])
        for cable in layout.cables {
            for end in 0...1 {
                let near = plant.nominal[cable.ends[end].index]
                guard near >= 0, layout.ports[Int(near)].element == element else { continue }
                let far = plant.nominal[cable.ends[1 - end].index]
                reading.rows.append([
                    .text(layout.ports[Int(near)].name),
                    .text(layout.elements[cable.element.index].id),
                    .text(simulation.words(of: cable.ends[1 - end], value: far)),
                ])
            }
        }
        return reading
    }

    private func mapOfPlaces() -> Reading {
        var reading = Reading(
            kind: "map", point: layout.places[memory.place.index].id,
            columns: ["place", "title", "walk"])
        for (index, place) in layout.places.enumerated() {
            let seconds = layout.walkSeconds(from: memory.place, to: PlaceID(index))
            reading.rows.append([
                .text(place.id), .text(place.title),
                .quantity(Quantity(seconds * 1000, .millisecond)),
            ])
        }
        return reading
    }

    /// The cable that is plugged into a port, and which of its ends.
    func plug(in port: PortID) -> (cable: CableRecord, end: Int)? {
        for cable in layout.cables {
            for end in 0...1 where simulation.slot(cable.ends[end]) == Int64(port.rawValue) {
                return (cable, end)
            }
        }
        return nil
    }

    private func occupant(of port: PortID) -> String? {
        plug(in: port).map { layout.elements[$0.cable.element.index].id }
    }
}
