import Plant
import Testing

/// One mistake in an inventory, and exactly what the compiler says of it.
struct CompileMistake: Sendable, CustomTestStringConvertible {
    var name: String
    var make: @Sendable (inout Bench) -> Void
    var problem: PlantProblem

    var testDescription: String { name }

    init(
        _ name: String, _ problem: PlantProblem, _ make: @escaping @Sendable (inout Bench) -> Void
    ) {
        self.name = name
        self.make = make
        self.problem = problem
    }
}

@Suite struct CompileProblemTests {
    /// A plant without mistakes: a source on a cable into an adder.
    private static func sound() -> Bench {
        var bench = Bench()
        bench.add("src", "source")
        bench.add("sum", "adder")
        bench.add("ada", "member", says: [:])
        bench.cable("c-1", "src.out", "sum.in-1")
        return bench
    }

    private static let elementNames = ["src", "sum", "ada", "c-1"]

    static let names: [CompileMistake] = [
        CompileMistake(
            "second place",
            PlantProblem(
                subject: ["places", "room"], what: "a second place `room`",
                expected: "a name of its own for each place")
        ) { $0.inventory.places.append(PlaceDeclaration(id: "room", title: "Other")) },
        CompileMistake(
            "walk to nowhere",
            PlantProblem(
                subject: ["places", "room", "walks"], what: "unknown place `hal`", given: "hal",
                candidates: ["room", "hall"])
        ) {
            $0.inventory.places[0].walks = [WalkDeclaration(to: "hal", seconds: 5)]
            $0.inventory.places.append(PlaceDeclaration(id: "hall", title: "Hall"))
        },
        CompileMistake(
            "no way there",
            PlantProblem(
                subject: ["places", "attic", "walks"],
                what: "no way to walk from `room` to `attic`",
                expected: "walking times that join all places")
        ) { $0.inventory.places.append(PlaceDeclaration(id: "attic", title: "Attic")) },
        CompileMistake(
            "second element",
            PlantProblem(
                subject: ["elements", "src"], what: "a second element `src`",
                expected: "a name of its own for each element, cable, person and document")
        ) { $0.add("src", "meter") },
        CompileMistake(
            "cable with an element's name",
            PlantProblem(
                subject: ["cables", "sum"], what: "a second element `sum`",
                expected: "a name of its own for each element, cable, person and document")
        ) { $0.cable("sum", "", "") },
        CompileMistake(
            "unknown kind",
            PlantProblem(
                subject: ["elements", "m", "kind"], what: "unknown kind `metre`", given: "metre",
                candidates: [
                    "source", "adder", "selector", "splitter", "meter", "host", "follower", "lamp",
                    "hunter", "store", "everything", "paper", "member",
                ])
        ) { $0.add("m", "metre") },
        CompileMistake(
            "an element that is a cable",
            PlantProblem(
                subject: ["elements", "m", "kind"], what: "unknown kind `coax`", given: "coax",
                candidates: [
                    "source", "adder", "selector", "splitter", "meter", "host", "follower", "lamp",
                    "hunter", "store", "everything", "paper", "member",
                ])
        ) { $0.add("m", "coax") },
        CompileMistake(
            "a cable that is an element",
            PlantProblem(
                subject: ["cables", "c-2", "kind"], what: "unknown kind `source`",
                given: "source", candidates: ["coax", "lead"])
        ) { $0.cable("c-2", "", "", kind: "source") },
        CompileMistake(
            "unknown place",
            PlantProblem(
                subject: ["elements", "m", "place"], what: "unknown place `rom`", given: "rom",
                candidates: ["room"])
        ) {
            $0.inventory.elements.append(ElementDeclaration(id: "m", kind: "meter", place: "rom"))
        },
    ]

    static let parameters: [CompileMistake] = [
        CompileMistake(
            "unknown parameter",
            PlantProblem(
                subject: ["elements", "m", "input"], what: "unknown key `input` for a `adder`",
                given: "input",
                candidates: ["inputs", "id", "kind", "title", "place", "rack", "set"])
        ) { $0.add("m", "adder", ["input": "3"]) },
        CompileMistake(
            "parameter missing",
            PlantProblem(
                subject: ["elements", "m"], what: "`m` lacks `inputs`",
                expected: "how many, 1 to 16")
        ) { $0.add("m", "selector") },
        CompileMistake(
            "parameter out of range",
            PlantProblem(
                subject: ["elements", "m", "inputs"], what: "`inputs` is `17`",
                expected: "a whole number from 1 to 16")
        ) { $0.add("m", "adder", ["inputs": "17"]) },
        CompileMistake(
            "parameter that isn't a number",
            PlantProblem(
                subject: ["elements", "m", "inputs"], what: "`inputs` is `two`",
                expected: "a whole number from 1 to 16")
        ) { $0.add("m", "adder", ["inputs": "two"]) },
        CompileMistake(
            "parameter of the wrong shape",
            PlantProblem(
                subject: ["elements", "m", "inputs"], what: "`inputs` is a list or a mapping",
                expected: "one word")
        ) {
            $0.add("m", "adder")
            $0.inventory.elements[3].parameters = [NamedValue("inputs", .list([.word("2")]))]
        },
        CompileMistake(
            "choice that isn't one",
            PlantProblem(
                subject: ["elements", "m", "turns"], what: "`turns` is `maybe`",
                expected: "one of `no`, `yes`", given: "maybe", candidates: ["no", "yes"])
        ) { $0.add("m", "follower", ["turns": "maybe"]) },
        CompileMistake(
            "mapping that isn't one",
            PlantProblem(
                subject: ["elements", "m", "says"], what: "`says` isn't a mapping",
                expected: "names with values")
        ) { $0.add("m", "paper", ["says": "much"]) },
        CompileMistake(
            "unknown setting",
            PlantProblem(
                subject: ["elements", "m", "set", "lvel"], what: "`m` has no setting `lvel`",
                given: "lvel", candidates: ["level", "health"])
        ) { $0.add("m", "source", set: ["lvel": "3"]) },
        CompileMistake(
            "unknown setting of a cable",
            PlantProblem(
                subject: ["cables", "c-2", "set", "helth"], what: "`c-2` has no setting `helth`",
                given: "helth", candidates: ["end-a", "end-b", "health"])
        ) { $0.cable("c-2", "", "", set: ["helth": "good"]) },
        CompileMistake(
            "a cable's end as a setting",
            PlantProblem(
                subject: ["cables", "c-2", "set", "end-a"], what: "`end-a` isn't a setting",
                expected: "`from` and `to` for where a cable is plugged")
        ) { $0.cable("c-2", "", "", set: ["end-a": "src.out"]) },
        CompileMistake(
            "statement about nothing",
            PlantProblem(
                subject: ["elements", "note", "entry"],
                what: "`note` says something of `src.levle`, which isn't there",
                expected: "a slot as `element.slot`", given: "src.levle",
                candidates: ["src.level", "src.health"])
        ) { $0.add("note", "paper", says: ["entry": "src.levle"]) },
        CompileMistake(
            "statement about nobody",
            PlantProblem(
                subject: ["elements", "note", "entry"],
                what: "`note` says something of `scr.level`, which isn't there",
                expected: "a slot as `element.slot`", given: "scr.level",
                candidates: ["src", "sum", "ada", "note", "c-1"])
        ) { $0.add("note", "paper", says: ["entry": "scr.level"]) },
    ]

    static let cables: [CompileMistake] = [
        CompileMistake(
            "dangling port",
            PlantProblem(
                subject: ["cables", "c-2", "to"], what: "`sum` has no port `in-3`",
                given: "sum.in-3", candidates: ["sum.in-1", "sum.in-2", "sum.out"])
        ) { $0.cable("c-2", "", "sum.in-3") },
        CompileMistake(
            "dangling element",
            PlantProblem(
                subject: ["cables", "c-2", "from"], what: "unknown element `srk` in `srk.out`",
                expected: "a port as `element.port`", given: "srk",
                candidates: ["src", "sum", "ada", "c-1", "c-2"])
        ) { $0.cable("c-2", "srk.out", "sum.in-2") },
        CompileMistake(
            "port without an element's dot",
            PlantProblem(
                subject: ["cables", "c-2", "from"], what: "`src` has no port ``", given: "src",
                candidates: ["src.out"])
        ) { $0.cable("c-2", "src", "sum.in-2") },
        CompileMistake(
            "input used twice",
            PlantProblem(
                subject: ["cables", "c-2", "to"],
                what: "`sum.in-1` is taken by cable `c-1` already",
                expected: "one plug in each port")
        ) { $0.cable("c-2", "", "sum.in-1") },
        CompileMistake(
            "output used twice",
            PlantProblem(
                subject: ["cables", "c-2", "from"],
                what: "`src.out` is taken by cable `c-1` already",
                expected: "one plug in each port")
        ) { $0.cable("c-2", "src.out", "sum.in-2") },
        CompileMistake(
            "both ends in one port",
            PlantProblem(
                subject: ["cables", "c-2", "to"],
                what: "`sum.in-2` is taken by cable `c-2` already",
                expected: "one plug in each port")
        ) { $0.cable("c-2", "sum.in-2", "sum.in-2") },
        CompileMistake(
            "reach of nothing",
            PlantProblem(
                subject: ["cables", "c-2", "reaches"], what: "unknown element `hub` in `hub`",
                expected: "a port as `element.port`", given: "hub",
                candidates: ["src", "sum", "ada", "c-1", "c-2"])
        ) { $0.cable("c-2", "", "", reaches: ["hub"]) },
    ]

    static let checks: [CompileMistake] = [
        CompileMistake(
            "unknown check",
            PlantProblem(
                subject: ["services", "s", "check"], what: "unknown check `level`",
                given: "level", candidates: ["level-at", "latched"])
        ) { $0.service("s", "level", [:]) },
        CompileMistake(
            "unknown argument",
            PlantProblem(
                subject: ["services", "s", "prot"],
                what: "unknown key `prot` for a check `level-at`", given: "prot",
                candidates: ["port", "at-least", "id", "title", "check", "for"])
        ) { $0.service("s", "level-at", ["prot": "sum.in-1"]) },
        CompileMistake(
            "argument missing",
            PlantProblem(subject: ["services", "s", "port"], what: "missing argument `port`")
        ) { $0.service("s", "level-at", ["at-least": "3"]) },
        CompileMistake(
            "argument out of range",
            PlantProblem(
                subject: ["services", "s", "at-least"], what: "`at-least` is `-1`",
                expected: "a whole number from 0 to 1000")
        ) { $0.service("s", "level-at", ["port": "sum.in-1", "at-least": "-1"]) },
        CompileMistake(
            "unknown port in an invariant",
            PlantProblem(
                subject: ["invariants", "i", "port"], what: "unknown port `sum.inn`",
                expected: "a port as `element.port`", given: "sum.inn",
                candidates: ["src.out", "sum.in-1", "sum.in-2", "sum.out"])
        ) { $0.inventory.invariants = [Bench.check("i", "level-at", ["port": "sum.inn"])] },
        CompileMistake(
            "unknown element in an expectation",
            PlantProblem(
                subject: ["expectations", "e", "element"], what: "unknown element `lmp`",
                given: "lmp", candidates: elementNames)
        ) { $0.inventory.expectations = [Bench.check("e", "latched", ["element": "lmp"])] },
        CompileMistake(
            "a kind's own refusal",
            PlantProblem(
                subject: ["services", "s", "port"], what: "nothing arrives at an output",
                expected: "an input")
        ) { $0.service("s", "level-at", ["port": "src.out"]) },
        CompileMistake(
            "owed to nobody",
            PlantProblem(
                subject: ["services", "s", "for"], what: "unknown person `adda`", given: "adda",
                candidates: ["ada"])
        ) { $0.service("s", "level-at", ["port": "sum.in-1"], person: "adda") },
        CompileMistake(
            "owed to a thing",
            PlantProblem(
                subject: ["services", "s", "for"], what: "unknown person `src`", given: "src",
                candidates: ["ada"])
        ) { $0.service("s", "level-at", ["port": "sum.in-1"], person: "src") },
        CompileMistake(
            "two services of one name",
            PlantProblem(
                subject: ["services", "s"], what: "a second check `s`",
                expected: "a name of its own for each service, invariant and expectation")
        ) {
            $0.service("s", "level-at", ["port": "sum.in-1"])
            $0.service("s", "level-at", ["port": "sum.in-2"])
        },
        CompileMistake(
            "an invariant with a service's name",
            PlantProblem(
                subject: ["invariants", "s"], what: "a second check `s`",
                expected: "a name of its own for each service, invariant and expectation")
        ) {
            $0.service("s", "level-at", ["port": "sum.in-1"])
            $0.inventory.invariants = [Bench.check("s", "level-at", ["port": "sum.in-2"])]
        },
    ]

    @Test func theSoundPlantCompiles() { #expect(CompileProblemTests.sound().problem() == nil) }

    @Test(arguments: names + parameters + cables + checks)
    func aMistakeIsNamed(_ mistake: CompileMistake) {
        var bench = CompileProblemTests.sound()
        mistake.make(&bench)
        #expect(bench.problem() == mistake.problem)
    }

    @Test func checksKnowWhoseTheyAreAndWhere() throws {
        var bench = CompileProblemTests.sound()
        bench.service("s", "level-at", ["port": "sum.in-1"], person: "ada")
        let plant = try bench.plant()
        let check = try #require(plant.services.first)
        #expect(check.person == (try plant.element("ada")))
        #expect(check.endpoint == (try plant.element("sum")))
        #expect(check.evaluate(Simulation(plant: plant, seed: 1)).holds)
    }
}
