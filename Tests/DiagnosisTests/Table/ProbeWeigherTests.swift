import Diagnosis
import Foundation
import TestSupport
import Testing

@Suite struct ProbeWeigherTests {
    @Test func isTheExpectedFallOfEntropy() throws {
        try withEverySeed(150) { generator in
            let random = RandomTable(
                &generator, hypotheses: 9, probes: 5, isExact: generator.chance(1, in: 3),
                hasUnmodelled: generator.chance(1, in: 2))
            let belief = random.belief
            var weigher = ProbeWeigher(belief)
            for probe in 0..<5 {
                let shares = random.readingShares(probe, belief)
                var mean = 0.0
                for (read, share) in shares.enumerated() where share > 0 {
                    var after = belief
                    after.observe(
                        Int32(probe), bin: OutcomeBin(read), in: random.table,
                        unmodelledLikelihood: min(1, share))
                    mean += share * after.entropy
                }
                let bits = weigher.expectedInformation(Int32(probe), in: random.table)
                #expect((mean - (belief.entropy - bits)).magnitude < 1e-9)
            }
        }
    }

    @Test func isTheSameAsTheDefinitionWrittenOut() throws {
        try withEverySeed(150) { generator in
            let random = RandomTable(
                &generator, hypotheses: 15, probes: 5, bins: 8,
                hasUnmodelled: generator.chance(1, in: 2))
            let belief = random.belief
            var weigher = ProbeWeigher(belief)
            for probe in 0..<5 {
                let bits = weigher.expectedInformation(Int32(probe), in: random.table)
                #expect((bits - definition(random, probe, belief)).magnitude < 1e-9)
                #expect(bits >= 0)
                #expect(bits <= belief.entropy + 1e-9)
                #expect(bits <= Foundation.log2(Double(random.models[probe].binCount)) + 1e-9)
                let shares = weigher.readingShares(Int32(probe), in: random.table)
                for (own, other) in zip(shares, random.readingShares(probe, belief)) {
                    #expect((own - other).magnitude < 1e-12)
                }
            }
        }
    }

    /// H(reading) − H(reading | hypothesis), over every pair of both.
    private func definition(_ random: RandomTable, _ probe: Int, _ belief: Belief) -> Double {
        func term(_ share: Double) -> Double { share > 0 ? -share * Foundation.log2(share) : 0 }
        var modelled = 0.0
        var conditional = 0.0
        for hypothesis in random.priors.indices where random.unmodelled != Int32(hypothesis) {
            modelled += belief.probabilities[hypothesis]
            for read in 0..<OutcomeBin(random.models[probe].binCount) {
                let chance = random.chance(probe, random.dense[probe][hypothesis], read)
                conditional += belief.probabilities[hypothesis] * term(chance)
            }
        }
        let readings = random.readingShares(probe, belief).reduce(0) { $0 + term($1) }
        return modelled * readings - conditional
    }

    @Test func anExactRepeatIsWorthNothing() throws {
        try withEverySeed(100) { generator in
            let random = RandomTable(
                &generator, hypotheses: 300, probes: 12, isExact: true,
                hasUnmodelled: generator.chance(1, in: 2))
            let truth = generator.integer(in: 0...298)
            var belief = random.belief
            for probe in 0..<12 {
                belief.observe(Int32(probe), bin: random.dense[probe][truth], in: random.table)
                var weigher = ProbeWeigher(belief)
                for known in 0...probe {
                    #expect(weigher.expectedInformation(Int32(known), in: random.table) == 0)
                }
            }
        }
    }

    @Test func aRepeatOfAFallibleProbeIsWorthSomething() {
        let table = OutcomeTable(
            hypothesisCount: 2,
            columns: [
                OutcomeColumn(dense: [0, 1], model: ReadingModel(binCount: 2, slip: 0.2))
            ])
        var belief = Belief(priors: [1, 1])
        var first = ProbeWeigher(belief)
        let before = first.expectedInformation(0, in: table)
        // 1 − H(0.1), as for a binary symmetric channel.
        #expect((before - 0.5310044064107188).magnitude < 1e-12)
        belief.observe(0, bin: 1, in: table)
        var second = ProbeWeigher(belief)
        let after = second.expectedInformation(0, in: table)
        #expect(after > 0.1 && after < before)
    }

    @Test func rowsAndColumnsRankAlikeToTheLastBit() throws {
        try withEverySeed(60) { generator in
            let random = RandomTable(
                &generator, hypotheses: 200, probes: 30, hasUnmodelled: true)
            let table = random.table
            let rows = OutcomeRows(table)
            // Few are left alive: these are the cases in which rows are walked.
            let alive = (0..<6).map { _ in generator.integer(in: 0...199) }
            let priors = (0..<200).map { alive.contains($0) ? random.priors[$0] : 0 }
            let belief = Belief(priors: priors, unmodelled: 199)
            let probes = random.probes.filter { $0 % 3 != 1 }
            var weigher = ProbeWeigher(belief)
            let byColumn = weigher.ranking(probes, in: table, prices: random.prices)
            let byRow = weigher.ranking(probes, in: table, rows: rows, prices: random.prices)
            #expect(byColumn == byRow)
            #expect(byColumn.map(\.probe).sorted() == probes)
        }
    }

    @Test func ranksByInformationPerPriceThenById() {
        let model = ReadingModel(binCount: 2)
        let table = OutcomeTable(
            hypothesisCount: 4,
            columns: [[0, 0, 0, 1], [0, 0, 1, 1], [1, 0, 1, 0], [1, 1, 1, 1], [1, 1, 0, 0]].map {
                OutcomeColumn(dense: $0, model: model)
            })
        var weigher = ProbeWeigher(Belief(priors: [1, 1, 1, 1]))
        let ranking = weigher.ranking([4, 3, 2, 1, 0], in: table, prices: [1, 2, 1, 0, 2])
        #expect(ranking.map(\.probe) == [2, 0, 1, 4, 3])
        #expect(ranking.map(\.bits)[3...] == [1, 0])
        #expect(ranking.map(\.value)[2...] == [0.5, 0.5, 0])
    }

    /// Figures that must be the same in every process, whatever the seed of its hashes.
    @Test func givesTheSameBitsAlways() {
        var generator = SeededGenerator(seed: 7)
        let random = RandomTable(&generator, hypotheses: 40, probes: 12, hasUnmodelled: true)
        var belief = random.belief
        for probe in 0..<3 { belief.observe(Int32(probe), bin: 0, in: random.table) }
        var weigher = ProbeWeigher(belief)
        let ranking = weigher.ranking(random.probes, in: random.table, prices: random.prices)
        let order = ranking.map(\.probe)
        let bits = ranking.map(\.bits.bitPattern).reduce(0) { ($0 << 1 | $0 >> 63) ^ $1 }
        #expect(order == [5, 7, 1, 6, 10, 0, 2, 3, 4, 8, 9, 11])
        #expect(bits == 331_206_692_530_923_999)
        #expect(belief.entropy.bitPattern == 4_616_785_022_205_902_922)
    }
}
