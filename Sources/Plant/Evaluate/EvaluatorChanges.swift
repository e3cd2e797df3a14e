/// The cells, node values and derived points of one moment, to see later what has changed.
package struct EvaluatorSnapshot {
    private(set) var cells: [Int64]
    private(set) var values: [NodeValue]
    private(set) var points: [Int64]

    fileprivate init(cells: [Int64], values: [NodeValue], points: [Int64]) {
        self.cells = cells
        self.values = values
        self.points = points
    }

    /// Takes over what an evaluator has now, and tells what of it is new.
    mutating func update(from evaluator: Evaluator) -> EvaluatorChanges {
        let changes = evaluator.changes(since: self)
        for cell in changes.cells { cells[cell] = evaluator.cell(at: cell) }
        for node in changes.nodes { values[node] = evaluator.value(at: node) }
        points = evaluator.points
        return changes
    }
}

/// What differs between two moments of one evaluator: indices in ascending order.
package struct EvaluatorChanges: Hashable, Sendable {
    package let cells: [Int]
    package let nodes: [Int]
    /// Points of the derived tables.
    package let points: [Int]

    /// No change.
    package static let none = EvaluatorChanges(cells: [], nodes: [], points: [])

    /// Whether anything changed that was read.
    package func touch(_ trace: ReadTrace) -> Bool {
        for cell in cells where trace.reads(cell: cell) { return true }
        for node in nodes where trace.reads(node: node) { return true }
        for point in points where trace.reads(point: point) { return true }
        return false
    }
}

extension Evaluator {
    /// The present cells and values, outside of an overlay.
    package var snapshot: EvaluatorSnapshot {
        EvaluatorSnapshot(cells: allCells, values: allValues, points: points)
    }

    /// The numbers of the points of the derived tables now; none where no plane makes any.
    package var points: [Int64] { derivedTables?.points ?? [] }

    /// The points whose numbers differ from earlier ones, in ascending order.
    func points(unlike earlier: [Int64]) -> [Int] {
        let now = points
        var result: [Int] = []
        for index in now.indices where now[index] != earlier[index] { result.append(index) }
        return result
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
        return EvaluatorChanges(
            cells: cells, nodes: nodes, points: points(unlike: snapshot.points))
    }

    /// What the last `apply` changed, where a snapshot was taken just before it.
    package func lastChanges(since snapshot: EvaluatorSnapshot) -> EvaluatorChanges {
        EvaluatorChanges(
            cells: changedCells.map { Int($0) }.sorted(),
            nodes: changedNodes.map { Int($0) }.sorted(),
            points: points(unlike: snapshot.points))
    }
}
