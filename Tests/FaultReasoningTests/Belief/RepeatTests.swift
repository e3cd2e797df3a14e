import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import TestSupport
import Testing

/// An exact repeat tells nothing, unless something may come and go.
@Suite struct RepeatTests {
    @Test(arguments: CornerHouse.scenarios)
    func aRepeatWithNothingChangedGainsNothingAndNothingIsExpectedOfIt(scenario: String) throws {
        let bench = try Bench(try CornerHouse.instance(scenario))
        var random = SeededGenerator(seed: 11)
        var repeats = 0
        for _ in 0..<24 {
            let observation = random.pick(bench.predictions.observations)
            let before = bench.reasoner.entropy
            guard bench.observe(observation) != nil, !bench.mayComeAndGo else { continue }
            let known = bench.reasoner.entropy
            let clock = bench.exercise.simulation.clock
            #expect(bench.outlook.expectedBits(of: observation, clock: clock) == 0)
            #expect(bench.reasoner.hasSeen(observation))
            guard bench.observe(observation) != nil else { continue }
            #expect(bench.reasoner.entropy == known, "\(observation), from \(before)")
            repeats += 1
        }
        #expect(repeats > 8)
    }

    /// Something done in between makes it worth looking again.
    @Test func aSecondLookAfterAChangeIsNoRepeat() throws {
        let bench = try Bench(try CornerHouse.instance("line-up"))
        let look = try #require(
            Observation(verb: "look", words: ["lounge-mon"], plant: bench.exercise.plant))
        #expect(bench.observe(look) != nil)
        #expect(bench.reasoner.hasSeen(look))
        #expect(bench.type("swap v-010") != nil)
        #expect(!bench.reasoner.hasSeen(look))
        #expect(bench.type("swap v-010 back") != nil)
        #expect(!bench.reasoner.hasSeen(look))
    }

    private static let crimp = ScenarioFault(mode: "intermittent-connector", element: "v-110")

    /// While a bad crimp is likely, the same count may come out otherwise: it may be expected to
    /// tell something, and what it tells is taken in.
    @Test func aSecondCountMayTellWhereSomethingComesAndGoes() throws {
        let predictions = try CornerHouse.predictions(
            try CornerHouse.madeUp([], claims: ["gr-picture"]))
        let fault = try CornerHouse.madeUp([RepeatTests.crimp], claims: ["es1-picture"])
        let claims = CornerHouse.lacking(fault.faults.flatMap(\.edits), predictions)
        print("a bad crimp of v-110 lacks", claims)
        let bench = try Bench(fault)
        let catalogue = bench.predictions.observations
        let own = try #require(
            bench.predictions.hypotheses.all.indices.first { number in
                bench.predictions.hypotheses.all[number].edits == fault.faults[0].edits
            })
        let telling = catalogue.indices.filter { bench.predictions.bin(of: own, at: $0) != 0 }
        #expect(!telling.isEmpty)
        for number in telling {
            print(catalogue[number].command(bench.exercise.plant))
        }
        bench.observeAsAnExpert(most: 20)
        for step in bench.exercise.steps { print(step.verb, step.words, step.finished) }
        print(bench.reasoner.describe(Int(bench.reasoner.belief.best)), bench.reasoner.entropy)
    }
}
