/// One search for minimal diagnoses, best first.
///
/// A node assumes some components abnormal (`taken`) and others healthy (`barred`). Below it are
/// the diagnoses that have all of the former and none of the latter. The children of a node divide
/// them by the first component, in a conflict's order, that a diagnosis has of this conflict; so
/// no set is reached twice, and no minimal diagnosis is lost.
///
/// A node waits under a lower bound of cost and cardinality: conflicts that aren't hit yet and
/// share no allowed component each cost at least their cheapest one. A subset of a diagnosis comes
/// before it in that order, so that a consistent candidate which holds no diagnosis found so far is
/// minimal.
struct DiagnosisSearch {
    private let costs: [Int64]
    private var conflicts: ConflictStore
    private let checks: CandidateChecks?
    private var queue = CandidateQueue()
    private var tree = CandidateTree()
    private var view: NodeView
    private var found: FoundDiagnoses
    private var result = DiagnosisList()

    init(costs: [Int64], conflicts: [[Int]], checks: CandidateChecks?) {
        self.costs = costs
        self.conflicts = ConflictStore(costs: costs, conflicts: conflicts)
        self.checks = checks
        view = NodeView(universe: costs.count)
        found = FoundDiagnoses(universe: costs.count)
    }

    mutating func run(within bounds: SearchBounds) -> DiagnosisList {
        queue.push(WaitingNode(cost: 0, cardinality: 0, depth: 0, node: tree.root))
        while let next = queue.first {
            if let kind = bound(met: next, of: bounds) {
                stop(kind, before: next)
                break
            }
            result.nodeCount += 1
            let entry = queue.popFirst()
            if !visit(entry) {
                stop(.checks, before: entry)
                break
            }
        }
        result.diagnoses = found.diagnoses.sorted { $0.precedes($1) }
        result.checkCount = checks?.count ?? 0
        result.cheapestKnown = result.diagnoses.first ?? checks?.cheapest
        return result
    }

    private func bound(met next: WaitingNode, of bounds: SearchBounds) -> SearchBounds.Kind? {
        if found.diagnoses.count >= bounds.diagnoses { return .diagnoses }
        if next.cost > bounds.cost { return .cost }
        if result.nodeCount >= bounds.nodes { return .nodes }
        return nil
    }

    private mutating func stop(_ kind: SearchBounds.Kind, before next: WaitingNode) {
        result.stoppedBy = kind
        result.lowerBound = next.cost
    }

    /// Visits a node; false if that takes more checks than are allowed.
    private mutating func visit(_ entry: WaitingNode) -> Bool {
        view.load(entry.node, of: tree, conflicts)
        if found.isCovered(view.taken) { return true }
        guard let bound = view.bound(under: conflicts, costs) else { return true }
        if checks == nil && !view.isEachNeeded(under: conflicts) { return true }
        var now = entry
        now.cost = max(entry.cost, bound.cost)
        now.cardinality = max(entry.cardinality, bound.cardinality)
        if entry.precedes(now) {
            queue.push(now)
        } else if let conflict = bound.branching {
            branch(now, on: conflict, from: bound)
        } else {
            return judge(now)
        }
        return true
    }

    private mutating func branch(
        _ entry: WaitingNode, on conflict: Int32, from bound: NodeView.Bound
    ) {
        // The bound counts the conflict's cheapest component; a child pays for its own instead.
        let withoutConflict = bound.cost - bound.branchingCost
        for place in conflicts.range(conflict) {
            let component = conflicts.component(at: place)
            if view.isBarred(component) { continue }
            let node = tree.add(parent: entry.node, component: component, place: place, conflict)
            queue.push(
                WaitingNode(
                    cost: max(entry.cost, withoutConflict + costs[component]),
                    cardinality: entry.cardinality, depth: entry.depth + 1, node: node))
        }
    }

    /// Decides about a candidate that hits every known conflict; false if that takes more checks
    /// than are allowed.
    private mutating func judge(_ entry: WaitingNode) -> Bool {
        let candidate = ComponentSet(universe: costs.count, view.taken)
        switch checks?.answer(for: candidate) ?? .consistent {
        case .unknown: return false
        case .consistent:
            let diagnosis = MinimalDiagnosis(components: candidate.members, costs: costs)
            found.add(diagnosis)
            checks?.note(explanation: diagnosis.components)
            return true
        case .inconsistent(let core):
            guard let conflict = learn(from: core, candidate) else { return false }
            conflicts.insert(conflict)
            result.conflicts.append(conflict.sorted())
            queue.push(entry)
            return true
        }
    }

    /// A minimal conflict that the candidate doesn't hit, or nil if checks run out.
    private func learn(from core: [Int]?, _ candidate: ComponentSet) -> [Int]? {
        guard let checks else { return nil }
        // Components that are barred here don't branch; dear ones raise the bounds.
        let suspects = (core ?? candidate.complement.members).sorted { first, second in
            let bars = (view.isBarred(first), view.isBarred(second))
            if bars.0 != bars.1 { return bars.0 }
            if costs[first] != costs[second] { return costs[first] > costs[second] }
            return first < second
        }
        return ConflictExtraction.minimalConflict(
            among: suspects, universe: costs.count, checks: checks)
    }
}
