import Planes
import Plant
import Testing

/// Patching and unplugging.
@Suite struct CableProcedureTests {
    private static let cables = ["c-1", "c-2", "spare"]
    private static let elements = [
        "box-1", "box-2", "net-1", "ada", "sheet", "c-1", "c-2", "spare",
    ]

    static let refusals: [RefusedCommand] = [
        RefusedCommand(
            "patch", "c-1 b",
            ActionRefusal(
                "`patch` takes a cable, an end and a port",
                advice: "patch CABLE a|b ELEMENT.PORT")),
        RefusedCommand(
            "patch", "",
            ActionRefusal(
                "`patch` takes a cable, an end and a port",
                advice: "patch CABLE a|b ELEMENT.PORT")),
        RefusedCommand(
            "patch", "c-1 b box-2.in-2 please",
            ActionRefusal(
                "`patch` takes a cable, an end and a port",
                advice: "patch CABLE a|b ELEMENT.PORT")),
        RefusedCommand(
            "patch", "c-9 b box-2.in-2",
            ActionRefusal("there is no cable `c-9`", given: "c-9", candidates: cables)),
        RefusedCommand(
            "patch", "box-1 b box-2.in-2",
            ActionRefusal("there is no cable `box-1`", given: "box-1", candidates: cables)),
        RefusedCommand(
            "patch", "c-1 c box-2.in-2",
            ActionRefusal(
                "a cable has the ends `a` and `b`, not `c`", given: "c", candidates: ["a", "b"])),
        RefusedCommand(
            "patch", "c-1 b box-3.in-2",
            ActionRefusal(
                "there is no `box-3` here", advice: "a port as `element.port`", given: "box-3",
                candidates: elements)),
        RefusedCommand(
            "patch", "c-1 b box-2.in-3",
            ActionRefusal(
                "`box-2` has no port `in-3`", given: "box-2.in-3",
                candidates: ["box-2.in-1", "box-2.in-2", "box-2.out"])),
        RefusedCommand(
            "patch", "c-1 b net-1.lan",
            ActionRefusal(
                "`c-1` doesn't reach `net-1.lan`, or its plug doesn't fit there",
                given: "net-1.lan", candidates: ["box-2.in-1", "box-2.in-2"])),
        RefusedCommand(
            "patch", "c-1 a box-2.in-2",
            ActionRefusal(
                "`c-1` doesn't reach `box-2.in-2`, or its plug doesn't fit there",
                given: "box-2.in-2", candidates: ["box-1.out"])),
        RefusedCommand(
            "patch", "spare a box-2.out",
            ActionRefusal("`box-2.out` is taken by `c-2`", advice: "unplug `c-2` first")),
        RefusedCommand(
            "patch", "c-1 b box-2.in-1",
            ActionRefusal("that end of `c-1` is in `box-2.in-1` already")),
        RefusedCommand(
            "unplug", "c-1",
            ActionRefusal("`unplug` takes a cable and an end", advice: "unplug CABLE a|b")),
        RefusedCommand(
            "unplug", "spare a", ActionRefusal("that end of `spare` hangs loose already")),
        RefusedCommand(
            "unplug", "c-1 x",
            ActionRefusal(
                "a cable has the ends `a` and `b`, not `x`", given: "x", candidates: ["a", "b"])),
    ]

    @Test(arguments: refusals) func whatCannotBeDoneIsRefused(_ command: RefusedCommand) throws {
        let bench = try WiringBench()
        let before = bench.simulation.state
        #expect(throws: command.refusal) { try bench.plan(command.procedure, command.words) }
        #expect(bench.simulation.state == before)
    }

    @Test func aPatchMovesOneEnd() throws {
        let bench = try WiringBench()
        let before = bench.simulation.state
        let plan = try bench.plan("patch", ["c-1", "b", "box-2.in-2"])
        #expect(bench.simulation.state == before, "a plan changes nothing")
        #expect(bench.words(plan.edits) == ["c-1.end-b=box-2.in-2"])
        #expect(bench.simulation.id(of: plan.element) == "box-2")
        #expect(plan.hazards == [.interruption])
        #expect(plan.authority == .engineer)
        #expect(
            plan.report
                == Reading(
                    kind: "done", point: "box-2.in-2",
                    fields: [
                        ReadingField("action", .symbol("patch")),
                        ReadingField("cable", .text("c-1")),
                        ReadingField("end", .symbol("b")),
                        ReadingField("from", .text("box-2.in-1")),
                    ]))
    }

    @Test func anUnpluggedEndHangs() throws {
        let bench = try WiringBench()
        let plan = try bench.plan("unplug", ["c-1", "a"])
        #expect(bench.words(plan.edits) == ["c-1.end-a=none"])
        #expect(bench.simulation.id(of: plan.element) == "box-1")
        #expect(plan.hazards == [.interruption])
        #expect(plan.report.point == "box-1.out")
        #expect(plan.report.symbol("end") == "a")
    }

    @Test func anEndIsOutOfItsPortOnceItIsMoved() throws {
        let bench = try WiringBench()
        try bench.work("patch", ["c-1", "b", "box-2.in-2"])
        #expect(bench.words("c-1.end-b") == "box-2.in-2")
        let port = try #require(bench.layout.port(named: "box-2.in-1"))
        #expect(WiringPlane.occupant(of: port, bench.simulation) == nil)
        try bench.work("unplug", ["c-2", "a"])
        try bench.work("patch", ["spare", "a", "box-2.out"])
        #expect(bench.words("spare.end-a") == "box-2.out")
        let report = try bench.plan("patch", ["spare", "b", "box-1.in-2"]).report
        #expect(report.symbol("from") == "none")
    }

    @Test func twoEndsOfOneCableDoNotShareAPort() throws {
        let bench = try WiringBench()
        try bench.work("patch", ["spare", "a", "box-1.in-2"])
        #expect(
            throws: ActionRefusal(
                "`box-1.in-2` is taken by `spare`", advice: "unplug `spare` first")
        ) { try bench.plan("patch", ["spare", "b", "box-1.in-2"]) }
    }
}
