import CaseSupport
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// Short sessions at the house, and what each last line of them was.
@Suite struct StepClassTests {
    /// A session, and what its last line should be called.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var scenario: String
        var lines: [String]
        var stepClass: StepClass
        var reason: StepReason.Kind?
        /// The line that the reason points at, where it should.
        var line: Int?

        init(
            _ name: String, _ scenario: String, _ lines: [String], _ stepClass: StepClass,
            _ reason: StepReason.Kind? = nil, line: Int? = nil
        ) {
            self.name = name
            self.scenario = scenario
            self.lines = lines
            self.stepClass = stepClass
            self.reason = reason
            self.line = line
        }

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            "half-split", "misrouted-grade", ["go gr", "measure waveform gr-wfm.in-a"], .splits,
            .narrowed),
        Case(
            "serial elimination", "desk-move", ["go mr", "look srv"], .eliminates, .narrowed),
        Case(
            "exact repeat", "line-up", ["go lounge", "look lounge-mon", "look lounge-mon"],
            .redundant, .repeated, line: 2),
        Case(
            "irrelevant", "line-up", ["read rack-drawing"], .irrelevant, .neverShows),
        Case(
            "swap that clears", "line-up",
            ["go lounge", "swap v-010", "verify lounge-picture", "swap v-010 back"],
            .testsBySwap, .putBack),
        Case("verifies", "line-up", ["verify lounge-picture"], .verifies, .confirmedFails),
        Case("informs", "line-up", ["tell bea I am on my way"], .informs, .plain),
        Case("asks", "line-up", ["ask hal permission"], .asks, .plain),
        Case("moves", "line-up", ["go lounge"], .moves, .plain),
        Case("waits", "line-up", ["wait 2"], .waits, .plain),
        Case("takes a hint", "line-up", ["hint 1"], .takesHint, .plain),
        Case("records", "line-up", ["suspect lounge-mon"], .records, .plain),
        Case(
            "harmful", "line-up", ["go lounge", "go mr", "unplug v-410 a"], .harmful, .broke),
        Case(
            "harmful to a rule of the house", "line-up", ["go mr", "label rtr label/in-2 GR"],
            .harmful, .broke),
        Case(
            "a guessed replacement", "line-up", ["go lounge", "replace v-010"], .replaces,
            .guessed),
    ]

    @Test(arguments: cases) func theLastLineIsOfItsClass(_ example: Case) throws {
        let instance = try CornerHouse.instance(example.scenario)
        let steps = try Plays.record(lines: example.lines, on: instance)
        let analysis = try Plays.analyse(steps, of: instance)
        let last = try #require(analysis.steps.last)
        #expect(last.stepClass == example.stepClass)
        if let reason = example.reason { #expect(last.reason.kind == reason) }
        if let line = example.line { #expect(last.reason.line == line) }
    }

    /// The class of each line of a session.
    private func classes(_ lines: [String], _ instance: ScenarioInstance) throws
        -> [StepAnalysis]
    {
        try Plays.analyse(try Plays.record(lines: lines, on: instance), of: instance).steps
    }

    /// A picture takes a moment to come back: what was done before has brought it.
    @Test func whatBringsAServiceBackByAndByRestores() throws {
        let instance = try CornerHouse.instance("line-up")
        let steps = try classes(
            ["go lounge", "set lounge-mon input sdi-1", "verify lounge-picture", "wait 1"],
            instance)
        #expect(steps[1].stepClass == .restores)
        #expect(steps[1].reason.checks == ["lounge-picture"])
        #expect(steps[2].stepClass == .verifies && steps[3].stepClass == .waits)
    }

    /// What comes back after something else was done isn't the first one's merit.
    @Test func whatIsDoneInBetweenEndsWhatAStepBringsBack() throws {
        let instance = try CornerHouse.instance("line-up")
        let steps = try classes(
            ["go lounge", "swap n-010", "set lounge-mon input sdi-1", "wait 1"], instance)
        #expect(steps[1].reason.kind == .swapCleared)
        #expect(steps[2].stepClass == .restores)
    }

    @Test func aSwapThatIsPutBackIsATest() throws {
        let instance = try CornerHouse.instance("line-up")
        let steps = try classes(
            ["go lounge", "swap v-010", "verify lounge-picture", "swap v-010 back"], instance)
        #expect(steps[1].stepClass == .testsBySwap && steps[1].reason.kind == .swapCleared)
        #expect(steps[1].reason.elements == ["v-010"])
    }

    @Test func aSwapThatIsNeverPutBackReplaces() throws {
        let instance = try CornerHouse.instance("line-up")
        let steps = try classes(["go lounge", "swap v-010", "verify lounge-picture"], instance)
        #expect(steps[1].stepClass == .replaces)
    }

    @Test func aSwapThatCatchesNeedsntBePutBack() throws {
        let fault = ScenarioFault(
            mode: "long-or-lossy-cable", element: "v-010",
            parameters: FaultParameters(["extra-loss": "45000"]))
        let instance = try CornerHouse.madeUp([fault], claims: ["lounge-picture"])
        let steps = try classes(["go lounge", "swap v-010", "verify lounge-picture"], instance)
        #expect(steps[1].stepClass == .testsBySwap && steps[1].reason.kind == .swapCaught)
        #expect(steps[2].reason.kind == .confirmedHolds)
    }

    /// What is at least as likely as not is fitted on evidence, what is less likely on a guess.
    @Test func aReplacementIsOnEvidenceOrAGuess() throws {
        let fault = ScenarioFault(
            mode: "long-or-lossy-cable", element: "v-010",
            parameters: FaultParameters(["extra-loss": "45000"]))
        let instance = try CornerHouse.madeUp([fault], claims: ["lounge-picture"])
        let lines = [
            "go lounge", "look lounge-mon", "measure waveform lounge-mon.sdi-1",
            "measure signal lounge-mon.sdi-1", "measure eye lounge-mon.sdi-1", "go mr",
            "measure waveform rtr.out-4",
        ]
        var masses: [Double] = []
        for count in 1...lines.count {
            let recorder = try SessionRecorder(on: instance)
            for line in lines.prefix(count) { try recorder.type(line) }
            let mass = recorder.reasoner.mass(ofElement: "v-010")
            let recorded = try Plays.record(
                lines: lines.prefix(count) + ["replace v-010"], on: instance)
            let last = try #require(try Plays.analyse(recorded, of: instance).steps.last)
            #expect((last.reason.kind == .guessed) == (mass < 0.5), "\(mass)")
            masses.append(mass)
        }
        #expect(masses.contains { $0 < 0.5 } && masses.contains { $0 >= 0.5 })
    }

    @Test func whatFollowedFromAnEarlierLineIsRedundantSinceThatLine() throws {
        let fault = ScenarioFault(
            mode: "wrong-input-selected", element: "lounge-mon",
            parameters: FaultParameters(["input": "next"]))
        let instance = try CornerHouse.madeUp([fault], claims: ["lounge-picture"])
        let steps = try classes(
            [
                "go lounge", "menu lounge-mon", "measure waveform lounge-mon.sdi-1", "go mr",
                "measure waveform rtr.out-4",
            ], instance)
        let last = try #require(steps.last)
        #expect(last.stepClass == .redundant && last.reason.kind == .foregone)
        #expect(last.reason.line == 2)
    }

    @Test func aReplacementOnEvidenceRestores() throws {
        let fault = ScenarioFault(
            mode: "long-or-lossy-cable", element: "v-010",
            parameters: FaultParameters(["extra-loss": "45000"]))
        let instance = try CornerHouse.madeUp([fault], claims: ["lounge-picture"])
        let recorder = try SessionRecorder(on: instance)
        let solved = Solver(policy: .expert).play(instance, recorder.reasoner.predictions)
        let steps = try Plays.analyse(
            try Plays.record(solved.moves.map(\.command), on: instance), of: instance
        ).steps
        let replaced = try #require(steps.first { $0.command.hasPrefix("replace ") })
        #expect(replaced.stepClass == .restores && replaced.reason.elements == ["v-010"])
        #expect(replaced.reason.checks.contains("lounge-picture"))
    }

    /// What nobody was ever owed is no harm where it goes again: ES2 on the office's network has
    /// the internet, and on its own it hasn't.
    @Test func nobodyIsHarmedWhereAMistakenExpectationFailsAgain() throws {
        let instance = try CornerHouse.madeUp([], claims: ["es2-internet"])
        func vlan(_ number: Int) -> String {
            "on sw-edit configure terminal ; interface te1/0/8 ; switchport access vlan \(number)"
        }
        let lines = [vlan(10), "on es2-ws ipconfig /renew", "verify es2-internet", vlan(20)]
        let (recorded, refused) = try Plays.work(lines, on: instance)
        #expect(refused.isEmpty)
        let last = try #require(recorded.last)
        #expect(last.reply.effects.contains { $0.symbol("id") == "es2-internet" })
        let steps = try Plays.analyse(recorded, of: instance).steps
        #expect(steps.contains { $0.stepClass == .harmful && $0.reason.checks.count > 0 })
        #expect(steps.last?.stepClass != .harmful)
    }

    /// The reason names what could be at fault before, at least 1 %, and can't after, less than
    /// 0.1 %: the likeliest four.
    @Test(
        arguments: [
            ("misrouted-grade", ["measure router-status rtr", "go gr", "look gr-mon"]),
            ("desk-move", ["go mr", "on sw-edit show vlan brief"]),
            ("line-up", ["go lounge", "look lounge-mon", "menu lounge-mon"]),
        ])
    func whatWasClearedIsNamed(scenario: String, lines: [String]) throws {
        let instance = try CornerHouse.instance(scenario)
        let recorder = try SessionRecorder(on: instance)
        let layout = instance.plant.layout
        func masses() -> [Double] {
            layout.elements.map { recorder.reasoner.mass(ofElement: $0.id) }
        }
        var cleared: [[String]] = []
        for line in lines {
            let before = masses()
            try recorder.type(line)
            let after = masses()
            cleared.append(
                before.indices.filter { before[$0] >= 0.01 && after[$0] < 0.001 }
                    .sorted { before[$0] != before[$1] ? before[$0] > before[$1] : $0 < $1 }
                    .prefix(4).map { layout.elements[$0].id })
        }
        let steps = try Plays.analyse(
            try Plays.record(recorder.moves.map(\.command), on: instance), of: instance
        ).steps
        for (step, names) in zip(steps, cleared) where step.reason.kind == .narrowed {
            #expect(step.reason.elements == names, "\(step.command)")
        }
        #expect(steps.contains { $0.reason.kind == .narrowed })
    }
}
