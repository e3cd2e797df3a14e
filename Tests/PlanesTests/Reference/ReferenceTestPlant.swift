import Plant
import SimulationKernel

@testable import Planes

/// A small facility with every kind of the reference plane: two generators with a changeover, lines
/// that loop, timecode to recorders, a word clock, PTP over two switches, and machines' clocks.
enum ReferenceTestPlant {
    static let registry: Registry = {
        var registry = Registry()
        registry.add(WiringPlane.registry)
        registry.add(PicturePlane.registry)
        registry.add(NetworkPlane.registry)
        registry.add(ReferencePlane.registry)
        return registry
    }()

    private static func element(
        _ id: String, _ kind: String, _ parameters: KeyValuePairs<String, DeclaredValue> = [:],
        set: KeyValuePairs<String, String> = [:]
    ) -> ElementDeclaration {
        ElementDeclaration(
            id: id, kind: kind, place: "mr",
            parameters: parameters.map { NamedValue($0.key, $0.value) },
            settings: set.map { NamedValue($0.key, .word($0.value)) })
    }

    private static func list(_ words: String...) -> DeclaredValue { .list(words.map { .word($0) }) }

    private static func coax(
        _ id: String, _ from: String, _ to: String, reaches: [String] = []
    ) -> CableDeclaration {
        CableDeclaration(
            id: id, kind: "coax-1694a", lengthMillimetres: 5000, from: from, to: to,
            reaches: reaches)
    }

    private static func line(_ id: String, _ from: String, _ to: String) -> CableDeclaration {
        CableDeclaration(
            id: id, kind: "timecode-cable", lengthMillimetres: 20_000, from: from, to: to)
    }

    private static func network(_ from: String, _ to: String, metres: Int64 = 10)
        -> CableDeclaration
    {
        CableDeclaration(
            id: "n-" + from.replacing(".", with: "-").replacing("/", with: "-"), kind: "cat6",
            lengthMillimetres: metres * 1000, from: from, to: to)
    }

    private static func host(_ id: String, _ address: String) -> ElementDeclaration {
        element(
            id, "host",
            [
                "os": .word("linux"),
                "interfaces": .mapping([
                    NamedValue(
                        "eno1",
                        .mapping([NamedValue("address", .word(address + "/24"))]))
                ]),
            ])
    }

    private static func networkSwitch(_ id: String) -> ElementDeclaration {
        element(
            id, "switch",
            [
                "ports": list("gi1/0/1-8"),
                "vlans": .mapping([NamedValue("10", .word("media"))]),
                "access": .mapping([NamedValue("10", list("gi1/0/1-8"))]),
                "management": .mapping([
                    NamedValue("vlan", .word("10")),
                    NamedValue("address", .word(id == "sw-1" ? "10.9.0.2/24" : "10.9.0.3/24")),
                ]),
            ])
    }

    private static var generators: [ElementDeclaration] {
        let formats = list(
            "black-burst-25", "black-burst-29.97", "tri-level-23.98", "black-burst-25",
            "tri-level-24", "black-burst-25")
        return [
            element("ant-a", "gnss-antenna"), element("ant-b", "gnss-antenna"),
            element(
                "spg-a", "reference-generator",
                ["outputs": .word("8"), "formats": formats, "oscillator": .word("40")]),
            element(
                "spg-b", "reference-generator",
                ["outputs": .word("8"), "formats": formats, "oscillator": .word("-60")]),
            element("co", "sync-changeover", ["channels": .word("4")]),
            element("wcg", "word-clock-generator"),
            element("dev", "word-clock-device"),
            element("old-spg", "spg", ["outputs": .word("2")]),
        ]
    }

    private static var users: [ElementDeclaration] {
        [
            element("deck-1", "deck"),
            element("deck-2", "deck", set: ["ref-termination": "fitted"]),
            element(
                "deck-24", "deck",
                set: ["ref-termination": "fitted", "rate": "23.98", "timecode": "internal"]),
            element("deck-29", "deck", set: ["rate": "29.97"]),
            element("deck-atc", "deck", set: ["timecode": "atc", "ref-termination": "fitted"]),
            element("io", "video-io", set: ["playback": "bars-100"]),
            element(
                "tcg", "timecode-generator", ["clock": .word("clk-mcr"), "outputs": .word("4")]),
            element(
                "tcg-29", "timecode-generator", ["clock": .word("clk-mcr")],
                set: ["rate": "29.97", "drop-frame": "yes"]),
            element("tcg-prog", "timecode-generator", set: ["counts": "programme"]),
            element("ins", "timecode-inserter"),
        ]
    }

    private static var clocks: [ElementDeclaration] {
        [
            networkSwitch("sw-1"), networkSwitch("sw-2"),
            host("gm-a-net", "10.9.0.11"), host("gm-b-net", "10.9.0.12"),
            host("cam", "10.9.0.21"), host("gate", "10.9.0.22"), host("srv", "10.9.0.31"),
            host("ws", "10.9.0.32"),
            element(
                "gm-a", "ptp-clock", ["machine": .word("gm-a-net"), "generator": .word("spg-a")],
                set: ["priority1": "100"]),
            element(
                "gm-b", "ptp-clock", ["machine": .word("gm-b-net"), "generator": .word("spg-b")],
                set: ["priority1": "101"]),
            element("bc", "ptp-switch", ["switch": .word("sw-2")]),
            element(
                "cam-ptp", "ptp-clock", ["machine": .word("cam")],
                set: ["role": "follower-only"]),
            element("gate-ptp", "ptp-clock", ["machine": .word("gate")]),
            element(
                "clk-mcr", "ntp-clock",
                ["machine": .word("srv"), "servers": list("gm-a", "spg-b")]),
            element(
                "clk-ws", "ntp-clock", ["machine": .word("ws"), "servers": list("clk-mcr")]),
        ]
    }

    private static var cables: [CableDeclaration] {
        [
            coax("a-1", "ant-a.out", "spg-a.antenna"), coax("a-2", "ant-b.out", "spg-b.antenna"),
            coax("ca-1", "spg-a.ref-1", "co.a-1"), coax("cb-1", "spg-b.ref-1", "co.b-1"),
            coax("ca-2", "spg-a.ref-2", "co.a-2"), coax("cb-2", "spg-b.ref-2", "co.b-2"),
            coax("ca-4", "spg-a.ref-4", "co.a-3"), coax("cb-4", "spg-b.ref-4", "co.b-3"),
            coax("r-1", "co.out-1", "deck-1.ref"), coax("r-2", "deck-1.ref-loop", "deck-2.ref"),
            coax("r-29", "co.out-2", "deck-29.ref"),
            coax("r-29b", "deck-29.ref-loop", "tcg-29.ref"),
            coax("r-3", "co.out-3", "deck-atc.ref"),
            coax("r-24", "spg-a.ref-3", "deck-24.ref"),
            coax("r-io", "spg-a.ref-6", "io.ref"), coax("r-tcg", "spg-a.ref-7", "tcg.ref"),
            coax("r-prog", "spg-a.ref-8", "tcg-prog.ref"),
            coax("r-wcg", "spg-b.ref-6", "wcg.ref"), coax("w-1", "wcg.clock-1", "dev.word-clock"),
            coax("p-1", "io.out-1", "ins.in"), coax("p-2", "ins.out", "deck-atc.sdi"),
            line("t-1", "tcg.ltc-1", "deck-1.ltc"), line("t-2", "tcg.ltc-2", "ins.ltc"),
            line("t-3", "tcg-29.ltc-1", "deck-29.ltc"), line("t-4", "tcg-prog.ltc-1", "deck-2.ltc"),
            network("sw-1.gi1/0/1", "gm-a-net.eno1"), network("sw-1.gi1/0/2", "gm-b-net.eno1"),
            network("sw-1.gi1/0/3", "gate.eno1"), network("sw-1.gi1/0/4", "srv.eno1"),
            network("sw-1.gi1/0/5", "ws.eno1"),
            network("sw-1.gi1/0/8", "sw-2.gi1/0/8", metres: 60),
            network("sw-2.gi1/0/1", "cam.eno1", metres: 40),
        ]
    }

    private static func check(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, DeclaredValue>
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind, arguments: arguments.map { NamedValue($0.key, $0.value) }
        )
    }

    private static var services: [CheckDeclaration] {
        [
            check(
                "locked", "locked-to-reference",
                [
                    "devices": list(
                        "deck-1", "deck-2", "deck-24", "deck-29", "deck-atc", "io", "dev", "wcg",
                        "tcg", "tcg-29", "tcg-prog")
                ]),
            check("tc-1", "timecode-at", ["at": .word("deck-1")]),
            check("tc-2", "timecode-at", ["at": .word("deck-2"), "start": .word("10")]),
            check(
                "tc-29", "timecode-at",
                [
                    "at": .word("deck-29"), "rate": .word("29.97"), "drop-frame": .word("yes"),
                    "frames": .word("4"),
                ]),
            check("tc-atc", "timecode-at", ["at": .word("deck-atc")]),
            check(
                "tc-24", "timecode-at",
                [
                    "at": .word("deck-24"), "rate": .word("23.98"),
                    "frames": .word("100"),
                ]),
            check("timed", "referenced", ["at": .word("io.out-1")]),
            check(
                "ptp", "ptp-followers",
                [
                    "clocks": list("bc", "cam-ptp", "gate-ptp"), "grandmaster": .word("gm-a"),
                ]),
            check(
                "clocks", "clocks-within",
                [
                    "clocks": list("clk-mcr", "clk-ws", "gm-a", "gm-b", "cam-ptp", "gate-ptp"),
                    "milliseconds": .word("500"), "local": .word("yes"),
                ]),
        ]
    }

    static var inventory: Inventory {
        var inventory = Inventory(id: "timing", title: "timing")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        inventory.elements = generators + users + clocks
        inventory.cables = cables
        inventory.services = services
        return inventory
    }

    static let plant: Plant = {
        do {
            return try PlantCompiler.compile(inventory, registry: registry)
        } catch {
            preconditionFailure("the test plant compiles: \(error)")
        }
    }()

    /// The plant at half past nine, with some slots long since as given.
    static func simulation(_ edits: [SlotEdit] = [], seed: UInt64 = 3) -> Simulation {
        let simulation = Simulation(
            plant: plant, seed: seed, clock: SimulatedTime(hour: 9, minute: 30))
        if !edits.isEmpty {
            simulation.apply(Patch(edits, by: .scene))
            simulation.settle()
        }
        return simulation
    }

    /// An edit of `element.slot` to a value in words.
    static func edit(_ path: String, _ word: String) -> SlotEdit {
        guard let slot = plant.layout.slot(named: path),
            let value = try? simulation().value(ofWords: word, for: slot)
        else { preconditionFailure("\(path) can be \(word)") }
        return SlotEdit(slot, value)
    }

    static func element(_ name: String) -> ElementID {
        guard let element = plant.layout.element(named: name) else {
            preconditionFailure("an element \(name)")
        }
        return element
    }
}

extension Simulation {
    /// Takes a reading at `element.port` or an element.
    func measure(_ probe: String, at target: String, _ words: String...) throws -> Reading {
        let layout = plant.layout
        guard let kind = plant.registry.probe(named: probe) else {
            throw ActionRefusal("no probe")
        }
        if let port = layout.port(named: target) { return try kind.read(self, .port(port), words) }
        guard let element = layout.element(named: target) else { throw ActionRefusal("no target") }
        return try kind.read(self, .element(element), words)
    }

    /// Changes `element.slot` now, and lets some milliseconds pass.
    func change(_ path: String, to word: String, then milliseconds: Int64 = 0) {
        apply(Patch([ReferenceTestPlant.edit(path, word)], by: .trainee))
        wait(milliseconds: milliseconds)
    }

    func wait(milliseconds: Int64) {
        advance(to: SimulatedTime(milliseconds: clock.milliseconds + milliseconds))
    }

    /// Carries out a typed line of a procedure.
    func carryOut(_ line: String) throws {
        var words = line.split(separator: " ").map(String.init)
        let verb = words.removeFirst()
        guard let kind = plant.registry.procedure(named: verb) else {
            throw ActionRefusal("no procedure `\(verb)`")
        }
        let plan = try kind.plan(self, words)
        for text in plan.writtenTexts { write(symbol: text) }
        apply(Patch(plan.edits, by: .trainee))
        set(plan.latchEdits)
    }

    /// The services that don't hold.
    var broken: [String] { standing(faults: []).services.filter { !$0.holds }.map(\.id) }
}
