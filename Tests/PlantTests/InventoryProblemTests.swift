import Plant
import Testing

/// What no plant can be made of, whatever its kinds are, and exactly what is said of it.
@Suite struct InventoryProblemTests {
    /// A source on a cable into an adder, with a spare source, a splitter and two hosts.
    private static func sound() -> Bench {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("spare", "source")
        bench.add("dist", "splitter")
        bench.add("sum", "adder")
        bench.add("h-1", "host")
        bench.add("h-2", "host")
        bench.cable("c-1", "src.out", "sum.in-1")
        return bench
    }

    /// The test kinds, a box with a port of every connector, and a cable that says nothing of its
    /// plugs.
    private static let registry: Registry = {
        var registry = TestKinds.registry
        registry.kinds.append(
            ElementKind(
                name: "mixed", title: "mixed", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    declarer.port("in", .input, TestKinds.coax)
                    declarer.port("pad", .input, Connector("jack"))
                    declarer.port("lan", .both, TestKinds.twisted)
                    declarer.port("light", .output, TestKinds.fibre)
                }))
        registry.kinds.append(
            ElementKind(
                name: "any", title: "any", plane: "test", category: .cable,
                declare: { _ throws(PlantProblem) in }, carry: { $0.input(0) }))
        return registry
    }()

    private static let withoutDot = "a name without one: in `element.port` it ends the name"

    static let names: [CompileMistake] = [
        CompileMistake(
            "element with a dot",
            PlantProblem(
                subject: ["elements", "m.1"], what: "the name `m.1` has a dot in it",
                expected: withoutDot, given: "m.1")
        ) { $0.add("m.1", "meter") },
        CompileMistake(
            "cable with a dot",
            PlantProblem(
                subject: ["cables", "c.2"], what: "the name `c.2` has a dot in it",
                expected: withoutDot, given: "c.2")
        ) { $0.cable("c.2", "", "") },
        CompileMistake(
            "place with a dot",
            PlantProblem(
                subject: ["places", "m.r"], what: "the name `m.r` has a dot in it",
                expected: withoutDot, given: "m.r")
        ) { $0.inventory.places.append(PlaceDeclaration(id: "m.r", title: "Room")) },
        CompileMistake(
            "element without a name",
            PlantProblem(
                subject: ["elements", ""], what: "the name of an element is empty",
                expected: "a name")
        ) { $0.add("", "meter") },
        CompileMistake(
            "cable without a name",
            PlantProblem(
                subject: ["cables", ""], what: "the name of a cable is empty", expected: "a name")
        ) { $0.cable("", "", "") },
        CompileMistake(
            "place without a name",
            PlantProblem(
                subject: ["places", ""], what: "the name of a place is empty", expected: "a name")
        ) { $0.inventory.places.append(PlaceDeclaration(id: "", title: "Room")) },
        CompileMistake(
            "second job",
            PlantProblem(
                subject: ["jobs", "214"], what: "a second job `214`",
                expected: "a name of its own for each job")
        ) {
            $0.inventory.jobs = ["214", "219", "214"].map {
                JobDeclaration(id: $0, title: $0, client: "C")
            }
        },
    ]

    static let amounts: [CompileMistake] = [
        CompileMistake(
            "walk back in time",
            PlantProblem(
                subject: ["places", "room", "walks"],
                what: "the walk from `room` to `hall` takes -1 s", expected: "0 s or more")
        ) {
            $0.inventory.places[0].walks = [WalkDeclaration(to: "hall", seconds: -1)]
            $0.inventory.places.append(PlaceDeclaration(id: "hall", title: "Hall"))
        },
        CompileMistake(
            "price that gives time",
            PlantProblem(
                subject: ["prices", "look"], what: "`look` costs -5 s", expected: "0 or more")
        ) { $0.inventory.prices = [PriceDeclaration(action: "look", seconds: -5)] },
        CompileMistake(
            "price that gives money",
            PlantProblem(
                subject: ["prices", "replace"], what: "`replace` costs -1 pounds",
                expected: "0 or more")
        ) {
            $0.inventory.prices = [
                PriceDeclaration(action: "look", seconds: 0, pounds: 0),
                PriceDeclaration(action: "replace", seconds: 5, pounds: -1),
            ]
        },
    ]

    static let cables: [CompileMistake] = [
        CompileMistake(
            "two outputs",
            PlantProblem(
                subject: ["cables", "c-2", "to"],
                what: "`c-2` joins two outputs, `spare.out` and `dist.out-1`",
                expected: "an output at one end and an input at the other", given: "dist.out-1",
                candidates: ["dist.in"])
        ) { $0.cable("c-2", "spare.out", "dist.out-1") },
        CompileMistake(
            "two inputs",
            PlantProblem(
                subject: ["cables", "c-2", "to"],
                what: "`c-2` joins two inputs, `dist.in` and `sum.in-2`",
                expected: "an output at one end and an input at the other", given: "sum.in-2",
                candidates: ["sum.out"])
        ) { $0.cable("c-2", "dist.in", "sum.in-2") },
        CompileMistake(
            "no plug for where it starts",
            PlantProblem(
                subject: ["cables", "c-2", "from"],
                what: "`coax` has no plug for `h-1.net`, which is `rj45`",
                expected: "a port with `bnc`", given: "h-1.net")
        ) { $0.cable("c-2", "h-1.net", "sum.in-2") },
        CompileMistake(
            "no plug for where it ends",
            PlantProblem(
                subject: ["cables", "c-2", "to"],
                what: "`lead` has no plug for `mix.in`, which is `bnc`",
                expected: "a port with `rj45` or `lc`", given: "mix.in",
                candidates: ["mix.lan", "mix.light"])
        ) {
            $0.add("mix", "mixed")
            $0.cable("c-2", "h-1.net", "mix.in", kind: "lead")
        },
        CompileMistake(
            "two unlike outputs",
            PlantProblem(
                subject: ["cables", "c-2", "to"],
                what: "`c-2` joins two outputs, `spare.out` and `mix.light`",
                expected: "an output at one end and an input at the other", given: "mix.light")
        ) {
            $0.add("mix", "mixed")
            $0.cable("c-2", "spare.out", "mix.light", kind: "any")
        },
    ]

    static let checks: [CompileMistake] = [
        CompileMistake(
            "required argument missing",
            PlantProblem(subject: ["services", "s", "element"], what: "missing argument `element`")
        ) { $0.service("s", "latched", [:]) }
    ]

    @Test(arguments: names + amounts + cables + checks)
    func aMistakeIsNamed(_ mistake: CompileMistake) {
        var bench = InventoryProblemTests.sound()
        mistake.make(&bench)
        #expect(bench.problem(InventoryProblemTests.registry) == mistake.problem)
    }

    /// A kind that forgets to ask for an argument that its schema says is required.
    @Test func aRequiredArgumentIsMissedEvenWhereTheKindForgetsIt() {
        var registry = TestKinds.registry
        registry.checks = [
            CheckKind(
                name: "lax", title: "lax", plane: "test",
                parameters: [
                    ParameterSchema("unit", "the unit", required: true),
                    ParameterSchema("limit", "the limit"),
                ]
            ) { _ throws(PlantProblem) in
                { _ in CheckResult(holds: true, reading: Reading(kind: "lax", point: "")) }
            }
        ]
        var bench = InventoryProblemTests.sound()
        bench.service("s", "lax", ["limit": "3"])
        #expect(
            bench.problem(registry)
                == PlantProblem(
                    subject: ["services", "s", "unit"], what: "missing argument `unit`")
        )
        bench.inventory.services = []
        bench.service("s", "lax", ["unit": "mV"])
        #expect(bench.problem(registry) == nil)
    }

    @Test func whatIsAtTheEdgeIsSound() {
        var bench = InventoryProblemTests.sound()
        bench.inventory.places[0].walks = [WalkDeclaration(to: "room", seconds: 0)]
        bench.inventory.prices = [PriceDeclaration(action: "look", seconds: 0, pounds: 0)]
        bench.inventory.jobs = [JobDeclaration(id: "214.b", title: "Job", client: "C")]
        bench.cable("both", "h-1.net", "h-2.net", kind: "lead")
        bench.cable("loose-b", "spare.out", "")
        bench.cable("loose-a", "", "dist.in")
        bench.cable("turned", "sum.in-2", "dist.out-2")
        bench.add("mix", "mixed")
        bench.cable("adapter", "spare-2.out", "mix.pad", kind: "any")
        bench.add("spare-2", "source")
        bench.cable("unlike", "mix.lan", "mix.light", kind: "lead")
        #expect(bench.problem(InventoryProblemTests.registry) == nil)
    }

    // MARK: Kinds

    /// A kind or cable with the slots and ports of these names.
    private func registry(
        slots: [String], ports: [String], category: ElementCategory = .equipment
    ) -> Registry {
        var registry = TestKinds.registry
        registry.kinds.append(
            ElementKind(
                name: "odd", title: "odd", plane: "test", category: category,
                declare: { declarer throws(PlantProblem) in
                    for name in slots { declarer.slot(SlotDeclaration(name, name, .boolean)) }
                    for name in ports { declarer.port(name, .input, TestKinds.coax) }
                }, carry: { $0.input(0) }))
        return registry
    }

    @Test func aKindThatGivesANameTwiceIsNamedWithItsElement() {
        var bench = InventoryProblemTests.sound()
        bench.add("it", "odd")
        #expect(
            bench.problem(registry(slots: ["a", "b", "c"], ports: ["a", "in", "b", "in"]))
                == PlantProblem(
                    subject: ["elements", "it"],
                    what: "the kind `odd` gives `it` a second port `in`",
                    expected: "a name of its own for each port of an element"))
        #expect(
            bench.problem(registry(slots: ["a", "b", "b"], ports: ["in"]))
                == PlantProblem(
                    subject: ["elements", "it"],
                    what: "the kind `odd` gives `it` a second slot `b`",
                    expected: "a name of its own for each slot of an element"))
        #expect(bench.problem(registry(slots: ["a", "b"], ports: ["a", "b"])) == nil)
    }

    @Test func aCablesOwnSlotIsNoEnd() {
        var bench = InventoryProblemTests.sound()
        bench.cable("c-2", "", "", kind: "odd")
        #expect(
            bench.problem(registry(slots: ["end-b"], ports: [], category: .cable))
                == PlantProblem(
                    subject: ["cables", "c-2"],
                    what: "the kind `odd` gives `c-2` a second slot `end-b`",
                    expected: "a name of its own for each slot of an element"))
    }
}
