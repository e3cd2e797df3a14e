/// What a node assumes, spelled out; and what follows from it under the conflicts known by now.
struct NodeView {
    /// What is known of the diagnoses below a node.
    struct Bound {
        var cost: Int64
        var cardinality: Int32
        /// The conflict to branch on, or nil when all are hit.
        var branching: Int32?
        /// What this conflict adds to the cost.
        var branchingCost: Int64
    }

    private enum Mark { static let open: UInt8 = 0, taken: UInt8 = 1, barred: UInt8 = 2 }

    /// The components assumed abnormal.
    private(set) var taken: [Int] = []
    private var barred: [Int] = []
    private var marks: [UInt8]
    /// For each conflict how many taken components it has.
    private var hits: [Int32] = []
    /// Components of conflicts that are counted in the bound.
    private var isCounted: [Bool]

    init(universe: Int) {
        marks = [UInt8](repeating: Mark.open, count: universe)
        isCounted = [Bool](repeating: false, count: universe)
    }

    func isBarred(_ component: Int) -> Bool { marks[component] == Mark.barred }

    mutating func load(_ node: Int32, of tree: CandidateTree, _ conflicts: ConflictStore) {
        for component in taken { marks[component] = Mark.open }
        for component in barred { marks[component] = Mark.open }
        taken.removeAll(keepingCapacity: true)
        barred.removeAll(keepingCapacity: true)
        var step = tree.steps[Int(node)]
        while step.parent >= 0 {
            let component = Int(step.component)
            taken.append(component)
            marks[component] = Mark.taken
            for place in conflicts.range(step.conflict).lowerBound..<Int(step.place) {
                let earlier = conflicts.component(at: place)
                if marks[earlier] != Mark.open { continue }
                marks[earlier] = Mark.barred
                barred.append(earlier)
            }
            step = tree.steps[Int(step.parent)]
        }
        hits.removeAll(keepingCapacity: true)
        hits.append(contentsOf: repeatElement(0, count: conflicts.count))
        for component in taken {
            for conflict in conflicts.conflictsOf[component] { hits[Int(conflict)] += 1 }
        }
    }

    /// The lower bound of what is below the node; nil if no diagnosis is.
    mutating func bound(under conflicts: ConflictStore, _ costs: [Int64]) -> Bound? {
        var bound = Bound(
            cost: 0, cardinality: Int32(taken.count), branching: nil, branchingCost: 0)
        for component in taken { bound.cost += costs[component] }
        var counted: [Int32] = []
        defer {
            for conflict in counted {
                for place in conflicts.range(conflict) {
                    isCounted[conflicts.component(at: place)] = false
                }
            }
        }
        var fewest = Int.max
        for conflict in conflicts.active where hits[Int(conflict)] == 0 {
            let range = conflicts.range(conflict)
            var allowed = 0
            var cheapest: Int64 = 0
            var isApart = true
            for place in range {
                let component = conflicts.component(at: place)
                if marks[component] == Mark.barred { continue }
                // The first is the cheapest.
                if allowed == 0 { cheapest = costs[component] }
                allowed += 1
                if isCounted[component] { isApart = false }
            }
            if allowed == 0 { return nil }
            guard isApart else { continue }
            counted.append(conflict)
            bound.cost += cheapest
            bound.cardinality += 1
            for place in range {
                let component = conflicts.component(at: place)
                if marks[component] != Mark.barred { isCounted[component] = true }
            }
            if allowed < fewest {
                fewest = allowed
                bound.branching = conflict
                bound.branchingCost = cheapest
            }
        }
        return bound
    }

    /// Whether each taken component alone hits some conflict; otherwise no minimal hitting set is
    /// below the node, provided that all conflicts are known.
    func isEachNeeded(under conflicts: ConflictStore) -> Bool {
        taken.allSatisfy { component in
            conflicts.conflictsOf[component].contains { hits[Int($0)] == 1 }
        }
    }
}
