import Diagnosis

/// The expected price of following a policy until it stops, over all readings of exact probes.
func expectedPrice(of policy: some ProbePolicy, _ offer: ProbeOffer) -> Double {
    var policy = policy
    guard let choice = policy.choose(from: offer) else { return 0 }
    var price = Double(offer.prices[Int(choice.probe)])
    var weigher = ProbeWeigher(offer.belief)
    let shares = weigher.readingShares(choice.probe, in: offer.table)
    for (read, share) in shares.enumerated() where share > 0 {
        var after = offer
        after.belief.observe(choice.probe, bin: OutcomeBin(read), in: offer.table)
        price += share * expectedPrice(of: policy, after)
    }
    return price
}
