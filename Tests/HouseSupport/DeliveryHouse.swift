import Planes
package import Plant
import SimulationKernel

/// A small house that delivers: suites on three systems with their programs and cards, media on a
/// store, an offload, lists, and files with their specifications.
package enum DeliveryHouse {
    private static let share = "smb://store.post.lan/projects"

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

    private static func suite(_ id: String, _ os: String, _ nic: String, _ number: Int)
        -> ElementDeclaration
    {
        host(
            id, os, nic, number,
            [
                "user": "priya", "mounts": [.word(share)],
                "software": ["editor": ["24.2", "23.9"], "grain": ["6.1", "5.0"]],
            ])
    }

    private static let machines: [ElementDeclaration] = [
        element(
            "sw", "switch",
            ["ports": ["te1/0/1-12"], "vlans": ["10": "all"], "access": ["10": ["te1/0/1-12"]]]),
        host(
            "names", "linux", "eno1", 5,
            [
                "services": ["ldap": "tcp/389"], "zone": "post.lan",
                "records": ["names": "10.20.10.5", "store": "10.20.10.20"],
            ]),
        host("store", "linux", "eno1", 20, ["services": ["smb": "tcp/445"], "units": ["smb"]]),
        suite("es1", "macos", "en0", 31), suite("es2", "windows", "Ethernet", 32),
        suite("gr", "linux", "eno1", 33),
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
                "size-gb": "96000", "groups": ["edit"], "editors": ["priya"],
            ]),
        element(
            "accounts", "directory",
            ["host": "names", "groups": ["edit"], "users": ["priya": ["edit"]]]),
    ]

    private static let media: [ElementDeclaration] = [
        element(
            "rushes", "media-set",
            [
                "job": "214", "reel": "A001", "clips": "40", "spanned": "3", "codec": "xavc",
                "rate": "25",
            ]),
        element(
            "sound", "media-set",
            ["job": "214", "reel": "S01", "clips": "12", "rate": "25", "start-hour": "10"]),
        element(
            "rushes-us", "media-set",
            ["job": "219", "reel": "B0007_LONG", "clips": "10", "rate": "29.97"]),
        element(
            "card", "offload", ["card": "A001", "clips": "5", "copies": ["store", "shuttle"]]),
    ]

    private static let programs: [ElementDeclaration] = [
        element(
            "edit", "application",
            [
                "on": "es1", "program": "editor", "function": "editing", "job": "214",
                "media": ["rushes", "sound"], "share": .word(share), "folder": "nightjar",
                "plug-ins": ["grain"], "fonts": ["gill"], "codecs": ["xavc"],
                "plug-in-delay": "2048",
            ], set: ["scan": "interlaced"]),
        element(
            "edit-us", "application",
            [
                "on": "es2", "program": "editor", "function": "editing", "job": "219",
                "media": ["rushes-us"], "share": .word(share), "folder": "kiln",
            ], set: ["project-rate": "29.97", "sequence-rate": "29.97", "labels": "drop"]),
        element(
            "grade", "application",
            [
                "on": "gr", "program": "editor", "function": "grading", "job": "214",
                "media": ["rushes"], "share": .word(share), "folder": "nightjar",
                "codecs": ["xavc"],
            ]),
        element(
            "grade-us", "application",
            [
                "on": "gr", "function": "grading", "job": "219", "media": ["rushes-us"],
                "folder": "kiln",
            ], set: ["project-rate": "29.97", "sequence-rate": "29.97", "labels": "drop"]),
        element(
            "edit-io", "video-io", ["driven-by": "edit"],
            set: ["timeline": "job/214", "format": "1080i25"]),
        element(
            "grade-io", "video-io", ["driven-by": "grade"],
            set: ["timeline": "job/214", "format": "1080p25"]),
        element(
            "edit-us-io", "video-io", ["driven-by": "edit-us"],
            set: ["timeline": "job/219", "format": "1080p29"]),
        element(
            "grade-us-io", "video-io", ["driven-by": "grade-us"],
            set: ["timeline": "job/219", "format": "1080p29"]),
        element("wfm", "waveform-monitor", [:]),
    ]

    private static let deliveries: [ElementDeclaration] = [
        element(
            "list", "turnover",
            [
                "from": "grade", "to": "grade", "media": "rushes", "sound": "sound",
                "events": "60", "minutes": "60",
            ]),
        element(
            "list-us", "turnover",
            [
                "from": "edit-us", "to": "grade-us", "media": "rushes-us", "format": "edl",
                "events": "30", "minutes": "40", "rate": "29.97",
            ], set: ["list-labels": "drop"]),
        element(
            "broadcast", "delivery-spec",
            ["scan": "interlaced", "layout": "5.1-smpte", "wrapper": "as-11"]),
        element(
            "cinema", "delivery-spec",
            [
                "layout": "5.1-film", "wrapper": "dcp", "start": "00:00:00:00", "slate": "no",
                "loudness": "-27000", "loudness-tolerance": "2000",
            ]),
        element("qc", "qc-station", [:]),
        element(
            "master", "deliverable",
            [
                "job": "214", "made-by": "edit", "spec": "broadcast", "qc": "qc", "minutes": "58",
                "loudness": "-23300",
            ], set: ["layout": "5.1-smpte"]),
        element(
            "dcp", "deliverable",
            [
                "job": "214", "made-by": "grade", "spec": "cinema", "minutes": "92",
                "loudness": "-26000", "screening": "5000",
            ],
            set: [
                "layout": "5.1-film", "wrapper": "dcp", "start": "00:00:00:00",
                "slate": "left-out",
            ]),
    ]

    private static let networkCables: [CableDeclaration] = [
        "names.eno1", "store.eno1", "es1.en0", "es2.Ethernet", "gr.eno1",
    ].enumerated().map { cable("sw.te1/0/\($0.offset + 1)", $0.element) }

    private static func check(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, DeclaredValue>
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind,
            arguments: arguments.map { NamedValue($0.key, $0.value) })
    }

    private static let services: [CheckDeclaration] =
        ["edit", "edit-us", "grade", "grade-us"].map {
            check("\($0)-opens", "project-opens", ["application": .word($0)])
        }
        + ["edit", "edit-us", "grade", "grade-us"].map {
            check("\($0)-output", "output-agrees", ["application": .word($0)])
        }
        + ["edit", "edit-us", "grade", "grade-us"].map {
            check("\($0)-controls", "controls-answer", ["application": .word($0)])
        }
        + ["list", "list-us"].map { check("\($0)-right", "conform-right", ["turnover": .word($0)]) }
        + ["master", "dcp"].map {
            check("\($0)-passes", "deliverable-passes", ["deliverable": .word($0)])
        } + [
            check("dcp-key", "key-opens", ["deliverable": "dcp"]),
            check("card-safe", "copies-verified", ["offload": "card"]),
            check("edit-scope", "programme-at", ["at": "wfm.in-a", "job": "214"]),
        ]

    private static let expectations: [CheckDeclaration] = [
        check("master-qc", "qc-passes", ["deliverable": "master"])
    ]

    /// The house as it is set up.
    package static let inventory: Inventory = {
        var inventory = Inventory(id: "delivery-house", title: "a house that delivers")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        inventory.jobs = [
            JobDeclaration(id: "214", title: "Low Water", client: "Saltmarsh Pictures"),
            JobDeclaration(id: "219", title: "The Ninth Kiln", client: "Harbour and Vale"),
        ]
        inventory.elements = machines + media + programs + deliveries
        inventory.cables =
            networkCables + [
                CableDeclaration(
                    id: "v-1", kind: "coax-1694a", lengthMillimetres: 20_000,
                    from: "edit-io.out-1", to: "wfm.in-a")
            ]
        inventory.services = services
        inventory.expectations = expectations
        return inventory
    }()

    /// The planes that it needs.
    package static let registry: Registry = {
        var registry = WiringPlane.registry
        registry.add(PicturePlane.registry)
        registry.add(NetworkPlane.registry)
        registry.add(ComputingPlane.registry)
        registry.add(ApplicationsPlane.registry)
        return registry
    }()

    /// Compiled once for all tests.
    package static let plant: Plant = {
        do {
            return try PlantCompiler.compile(inventory, registry: registry)
        } catch {
            preconditionFailure("the house that delivers compiles: \(error)")
        }
    }()

    /// The house at ten in the morning.
    package static func simulation() -> Simulation {
        Simulation(plant: plant, seed: 7, clock: SimulatedTime(hour: 10, minute: 0))
    }

    /// An element by its name; traps where there is none.
    package static func named(_ name: String) -> ElementID {
        guard let element = plant.layout.element(named: name) else {
            preconditionFailure("an element \(name)")
        }
        return element
    }
}
