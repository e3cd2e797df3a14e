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

    let graph: GraphTables
    private let behaviours: [NodeBehaviour]
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
    /// The node that each input group reads now, or −1; looked for again when a cell changes that
    /// switches it.
    private let active: FlatStorage<Int32>
    private let overlayActive: FlatStorage<Int32>
    private let overlayActiveEpochs: FlatStorage<UInt32>
    private var epoch: UInt32 = 0
    private var isOverlaid = false

    private let pass: FlatStorage<UInt32>
    private let isDirect: FlatStorage<UInt32>
    private let hasChanged: FlatStorage<UInt32>
    private var passNumber: UInt32 = 0
    /// The nodes that this pass looks at, in order of marking; never longer than there are nodes.
    private let marked: FlatStorage<Int32>
    private var markedCount = 0
    private let changed: FlatStorage<Int32>
    private var changedCount = 0
    private var computedCount = 0
    private var components: ComponentWalk

    /// How many nodes have been computed since this was last set to 0.
    package var evaluationCount: Int {
        get { computedCount }
        set { computedCount = newValue }
    }
    /// How many times `apply` has given a cell another value.
    private(set) var changeCount = 0
    /// Another number whenever a cell may have another value, in an overlay or by leaving it.
    package private(set) var moment: UInt64 = 0
    /// Takes note of what is read from outside; nil while nobody wants to know.
    var trace: ReadTrace?
    /// Whether anybody takes note of what is read.
    package var isTraced: Bool { trace != nil }
    private let tables: (any DerivedTables)?
    /// The moment that the tables are in step with.
    private var tablesMoment: UInt64?
    /// Cells whose values the last `apply` changed, in order of change.
    package private(set) var changedCells: [Int32] = []
    /// Nodes whose values the last `apply` changed, in order of change.
    package var changedNodes: [Int32] { (0..<changedCount).map { changed[$0] } }

    /// An evaluator with given slots and latches; every node is computed once.
    package init(plant: Plant, cells initial: [Int64]) {
        precondition(initial.count == plant.cellCount, "as many cells as the plant has")
        self.plant = plant
        let nodes = plant.nodeCount
        graph = plant.graph
        behaviours = plant.behaviours
        cells = FlatStorage(initial)
        values = FlatStorage(repeating: .absent, count: nodes)
        overlayCells = FlatStorage(repeating: 0, count: initial.count)
        overlayCellEpochs = FlatStorage(repeating: 0, count: initial.count)
        overlayValues = FlatStorage(repeating: .absent, count: nodes)
        overlayValueEpochs = FlatStorage(repeating: 0, count: nodes)
        rings = FlatStorage(repeating: false, count: nodes)
        overlayRings = FlatStorage(repeating: false, count: nodes)
        active = FlatStorage(repeating: -1, count: graph.groups.count)
        overlayActive = FlatStorage(repeating: -1, count: graph.groups.count)
        overlayActiveEpochs = FlatStorage(repeating: 0, count: graph.groups.count)
        pass = FlatStorage(repeating: 0, count: nodes)
        isDirect = FlatStorage(repeating: 0, count: nodes)
        hasChanged = FlatStorage(repeating: 0, count: nodes)
        marked = FlatStorage(repeating: 0, count: nodes)
        changed = FlatStorage(repeating: 0, count: nodes)
        components = ComponentWalk(count: nodes)
        tables = plant.tablesMaker?.makeTables()
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
        active.free()
        overlayActive.free()
        overlayActiveEpochs.free()
        pass.free()
        isDirect.free()
        hasChanged.free()
        marked.free()
        changed.free()
        components.free()
    }

    // MARK: Reading

    /// A slot or latch, as the overlay has it where one is open.
    package func cell(_ cell: CellID) -> Int64 {
        trace?.note(cell: cell.index)
        return self.cell(at: cell.index)
    }
    /// A node's value, always in step with the cells.
    package func value(_ node: NodeID) -> NodeValue {
        trace?.note(node: node.index)
        return value(at: node.index)
    }

    /// The plane's tables in step with the present; nil where no plane makes any. Reading them
    /// isn't traced: whoever does takes note of the points.
    package var derivedTables: (any DerivedTables)? {
        guard let tables else { return nil }
        if tablesMoment != moment {
            let outer = trace
            trace = nil
            tables.update(from: self)
            trace = outer
            tablesMoment = moment
        }
        return tables
    }
    /// Takes note that a point of the tables was looked up.
    package func note(point: Int) { trace?.note(point: point) }

    /// All cells as they really are, without any overlay.
    package var allCells: [Int64] { cells.array }
    /// The values of all nodes as they really are, without any overlay.
    var allValues: [NodeValue] { values.array }

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
        let isInOverlay = isOverlaid && overlayActiveEpochs[index] == epoch
        return Int(isInOverlay ? overlayActive[index] : active[index])
    }

    /// Looks which node a group reads under the present cells.
    private func findActiveInput(ofGroup index: Int) -> Int32 {
        let group = graph.groups[index]
        switch group.mode {
        case .always:
            return graph.edges[Int(group.firstEdge)].from
        case .selected:
            let choice = cell(at: Int(group.selector))
            guard choice >= 0 && choice < Int64(group.edgeCount) else { return -1 }
            return graph.edges[Int(group.firstEdge) + Int(choice)].from
        case .guarded:
            for offset in 0..<Int(group.edgeCount) {
                let edge = graph.edges[Int(group.firstEdge) + offset]
                if cell(at: Int(edge.guardCell)) == edge.guardValue { return edge.from }
            }
            return -1
        }
    }

    private func groups(of node: Int) -> Range<Int> {
        let record = graph.nodes[node]
        return Int(record.firstGroup)..<Int(record.firstGroup + record.groupCount)
    }

    private func switchInputs(of node: Int) {
        for group in groups(of: node) {
            if isOverlaid {
                overlayActive[group] = findActiveInput(ofGroup: group)
                overlayActiveEpochs[group] = epoch
            } else {
                active[group] = findActiveInput(ofGroup: group)
            }
        }
    }

    /// The nodes that a node reads now, in the order of its groups.
    package func activeInputs(of node: NodeID) -> [NodeID] {
        groups(of: node.index)
            .map { activeInput(ofGroup: $0) }
            .filter { $0 >= 0 }
            .map { NodeID($0) }
    }

    // MARK: Changing

    /// Sets cells and recomputes what they reach. Returns whether any cell had another value.
    @discardableResult
    package func apply(_ edits: [(cell: CellID, value: Int64)]) -> Bool {
        changedCells.removeAll(keepingCapacity: true)
        beginPass()
        for edit in edits where cell(at: edit.cell.index) != edit.value {
            setCell(edit.cell.index, edit.value)
            changedCells.append(edit.cell.rawValue)
        }
        guard !changedCells.isEmpty else { return false }
        changeCount &+= 1
        moment &+= 1
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
        defer {
            isOverlaid = false
            moment &+= 1
        }
        apply(edits)
        return try body()
    }

    /// The edits that give every cell the value that it has in a list of all cells.
    func edits(to wanted: [Int64]) -> [(cell: CellID, value: Int64)] {
        var edits: [(cell: CellID, value: Int64)] = []
        for index in wanted.indices where cell(at: index) != wanted[index] {
            edits.append((CellID(index), wanted[index]))
        }
        return edits
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
        for node in 0..<graph.nodes.count { markDirect(node) }
        evaluateMarked()
    }

    private func beginPass() {
        passNumber &+= 1
        markedCount = 0
        changedCount = 0
    }

    /// Marks a node of which a cell has changed, its own or one that switches its inputs.
    private func markDirect(_ node: Int) {
        if isDirect[node] == passNumber { return }
        isDirect[node] = passNumber
        switchInputs(of: node)
        mark(node)
    }

    private func mark(_ node: Int) {
        if pass[node] == passNumber { return }
        pass[node] = passNumber
        marked[markedCount] = Int32(truncatingIfNeeded: node)
        markedCount += 1
    }

    private func markReaders(ofCell cell: Int) {
        for index in graph.cellNodeStarts[cell]..<graph.cellNodeStarts[cell + 1] {
            markDirect(Int(graph.cellNodes[Int(index)]))
        }
    }

    private func markDownstream() {
        var next = 0
        while next < markedCount {
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
        for index in 0..<markedCount {
            components.visit(Int(marked[index]), in: self) { node, isRing in
                if isRing {
                    store(.absent, at: node, isOnRing: true)
                } else {
                    evaluateIfNeeded(node)
                }
            }
        }
    }

    func isMarked(_ node: Int) -> Bool { pass[node] == passNumber }

    private func evaluateIfNeeded(_ node: Int) {
        if isDirect[node] != passNumber && !isOnRing(node) && !anyInputChanged(node) { return }
        computedCount += 1
        let behaviour = behaviours[Int(graph.nodes[node].behaviour)]
        store(behaviour(NodeScope(evaluator: self, node: node)), at: node, isOnRing: false)
    }

    private func anyInputChanged(_ node: Int) -> Bool {
        for group in groups(of: node) {
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
        changed[changedCount] = Int32(truncatingIfNeeded: node)
        changedCount += 1
    }

    // MARK: Audit

    /// Recomputes everything from the cells and names the nodes that differ from the present
    /// values, or read another input; empty when the incremental evaluation is right. Interned
    /// lists are compared through the same table, so equal chains have equal numbers.
    package func audit() -> [NodeID] {
        precondition(!isOverlaid, "audit outside of an overlay")
        let before = (values: values.array, active: active.array)
        let counted = evaluationCount
        evaluateAll()
        evaluationCount = counted
        return before.values.indices
            .filter { node in
                before.values[node] != values[node]
                    || groups(of: node).contains { before.active[$0] != active[$0] }
            }
            .map { NodeID($0) }
    }
}
