/// What can be seen and read of a plant without an instrument.
extension Simulation {
    /// What can be seen of an element by who stands before it: the reading `look`.
    ///
    /// Ports with what is plugged in, labels, and what its kind shows (lamps, a picture, a jacket).
    package func look(at element: ElementID) -> Reading {
        let layout = plant.layout
        let record = layout.elements[element.index]
        var reading = Reading(
            kind: "look", point: record.id,
            fields: [
                ReadingField("title", .text(record.title)),
                ReadingField("kind", .text(plant.kind(of: element).title)),
                ReadingField("rack", .text(record.rack)),
            ],
            columns: ["port", "title", "direction", "cable"])
        for index in record.ports {
            let port = layout.ports[index]
            let cable = plug(in: PortID(index))?.cable.element
            reading.rows.append([
                .text(port.name), .text(port.title), .symbol(port.direction.rawValue),
                cable.map { .text(id(of: $0)) } ?? .none,
            ])
        }
        if record.category == .equipment {
            for index in record.slots where layout.slots[index].role == .statement {
                reading.add(
                    "label:" + layout.slots[index].name, .text(words(of: SlotID(index))))
            }
        }
        plant.kind(of: element).inspect?(self, element, &reading)
        return reading
    }

    /// The settings and addresses that an element has, in the order of its menu.
    package func settings(of element: ElementID) -> [SlotID] {
        let layout = plant.layout
        return layout.elements[element.index].slots.filter {
            layout.slots[$0].role == .setting || layout.slots[$0].role == .address
        }
        .map { SlotID($0) }
    }

    /// Whether an element has menus or controls: equipment with settings that isn't set at a
    /// console.
    package func hasMenu(_ element: ElementID) -> Bool {
        plant.layout.elements[element.index].category == .equipment
            && !plant.kind(of: element).isSetAtConsole && !settings(of: element).isEmpty
    }

    /// What an element's menus or controls show: the reading `menu`.
    package func menu(of element: ElementID) -> Reading {
        let layout = plant.layout
        var reading = Reading(
            kind: "menu", point: layout.elements[element.index].id,
            fields: [ReadingField("title", .text(layout.elements[element.index].title))],
            columns: ["setting", "title", "value", "unit"])
        for slot in settings(of: element) {
            var unit = Unit.none
            if case .integer(_, let counted) = layout.slots[slot.index].domain { unit = counted }
            reading.rows.append([
                .symbol(layout.slots[slot.index].name), .text(layout.slots[slot.index].title),
                .text(words(of: slot)), .symbol(unit.rawValue),
            ])
        }
        return reading
    }

    /// The cable that is plugged into a port, and which of its ends; nil where nothing is.
    package func plug(in port: PortID) -> (cable: CableRecord, end: Int)? {
        for cable in plant.layout.cables {
            for end in 0...1 where slot(cable.ends[end]) == Int64(port.rawValue) {
                return (cable, end)
            }
        }
        return nil
    }

    /// What is found by following the cable at a port by hand: the reading `trace`.
    ///
    /// - Returns: the reading, and the element at the other end; nil where there is no cable, or
    ///   its other end hangs loose.
    package func trace(from port: PortID) -> (reading: Reading, end: ElementID?) {
        let layout = plant.layout
        var reading = Reading(kind: "trace", point: layout.path(of: port))
        guard let (cable, end) = plug(in: port) else {
            reading.add("cable", .none)
            return (reading, nil)
        }
        let other = cable.ends[1 - end]
        let far = slot(other)
        reading.add("cable", .text(id(of: cable.element)))
        reading.add("kind", .text(plant.kind(of: cable.element).title))
        reading.add("far-end", .text(words(of: other)))
        guard far >= 0 else { return (reading, nil) }
        let owner = layout.ports[Int(far)].element
        let place = layout.elements[owner.index].place
        reading.add("element", .text(layout.elements[owner.index].title))
        reading.add("place", .text(layout.places[place.index].title))
        return (reading, owner)
    }

    /// A slot's present value in words.
    package func words(of slot: SlotID) -> String { words(of: slot, value: self.slot(slot)) }
}
