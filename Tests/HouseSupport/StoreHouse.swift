import Planes
package import Plant
import SimulationKernel

/// A small house with every kind of the computing plane: a store, a directory, licences, suites on
/// three systems, two machines that render, tape, and a copy of a card.
package enum StoreHouse {
    /// The share that all suites mount.
    package static let share = "smb://store.post.lan/projects"

    private static func host(
        _ id: String, _ os: String, _ nic: String, _ number: Int,
        _ more: KeyValuePairs<String, DeclaredValue>
    ) -> ElementDeclaration {
        var declaration = element(id, "host", more)
        declaration.parameters =
            [
                NamedValue("os", .word(os)), NamedValue("domain", "post.lan"),
                NamedValue(
                    "interfaces",
                    .mapping([
                        NamedValue(
                            nic,
                            [
                                "address": .word("10.20.10.\(number)/24"), "speed": "10000",
                                "gateway": "10.20.10.1", "dns": "10.20.10.5",
                            ])
                    ])),
            ] + declaration.parameters
        return declaration
    }

    private static let machines: [ElementDeclaration] = [
        element(
            "sw", "switch",
            ["ports": ["te1/0/1-12"], "vlans": ["10": "all"], "access": ["10": ["te1/0/1-12"]]]),
        host(
            "names", "linux", "eno1", 5,
            [
                "services": ["ldap": "tcp/389", "ssh": "tcp/22"], "zone": "post.lan",
                "records": [
                    "names": "10.20.10.5", "store": "10.20.10.20", "licence": "10.20.10.21",
                ],
            ]),
        host(
            "store", "linux", "eno1", 20,
            [
                "services": ["smb": "tcp/445", "ssh": "tcp/22"], "units": ["smb"],
                "processes": ["updatedb", "smbd"],
                "jobs": [
                    "backup": [
                        "at": "20:00", "minutes": "180", "volume": "projects", "rate-mb": "900",
                    ]
                ],
            ]),
        host(
            "licence", "linux", "eno1", 21,
            [
                "services": ["licences": "tcp/27000", "vendor": "tcp/27010"],
                "units": ["licences", "vendor"],
            ]),
        host("control", "linux", "eno1", 22, ["services": ["ssh": "tcp/22"]]),
        suite("es1", "macos", "en0", 31, "priya", streams: "3"),
        suite("es2", "windows", "Ethernet", 32, "tomas", streams: "2"),
        suite("grade", "linux", "eno1", 33, "mags", streams: "2"),
        node("rn1", 41), node("rn2", 42),
    ]

    private static func suite(
        _ id: String, _ os: String, _ nic: String, _ number: Int, _ user: DeclaredValue,
        streams: DeclaredValue
    ) -> ElementDeclaration {
        host(
            id, os, nic, number,
            [
                "user": user, "mounts": [.word(share)], "processes": ["indexer", "sync"],
                "software": [
                    "resolve": ["19.1.3", "19.0.2", "20.0"], "ocio-config": ["2.4", "2.1"],
                ],
                "plays": [
                    "share": .word(share), "streams": streams, "codec": "prores-hq-uhd",
                    "rate": "25000",
                ],
            ])
    }

    private static func node(_ id: String, _ number: Int) -> ElementDeclaration {
        host(id, "linux", "eno1", number, ["software": ["nuke": ["15.1", "14.0"]]])
    }

    private static let storage: [ElementDeclaration] = [
        element(
            "array", "disk-array",
            [
                "host": "store", "level": "raid6", "disks": "8", "disk-gb": "16000",
                "disk-mb": "260", "rebuild-mb": "150",
            ]),
        element(
            "projects", "volume",
            [
                "array": "array", "host": "store", "directory": "accounts",
                "mount": "/srv/projects", "share": "projects", "folder": "nightjar",
                "size-gb": "96000", "used-gb": "61000", "quota-gb": "50000",
                "group-used-gb": "42000", "inodes-k": "400000", "inodes-used-k": "80000",
                "folder-rate": "20000", "groups": ["edit", "sound"],
                "editors": ["priya", "tomas", "mags"],
            ]),
        element(
            "accounts", "directory",
            [
                "host": "names", "groups": ["edit", "sound", "staff"], "leavers": ["jo"],
                "users": [
                    "priya": ["edit", "staff"], "tomas": ["edit", "staff"],
                    "mags": ["edit", "staff"], "sam": ["sound"], "jo": ["edit"],
                ],
            ]),
        element(
            "seats", "licence-pool",
            [
                "host": "licence", "vendor": "foundryd",
                "features": ["nuke_render": ["seats": "3", "users": ["rn1", "rn2"]]],
            ]),
        element(
            "source", "configuration",
            [
                "host": "control", "system": "ansible", "every-minutes": "60",
                "manages": ["grade.version-ocio-config", "projects.create-mask"],
            ]),
        element(
            "tape", "tape-library",
            [
                "host": "store", "volume": "projects", "generation": "9", "archive-gb": "8000",
                "window-hours": "10",
            ]),
        element(
            "rushes", "rushes-copy",
            ["host": "grade", "path": "/mnt/rushes/A001", "clips": "4"]),
        element(
            "queue", "render-manager",
            [
                "host": "control", "nodes": ["rn1", "rn2"], "software": "nuke",
                "licences": "seats", "feature": "nuke_render", "frames": "600",
                "frame-seconds": "90", "deadline-hours": "9",
            ]),
    ]

    private static let cables: [CableDeclaration] = [
        "names.eno1", "store.eno1", "licence.eno1", "control.eno1", "es1.en0", "es2.Ethernet",
        "grade.eno1", "rn1.eno1", "rn2.eno1",
    ].enumerated().map { cable("sw.te1/0/\($0.offset + 1)", $0.element) }

    private static func check(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, DeclaredValue>
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind,
            arguments: arguments.map { NamedValue($0.key, $0.value) })
    }

    private static let services: [CheckDeclaration] =
        [("es1", "priya"), ("es2", "tomas"), ("grade", "mags")].flatMap { host, user in
            [
                check(
                    "\(host)-saves", "can-save",
                    [
                        "host": .word(host), "share": .word(share), "user": .word(user),
                    ]),
                check("\(host)-plays", "streams-play", ["host": .word(host)]),
            ]
        } + [
            check("folders", "folders-list", ["volume": "projects"]),
            check(
                "seat", "licence-available",
                ["host": "grade", "pool": "seats", "feature": "nuke_render"]),
            check("rushes-right", "copy-verified", ["copy": "rushes"]),
            check("archived", "archive-in-time", ["library": "tape"]),
            check("rendered", "render-in-time", ["queue": "queue"]),
        ]

    private static let invariants: [CheckDeclaration] = [
        check("same", "configuration-equal", ["configuration": "source"]),
        check("leavers", "leavers-out", ["directory": "accounts"]),
        check("disks", "array-redundant", ["array": "array"]),
        check("quiet", "no-mass-changes", ["volume": "projects"]),
        check("boots", "starts-at-boot", ["host": "store"]),
        check("es1-baseline", "baseline-met", ["host": "es1"]),
    ]

    package static let inventory: Inventory = {
        var inventory = Inventory(id: "store-house", title: "a house with a store")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        inventory.elements = machines + storage
        inventory.cables = cables
        inventory.services = services
        inventory.invariants = invariants
        return inventory
    }()

    package static let registry: Registry = {
        var registry = WiringPlane.registry
        registry.add(NetworkPlane.registry)
        registry.add(ComputingPlane.registry)
        return registry
    }()

    /// Compiled once for all tests.
    package static let plant: Plant = {
        do {
            return try PlantCompiler.compile(inventory, registry: registry)
        } catch {
            preconditionFailure("the house with a store compiles: \(error)")
        }
    }()

    /// The house at ten in the morning.
    package static func simulation(hour: Int = 10, minute: Int = 0) -> Simulation {
        Simulation(
            plant: plant, seed: 7, clock: SimulatedTime(hour: hour, minute: minute))
    }

    package static func named(_ name: String) -> ElementID {
        guard let element = plant.layout.element(named: name) else {
            preconditionFailure("an element \(name)")
        }
        return element
    }

    /// An edit of the slot at `element.slot` to a value in words.
    package static func edit(_ path: String, _ word: String) -> SlotEdit {
        guard let slot = plant.layout.slot(named: path),
            let value = plant.value(ofWord: word, for: slot)
        else { preconditionFailure("\(path) can be \(word)") }
        return SlotEdit(slot, value)
    }
}
