import FaultReasoning
import Plant
import TestSupport
import Testing

@testable import Assessment

/// Rules that rest on an analysis: what their parameters decide, what they say, and what hangs on
/// how frequent faults are taken to be.
@Suite struct ReasonedRuleTests {
    private typealias Sample = SampleAnalysis

    private static let rules = RuleRegistry.standard.filter(\.needsAnalysis).map(\.name)

    private func finding(
        _ rule: String, _ analysis: SessionAnalysis?, _ beats: [Beat],
        _ parameters: [(String, Int)] = []
    ) throws -> Finding {
        var session = MadeUpHouse.session(beats)
        session.analysis = analysis
        let criterion = SampleCriteria.criterion(
            rule, parameters.map { NamedValue($0.0, .word("\($0.1)")) })
        return try #require(
            Assessor.findings(criteria: [criterion], evidence: session).first)
    }

    private func looks(_ count: Int) -> [Beat] { Array(repeating: .look("mon"), count: count) }

    // MARK: Parameters

    @Test(
        arguments: [
            ([("minimum", 3)], nil), ([("worthwhile", 101)], nil),
            ([("worthwhile", 100)], Level.competent), ([("strong-minimum", 5)], .strong),
            ([("competent-minimum", 6)], .developing),
            ([("competent-minimum", 6), ("developing-minimum", 6)], .notYet),
        ] as [([(String, Int)], Level?)])
    func howMuchHasToBeSplit(parameters: [(String, Int)], level: Level?) throws {
        let analysis = Sample.of([
            Sample.step(1, .splits, told: 1, best: 1),
            Sample.step(2, .eliminates, told: 0.1, best: 1),
        ])
        let found = try finding("split-where-possible", analysis, looks(2), parameters)
        #expect(found.level == level, "\(found.why)")
    }

    @Test(
        arguments: [
            ([("allowed", 0)], Level.notYet), ([("allowed", 1)], .developing),
            ([("allowed", 2)], .competent), ([("worthwhile", 31)], nil),
            ([("worthwhile", 30)], .developing),
        ] as [([(String, Int)], Level?)])
    func howManyStepsMayTellNothing(parameters: [(String, Int)], level: Level?) throws {
        let analysis = Sample.of([
            Sample.step(1, .redundant, StepReason(.foregone), best: 0.3),
            Sample.step(2, .irrelevant, StepReason(.neverShows), best: 0.3),
        ])
        #expect(try finding("steps-that-tell", analysis, looks(2), parameters).level == level)
    }

    @Test(arguments: [
        ([("allowed", 4)], Level.developing), ([("allowed", 5)], .competent),
        ([("worthwhile", 51)], .competent), ([("worthwhile", 50)], .developing),
    ])
    func howManyPossibilitiesMayBeLeft(parameters: [(String, Int)], level: Level) throws {
        let analysis = Sample.of([
            Sample.step(1, .replaces, StepReason(.guessed, before: 5), best: 0.5)
        ])
        #expect(try finding("fitted-on-evidence", analysis, looks(1), parameters).level == level)
    }

    @Test(arguments: [
        ([("spare-minutes", 0)], Level.notYet), ([("spare-minutes", 60)], .strong),
        ([("developing-allowed", 1), ("competent-allowed", 1)], .notYet),
        ([("strong-allowed", 9)], .strong), ([], .developing),
    ])
    func howMuchMoreThanAnExpert(parameters: [(String, Int)], level: Level) throws {
        let analysis = Sample.of(
            [Sample.step(1, .splits, price: 1000)], known: 1, expert: 60)
        let found = try finding(
            "price-of-knowing", analysis, [.look("mon"), .close()], parameters)
        #expect(found.level == level, "\(found.why)")
    }

    @Test(arguments: [(1, Level.notYet), (3, .notYet), (4, .developing)])
    func howFarAwayIsNear(allowed: Int, level: Level) throws {
        let analysis = Sample.of([], credit: Credit(grade: .near, hops: 4, faults: 1, named: 0))
        let found = try finding(
            "diagnosis-near", analysis, [.diagnose(("sw", "dead")), .close()],
            [("allowed", allowed)])
        #expect(found.level == level, "\(found.why)")
    }

    @Test(
        arguments: [
            ([("allowed", 19)], Level.competent), ([("allowed", 20)], .strong),
            ([("allowed", 68)], nil), ([("worthwhile", 61)], nil),
        ] as [([(String, Int)], Level?)])
    func howMuchMayBeMissing(parameters: [(String, Int)], level: Level?) throws {
        var analysis = Sample.of([Sample.step(1, .splits, told: 5)])
        if parameters[0].0 == "worthwhile" { analysis.bitsAtStart = 1.6 }
        let found = try finding(
            "narrowed-before-handing-on", analysis,
            [.look("mon"), .escalate("hal"), .close("contained")], parameters)
        #expect(found.level == level, "\(found.why)")
    }

    // MARK: Sentences

    @Test func whatCouldHaveBeenDoneIsNamed() throws {
        let split = try finding(
            "split-where-possible",
            Sample.of([
                Sample.step(1, .eliminates, told: 0.1, best: 1.26),
                Sample.step(2, .eliminates, told: 0.1, best: 0.5),
            ]), looks(2))
        #expect(
            split.why
                == "None of your 2 steps that could split what it might be did; `look mon` at "
                + "line 1 could only rule out a little, where `measure waveform rtr.in-1` could "
                + "have told 1.3 bits for no higher a price.")
        #expect(split.lines == [1, 2])
        let idle = try finding(
            "steps-that-tell",
            Sample.of([
                Sample.step(1, .splits, told: 1, best: 1),
                Sample.step(2, .redundant, StepReason(.foregone, line: 1), best: 1),
            ]), looks(2))
        #expect(
            idle.why
                == "One step could tell nothing, such as `look mon` at line 2: it could come out "
                + "in one way only since line 1, where `measure waveform rtr.in-1` could have told "
                + "1 bit for no higher a price.")
        #expect(idle.lines == [2])
        let price = try finding(
            "price-of-knowing",
            Sample.of([Sample.step(1, .splits, price: 900)], known: 1, expert: 240),
            [.look("mon"), .close()])
        #expect(
            price.why
                == "By line 1 the answer followed from what you had seen, for a price of 15 min of "
                + "work; it takes an expert 4 min.")
    }

    @Test(
        arguments: RuleCaseTests.cases.filter { $0.name.contains("hangs on a band would decide") })
    func whatHangsOnABandIsSaid(_ one: RuleCase) throws {
        let finding = try #require(one.finding)
        #expect(finding.level == nil && finding.why.contains("how frequent some faults are"))
        let hanging = try #require(one.session.analysis).linesThatHangOnBands
        #expect(!finding.lines.isEmpty && finding.lines.allSatisfy(hanging.contains))
    }

    @Test(
        arguments: [
            (0, "0 bits"), (0.04, "0 bits"), (0.05, "0.1 bits"), (0.96, "1 bit"), (1, "1 bit"),
            (1.25, "1.3 bits"), (12.01, "12 bits"), (-1, "0 bits"), (.nan, "0 bits"),
            (.infinity, "1000000 bits"),
        ] as [(Double, String)])
    func bitsInWords(bits: Double, words: String) {
        #expect(Phrases.bits(bits) == words)
    }

    // MARK: Bounds

    /// An analysis of other lines says nothing of these.
    @Test func onlyTheSessionsOwnLinesCount() throws {
        let steps = [1, 2, 3, 9].map { Sample.step($0, .redundant, StepReason(.foregone), best: 1) }
        let analysis = Sample.of(steps + steps, known: 7)
        let found = try finding("steps-that-tell", analysis, looks(2))
        #expect(found.level == .developing && found.lines == [1, 2])
        let priced = try finding("price-of-knowing", analysis, looks(2) + [.close()])
        #expect(priced.level == nil && priced.why.contains("never followed"))
    }

    /// Whatever is found is found with the lines that hang on a band, and without them.
    @Test func noLevelHangsOnABand() throws {
        var levels = 0
        try withEverySeed(400) { random in
            let beats = (0..<random.integer(in: 2...12)).map { _ in
                random.pick(RuleCaseTests.pool)
            }
            let analysis = SampleAnalysis.random(&random, lines: beats.count + 1)
            var without = analysis
            without.steps.removeAll { analysis.linesThatHangOnBands.contains($0.line) }
            without.linesThatHangOnBands = []
            var with = analysis
            with.linesThatHangOnBands = []
            for rule in Self.rules {
                let level = try finding(rule, analysis, beats + [.close()]).level
                guard let level else { continue }
                levels += 1
                #expect(try finding(rule, without, beats + [.close()]).level == level, "\(rule)")
                #expect(try finding(rule, with, beats + [.close()]).level == level, "\(rule)")
            }
        }
        #expect(levels > 200)
    }
}
