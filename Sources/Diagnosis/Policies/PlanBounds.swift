/// Prices below which no plan for a set of classes can stay.
///
/// All are in price × probability: the expected price times the set's own probability.
struct PlanBounds {
    /// The lowest price of a probe that may still be used.
    var cheapest = Double.infinity
    /// The most parts that one of them makes.
    var mostParts = 1
    /// The most bits that one of them can tell, per unit of price.
    var bestRate = 0.0

    /// Takes in a probe that parts the set.
    mutating func admit(price: Double, parts: Int) {
        cheapest = min(cheapest, price)
        mostParts = max(mostParts, parts)
        bestRate = max(bestRate, Logarithm.log2(Double(parts)) / price)
    }

    /// The highest of the bounds for a set that isn't settled, where no other probes than those
    /// admitted part it.
    func lower(_ set: [Int32], _ problem: PlanProblem) -> Double {
        let weights = set.map { problem.weights[Int($0)] }
        let mass = weights.reduce(0, +)
        var bound = cheapest * mass
        if bestRate > 0 {
            let wanted = PlanBounds.wanted(weights, mass, problem.threshold)
            bound = max(bound, wanted / bestRate)
        }
        if problem.threshold == 1 {
            bound = max(bound, cheapest * PlanBounds.mergingCost(weights, arity: mostParts))
            bound = max(bound, PlanBounds.separationBound(set, problem))
        }
        // The bounds are exact but for rounding; a little less is surely true.
        return bound * (1 - 1e-12)
    }

    /// The bits that have to be told of a set, times its probability: all its uncertainty, but for
    /// what may be left where the threshold is reached.
    static func wanted(_ weights: [Double], _ mass: Double, _ threshold: Double) -> Double {
        var uncertainty = 0.0
        for weight in weights where weight > 0 {
            uncertainty -= weight * Logarithm.log2(weight / mass)
        }
        if threshold < 1 {
            let rest = 1 - threshold
            let left =
                -threshold * Logarithm.log2(threshold) - rest * Logarithm.log2(rest)
                + rest * Logarithm.log2(Double(max(1, weights.count - 1)))
            uncertainty -= mass * left
        }
        return max(0, uncertainty)
    }

    /// The least sum of the masses of the sets that are parted on the way to single classes, with
    /// `arity` parts at most (Huffman, "A method for the construction of minimum-redundancy codes",
    /// 1952).
    static func mergingCost(_ weights: [Double], arity: Int) -> Double {
        if weights.count < 2 || arity < 2 { return 0 }
        let leaves = weights.sorted()
        // Two queues, each ascending: what is given, and what was merged.
        var merged: [Double] = []
        var leaf = 0
        var next = 0
        var sum = 0.0
        // The first merger takes as many as let all others be full.
        var taking = (leaves.count - 2) % (arity - 1) + 2
        while leaves.count - leaf + merged.count - next > 1 {
            var mass = 0.0
            for _ in 0..<taking {
                if next == merged.count || (leaf < leaves.count && leaves[leaf] <= merged[next]) {
                    mass += leaves[leaf]
                    leaf += 1
                } else {
                    mass += merged[next]
                    next += 1
                }
            }
            merged.append(mass)
            sum += mass
            taking = arity
        }
        return sum
    }

    /// A probe for the bound below: its price, and the mass outside its heaviest part.
    struct Parting {
        var price: Double
        var parted: Double
    }

    /// Whoever reads the heaviest part again and again is left with one class at most, and all the
    /// others were parted on the way; each of them, and the one, pays for every probe until then.
    ///
    /// The bound lets probes be used in fractions, those first that part the most mass per price,
    /// and as if no two parted the same (as in the knapsack problem). What a real probe parts goes
    /// at its end, not evenly: that adds half of its price at least. It is strong where each probe
    /// sees little.
    static func eliminationBound(
        _ partings: [Parting], mass: Double, heaviest: Double, cheapest: Double
    ) -> Double {
        let quickest = partings.sorted {
            let rates = ($0.parted / $0.price, $1.parted / $1.price)
            return rates.0 == rates.1 ? $0.price < $1.price : rates.0 > rates.1
        }
        var left = mass - heaviest
        var staying = mass
        var bound = cheapest / 2 * left
        for probe in quickest where left > 0 {
            let taken = min(left, probe.parted)
            bound += probe.price * (taken / probe.parted) * (staying - taken / 2)
            staying -= taken
            left -= taken
        }
        return bound * (1 - 1e-12)
    }

    /// Each class has to be told from the one that is dearest to tell from it.
    private static func separationBound(_ set: [Int32], _ problem: PlanProblem) -> Double {
        if problem.separations.isEmpty { return 0 }
        var bound = 0.0
        for first in set {
            var dearest = 0.0
            let row = Int(first) * problem.weights.count
            for second in set { dearest = max(dearest, problem.separations[row + Int(second)]) }
            bound += problem.weights[Int(first)] * dearest
        }
        return bound
    }
}
