import CaseSupport
import Diagnosis
import Exercises
import FaultReasoning
import Foundation
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// Bits add up, and the same session is always believed the same, to the last bit.
@Suite struct BitsTests {
    private func recorder(_ scenario: String, seed: UInt64, steps: Int) throws
        -> SessionRecorder
    {
        let instance = try CornerHouse.instance(scenario, seed: seed)
        let recorder = try SessionRecorder(on: instance)
        var work = RandomWork(seed: seed)
        work.run(steps, on: recorder)
        return recorder
    }

    /// −Σ p·log₂ p, by another library's logarithm.
    private func entropy(_ probabilities: [Double]) -> Double {
        probabilities.reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
    }

    @Test(arguments: CornerHouse.scenarios)
    func theBitsOfTheStepsAreTheEntropyAtTheStartLessThatAtTheEnd(scenario: String) throws {
        for seed in UInt64(21)..<21 + UInt64(CornerHouse.sample(1, of: 3)) {
            let recorder = try recorder(
                scenario, seed: seed, steps: CornerHouse.sample(10, of: 24))
            let moves = recorder.moves
            #expect(moves.count >= 10)
            let instance = recorder.exercise.instance
            let fresh = Reasoner(recorder.reasoner.predictions, recorder.exercise.caseFile)
            let start = fresh.entropy
            let sum = moves.reduce(0) { $0 + $1.bitsBefore - $1.bitsAfter }
            let end = entropy(recorder.reasoner.belief.probabilities)
            #expect(abs(sum - (entropy(fresh.belief.probabilities) - end)) < 1e-9)

            let steps = try Plays.record(moves.map(\.command), on: instance)
            let analysis = try Plays.analyse(steps, of: instance)
            #expect(analysis.bitsAtStart == start)
            #expect(analysis.steps.count == moves.count)
            let gained = analysis.steps.reduce(0) { $0 + $1.bitsGained }
            #expect(abs(gained - (analysis.bitsAtStart - end)) < 1e-9)
            for (step, move) in zip(analysis.steps, moves) {
                #expect(step.bitsBefore == move.bitsBefore && step.bitsAfter == move.bitsAfter)
                // The exercise counts whole seconds lost since the call, the analysis by line.
                #expect(
                    abs(step.price - move.price) <= PriceWeights.secondsPerSecondLost,
                    "\(step.command)")
                #expect(step.expectedBits >= 0 && step.truth >= 0 && step.truth <= 1 + 1e-9)
            }
        }
    }

    @Test(arguments: CornerHouse.scenarios)
    func aPrefixIsBelievedAsTheWholeWasAtThatStep(scenario: String) throws {
        let recorder = try recorder(scenario, seed: 31, steps: CornerHouse.sample(8, of: 16))
        let moves = recorder.moves
        let file = recorder.exercise.caseFile
        for length in stride(from: 0, through: moves.count, by: 4) {
            let prefix = Reasoner(recorder.reasoner.predictions, file)
            for move in moves.prefix(length) { prefix.take(move.step) }
            let expected =
                length == moves.count
                ? moves[length - 1].bitsAfter
                : moves[length].bitsBefore
            #expect(prefix.entropy.bitPattern == expected.bitPattern, "\(length)")
        }
        let again = Reasoner(recorder.reasoner.predictions, file)
        for move in moves { again.take(move.step) }
        #expect(again.candidates == recorder.reasoner.candidates)
        #expect(
            again.belief.probabilities.map(\.bitPattern)
                == recorder.reasoner.belief.probabilities.map(\.bitPattern))
    }

    /// In whatever order the catalogue's predictions were asked for, they say the same.
    @Test(.enabled(if: CornerHouse.sample(0, of: 1) == 1))
    func freshPredictionsGiveTheSameBelief() throws {
        let recorder = try recorder("line-up", seed: 41, steps: 12)
        let instance = recorder.exercise.instance
        let fresh = Reasoner(
            FacilityPredictions(
                plant: instance.plant, scene: instance.scene, clock: instance.scenario.called),
            recorder.exercise.caseFile)
        for move in recorder.moves { fresh.take(move.step) }
        #expect(
            fresh.belief.probabilities.map(\.bitPattern)
                == recorder.reasoner.belief.probabilities.map(\.bitPattern))
    }
}
