/// The least price at which a number of bits can be bought from probes, each of which can be used
/// once on any way through a plan.
///
/// In a plan, let the probe p be used at some sets, which have no member in common; together they
/// have the probability u(b) in p's part b, at most the part's share of the whole, m(b), and U in
/// all. By concavity p then tells at most Σ u(b) · log₂(U / u(b)) bits, and it costs its price
/// times U. All probes together must tell the bits that are wanted. For any price λ of a bit,
///
///     λ · bits − Σ over probes of the greatest λ · told − price · U
///
/// is therefore a lower bound (Lagrange's), and the best λ is looked for. For a given λ a probe's
/// greatest surplus has u(b) = min(m(b), U·θ) with θ = 2 ^ (−price / λ), so that only the parts
/// below U·θ bring something: m(b) · (λ · log₂(U / m(b)) − price) each.
struct InformationBound {
    /// Where each probe's shares begin, and at the end their number.
    private var starts = [0]
    /// The shares of each probe's parts, ascending.
    private var shares: [Double] = []
    /// log₂ of each share.
    private var logarithms: [Double] = []
    private var prices: [Double] = []

    /// How often the interval of λ is halved; more would win next to nothing.
    private static let halvings = 10

    /// Takes in a probe with the shares of its parts, none of them 0, which come to 1.
    mutating func admit(price: Double, shares parts: [Double]) {
        let ascending = parts.sorted()
        shares += ascending
        for share in ascending { logarithms.append(Logarithm.log2(share)) }
        starts.append(shares.count)
        prices.append(price)
    }

    /// What these bits cost at least, in the unit of the prices.
    ///
    /// The bits are taken for a little less than they are: where all probes together tell just as
    /// many, rounding would otherwise count for ever more while λ grows.
    func price(ofBits wanted: Double) -> Double {
        let bits = wanted * (1 - 1e-9)
        if bits <= 0 || prices.isEmpty { return 0 }
        // Below the first λ no probe is worth its price; above the last, more bits are told than
        // are wanted.
        var low = Double.infinity
        for probe in prices.indices {
            let parts = Double(starts[probe + 1] - starts[probe])
            low = min(low, prices[probe] / Logarithm.log2(parts))
        }
        var best = low * bits
        var high = low
        for _ in 0..<40 {
            high *= 2
            let (surplus, told) = surplus(high)
            best = max(best, high * bits - surplus)
            if told >= bits { break }
            low = high
        }
        for _ in 0..<InformationBound.halvings {
            let middle = (low + high) / 2
            let (surplus, told) = surplus(middle)
            best = max(best, middle * bits - surplus)
            if told >= bits { high = middle } else { low = middle }
        }
        return best * (1 - 1e-10)
    }

    /// The greatest surplus of all probes at a price of a bit, and the bits that are told there.
    private func surplus(_ bitPrice: Double) -> (surplus: Double, told: Double) {
        var sum = 0.0
        var told = 0.0
        for probe in prices.indices {
            let range = starts[probe]..<starts[probe + 1]
            let cost = prices[probe] / bitPrice
            // θ · count < 1: not even equal parts are worth the price.
            let theta = Logarithm.exp2(-cost)
            if theta * Double(range.count) <= 1 { continue }
            let (kept, total) = fill(range, theta)
            let logTotal = Logarithm.log2(total)
            for index in range.lowerBound..<kept {
                sum += shares[index] * (bitPrice * (logTotal - logarithms[index]) - prices[probe])
                told += shares[index] * (logTotal - logarithms[index])
            }
            told += Double(range.upperBound - kept) * total * theta * cost
        }
        return (sum, told)
    }

    /// Up to where a probe's parts are used whole, and the probability with which it is used.
    private func fill(_ range: Range<Int>, _ theta: Double) -> (kept: Int, total: Double) {
        var whole = 0.0
        for index in range { whole += shares[index] }
        var kept = range.upperBound
        while true {
            // What isn't used whole is used up to total · θ, and so makes up part of the total.
            let rest = 1 - Double(range.upperBound - kept) * theta
            let total = min(1, whole / max(rest, 1e-9))
            if kept == range.lowerBound + 1 || shares[kept - 1] <= total * theta {
                return (kept, total)
            }
            kept -= 1
            whole -= shares[kept]
        }
    }
}
