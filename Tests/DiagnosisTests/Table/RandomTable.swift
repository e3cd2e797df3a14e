import Diagnosis
import SimulationKernel
import TestSupport

/// A small random table with everything beside it, and the same written out densely.
struct RandomTable {
    /// By probe and hypothesis.
    var dense: [[OutcomeBin]]
    var models: [ReadingModel]
    var prices: [Int64]
    var priors: [Double]
    var unmodelled: Int32?

    init(
        _ generator: inout SeededGenerator, hypotheses: Int, probes: Int, bins: Int = 4,
        isExact: Bool = false, hasUnmodelled: Bool = false
    ) {
        dense = []
        models = []
        prices = []
        for _ in 0..<probes {
            let binCount = generator.integer(in: 1...bins)
            let unusual = generator.integer(in: 0...4)
            dense.append(
                (0..<hypotheses).map { _ in
                    generator.chance(unusual, in: 4)
                        ? generator.integer(in: 0...OutcomeBin(binCount - 1)) : 0
                })
            models.append(
                isExact
                    ? ReadingModel(binCount: binCount)
                    : RandomTable.model(&generator, binCount: binCount))
            prices.append(generator.integer(in: 1...9))
        }
        priors = (0..<hypotheses).map { _ in Double(generator.integer(in: 1...1000)) / 1000 }
        unmodelled = hasUnmodelled ? Int32(hypotheses - 1) : nil
        if hasUnmodelled {
            for probe in 0..<probes { dense[probe][hypotheses - 1] = 0 }
        }
    }

    var table: OutcomeTable {
        OutcomeTable(
            hypothesisCount: priors.count,
            columns: zip(dense, models).map { OutcomeColumn(dense: $0, model: $1) })
    }

    var belief: Belief { Belief(priors: priors, unmodelled: unmodelled) }

    var probes: [Int32] { dense.indices.map { Int32($0) } }

    /// The chance of reading `read` with a probe whose outcome is `bin`, from the definition.
    func chance(_ probe: Int, _ bin: OutcomeBin, _ read: OutcomeBin) -> Double {
        let model = models[probe]
        var chance = bin == read ? 1.0 : 0.0
        for entry in model.confusion.entries where entry.from == bin {
            if entry.to == read { chance += entry.probability }
            if bin == read { chance -= entry.probability }
        }
        return (1 - model.slip) * chance + model.slip / Double(model.binCount)
    }

    /// By reading, its chance if one of the modelled hypotheses is true, summed without a table.
    func readingShares(_ probe: Int, _ belief: Belief) -> [Double] {
        var shares = [Double](repeating: 0, count: models[probe].binCount)
        var modelled = 0.0
        for hypothesis in priors.indices where belief.unmodelled != Int32(hypothesis) {
            let probability = belief.probabilities[hypothesis]
            modelled += probability
            for read in shares.indices {
                shares[read] +=
                    probability * chance(probe, dense[probe][hypothesis], OutcomeBin(read))
            }
        }
        return shares.map { $0 / modelled }
    }

    private static func model(
        _ generator: inout SeededGenerator, binCount: Int
    ) -> ReadingModel {
        var entries: [BinConfusion.Entry] = []
        for from in 0..<OutcomeBin(binCount) {
            for to in 0..<OutcomeBin(binCount) where to != from && generator.chance(1, in: 3) {
                let percent = generator.integer(in: 1...100 / binCount)
                entries.append(.init(from: from, to: to, probability: Double(percent) / 100))
            }
        }
        let slip = generator.chance(1, in: 2) ? Double(generator.integer(in: 1...50)) / 100 : 0
        return ReadingModel(binCount: binCount, confusion: BinConfusion(entries), slip: slip)
    }
}
