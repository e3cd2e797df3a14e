import Plant
import SimulationKernel

/// A signal of the test kinds: word 0 is 1 where there is one, word 1 is the number.
func signal(_ number: Int64) -> NodeValue { NodeValue(1, number) }

extension NodeValue {
    /// The number that a test kind's signal carries, or nil where there is no signal.
    var number: Int64? { words[0] == 1 ? words[1] : nil }
}

/// Small kinds whose arithmetic can be done by hand.
enum TestKinds {
    static let coax = Connector("bnc")
    static let twisted = Connector("rj45")
    static let fibre = Connector("lc")

    static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [
            source, adder, selector, splitter, meter, cable, lead, host, follower, lamp, hunter,
            store, everything, paper, member,
        ]
        registry.checks = [levelCheck, latchedCheck]
        registry.modes = [deadMode]
        registry.eventHandlers = [EventHandler(eventName: "tick", handle: tick)]
        return registry
    }()

    // MARK: Signals

    /// `level` goes out while `health` is good.
    static let source = ElementKind(
        name: "source", title: "source", plane: "test",
        parameters: [ParameterSchema("make", "who made it")],
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration("level", "level", .integer(0...1_000_000, .millivolt), nominal: 100)
            )
            declarer.slot(
                SlotDeclaration("health", "health", .choice(["good", "dead"]), role: .health))
            declarer.port("out", .output, coax)
        },
        wire: { wirer throws(PlantProblem) in
            let node = wirer.node(
                "level", cells: [wirer.cell(wirer.slot(0)), wirer.cell(wirer.slot(1))]
            ) { $0.cell(1) == 0 ? signal($0.cell(0)) : .absent }
            wirer.transmit(wirer.port(0), node)
        })

    /// The sum of what comes in and `offset`; a signal even where nothing comes in.
    static let adder = ElementKind(
        name: "adder", title: "adder", plane: "test",
        parameters: [ParameterSchema("inputs", "how many, 1 to 16")],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("inputs", in: 1...16, default: 2)
            declarer.slot(SlotDeclaration("offset", "offset", .integer(-1000...1000, .millivolt)))
            for number in 1...count { declarer.port("in-\(number)", .input, coax) }
            declarer.port("out", .output, coax)
        },
        wire: { wirer throws(PlantProblem) in
            let count = Int(try wirer.integer("inputs", in: 1...16, default: 2))
            let inputs = (0..<count).map { NodeInput.always(wirer.arriving(wirer.port($0))) }
            let node = wirer.node("sum", inputs: inputs, cells: [wirer.cell(wirer.slot(0))]) {
                scope in
                var sum = scope.cell(0)
                for group in 0..<scope.inputCount { sum += scope.input(group).number ?? 0 }
                return signal(sum)
            }
            wirer.transmit(wirer.port(count), node)
        })

    /// What comes in at the input that `select` names.
    static let selector = ElementKind(
        name: "selector", title: "selector", plane: "test",
        parameters: [ParameterSchema("inputs", "how many, 1 to 16", required: true)],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("inputs", in: 1...16)
            let names = (1...count).map { "in-\($0)" }
            declarer.slot(
                SlotDeclaration("select", "input", .index(names), hazards: [.interruption]))
            for name in names { declarer.port(name, .input, coax) }
            declarer.port("out", .output, coax)
        },
        wire: { wirer throws(PlantProblem) in
            let count = Int(try wirer.integer("inputs", in: 1...16))
            let sources = (0..<count).map { NodeID?.some(wirer.arriving(wirer.port($0))) }
            let node = wirer.node(
                "chosen", inputs: [.selected(by: wirer.slot(0), from: sources)]
            ) { $0.input(0) }
            wirer.transmit(wirer.port(count), node)
        })

    /// One input on three outputs.
    static let splitter = ElementKind(
        name: "splitter", title: "splitter", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.port("in", .input, coax)
            for number in 1...3 { declarer.port("out-\(number)", .output, coax) }
        },
        wire: { wirer throws(PlantProblem) in
            let node = wirer.node("split", inputs: [.always(wirer.arriving(wirer.port(0)))]) {
                $0.input(0)
            }
            for ordinal in 1...3 { wirer.transmit(wirer.port(ordinal), node) }
        })

    static let meter = ElementKind(
        name: "meter", title: "meter", plane: "test",
        declare: { declarer throws(PlantProblem) in declarer.port("in", .input, coax) })

    /// A network port that sends `number` and hears the other end.
    static let host = ElementKind(
        name: "host", title: "host", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(SlotDeclaration("number", "number", .integer(0...999, .none), nominal: 1))
            declarer.port("net", .both, twisted)
        },
        wire: { wirer throws(PlantProblem) in
            let node = wirer.node("sent", cells: [wirer.cell(wirer.slot(0))]) {
                signal($0.cell(0))
            }
            wirer.transmit(wirer.port(0), node)
        })

    /// Loses 1 for each metre; nothing where `health` is broken.
    static let cable = carrier("coax", [coax])
    static let lead = carrier("lead", [twisted, fibre])

    private static func carrier(_ name: String, _ plugs: [Connector]) -> ElementKind {
        ElementKind(
            name: name, title: name, plane: "test", category: .cable, plugs: plugs,
            declare: { declarer throws(PlantProblem) in
                declarer.slot(
                    SlotDeclaration("health", "health", .choice(["good", "broken"]), role: .health))
            },
            carry: { scope in
                guard scope.cell(0) == 0, let number = scope.input(0).number else {
                    return .absent
                }
                return signal(number - scope.constant(0) / 1000)
            })
    }

    // MARK: Words

    /// One slot of every domain.
    static let everything = ElementKind(
        name: "everything", title: "everything", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(SlotDeclaration("flag", "flag", .boolean))
            declarer.slot(SlotDeclaration("mode", "mode", .choice(["low", "high"]), nominal: 1))
            declarer.slot(SlotDeclaration("gain", "gain", .integer(-10...10, .millidecibel)))
            declarer.slot(SlotDeclaration("plain", "plain", .integer(0...3, .none)))
            declarer.slot(SlotDeclaration("joined", "joined", .port, nominal: -1))
            declarer.slot(SlotDeclaration("partner", "partner", .element, nominal: -1))
            declarer.slot(
                SlotDeclaration("name", "name", .symbol, role: .statement, nominal: -1))
            declarer.slot(SlotDeclaration("host", "host", .address, role: .address))
            declarer.slot(SlotDeclaration("pick", "pick", .index(["left", "right"])))
        })

    static let paper = speaker("paper", .document)
    static let member = speaker("member", .person)

    /// A document or person that says something of slots.
    private static func speaker(_ name: String, _ category: ElementCategory) -> ElementKind {
        ElementKind(
            name: name, title: name, plane: "test", category: category,
            parameters: [ParameterSchema("says", "names with `element.slot`")],
            declare: { declarer throws(PlantProblem) in
                for entry in try declarer.mapping("says") {
                    declarer.slot(
                        SlotDeclaration(
                            entry.name, entry.name, .boolean, role: .statement,
                            subject: entry.value.word))
                }
            })
    }

    // MARK: Checks and faults

    /// A signal of at least `at-least` comes in at a port.
    static let levelCheck = CheckKind(
        name: "level-at", title: "a level at a port", plane: "test",
        parameters: [
            ParameterSchema("port", "the port", required: true),
            ParameterSchema("at-least", "the least number"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.port("port")
        let least = try maker.integer("at-least", in: 0...1000, default: 1)
        guard let node = maker.arriving(port) else {
            throw maker.problem("port", "nothing arrives at an output", expected: "an input")
        }
        maker.endpoint = maker.layout.ports[port.index].element
        let path = maker.layout.path(of: port)
        return { simulation in
            let number = simulation.value(node).number
            return CheckResult(
                holds: (number ?? -1) >= least,
                reading: Reading(
                    kind: "level", point: path,
                    fields: [ReadingField("number", number.map { .integer($0) } ?? .none)]))
        }
    }

    /// An element's first latch isn't 0.
    static let latchedCheck = CheckKind(
        name: "latched", title: "a latch that isn't 0", plane: "test",
        parameters: [ParameterSchema("element", "the element", required: true)]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("element")
        return { simulation in
            CheckResult(
                holds: simulation.latch(element, 0) != 0,
                reading: Reading(kind: "latched", point: simulation.id(of: element)))
        }
    }

    static let deadMode = FaultMode(
        name: "dead", title: "a source that died", plane: "test", elementKinds: ["source"],
        classes: [], band: .yearly, repairs: ["replace"], ksbs: [],
        inject: { plant, element, _ throws(ActionRefusal) in
            [SlotEdit(plant.layout.slot(element, 1), 1)]
        })
}
