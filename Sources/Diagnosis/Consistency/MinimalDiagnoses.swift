/// Components that are abnormal together, and what it costs to assume so.
package struct MinimalDiagnosis: Hashable, Sendable {
    /// The abnormal components, in ascending order.
    package let components: [Int]
    /// The sum of their costs, in the caller's unit.
    package let cost: Int64

    init(components: [Int], costs: [Int64]) {
        self.components = components
        var sum: Int64 = 0
        for component in components { sum += costs[component] }
        cost = sum
    }

    /// Whether this one stands before another: cheaper, then with fewer components, then by ids.
    package func precedes(_ other: MinimalDiagnosis) -> Bool {
        if cost != other.cost { return cost < other.cost }
        if components.count != other.components.count {
            return components.count < other.components.count
        }
        return components.lexicographicallyPrecedes(other.components)
    }
}

/// How far a search may go.
package struct SearchBounds: Hashable, Sendable {
    /// How many nodes of the search tree may be visited.
    package var nodes: Int
    /// How many times the caller's check may be called.
    package var checks: Int
    /// How many diagnoses are wanted.
    package var diagnoses: Int
    /// Diagnoses that cost more aren't looked for.
    package var cost: Int64
    /// How many checks may be spent on making one conflict minimal. Beyond them it stays as small
    /// as it has become; the diagnoses are the same. It ends no search.
    package var checksPerConflict: Int

    /// Bounds of which each is absent unless it is given.
    package init(
        nodes: Int = .max, checks: Int = .max, diagnoses: Int = .max, cost: Int64 = .max,
        checksPerConflict: Int = .max
    ) {
        self.nodes = nodes
        self.checks = checks
        self.diagnoses = diagnoses
        self.cost = cost
        self.checksPerConflict = checksPerConflict
    }

    /// Which of the bounds ended a search.
    package enum Kind: Hashable, Sendable {
        /// As many nodes as allowed were visited.
        case nodes
        /// As many checks as allowed were made.
        case checks
        /// As many diagnoses as wanted were found.
        case diagnoses
        /// All that is left costs more than was allowed.
        case cost
    }
}

/// What a search found.
package struct DiagnosisList: Hashable, Sendable {
    /// The subset-minimal diagnoses found: cheapest first, then the fewest components, then by
    /// ids. Whatever wasn't found stands behind them, except that `SearchBounds.diagnoses` may cut
    /// through diagnoses of equal cost and cardinality.
    package var diagnoses: [MinimalDiagnosis] = []
    /// The bound that ended the search; nil when the list is complete.
    package var stoppedBy: SearchBounds.Kind?
    /// No minimal diagnosis that is missing costs less than this; nil when none is missing.
    package var lowerBound: Int64?
    /// The cheapest set known to be consistent: the first diagnosis, or, if none was proven
    /// minimal before the search ended, a consistent set met on the way.
    package var cheapestKnown: MinimalDiagnosis?
    /// The conflicts learnt from checks, in the order in which they were learnt; minimal unless
    /// `SearchBounds.checksPerConflict` was too small for that.
    package var conflicts: [[Int]] = []
    /// The nodes of the search tree that were visited.
    package var nodeCount = 0
    /// The calls of the caller's check.
    package var checkCount = 0

    /// Whether these are all minimal diagnoses that there are.
    package var isComplete: Bool { stoppedBy == nil }

    /// By how much the cheapest known consistent set may cost more than the cheapest diagnosis: 0
    /// once a diagnosis was found; nil while nothing consistent is known.
    package var gap: Int64? {
        guard let known = cheapestKnown else { return nil }
        if !diagnoses.isEmpty { return 0 }
        return lowerBound.map { max(0, known.cost - $0) } ?? 0
    }
}

/// All subset-minimal sets of components whose being abnormal explains what was observed.
///
/// The theory is Reiter's ("A theory of diagnosis from first principles", 1987): the minimal
/// diagnoses are the minimal sets that hit every conflict. Conflicts may be known beforehand; the
/// others are found when they are needed. Neither the number of components nor the number of
/// faults at a time is limited, and fault models are weak: an abnormal component may do anything.
package struct MinimalDiagnoses: Sendable {
    /// A component costs no more than this, 2⁴⁰, so that the sum over a million can't overflow.
    package static let highestCost: Int64 = 1 << 40
    /// There are no more components than this, 2²⁰.
    package static let highestCount = 1 << 20

    private let costs: [Int64]
    private let conflicts: [[Int]]

    /// A problem over the components `0..<costs.count`.
    ///
    /// A cost is what it takes to believe that the component is abnormal, for instance the
    /// negative logarithm of its prior odds; whole units of the caller's, `0...highestCost`. Each
    /// known conflict is a list of components that can't all be healthy, in any order; an empty one
    /// means that there is no diagnosis. Costs or ids out of range trap.
    package init(costs: [Int64], conflicts: [[Int]] = []) {
        precondition(costs.count <= MinimalDiagnoses.highestCount, "more than 2^20 components")
        precondition(
            costs.allSatisfy { $0 >= 0 && $0 <= MinimalDiagnoses.highestCost },
            "a component's cost is below 0 or above 2^40")
        self.costs = costs
        self.conflicts = conflicts
    }

    /// Diagnoses by consistency: `check` says whether a candidate, the set of components assumed
    /// abnormal, agrees with the observations.
    ///
    /// The check must give the same answer for the same candidate, and consistent for every
    /// superset of a consistent candidate. It isn't asked twice about one candidate, nor about one
    /// that a known conflict refutes.
    package func search(
        within bounds: SearchBounds = SearchBounds(),
        check: @escaping (ComponentSet) -> ConsistencyVerdict
    ) -> DiagnosisList {
        let checks = CandidateChecks(costs: costs, bounds: bounds, check: check)
        var search = DiagnosisSearch(costs: costs, conflicts: conflicts, checks: checks)
        return search.run(within: bounds)
    }

    /// The minimal sets that hit every known conflict, with nothing else to be consistent with:
    /// the cheapest ways to make one choice or more from each list.
    package func hittingSets(within bounds: SearchBounds = SearchBounds()) -> DiagnosisList {
        var search = DiagnosisSearch(costs: costs, conflicts: conflicts, checks: nil)
        return search.run(within: bounds)
    }
}
