import Planes
import Plant

/// Everything that can be read of the house with mains, without noise, by where and how.
struct PowerObservations {
    struct Item: Hashable {
        var point: String
        var how: String
        var reading: Reading
        var element: ElementID?
    }
    var items: [Item] = []

    /// What is looked at, menus, the plane's probes at all that they take, and what is owed.
    init(_ simulation: Simulation) {
        let plant = simulation.plant
        let probes = plant.registry.probes.filter { $0.plane == PowerPlane.name }
        for index in plant.layout.elements.indices {
            let element = ElementID(index)
            let id = simulation.id(of: element)
            add(id, "look", simulation.look(at: element), element)
            if simulation.hasMenu(element) {
                add(id, "menu", simulation.menu(of: element), element)
            }
            let ports = plant.layout.elements[index].ports.map { ActionTarget.port(PortID($0)) }
            for target in [.element(element)] + ports {
                for probe in probes where probe.accepts(plant, target) == nil {
                    for words in probe.ways(plant, target) {
                        guard let reading = try? probe.read(simulation, target, words) else {
                            continue
                        }
                        let how = ([probe.name] + words).joined(separator: " ")
                        add(reading.point, how, reading, element)
                    }
                }
            }
        }
        for check in plant.services + plant.invariants {
            add("check", check.id, check.evaluate(simulation).reading, nil)
        }
    }

    private mutating func add(
        _ point: String, _ how: String, _ reading: Reading, _ element: ElementID?
    ) {
        items.append(Item(point: point, how: how, reading: reading, element: element))
    }

    /// What differs from other observations of the same plant.
    func deviations(from other: PowerObservations) -> [Item] {
        zip(items, other.items).filter { $0 != $1 }.map(\.0)
    }
}
