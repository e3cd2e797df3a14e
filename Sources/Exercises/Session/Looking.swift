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
        return simulation.look(at: element)
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
        guard layout.elements[element.index].category == .equipment,
            !simulation.settings(of: element).isEmpty
        else {
            throw ActionRefusal("`\(words[0])` has no menu and no controls")
        }
        try refuseWhatIsSetAtConsole(element)
        try needPresence(at: element)
        spend("menu")
        return simulation.menu(of: element)
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
        let (reading, end) = simulation.trace(from: port)
        if let end {
            let place = layout.elements[end.index].place
            pass(.seconds(layout.walkSeconds(from: memory.place, to: place)))
            memory.place = place
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
}
