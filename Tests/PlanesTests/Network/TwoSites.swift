import HouseSupport
import Planes
import Plant
import SimulationKernel

/// Two sites joined by a carrier's line: a workstation and a store here, a server there.
enum TwoSites {
    static let plant: Plant = {
        var inventory = Inventory(id: "two-sites", title: "two sites")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        inventory.elements = [
            host("ws", "10.1.0.10/24", "10.1.0.1"), host("store", "10.1.0.20/24", "10.1.0.1"),
            host("far", "10.2.0.10/24", "10.2.0.1"),
            element("sw", "switch", ["ports": ["gi1/0/1-4"]]), router("ra", 1), router("rb", 2),
        ]
        inventory.cables = [
            cable("sw.gi1/0/1", "ws.eth0"), cable("sw.gi1/0/2", "store.eth0"),
            cable("sw.gi1/0/3", "ra.ge0/0"), cable("rb.ge0/0", "far.eth0"),
            CableDeclaration(
                id: "line", kind: "circuit", lengthMillimetres: 1000, from: "ra.ge0/1",
                to: "rb.ge0/1", settings: [NamedValue("delay", "10000")]),
        ]
        inventory.services = [
            check("store-quick", "ws", "10.1.0.20", "900"),
            check("far-quick", "ws", "10.2.0.10", "400"),
        ]
        do {
            return try PlantCompiler.compile(inventory, registry: NetworkPlane.registry)
        } catch {
            preconditionFailure("the two sites compile: \(error)")
        }
    }()

    private static func host(_ id: String, _ address: String, _ gateway: String)
        -> ElementDeclaration
    {
        element(
            id, "host",
            [
                "os": "linux", "tcp-buffer": "6291456", "services": ["iperf3": "tcp/5201"],
                "interfaces": ["eth0": ["address": .word(address), "gateway": .word(gateway)]],
            ])
    }

    private static func router(_ id: String, _ site: Int) -> ElementDeclaration {
        element(
            id, "router",
            [
                "ports": ["ge0/0-1"],
                "interfaces": [
                    "ge0/0": ["address": .word("10.\(site).0.1/24")],
                    "ge0/1": ["address": .word("10.9.0.\(site)/30")],
                ],
                "routes": [
                    "10.\(3 - site).0.0/24": .word("10.9.0.\(3 - site)")
                ],
            ])
    }

    private static func check(_ id: String, _ host: String, _ to: String, _ megabits: String)
        -> CheckDeclaration
    {
        CheckDeclaration(
            id: id, title: id, kind: "carries",
            arguments: [
                NamedValue("host", .word(host)), NamedValue("to", .word(to)),
                NamedValue("port", "5201"), NamedValue("megabits", .word(megabits)),
            ])
    }

    /// The sites at half past nine, with some slots long since as given: `element.slot`, a word.
    static func simulation(_ settings: [(String, String)] = [], seed: UInt64 = 5) -> Simulation {
        let simulation = Simulation(
            plant: plant, seed: seed, clock: SimulatedTime(hour: 9, minute: 30))
        let edits = settings.map { path, word in
            guard let slot = plant.layout.slot(named: path),
                let value = plant.value(ofWord: word, for: slot)
            else { preconditionFailure("a setting \(path) \(word)") }
            return SlotEdit(slot, value)
        }
        simulation.apply(Patch(edits, by: .scene))
        simulation.settle()
        return simulation
    }
}
