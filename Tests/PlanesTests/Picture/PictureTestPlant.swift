import Plant
import SimulationKernel

@testable import Planes

/// A small plant with every kind of the picture plane, for the plane's tests.
enum PictureTestPlant {
    static func word(_ text: String) -> DeclaredValue { .word(text) }
    static func list(_ texts: [String]) -> DeclaredValue { .list(texts.map { .word($0) }) }
    static func map(_ pairs: KeyValuePairs<String, String>) -> DeclaredValue {
        .mapping(pairs.map { NamedValue($0.key, .word($0.value)) })
    }

    /// The plane's registry, with a screen such as the display plane has.
    static let registry: Registry = {
        var registry = PicturePlane.registry
        registry.kinds.append(
            ElementKind(
                name: "test-screen", title: "screen", plane: "display",
                parameters: SDIReceiver.parameterSchemas,
                declare: { declarer throws(PlantProblem) in
                    declarer.port("sdi-1", .input, PicturePlane.bnc)
                    declarer.port("sdi-2", .input, PicturePlane.bnc)
                    declarer.slot(SlotDeclaration("input", "input", .choice(["sdi-1", "sdi-2"])))
                    declarer.slot(
                        SlotDeclaration("power", "power", .choice(["off", "on"]), nominal: 1))
                }))
        registry.kinds.append(
            ElementKind(
                name: "test-person", title: "person", plane: "people", category: .person,
                declare: { _ throws(PlantProblem) in }))
        return registry
    }()

    static func cable(
        _ id: String, _ from: String, _ to: String, metres: Int64, kind: String = "coax-1694a",
        reaches: [String] = []
    ) -> CableDeclaration {
        CableDeclaration(
            id: id, kind: kind, lengthMillimetres: metres * 1000, from: from, to: to,
            reaches: reaches)
    }

    static func element(
        _ id: String, _ kind: String, _ place: String = "mr",
        parameters: KeyValuePairs<String, DeclaredValue> = [:],
        set: KeyValuePairs<String, String> = [:]
    ) -> ElementDeclaration {
        ElementDeclaration(
            id: id, kind: kind, place: place,
            parameters: parameters.map { NamedValue($0.key, $0.value) },
            settings: set.map { NamedValue($0.key, .word($0.value)) })
    }

    static var inventory: Inventory {
        var inventory = Inventory(id: "bench", title: "bench")
        inventory.places = [
            PlaceDeclaration(
                id: "mr", title: "machine room", walks: [WalkDeclaration(to: "gr", seconds: 60)]),
            PlaceDeclaration(
                id: "gr", title: "grading", walks: [WalkDeclaration(to: "es1", seconds: 60)]),
            PlaceDeclaration(id: "es1", title: "edit"),
        ]
        inventory.elements = elements
        inventory.cables = cables
        inventory.services = [service]
        inventory.invariants = invariants
        return inventory
    }

    private static var elements: [ElementDeclaration] {
        [
            element("spg", "spg", parameters: ["outputs": word("6")]),
            element("gen", "pattern-generator", parameters: ["outputs": word("2")]),
            element("es1-io", "video-io", "es1", set: ["timeline": "job/101"]),
            element("es2-io", "video-io", "es1", set: ["timeline": "job/102"]),
            element("gr-io", "video-io", "gr", set: ["timeline": "job/214"]),
            router,
            element("da", "distribution-amplifier", parameters: ["outputs": word("4")]),
            element(
                "jf", "video-jackfield",
                parameters: ["positions": word("3"), "monitor-row": word("yes")]),
            element("wfm", "waveform-monitor"),
            element("gr-mon", "test-screen", "gr"),
            element("es1-mon", "test-screen", "es1"),
            element("jf-mon", "test-screen", "gr"),
            element("da-mon", "test-screen", "mr"),
        ]
    }

    private static var router: ElementDeclaration {
        element(
            "rtr", "sdi-router",
            parameters: [
                "inputs": word("6"), "outputs": word("6"),
                "levels": list(["video", "audio"]),
                "sources": list(["BARS", "ES1", "ES2", "GR WS", "DA RET"]),
                "destinations": list(["GR MON", "ES1 MON", "WFM", "JF", "DA"]),
                "routes": map([
                    "gr-mon": "gr-ws", "ES1 MON": "ES1", "WFM": "BARS", "JF": "ES2",
                    "DA": "BARS",
                ]),
                "locked": list(["JF"]),
                "salvos": .mapping([
                    NamedValue("line-up", map(["GR MON": "BARS", "ES1 MON": "BARS"]))
                ]),
            ])
    }

    private static var cables: [CableDeclaration] {
        [
            cable("r-1", "spg.ref-1", "gen.ref", metres: 3),
            cable("r-2", "spg.ref-2", "es1-io.ref", metres: 30),
            cable("r-3", "spg.ref-3", "es2-io.ref", metres: 30),
            cable("r-4", "spg.ref-4", "gr-io.ref", metres: 30),
            cable("c-1", "gen.out-1", "rtr.in-1", metres: 4, kind: "coax-1855a"),
            cable("c-2", "es1-io.out-1", "rtr.in-2", metres: 40),
            cable("c-3", "es2-io.out-1", "rtr.in-3", metres: 60),
            cable("c-4", "gr-io.out-1", "rtr.in-4", metres: 30),
            cable("c-5", "rtr.out-1", "gr-mon.sdi-1", metres: 90, reaches: ["gr-mon"]),
            cable("c-6", "rtr.out-2", "es1-mon.sdi-1", metres: 45),
            cable("c-7", "rtr.out-3", "wfm.in-a", metres: 3),
            cable("c-8", "rtr.out-4", "jf.in-1", metres: 5),
            cable("c-9", "jf.out-1", "jf-mon.sdi-1", metres: 60),
            cable("c-10", "rtr.out-5", "da.in", metres: 2),
            cable("c-11", "da.out-1", "da-mon.sdi-1", metres: 100),
            cable("c-12", "da.out-2", "rtr.in-5", metres: 2),
            cable(
                "p-1", "", "", metres: 1, kind: "coax-1855a", reaches: ["jf", "gen.out-2"]),
        ]
    }

    private static var service: CheckDeclaration {
        CheckDeclaration(
            id: "gr-picture", title: "job 214 in grading", kind: "programme-at",
            arguments: [
                NamedValue("at", word("gr-mon.sdi-1")), NamedValue("job", word("214")),
                NamedValue("format", word("1080p25")), NamedValue("sound", word("yes")),
            ])
    }

    private static var invariants: [CheckDeclaration] {
        [
            CheckDeclaration(
                id: "contained", title: "contained", kind: "content-contained",
                arguments: [
                    NamedValue(
                        "jobs",
                        .mapping([
                            NamedValue("101", list(["es1"])), NamedValue("214", list(["gr"])),
                            NamedValue("job/102", list(["gr", "es1"])),
                        ]))
                ]),
            CheckDeclaration(
                id: "labels", title: "labels", kind: "router-labels-true",
                arguments: [NamedValue("router", word("rtr"))]),
            CheckDeclaration(
                id: "timed", title: "timed", kind: "referenced",
                arguments: [NamedValue("at", list(["gr-io.out-1", "es1-io.out-1"]))]),
            CheckDeclaration(
                id: "levels", title: "levels", kind: "levels-at",
                arguments: [NamedValue("at", word("wfm.in-a"))]),
        ]
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
    /// Sets a slot by its path and word, as a patch of the trainee's.
    func set(_ element: String, _ slot: String, _ value: Int64) {
        guard let owner = plant.layout.element(named: element),
            let found = plant.layout.slot(owner, named: slot)
        else { preconditionFailure("no slot \(element) \(slot)") }
        apply(Patch([SlotEdit(found, value)], by: .trainee))
    }

    /// Plugs a cable's end (0 or 1) into a port, or lets it hang.
    func plug(_ cable: String, _ end: Int, _ port: String?) {
        guard let element = plant.layout.element(named: cable),
            let record = plant.layout.cables.first(where: { $0.element == element })
        else { preconditionFailure("no cable \(cable)") }
        let value = port.flatMap { plant.layout.port(named: $0) }.map { Int64($0.rawValue) } ?? -1
        apply(Patch([SlotEdit(record.ends[end], value)], by: .trainee))
    }

    func pass(milliseconds: Int64) {
        advance(to: SimulatedTime(milliseconds: clock.milliseconds + milliseconds))
    }

    func picture(at port: String) -> PictureSignal {
        guard let port = plant.layout.port(named: port) else { return .absent }
        return PictureSignal(signal(at: port))
    }

    func content(at port: String) -> String {
        let signal = picture(at: port)
        return signal.isReadable ? text(ofSymbol: signal.content) : ""
    }

    /// Takes a reading at `element.port` or an element.
    func measure(_ probe: String, _ target: String, _ words: [String] = []) throws -> Reading {
        let layout = plant.layout
        let point: ActionTarget
        if let port = layout.port(named: target) {
            point = .port(port)
        } else if let element = layout.element(named: target) {
            point = .element(element)
        } else {
            throw ActionRefusal("no target")
        }
        guard let kind = plant.registry.probe(named: probe) else { throw ActionRefusal("no probe") }
        return try kind.read(self, point, words)
    }

    /// Carries out a procedure's plan and returns its report.
    @discardableResult
    func perform(_ procedure: String, _ words: [String]) throws -> Reading {
        guard let kind = plant.registry.procedure(named: procedure) else {
            throw ActionRefusal("no procedure")
        }
        let plan = try kind.plan(self, words)
        apply(Patch(plan.edits, by: .trainee))
        return plan.report
    }
}
