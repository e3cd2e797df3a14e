package import Plant
package import TerminalCanvas

/// A facility's drawings as it is set up: places, equipment, cables, people, and what is owed.
package enum FacilityView {
    /// The drawings in reading order: productions, equipment by place, cables, services, rules.
    package static func element(_ plant: Plant) -> Element {
        let inventory = plant.inventory
        return .group([
            .heading(inventory.title, level: 1),
            .paragraph(
                "\(inventory.elements.count) elements, \(inventory.cables.count) cables, "
                    + "\(plant.services.count) services owed; compiled to "
                    + "\(plant.slotCount) slots, \(plant.latchCount) latches and "
                    + "\(plant.nodeCount) nodes."),
            .heading("Productions", level: 2),
            .list(inventory.jobs.map { "\($0.id): \($0.title), for \($0.client)" }),
            equipment(plant),
            .heading("Cable schedule", level: 2),
            .table(
                columns: ["cable", "kind", "length", "from", "to"],
                rows: inventory.cables.map { cable in
                    [
                        cable.id, cable.kind,
                        QuantityWords.text(Quantity(cable.lengthMillimetres, .millimetre)),
                        cable.from.isEmpty ? "loose" : cable.from,
                        cable.to.isEmpty ? "loose" : cable.to,
                    ]
                }),
            .heading("Services owed", level: 2),
            checks(plant.services, plant),
            .heading("Rules of the house", level: 2),
            checks(plant.invariants, plant),
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
