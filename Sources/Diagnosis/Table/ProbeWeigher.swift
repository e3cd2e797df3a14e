/// A belief made ready for weighing many probes.
///
/// Probabilities become whole numbers of 2⁻⁶⁰ (of what isn't `unmodelled`), so that the masses of
/// outcomes are exact sums whose order doesn't matter, and an outcome that can't be has none.
/// `unmodelled` is taken to show outcomes like the mixture of all the others: no probe tells
/// anything about it, and it takes its share from what every probe is worth.
package struct ProbeWeigher: Sendable {
    /// By hypothesis; 0 for `unmodelled`.
    private let weights: [Int64]
    /// The hypotheses whose weight isn't 0, ascending.
    private let live: [Int32]
    private let total: Int64
    /// The probability that one of the modelled hypotheses is true.
    private let modelled: Double
    private var masses = [Int64](repeating: 0, count: ReadingModel.mostBins)

    /// The weights of a belief, and the list of what is still alive in it.
    package init(_ belief: Belief) {
        let unmodelled = belief.unmodelled.map { Int($0) } ?? -1
        let probabilities = belief.probabilities
        var modelled = 0.0
        for index in probabilities.indices where index != unmodelled {
            modelled += probabilities[index]
        }
        var weights = [Int64](repeating: 0, count: probabilities.count)
        var live: [Int32] = []
        var total: Int64 = 0
        if modelled > 0 {
            let scale = 0x1p60 / modelled
            for index in probabilities.indices
            where index != unmodelled && probabilities[index] > 0 {
                let weight = Int64(probabilities[index] * scale + 0.5)
                if weight == 0 { continue }
                weights[index] = weight
                live.append(Int32(index))
                total += weight
            }
        }
        self.weights = weights
        self.live = live
        self.total = total
        self.modelled = min(1, modelled)
    }

    /// What a probe is expected to tell, in bits: the uncertainty of what will be read, less what
    /// of it comes from confusion and slip.
    ///
    /// It is never negative. An exact probe whose outcome is certain, such as one that has just
    /// been read, is worth 0 exactly. A probe with confusion or slip keeps some worth when it is
    /// repeated, because readings are taken to be independent.
    package mutating func expectedInformation(_ probe: Int32, in table: OutcomeTable) -> Double {
        if total == 0 { return 0 }
        let column = table.columns[Int(probe)]
        weigh(column)
        return information(of: masses, from: 0, column.model)
    }

    /// The chance of each reading of a probe, by bin; they come to 1.
    ///
    /// Even chances where only `unmodelled` is left.
    package mutating func readingShares(_ probe: Int32, in table: OutcomeTable) -> [Double] {
        let column = table.columns[Int(probe)]
        let binCount = column.model.binCount
        if total == 0 { return [Double](repeating: 1 / Double(binCount), count: binCount) }
        weigh(column)
        return column.model.spread(shares(of: masses, from: 0, binCount))
    }

    /// What each of some probes is worth per unit of price, best first.
    ///
    /// Prices are by probe id, in a unit of the caller's; below 1 they count as 1. `rows` of the
    /// same table make it quick when few hypotheses are alive, and change nothing else.
    package mutating func ranking(
        _ probes: [Int32], in table: OutcomeTable, rows: OutcomeRows? = nil, prices: [Int64]
    ) -> [ProbeValue] {
        var ranking: [ProbeValue] = []
        ranking.reserveCapacity(probes.count)
        if let rows, isQuick(rows) {
            let (starts, collected) = collect(rows, table)
            for probe in probes {
                let model = table.columns[Int(probe)].model
                let bits = information(of: collected, from: starts[Int(probe)], model)
                ranking.append(ProbeValue(probe, bits: bits, price: prices[Int(probe)]))
            }
        } else {
            for probe in probes {
                let bits = expectedInformation(probe, in: table)
                ranking.append(ProbeValue(probe, bits: bits, price: prices[Int(probe)]))
            }
        }
        ranking.sort(by: ProbeValue.precedes)
        return ranking
    }

    /// Adds up the mass of each outcome of a column in the first places of `masses`.
    private mutating func weigh(_ column: OutcomeColumn) {
        precondition(weights.count > Int(column.hypotheses.last ?? -1), "too short a belief")
        for bin in 0..<column.model.binCount { masses[bin] = 0 }
        let hypotheses = column.hypotheses
        let bins = column.bins
        for index in hypotheses.indices {
            masses[Int(bins[index])] &+= weights[Int(hypotheses[index])]
        }
        var nominal = total
        for bin in 1..<max(1, column.model.binCount) { nominal -= masses[bin] }
        masses[0] = nominal
    }

    /// Whether it takes fewer steps to walk the rows of what is alive than all columns.
    private func isQuick(_ rows: OutcomeRows) -> Bool {
        var count = 0
        for hypothesis in live { count += rows.range(hypothesis).count }
        return count < rows.entryCount / 4
    }

    /// The masses of the outcomes of every probe, and where those of each probe begin.
    private func collect(_ rows: OutcomeRows, _ table: OutcomeTable) -> ([Int], [Int64]) {
        precondition(rows.hypothesisCount == table.hypothesisCount, "rows of another table")
        var starts: [Int] = []
        starts.reserveCapacity(table.probeCount)
        var size = 0
        for column in table.columns {
            starts.append(size)
            size += column.model.binCount
        }
        var masses = [Int64](repeating: 0, count: size)
        for start in starts { masses[start] = total }
        for hypothesis in live {
            let weight = weights[Int(hypothesis)]
            for index in rows.range(hypothesis) {
                let start = starts[Int(rows.probes[index])]
                masses[start + Int(rows.bins[index])] += weight
                masses[start] -= weight
            }
        }
        return (starts, masses)
    }

    /// The masses of one probe's outcomes as shares that come to 1.
    private func shares(of masses: [Int64], from start: Int, _ binCount: Int) -> [Double] {
        (0..<binCount).map { Double(masses[start + $0]) / Double(total) }
    }

    private func information(
        of masses: [Int64], from start: Int, _ model: ReadingModel
    ) -> Double {
        if total == 0 { return 0 }
        var bits = 0.0
        if model.isExact {
            // A probe that always shows the same is the common case.
            if masses[start] == total { return 0 }
            let whole = Double(total)
            for bin in start..<start + model.binCount where masses[bin] > 0 {
                let share = Double(masses[bin]) / whole
                bits -= share * Logarithm.log2(share)
            }
        } else {
            let outcomes = shares(of: masses, from: start, model.binCount)
            for share in model.spread(outcomes) where share > 0 {
                bits -= share * Logarithm.log2(share)
            }
            for bin in 0..<model.binCount { bits -= outcomes[bin] * model.uncertainties[bin] }
        }
        return modelled * max(0, bits)
    }
}
