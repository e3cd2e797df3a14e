import Diagnosis
import FaultReasoning
import SimulationKernel

/// A way of working: how the next observation is chosen, or that none is.
package enum Policy: String, Hashable, Sendable, CaseIterable {
    /// The most information for its price, looking a step ahead.
    case expert
    /// The least price to be expected until the answer is known, exactly where that can be found.
    case optimal
    /// The observation that comes nearest to halving what is left, whatever its price.
    case halfSplit = "half-split"
    /// Puts in spares, one thing after another, until it works.
    case swapper
    /// Any observation that could tell something.
    case random

    /// What it is, in a line for help.
    package var summary: String {
        switch self {
        case .expert: "the most information for its price, looking a step ahead"
        case .optimal: "the least price to be expected, exact where it can be found"
        case .halfSplit: "what comes nearest to halving what is left, whatever it costs"
        case .swapper: "spares in one place after another, until it works"
        case .random: "anything that could tell something"
        }
    }
}

/// Chooses observations by a policy.
struct ObservationChooser {
    let policy: Policy
    private var stream: RandomStream
    /// What the exact search could prove of its first choice: the price that it expects, and the
    /// bound under it.
    private(set) var proof: (expected: Double, bound: Double)?

    init(policy: Policy, seed: UInt64) {
        self.policy = policy
        stream = RandomStream(seed: seed, name: "policy/" + policy.rawValue)
    }

    /// The next observation, by its number in the catalogue; nil where none is worth it.
    mutating func choose(_ outlook: Outlook) -> Int? {
        let offer = outlook.offer(leastBits: Outlook.leastBits)
        switch policy {
        case .expert: return outlook.expertChoice
        case .halfSplit: return HalfSplitPolicy().choose(from: offer).map { Int($0.probe) }
        case .optimal:
            let plan = OptimalPlan(offer, threshold: Reasoner.sureness, nodeLimit: 20_000)
            if proof == nil { proof = (plan.expectedPrice, plan.lowerBound) }
            return plan.firstProbe.map { Int($0) } ?? outlook.expertChoice
        case .random:
            var random = RandomPolicy(stream: stream)
            let choice = random.choose(from: offer)
            stream = random.stream
            return choice.map { Int($0.probe) }
        case .swapper: return nil
        }
    }
}
