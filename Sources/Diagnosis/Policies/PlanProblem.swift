/// A belief and a table as the search for a plan needs them: classes of hypotheses that no
/// available probe tells apart, and the distinct ways in which probes part them.
struct PlanProblem {
    /// One way to part the classes, with the cheapest probe that does it.
    struct Partition {
        var probe: Int32
        var price: Double
        /// By class the number of its part: 0 for that of class 0, and so on as parts appear.
        var parts: [OutcomeBin]
    }

    /// The probability of each class, by the lowest id in it; together at most 1.
    let weights: [Double]
    /// By probe id.
    let partitions: [Partition]
    /// The probability from which the likeliest class settles what is left, from above 0 to 1.
    let threshold: Double
    /// By pair of classes, `first * count + second`, the price of the cheapest probe that tells
    /// them apart; empty where there are too many classes to list, or the threshold is below 1.
    let separations: [Double]

    /// No partition has more parts.
    var mostParts: Int { max(1, weights.count) }

    /// More classes than this have no list of pairs, which grows with their square.
    private static let mostPaired = 256

    init(_ offer: ProbeOffer, threshold: Double) {
        let belief = offer.belief
        let live = belief.probabilities.indices.filter {
            belief.probabilities[$0] > 0 && belief.unmodelled != Int32($0)
        }
        let probes = offer.available.sorted()
        let reader = LiveColumns(live: live, table: offer.table)
        let classes = PlanProblem.classes(reader, probes)
        var weights = [Double](repeating: 0, count: classes.representatives.count)
        for (place, hypothesis) in live.enumerated() {
            weights[classes.byPlace[place]] += belief.probabilities[hypothesis]
        }
        let partitions = PlanProblem.partitions(
            reader, probes, classes.representatives, offer.prices)
        self.weights = weights
        self.partitions = partitions
        self.threshold = threshold
        separations =
            threshold < 1 || weights.count > PlanProblem.mostPaired
            ? [] : PlanProblem.separations(partitions, count: weights.count)
    }

    /// The class of each live hypothesis by its place, and the first place of each class.
    private static func classes(
        _ reader: LiveColumns, _ probes: [Int32]
    ) -> (byPlace: [Int], representatives: [Int]) {
        var byPlace = [Int](repeating: 0, count: reader.count)
        var count = min(1, reader.count)
        for probe in probes {
            guard let bins = reader.bins(probe) else { continue }
            // A class and a bin make a new class, numbered as they appear.
            var numbers: [Int: Int] = [:]
            for place in byPlace.indices {
                let key = byPlace[place] << 16 | Int(bins[place])
                let number = numbers[key] ?? numbers.count
                numbers[key] = number
                byPlace[place] = number
            }
            count = numbers.count
        }
        var representatives = [Int](repeating: -1, count: count)
        for place in byPlace.indices where representatives[byPlace[place]] < 0 {
            representatives[byPlace[place]] = place
        }
        return (byPlace, representatives)
    }

    private static func partitions(
        _ reader: LiveColumns, _ probes: [Int32], _ representatives: [Int], _ prices: [Int64]
    ) -> [Partition] {
        var places: [[OutcomeBin]: Int] = [:]
        var partitions: [Partition] = []
        for probe in probes {
            guard let bins = reader.bins(probe) else { continue }
            let parts = numbered(representatives.map { bins[$0] })
            if !parts.contains(where: { $0 != 0 }) { continue }
            let price = Double(max(1, prices[Int(probe)]))
            if let place = places[parts] {
                if price < partitions[place].price {
                    partitions[place].probe = probe
                    partitions[place].price = price
                }
            } else {
                places[parts] = partitions.count
                partitions.append(Partition(probe: probe, price: price, parts: parts))
            }
        }
        return partitions.sorted { $0.probe < $1.probe }
    }

    /// Bins renumbered from 0 as they appear, so that equal partitions are equal lists.
    private static func numbered(_ bins: [OutcomeBin]) -> [OutcomeBin] {
        var numbers = [Int](repeating: -1, count: Int(bins.max() ?? 0) + 1)
        var count = 0
        return bins.map { bin in
            if numbers[Int(bin)] < 0 {
                numbers[Int(bin)] = count
                count += 1
            }
            return OutcomeBin(numbers[Int(bin)])
        }
    }

    private static func separations(_ partitions: [Partition], count: Int) -> [Double] {
        var prices = [Double](repeating: 0, count: count * count)
        let cheapestFirst = partitions.sorted { ($0.price, $0.probe) < ($1.price, $1.probe) }
        for partition in cheapestFirst {
            for first in 0..<count {
                for second in 0..<count where prices[first * count + second] == 0 {
                    if partition.parts[first] != partition.parts[second] {
                        prices[first * count + second] = partition.price
                    }
                }
            }
        }
        return prices
    }
}

/// Reads a table's columns for the live hypotheses alone, by their places in a list.
private struct LiveColumns {
    let count: Int
    private let table: OutcomeTable
    /// By hypothesis its place among the live, or −1.
    private let places: [Int]

    init(live: [Int], table: OutcomeTable) {
        count = live.count
        self.table = table
        var places = [Int](repeating: -1, count: table.hypothesisCount)
        for (place, hypothesis) in live.enumerated() { places[hypothesis] = place }
        self.places = places
    }

    /// By place the bin of a probe's outcome, or nil where all of them are nominal.
    func bins(_ probe: Int32) -> [OutcomeBin]? {
        let column = table.columns[Int(probe)]
        var bins: [OutcomeBin]?
        for index in column.hypotheses.indices {
            let place = places[Int(column.hypotheses[index])]
            if place < 0 { continue }
            if bins == nil { bins = [OutcomeBin](repeating: 0, count: count) }
            bins?[place] = column.bins[index]
        }
        return bins
    }
}
