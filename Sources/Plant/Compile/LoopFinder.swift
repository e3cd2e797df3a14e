/// Finds a loop among edges that are always on, or on in one condition.
struct LoopFinder {
    private let graph: FlatGraph
    private let cells: [Int64]?

    /// - Parameter cells: the condition under which switched edges count; nil to leave them out.
    init(graph: FlatGraph, cells: [Int64]?) {
        self.graph = graph
        self.cells = cells
    }

    /// The nodes of one loop in signal order, or nil where there is none.
    func findLoop() -> [NodeID]? {
        var state = [UInt8](repeating: 0, count: graph.nodes.count)
        for root in graph.nodes.indices where state[root] == 0 {
            var path: [(node: Int, cursor: Int)] = [(root, 0)]
            state[root] = 1
            while let (node, cursor) = path.last {
                let inputs = inputs(of: node)
                guard cursor < inputs.count else {
                    state[node] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].cursor += 1
                let input = inputs[cursor]
                if state[input] == 1 {
                    let start = path.firstIndex { $0.node == input } ?? 0
                    return path[start...].reversed().map { NodeID($0.node) }
                }
                if state[input] == 0 {
                    state[input] = 1
                    path.append((input, 0))
                }
            }
        }
        return nil
    }

    private func inputs(of node: Int) -> [Int] {
        let record = graph.nodes[node]
        var result: [Int] = []
        for group in graph.groups[
            Int(record.firstGroup)..<Int(record.firstGroup + record.groupCount)]
        {
            for offset in 0..<group.edgeCount {
                let edge = graph.edges[Int(group.firstEdge + offset)]
                guard isOn(edge, in: group, at: Int64(offset)) else { continue }
                if edge.from >= 0 { result.append(Int(edge.from)) }
                // The first guard that holds is the one that counts.
                if group.mode == .guarded { break }
            }
        }
        return result
    }

    private func isOn(_ edge: FlatGraph.Edge, in group: FlatGraph.Group, at offset: Int64) -> Bool {
        switch group.mode {
        case .always: true
        case .selected: cells.map { $0[Int(group.selector)] == offset } ?? false
        case .guarded: cells.map { $0[Int(edge.guardCell)] == edge.guardValue } ?? false
        }
    }
}
