/// The cells and node values of one moment, to see later what has changed.
package struct EvaluatorSnapshot {
    let cells: [Int64]
    let values: [NodeValue]
}

/// What differs between two moments of one evaluator: indices in ascending order.
package struct EvaluatorChanges: Hashable, Sendable {
    package let cells: [Int]
    package let nodes: [Int]

    /// No change.
    package static let none = EvaluatorChanges(cells: [], nodes: [])

    /// Whether anything changed that was read.
    package func touch(_ trace: ReadTrace) -> Bool {
        cells.contains { trace.cells.contains($0) } || nodes.contains { trace.nodes.contains($0) }
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
        for index in snapshot.cells.indices where cell(at: index) != snapshot.cells[index] {
            cells.append(index)
        }
        var nodes: [Int] = []
        for index in snapshot.values.indices where value(at: index) != snapshot.values[index] {
            nodes.append(index)
        }
        return EvaluatorChanges(cells: cells, nodes: nodes)
    }
}
