import Planes
import Plant
import Testing

/// Settings, labels, swaps and replacements.
@Suite struct SettingProcedureTests {
    private static let elements = [
        "box-1", "box-2", "net-1", "ada", "sheet", "c-1", "c-2", "spare",
    ]

    static let refusals: [RefusedCommand] = [
        RefusedCommand(
            "set", "box-1 gain",
            ActionRefusal(
                "`set` takes an element, a setting and a value", advice: "set ELEMENT SETTING VALUE"
            )),
        RefusedCommand(
            "set", "box-9 gain 3",
            ActionRefusal("there is no `box-9` here", given: "box-9", candidates: elements)),
        RefusedCommand(
            "set", "box-1 gian 3",
            ActionRefusal(
                "`box-1` has no setting `gian`", given: "gian", candidates: ["gain", "input", "ip"])
        ),
        RefusedCommand(
            "set", "box-1 health good",
            ActionRefusal(
                "`box-1` has no setting `health`", given: "health",
                candidates: ["gain", "input", "ip"])),
        RefusedCommand(
            "set", "box-1 name x",
            ActionRefusal(
                "`box-1` has no setting `name`", given: "name", candidates: ["gain", "input", "ip"])
        ),
        RefusedCommand(
            "set", "c-1 end-a none",
            ActionRefusal("`c-1` has no setting `end-a`", given: "end-a", candidates: [])),
        RefusedCommand(
            "set", "box-1 gain 6",
            ActionRefusal(
                "`gain` can't be `6`", advice: "a whole number from -5 to 5 (mdB)", given: "6")),
        RefusedCommand(
            "set", "box-1 input in-3",
            ActionRefusal(
                "`input` can't be `in-3`", advice: "one of `in-1`, `in-2` or `none`",
                given: "in-3", candidates: ["in-1", "in-2"])),
        RefusedCommand(
            "set", "box-1 input in-1 now",
            ActionRefusal(
                "`input` can't be `in-1 now`", advice: "one of `in-1`, `in-2` or `none`",
                given: "in-1 now", candidates: ["in-1", "in-2"])),
        RefusedCommand(
            "label", "box-1 name",
            ActionRefusal(
                "`label` takes an element, a label and what it shall say",
                advice: "label ELEMENT LABEL VALUE")),
        RefusedCommand(
            "label", "box-1 gain 3",
            ActionRefusal("`box-1` has no label `gain`", given: "gain", candidates: ["name"])),
        RefusedCommand(
            "label", "sheet gain loud",
            ActionRefusal(
                "`gain` can't be `loud`", advice: "a whole number from -5 to 5 (mdB)",
                given: "loud")),
        RefusedCommand(
            "swap", "", ActionRefusal("`swap` takes one element", advice: "swap ELEMENT")),
        RefusedCommand(
            "replace", "box-1 box-2",
            ActionRefusal("`replace` takes one element", advice: "replace ELEMENT")),
        RefusedCommand(
            "swap", "box-9",
            ActionRefusal("there is no `box-9` here", given: "box-9", candidates: elements)),
        RefusedCommand("swap", "ada", ActionRefusal("`ada` isn't something that has a spare")),
        RefusedCommand(
            "replace", "sheet", ActionRefusal("`sheet` isn't something that has a spare")),
    ]

    @Test(arguments: refusals) func whatCannotBeDoneIsRefused(_ command: RefusedCommand) throws {
        let bench = try WiringBench()
        let before = bench.simulation.state
        #expect(throws: command.refusal) { try bench.plan(command.procedure, command.words) }
        #expect(bench.simulation.state == before)
    }

    @Test func aSettingBringsItsOwnAuthorityAndHazards() throws {
        let bench = try WiringBench()
        let plan = try bench.plan("set", ["box-1", "gain", "-3"])
        #expect(bench.words(plan.edits) == ["box-1.gain=-3"])
        #expect(plan.authority == .supervisor)
        #expect(plan.hazards == [.calibrationLoss])
        #expect(plan.writtenTexts.isEmpty)
        #expect(
            plan.report
                == Reading(
                    kind: "done", point: "box-1",
                    fields: [
                        ReadingField("action", .symbol("set")),
                        ReadingField("setting", .symbol("gain")),
                        ReadingField("before", .text("0")), ReadingField("after", .text("-3")),
                    ]))
        let address = try bench.plan("set", ["box-2", "ip", "10.0.0.1"])
        #expect(bench.words(address.edits) == ["box-2.ip=10.0.0.1"])
        #expect(address.authority == .engineer)
        #expect(address.report.symbol("before") == "none")
    }

    @Test func whatWasBeforeCanBeSetAgain() throws {
        let bench = try WiringBench()
        for (setting, value) in [("gain", "4"), ("input", "none"), ("ip", "10.0.0.1")] {
            let before = try #require(
                try bench.plan("set", ["box-1", setting, value]).report.symbol("before"))
            try bench.work("set", ["box-1", setting, value])
            #expect(bench.words("box-1.\(setting)") == value)
            try bench.work("set", ["box-1", setting, before])
            #expect(bench.words("box-1.\(setting)") == before)
        }
    }

    @Test func aLabelTakesATextThatIsNew() throws {
        let bench = try WiringBench()
        let plan = try bench.plan("label", ["box-1", "name", "vtr", "7"])
        #expect(plan.writtenTexts == ["vtr 7"])
        #expect(plan.report.symbol("before") == "vtr 1")
        #expect(plan.report.symbol("after") == "vtr 7")
        #expect(plan.hazards.isEmpty)
        #expect(bench.words(plan.edits) == ["box-1.name="], "not written yet")
        try bench.work("label", ["box-1", "name", "vtr", "7"])
        try bench.work("label", ["box-2", "name", "vtr", "7"])
        try bench.work("label", ["box-2", "name", "vtr", "8"])
        #expect(bench.words("box-1.name") == "vtr 7")
        #expect(bench.words("box-2.name") == "vtr 8")
        #expect(bench.simulation.state.writtenSymbols == ["vtr 7", "vtr 8"])
    }

    @Test func aDocumentIsCorrectedInItsSubjectsWords() throws {
        let bench = try WiringBench()
        let plan = try bench.plan("label", ["sheet", "gain", "2"])
        #expect(bench.words(plan.edits) == ["sheet.gain=2"])
        #expect(plan.writtenTexts.isEmpty)
        try bench.work("label", ["sheet", "gain", "2"])
        #expect(bench.words("sheet.gain") == "2")
        #expect(bench.words("box-1.gain") == "0")
    }

    @Test(arguments: ["swap", "replace"]) func aSpareIsWellAndChangesNothingElse(_ verb: String)
        throws
    {
        let bench = try WiringBench()
        try bench.work("set", ["box-1", "gain", "5"])
        let sick = try ["box-1.health", "box-1.fan", "c-1.health"].map { path in
            let slot = try #require(bench.layout.slot(named: path))
            return SlotEdit(slot, path == "box-1.fan" ? 0 : 1)
        }
        bench.simulation.apply(Patch(sick, by: .fault(0)))
        let plan = try bench.plan(verb, ["box-1"])
        #expect(bench.words(plan.edits) == ["box-1.health=good", "box-1.fan=good"])
        #expect(plan.hazards == [.interruption])
        #expect(
            plan.report
                == Reading(
                    kind: "done", point: "box-1", fields: [ReadingField("action", .symbol(verb))]))
        try bench.work(verb, ["box-1"])
        #expect(bench.words("box-1.gain") == "5")
        #expect(bench.words("c-1.health") == "cut")
        #expect(
            bench.simulation.id(of: try bench.plan(verb, ["c-1"]).element) == "c-1",
            "the cable itself: where one must stand follows from its ends")
        try bench.work(verb, ["c-1"])
        #expect(bench.words("c-1.health") == "good")
        #expect(bench.words("c-1.end-a") == "box-1.out", "plugged where it was")
        #expect(try bench.plan(verb, ["net-1"]).edits.isEmpty, "nothing of it can break")
    }

    @Test func everyProcedureHasItsPriceAndUsage() throws {
        let procedures = WiringPlane.registry.procedures
        #expect(
            Set(procedures.map(\.name))
                == ["patch", "unplug", "set", "label", "swap", "replace", "restart"])
        for procedure in procedures {
            #expect(procedure.usage.hasPrefix(procedure.name + " "))
            #expect(procedure.price.seconds > 0)
            #expect(procedure.plane == "wiring")
        }
    }
}
