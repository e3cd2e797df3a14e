/// The conflicts known so far: sets of components that can't all be healthy.
///
/// A conflict keeps its index and its order for as long as the store lives, because nodes of the
/// search refer to both. One that turns out to hold another as a subset is put out of use instead.
struct ConflictStore {
    /// Each component's cost.
    let costs: [Int64]
    /// All conflicts' components one after the other; within a conflict by cost, then id.
    private var components: [Int32] = []
    /// Where each conflict begins, and behind the last where it ends.
    private var starts: [Int32] = [0]
    /// The conflicts in use, smaller ones first, ties in the order in which they came.
    private(set) var active: [Int32] = []
    /// For each component the conflicts in use that have it.
    private(set) var conflictsOf: [[Int32]]

    /// Takes conflicts in any order; what is stored doesn't depend on that order.
    init(costs: [Int64], conflicts: [[Int]]) {
        self.costs = costs
        conflictsOf = [[Int32]](repeating: [], count: costs.count)
        let sorted = conflicts.map { ComponentSet(universe: costs.count, $0).members }
        let byContent = sorted.sorted { first, second in
            if first.count != second.count { return first.count < second.count }
            return first.lexicographicallyPrecedes(second)
        }
        for conflict in byContent { insert(conflict) }
    }

    /// The number of conflicts ever stored.
    var count: Int { starts.count - 1 }

    func size(_ conflict: Int32) -> Int {
        Int(starts[Int(conflict) + 1] - starts[Int(conflict)])
    }

    /// Where a conflict's components stand; see `component(at:)`.
    func range(_ conflict: Int32) -> Range<Int> {
        Int(starts[Int(conflict)])..<Int(starts[Int(conflict) + 1])
    }

    func component(at place: Int) -> Int { Int(components[place]) }

    /// Stores a conflict of distinct components, unless one in use is a subset of it; those of
    /// which it is a subset go out of use.
    mutating func insert(_ conflict: [Int]) {
        let hits = overlaps(with: conflict)
        if active.contains(where: { hits[Int($0)] == size($0) }) { return }
        let index = Int32(count)
        let outdated = active.filter { hits[Int($0)] == conflict.count }
        for old in outdated { retire(old) }
        let ordered = conflict.sorted { first, second in
            (costs[first], first) < (costs[second], second)
        }
        for component in ordered {
            components.append(Int32(component))
            conflictsOf[component].append(index)
        }
        starts.append(Int32(components.count))
        let place = active.firstIndex { size($0) > ordered.count } ?? active.count
        active.insert(index, at: place)
    }

    private mutating func retire(_ conflict: Int32) {
        active.removeAll { $0 == conflict }
        for component in range(conflict).map(component) {
            conflictsOf[component].removeAll { $0 == conflict }
        }
    }

    /// For each conflict ever stored, how many of the given components it has (0 if out of use).
    private func overlaps(with members: [Int]) -> [Int] {
        var hits = [Int](repeating: 0, count: count)
        for component in members {
            for conflict in conflictsOf[component] { hits[Int(conflict)] += 1 }
        }
        return hits
    }
}
