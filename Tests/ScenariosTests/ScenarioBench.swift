import Planes
import Plant
import Scenarios
import SimulationKernel

/// A facility of two sources, a selector and a monitor that follows three seconds late, with a
/// client, a runner and a log; and a scenario on it without mistakes.
enum ScenarioBench {
    static func time(_ hour: Int, _ minute: Int, _ second: Int = 0) -> SimulatedTime {
        SimulatedTime(hour: hour, minute: minute, second: second)
    }

    /// A source died long ago, and somebody selects it at 8:59:58.
    static func scenario() -> Scenario {
        Scenario(
            id: "dark", title: "A dark monitor", facility: "bench", client: "cleo",
            noticed: time(8, 30), called: time(9, 0), deadline: time(10, 0), budgetMinutes: 45,
            start: "desk", horizon: time(18, 0), stakes: "a client waits",
            claims: [Claim(check: "picture")],
            scene: [SceneEdit(slot: "one.level", value: "70")],
            faults: [
                ScenarioFault(mode: "dead", element: "two"),
                ScenarioFault(
                    mode: "selected",
                    element: "sel", parameters: FaultParameters(["input": "in-2"]),
                    at: time(8, 59, 58), person: "rae"),
            ],
            occurrences: [
                Occurrence(
                    id: "visit", at: time(8, 0), text: "a visit", place: "room",
                    knownBy: ["rae"], writtenIn: ["log"])
            ])
    }

    static func plant() throws(PlantProblem) -> Plant {
        try PlantCompiler.compile(inventory, registry: registry)
    }

    private static let inventory: Inventory = {
        var inventory = Inventory(id: "bench", title: "Bench")
        inventory.places = [
            PlaceDeclaration(
                id: "desk", title: "Desk", walks: [WalkDeclaration(to: "room", seconds: 60)]),
            PlaceDeclaration(id: "room", title: "Room"),
        ]
        inventory.jobs = [JobDeclaration(id: "214", title: "Job", client: "Client")]
        func person(_ id: String) -> ElementDeclaration {
            ElementDeclaration(
                id: id, kind: "person", place: "room",
                parameters: [NamedValue("role", .word("runner"))])
        }
        inventory.elements = [
            ElementDeclaration(id: "one", kind: "source", place: "room"),
            ElementDeclaration(
                id: "two", kind: "source", place: "room",
                settings: [NamedValue("name", .word("vtr 1"))]),
            ElementDeclaration(id: "sel", kind: "selector", place: "room"),
            ElementDeclaration(id: "mon", kind: "monitor", place: "room"),
            person("cleo"), person("rae"),
            ElementDeclaration(id: "log", kind: "document", place: "desk"),
        ]
        func cable(_ id: String, _ from: String, _ to: String) -> CableDeclaration {
            CableDeclaration(id: id, kind: "coax", lengthMillimetres: 1000, from: from, to: to)
        }
        inventory.cables = [
            cable("c-1", "one.out", "sel.in-1"), cable("c-2", "two.out", "sel.in-2"),
            cable("c-3", "sel.out", "mon.in"),
        ]
        inventory.services = [
            CheckDeclaration(id: "picture", title: "a picture", kind: "shows", person: "cleo")
        ]
        return inventory
    }()

    private static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [source, selector, monitor, coax]
        registry.checks = [
            CheckKind(name: "shows", title: "a picture", plane: "test", parameters: []) {
                maker throws(PlantProblem) in
                guard let monitor = maker.layout.element(named: "mon") else {
                    throw maker.problem("monitor", "no monitor")
                }
                return { simulation in
                    CheckResult(
                        holds: simulation.latch(monitor, 0) > 0,
                        reading: Reading(kind: "shows", point: "mon"))
                }
            }
        ]
        registry.modes = [dead, selected]
        registry.add(PeoplePlane.registry)
        return registry
    }()

    // MARK: Kinds

    private static let source = ElementKind(
        name: "source", title: "source", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(SlotDeclaration("level", "level", .integer(0...200, .none), nominal: 100))
            declarer.slot(
                SlotDeclaration("health", "health", .choice(["good", "dead"]), role: .health))
            declarer.slot(SlotDeclaration("name", "label", .symbol, role: .statement, nominal: -1))
            declarer.port("out", .output, Connector("bnc"))
            declarer.stream("noise")
        },
        wire: { wirer throws(PlantProblem) in
            let cells = [wirer.cell(wirer.slot(0)), wirer.cell(wirer.slot(1))]
            let node = wirer.node("level", cells: cells) {
                $0.cell(1) == 0 ? NodeValue(1, $0.cell(0)) : .absent
            }
            wirer.transmit(wirer.port(0), node)
        })

    private static let selector = ElementKind(
        name: "selector", title: "selector", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(SlotDeclaration("select", "input", .index(["in-1", "in-2"])))
            for name in ["in-1", "in-2"] { declarer.port(name, .input, Connector("bnc")) }
            declarer.port("out", .output, Connector("bnc"))
        },
        wire: { wirer throws(PlantProblem) in
            let inputs = [wirer.arriving(wirer.port(0)), wirer.arriving(wirer.port(1))]
            let node = wirer.node("chosen", inputs: [.selected(by: wirer.slot(0), from: inputs)]) {
                $0.input(0)
            }
            wirer.transmit(wirer.port(2), node)
        })

    /// Shows what comes in three seconds later; never rests while it `flickers`.
    private static let monitor = ElementKind(
        name: "monitor", title: "monitor", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(SlotDeclaration("flickers", "flickers", .boolean))
            declarer.port("in", .input, Connector("bnc"))
            declarer.latch("shown")
        },
        wire: { wirer throws(PlantProblem) in
            let arriving = wirer.arriving(wirer.port(0))
            let flickers = wirer.slot(0)
            let latch = wirer.latch(0)
            wirer.rule(
                latch,
                .following(
                    cells: [wirer.cell(flickers), wirer.cell(latch)], nodes: [arriving],
                    afterMilliseconds: 3000
                ) {
                    $0.slot(flickers) == 1 ? 1 - $0.latch(latch) : $0.value(arriving).words[1]
                })
        })

    private static let coax = ElementKind(
        name: "coax", title: "coax", plane: "test", category: .cable,
        declare: { _ throws(PlantProblem) in }, carry: { $0.input(0) })

    private static let dead = FaultMode(
        name: "dead", title: "dead", plane: "test", elementKinds: ["source"], classes: [],
        band: .yearly, repairs: ["replace"], ksbs: [],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(plant.layout.slot(element, 1), 1)]
        })

    private static let selected = FaultMode(
        name: "selected", title: "selected", plane: "test", elementKinds: ["selector"],
        classes: [], band: .weekly, repairs: ["set"], ksbs: [],
        inject: { plant, element, parameters throws(ActionRefusal) in
            let word = try parameters.word("input")
            let slot = plant.layout.slot(element, 0)
            guard let value = plant.value(ofWord: word, for: slot) else {
                throw ActionRefusal(
                    "there is no input `\(word)`", advice: "an input of the selector", given: word,
                    candidates: ["in-1", "in-2"])
            }
            return [SlotEdit(slot, value)]
        })
}
