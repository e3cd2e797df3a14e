import Plant
import SimulationKernel

/// A graph by chance: nodes with every sort of input, some of which can be switched into rings.
///
/// Inputs that nothing switches come from earlier nodes. Switched ones come from anywhere, and are
/// off in the nominal condition (every cell at −1), so that the compiler takes the graph.
struct RandomGraph: Sendable {
    enum Input: Sendable {
        case always(Int)
        case selected(by: Int, from: [Int?])
        case guarded([(node: Int, cell: Int, value: Int64)])
    }

    struct Node: Sendable {
        var inputs: [Input]
        var cells: [Int]
        var rule: Rule
    }

    /// How a node's number follows from what it reads.
    enum Rule: Int64, Sendable, CaseIterable {
        /// The sum; a signal even where nothing comes in.
        case sum
        /// The sum in eighths, so that small changes end here.
        case coarse
        /// The first input as it is, absent where that is absent.
        case pass
        /// A signal only where the first input is absent.
        case invert

        func value(_ inputs: [Int64?], _ cells: [Int64]) -> Int64? {
            let sum = (inputs.compactMap { $0 } + cells).reduce(0, +)
            return switch self {
            case .sum: sum % 1000
            case .coarse: sum / 8 % 1000
            case .pass: inputs.first ?? nil
            case .invert: (inputs.first ?? nil) == nil ? 1 : nil
            }
        }
    }

    var cellCount: Int
    var nodes: [Node]

    init(seed: UInt64) {
        var stream = RandomStream(seed: seed, name: "graph")
        cellCount = Int(stream.next(in: 1...10))
        let count = Int(stream.next(in: 2...30))
        nodes = []
        for index in 0..<count {
            nodes.append(RandomGraph.node(index, of: count, cells: cellCount, &stream))
        }
    }

    private static func node(_ index: Int, of count: Int, cells: Int, _ stream: inout RandomStream)
        -> Node
    {
        func number(below bound: Int) -> Int { Int(stream.next(below: Int64(bound))) }
        var inputs: [Input] = []
        for _ in 0..<number(below: 4) {
            switch number(below: 3) {
            case 0 where index > 0: inputs.append(.always(number(below: index)))
            case 1:
                let from = (0...number(below: 4)).map { _ in
                    stream.chance(1, in: 6) ? nil : Int(stream.next(below: Int64(count)))
                }
                inputs.append(.selected(by: number(below: cells), from: from))
            default:
                inputs.append(
                    .guarded(
                        (0...number(below: 4)).map { _ in
                            (number(below: count), number(below: cells), stream.next(in: 0...3))
                        }))
            }
        }
        return Node(
            inputs: inputs, cells: (0..<number(below: 3)).map { _ in number(below: cells) },
            rule: Rule.allCases[number(below: Rule.allCases.count)])
    }

    /// The graph as the only element of a plant: cell n is slot n, node n is node n.
    func plant() throws(PlantProblem) -> Plant {
        let graph = self
        var registry = Registry()
        registry.kinds = [
            ElementKind(
                name: "mesh", title: "mesh", plane: "test",
                declare: { declarer throws(PlantProblem) in
                    for cell in 0..<graph.cellCount {
                        declarer.slot(
                            SlotDeclaration("s\(cell)", "", .integer(-1...9, .none), nominal: -1))
                    }
                },
                wire: { wirer throws(PlantProblem) in
                    for (index, node) in graph.nodes.enumerated() {
                        graph.wire(node, index, &wirer)
                    }
                })
        ]
        var bench = Bench()
        bench.add("it", "mesh")
        return try bench.plant(registry)
    }

    private func wire(_ node: Node, _ index: Int, _ wirer: inout ElementWirer) {
        let inputs = node.inputs.map { input -> NodeInput in
            switch input {
            case .always(let from): .always(NodeID(from))
            case .selected(let cell, let from):
                .selected(by: wirer.slot(cell), from: from.map { $0.map { NodeID($0) } })
            case .guarded(let sources):
                .guarded(
                    sources.map {
                        GuardedInput(NodeID($0.node), when: wirer.slot($0.cell), equals: $0.value)
                    })
            }
        }
        let rule = node.rule
        _ = wirer.node(
            "n\(index)", inputs: inputs, cells: node.cells.map { wirer.cell(wirer.slot($0)) }
        ) { scope in
            rule.value(
                (0..<scope.inputCount).map { scope.input($0).number },
                (0..<scope.cellCount).map { scope.cell($0) }
            ).map { signal($0) } ?? .absent
        }
    }

    // MARK: By definition

    /// The nodes that a node reads under some cells: at most one of each group.
    func active(_ node: Int, _ cells: [Int64]) -> [Int?] {
        nodes[node].inputs.map { input in
            switch input {
            case .always(let from): from
            case .selected(let cell, let from):
                from.indices.contains(Int(cells[cell])) ? from[Int(cells[cell])] : nil
            case .guarded(let sources):
                sources.first { cells[$0.cell] == $0.value }?.node
            }
        }
    }

    /// The cells that a node reads: its own, and those that switch its inputs.
    func cellsRead(by node: Int) -> [Int] {
        nodes[node].cells
            + nodes[node].inputs.flatMap { input in
                switch input {
                case .always: [Int]()
                case .selected(let cell, _): [cell]
                case .guarded(let sources): sources.map(\.cell)
                }
            }
    }

    /// Whether each node can be reached from itself along the edges that are on.
    func rings(_ cells: [Int64]) -> [Bool] {
        nodes.indices.map { start in
            var seen = Array(repeating: false, count: nodes.count)
            var open = active(start, cells).compactMap { $0 }
            while let node = open.popLast() {
                if node == start { return true }
                if seen[node] { continue }
                seen[node] = true
                open += active(node, cells).compactMap { $0 }
            }
            return false
        }
    }

    /// Every node's number by the definition: a node on a ring is absent, every other is its rule
    /// applied to what it reads.
    func numbers(_ cells: [Int64]) -> [Int64?] {
        let rings = rings(cells)
        var known: [Int64??] = Array(repeating: nil, count: nodes.count)
        func number(_ node: Int) -> Int64? {
            if rings[node] { return nil }
            if let value = known[node] { return value }
            let value = nodes[node].rule.value(
                active(node, cells).map { $0.flatMap(number) },
                nodes[node].cells.map { cells[$0] })
            known[node] = .some(value)
            return value
        }
        return nodes.indices.map(number)
    }
}
