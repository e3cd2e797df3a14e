/// Finds a minimal conflict among components that can't all be healthy, by divide and conquer.
///
/// This is QuickXplain (Junker, "QuickXplain: preferred explanations and relaxations for
/// over-constrained problems", 2004): about 2k·log₂(n/k) + 2k checks for a conflict of k out of n.
struct ConflictExtraction {
    private let checks: CandidateChecks
    private let universe: Int
    /// The checks that were made before.
    private let firstCount: Int
    private var isCutShort = false
    /// The components among which the last contradiction was; no other is in the conflict.
    private var kept: ComponentSet

    private init(_ checks: CandidateChecks, universe: Int) {
        self.checks = checks
        self.universe = universe
        firstCount = checks.count
        kept = ComponentSet(universe: universe).complement
    }

    /// A minimal conflict among the given components, which are known to hold one; nil if that
    /// would take more checks than the search may make.
    ///
    /// Of two components that would both do, the one that stands earlier is taken. The conflict is
    /// empty when the observations contradict each other, whatever is abnormal.
    static func minimalConflict(
        among suspects: [Int], universe: Int, checks: CandidateChecks
    ) -> [Int]? {
        var extraction = ConflictExtraction(checks, universe: universe)
        if extraction.isConflict([]) { return extraction.isCutShort ? nil : [] }
        let shrunk = extraction.shrink(suspects)
        let conflict = extraction.conflict(in: shrunk, given: [], mayHold: false)
        return extraction.isCutShort ? nil : conflict
    }

    /// Whether the components can't all be healthy while all others are abnormal. Out of checks,
    /// it says so, which ends the recursion soonest.
    private mutating func isConflict(_ healthy: [Int]) -> Bool {
        if isCutShort { return true }
        if isAllowanceSpent { return false }
        switch answer(for: healthy) {
        case .consistent: return false
        case .inconsistent(let core):
            if let core { kept = ComponentSet(universe: universe, core) }
            return true
        case .unknown:
            isCutShort = true
            return true
        }
    }

    /// Whether no more checks may be spent on this conflict. What isn't asked about stays in it.
    private var isAllowanceSpent: Bool {
        checks.count - firstCount >= checks.checksPerConflict
    }

    private func answer(for healthy: [Int]) -> CandidateChecks.Answer {
        checks.answer(for: ComponentSet(universe: universe, healthy).complement)
    }

    /// Follows the caller's own conflicts for as long as they become smaller.
    private mutating func shrink(_ suspects: [Int]) -> [Int] {
        var current = suspects
        while isConflict(current), kept.count < current.count {
            current = current.filter(kept.contains)
        }
        return current
    }

    /// The part of a minimal conflict that lies in `all`, with `given` healthy as well;
    /// `mayHold` says that `given` alone may be a conflict.
    private mutating func conflict(in all: [Int], given: [Int], mayHold: Bool) -> [Int] {
        let base = given.filter(kept.contains)
        if mayHold && isConflict(base) { return [] }
        let suspects = all.filter(kept.contains)
        if suspects.count <= 1 || isAllowanceSpent { return suspects }
        let middle = suspects.count / 2
        let early = Array(suspects[..<middle])
        let late = Array(suspects[middle...])
        let fromLate = conflict(in: late, given: base + early, mayHold: true)
        let fromEarly = conflict(in: early, given: base + fromLate, mayHold: !fromLate.isEmpty)
        return fromEarly + fromLate
    }
}
