/// The compiled graph as hot loops read it: flat storage, whose reads count no references.
///
/// The plant makes and frees it; an evaluator reads it for as long as it holds its plant. Unchecked
/// because the compiler can't see that nothing is written after the initialiser.
struct GraphTables: @unchecked Sendable {
    let nodes: FlatStorage<FlatGraph.Node>
    let groups: FlatStorage<FlatGraph.Group>
    let edges: FlatStorage<FlatGraph.Edge>
    let cells: FlatStorage<Int32>
    let constants: FlatStorage<Int64>
    let outStarts: FlatStorage<Int32>
    let outEdges: FlatStorage<FlatGraph.OutEdge>
    let cellNodeStarts: FlatStorage<Int32>
    let cellNodes: FlatStorage<Int32>
    let cellLatchStarts: FlatStorage<Int32>
    let cellLatches: FlatStorage<Int32>
    let nodeLatchStarts: FlatStorage<Int32>
    let nodeLatches: FlatStorage<Int32>

    init(_ graph: FlatGraph) {
        nodes = FlatStorage(graph.nodes)
        groups = FlatStorage(graph.groups)
        edges = FlatStorage(graph.edges)
        cells = FlatStorage(graph.cells)
        constants = FlatStorage(graph.constants)
        outStarts = FlatStorage(graph.outStarts)
        outEdges = FlatStorage(graph.outEdges)
        cellNodeStarts = FlatStorage(graph.cellNodeStarts)
        cellNodes = FlatStorage(graph.cellNodes)
        cellLatchStarts = FlatStorage(graph.cellLatchStarts)
        cellLatches = FlatStorage(graph.cellLatches)
        nodeLatchStarts = FlatStorage(graph.nodeLatchStarts)
        nodeLatches = FlatStorage(graph.nodeLatches)
    }

    func free() {
        nodes.free()
        groups.free()
        edges.free()
        cells.free()
        constants.free()
        outStarts.free()
        outEdges.free()
        cellNodeStarts.free()
        cellNodes.free()
        cellLatchStarts.free()
        cellLatches.free()
        nodeLatchStarts.free()
        nodeLatches.free()
    }
}
