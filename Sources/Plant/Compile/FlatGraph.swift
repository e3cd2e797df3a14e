/// The graph laid flat: every list of a node is a range in one array.
struct FlatGraph: Sendable {
    struct Node: Sendable {
        var behaviour: Int32
        var firstGroup: Int32
        var groupCount: Int32
        var firstCell: Int32
        var cellCount: Int32
        var firstConstant: Int32
        var constantCount: Int32
    }

    /// How a group finds its active edge.
    enum Mode: UInt8, Sendable {
        case always
        /// The edge at the index that the selector cell holds.
        case selected
        /// The first edge whose guard holds.
        case guarded
    }

    struct Group: Sendable {
        var mode: Mode
        var firstEdge: Int32
        var edgeCount: Int32
        /// For `selected`; −1 otherwise.
        var selector: Int32
    }

    struct Edge: Sendable {
        /// −1 where nothing is connected.
        var from: Int32
        /// For `guarded`; −1 otherwise.
        var guardCell: Int32
        var guardValue: Int64
    }

    /// An edge seen from its start. The guard of a selected edge is its selector and index.
    struct OutEdge: Sendable {
        var to: Int32
        var guardCell: Int32
        var guardValue: Int64
    }

    var nodes: [Node] = []
    var groups: [Group] = []
    var edges: [Edge] = []
    var cells: [Int32] = []
    var constants: [Int64] = []
    var behaviours: [NodeBehaviour] = []

    var outStarts: [Int32] = []
    var outEdges: [OutEdge] = []
    /// For each cell: the nodes that read it, itself or as a guard.
    var cellNodeStarts: [Int32] = []
    var cellNodes: [Int32] = []
    /// For each cell and each node: the latches that look at it.
    var cellLatchStarts: [Int32] = []
    var cellLatches: [Int32] = []
    var nodeLatchStarts: [Int32] = []
    var nodeLatches: [Int32] = []

    init(draft: GraphDraft, layout: PlantLayout) {
        for node in draft.nodes { add(node, layout: layout) }
        layOutgoing()
        layCellReaders(cellCount: layout.slots.count + layout.latchNames.count)
        layLatchTriggers(draft.latchRules, cellCount: layout.slots.count + layout.latchNames.count)
    }

    private mutating func add(_ node: GraphDraft.Node, layout: PlantLayout) {
        let firstGroup = groups.count
        for input in node.inputs { add(input, layout: layout) }
        nodes.append(
            Node(
                behaviour: Int32(behaviours.count), firstGroup: Int32(firstGroup),
                groupCount: Int32(node.inputs.count), firstCell: Int32(cells.count),
                cellCount: Int32(node.cells.count), firstConstant: Int32(constants.count),
                constantCount: Int32(node.constants.count)))
        behaviours.append(node.behaviour)
        cells += node.cells.map(\.rawValue)
        constants += node.constants
    }

    private mutating func add(_ input: NodeInput, layout: PlantLayout) {
        let first = Int32(edges.count)
        switch input {
        case .always(let node):
            edges.append(Edge(from: node.rawValue, guardCell: -1, guardValue: 0))
            groups.append(Group(mode: .always, firstEdge: first, edgeCount: 1, selector: -1))
        case .selected(let slot, let sources):
            for source in sources {
                edges.append(Edge(from: source?.rawValue ?? -1, guardCell: -1, guardValue: 0))
            }
            groups.append(
                Group(
                    mode: .selected, firstEdge: first, edgeCount: Int32(sources.count),
                    selector: layout.cell(slot).rawValue))
        case .guarded(let sources):
            for source in sources {
                edges.append(
                    Edge(
                        from: source.node.rawValue, guardCell: layout.cell(source.slot).rawValue,
                        guardValue: source.value))
            }
            groups.append(
                Group(
                    mode: .guarded, firstEdge: first, edgeCount: Int32(sources.count),
                    selector: -1))
        }
    }

    private mutating func layOutgoing() {
        var lists: [(from: Int32, edge: OutEdge)] = []
        for (to, node) in nodes.enumerated() {
            for group in groups[Int(node.firstGroup)..<Int(node.firstGroup + node.groupCount)] {
                for offset in 0..<group.edgeCount {
                    let edge = edges[Int(group.firstEdge + offset)]
                    if edge.from < 0 { continue }
                    let isSelected = group.mode == .selected
                    lists.append(
                        (
                            edge.from,
                            OutEdge(
                                to: Int32(to),
                                guardCell: isSelected ? group.selector : edge.guardCell,
                                guardValue: isSelected ? Int64(offset) : edge.guardValue)
                        ))
                }
            }
        }
        (outStarts, outEdges) = FlatGraph.rows(lists.map { ($0.from, $0.edge) }, count: nodes.count)
    }

    private mutating func layCellReaders(cellCount: Int) {
        var lists: [(Int32, Int32)] = []
        for (index, node) in nodes.enumerated() {
            var read: [Int32] = []
            for offset in 0..<node.cellCount { read.append(cells[Int(node.firstCell + offset)]) }
            for group in groups[Int(node.firstGroup)..<Int(node.firstGroup + node.groupCount)] {
                if group.mode == .selected { read.append(group.selector) }
                for offset in 0..<group.edgeCount {
                    let cell = edges[Int(group.firstEdge + offset)].guardCell
                    if cell >= 0 { read.append(cell) }
                }
            }
            read.sort()
            var previous: Int32 = -1
            for cell in read where cell != previous {
                lists.append((cell, Int32(index)))
                previous = cell
            }
        }
        (cellNodeStarts, cellNodes) = FlatGraph.rows(lists, count: cellCount)
    }

    private mutating func layLatchTriggers(_ rules: [LatchRule?], cellCount: Int) {
        var byCell: [(Int32, Int32)] = []
        var byNode: [(Int32, Int32)] = []
        for (latch, rule) in rules.enumerated() {
            guard let rule else { continue }
            for cell in rule.cells { byCell.append((cell.rawValue, Int32(latch))) }
            for node in rule.nodes { byNode.append((node.rawValue, Int32(latch))) }
        }
        (cellLatchStarts, cellLatches) = FlatGraph.rows(byCell, count: cellCount)
        (nodeLatchStarts, nodeLatches) = FlatGraph.rows(byNode, count: nodes.count)
    }

    /// Sorts pairs into rows by their first part, keeping their order: starts and values.
    private static func rows<Value>(_ pairs: [(Int32, Value)], count: Int) -> ([Int32], [Value]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for (row, _) in pairs { starts[Int(row) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var order = [Int](repeating: 0, count: pairs.count)
        for (position, pair) in pairs.enumerated() {
            order[Int(next[Int(pair.0)])] = position
            next[Int(pair.0)] += 1
        }
        return (starts, order.map { pairs[$0].1 })
    }
}
