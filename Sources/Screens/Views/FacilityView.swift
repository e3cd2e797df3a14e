package import Plant
package import TerminalCanvas

/// One of the drawings of a facility.
package enum FacilityDrawing: String, CaseIterable, Sendable {
    /// What stands where, place by place.
    case places
    /// What is mounted in each rack, from the top down.
    case racks
    /// Every cable with its length and ends.
    case cables
    /// What each router sends where, and how its panel calls it.
    case routers
    /// Addresses and names in the networks.
    case addresses
    /// What is owed to whom, and the rules of the house.
    case owed
}

/// A facility's drawings as it is set up: places, equipment, cables, people, and what is owed.
package enum FacilityView {
    /// The drawings in reading order: productions, equipment by place, racks, cables, routers,
    /// addresses, services, rules.
    package static func element(_ plant: Plant) -> Element {
        let inventory = plant.inventory
        return .group(
            [
                .heading(inventory.title, level: 1),
                .paragraph(
                    "\(inventory.elements.count) elements, \(inventory.cables.count) cables, "
                        + "\(plant.services.count) services owed; compiled to "
                        + "\(plant.slotCount) slots, \(plant.latchCount) latches and "
                        + "\(plant.nodeCount) nodes."),
                .heading("Productions", level: 2),
                .list(inventory.jobs.map { "\($0.id): \($0.title), for \($0.client)" }),
            ] + FacilityDrawing.allCases.map { drawing($0, of: plant) })
    }

    /// One drawing.
    package static func drawing(_ drawing: FacilityDrawing, of plant: Plant) -> Element {
        switch drawing {
        case .places: equipment(plant)
        case .racks: racks(plant)
        case .cables: cables(plant)
        case .routers: routers(plant)
        case .addresses: addresses(plant)
        case .owed:
            .group([
                .heading("Services owed", level: 2), checks(plant.services, plant),
                .heading("Rules of the house", level: 2), checks(plant.invariants, plant),
            ])
        }
    }

    /// The way from one point to another, connector by connector.
    package static func route(_ route: PlantRoute, in plant: Plant) -> Element {
        let layout = plant.layout
        let rows = route.ports.enumerated().map { position, port in
            let element = layout.elements[layout.ports[port.index].element.index]
            let cable =
                position + 1 < route.ports.count
                ? plant.cable(between: port, and: route.ports[position + 1]) : nil
            return [
                layout.path(of: port), element.title, layout.places[element.place.index].title,
                cable.map { described($0, plant) } ?? "",
            ]
        }
        return .group([
            .paragraph(
                route.isSignal
                    ? "A signal goes this way as the house is set up:"
                    : "No signal goes between them; the cables and what they join go this way:"),
            .table(columns: ["connector", "of", "place", "on by"], rows: rows),
        ])
    }

    private static func described(_ cable: CableRecord, _ plant: Plant) -> String {
        let record = plant.layout.elements[cable.element.index]
        return record.id + ", " + metres(record.lengthMillimetres)
    }

    /// A length as a schedule has it: `44 m`, `0.6 m`.
    private static func metres(_ millimetres: Int64) -> String {
        let text = QuantityWords.text(Quantity(millimetres, .millimetre))
        guard let point = text.firstIndex(of: "."), let space = text.firstIndex(of: " ") else {
            return text
        }
        var fraction = text[point..<space]
        while let last = fraction.last, "0.".contains(last) { fraction.removeLast() }
        return String(text[..<point]) + fraction + text[space...]
    }

    // MARK: Drawings

    private static func cables(_ plant: Plant) -> Element {
        .group([
            .heading("Cable schedule", level: 2),
            .table(
                columns: ["cable", "kind", "length", "from", "to"],
                rows: plant.inventory.cables.map { cable in
                    [
                        cable.id, cable.kind, metres(cable.lengthMillimetres),
                        cable.from.isEmpty ? "loose" : cable.from,
                        cable.to.isEmpty ? "loose" : cable.to,
                    ]
                }),
        ])
    }

    /// Racks by their names, each from its highest unit down.
    private static func racks(_ plant: Plant) -> Element {
        var racks: [(name: String, rows: [(unit: Int, words: [String])])] = []
        for element in plant.layout.elements where !element.rack.isEmpty {
            let parts = element.rack.split(separator: "/", maxSplits: 1).map(String.init)
            let name = parts.first ?? element.rack
            let unit = parts.count > 1 ? parts[1] : ""
            let row = (unit: Int(unit) ?? 0, words: [unit, element.id, element.title])
            if let known = racks.firstIndex(where: { $0.name == name }) {
                racks[known].rows.append(row)
            } else {
                racks.append((name, [row]))
            }
        }
        guard !racks.isEmpty else { return .group([]) }
        let parts = racks.sorted { $0.name < $1.name }.flatMap { rack -> [Element] in
            [
                .heading("Rack `\(rack.name)`", level: 2),
                .table(
                    columns: ["unit", "name", "what"],
                    rows: rack.rows.sorted { ($1.unit, $0.words[1]) < ($0.unit, $1.words[1]) }
                        .map(\.words)),
            ]
        }
        return .group(parts)
    }

    /// What each router's own control screen says, as the house is set up.
    private static func routers(_ plant: Plant) -> Element {
        guard let probe = plant.registry.probe(named: "router-status") else { return .group([]) }
        let simulation = Simulation(plant: plant, seed: 0)
        var parts: [Element] = []
        for number in plant.layout.elements.indices {
            let target = ActionTarget.element(ElementID(number))
            guard probe.accepts(plant, target) == nil,
                let reading = try? probe.read(simulation, target, [])
            else { continue }
            parts.append(
                .heading(
                    "Router map of \(plant.layout.elements[number].title) "
                        + "(`\(plant.layout.elements[number].id)`)", level: 2))
            parts.append(ReadingView.element(reading))
        }
        return .group(parts)
    }

    /// Every address that somebody set, as the house is set up.
    private static func addresses(_ plant: Plant) -> Element {
        let layout = plant.layout
        var rows: [[String]] = []
        for (number, slot) in layout.slots.enumerated() where slot.role == .address {
            guard case .address = slot.domain, plant.nominal[number] != 0 else { continue }
            rows.append([
                layout.elements[layout.slotOwners[number].index].id, slot.title,
                IPv4.text(plant.nominal[number]),
            ])
        }
        guard !rows.isEmpty else { return .group([]) }
        return .group([
            .heading("Address plan", level: 2),
            .paragraph("What isn't listed has its address by lease."),
            .table(columns: ["machine", "what", "address"], rows: rows),
        ])
    }

    private static func equipment(_ plant: Plant) -> Element {
        var parts: [Element] = []
        for (index, place) in plant.layout.places.enumerated() {
            let here = plant.layout.elements.indices.filter {
                let element = plant.layout.elements[$0]
                return element.place == PlaceID(index) && element.category != .cable
            }
            parts.append(.heading("\(place.title) (`\(place.id)`)", level: 2))
            parts.append(
                .table(
                    columns: ["name", "what", "kind", "rack"],
                    rows: here.map { number in
                        let element = plant.layout.elements[number]
                        return [
                            element.id, element.title, plant.kind(of: ElementID(number)).title,
                            element.rack,
                        ]
                    }))
        }
        return .group(parts)
    }

    private static func checks(_ checks: [CompiledCheck], _ plant: Plant) -> Element {
        .list(
            checks.map { check in
                let person = check.person.map { plant.layout.elements[$0.index].title }
                return "\(check.id): \(check.title)" + (person.map { ", for \($0)" } ?? "")
            })
    }
}
