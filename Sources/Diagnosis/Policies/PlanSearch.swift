/// Finds the cheapest plan: branch and bound over sets of classes, each of which is kept with what
/// is known of its price.
///
/// Every set has a price that a plan is known to reach (at first that of the greedy plan) and one
/// below which none can stay (`PlanBounds`). A set is examined by trying its probes in the order of
/// their lower bounds, with no more work than is needed to show that a probe can't beat the best.
struct PlanSearch {
    /// What is known of a set.
    struct Node {
        var set: [Int32]
        /// The probability of the set.
        var mass: Double
        /// In price × probability, as is `upper`.
        var lower: Double
        var upper: Double
        /// The first partition of the best plan; nil where the set is settled.
        var partition: Int?
        var bounds: PlanBounds

        /// Whether the best plan is proven to be that.
        var isClosed: Bool { PlanSearch.meet(lower, upper) }
    }

    /// Whether two bounds are equal but for rounding.
    private static func meet(_ lower: Double, _ upper: Double) -> Bool {
        upper - lower <= upper * 1e-9
    }

    /// A partition that may come first, and the least that it could cost.
    private struct Candidate {
        var partition: Int
        var lower: Double
    }

    private let problem: PlanProblem
    private let nodeLimit: Int
    private var places: [[Int32]: Int] = [:]
    private(set) var nodes: [Node] = []
    private(set) var examined = 0

    init(_ problem: PlanProblem, nodeLimit: Int) {
        self.problem = problem
        self.nodeLimit = nodeLimit
    }

    /// The place of a set in `nodes`, where it is entered with its greedy plan if it is new.
    mutating func node(_ set: [Int32]) -> Int {
        if let place = places[set] { return place }
        let (mass, isSettled) = weigh(set)
        var node = Node(
            set: set, mass: mass, lower: 0, upper: 0, partition: nil, bounds: PlanBounds())
        if !isSettled, let greedy = survey(&node) {
            node.partition = greedy
            node.upper = problem.partitions[greedy].price * mass
            for part in split(set, greedy) { node.upper += nodes[self.node(part)].upper }
            node.lower = min(node.lower, node.upper)
        }
        nodes.append(node)
        places[set] = nodes.count - 1
        return nodes.count - 1
    }

    /// Narrows the bounds of a node until they meet, or its lower bound reaches `budget`, or there
    /// were too many sets.
    mutating func solve(_ place: Int, below budget: Double) {
        let node = nodes[place]
        if node.isClosed || node.lower >= budget || examined >= nodeLimit { return }
        examined += 1
        var best = node.upper
        var bestPartition = node.partition
        var lower = Double.infinity
        for candidate in candidates(node) {
            let limit = min(best, budget)
            // A part in 10¹⁰ is rounding; those that follow have higher bounds still.
            if candidate.lower >= limit * (1 - 1e-10) || examined >= nodeLimit {
                lower = min(lower, candidate.lower)
                break
            }
            let (found, least) = pursue(candidate, node, below: limit)
            lower = min(lower, least)
            if found < best {
                best = found
                bestPartition = candidate.partition
            }
            if PlanSearch.meet(node.lower, best) {
                lower = min(lower, node.lower)
                break
            }
        }
        nodes[place].upper = best
        nodes[place].partition = bestPartition
        nodes[place].lower = max(node.lower, min(lower, best))
    }

    /// Solves the parts that a partition makes, while it may still beat the limit; the price of the
    /// best plan found that begins with it, and what none that does can stay below.
    private mutating func pursue(
        _ candidate: Candidate, _ node: Node, below limit: Double
    ) -> (found: Double, least: Double) {
        let price = problem.partitions[candidate.partition].price * node.mass
        let parts = split(node.set, candidate.partition).map { self.node($0) }
        var least = price
        for part in parts { least += nodes[part].lower }
        for part in parts {
            if least >= limit { break }
            let before = nodes[part].lower
            solve(part, below: limit - (least - before))
            least += nodes[part].lower - before
        }
        var found = price
        for part in parts { found += nodes[part].upper }
        return (found, max(candidate.lower, least))
    }

    /// The partitions that split a set, the lowest bound first, of equals the lowest probe.
    private func candidates(_ node: Node) -> [Candidate] {
        var candidates: [Candidate] = []
        for partition in problem.partitions.indices {
            let parts = split(node.set, partition)
            if parts.count < 2 { continue }
            var lower = problem.partitions[partition].price * node.mass
            for part in parts {
                if let place = places[part] {
                    lower += nodes[place].lower
                } else if !weigh(part).isSettled {
                    lower += node.bounds.lower(part, problem)
                }
            }
            candidates.append(Candidate(partition: partition, lower: lower))
        }
        return candidates.sorted {
            $0.lower == $1.lower ? $0.partition < $1.partition : $0.lower < $1.lower
        }
    }

    /// Sets a node's lower bound, from every partition that splits it; the one that tells most per
    /// price.
    private func survey(_ node: inout Node) -> Int? {
        var best: Int?
        var bestValue = -1.0
        var information = InformationBound()
        var partings: [PlanBounds.Parting] = []
        var masses = [Double](repeating: 0, count: problem.mostParts)
        var shares: [Double] = []
        for partition in problem.partitions.indices {
            var highest = 0
            for member in node.set {
                let part = Int(problem.partitions[partition].parts[Int(member)])
                highest = max(highest, part)
                masses[part] += problem.weights[Int(member)]
            }
            shares.removeAll(keepingCapacity: true)
            var bits = 0.0
            for part in 0...highest where masses[part] > 0 {
                let share = masses[part] / node.mass
                bits -= share * Logarithm.log2(share)
                shares.append(share)
                masses[part] = 0
            }
            if shares.count < 2 { continue }
            let price = problem.partitions[partition].price
            node.bounds.admit(price: price, parts: shares.count)
            information.admit(price: price, shares: shares)
            let parted = node.mass * (1 - (shares.max() ?? 1))
            partings.append(PlanBounds.Parting(price: price, parted: parted))
            let value = ProbeValue.rounded(bits / price)
            if value > bestValue {
                best = partition
                bestValue = value
            }
        }
        node.lower = lower(node, information, partings)
        return best
    }

    /// The highest of all the bounds of a set.
    private func lower(
        _ node: Node, _ information: InformationBound, _ partings: [PlanBounds.Parting]
    ) -> Double {
        let weights = node.set.map { problem.weights[Int($0)] }
        let wanted = PlanBounds.wanted(weights, node.mass, problem.threshold)
        let bought = node.mass * information.price(ofBits: wanted / node.mass)
        let bound = max(node.bounds.lower(node.set, problem), bought)
        if problem.threshold < 1 { return bound }
        let elimination = PlanBounds.eliminationBound(
            partings, mass: node.mass, heaviest: weights.max() ?? 0,
            cheapest: node.bounds.cheapest)
        return max(bound, elimination)
    }

    /// The parts of a set that aren't empty, by the number of the part.
    private func split(_ set: [Int32], _ partition: Int) -> [[Int32]] {
        let parts = problem.partitions[partition].parts
        var split: [[Int32]] = []
        var places = [Int](repeating: -1, count: problem.mostParts)
        for member in set {
            let part = Int(parts[Int(member)])
            if places[part] < 0 {
                places[part] = split.count
                split.append([])
            }
            split[places[part]].append(member)
        }
        return split
    }

    /// The probability of a set, and whether nothing more need be told apart in it.
    private func weigh(_ set: [Int32]) -> (mass: Double, isSettled: Bool) {
        var mass = 0.0
        var most = 0.0
        for member in set {
            mass += problem.weights[Int(member)]
            most = max(most, problem.weights[Int(member)])
        }
        return (mass, set.count < 2 || most >= problem.threshold * mass)
    }
}
