/// Computes the nodes of a plant for given cells, and recomputes only what a change reaches.
///
/// A change marks the nodes downstream of it, along the edges that are on; then the marked nodes
/// are computed inputs first, and a node whose inputs all kept their values isn't computed at all.
/// Nodes that feed each other in a ring have nothing to lock to: all of them are absent. The order
/// follows from the graph alone, so a full and an incremental evaluation agree to the bit.
///
/// `withOverlay` evaluates "as if" some slots were different. Values of the overlay stand beside
/// the real ones under an epoch, so that leaving it costs nothing.
package final class Evaluator {
    package let plant: Plant
    var lists = InternedLists()

    private let cells: FlatStorage<Int64>
    private let values: FlatStorage<NodeValue>
    private let overlayCells: FlatStorage<Int64>
    private let overlayCellEpochs: FlatStorage<UInt32>
    private let overlayValues: FlatStorage<NodeValue>
    private let overlayValueEpochs: FlatStorage<UInt32>
    /// Which nodes stand on a ring: they are absent whatever they read, and are computed again as
    /// soon as they don't.
    private let rings: FlatStorage<Bool>
    private let overlayRings: FlatStorage<Bool>
    private var epoch: UInt32 = 0
    private var isOverlaid = false

    private let pass: FlatStorage<UInt32>
    private let isDirect: FlatStorage<UInt32>
    private let hasChanged: FlatStorage<UInt32>
    private var passNumber: UInt32 = 0
    private var marked: [Int32] = []
    private var components: ComponentWalk

    /// How many nodes have been computed since this was last set to 0.
    package var evaluationCount = 0
    /// How many times `apply` has given a cell another value.
    private(set) var changeCount = 0
    /// Cells and nodes whose values the last `apply` changed, in order of change.
    package private(set) var changedCells: [Int32] = []
    package private(set) var changedNodes: [Int32] = []

    /// An evaluator with given slots and latches; every node is computed once.
    package init(plant: Plant, cells initial: [Int64]) {
        precondition(initial.count == plant.cellCount, "as many cells as the plant has")
        self.plant = plant
        let nodes = plant.nodeCount
        cells = FlatStorage(initial, placeholder: 0)
        values = FlatStorage(repeating: .absent, count: nodes)
        overlayCells = FlatStorage(repeating: 0, count: initial.count)
        overlayCellEpochs = FlatStorage(repeating: 0, count: initial.count)
        overlayValues = FlatStorage(repeating: .absent, count: nodes)
        overlayValueEpochs = FlatStorage(repeating: 0, count: nodes)
        rings = FlatStorage(repeating: false, count: nodes)
        overlayRings = FlatStorage(repeating: false, count: nodes)
        pass = FlatStorage(repeating: 0, count: nodes)
        isDirect = FlatStorage(repeating: 0, count: nodes)
        hasChanged = FlatStorage(repeating: 0, count: nodes)
        components = ComponentWalk(count: nodes)
        evaluateAll()
    }

    deinit {
        cells.free()
        values.free()
        overlayCells.free()
        overlayCellEpochs.free()
        overlayValues.free()
        overlayValueEpochs.free()
        rings.free()
        overlayRings.free()
        pass.free()
        isDirect.free()
        hasChanged.free()
        components.free()
    }

    // MARK: Reading

    /// A slot or latch, as the overlay has it where one is open.
    package func cell(_ cell: CellID) -> Int64 { self.cell(at: cell.index) }
    /// A node's value, always in step with the cells.
    package func value(_ node: NodeID) -> NodeValue { value(at: node.index) }

    /// All cells as they really are, without any overlay.
    package var allCells: [Int64] { cells.array }

    func cell(at index: Int) -> Int64 {
        isOverlaid && overlayCellEpochs[index] == epoch ? overlayCells[index] : cells[index]
    }

    func value(at index: Int) -> NodeValue {
        isOverlaid && overlayValueEpochs[index] == epoch ? overlayValues[index] : values[index]
    }

    private func isOnRing(_ index: Int) -> Bool {
        isOverlaid && overlayValueEpochs[index] == epoch ? overlayRings[index] : rings[index]
    }

    /// The node that a group reads now, or −1.
    func activeInput(ofGroup index: Int) -> Int {
        let group = plant.graph.groups[index]
        switch group.mode {
        case .always:
            return Int(plant.graph.edges[Int(group.firstEdge)].from)
        case .selected:
            let choice = cell(at: Int(group.selector))
            guard choice >= 0 && choice < Int64(group.edgeCount) else { return -1 }
            return Int(plant.graph.edges[Int(group.firstEdge) + Int(choice)].from)
        case .guarded:
            for offset in 0..<Int(group.edgeCount) {
                let edge = plant.graph.edges[Int(group.firstEdge) + offset]
                if cell(at: Int(edge.guardCell)) == edge.guardValue { return Int(edge.from) }
            }
            return -1
        }
    }

    /// The nodes that a node reads now, in the order of its groups.
    package func activeInputs(of node: NodeID) -> [NodeID] {
        let record = plant.graph.nodes[node.index]
        return (0..<Int(record.groupCount))
            .map { activeInput(ofGroup: Int(record.firstGroup) + $0) }
            .filter { $0 >= 0 }
            .map { NodeID($0) }
    }

    // MARK: Changing

    /// Sets cells and recomputes what they reach. Returns whether any cell had another value.
    @discardableResult
    package func apply(_ edits: [(cell: CellID, value: Int64)]) -> Bool {
        changedCells.removeAll(keepingCapacity: true)
        changedNodes.removeAll(keepingCapacity: true)
        beginPass()
        for edit in edits where cell(at: edit.cell.index) != edit.value {
            setCell(edit.cell.index, edit.value)
            changedCells.append(edit.cell.rawValue)
        }
        guard !changedCells.isEmpty else { return false }
        changeCount &+= 1
        for cell in changedCells { markReaders(ofCell: Int(cell)) }
        markDownstream()
        evaluateMarked()
        return true
    }

    /// Runs a function as if some cells were different, and forgets the difference.
    ///
    /// Not reentrant: an overlay can't be opened inside another.
    package func withOverlay<Result>(
        _ edits: [(cell: CellID, value: Int64)], _ body: () throws -> Result
    ) rethrows -> Result {
        precondition(!isOverlaid, "one overlay at a time")
        epoch &+= 1
        isOverlaid = true
        defer { isOverlaid = false }
        apply(edits)
        return try body()
    }

    private func setCell(_ index: Int, _ value: Int64) {
        if isOverlaid {
            overlayCells[index] = value
            overlayCellEpochs[index] = epoch
        } else {
            cells[index] = value
        }
    }

    private func setValue(_ index: Int, _ value: NodeValue, isOnRing: Bool) {
        if isOverlaid {
            overlayValues[index] = value
            overlayRings[index] = isOnRing
            overlayValueEpochs[index] = epoch
        } else {
            values[index] = value
            rings[index] = isOnRing
        }
    }

    // MARK: Passes

    private func evaluateAll() {
        beginPass()
        for node in plant.graph.nodes.indices { markDirect(node) }
        evaluateMarked()
    }

    private func beginPass() {
        passNumber &+= 1
        marked.removeAll(keepingCapacity: true)
    }

    private func markDirect(_ node: Int) {
        isDirect[node] = passNumber
        mark(node)
    }

    private func mark(_ node: Int) {
        if pass[node] == passNumber { return }
        pass[node] = passNumber
        marked.append(Int32(truncatingIfNeeded: node))
    }

    private func markReaders(ofCell cell: Int) {
        let graph = plant.graph
        for index in graph.cellNodeStarts[cell]..<graph.cellNodeStarts[cell + 1] {
            markDirect(Int(graph.cellNodes[Int(index)]))
        }
    }

    private func markDownstream() {
        let graph = plant.graph
        var next = 0
        while next < marked.count {
            let node = Int(marked[next])
            next += 1
            for index in graph.outStarts[node]..<graph.outStarts[node + 1] {
                let edge = graph.outEdges[Int(index)]
                if edge.guardCell < 0 || cell(at: Int(edge.guardCell)) == edge.guardValue {
                    mark(Int(edge.to))
                }
            }
        }
    }

    private func evaluateMarked() {
        components.begin()
        for node in marked {
            components.visit(Int(node), in: self) { members, isRing in
                if isRing {
                    for member in members { store(.absent, at: Int(member), isOnRing: true) }
                } else {
                    evaluateIfNeeded(Int(members[members.startIndex]))
                }
            }
        }
    }

    func isMarked(_ node: Int) -> Bool { pass[node] == passNumber }

    private func evaluateIfNeeded(_ node: Int) {
        if isDirect[node] != passNumber && !isOnRing(node) && !anyInputChanged(node) { return }
        evaluationCount += 1
        let record = plant.graph.nodes[node]
        store(
            plant.graph.behaviours[Int(record.behaviour)](NodeScope(evaluator: self, node: node)),
            at: node, isOnRing: false)
    }

    private func anyInputChanged(_ node: Int) -> Bool {
        let record = plant.graph.nodes[node]
        for group in Int(record.firstGroup)..<Int(record.firstGroup + record.groupCount) {
            let input = activeInput(ofGroup: group)
            if input >= 0 && hasChanged[input] == passNumber { return true }
        }
        return false
    }

    private func store(_ newValue: NodeValue, at node: Int, isOnRing: Bool) {
        let isChanged = value(at: node) != newValue
        if !isChanged && self.isOnRing(node) == isOnRing { return }
        setValue(node, newValue, isOnRing: isOnRing)
        guard isChanged else { return }
        hasChanged[node] = passNumber
        changedNodes.append(Int32(truncatingIfNeeded: node))
    }

    // MARK: Audit

    /// Recomputes everything from the cells and names the nodes that differ from the present
    /// values; empty when the incremental evaluation is right. Interned lists are compared through
    /// the same table, so equal chains have equal numbers.
    package func audit() -> [NodeID] {
        precondition(!isOverlaid, "audit outside of an overlay")
        let before = values.array
        let counted = evaluationCount
        evaluateAll()
        evaluationCount = counted
        return before.indices.filter { before[$0] != values[$0] }.map { NodeID($0) }
    }
}
