package import SimulationKernel

/// What a policy may choose from, and what it knows.
package struct ProbeOffer: Sendable {
    package var belief: Belief
    package var table: OutcomeTable
    /// By probe id, in a unit of the caller's; below 1 they count as 1.
    package var prices: [Int64]
    /// The probes that may be used, each once.
    package var available: [Int32]
    /// A probe from which less than this is expected, in bits, isn't chosen.
    package var leastBits: Double
    /// Rows of the table, which make it quick when few hypotheses are alive.
    package var rows: OutcomeRows?

    package init(
        belief: Belief, table: OutcomeTable, prices: [Int64], available: [Int32],
        leastBits: Double = 1e-9, rows: OutcomeRows? = nil
    ) {
        self.belief = belief
        self.table = table
        self.prices = prices
        self.available = available
        self.leastBits = leastBits
        self.rows = rows
    }

    /// The probes that are worth it, by information per price.
    func ranking(_ weigher: inout ProbeWeigher) -> [ProbeValue] {
        weigher.ranking(available, in: table, rows: rows, prices: prices)
            .filter { $0.bits >= leastBits }
    }
}

/// A way of choosing the next probe.
package protocol ProbePolicy {
    /// The probe to use next, with the value that this policy gives it; nil where none on offer is
    /// worth its least number of bits.
    mutating func choose(from offer: ProbeOffer) -> ProbeValue?
}

/// Takes the most information per price, one step ahead; of equals the lowest id.
package struct GreedyPolicy: ProbePolicy, Sendable {
    /// It needs nothing but the offer.
    package init() {}

    /// The value is in bits per unit of price.
    package func choose(from offer: ProbeOffer) -> ProbeValue? {
        var weigher = ProbeWeigher(offer.belief)
        return offer.ranking(&weigher).first
    }
}

/// Splits what is left in halves, as is taught at school, and doesn't look at the price.
///
/// Taken is the probe whose likeliest reading comes nearest to a chance of ½; of equals the
/// cheapest, then the one with the lowest id.
package struct HalfSplitPolicy: ProbePolicy, Sendable {
    /// It needs nothing but the offer.
    package init() {}

    /// The value is 1 where a reading has a chance of ½, and 0 where it is certain.
    package func choose(from offer: ProbeOffer) -> ProbeValue? {
        var weigher = ProbeWeigher(offer.belief)
        var best: ProbeValue?
        for candidate in offer.ranking(&weigher) {
            let shares = weigher.readingShares(candidate.probe, in: offer.table)
            let likeliest = shares.max() ?? 1
            let value = max(0, 1 - 2 * (likeliest - 0.5).magnitude)
            let split = ProbeValue(probe: candidate.probe, bits: candidate.bits, value: value)
            if best.map({ isBetter(split, than: $0, offer.prices) }) ?? true { best = split }
        }
        return best
    }

    private func isBetter(_ new: ProbeValue, than old: ProbeValue, _ prices: [Int64]) -> Bool {
        let values = (ProbeValue.rounded(new.value), ProbeValue.rounded(old.value))
        if values.0 != values.1 { return values.0 > values.1 }
        let (price, known) = (prices[Int(new.probe)], prices[Int(old.probe)])
        return price == known ? new.probe < old.probe : price < known
    }
}

/// Takes any probe that tells something, each as likely as the others.
package struct RandomPolicy: ProbePolicy, Sendable {
    /// Where the chance comes from.
    package private(set) var stream: RandomStream

    /// A policy with a stream of its own.
    package init(stream: RandomStream) { self.stream = stream }

    /// The value is in bits per unit of price, though it plays no part in the choice.
    package mutating func choose(from offer: ProbeOffer) -> ProbeValue? {
        var weigher = ProbeWeigher(offer.belief)
        let candidates = offer.ranking(&weigher).sorted { $0.probe < $1.probe }
        if candidates.isEmpty { return nil }
        return candidates[Int(stream.next(below: Int64(candidates.count)))]
    }
}
