import Plant
import Scenarios
import SimulationKernel
import Testing

/// One mistake in a scenario, and exactly what is said of it.
struct ScenarioMistake: Sendable, CustomTestStringConvertible {
    var name: String
    var problem: ScenarioProblem
    var make: @Sendable (inout Scenario) -> Void

    var testDescription: String { name }

    init(
        _ name: String, _ problem: ScenarioProblem,
        _ make: @escaping @Sendable (inout Scenario) -> Void
    ) {
        self.name = name
        self.problem = problem
        self.make = make
    }
}

@Suite struct ScenarioProblemTests {
    private static let people = ["cleo", "rae"]
    private static let elements = [
        "one", "two", "sel", "mon", "cleo", "rae", "log", "c-1", "c-2", "c-3",
    ]
    private static let order = "noticed, called, deadline, horizon in this order"

    static let frame: [ScenarioMistake] = [
        ScenarioMistake(
            "another facility",
            ScenarioProblem(
                subject: ["facility"], what: "`dark` plays at `bnech`, and this is `bench`",
                given: "bnech", candidates: ["bench"])
        ) { $0.facility = "bnech" },
        ScenarioMistake(
            "noticed after the call",
            ScenarioProblem(
                subject: ["called"], what: "`called` (09:00:00) is before `noticed` (09:00:01)",
                expected: order)
        ) { $0.noticed = ScenarioBench.time(9, 0, 1) },
        ScenarioMistake(
            "deadline before the call",
            ScenarioProblem(
                subject: ["deadline"],
                what: "`deadline` (08:59:59) is before `called` (09:00:00)", expected: order)
        ) { $0.deadline = ScenarioBench.time(8, 59, 59) },
        ScenarioMistake(
            "horizon before the deadline",
            ScenarioProblem(
                subject: ["horizon"],
                what: "`horizon` (09:30:00) is before `deadline` (10:00:00)", expected: order)
        ) { $0.horizon = ScenarioBench.time(9, 30) },
        ScenarioMistake(
            "a deadline on the day before",
            ScenarioProblem(
                subject: ["deadline"],
                what: "`deadline` (23:00:00 -1d) is before `called` (09:00:00)", expected: order)
        ) { $0.deadline = SimulatedTime(milliseconds: -3_600_000) },
        ScenarioMistake(
            "no budget",
            ScenarioProblem(
                subject: ["budget"], what: "no time to work in", expected: "a minute or more")
        ) { $0.budgetMinutes = 0 },
        ScenarioMistake(
            "unknown client",
            ScenarioProblem(
                subject: ["client"], what: "unknown person `clio`", given: "clio",
                candidates: people)
        ) { $0.client = "clio" },
        ScenarioMistake(
            "a client that is a thing",
            ScenarioProblem(
                subject: ["client"], what: "unknown person `mon`", given: "mon",
                candidates: people)
        ) { $0.client = "mon" },
        ScenarioMistake(
            "unknown start",
            ScenarioProblem(
                subject: ["start"], what: "unknown place `dsek`", given: "dsek",
                candidates: ["desk", "room"])
        ) { $0.start = "dsek" },
        ScenarioMistake(
            "no claim",
            ScenarioProblem(
                subject: ["claims"], what: "the client claims nothing",
                expected: "at least one symptom")
        ) { $0.claims = [] },
        ScenarioMistake(
            "claim of an unknown check",
            ScenarioProblem(
                subject: ["claims", "1", "check"],
                what: "unknown service, expectation or invariant `sound`", given: "sound",
                candidates: ["picture"])
        ) { $0.claims.append(Claim(check: "sound")) },
    ]

    static let faults: [ScenarioMistake] = [
        ScenarioMistake(
            "unknown mode",
            ScenarioProblem(
                subject: ["faults", "0", "mode"], what: "unknown fault mode `ded`", given: "ded",
                candidates: ["dead", "selected", "mistaken-statement"])
        ) { $0.faults[0].mode = "ded" },
        ScenarioMistake(
            "unknown element",
            ScenarioProblem(
                subject: ["faults", "1", "on"], what: "unknown element `sle`", given: "sle",
                candidates: elements)
        ) { $0.faults[1].element = "sle" },
        ScenarioMistake(
            "an element that can't have it",
            ScenarioProblem(
                subject: ["faults", "0", "on"],
                what: "`mon` is a `monitor`, which can't have `dead`", expected: "one of `source`")
        ) { $0.faults[0].element = "mon" },
        ScenarioMistake(
            "by nobody",
            ScenarioProblem(
                subject: ["faults", "1", "by"], what: "unknown person `ray`", given: "ray",
                candidates: people)
        ) { $0.faults[1].person = "ray" },
        ScenarioMistake(
            "after the horizon",
            ScenarioProblem(
                subject: ["faults", "1", "when"],
                what: "`selected` comes about at 18:00:01, after the horizon",
                expected: "18:00:00 or before")
        ) { $0.faults[1].at = ScenarioBench.time(18, 0, 1) },
        ScenarioMistake(
            "parameter missing",
            ScenarioProblem(
                subject: ["faults", "1"], what: "the fault lacks `input`", expected: "give `input`")
        ) { $0.faults[1].parameters = FaultParameters() },
        ScenarioMistake(
            "parameter that can't be",
            ScenarioProblem(
                subject: ["faults", "1"], what: "there is no input `in-3`",
                expected: "an input of the selector", given: "in-3", candidates: ["in-1", "in-2"])
        ) { $0.faults[1].parameters = FaultParameters(["input": "in-3"]) },
    ]

    static let story: [ScenarioMistake] = [
        ScenarioMistake(
            "scene of an unknown slot",
            ScenarioProblem(
                subject: ["scene", "0"], what: "there is no `one.levle`",
                expected: "`element.slot`", given: "one.levle",
                candidates: ["one.level", "one.health", "one.name"])
        ) { $0.scene[0].slot = "one.levle" },
        ScenarioMistake(
            "scene of an unknown element",
            ScenarioProblem(
                subject: ["scene", "0"], what: "there is no `uno.level`",
                expected: "`element.slot`", given: "uno.level", candidates: elements)
        ) { $0.scene[0].slot = "uno.level" },
        ScenarioMistake(
            "scene of an unknown value",
            ScenarioProblem(
                subject: ["scene", "1"], what: "`sel.select` can't be `in-9`",
                expected: "one of `in-1`, `in-2` or `none`", given: "in-9",
                candidates: ["in-1", "in-2", "none"])
        ) { $0.scene.append(SceneEdit(slot: "sel.select", value: "in-9")) },
        ScenarioMistake(
            "scene of a text that nobody wrote",
            ScenarioProblem(
                subject: ["scene", "1"], what: "`one.name` can't be `vrt 1`",
                expected: "a text that the facility has", given: "vrt 1",
                candidates: ["job/214", "vtr 1"])
        ) { $0.scene.append(SceneEdit(slot: "one.name", value: "vrt 1")) },
        ScenarioMistake(
            "after the call",
            ScenarioProblem(
                subject: ["occurrences", "0", "when"],
                what: "`visit` happens at 09:00:01, after the call: nobody can know of it",
                expected: "09:00:00 or before")
        ) { $0.occurrences[0].at = ScenarioBench.time(9, 0, 1) },
        ScenarioMistake(
            "known by nobody",
            ScenarioProblem(
                subject: ["occurrences", "0", "known-by"], what: "unknown person `log`",
                given: "log", candidates: people)
        ) { $0.occurrences[0].knownBy = ["cleo", "log"] },
        ScenarioMistake(
            "written nowhere",
            ScenarioProblem(
                subject: ["occurrences", "0", "written-in"], what: "unknown element `lgo`",
                given: "lgo", candidates: elements)
        ) { $0.occurrences[0].writtenIn = ["lgo"] },
        ScenarioMistake(
            "written on a thing",
            ScenarioProblem(
                subject: ["occurrences", "0", "written-in"], what: "`mon` isn't a document",
                given: "mon", candidates: ["log"])
        ) { $0.occurrences[0].writtenIn = ["log", "mon"] },
        ScenarioMistake(
            "in an unknown place",
            ScenarioProblem(
                subject: ["occurrences", "0", "at"], what: "unknown place `hall`", given: "hall",
                candidates: ["desk", "room"])
        ) { $0.occurrences[0].place = "hall" },
    ]

    @Test(arguments: frame + faults + story) func aMistakeIsNamed(_ mistake: ScenarioMistake) throws
    {
        let plant = try ScenarioBench.plant()
        var scenario = ScenarioBench.scenario()
        mistake.make(&scenario)
        #expect(throws: mistake.problem) {
            try ScenarioInstance(scenario, plant: plant, seed: 1)
        }
    }

    @Test func theSoundScenarioIsResolved() throws {
        let plant = try ScenarioBench.plant()
        let instance = try ScenarioInstance(ScenarioBench.scenario(), plant: plant, seed: 1)
        #expect(instance.client == plant.layout.element(named: "cleo"))
        #expect(instance.start == plant.layout.place(named: "desk"))
        #expect(instance.claims.map(\.id) == ["picture"])
        #expect(instance.faults.map(\.mode) == ["dead", "selected"])
        #expect(
            instance.faults.map { $0.edits.map { plant.layout.path(of: $0.slot) } }
                == [["two.health"], ["sel.select"]])
    }

    /// Times that meet are in order.
    @Test func everythingMayHappenAtOnce() throws {
        var scenario = ScenarioBench.scenario()
        scenario.noticed = scenario.called
        scenario.deadline = scenario.called
        scenario.horizon = scenario.called
        scenario.faults[1].at = scenario.called
        scenario.occurrences[0].at = scenario.called
        _ = try ScenarioInstance(scenario, plant: try ScenarioBench.plant(), seed: 1)
    }
}
