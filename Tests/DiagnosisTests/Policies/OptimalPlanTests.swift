import Diagnosis
import TestSupport
import Testing

@Suite struct OptimalPlanTests {
    /// The least expected price, by trying every probe at every set, without a bound or a memory.
    private func bruteForce(
        _ weights: [Double], _ columns: [[OutcomeBin]], _ prices: [Int64], _ set: [Int],
        threshold: Double
    ) -> Double {
        let mass = set.reduce(0) { $0 + weights[$1] }
        var best = Double.infinity
        if let most = groups(set, columns).map({ $0.reduce(0) { $0 + weights[$1] } }).max(),
            most >= threshold * mass
        {
            return 0
        }
        for (column, price) in zip(columns, prices) {
            let parts = Dictionary(grouping: set) { column[$0] }
            if parts.count < 2 { continue }
            var sum = Double(max(1, price)) * mass
            for bin in parts.keys.sorted() {
                sum += bruteForce(weights, columns, prices, parts[bin] ?? [], threshold: threshold)
            }
            best = min(best, sum)
        }
        return best == .infinity ? 0 : best
    }

    /// Those that all columns show alike.
    private func groups(_ set: [Int], _ columns: [[OutcomeBin]]) -> [[Int]] {
        var groups: [[Int]] = []
        for member in set {
            let index = groups.firstIndex { group in
                columns.allSatisfy { $0[group[0]] == $0[member] }
            }
            if let index { groups[index].append(member) } else { groups.append([member]) }
        }
        return groups
    }

    private func offer(
        _ priors: [Double], _ columns: [[OutcomeBin]], _ prices: [Int64], unmodelled: Int32? = nil
    ) -> ProbeOffer {
        let model = ReadingModel(binCount: 4)
        return ProbeOffer(
            belief: Belief(priors: priors, unmodelled: unmodelled),
            table: OutcomeTable(
                hypothesisCount: priors.count,
                columns: columns.map { OutcomeColumn(dense: $0, model: model) }),
            prices: prices, available: columns.indices.map { Int32($0) })
    }

    @Test(arguments: [1.0, 0.9, 0.6]) func agreesWithBruteForce(_ threshold: Double) throws {
        try withEverySeed(150) { generator in
            let hypotheses = generator.integer(in: 1...7)
            let random = RandomTable(
                &generator, hypotheses: hypotheses, probes: 5, bins: generator.integer(in: 2...4),
                isExact: true)
            let plan = OptimalPlan(
                offer(random.priors, random.dense, random.prices), threshold: threshold)
            let mass = random.priors.reduce(0, +)
            let truth =
                bruteForce(
                    random.priors, random.dense, random.prices, Array(0..<hypotheses),
                    threshold: threshold) / mass
            #expect((plan.expectedPrice - truth).magnitude < 1e-9)
            #expect(plan.isExact)
            #expect(plan.gap.magnitude <= 1e-9 * (1 + truth))
            #expect((plan.firstProbe == nil) == (truth == 0))
        }
    }

    @Test func aPlanThatIsCutShortSaysSoAndItsBoundsHold() throws {
        var cutShort = 0
        try withEverySeed(80) { generator in
            let random = RandomTable(
                &generator, hypotheses: 7, probes: 6, bins: 3, isExact: true)
            let whole = offer(random.priors, random.dense, random.prices)
            let exact = OptimalPlan(whole)
            for limit in 0...3 {
                let plan = OptimalPlan(whole, nodeLimit: limit)
                #expect(plan.lowerBound <= exact.expectedPrice + 1e-9)
                #expect(plan.expectedPrice >= exact.expectedPrice - 1e-9)
                #expect(plan.nodeCount <= limit)
                #expect(plan.isExact == (plan.gap <= 1e-9 * plan.expectedPrice))
                if plan.isExact {
                    #expect((plan.expectedPrice - exact.expectedPrice).magnitude < 1e-8)
                } else {
                    cutShort += 1
                }
            }
        }
        #expect(cutShort > 20)
    }

    /// A line of equal parts with a test point at every joint: the halves of halves, which cost
    /// ⌊log₂ n⌋ and for some one more.
    @Test(arguments: 1...33) func aLineIsHalved(_ parts: Int) {
        let columns = (1..<max(2, parts)).map { joint in
            (0..<parts).map { $0 < joint ? OutcomeBin(0) : 1 }
        }
        let plan = OptimalPlan(
            offer(
                [Double](repeating: 1, count: parts), columns,
                [Int64](repeating: 4, count: columns.count)))
        let floor = parts.bitWidth - 1 - parts.leadingZeroBitCount
        let known = Double(floor) + 2 * (1 - Double(1 << floor) / Double(parts))
        #expect((plan.expectedPrice - 4 * known).magnitude < 1e-9)
        #expect(plan.isExact)
    }

    /// A line of unequal parts and prices, against the classic recursion over intervals.
    @Test func anUnevenLineIsPartedLikeAnAlphabeticTree() throws {
        try withEverySeed(25) { generator in
            let parts = generator.integer(in: 2...18)
            let weights = (0..<parts).map { _ in Double(generator.integer(in: 1...40)) }
            let prices = (1..<parts).map { _ in generator.integer(in: Int64(2)...5) }
            let columns = (1..<parts).map { joint in
                (0..<parts).map { $0 < joint ? OutcomeBin(0) : 1 }
            }
            var cost = [[Double]](
                repeating: [Double](repeating: 0, count: parts + 1), count: parts + 1)
            for length in 2...parts {
                for start in 0...parts - length {
                    let end = start + length
                    let mass = weights[start..<end].reduce(0, +)
                    cost[start][end] =
                        (start + 1..<end).map {
                            Double(prices[$0 - 1]) * mass + cost[start][$0] + cost[$0][end]
                        }.min() ?? 0
                }
            }
            let plan = OptimalPlan(offer(weights, columns, prices))
            let known = cost[0][parts] / weights.reduce(0, +)
            #expect((plan.expectedPrice - known).magnitude < 1e-9)
            #expect(plan.isExact)
        }
    }

    /// With a probe for every way to part the set in two, the plan is a Huffman code.
    @Test func allPartitionsMakeAHuffmanCode() throws {
        try withEverySeed(20) { generator in
            let count = generator.integer(in: 2...6)
            let weights = (0..<count).map { _ in Double(generator.integer(in: 1...50)) }
            let columns = (1..<1 << (count - 1)).map { mask in
                (0..<count).map { OutcomeBin(mask >> $0 & 1) }
            }
            let plan = OptimalPlan(
                offer(weights, columns, [Int64](repeating: 1, count: columns.count)))
            var left = weights
            var huffman = 0.0
            while left.count > 1 {
                left.sort()
                let merged = left.removeFirst() + left.removeFirst()
                huffman += merged
                left.append(merged)
            }
            #expect((plan.expectedPrice - huffman / weights.reduce(0, +)).magnitude < 1e-9)
            // The merging bound alone must have shown it, and the greedy plan may be there already.
            #expect(plan.isExact)
        }
    }

    @Test func theUnmodelledIsLeftOut() {
        let columns: [[OutcomeBin]] = [[0, 1, 0, 1], [0, 0, 1, 2]]
        let with = OptimalPlan(offer([1, 2, 3, 4], columns, [2, 3], unmodelled: 3))
        let without = OptimalPlan(
            offer([1, 2, 3], columns.map { Array($0.prefix(3)) }, [2, 3]))
        #expect((with.expectedPrice - without.expectedPrice).magnitude < 1e-12)
        #expect(with.firstProbe == without.firstProbe)
    }

    @Test func whatIsSettledCostsNothing() {
        let alike = OptimalPlan(offer([1, 1], [[1, 1]], [5]))
        #expect(alike.firstProbe == nil)
        #expect(alike.expectedPrice == 0 && alike.isExact && alike.gap == 0)
        #expect(OptimalPlan(offer([9, 1], [[0, 1]], [5]), threshold: 0.9).firstProbe == nil)
        #expect(OptimalPlan(offer([8, 1], [[0, 1]], [5]), threshold: 0.9).firstProbe == 0)
    }

    @Test func thePolicyTakesThePlansFirstStep() {
        var offer = offer([1, 2, 3, 4], [[0, 1, 0, 1], [0, 0, 1, 2], [1, 1, 1, 1]], [2, 3, 1])
        let plan = OptimalPlan(offer)
        let choice = OptimalPolicy().choose(from: offer)
        #expect(choice?.probe == plan.firstProbe)
        #expect(choice?.value == -plan.expectedPrice)
        offer.leastBits = 3
        #expect(OptimalPolicy().choose(from: offer) == nil)
    }

    /// Figures that must be the same in every process, whatever the seed of its hashes.
    @Test func givesTheSameBitsAlways() {
        var generator = SeededGenerator(seed: 11)
        let random = RandomTable(&generator, hypotheses: 24, probes: 20, bins: 3, isExact: true)
        let whole = offer(random.priors, random.dense, random.prices)
        let plan = OptimalPlan(whole, nodeLimit: 40)
        #expect(plan.nodeCount == 40)
        #expect(plan.firstProbe == 1)
        #expect(plan.expectedPrice.bitPattern == 4_622_722_211_320_930_862)
        #expect(plan.lowerBound.bitPattern == 4_622_141_526_212_376_728)
    }
}
