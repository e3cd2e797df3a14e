import Planes
import Plant
import SimulationKernel
import Testing

/// A small facility for procedures that apply to all equipment alike: two boxes, three cables, a
/// network port, a person and a document.
struct WiringBench {
    let simulation: Simulation

    init() throws {
        let plant = try PlantCompiler.compile(
            WiringBench.inventory, registry: WiringBench.registry)
        simulation = Simulation(plant: plant, seed: 1)
    }

    var layout: PlantLayout { simulation.plant.layout }

    func plan(_ procedure: String, _ words: [String]) throws -> ProcedurePlan {
        guard let kind = simulation.plant.registry.procedure(named: procedure) else {
            throw ActionRefusal("no procedure `\(procedure)`")
        }
        return try kind.plan(simulation, words)
    }

    /// Does what a plan says, as a session does: texts first, then edits.
    func work(_ procedure: String, _ words: [String]) throws {
        let plan = try plan(procedure, words)
        for text in plan.writtenTexts { simulation.write(symbol: text) }
        simulation.apply(Patch(plan.edits, by: .trainee))
        simulation.set(plan.latchEdits)
    }

    /// A slot's value in words.
    func words(_ path: String) -> String {
        layout.slot(named: path).map { simulation.words(of: $0, value: simulation.slot($0)) }
            ?? "no slot \(path)"
    }

    /// Edits in words: `element.slot=value`.
    func words(_ edits: [SlotEdit]) -> [String] {
        edits.map {
            layout.path(of: $0.slot) + "=" + simulation.words(of: $0.slot, value: $0.value)
        }
    }

    private static let inventory: Inventory = {
        var inventory = Inventory(id: "bench", title: "Bench")
        inventory.places = [PlaceDeclaration(id: "room", title: "Room")]
        func element(
            _ id: String, _ kind: String, _ parameters: [NamedValue] = [],
            _ settings: [NamedValue] = []
        ) -> ElementDeclaration {
            ElementDeclaration(
                id: id, kind: kind, place: "room", parameters: parameters, settings: settings)
        }
        inventory.elements = [
            element("box-1", "box", [], [NamedValue("name", .word("vtr 1"))]),
            element("box-2", "box"), element("net-1", "net"),
            element("ada", "person", [NamedValue("role", .word("runner"))]),
            element(
                "sheet", "document",
                [NamedValue("statements", .mapping([NamedValue("gain", .word("box-1.gain"))]))]),
        ]
        inventory.cables = [
            CableDeclaration(
                id: "c-1", kind: "coax", lengthMillimetres: 1000, from: "box-1.out",
                to: "box-2.in-1"),
            CableDeclaration(
                id: "c-2", kind: "coax", lengthMillimetres: 1000, from: "box-2.out",
                to: "box-1.in-1"),
            CableDeclaration(
                id: "spare", kind: "coax", lengthMillimetres: 1000, from: "", to: "",
                reaches: ["box-1.in-2", "box-2.out"]),
        ]
        return inventory
    }()

    private static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [
            ElementKind(
                name: "box", title: "box", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    declarer.slot(
                        SlotDeclaration(
                            "gain", "gain", .integer(-5...5, .millidecibel),
                            authority: .supervisor, hazards: [.calibrationLoss]))
                    declarer.slot(SlotDeclaration("input", "input", .index(["in-1", "in-2"])))
                    declarer.slot(SlotDeclaration("ip", "address", .address, role: .address))
                    declarer.slot(
                        SlotDeclaration("name", "label", .symbol, role: .statement, nominal: -1))
                    declarer.slot(
                        SlotDeclaration(
                            "health", "health", .choice(["good", "dim", "dead"]), role: .health))
                    declarer.slot(
                        SlotDeclaration(
                            "fan", "fan", .choice(["dead", "good"]), role: .health, nominal: 1))
                    for name in ["in-1", "in-2"] { declarer.port(name, .input, Connector("bnc")) }
                    declarer.port("out", .output, Connector("bnc"))
                }),
            ElementKind(
                name: "net", title: "net", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    declarer.port("lan", .both, Connector("rj45"))
                }),
            ElementKind(
                name: "coax", title: "coax", plane: "test", category: .cable,
                declare: { declarer throws(PlantProblem) in
                    declarer.slot(
                        SlotDeclaration(
                            "health", "health", .choice(["good", "cut"]), role: .health))
                }, carry: { $0.input(0) }),
        ]
        registry.add(WiringPlane.registry)
        registry.add(PeoplePlane.registry)
        return registry
    }()
}

/// Something typed that can't be done, and exactly why.
struct RefusedCommand: Sendable, CustomTestStringConvertible {
    var procedure: String
    var words: [String]
    var refusal: ActionRefusal

    init(_ procedure: String, _ words: String, _ refusal: ActionRefusal) {
        self.procedure = procedure
        self.words = words.split(separator: " ").map(String.init)
        self.refusal = refusal
    }

    var testDescription: String { ([procedure] + words).joined(separator: " ") }
}
