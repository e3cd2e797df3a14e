import Plant
import SimulationKernel

@testable import Planes

/// A small plant with every kind of the sound plane: a dubbing room beside a machine room.
enum SoundTestPlant {
    static let registry: Registry = {
        var registry = PictureTestPlant.registry
        registry.add(SoundPlane.registry)
        registry.add(WiringPlane.registry)
        return registry
    }()

    private static func word(_ text: String) -> DeclaredValue { .word(text) }

    private static func element(
        _ id: String, _ kind: String, _ place: String = "mr",
        parameters: KeyValuePairs<String, DeclaredValue> = [:],
        set: KeyValuePairs<String, String> = [:]
    ) -> ElementDeclaration {
        PictureTestPlant.element(id, kind, place, parameters: parameters, set: set)
    }

    private static var elements: [ElementDeclaration] {
        [
            element("spg", "spg", parameters: ["outputs": word("6")]),
            element("es-io", "video-io", set: ["timeline": "job/214"]),
            element(
                "dub-io", "audio-interface", "dub", parameters: ["lines": word("2")],
                set: ["timeline": "job/214"]),
            element("emb", "embedder"),
            element(
                "sc", "embedder", set: ["group-1": "pass", "group-2": "pass"]),
            element("da", "distribution-amplifier", parameters: ["outputs": word("3")]),
            element("deemb", "de-embedder"),
            element("deemb-2", "de-embedder"),
            element(
                "desk", "mixing-desk", "dub",
                parameters: [
                    "inputs": word("4"), "assign": .list(["1", "2", "3", "4"].map(word)),
                    "clean-minus": word("in-4"),
                ]),
            element("codec", "contribution-codec", parameters: ["voice": word("ana")]),
            element("scr", "test-screen", "dub"),
            element(
                "ctl", "monitor-controller", "dub",
                parameters: ["screen": word("scr"), "screen-delay": word("80000")]),
            element("meter", "sound-meter"),
            element("ajf", "audio-jackfield", parameters: ["positions": word("3")]),
            element("ajf-2", "audio-jackfield", parameters: ["positions": word("2")]),
            element("ep-a", "flow-endpoint", parameters: ["pairs": word("1")]),
            element("ep-b", "flow-endpoint", parameters: ["pairs": word("1")]),
            element(
                "ep-c", "flow-endpoint",
                parameters: ["pairs": word("1"), "oscillator": word("-20000")],
                set: ["sending": "multicast"]),
            element("ep-d", "flow-endpoint", parameters: ["pairs": word("1")]),
            element(
                "fsw", "flow-switch",
                parameters: [
                    "ports": word("4"),
                    "subscriptions": .list(["none", "net-1", "none", "net-3"].map(word)),
                ]),
            element("fx-io", "audio-interface", set: ["playback": "ident"]),
            element("box-a", "madi-box"), element("box-b", "madi-box"),
            element("room-meter", "sound-meter", set: ["layout": "stereo"]),
        ]
    }

    private static func lead(_ id: String, _ from: String, _ to: String) -> CableDeclaration {
        PictureTestPlant.cable(id, from, to, metres: 5, kind: "aes-110")
    }

    private static func video(_ id: String, _ from: String, _ to: String) -> CableDeclaration {
        PictureTestPlant.cable(id, from, to, metres: 5)
    }

    private static var cables: [CableDeclaration] {
        var cables = [
            video("r-1", "spg.ref-1", "dub-io.word"), video("r-2", "spg.ref-2", "es-io.ref"),
            video("r-3", "spg.ref-3", "desk.word"), video("r-4", "spg.ref-4", "fx-io.word"),
            video("v-1", "es-io.out-1", "emb.in"), video("v-2", "emb.out", "da.in"),
            video("v-3", "da.out-1", "scr.sdi-1"), video("v-4", "da.out-2", "deemb.in"),
            video("v-5", "da.out-3", "sc.in"), video("v-6", "sc.out", "deemb-2.in"),
            video("m-1", "box-a.madi-out", "box-b.madi-in"),
        ]
        for pair in 1...4 {
            cables.append(lead("a-\(pair)", "dub-io.out-\(pair)", "emb.aes-\(pair)"))
            cables.append(lead("b-\(pair)", "deemb-2.aes-\(pair)", "meter.aes-\(pair)"))
        }
        for (pair, port) in ["l-r", "c-lfe", "ls-rs"].enumerated() {
            cables.append(lead("d-\(pair + 1)", "deemb.aes-\(pair + 1)", "desk.in-\(pair + 1)"))
            cables.append(lead("s-\(pair + 1)", "desk.main-\(pair + 1)", "ctl.\(port)"))
        }
        cables += [
            lead("d-4", "codec.send", "desk.in-4"), lead("d-5", "desk.clean", "codec.return"),
            lead("d-6", "desk.main-4", "ajf.in-3"),
            lead("e-1", "deemb.aes-4", "ep-a.aes-in-1"),
            lead("e-2", "fx-io.out-1", "ep-c.aes-in-1"),
            lead("e-3", "ep-b.aes-out-1", "box-a.aes-in-1"),
            lead("e-4", "box-b.aes-out-1", "room-meter.aes-4"),
            lead("e-5", "ep-d.aes-out-1", "box-a.aes-in-2"),
        ]
        for (port, endpoint) in ["ep-a", "ep-b", "ep-c", "ep-d"].enumerated() {
            cables.append(
                PictureTestPlant.cable(
                    "f-\(port + 1)", "\(endpoint).net", "fsw.net-\(port + 1)", metres: 10,
                    kind: "flow-lead"))
        }
        for line in 1...2 {
            cables.append(
                PictureTestPlant.cable(
                    "t-\(line)", "ajf.out-\(line)", "ajf-2.in-\(line)", metres: 20,
                    kind: "audio-balanced"))
            cables.append(
                PictureTestPlant.cable(
                    "l-\(line)", "dub-io.line-\(line)", "ajf.in-\(line)", metres: 12,
                    kind: "audio-balanced"))
        }
        return cables
    }

    private static func service(
        _ id: String, _ kind: String, _ arguments: KeyValuePairs<String, DeclaredValue>
    ) -> CheckDeclaration {
        CheckDeclaration(
            id: id, title: id, kind: kind,
            arguments: arguments.map { NamedValue($0.key, $0.value) })
    }

    static var inventory: Inventory {
        var inventory = Inventory(id: "sound-bench", title: "sound bench")
        inventory.places = [
            PlaceDeclaration(
                id: "mr", title: "machine room", walks: [WalkDeclaration(to: "gr", seconds: 60)]),
            PlaceDeclaration(
                id: "gr", title: "grading", walks: [WalkDeclaration(to: "dub", seconds: 60)]),
            PlaceDeclaration(id: "dub", title: "dubbing room"),
        ]
        inventory.elements = elements
        inventory.cables = cables
        inventory.services = [
            service("room-sound", "sound-at", ["at": word("ctl"), "job": word("214")]),
            service("room-level", "room-level", ["at": word("ctl")]),
            service("room-sync", "lip-sync-within", ["at": word("ctl")]),
            service("clicks", "no-clicks", ["at": word("ctl")]),
            service(
                "delivery", "loudness-spec", ["at": word("deemb-2.in"), "job": word("214")]),
            service(
                "stereo", "sound-at",
                [
                    "at": word("room-meter.aes-4"), "job": word("214"),
                    "channels": .list([word("mix-l"), word("mix-r")]),
                ]),
            service("stereo-clicks", "no-clicks", ["at": word("room-meter.aes-4")]),
            service("meter-set", "meter-set", ["meter": word("meter")]),
            service(
                "room-meter-set", "meter-set",
                ["meter": word("room-meter"), "layout": word("stereo")]),
            service(
                "embedded", "sound-at",
                [
                    "at": word("deemb-2.in"), "job": word("214"),
                    "channels": .list(
                        (MonitorControllerKind.speakers + ["mix-l", "mix-r"]).map(word)),
                ]),
        ]
        inventory.invariants = [
            service("line-up", "line-up-at", ["at": word("emb.aes-1")])
        ]
        return inventory
    }

    static func plant(_ change: (inout Inventory) -> Void = { _ in }) throws -> Plant {
        var inventory = inventory
        change(&inventory)
        return try PlantCompiler.compile(inventory, registry: registry)
    }

    static func simulation(_ change: (inout Inventory) -> Void = { _ in }) throws -> Simulation {
        Simulation(plant: try plant(change), seed: 7)
    }
}

extension Simulation {
    /// Sets a slot by its word, as somebody who types it.
    func put(_ element: String, _ slot: String, _ word: String) throws {
        guard let owner = plant.layout.element(named: element),
            let found = plant.layout.slot(owner, named: slot),
            let value = plant.value(ofWord: word, for: found)
        else { throw ActionRefusal("no slot \(element) \(slot) \(word)") }
        apply(Patch([SlotEdit(found, value)], by: .trainee))
        settle()
    }

    /// A service or invariant by its name.
    func check(_ id: String) throws -> CheckResult {
        guard let check = (plant.services + plant.invariants).first(where: { $0.id == id }) else {
            throw ActionRefusal("no check \(id)")
        }
        return quietly { check.evaluate(self) }
    }
}
