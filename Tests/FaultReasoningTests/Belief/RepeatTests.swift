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
            #expect(bench.outlook.prospect(of: observation, clock: clock).bits == 0)
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

    /// While a bad crimp is likely, the same look may come out otherwise: it may well tell
    /// something, and what it tells is taken in.
    @Test func aSecondLookMayTellWhereSomethingComesAndGoes() throws {
        let bench = try Bench(
            try CornerHouse.madeUp([RepeatTests.crimp], claims: ["es1-picture"]))
        let look = try #require(
            Observation(verb: "look", words: ["es1-mon"], plant: bench.exercise.plant))
        bench.type("measure router-status rtr")
        #expect(bench.mayComeAndGo)
        bench.observe(look)
        let known = bench.reasoner.entropy
        let clock = bench.exercise.simulation.clock
        let expected = bench.outlook.prospect(of: look, clock: clock).bits
        #expect(expected > 0)
        bench.observe(look)
        #expect(bench.reasoner.entropy != known)
    }

    /// Which phase it is in just now isn't worth a look: once the crimp is as good as known, little
    /// is to be expected of any.
    @Test func thePhaseOfABadCrimpIsntWorthKnowing() throws {
        let bench = try Bench(
            try CornerHouse.madeUp([RepeatTests.crimp], claims: ["es1-picture"]))
        bench.observeAsAnExpert(most: 20)
        #expect(bench.isKnown)
        let number = Int(bench.reasoner.belief.best)
        #expect(bench.reasoner.describe(number) == "v-110 intermittent-connector")
        let look = try #require(
            Observation(verb: "look", words: ["es1-mon"], plant: bench.exercise.plant))
        let expected = bench.outlook.prospect(
            of: look, clock: bench.exercise.simulation.clock
        ).bits
        #expect(expected <= bench.reasoner.entropy)
    }

    /// Each reading is as while the contact is open, or as while it is closed, however often it
    /// happened to open.
    @Test func everyReadingOfABadCrimpIsOfOneOfItsPhases() throws {
        var wrong: [String] = []
        var opened = 0
        for seed in 1...UInt64(CornerHouse.sample(1, of: 4)) {
            let instance = try CornerHouse.madeUp(
                [RepeatTests.crimp], claims: ["es1-picture"], seed: seed)
            let predictions = try CornerHouse.predictions(instance)
            let real = instance.simulation()
            let open = predictions.simulation(with: instance.faults.flatMap(\.edits))
            let calm = predictions.simulation(with: [])
            for observation in predictions.observations {
                let seen = ReadingSignature(try? observation.read(real).reading)
                let isOpen = seen.agrees(with: observation.signature(open))
                let isCalm = seen.agrees(with: observation.signature(calm))
                if isOpen && !isCalm { opened += 1 }
                if !isOpen && !isCalm {
                    wrong.append("\(observation.command(predictions.plant))")
                }
            }
        }
        #expect(opened > 0)
        #expect(wrong.isEmpty, "\(wrong)")
    }
}
