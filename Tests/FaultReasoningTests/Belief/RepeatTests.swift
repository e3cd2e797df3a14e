import CaseSupport
import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// An exact repeat tells nothing, unless something may come and go.
@Suite struct RepeatTests {
    /// Whether something that comes and goes is likely enough to look twice.
    private func mayComeAndGo(_ recorder: SessionRecorder) -> Bool {
        let reasoner = recorder.reasoner
        let predictions = recorder.predictions
        return reasoner.candidates.indices.contains { number in
            reasoner.belief.probabilities[number] >= 0.01
                && reasoner.candidates[number].members.contains {
                    predictions.comesAndGoes(predictions.hypotheses.all[$0])
                }
        }
    }

    @Test(arguments: CornerHouse.scenarios)
    func aRepeatWithNothingChangedGainsNothingAndNothingIsExpectedOfIt(scenario: String) throws {
        let recorder = try SessionRecorder(on: try CornerHouse.instance(scenario))
        var random = SeededGenerator(seed: 11)
        var repeats = 0
        for _ in 0..<24 {
            let observation = random.pick(recorder.predictions.observations)
            let before = recorder.reasoner.entropy
            guard recorder.observe(observation) != nil, !mayComeAndGo(recorder) else { continue }
            let known = recorder.reasoner.entropy
            let clock = recorder.exercise.simulation.clock
            #expect(recorder.outlook.prospect(of: observation, clock: clock).bits == 0)
            #expect(recorder.reasoner.hasSeen(observation))
            guard recorder.observe(observation) != nil else { continue }
            #expect(recorder.reasoner.entropy == known, "\(observation), from \(before)")
            repeats += 1
        }
        #expect(repeats > 8)
    }

    /// Something done in between makes it worth looking again.
    @Test func aSecondLookAfterAChangeIsNoRepeat() throws {
        let recorder = try SessionRecorder(on: try CornerHouse.instance("line-up"))
        let look = try #require(
            Observation(verb: "look", words: ["lounge-mon"], plant: recorder.exercise.plant))
        #expect(recorder.observe(look) != nil)
        #expect(recorder.reasoner.hasSeen(look))
        #expect(recorder.attempt("swap v-010") != nil)
        #expect(!recorder.reasoner.hasSeen(look))
        #expect(recorder.attempt("swap v-010 back") != nil)
        #expect(!recorder.reasoner.hasSeen(look))
    }

    private static let crimp = ScenarioFault(mode: "intermittent-connector", element: "v-110")

    /// While a bad crimp is likely, the same look may come out otherwise: it may well tell
    /// something, and what it tells is taken in.
    @Test func aSecondLookMayTellWhereSomethingComesAndGoes() throws {
        let recorder = try SessionRecorder(
            on: try CornerHouse.madeUp([RepeatTests.crimp], claims: ["es1-picture"]))
        let look = try #require(
            Observation(verb: "look", words: ["es1-mon"], plant: recorder.exercise.plant))
        recorder.attempt("measure router-status rtr")
        #expect(mayComeAndGo(recorder))
        recorder.observe(look)
        let known = recorder.reasoner.entropy
        let clock = recorder.exercise.simulation.clock
        let expected = recorder.outlook.prospect(of: look, clock: clock).bits
        #expect(expected > 0)
        recorder.observe(look)
        #expect(recorder.reasoner.entropy != known)
    }

    /// Which phase it is in just now isn't worth a look: once the crimp is as good as known, little
    /// is to be expected of any.
    @Test func thePhaseOfABadCrimpIsntWorthKnowing() throws {
        let recorder = try SessionRecorder(
            on: try CornerHouse.madeUp([RepeatTests.crimp], claims: ["es1-picture"]))
        recorder.observeAsAnExpert(most: 20, until: \.isKnown)
        #expect(recorder.reasoner.isKnown)
        let number = Int(recorder.reasoner.belief.best)
        #expect(recorder.reasoner.describe(number) == "v-110 intermittent-connector")
        let look = try #require(
            Observation(verb: "look", words: ["es1-mon"], plant: recorder.exercise.plant))
        let expected = recorder.outlook.prospect(
            of: look, clock: recorder.exercise.simulation.clock
        ).bits
        #expect(expected <= recorder.reasoner.entropy)
    }

    /// In whichever phase it is looked at, and whatever was done before, a bad crimp is never
    /// contradicted by what it shows.
    @Test func aBadCrimpIsContradictedInNeitherPhase() throws {
        for seed in 1...UInt64(CornerHouse.sample(2, of: 6)) {
            let recorder = try SessionRecorder(
                on: try CornerHouse.madeUp(
                    [RepeatTests.crimp], claims: ["es1-picture"], seed: seed))
            let list = recorder.predictions.hypotheses.all
            let truth = try #require(
                list.indices.first {
                    recorder.predictions.name(of: $0) == "v-110 intermittent-connector"
                })
            var looks: Set<ReadingSignature> = []
            for line in ["measure router-status rtr", "look es1-mon", "route out-2 in-6"] {
                #expect(recorder.attempt(line) != nil)
            }
            for _ in 0..<8 {
                let reply = try #require(recorder.attempt("look es1-mon"))
                looks.insert(ReadingSignature(reply.shown.first))
                recorder.attempt("wait 1")
            }
            #expect(looks.count == 2, "both phases are seen")
            #expect(recorder.reasoner.contradictions(of: truth) == 0)
        }
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
