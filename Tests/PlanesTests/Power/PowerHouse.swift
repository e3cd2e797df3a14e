import HouseSupport
import Planes
import Plant
import SimulationKernel

/// A small house with every kind of the power plane: two feeds, a battery supply, two strips, a
/// rack with machines on both, a suite with outlets of its own and two desks.
enum PowerHouse {
    private static func machine(
        _ id: String, _ kind: String, _ psus: Int, _ watts: Int, rack: String = "mr-1/10",
        place: String = "mr", _ more: KeyValuePairs<String, DeclaredValue> = [:],
        set settings: KeyValuePairs<String, DeclaredValue> = [:]
    ) -> ElementDeclaration {
        ElementDeclaration(
            id: id, kind: kind, place: place, rack: rack,
            parameters: [
                NamedValue("psus", .word("\(psus)")), NamedValue("watts", .word("\(watts)")),
            ] + more.map { NamedValue($0.key, $0.value) },
            settings: settings.map { NamedValue($0.key, $0.value) })
    }

    private static func host(_ id: String, _ psus: Int, _ watts: Int, _ number: Int)
        -> ElementDeclaration
    {
        machine(
            id, "host", psus, watts,
            [
                "os": "linux", "domain": "post.lan",
                "interfaces": ["eno1": ["address": .word("10.20.10.\(number)/24")]],
            ])
    }

    private static let mains: [ElementDeclaration] = [
        element("feed-a", "mains-feed", ["feed": "a", "ways": "4", "rating": "32", "curve": "c"]),
        element("feed-b", "mains-feed", ["feed": "b", "ways": "4", "rating": "32", "curve": "c"]),
        element(
            "ups", "ups", ["va": "3000", "minutes": "10", "outlets": "2", "outlet": "terminals"]),
        element("pdu-a", "pdu", ["outlets": "10", "rating": "10", "curve": "b"]),
        element("pdu-b", "pdu", ["outlets": "10", "rating": "10", "curve": "b"]),
        ElementDeclaration(id: "wall", kind: "mains-outlet", place: "suite"),
        element("mr-1", "rack", ["airflow": "500"]),
        element("mr-2", "rack", ["airflow": "500"]),
        element("crac", "room-cooling", ["capacity": "4000", "loses": "80"]),
        element("fabric", "kvm-fabric", [:]),
    ]

    private static let machines: [ElementDeclaration] = [
        host("store", 2, 700, 20), host("render", 2, 600, 21), host("ws1", 1, 400, 31),
        host("ws2", 1, 400, 32),
        machine(
            "sw", "switch", 1, 100, ["ports": ["te1/0/1-4"], "access": ["10": ["te1/0/1-4"]]]),
        machine("tpg", "pattern-generator", 1, 60),
        machine("da", "distribution-amplifier", 2, 30, ["outputs": "2"]),
        machine("spg", "spg", 2, 50),
        machine("tx-1", "kvm-transmitter", 1, 20, rack: "mr-2/4", ["host": "ws1"]),
        machine("tx-2", "kvm-transmitter", 1, 20, rack: "mr-2/5", ["host": "ws2"]),
        machine(
            "rx-1", "kvm-receiver", 1, 25, rack: "", place: "suite", ["fabric": "fabric"],
            set: ["paired": "tx-1"]),
        machine(
            "rx-2", "kvm-receiver", 1, 25, rack: "", place: "suite", ["fabric": "fabric"],
            set: ["paired": "tx-2"]),
        machine(
            "mon", "monitor", 1, 120, rack: "", place: "suite",
            ["class": "client", "panel": "lcd"]),
        ElementDeclaration(
            id: "card", kind: "video-io", place: "mr",
            parameters: [NamedValue("powered-by", "ws1")]),
    ]

    private static func lead(_ from: String, _ to: String, reaches: [String] = [])
        -> CableDeclaration
    {
        CableDeclaration(
            id: "l-" + to.replacing(".psu", with: ""), kind: "mains-lead",
            lengthMillimetres: 2000, from: from, to: to, reaches: reaches)
    }

    private static func circuit(_ id: String, _ from: String, _ to: String) -> CableDeclaration {
        CableDeclaration(
            id: id, kind: "mains-circuit", lengthMillimetres: 15_000, from: from, to: to)
    }

    private static let strips: [CableDeclaration] = {
        let a = ["store", "render", "sw", "tpg", "ws1", "da", "spg", "tx-1"]
        let b = ["store", "render", "da", "spg"]
        return a.enumerated().map {
            lead("pdu-a.out-\($0.offset + 1)", $0.element + ".psu-a", reaches: ["pdu-b"])
        }
            + b.enumerated().map {
                lead("pdu-b.out-\($0.offset + 1)", $0.element + ".psu-b", reaches: ["pdu-a"])
            } + [
                lead("pdu-b.out-5", "ws2.psu-a"), lead("pdu-b.out-6", "tx-2.psu-a"),
                lead("wall.out-1", "mon.psu-a"), lead("wall.out-2", "rx-1.psu-a"),
                lead("wall.out-3", "rx-2.psu-a"),
            ]
    }()

    private static let circuits: [CableDeclaration] = [
        circuit("k-ups", "feed-a.way-1", "ups.in"), circuit("k-a", "ups.out-1", "pdu-a.in"),
        circuit("k-b", "feed-b.way-1", "pdu-b.in"), circuit("k-wall", "feed-a.way-2", "wall.in"),
        cable("sw.te1/0/1", "store.eno1"), cable("sw.te1/0/2", "ws1.eno1"),
        CableDeclaration(
            id: "v-tpg", kind: "coax-1694a", lengthMillimetres: 3000, from: "tpg.out-1",
            to: "da.in"),
        CableDeclaration(
            id: "v-mon", kind: "coax-1694a", lengthMillimetres: 30_000, from: "da.out-1",
            to: "mon.sdi-1"),
        CableDeclaration(
            id: "r-tpg", kind: "coax-1694a", lengthMillimetres: 3000, from: "spg.ref-1",
            to: "tpg.ref"),
    ]

    private static func check(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, DeclaredValue>
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind,
            arguments: arguments.map { NamedValue($0.key, $0.value) })
    }

    private static let services: [CheckDeclaration] =
        ["store", "sw", "tpg", "mon", "ws1", "ws2"].map {
            check("\($0)-runs", "powered", ["element": .word($0)])
        }
        + ["store", "render", "da", "spg"].map {
            check("\($0)-twice", "supply-redundant", ["element": .word($0)])
        } + [
            check("ride", "ups-carries", ["ups": "ups", "minutes": "15"]),
            check("air-1", "inlet-within", ["rack": "mr-1"]),
            check("air-2", "inlet-within", ["rack": "mr-2"]),
            check(
                "quiet", "hum-below",
                ["place": "suite", "line": "unbalanced", "limit": "-60000"]),
            check("desk-1", "desk-works", ["desk": "rx-1", "host": "ws1"]),
            check("desk-2", "desk-works", ["desk": "rx-2", "host": "ws2"]),
        ]

    private static let invariants: [CheckDeclaration] = [
        check("back-a", "restarts-whole", ["pdu": "pdu-a"]),
        check("back-b", "restarts-whole", ["pdu": "pdu-b"]),
        check("safe-suite", "earthed", ["place": "suite"]),
        check("safe-mr", "earthed", ["place": "mr"]),
    ]

    static let inventory: Inventory = {
        var inventory = Inventory(id: "power-house", title: "a house with mains")
        inventory.places = [
            PlaceDeclaration(id: "mr", title: "machine room", walks: []),
            PlaceDeclaration(
                id: "suite", title: "suite", walks: [WalkDeclaration(to: "mr", seconds: 30)]),
        ]
        inventory.elements = mains + machines
        inventory.cables = strips + circuits
        inventory.services = services
        inventory.invariants = invariants
        return inventory
    }()

    /// Compiled once for all tests.
    static let plant: Plant = {
        do {
            return try PlantCompiler.compile(inventory, registry: .standard)
        } catch {
            preconditionFailure("the house with mains compiles: \(error)")
        }
    }()

    static func simulation() -> Simulation {
        Simulation(plant: plant, seed: 11, clock: SimulatedTime(hour: 10, minute: 0))
    }

    static func named(_ name: String) -> ElementID {
        guard let element = plant.layout.element(named: name) else {
            preconditionFailure("an element \(name)")
        }
        return element
    }

    /// An edit of the slot at `element.slot` to a value in words.
    static func edit(_ path: String, _ word: String) -> SlotEdit {
        guard let slot = plant.layout.slot(named: path),
            let value = plant.value(ofWord: word, for: slot)
        else { preconditionFailure("\(path) can be \(word)") }
        return SlotEdit(slot, value)
    }

    /// Performs a line as a session does; its plan, or nil where it was refused.
    @discardableResult
    static func perform(_ line: String, _ simulation: Simulation) -> ProcedurePlan? {
        let words = line.split(separator: " ").map(String.init)
        guard let procedure = plant.registry.procedure(named: words[0]),
            let plan = try? procedure.plan(simulation, Array(words.dropFirst()))
        else { return nil }
        simulation.apply(Patch(plan.edits, by: .trainee))
        simulation.set(plan.latchEdits)
        return plan
    }
}
