import Planes
import Plant
import SimulationKernel
import Testing

/// What people and papers say: beliefs, statements, mistakes.
@Suite struct PeoplePlaneTests {
    private static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [
            ElementKind(
                name: "router", title: "router", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    declarer.slot(
                        SlotDeclaration("dest-1", "crosspoint", .index(["in-1", "in-2", "in-3"])))
                    declarer.slot(
                        SlotDeclaration("label", "label", .symbol, role: .statement, nominal: -1))
                    declarer.slot(SlotDeclaration("ip", "address", .address, role: .address))
                })
        ]
        registry.add(PeoplePlane.registry)
        return registry
    }()

    private func inventory(
        _ person: [NamedValue] = [], sheet settings: [NamedValue] = []
    ) -> Inventory {
        var inventory = Inventory(id: "bench", title: "Bench")
        inventory.places = [PlaceDeclaration(id: "room", title: "Room")]
        inventory.jobs = [JobDeclaration(id: "214", title: "Job", client: "Client")]
        inventory.elements = [
            ElementDeclaration(
                id: "ada", kind: "person", place: "room",
                parameters: [
                    NamedValue("role", .word("colourist")),
                    NamedValue("beliefs", .mapping([NamedValue("feed", .word("sheet.first"))])),
                ] + person),
            ElementDeclaration(
                id: "sheet", kind: "document", place: "room",
                parameters: [
                    NamedValue(
                        "statements",
                        .mapping([
                            NamedValue("first", .word("rtr.dest-1")),
                            NamedValue("name", .word("rtr.label")),
                            NamedValue("address", .word("rtr.ip")),
                        ])), NamedValue("lines", .list([.word("drawn 3 May"), .word("rev B")])),
                ], settings: settings),
            ElementDeclaration(
                id: "rtr", kind: "router", place: "room",
                settings: [
                    NamedValue("dest-1", .word("in-2")), NamedValue("label", .word("vtr 1")),
                    NamedValue("ip", .word("10.0.0.7")),
                ]),
        ]
        inventory.invariants = [
            CheckDeclaration(
                id: "sheet-true", title: "the sheet is true", kind: "statements-true",
                arguments: [NamedValue("document", .word("sheet"))])
        ]
        return inventory
    }

    private func simulation(_ inventory: Inventory) throws -> Simulation {
        Simulation(
            plant: try PlantCompiler.compile(inventory, registry: PeoplePlaneTests.registry),
            seed: 1)
    }

    private func words(_ path: String, _ simulation: Simulation) throws -> String {
        let slot = try #require(simulation.plant.layout.slot(named: path))
        return simulation.words(of: slot, value: simulation.slot(slot))
    }

    private func problem(_ inventory: Inventory) -> PlantProblem? {
        do throws(PlantProblem) {
            _ = try PlantCompiler.compile(inventory, registry: PeoplePlaneTests.registry)
            return nil
        } catch {
            return error
        }
    }

    // MARK: Declaring

    @Test func statementsSayWhatIsSoUnlessTheyAreSetOtherwise() throws {
        let simulation = try simulation(inventory(sheet: [NamedValue("name", .word("vtr 9"))]))
        #expect(try words("sheet.first", simulation) == "in-2")
        #expect(try words("sheet.name", simulation) == "vtr 9")
        #expect(try words("sheet.address", simulation) == "10.0.0.7")
        #expect(try words("ada.feed", simulation) == "in-2", "she believes the sheet")
    }

    @Test func aStatementStaysWhenWhatItIsAboutChanges() throws {
        let simulation = try simulation(inventory())
        let crosspoint = try #require(simulation.plant.layout.slot(named: "rtr.dest-1"))
        simulation.apply(Patch([SlotEdit(crosspoint, 2)], by: .trainee))
        #expect(try words("sheet.first", simulation) == "in-2")
    }

    @Test(arguments: [
        (
            NamedValue("register", .word("posh")),
            PlantProblem(
                subject: ["elements", "ada", "register"], what: "`register` is `posh`",
                expected: "one of `plain`, `technical`, `terse`, `anxious`", given: "posh",
                candidates: ["plain", "technical", "terse", "anxious"])
        ),
        (
            NamedValue("allows", .list([.word("client"), .word("boss")])),
            PlantProblem(
                subject: ["elements", "ada", "allows"], what: "unknown authority `boss`",
                given: "boss",
                candidates: [
                    "engineer", "client", "supervisor", "it-administrator", "vendor", "electrician",
                ])
        ),
        (
            NamedValue("allows", .word("client")),
            PlantProblem(
                subject: ["elements", "ada", "allows"], what: "`allows` isn't a list",
                expected: "a list of words")
        ),
        (
            NamedValue("allows", .list([.list([])])),
            PlantProblem(
                subject: ["elements", "ada", "allows"], what: "an item of `allows` isn't a word",
                expected: "a word")
        ),
        (
            NamedValue("mood", .word("good")),
            PlantProblem(
                subject: ["elements", "ada", "mood"], what: "unknown key `mood` for a `person`",
                given: "mood",
                candidates: [
                    "role", "register", "allows", "rooms", "beliefs", "id", "kind", "title",
                    "place", "rack", "set",
                ])
        ),
    ]) func aPersonIsDeclaredRightly(_ parameter: NamedValue, _ expected: PlantProblem) {
        #expect(problem(inventory([parameter])) == expected)
    }

    @Test func aPersonNeedsAPost() {
        var inventory = inventory()
        inventory.elements[0].parameters = []
        #expect(problem(inventory)?.what == "`ada` lacks `role`")
    }

    @Test func aStatementIsOneWord() {
        var inventory = inventory()
        inventory.elements[1].parameters = [
            NamedValue("statements", .mapping([NamedValue("first", .list([]))]))
        ]
        #expect(problem(inventory)?.what == "`first` isn't `element.slot`")
    }

    // MARK: Truth

    @Test func theCheckNamesEachStatementThatIsNotSo() throws {
        let simulation = try simulation(inventory(sheet: [NamedValue("name", .word("vtr 9"))]))
        let check = try #require(simulation.plant.invariants.first)
        #expect(check.endpoint == simulation.plant.layout.element(named: "sheet"))
        var result = check.evaluate(simulation)
        #expect(!result.holds)
        #expect(result.reading.columns == ["statement", "says", "is"])
        #expect(result.reading.rows == [[.text("name"), .text("vtr 9"), .text("vtr 1")]])
        let layout = simulation.plant.layout
        let address = try #require(layout.slot(named: "rtr.ip"))
        let name = try #require(layout.slot(named: "sheet.name"))
        let label = try #require(layout.slot(named: "rtr.label"))
        simulation.apply(
            Patch(
                [SlotEdit(name, simulation.slot(label)), SlotEdit(address, 0)], by: .trainee))
        result = check.evaluate(simulation)
        #expect(result.reading.rows == [[.text("address"), .text("10.0.0.7"), .text("none")]])
        simulation.apply(Patch([SlotEdit(address, 0x0A00_0007)], by: .trainee))
        #expect(check.evaluate(simulation).holds)
    }

    // MARK: Mistakes

    private func mistake(_ plant: Plant, _ element: String, _ parameters: FaultParameters) throws
        -> [SlotEdit]
    {
        let mode = try #require(plant.registry.mode(named: "mistaken-statement"))
        return try mode.inject(
            plant, try #require(plant.layout.element(named: element)), parameters)
    }

    @Test func aMistakeIsThereUntilItIsCorrected() throws {
        let simulation = try simulation(inventory())
        let plant = simulation.plant
        let mode = try #require(plant.registry.mode(named: "mistaken-statement"))
        let check = try #require(plant.invariants.first)
        let edits = try mistake(
            plant, "sheet", FaultParameters(["statement": "first", "says": "in-3"]))
        #expect(!mode.isActive(simulation, edits))
        simulation.apply(Patch(edits, by: .fault(0)))
        #expect(mode.isActive(simulation, edits))
        #expect(!check.evaluate(simulation).holds)
        #expect(try words("rtr.dest-1", simulation) == "in-2", "only the paper is wrong")
        let entry = try #require(plant.layout.slot(named: "sheet.first"))
        simulation.apply(Patch([SlotEdit(entry, 1)], by: .trainee))
        #expect(!mode.isActive(simulation, edits))
        #expect(check.evaluate(simulation).holds)
    }

    @Test func aPersonCanBeMistaken() throws {
        let simulation = try simulation(inventory())
        let edits = try mistake(
            simulation.plant, "ada", FaultParameters(["statement": "feed", "says": "none"]))
        simulation.apply(Patch(edits, by: .fault(0)))
        #expect(try words("ada.feed", simulation) == "none")
        #expect(try #require(simulation.plant.invariants.first).evaluate(simulation).holds)
    }

    /// She is asked what she takes the sheet to say, and the sheet says `in-2`.
    @Test func whoRepeatsThePaperIsNotMistaken() throws {
        let plant = try simulation(inventory()).plant
        #expect(
            throws: ActionRefusal(
                "`feed` would be right to say `in-2`", advice: "what isn't so of `sheet.first`",
                given: "in-2")
        ) {
            try mistake(plant, "ada", FaultParameters(["statement": "feed", "says": "in-2"]))
        }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        var parameters: FaultParameters
        var refusal: ActionRefusal

        var testDescription: String { refusal.what }
    }

    @Test(arguments: [
        Refused(
            parameters: FaultParameters(["says": "in-3"]),
            refusal: ActionRefusal("the fault lacks `statement`", advice: "give `statement`")),
        Refused(
            parameters: FaultParameters(["statement": "first"]),
            refusal: ActionRefusal("the fault lacks `says`", advice: "give `says`")),
        Refused(
            parameters: FaultParameters(["statement": "frist", "says": "in-3"]),
            refusal: ActionRefusal(
                "there is no statement `frist`", advice: "an entry of `sheet`", given: "frist",
                candidates: ["first", "name", "address"])),
        Refused(
            parameters: FaultParameters(["statement": "first", "says": "in-4"]),
            refusal: ActionRefusal(
                "`first` can't say `in-4`", advice: "one of `in-1`, `in-2`, `in-3` or `none`",
                given: "in-4", candidates: ["in-1", "in-2", "in-3", "none"])),
        Refused(
            parameters: FaultParameters(["statement": "address", "says": "10.0.0.300"]),
            refusal: ActionRefusal(
                "`address` can't say `10.0.0.300`", advice: "an IPv4 address or `none`",
                given: "10.0.0.300")),
        Refused(
            parameters: FaultParameters(["statement": "first", "says": "in-2"]),
            refusal: ActionRefusal(
                "`first` would be right to say `in-2`",
                advice: "what isn't so of `rtr.dest-1`", given: "in-2")),
        Refused(
            parameters: FaultParameters(["statement": "name", "says": "vtr 1"]),
            refusal: ActionRefusal(
                "`name` would be right to say `vtr 1`",
                advice: "what isn't so of `rtr.label`", given: "vtr 1")),
        Refused(
            parameters: FaultParameters(["statement": "name", "says": "a text that nobody wrote"]),
            refusal: ActionRefusal(
                "`name` can't say `a text that nobody wrote`",
                advice: "a text that the facility has", given: "a text that nobody wrote",
                candidates: ["job/214", "vtr 1"])),
    ]) func aMistakeThatCannotBeIsRefused(_ refused: Refused) throws {
        let plant = try simulation(inventory()).plant
        #expect(throws: refused.refusal) { try mistake(plant, "sheet", refused.parameters) }
    }
}
