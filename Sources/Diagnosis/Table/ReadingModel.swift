/// How often an outcome is read as another one.
package struct BinConfusion: Hashable, Sendable {
    /// A chance, from above 0 to 1, that the outcome in bin `from` is read as bin `to`.
    package struct Entry: Hashable, Sendable {
        package var from: OutcomeBin
        package var to: OutcomeBin
        package var probability: Double

        package init(from: OutcomeBin, to: OutcomeBin, probability: Double) {
            self.from = from
            self.to = to
            self.probability = probability
        }
    }

    /// The chances by `from`, then `to`; what is left of each bin is read rightly.
    package let entries: [Entry]

    /// Sorts the chances. Each pair of bins may stand there once, and no bin with itself; the
    /// chances of one bin come to 1 at most.
    package init(_ entries: [Entry] = []) {
        self.entries = entries.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        for (entry, next) in zip(self.entries, self.entries.dropFirst()) {
            precondition(
                (entry.from, entry.to) < (next.from, next.to), "a confusion is given twice")
        }
        for entry in self.entries {
            precondition(entry.from != entry.to, "a bin can't be confused with itself")
            precondition(
                entry.probability > 0 && entry.probability <= 1,
                "the chance of a confusion lies above 0 and not above 1")
        }
    }

    /// Nothing is ever mistaken.
    package static let none = BinConfusion()
}

/// What is read when a probe's outcome lies in a bin: rightly, confused, or anything.
///
/// The chance of reading `r` where the outcome is `b` is (1 − slip) · C(b, r) + slip / bins, where
/// C is the confusion with the rest on its diagonal. Reading again is taken to be independent of
/// what was read before: whoever knows that a second look repeats the first one's mistake, as with
/// a person who is asked again, takes the probe out of those on offer. One model serves any
/// number of probes.
package final class ReadingModel: Sendable {
    /// No probe has more bins.
    package static let mostBins = 4096
    /// How many bins there are, from 1 to `mostBins`; bin 0 is nominal.
    package let binCount: Int
    package let confusion: BinConfusion
    /// The chance, from 0 to below 1, that whatever is read is any of the bins evenly.
    package let slip: Double
    /// Whether every outcome is read as what it is.
    package let isExact: Bool
    /// By bin, the chance that the confusion leaves it alone.
    let staying: [Double]
    /// By bin, how uncertain it is what is read there, in bits.
    let uncertainties: [Double]

    /// A model whose confusion names only bins that exist.
    package init(binCount: Int, confusion: BinConfusion = .none, slip: Double = 0) {
        precondition(
            (1...ReadingModel.mostBins).contains(binCount), "a probe has more bins than it may")
        precondition(slip >= 0 && slip < 1, "a slip's chance lies from 0 to below 1")
        self.binCount = binCount
        self.confusion = confusion
        self.slip = slip
        isExact = confusion.entries.isEmpty && slip == 0
        var staying = [Double](repeating: 1, count: binCount)
        for entry in confusion.entries {
            precondition(
                max(entry.from, entry.to) < binCount, "a confusion names a bin that isn't there")
            staying[Int(entry.from)] -= entry.probability
        }
        for bin in 0..<binCount {
            precondition(staying[bin] > -1e-12, "the confusions of a bin come to more than 1")
            staying[bin] = max(0, staying[bin])
        }
        self.staying = staying
        var uncertainties = [Double](repeating: 0, count: binCount)
        if !isExact {
            var next = 0
            for bin in 0..<binCount {
                if next == confusion.entries.count || confusion.entries[next].from != bin {
                    uncertainties[bin] = ReadingModel.uncertainty(ofSlip: slip, binCount)
                    continue
                }
                var row = [Double](repeating: 0, count: binCount)
                row[bin] = staying[bin]
                while next < confusion.entries.count, confusion.entries[next].from == bin {
                    row[Int(confusion.entries[next].to)] += confusion.entries[next].probability
                    next += 1
                }
                for read in 0..<binCount {
                    let chance = (1 - slip) * row[read] + slip / Double(binCount)
                    if chance > 0 { uncertainties[bin] -= chance * Logarithm.log2(chance) }
                }
            }
        }
        self.uncertainties = uncertainties
    }

    /// How uncertain it is what is read where nothing is confused but by a slip, in bits.
    private static func uncertainty(ofSlip slip: Double, _ binCount: Int) -> Double {
        let stray = slip / Double(binCount)
        let right = 1 - slip + stray
        let others = stray > 0 ? Double(binCount - 1) * stray * Logarithm.log2(stray) : 0
        return -right * Logarithm.log2(right) - others
    }

    /// By the outcome's bin, the chance that `bin` is read.
    package func likelihoods(ofReading bin: OutcomeBin) -> [Double] {
        precondition(bin < binCount, "a reading in a bin that isn't there")
        var chances = [Double](repeating: 0, count: binCount)
        chances[Int(bin)] = staying[Int(bin)]
        for entry in confusion.entries where entry.to == bin {
            chances[Int(entry.from)] += entry.probability
        }
        if slip > 0 {
            for index in chances.indices {
                chances[index] = (1 - slip) * chances[index] + slip / Double(binCount)
            }
        }
        return chances
    }

    /// The shares of what is read, from the shares of the outcomes' bins.
    func spread(_ shares: [Double]) -> [Double] {
        if isExact { return shares }
        var read = [Double](repeating: 0, count: binCount)
        for bin in 0..<binCount { read[bin] = shares[bin] * staying[bin] }
        for entry in confusion.entries {
            read[Int(entry.to)] += shares[Int(entry.from)] * entry.probability
        }
        if slip > 0 {
            for bin in 0..<binCount {
                read[bin] = (1 - slip) * read[bin] + slip / Double(binCount)
            }
        }
        return read
    }
}
