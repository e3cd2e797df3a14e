/// The cells and node values of one moment, to see later what has changed.
package struct EvaluatorSnapshot {
    private(set) var cells: [Int64]
    private(set) var values: [NodeValue]

    fileprivate init(cells: [Int64], values: [NodeValue]) {
        self.cells = cells
        self.values = values
    }

    /// Takes over what an evaluator has now, and tells what of it is new.
    mutating func update(from evaluator: Evaluator) -> EvaluatorChanges {
        let changes = evaluator.changes(since: self)
        for cell in changes.cells { cells[cell] = evaluator.cell(at: cell) }
        for node in changes.nodes { values[node] = evaluator.value(at: node) }
        return changes
    }
}

/// What differs between two moments of one evaluator: indices in ascending order.
package struct EvaluatorChanges: Hashable, Sendable {
    package let cells: [Int]
    package let nodes: [Int]

    /// No change.
    package static let none = EvaluatorChanges(cells: [], nodes: [])

    /// Whether anything changed that was read.
    package func touch(_ trace: ReadTrace) -> Bool {
        for cell in cells where trace.reads(cell: cell) { return true }
        for node in nodes where trace.reads(node: node) { return true }
        return false
    }
}

extension Evaluator {
    /// The present cells and values, outside of an overlay.
    package var snapshot: EvaluatorSnapshot {
        EvaluatorSnapshot(cells: allCells, values: allValues)
    }

    /// Which cells and nodes differ from an earlier moment.
    package func changes(since snapshot: EvaluatorSnapshot) -> EvaluatorChanges {
        var cells: [Int] = []
        snapshot.cells.withUnsafeBufferPointer { earlier in
            for index in earlier.indices where cell(at: index) != earlier[index] {
                cells.append(index)
            }
        }
        var nodes: [Int] = []
        snapshot.values.withUnsafeBufferPointer { earlier in
            for index in earlier.indices where value(at: index) != earlier[index] {
                nodes.append(index)
            }
        }
        return EvaluatorChanges(cells: cells, nodes: nodes)
    }

    /// Which cells and nodes the last `apply` gave another value.
    package var lastChanges: EvaluatorChanges {
        EvaluatorChanges(
            cells: changedCells.map { Int($0) }.sorted(),
            nodes: changedNodes.map { Int($0) }.sorted())
    }
}
