import CaseSupport
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// What sort of answer a session ends with.
@Suite struct AnswerTests {
    /// A case, what somebody does in it, and the answer which that is.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var faults: [ScenarioFault]
        var claims: [String]
        var lines: [String]
        var answer: AnswerKind

        init(
            _ name: String, _ faults: [ScenarioFault], _ claims: [String], _ lines: [String],
            _ answer: AnswerKind
        ) {
            self.name = name
            self.faults = faults
            self.claims = claims
            self.lines = lines
            self.answer = answer
        }

        var testDescription: String { name }
    }

    private static func fault(
        _ mode: String, _ element: String, _ parameters: KeyValuePairs<String, String> = [:],
        at hour: Int? = nil
    ) -> ScenarioFault {
        ScenarioFault(
            mode: mode, element: element, parameters: FaultParameters(parameters),
            at: hour.map { SimulatedTime(hour: $0, minute: 0) })
    }

    private func expect(_ example: Case, seed: UInt64 = 1) throws {
        let instance = try CornerHouse.madeUp(example.faults, claims: example.claims, seed: seed)
        let (steps, refused) = try Plays.work(example.lines, on: instance)
        #expect(refused.isEmpty)
        let answer = try Plays.analyse(steps, of: instance).answer
        #expect(answer == example.answer, "\(steps.last?.reply.outcome?.symbol("outcome") ?? "-")")
    }

    // MARK: Temporary

    private static let feed = fault(
        "misrouted-crosspoint", "rtr", ["output": "out-4", "input": "in-6", "level": "all"])
    private static let feedLater = fault(
        "misrouted-crosspoint", "rtr", ["output": "out-4", "input": "in-2", "level": "all"],
        at: 11)
    private static let freeRunning = fault("source-free-running", "gr-io")
    private static let referenceLater = fault("open-screen", "r-301", ["connector": "open"], at: 11)
    private static let label = fault("stale-router-label", "rtr", ["port": "in-2", "says": "in-3"])
    private static let labelLater = fault(
        "stale-router-label", "rtr", ["port": "in-2", "says": "in-3"], at: 11)
    private static let lossy = fault("long-or-lossy-cable", "v-010", ["extra-loss": "45000"])
    /// Whoever renews from a quarter to ten on gets a gateway where nobody is, and then finds no
    /// names: the machine in GR by ten, the others in the two hours after.
    private static let scope = ScenarioFault(
        mode: "dhcp-wrong-router", element: "srv",
        parameters: FaultParameters(["scope": "content", "router": "10.10.20.254"]),
        at: SimulatedTime(hour: 9, minute: 45))
    /// Brings the machine in GR its gateway by hand.
    private static let byHand = [
        "on gr-ws sudo nmcli connection modify eno1 ipv4.method manual ipv4.addresses "
            + "10.10.20.60/24 ipv4.gateway 10.10.20.1 ipv4.dns 10.10.10.5",
        "on gr-ws sudo nmcli connection up eno1", "wait 1", "verify gr-ws-store",
    ]
    /// Has the server hand out the right gateway.
    private static let atTheServer = [
        "on srv sudo sed -i 's/option routers 10.10.20.254;/option routers 10.10.20.1;/' "
            + "/etc/dhcp/dhcpd.conf", "on srv sudo systemctl restart isc-dhcp-server",
    ]

    static let temporary = [
        Case(
            "a feed that is taken again later", [feed, feedLater], ["lounge-picture"],
            ["route out-4 in-5", "verify lounge-picture", "close"], .temporary),
        Case(
            "a feed that was taken again, and is given back", [feed, feedLater],
            ["lounge-picture"],
            ["route out-4 in-5", "wait 70", "route out-4 in-5", "close"], .mended),
        Case(
            "a feed that was taken again, and nobody looked", [feed, feedLater],
            ["lounge-picture"], ["route out-4 in-5", "wait 70", "close"], .open),
        Case(
            "a lock that is lost again", [freeRunning, referenceLater], ["reference"],
            ["set gr-io reference external", "wait 1", "verify reference", "close"], .temporary),
        Case(
            "a lock that would have been lost", [freeRunning, referenceLater], ["reference"],
            ["set gr-io reference external", "wait 61", "replace r-301", "wait 1", "close"],
            .mended),
        Case(
            "a label that is put back", [label, labelLater], ["labels"],
            ["label rtr label/in-2 ES2", "close"], .temporary),
        Case(
            "a label is right, and a feed is taken later", [label, feedLater], ["labels"],
            ["label rtr label/in-2 ES2", "close"], .temporary),
        Case(
            "nothing was done before a feed is taken", [label, feedLater], ["labels"], ["close"],
            .open),
        Case(
            "one machine by hand, before the others renew", [scope], ["gr-ws-store"],
            byHand + ["close"], .temporary),
        Case(
            "one machine by hand, after another renewed", [scope], ["gr-ws-store"],
            byHand + ["wait 30", "close"], .open),
        Case(
            "at the server, and the one that has it already", [scope], ["gr-ws-store"],
            atTheServer + ["on gr-ws sudo dhclient eno1", "wait 1", "close"], .mended),
        Case(
            "at the server alone", [scope], ["gr-ws-store"], atTheServer + ["close"], .open),
    ]

    @Test(arguments: temporary) func whatIsUndoneLaterIsTemporary(_ example: Case) throws {
        try expect(example)
    }

    // MARK: By a way round

    static let waysRound = [
        Case(
            "another output of the amplifier",
            [fault("failing-da-output", "da-gr", ["output": "1", "launch": "0"])],
            ["gr-picture"],
            ["patch v-311 a da-gr.out-4", "wait 1", "verify gr-picture", "close"], .workedAround),
        Case(
            "another output, and a new amplifier",
            [fault("failing-da-output", "da-gr", ["output": "1", "launch": "0"])],
            ["gr-picture"],
            ["patch v-311 a da-gr.out-4", "replace da-gr", "wait 1", "close"], .mended),
        Case(
            "another output of the router",
            [fault("crosspoint-stuck", "rtr", ["output": "out-4", "input": "in-2"])],
            ["lounge-picture"],
            [
                "unplug v-411 a", "patch v-010 a rtr.out-6", "route out-6 in-5", "wait 1",
                "verify lounge-picture", "close",
            ], .workedAround),
        Case(
            "another port of the switch",
            [fault("port-shut-down", "sw-edit", ["port": "te1/0/8"])], ["es2-ws-store"],
            ["patch n-201 b sw-edit.te1/0/7", "wait 3", "verify es2-ws-store", "close"],
            .workedAround),
        Case(
            "a way round that brings nothing",
            [fault("crosspoint-stuck", "rtr", ["output": "out-4", "input": "in-2"])],
            ["lounge-picture"], ["route out-4 in-5", "wait 1", "close"], .open),
    ]

    @Test(arguments: waysRound) func whatGoesAnotherWayIsAWorkaround(_ example: Case) throws {
        try expect(example)
    }

    /// A spare that was put in for a test and stays is in the place of what was bad: no fault is
    /// left in the plant, and so it is mended, with a spare that is missed elsewhere (the outcome
    /// counts it). It is a workaround where the spare brings the services back and some other fault
    /// stays; and nothing where it was taken out again.
    static let spares = [
        Case("a spare left in", [lossy], ["lounge-picture"], ["swap v-010", "close"], .mended),
        Case("a new one", [lossy], ["lounge-picture"], ["replace v-010", "close"], .mended),
        Case(
            "a spare left in beside a fault that stays", [lossy, label], ["lounge-picture"],
            ["swap v-010", "close"], .workedAround),
        Case(
            "a spare taken out again", [lossy], ["lounge-picture"],
            ["swap v-010", "swap v-010 back", "close"], .open),
        Case(
            "a spare for something else", [lossy], ["lounge-picture"], ["swap v-410", "close"],
            .open),
    ]

    @Test(arguments: spares) func aSpareLeftInMendsWhatItStandsInFor(_ example: Case) throws {
        try expect(example)
    }

    // MARK: Set by somebody

    private static let input = fault("wrong-input-selected", "lounge-mon", ["input": "next"])
    private static let preset = fault("wrong-preset", "gr-mon", ["preset": "p3-26"])
    private static let port = fault(
        "port-in-wrong-vlan", "sw-edit", ["port": "te1/0/8", "vlan": "30"])

    /// Faults that are somebody's doing, with what the client lacks by them.
    private static let doings: [(fault: ScenarioFault, claim: String)] = [
        (input, "lounge-picture"), (feed, "lounge-picture"), (preset, "gr-target"),
        (port, "es2-ws-store"), (label, "labels"),
    ]

    @Test(arguments: doings.indices, [UInt64(1), 7])
    func whatSomebodySetIsNamedAndHandedOn(index: Int, seed: UInt64) throws {
        let (fault, claim) = Self.doings[index]
        let name = "\(fault.element) \(fault.mode)"
        try expect(
            Case(
                name, [fault], [claim],
                ["diagnose \(name)", "escalate hal please have it set", "close"], .setBySomebody),
            seed: seed)
    }

    static let handedOn = [
        Case(
            "another mode of the same thing", [input], ["lounge-picture"],
            ["diagnose lounge-mon wrong-preset", "escalate hal so", "close"], .escalated),
        Case(
            "without a mode", [input], ["lounge-picture"],
            ["diagnose lounge-mon", "escalate hal so", "close"], .escalated),
        Case(
            "another thing", [input], ["lounge-picture"],
            ["diagnose gr-mon wrong-input-selected", "escalate hal so", "close"], .open),
        Case(
            "handed on to nobody", [input], ["lounge-picture"],
            ["diagnose lounge-mon wrong-input-selected", "close"], .open),
        Case(
            "nobody's doing", [lossy], ["lounge-picture"],
            ["diagnose v-010 long-or-lossy-cable", "escalate hal so", "close"], .escalated),
        Case(
            "one of two that somebody did", [input, preset], ["lounge-picture"],
            ["diagnose lounge-mon wrong-input-selected", "escalate hal so", "close"], .escalated),
        Case(
            "both that somebody did", [input, preset], ["lounge-picture"],
            [
                "diagnose lounge-mon wrong-input-selected and gr-mon wrong-preset",
                "escalate hal so", "close",
            ], .setBySomebody),
        Case(
            "one that somebody did, and one that broke", [input, lossy], ["lounge-picture"],
            [
                "diagnose lounge-mon wrong-input-selected and v-010 long-or-lossy-cable",
                "escalate hal so", "close",
            ], .escalated),
        Case(
            "a wrong answer first, and the right one last", [input], ["lounge-picture"],
            [
                "diagnose none", "diagnose lounge-mon wrong-input-selected", "escalate hal so",
                "close",
            ], .setBySomebody),
        Case(
            "suspected and handed on", [lossy], ["lounge-picture"],
            ["suspect v-010", "escalate hal so", "close"], .escalated),
        Case(
            "a label, named as its mode, to nobody", [label], ["labels"],
            ["diagnose rtr stale-router-label", "close"], .open),
        Case(
            "a label, suspected and handed on", [label], ["labels"],
            ["suspect rtr", "escalate hal so", "close"], .escalated),
        Case(
            "a label, not looked at", [label], ["labels"], ["escalate hal so", "close"], .open),
        Case("not closed", [lossy], ["lounge-picture"], ["replace v-010"], .open),
    ]

    @Test(arguments: handedOn) func whatIsHandedOnIsEscalated(_ example: Case) throws {
        try expect(example)
    }

    // MARK: Nothing broken

    @Test(
        arguments: ["es2-internet", "gr-client-match", "lounge-picture", "es2-ws-store", "labels"],
        [UInt64(1), 7])
    func nothingBrokenIsAnAnswerWhereNothingIs(claim: String, seed: UInt64) throws {
        try expect(
            Case(
                claim, [], [claim],
                ["verify gr-picture", "diagnose none", "tell tomas so", "close"], .nothingBroken),
            seed: seed)
    }

    static let nothings = [
        Case("without a word", [], ["es2-internet"], ["close"], .open),
        Case("something sound", [], ["es2-internet"], ["diagnose fw", "close"], .open),
        Case(
            "something sound first", [], ["es2-internet"],
            ["diagnose fw", "diagnose none", "close"], .nothingBroken),
        Case(
            "something sound last", [], ["es2-internet"],
            ["diagnose none", "diagnose fw", "close"], .open),
        Case("not closed", [], ["es2-internet"], ["diagnose none"], .open),
        Case("where something is", [lossy], ["lounge-picture"], ["diagnose none", "close"], .open),
        Case(
            "where a person set it, handed on", [input], ["lounge-picture"],
            ["diagnose none", "escalate hal so", "close"], .open),
        Case(
            "where it was mended all the same", [lossy], ["lounge-picture"],
            ["replace v-010", "diagnose none", "close"], .mended),
    ]

    @Test(arguments: nothings) func nothingBrokenIsNoAnswerElsewhere(_ example: Case) throws {
        try expect(example)
    }

    /// "None" is exact where there is none, and wrong where there is something.
    @Test func noneIsExactWhereThereIsNone() throws {
        for (faults, grade) in [([], Credit.Grade.exact), ([Self.lossy], .wrong)] {
            let instance = try CornerHouse.madeUp(faults, claims: ["lounge-picture"])
            let steps = try Plays.record(lines: ["diagnose none"], on: instance)
            let credit = try Plays.analyse(steps, of: instance).credit
            #expect(credit.grade == grade && credit.blamed.isEmpty && credit.named == 0)
            #expect(credit.faults == faults.count)
        }
    }

    @Test func whatIsMendedIsMended() throws {
        let solved = try Plays.play("line-up", .expert)
        let instance = try CornerHouse.instance("line-up")
        let analysis = try Plays.analyse(
            try Plays.record(solved.moves.map(\.command), on: instance), of: instance)
        #expect(analysis.answer == .mended && analysis.credit.grade == .exact)
        let known = analysis.steps.filter { $0.truth >= Reasoner.sureness }
        #expect(known.count > 1 && analysis.knownSince == known.first?.line)
    }
}
