import Diagnosis
import TestSupport

/// A made-up system whose minimal conflicts are drawn, so that every answer about it can be found
/// by trying all sets.
struct HiddenConflicts {
    var costs: [Int64]
    /// No other conflict is a subset of any.
    var conflicts: [[Int]]

    var count: Int { costs.count }

    /// A system of up to nine components; with chance zero costs, equal costs and ties.
    init(from generator: inout SeededGenerator) {
        let count = generator.integer(in: 1...9)
        let highest: Int64 = generator.pick([0, 1, 3, 1000])
        costs = (0..<count).map { _ in generator.integer(in: 0...highest) }
        var drawn: [Set<Int>] = []
        for _ in 0..<generator.integer(in: 0...7) {
            let density = generator.integer(in: 2...5)
            let conflict = (0..<count).filter { _ in generator.chance(1, in: density) }
            if !conflict.isEmpty || generator.chance(1, in: 20) { drawn.append(Set(conflict)) }
        }
        let minimal = drawn.filter { conflict in
            !drawn.contains { $0.isStrictSubset(of: conflict) }
        }
        conflicts = Set(minimal).map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    func isConsistent(_ candidate: ComponentSet) -> Bool {
        conflicts.allSatisfy { $0.contains(where: candidate.contains) }
    }

    /// A true answer about a candidate, with as many hints and as good ones as chance has it.
    func verdict(
        _ candidate: ComponentSet, hints generator: inout SeededGenerator
    ) -> ConsistencyVerdict {
        guard isConsistent(candidate) else {
            if generator.chance(1, in: 2) { return .inconsistent }
            let missed = conflicts.filter { !$0.contains(where: candidate.contains) }
            let more = candidate.complement.members.filter { _ in generator.chance(1, in: 3) }
            return .conflict(Set(generator.pick(missed) + more).shuffled(using: &generator))
        }
        if generator.chance(1, in: 2) { return .consistent }
        var needed = candidate
        for component in candidate.members.shuffled(using: &generator)
        where generator.chance(2, in: 3) {
            needed.remove(component)
            if !isConsistent(needed) { needed.insert(component) }
        }
        return .explained(by: needed.members.shuffled(using: &generator))
    }

    /// All minimal diagnoses, by trying every set: cheapest first, then smaller, then by ids.
    var diagnoses: [[Int]] {
        let sets = (0..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
        let consistent = sets.filter { isConsistent(ComponentSet(universe: count, $0)) }
        let minimal = consistent.filter { set in
            !set.contains { removed in
                isConsistent(ComponentSet(universe: count, set.filter { $0 != removed }))
            }
        }
        return minimal.sorted { first, second in
            let costs = (cost(first), cost(second))
            if costs.0 != costs.1 { return costs.0 < costs.1 }
            if first.count != second.count { return first.count < second.count }
            return first.lexicographicallyPrecedes(second)
        }
    }

    func cost(_ components: [Int]) -> Int64 { components.reduce(0) { $0 + costs[$1] } }
}
