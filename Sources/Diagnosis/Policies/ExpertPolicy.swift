/// Looks some steps ahead along the most promising probes, as somebody with experience does.
///
/// A probe's value is a rate: the bits of the probe and of what would follow it, over the price of
/// both, each follow-up weighted by the chance of the reading after which it comes. With a depth of
/// 1 it is the greedy policy.
package struct ExpertPolicy: ProbePolicy, Sendable {
    /// How many probes are pursued at each step, the best by information per price.
    package let width: Int
    /// How many probes in a row are thought through, the first among them.
    package let depth: Int

    /// Readings less likely than this are not pursued: they weigh next to nothing in the mean.
    private static let leastChance = 1e-6

    /// A beam of a width and depth of at least 1 each.
    package init(width: Int, depth: Int) {
        precondition(width > 0 && depth > 0, "a beam has a width and a depth of 1 at least")
        self.width = width
        self.depth = depth
    }

    /// The value is in bits per unit of price, over all the steps thought through; `bits` are those
    /// of the first step.
    package func choose(from offer: ProbeOffer) -> ProbeValue? {
        plan(offer, offer.belief, depth)?.first
    }

    /// The best probe, and what the steps from here are expected to bring and to cost.
    private struct Prospect {
        var first: ProbeValue
        var bits: Double
        var price: Double
    }

    private func plan(_ offer: ProbeOffer, _ belief: Belief, _ steps: Int) -> Prospect? {
        var weigher = ProbeWeigher(belief)
        let ranking = offer.ranking(&weigher)
        var best: Prospect?
        for candidate in ranking.prefix(steps > 1 ? width : 1) {
            var prospect = Prospect(
                first: candidate, bits: candidate.bits,
                price: Double(max(1, offer.prices[Int(candidate.probe)])))
            if steps > 1 {
                let shares = weigher.readingShares(candidate.probe, in: offer.table)
                follow(candidate.probe, shares, offer, belief, steps - 1, &prospect)
            }
            prospect.first.value = prospect.bits / prospect.price
            if best.map({ ProbeValue.precedes(prospect.first, $0.first) }) ?? true {
                best = prospect
            }
        }
        return best
    }

    /// Adds to a prospect what comes after each reading of its probe.
    private func follow(
        _ probe: Int32, _ shares: [Double], _ offer: ProbeOffer, _ belief: Belief, _ steps: Int,
        _ prospect: inout Prospect
    ) {
        for (bin, share) in shares.enumerated() where share > ExpertPolicy.leastChance {
            var after = belief
            after.observe(
                probe, bin: OutcomeBin(bin), in: offer.table, unmodelledLikelihood: min(1, share))
            guard let next = plan(offer, after, steps) else { continue }
            prospect.bits += share * next.bits
            prospect.price += share * next.price
        }
    }
}
