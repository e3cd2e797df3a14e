import Diagnosis
import Foundation
import TestSupport
import Testing

@Suite struct BeliefTests {
    @Test func startsAsThePriors() {
        let belief = Belief(priors: [3, 0, 1])
        #expect(belief.probabilities.map { ($0 * 1e12).rounded() } == [75e10, 0, 25e10])
        #expect((belief.entropy - 0.8112781244591328).magnitude < 1e-14)
        #expect(belief.best == 0)
        #expect((belief.mass(of: [1, 2]) - 0.25).magnitude < 1e-14)
        #expect(Belief(priors: [0, 2, 2]).best == 1)
        #expect(Belief(priors: [0, 2, 0]).entropy == 0)
    }

    @Test func followsBayesThroughConfusionAndSlip() throws {
        try withEverySeed(100) { generator in
            let random = RandomTable(&generator, hypotheses: 8, probes: 6)
            let table = random.table
            var belief = random.belief
            var weights = random.priors
            for _ in 0..<12 {
                let probe = generator.integer(in: 0...5)
                let read = OutcomeBin(generator.integer(in: 0...random.models[probe].binCount - 1))
                let after = weights.indices.map {
                    weights[$0] * random.chance(probe, random.dense[probe][$0], read)
                }
                let isPossible = after.contains { $0 > 0 }
                let before = belief
                #expect(belief.observe(Int32(probe), bin: read, in: table) == isPossible)
                if isPossible { weights = after } else { #expect(belief == before) }
                let sum = weights.reduce(0, +)
                for (index, weight) in weights.enumerated() {
                    #expect((belief.probabilities[index] - weight / sum).magnitude < 1e-12)
                }
            }
        }
    }

    @Test func anUpdateIsTheSameAsAnObservation() throws {
        try withEverySeed(50) { generator in
            let random = RandomTable(
                &generator, hypotheses: 8, probes: 4, hasUnmodelled: true)
            let probe = generator.integer(in: 0...3)
            let read = OutcomeBin(generator.integer(in: 0...random.models[probe].binCount - 1))
            var observed = random.belief
            observed.observe(
                Int32(probe), bin: read, in: random.table, unmodelledLikelihood: 0.25)
            var updated = random.belief
            let likelihoods = (0..<7).map { hypothesis in
                Foundation.log2(random.chance(probe, random.dense[probe][hypothesis], read))
            }
            updated.update(logLikelihoods: likelihoods + [-2])
            for index in 0..<8 {
                let difference = observed.probabilities[index] - updated.probabilities[index]
                #expect(difference.magnitude < 1e-12)
            }
        }
    }

    @Test func whatLowersEntropyAddsUp() throws {
        try withEverySeed(100) { generator in
            let random = RandomTable(
                &generator, hypotheses: 10, probes: 6, hasUnmodelled: generator.chance(1, in: 2))
            var belief = random.belief
            let start = belief.entropy
            var sum = 0.0
            for _ in 0..<20 {
                let probe = generator.integer(in: 0...5)
                let read = OutcomeBin(generator.integer(in: 0...random.models[probe].binCount - 1))
                let before = belief.entropy
                belief.observe(Int32(probe), bin: read, in: random.table)
                sum += before - belief.entropy
                // The entropy itself is the sum over the probabilities.
                let direct = belief.probabilities.filter { $0 > 0 }
                    .reduce(0) { $0 - $1 * Foundation.log2($1) }
                #expect((belief.entropy - direct).magnitude < 1e-9)
            }
            #expect((start - belief.entropy - sum).magnitude < 1e-9)
        }
    }

    @Test func theUnmodelledKeepsItsFloor() {
        let model = ReadingModel(
            binCount: 2,
            confusion: BinConfusion([.init(from: 0, to: 1, probability: 0.01)]))
        let table = OutcomeTable(
            hypothesisCount: 3, columns: [OutcomeColumn(dense: [0, 1, 0], model: model)])
        var belief = Belief(priors: [1, 1, 0], unmodelled: 2, floor: 0.001)
        #expect((belief.probabilities[2] - 0.001).magnitude < 1e-12)
        for _ in 0..<100 { belief.observe(0, bin: 1, in: table, unmodelledLikelihood: 1e-9) }
        #expect((belief.probabilities[2] - 0.001).magnitude < 1e-12)
        #expect(belief.best == 1)
        #expect((belief.probabilities.reduce(0, +) - 1).magnitude < 1e-12)
    }

    @Test(arguments: [0.2, 0.5, 0.7, 0.99]) func aHighFloorIsKeptToo(_ floor: Double) {
        var belief = Belief(priors: [5, 3, 1], unmodelled: 2, floor: floor)
        for _ in 0..<20 {
            belief.update(logLikelihoods: [-1, -3, -9])
            #expect((belief.probabilities[2] - floor).magnitude < 1e-9)
            #expect(belief.probabilities[2] > floor - 1e-9)
            #expect((belief.probabilities.reduce(0, +) - 1).magnitude < 1e-12)
        }
    }

    @Test func theUnmodelledTakesOverWhenAllElseIsRefuted() {
        let model = ReadingModel(binCount: 3)
        let table = OutcomeTable(
            hypothesisCount: 3, columns: [OutcomeColumn(dense: [0, 1, 0], model: model)])
        var belief = Belief(priors: [1, 1, 1e-9], unmodelled: 2)
        let isObserved = belief.observe(0, bin: 2, in: table)
        #expect(isObserved)
        #expect(belief.probabilities == [0, 0, 1])
        #expect(belief.best == 2)
        #expect(belief.entropy == 0)
        var weigher = ProbeWeigher(belief)
        #expect(weigher.expectedInformation(0, in: table) == 0)
        // A pair that explains everything is thought of now, and has the word again.
        belief.append(logWeights: [-5])
        #expect(belief.best == 3)
        #expect(belief.probabilities[3] > 0.99)
    }

    @Test func withoutAnUnmodelledWhatCannotBeIsRefused() {
        let table = OutcomeTable(
            hypothesisCount: 2,
            columns: [OutcomeColumn(dense: [0, 1], model: ReadingModel(binCount: 3))])
        var belief = Belief(priors: [1, 3])
        let before = belief
        let isObserved = belief.observe(0, bin: 2, in: table)
        let isUpdated = belief.update(logLikelihoods: [-.infinity, -.infinity])
        #expect(!isObserved && !isUpdated)
        #expect(belief == before)
    }

    @Test func whatComesLaterIsAsIfItHadAlwaysBeenThere() throws {
        try withEverySeed(50) { generator in
            let random = RandomTable(
                &generator, hypotheses: 9, probes: 5, isExact: false)
            var models = random
            models.priors = Array(random.priors.prefix(6))
            models.dense = random.dense.map { Array($0.prefix(6)) }
            var late = models.belief
            var always = random.belief
            var added = (6..<9).map { Foundation.log2(random.priors[$0]) }
            for _ in 0..<6 {
                let probe = generator.integer(in: 0...4)
                let read = random.dense[probe][generator.integer(in: 0...5)]
                if !late.observe(Int32(probe), bin: read, in: models.table) { continue }
                always.observe(Int32(probe), bin: read, in: random.table)
                for index in 0..<3 {
                    let bin = random.dense[probe][6 + index]
                    added[index] += Foundation.log2(random.chance(probe, bin, read))
                }
            }
            late.append(logWeights: added)
            for index in 0..<9 {
                let difference = late.probabilities[index] - always.probabilities[index]
                #expect(difference.magnitude < 1e-12)
            }
        }
    }

    @Test func repeatingAConfusableProbeNeverEndsInNonsense() throws {
        try withEverySeed(30) { generator in
            let random = RandomTable(
                &generator, hypotheses: 9, probes: 3, hasUnmodelled: generator.chance(1, in: 2))
            let probe = generator.integer(in: 0...2)
            let read = OutcomeBin(generator.integer(in: 0...random.models[probe].binCount - 1))
            var belief = random.belief
            for _ in 0..<60 { belief.observe(Int32(probe), bin: read, in: random.table) }
            #expect((belief.probabilities.reduce(0, +) - 1).magnitude < 1e-9)
            #expect(belief.entropy >= 0)
            var weigher = ProbeWeigher(belief)
            #expect(weigher.expectedInformation(Int32(probe), in: random.table) >= 0)
        }
    }

    @Test func aThousandReadingsDoNotWearOut() {
        let model = ReadingModel(binCount: 2, slip: 0.1)
        let table = OutcomeTable(
            hypothesisCount: 2, columns: [OutcomeColumn(dense: [0, 1], model: model)])
        var belief = Belief(priors: [1, 1])
        for _ in 0..<1000 { belief.observe(0, bin: 1, in: table) }
        #expect(belief.probabilities == [0, 1])
        // What weighed nothing comes back when the readings turn round.
        for _ in 0..<1001 { belief.observe(0, bin: 0, in: table) }
        #expect((belief.probabilities[0] - 0.95).magnitude < 1e-9)
    }
}
