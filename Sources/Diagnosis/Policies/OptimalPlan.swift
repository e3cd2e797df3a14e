/// The cheapest adaptive plan that settles a belief: which probe to use first, and what the whole
/// is expected to cost.
///
/// A belief is settled when no available probe tells the live hypotheses apart, or when the
/// likeliest has reached a threshold; hypotheses that no available probe tells apart count as one.
/// `unmodelled` is left out, and the others' probabilities are taken as if it weren't there.
///
/// The plan splits hard: it takes each probe to be read as what it would show. For probes with
/// confusion or slip it is therefore the best plan of somebody who never misreads, and its price
/// is no bound on what fallible readings cost.
package struct OptimalPlan: Hashable, Sendable {
    /// Where the best plan that was found begins; nil where the belief is settled already.
    package let firstProbe: Int32?
    /// The expected price of the best plan that was found, in the unit of the prices.
    package let expectedPrice: Double
    /// No plan is cheaper than this; never above `expectedPrice`.
    package let lowerBound: Double
    /// Whether no plan is cheaper than the one that was found, but for rounding.
    package let isExact: Bool
    /// How many sets of hypotheses were examined probe by probe.
    package let nodeCount: Int

    /// By how much a cheaper plan could be better at most.
    package var gap: Double { expectedPrice - lowerBound }

    /// Searches until the plan is proven, or `nodeLimit` sets were examined.
    ///
    /// The threshold lies above 0 and is 1 at most; `leastBits` of the offer plays no part. The
    /// time grows with the number of sets times the available probes times the live hypotheses.
    package init(_ offer: ProbeOffer, threshold: Double = 1, nodeLimit: Int = 20_000) {
        precondition(threshold > 0 && threshold <= 1, "a threshold lies above 0, and up to 1")
        let problem = PlanProblem(offer, threshold: threshold)
        let all = problem.weights.indices.map { Int32($0) }
        let mass = problem.weights.reduce(0, +)
        var search = PlanSearch(problem, nodeLimit: nodeLimit)
        let root = search.node(all)
        search.solve(root, below: .infinity)
        let found = search.nodes[root]
        firstProbe = found.partition.map { problem.partitions[$0].probe }
        expectedPrice = mass > 0 ? found.upper / mass : 0
        lowerBound = mass > 0 ? min(found.lower, found.upper) / mass : 0
        isExact = found.isClosed
        nodeCount = search.examined
    }
}

/// Takes the first probe of the cheapest plan, as far as it can be found.
package struct OptimalPolicy: ProbePolicy, Sendable {
    /// The probability that is certain enough.
    package let threshold: Double
    /// How many sets of hypotheses may be examined for each choice.
    package let nodeLimit: Int

    /// A policy with the settings of its plans.
    package init(threshold: Double = 1, nodeLimit: Int = 20_000) {
        self.threshold = threshold
        self.nodeLimit = nodeLimit
    }

    /// The value is the plan's expected price, made negative; nil also where nothing need be told
    /// apart any more.
    package func choose(from offer: ProbeOffer) -> ProbeValue? {
        var weigher = ProbeWeigher(offer.belief)
        var narrowed = offer
        narrowed.available = offer.ranking(&weigher).map(\.probe)
        let plan = OptimalPlan(narrowed, threshold: threshold, nodeLimit: nodeLimit)
        return plan.firstProbe.map { probe in
            ProbeValue(
                probe: probe, bits: weigher.expectedInformation(probe, in: offer.table),
                value: -plan.expectedPrice)
        }
    }
}
