import Foundation
import TestSupport
import Testing

@testable import Diagnosis

@Suite struct PlanBoundsTests {
    @Test func mergingInThreesFillsTheTop() {
        // Four leaves in threes: the two lightest first, then three.
        #expect(PlanBounds.mergingCost([4, 1, 2, 3], arity: 3) == 3 + 10)
        #expect(PlanBounds.mergingCost([1, 1, 1], arity: 3) == 3)
        #expect(PlanBounds.mergingCost([1, 1, 1, 1], arity: 2) == 8)
        #expect(PlanBounds.mergingCost([5], arity: 2) == 0)
    }

    @Test func bitsOfEvenPartsCostTheirShareOfTheCheapestProbes() {
        var bound = InformationBound()
        bound.admit(price: 12, shares: [0.25, 0.25, 0.25, 0.25])
        bound.admit(price: 10, shares: [0.5, 0.5])
        bound.admit(price: 3, shares: [0.5, 0.5])
        // 3 a bit for the first bit, 6 for two more, and then 10.
        for (bits, price) in [(0.0, 0.0), (0.5, 1.5), (1, 3), (2, 9), (3, 15), (3.5, 20), (4, 25)] {
            let found = bound.price(ofBits: bits)
            #expect(found <= price)
            // The price of a bit is only looked for to a thousandth or so.
            #expect(found > price * 0.99 - 1e-9, "\(bits) bits")
        }
    }

    /// One probe of two parts: it can be used where it tells most, until its small part is used up.
    @Test func bitsOfAnUnevenProbeGetDearer() throws {
        try withEverySeed(40) { generator in
            let share = Double(generator.integer(in: 1...49)) / 100
            var bound = InformationBound()
            bound.admit(price: 7, shares: [1 - share, share])
            func told(_ used: Double) -> Double {
                if used <= 2 * share { return used }
                let rest = used - share
                return -share * Foundation.log2(share / used) - rest * Foundation.log2(rest / used)
            }
            for step in 1...10 {
                let used = Double(step) / 10
                let found = bound.price(ofBits: told(used))
                #expect(found <= 7 * used + 1e-9)
                #expect(found > 7 * used * 0.98)
            }
        }
    }

    /// The hardest case for telling one after the other: each probe sees one hypothesis.
    @Test func eliminationIsExactForOneAtATime() {
        let count = 9
        let model = ReadingModel(binCount: 2)
        let columns = (0..<count).map { probe in
            OutcomeColumn(dense: (0..<count).map { $0 == probe ? 1 : 0 }, model: model)
        }
        let offer = ProbeOffer(
            belief: Belief(priors: [Double](repeating: 1, count: count)),
            table: OutcomeTable(hypothesisCount: count, columns: columns),
            prices: [Int64](repeating: 6, count: count),
            available: (0..<Int32(count)).map { $0 })
        // 6 · (9 + 8 + … + 2) / 9: the last two are told apart by one probe.
        let plan = OptimalPlan(offer, nodeLimit: 0)
        #expect(plan.isExact)
        #expect((plan.expectedPrice - 6 * 44 / 9.0).magnitude < 1e-9)
    }
}
