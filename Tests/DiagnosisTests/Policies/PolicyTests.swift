import Diagnosis
import SimulationKernel
import TestSupport
import Testing

@Suite struct PolicyTests {
    private static let model = ReadingModel(binCount: 3)

    private static func offer(_ columns: [[OutcomeBin]], prices: [Int64]) -> ProbeOffer {
        ProbeOffer(
            belief: Belief(priors: [Double](repeating: 1, count: columns[0].count)),
            table: OutcomeTable(
                hypothesisCount: columns[0].count,
                columns: columns.map { OutcomeColumn(dense: $0, model: model) }),
            prices: prices, available: columns.indices.map { Int32($0) })
    }

    @Test func greedyTakesMostBitsPerPrice() {
        var offer = PolicyTests.offer(
            [[0, 0, 1, 1], [0, 1, 1, 1], [0, 0, 1, 2]], prices: [10, 3, 10])
        // 1 bit for 10, 0.811 for 3, 1.5 for 10.
        #expect(GreedyPolicy().choose(from: offer)?.probe == 1)
        offer.leastBits = 0.9
        #expect(GreedyPolicy().choose(from: offer)?.probe == 2)
        offer.leastBits = 1.6
        #expect(GreedyPolicy().choose(from: offer) == nil)
        offer.leastBits = 0.1
        offer.available = []
        #expect(GreedyPolicy().choose(from: offer) == nil)
    }

    @Test func halfSplitLooksAtHalvesAndThenAtThePrice() {
        let columns: [[OutcomeBin]] = [[0, 1, 1, 1], [0, 0, 1, 1], [1, 0, 2, 0], [0, 1, 0, 1]]
        var offer = PolicyTests.offer(columns, prices: [1, 9, 7, 8])
        // The first isn't near a half; of the others the likeliest reading has a chance of ½.
        let choice = HalfSplitPolicy().choose(from: offer)
        #expect(choice?.probe == 2)
        #expect(choice?.value == 1)
        offer.prices = [1, 8, 9, 8]
        #expect(HalfSplitPolicy().choose(from: offer)?.probe == 1)
        offer.available = [0]
        #expect(HalfSplitPolicy().choose(from: offer)?.value == 0.5)
        offer.leastBits = 1
        #expect(HalfSplitPolicy().choose(from: offer) == nil)
    }

    @Test func randomTakesEachUsefulProbeAboutAsOften() {
        let offer = PolicyTests.offer(
            [[0, 0, 1, 1], [0, 0, 0, 0], [0, 1, 1, 2], [1, 0, 0, 0]], prices: [1, 1, 50, 9])
        var policy = RandomPolicy(stream: RandomStream(seed: 3, name: "policy"))
        var counts = [0, 0, 0, 0]
        for _ in 0..<3000 {
            if let choice = policy.choose(from: offer) { counts[Int(choice.probe)] += 1 }
        }
        #expect(counts[1] == 0)
        for probe in [0, 2, 3] { #expect((900...1100).contains(counts[probe])) }
        var again = RandomPolicy(stream: RandomStream(seed: 3, name: "policy"))
        var other = RandomPolicy(stream: RandomStream(seed: 3, name: "policy"))
        let choices = (0..<20).map { _ in again.choose(from: offer)?.probe }
        #expect(choices == (0..<20).map { _ in other.choose(from: offer)?.probe })
        #expect(Set(choices).count == 3)
    }

    @Test func anExpertOfDepthOneIsGreedy() throws {
        try withEverySeed(60) { generator in
            let random = RandomTable(&generator, hypotheses: 10, probes: 8)
            let offer = ProbeOffer(
                belief: random.belief, table: random.table, prices: random.prices,
                available: random.probes)
            let greedy = GreedyPolicy().choose(from: offer)
            let expert = ExpertPolicy(width: 5, depth: 1).choose(from: offer)
            #expect(expert?.probe == greedy?.probe)
        }
    }

    /// The cheap probe tells a little less than the other, but more per price. Whoever begins with
    /// it needs the other after it in three cases of four; the other way round it is one in two.
    @Test func greedIsDearerThanThePlanAndAnExpertSeesIt() throws {
        let offer = PolicyTests.offer([[1, 1, 0, 1], [0, 0, 1, 1]], prices: [3, 4])
        #expect(GreedyPolicy().choose(from: offer)?.probe == 0)
        #expect((expectedPrice(of: GreedyPolicy(), offer) - 6).magnitude < 1e-9)
        let plan = OptimalPlan(offer)
        #expect(plan.firstProbe == 1 && plan.isExact)
        #expect((plan.expectedPrice - 5.5).magnitude < 1e-9)
        let expert = ExpertPolicy(width: 2, depth: 2)
        let choice = try #require(expert.choose(from: offer))
        #expect(choice.probe == 1)
        // One bit for 4, and then with a chance of ½ another for 3.
        #expect((choice.value - 1.5 / 5.5).magnitude < 1e-9)
        #expect((choice.bits - 1).magnitude < 1e-12)
        #expect((expectedPrice(of: expert, offer) - 5.5).magnitude < 1e-9)
    }

    @Test func noPolicyIsCheaperThanThePlan() throws {
        try withEverySeed(80) { generator in
            let random = RandomTable(
                &generator, hypotheses: 7, probes: 6, bins: 3, isExact: true)
            let offer = ProbeOffer(
                belief: random.belief, table: random.table, prices: random.prices,
                available: random.probes)
            let plan = OptimalPlan(offer)
            let stream = RandomStream(seed: 1, name: "policy")
            let prices = [
                expectedPrice(of: GreedyPolicy(), offer),
                expectedPrice(of: ExpertPolicy(width: 3, depth: 2), offer),
                expectedPrice(of: HalfSplitPolicy(), offer),
                expectedPrice(of: RandomPolicy(stream: stream), offer),
            ]
            for price in prices { #expect(price > plan.expectedPrice - 1e-9) }
            let optimal = expectedPrice(of: OptimalPolicy(), offer)
            #expect((optimal - plan.expectedPrice).magnitude < 1e-9)
        }
    }

    @Test func lookAheadIsWhatWritingItOutGives() throws {
        try withEverySeed(40) { generator in
            let random = RandomTable(
                &generator, hypotheses: 7, probes: 5, hasUnmodelled: generator.chance(1, in: 2))
            let offer = ProbeOffer(
                belief: random.belief, table: random.table, prices: random.prices,
                available: random.probes)
            let expert = ExpertPolicy(width: 5, depth: 2).choose(from: offer)
            var best = 0.0
            var rates: [Int32: Double] = [:]
            var weigher = ProbeWeigher(offer.belief)
            for first in weigher.ranking(random.probes, in: offer.table, prices: offer.prices)
            where first.bits >= offer.leastBits {
                var bits = first.bits
                var price = Double(offer.prices[Int(first.probe)])
                let shares = random.readingShares(Int(first.probe), offer.belief)
                for (read, share) in shares.enumerated() where share > 1e-6 {
                    var after = offer
                    after.belief.observe(
                        first.probe, bin: OutcomeBin(read), in: offer.table,
                        unmodelledLikelihood: min(1, share))
                    guard let next = GreedyPolicy().choose(from: after) else { continue }
                    bits += share * next.bits
                    price += share * Double(offer.prices[Int(next.probe)])
                }
                rates[first.probe] = bits / price
                best = max(best, bits / price)
            }
            #expect(((expert?.value ?? 0) - best).magnitude < 1e-9)
            if let expert { #expect((rates[expert.probe] ?? 0) > best - 1e-9) }
        }
    }
}
