import Exercises
import Plant
import SimulationKernel
import TestSupport
import Testing

@testable import Assessment

/// Rules are total: whatever stands in a journal, there is a finding for each criterion.
@Suite struct RuleTotalityTests {
    private func check(_ session: SessionEvidence) {
        let findings = Assessor.findings(criteria: SampleCriteria.all, evidence: session)
        #expect(findings.map(\.criterion) == SampleCriteria.all.map(\.id))
        let known = session.steps.map(\.number)
        for finding in findings {
            #expect(!finding.why.isEmpty)
            #expect(finding.lines.allSatisfy(known.contains), "\(finding)")
            #expect(zip(finding.lines, finding.lines.dropFirst()).allSatisfy(<), "\(finding)")
        }
    }

    @Test func nothingAtAll() {
        var session = MadeUpHouse.session([])
        check(session)
        session.inventory = Inventory(id: "none", title: "None")
        check(session)
    }

    /// A journal of an engine that didn't keep what it saw.
    @Test func anOldJournalHasNoLevels() {
        var session = MadeUpHouse.session([.look("mon"), .mend(), .close()])
        for index in session.steps.indices {
            session.steps[index].reply.readings.removeAll(where: \.isObservation)
        }
        check(session)
        for finding in Assessor.findings(criteria: SampleCriteria.all, evidence: session) {
            #expect(finding.level == nil && finding.why.contains("recorded before Patchbay kept"))
        }
    }

    /// Made-up commands in any order, with steps and readings left out, doubled and swapped.
    @Test func anyListOfSteps() throws {
        let beats = RuleCaseTests.pool
        try withEverySeed(300) { random in
            let count = random.integer(in: 0...40)
            let chosen = (0..<count).map { _ in random.pick(beats) }
            var session = MadeUpHouse.session(
                chosen, claim: random.pick(["picture", "colour", "labels", "nothing"]),
                failed: random.chance(1, in: 2) ? ["other", "material", "labels"] : [],
                faults: random.pick([[], [("rtr", "misrouted")], [("a", "b"), ("a", "b")]]))
            for index in session.steps.indices where random.chance(1, in: 4) {
                disturb(&session.steps[index], &random)
            }
            if random.chance(2, in: 3) {
                session.analysis = SampleAnalysis.random(&random, lines: count)
            }
            if random.chance(1, in: 3) { session.steps.reverse() }
            if random.chance(1, in: 5), !session.steps.isEmpty { session.steps.removeFirst() }
            check(session)
        }
    }

    private func disturb(_ step: inout RecordedStep, _ random: inout SeededGenerator) {
        switch random.integer(in: 0...6) {
        case 0: step.number = random.integer(in: -3...50)
        case 1: step.reply.readings = []
        case 2: step.time = SimulatedTime(milliseconds: random.integerOfAnySize())
        case 3: step.reply.finished = SimulatedTime(milliseconds: random.pick([.min, .max]))
        case 4: step.command.words = []
        case 5:
            for index in step.reply.readings.indices {
                step.reply.readings[index].columns.removeLast(
                    min(2, step.reply.readings[index].columns.count))
                step.reply.readings[index].rows.append([])
            }
        default:
            let number = Quantity(random.pick([.min, .max]), .millisecond, random: .min)
            step.reply.readings.append(
                Reading(
                    kind: random.pick(["ticket", "effects", "outcome", "done", "verified"]),
                    point: "", fields: [ReadingField("deadline", .quantity(number))],
                    columns: ["what", "id", "after"],
                    rows: [[.symbol("down"), .text("x"), .quantity(number)]]))
        }
    }

    /// What was played, cut off after each line, and from each line on.
    @Test(arguments: PlayedSessions.names) func everyPartOfAPlayedSession(name: String) throws {
        var session = try PlayedSessions.evidence(name)
        var random = SeededGenerator(seed: 1)
        session.analysis = SampleAnalysis.random(&random, lines: session.steps.count)
        try withEvery("line", in: 0...session.steps.count) { line in
            var part = session
            part.steps = Array(session.steps.prefix(line))
            check(part)
            part.steps = Array(session.steps.dropFirst(line))
            check(part)
        }
    }

    /// No reasoning, no level.
    @Test func withoutAnAnalysisSomeRulesHaveNoLevel() throws {
        let session = try PlayedSessions.evidence("misrouted-grade-pass")
        let findings = Assessor.findings(criteria: SampleCriteria.all, evidence: session)
        for rule in RuleRegistry.standard where rule.needsAnalysis {
            let finding = try #require(findings.first { $0.criterion == rule.name })
            #expect(finding.level == nil && finding.why.contains("what each step could tell"))
        }
    }

    /// The rules that rest on what is stored alone find the same with and without an analysis.
    @Test func anAnalysisChangesNothingElse() throws {
        var session = try PlayedSessions.evidence("desk-move-pass")
        let plain = Assessor.findings(criteria: SampleCriteria.all, evidence: session)
        try withEverySeed(50) { random in
            session.analysis = SampleAnalysis.random(&random, lines: session.steps.count)
            let findings = Assessor.findings(criteria: SampleCriteria.all, evidence: session)
            for (with, without) in zip(findings, plain)
            where RuleRegistry.rule(named: with.criterion)?.needsAnalysis == false {
                #expect(with == without)
            }
        }
    }

    /// The same steps give the same findings.
    @Test func findingsAreRepeatable() throws {
        let session = try PlayedSessions.evidence("misrouted-grade-pass")
        let first = Assessor.findings(criteria: SampleCriteria.all, evidence: session)
        for _ in 0..<3 {
            #expect(Assessor.findings(criteria: SampleCriteria.all, evidence: session) == first)
        }
    }

    /// An open ticket isn't judged by what may still come.
    @Test func whatMayStillComeHasNoLevel() throws {
        let session = MadeUpHouse.session([.look("mon"), .mend()])
        let findings = Assessor.findings(criteria: SampleCriteria.all, evidence: session)
        for rule in RuleRegistry.standard where rule.waitsForClose {
            let finding = try #require(findings.first { $0.criterion == rule.name })
            #expect(finding.level == nil && finding.why.contains("isn't closed"))
        }
    }
}

extension RuleCaseTests {
    /// All sorts of commands, for random sessions.
    static let pool: [Beat] =
        [
            .ask("mags", "changed"), .ask("hal", "working", rows: 0), .leave("mags"), .read("log"),
            .look("mon"), .look("mon2", "no-signal"), .measure("waveform", "rtr.in-1"), .profile,
            .verify("picture"), .verify("picture", false), .hint, .pause, .suspect("rtr"),
            .ruleOut("rtr", "misrouted"), .diagnose(), .diagnose(("rtr", "misrouted")),
            .tell("cleo"), .tell("hal"), .escalate("bea"), .note, .mend(), .calibrate(),
            .interrupting, .relabel([Beat.rule("labels", true)]), .close(), .close("none"),
            .change(["card"], action: "swap"),
            .change(["card"], action: "swap-back", verb: "swap"),
            .change(["v-1"], action: "replace"),
            .change(["mon.input"], [Beat.fails("other")], without: "client"),
            .change(["mon.input"], from: "b", to: "a", [Beat.rule("material", false)]),
            Beat(verb: "nonsense", words: ["x"], text: ""), Beat(verb: ""),
        ]
}
