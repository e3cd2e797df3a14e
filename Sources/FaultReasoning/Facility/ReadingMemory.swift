import Plant

/// Outcomes of observations that were read already, so that a hypothesis which looks the same to an
/// instrument as an earlier one isn't read with it again.
///
/// A reading without noise follows from what it reads. So it comes out as it did before wherever
/// all of that has the values that it had then: the same cells and nodes differ from the sound
/// facility, and by the same values. It is read in states alone that differ in nothing else that a
/// reading asks for: one clock, one content of the tables, and no edit that anybody logged.
struct ReadingMemory {
    /// A reading that was taken, as ranges of the lists below.
    private struct Entry {
        /// The entry before it of the same observation, or −1.
        var previous: Int32
        var bin: Int32
        /// All that it read.
        var firstRead: Int32
        var readCount: Int32
        /// What of that differs from the sound facility.
        var firstCell: Int32
        var cellCount: Int32
        var firstNode: Int32
        var nodeCount: Int32
    }

    private let cellCount: Int
    /// Where points of the derived tables begin, counted after cells and nodes.
    private let firstPoint: Int
    private var entries: [Entry] = []
    /// By observation: its last entry, or −1.
    private var last: [Int32]
    /// Cells, nodes after them and points of the derived tables after those that entries read.
    private var reads: [Int32] = []
    /// Cells and points that differed and nodes that differed, and what was there.
    private var cells: [(cell: Int32, value: Int64)] = []
    private var nodes: [(node: Int32, value: NodeValue)] = []
    /// By cell, by node after them and by point after those: the last hypothesis that changes it, counted from 1.
    private var changedBy: [UInt32]
    private var current: UInt32 = 0
    /// The numbers of the points by the present hypothesis.
    private var points: [Int64] = []
    private var isAlike = false

    init(plant: Plant, observationCount: Int) {
        cellCount = plant.cellCount
        firstPoint = plant.cellCount + plant.nodeCount
        last = Array(repeating: -1, count: observationCount)
        changedBy = Array(repeating: 0, count: firstPoint + plant.pointCount)
    }

    /// Goes on to the next hypothesis.
    ///
    /// - Parameters:
    ///   - changes: what differs by it from the sound facility.
    ///   - isAlike: whether the tables hold what they do there; else nothing is remembered.
    mutating func begin(
        _ changes: EvaluatorChanges, isAlike: Bool, on simulation: Simulation
    ) {
        current += 1
        points = simulation.evaluator.points
        self.isAlike = isAlike
        for cell in changes.cells { changedBy[cell] = current }
        for node in changes.nodes { changedBy[cellCount + node] = current }
        for point in changes.points { changedBy[firstPoint + point] = current }
    }

    /// The bin of an observation that was read before in the same circumstances; nil where none is.
    func bin(of observation: Int, on simulation: Simulation) -> Int? {
        guard isAlike else { return nil }
        var number = last[observation]
        while number >= 0 {
            let entry = entries[Int(number)]
            if holds(entry, on: simulation.evaluator) { return Int(entry.bin) }
            number = entry.previous
        }
        return nil
    }

    /// Whether all that was read then has the same values now.
    private func holds(_ entry: Entry, on evaluator: Evaluator) -> Bool {
        for index in Int(entry.firstCell)..<Int(entry.firstCell + entry.cellCount) {
            let (cell, value) = cells[index]
            guard changedBy[Int(cell)] == current,
                self.value(Int(cell), evaluator) == value
            else { return false }
        }
        for index in Int(entry.firstNode)..<Int(entry.firstNode + entry.nodeCount) {
            let (node, value) = nodes[index]
            guard changedBy[cellCount + Int(node)] == current,
                evaluator.value(NodeID(rawValue: node)) == value
            else { return false }
        }
        var differing = entry.cellCount + entry.nodeCount
        for index in Int(entry.firstRead)..<Int(entry.firstRead + entry.readCount)
        where changedBy[Int(reads[index])] == current {
            differing -= 1
        }
        return differing == 0
    }

    /// The value of a cell or a point now.
    private func value(_ cell: Int, _ evaluator: Evaluator) -> Int64 {
        cell < cellCount ? evaluator.cell(CellID(cell)) : points[cell - firstPoint]
    }

    /// Takes note of a reading of the present hypothesis: its bin, and what it read.
    mutating func remember(
        _ bin: Int, of observation: Int, _ trace: ReadTrace, on simulation: Simulation
    ) {
        guard isAlike else { return }
        var entry = Entry(
            previous: last[observation], bin: Int32(bin), firstRead: Int32(reads.count),
            readCount: 0, firstCell: Int32(cells.count), cellCount: 0,
            firstNode: Int32(nodes.count), nodeCount: 0)
        for cell in trace.cells {
            reads.append(Int32(cell))
            guard changedBy[cell] == current else { continue }
            cells.append((Int32(cell), simulation.evaluator.cell(CellID(cell))))
        }
        for node in trace.nodes {
            reads.append(Int32(cellCount + node))
            guard changedBy[cellCount + node] == current else { continue }
            nodes.append((Int32(node), simulation.evaluator.value(NodeID(node))))
        }
        for point in trace.points {
            reads.append(Int32(firstPoint + point))
            guard changedBy[firstPoint + point] == current else { continue }
            cells.append((Int32(firstPoint + point), points[point]))
        }
        entry.readCount = Int32(reads.count) - entry.firstRead
        entry.cellCount = Int32(cells.count) - entry.firstCell
        entry.nodeCount = Int32(nodes.count) - entry.firstNode
        last[observation] = Int32(entries.count)
        entries.append(entry)
    }
}

/// The outcomes of one observation, each with its bin: 0 for the sound facility's.
struct OutcomeBins {
    private(set) var signatures: [ReadingSignature]
    private var bins: [ReadingSignature: Int]

    init(_ sound: ReadingSignature) {
        signatures = [sound]
        bins = [sound: 0]
    }

    /// The bin of an outcome, a new one where it hasn't been met.
    mutating func bin(of signature: ReadingSignature) -> Int {
        if let known = bins[signature] { return known }
        bins[signature] = signatures.count
        signatures.append(signature)
        return signatures.count - 1
    }
}
