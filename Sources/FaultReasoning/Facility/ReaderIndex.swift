import Plant

/// Which observations read a cell, a node or a point of the derived tables.
struct ReaderIndex {
    private var byCell: [[Int32]]
    private var byNode: [[Int32]]
    private var byPoint: [[Int32]]
    private let count: Int

    init(plant: Plant, traces: [ReadTrace]) {
        byCell = Array(repeating: [], count: plant.cellCount)
        byNode = Array(repeating: [], count: plant.nodeCount)
        byPoint = Array(repeating: [], count: plant.pointCount)
        count = traces.count
        for (number, trace) in traces.enumerated() {
            for cell in trace.cells { byCell[cell].append(Int32(number)) }
            for node in trace.nodes { byNode[node].append(Int32(number)) }
            for point in trace.points { byPoint[point].append(Int32(number)) }
        }
    }

    /// The observations that read any of what changed, in ascending order.
    func readers(of changes: EvaluatorChanges) -> [Int] {
        var found = CellSet(capacity: max(1, count))
        for cell in changes.cells { for reader in byCell[cell] { found.insert(Int(reader)) } }
        for node in changes.nodes { for reader in byNode[node] { found.insert(Int(reader)) } }
        for point in changes.points {
            for reader in byPoint[point] { found.insert(Int(reader)) }
        }
        return found.members
    }
}
