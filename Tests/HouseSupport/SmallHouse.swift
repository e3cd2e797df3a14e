import Planes
package import Plant
import SimulationKernel

/// A house with every sort of machine: two switches joined by a trunk, a firewall with a leg in
/// each VLAN, a server for names and addresses, a store, workstations, a guest and the internet.
package enum SmallHouse {
    private static let elements: [ElementDeclaration] = [
        element(
            "sw-mr", "switch",
            [
                "ports": ["gi1/0/1-8", "te1/1/1-2"],
                "vlans": ["10": "servers", "20": "edit", "30": "guest"],
                "access": ["10": ["gi1/0/1-4"]],
                "trunks": ["te1/1/1": "all", "te1/1/2": "all"],
                "management": [
                    "vlan": "10", "address": "10.20.10.2/24", "gateway": "10.20.10.1",
                ],
            ]),
        element(
            "sw-edit", "switch",
            [
                "ports": ["gi1/0/1-8", "te1/1/1"],
                "vlans": ["10": "servers", "20": "edit", "30": "guest"],
                "access": ["20": ["gi1/0/1-4"], "30": ["gi1/0/5-8"]],
                "trunks": ["te1/1/1": "all"],
                "management": [
                    "vlan": "10", "address": "10.20.10.3/24", "gateway": "10.20.10.1",
                ],
            ]),
        element(
            "fw", "router",
            [
                "ports": ["te0/0", "ge0/1"],
                "interfaces": [
                    "te0/0.10": ["vlan": "10", "address": "10.20.10.1/24"],
                    "te0/0.20": [
                        "vlan": "20", "address": "10.20.20.1/24", "relay": "10.20.10.5",
                    ],
                    "te0/0.30": [
                        "vlan": "30", "address": "10.20.30.1/24", "relay": "10.20.10.5",
                    ],
                    "ge0/1": ["address": "203.0.113.2/30"],
                ],
                "routes": ["0.0.0.0/0": "203.0.113.1"],
                "filters": [
                    "guest-house": [
                        "from": "10.20.30.0/24", "to": "10.20.0.0/16", "action": "drop",
                    ],
                    "edit-net": [
                        "from": "10.20.20.0/24", "to": "198.51.100.0/24", "action": "drop",
                    ],
                    "edit-smb": [
                        "from": "10.20.20.0/24", "to": "10.20.10.20/32", "protocol": "tcp",
                        "port": "445", "action": "off",
                    ],
                ],
            ]),
        element(
            "names", "host",
            [
                "os": "linux", "domain": "post.lan",
                "interfaces": [
                    "eno1": [
                        "address": "10.20.10.5/24", "gateway": "10.20.10.1", "dns": "10.20.10.5",
                    ]
                ],
                "zone": "post.lan",
                "records": [
                    "store": "10.20.10.20", "names": "10.20.10.5", "grade": "10.20.20.30",
                ],
                "dhcp": [
                    "edit": [
                        "subnet": "10.20.20.0/24", "from": "10.20.20.100", "to": "10.20.20.109",
                        "router": "10.20.20.1", "dns": "10.20.10.5", "lease-minutes": "480",
                    ],
                    "guest": [
                        "subnet": "10.20.30.0/24", "from": "10.20.30.100", "to": "10.20.30.109",
                        "router": "10.20.30.1", "dns": "198.51.100.53", "lease-minutes": "60",
                    ],
                ],
            ]),
        element(
            "store", "host",
            [
                "os": "linux", "domain": "post.lan",
                "interfaces": [
                    "eno1": [
                        "address": "10.20.10.20/24", "gateway": "10.20.10.1", "dns": "10.20.10.5",
                        "mtu": "9000",
                    ]
                ],
                "services": ["smb": "tcp/445", "nfs": "tcp/2049", "ssh": "tcp/22"],
            ]),
        element(
            "render", "host",
            [
                "os": "linux", "domain": "post.lan",
                "interfaces": [
                    "eno1": [
                        "address": "10.20.10.30/24", "gateway": "10.20.10.1", "dns": "10.20.10.5",
                        "mtu": "9000",
                    ]
                ],
                "services": ["ssh": "tcp/22"],
            ]),
        element(
            "es1", "host",
            [
                "os": "macos", "domain": "post.lan", "interfaces": ["en0": "dhcp"],
                "mounts": ["smb://store.post.lan/projects"],
            ]),
        element(
            "es2", "host",
            ["os": "windows", "domain": "post.lan", "interfaces": ["Ethernet": "dhcp"]]),
        element(
            "grade", "host",
            [
                "os": "linux", "domain": "post.lan",
                "interfaces": [
                    "eno1": [
                        "address": "10.20.20.30/24", "gateway": "10.20.20.1", "dns": "10.20.10.5",
                    ]
                ],
                "services": ["ssh": "tcp/22"],
            ]),
        element(
            "guest", "host", ["os": "windows", "interfaces": ["Ethernet": "dhcp"]]),
        element(
            "isp", "router",
            [
                "ports": ["ge0/0-1"],
                "interfaces": [
                    "ge0/0": ["address": "203.0.113.1/30"],
                    "ge0/1": ["address": "198.51.100.1/24"],
                ],
                "routes": ["10.20.0.0/16": "203.0.113.2"],
            ]),
        element(
            "internet", "host",
            [
                "os": "linux",
                "interfaces": [
                    "eth0": ["address": "198.51.100.53/24", "gateway": "198.51.100.1"]
                ],
                "services": ["https": "tcp/443"],
                "zone": "example.com", "records": ["www": "198.51.100.53"],
            ]),
    ]

    private static let cables: [CableDeclaration] = [
        cable("sw-mr.te1/1/1", "sw-edit.te1/1/1", metres: 40),
        cable("sw-mr.te1/1/2", "fw.te0/0", metres: 2),
        cable("sw-mr.gi1/0/1", "names.eno1", metres: 3),
        cable("sw-mr.gi1/0/2", "store.eno1", metres: 3),
        cable("sw-mr.gi1/0/3", "render.eno1", metres: 3),
        cable("sw-edit.gi1/0/1", "es1.en0", metres: 25, reaches: ["sw-mr"]),
        cable("sw-edit.gi1/0/2", "es2.Ethernet", metres: 25),
        cable("sw-edit.gi1/0/3", "grade.eno1", metres: 25),
        cable("sw-edit.gi1/0/5", "guest.Ethernet", metres: 25),
        cable("fw.ge0/1", "isp.ge0/0", metres: 2),
        cable("isp.ge0/1", "internet.eth0", metres: 2),
    ]

    private static let services: [CheckDeclaration] = [
        check("store-for-es1", "reaches", ["host": "es1", "to": "store.post.lan", "port": "445"]),
        check("store-by-number", "reaches", ["host": "es2", "to": "10.20.10.20", "port": "445"]),
        check("grade-answers", "reaches", ["host": "es1", "to": "grade"]),
        check("es1-address", "address-in", ["host": "es1", "subnet": "10.20.20.0/24"]),
        check("es1-mount", "mounted", ["host": "es1", "share": "smb://store.post.lan/projects"]),
    ]

    private static let invariants: [CheckDeclaration] = [
        check("plan", "vlan-as-planned", [:]),
        check("guests-out", "segregated", ["from": "10.20.30.0/24", "to": "10.20.10.0/24"]),
        check("content-inside", "segregated", ["from": "10.20.20.0/24", "to": "internet"]),
    ]

    private static func check(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, DeclaredValue>
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind,
            arguments: arguments.map { NamedValue($0.key, $0.value) })
    }

    /// The house as an author declares it.
    package static func inventory() -> Inventory {
        var inventory = Inventory(id: "small-house", title: "a small house")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        inventory.elements = elements
        inventory.cables = cables
        inventory.services = services
        inventory.invariants = invariants
        return inventory
    }

    /// Compiled once for all tests.
    package static let plant: Plant = {
        do {
            var registry = NetworkPlane.registry
            // Hosts' commands for disks and accounts are that plane's.
            registry.add(ComputingPlane.registry)
            return try PlantCompiler.compile(inventory(), registry: registry)
        } catch {
            preconditionFailure("the small house compiles: \(error)")
        }
    }()

    /// Interfaces of hosts: each has a client that may ask for an address.
    package static let dynamicInterfaces = NetworkModel.of(plant).interfaces.count {
        $0.latch.rawValue >= 0
    }

    /// The house at half past nine, with some slots long since as given.
    package static func simulation(_ settings: [SlotEdit] = [], seed: UInt64 = 7) -> Simulation {
        let simulation = Simulation(
            plant: plant, seed: seed, clock: SimulatedTime(hour: 9, minute: 30))
        simulation.apply(Patch(settings, by: .scene))
        simulation.settle()
        return simulation
    }

    /// The slot at `element.slot`.
    package static func slot(_ path: String) -> SlotID {
        guard let slot = plant.layout.slot(named: path) else {
            preconditionFailure("a slot \(path)")
        }
        return slot
    }

    /// An edit of the slot at `element.slot` to a value in words.
    package static func edit(_ path: String, _ word: String) -> SlotEdit {
        let slot = slot(path)
        guard let value = plant.value(ofWord: word, for: slot) else {
            preconditionFailure("\(path) can be \(word)")
        }
        return SlotEdit(slot, value)
    }

    /// The number of a machine in the network's model.
    package static func machine(_ name: String) -> Int {
        guard let element = plant.layout.element(named: name),
            let machine = NetworkModel.of(plant).machine(element)
        else { preconditionFailure("a machine \(name)") }
        return machine
    }
}
