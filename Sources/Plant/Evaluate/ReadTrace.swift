/// What a function read of a simulation: which cells, nodes and points of derived tables, whether
/// tables or the clock.
///
/// A reading that is taken twice without noise can only differ where something differs that was
/// read the first time. So a trace says of which changes a reading or a check has to take notice.
package final class ReadTrace {
    private let cellWords: FlatStorage<UInt64>
    private let nodeWords: FlatStorage<UInt64>
    private let pointWords: FlatStorage<UInt64>
    private let flags: FlatStorage<Bool>
    /// The places in `flags`.
    private static let tables = 0
    private static let clock = 1

    /// An empty trace for plants of one size.
    package init(plant: Plant) {
        cellWords = FlatStorage(repeating: 0, count: (plant.cellCount + 63) / 64)
        nodeWords = FlatStorage(repeating: 0, count: (plant.nodeCount + 63) / 64)
        pointWords = FlatStorage(repeating: 0, count: (plant.pointCount + 63) / 64)
        flags = FlatStorage(repeating: false, count: 2)
    }

    deinit {
        cellWords.free()
        nodeWords.free()
        pointWords.free()
        flags.free()
    }

    /// The cells that were read, in ascending order.
    package var cells: [Int] { ReadTrace.members(cellWords) }
    /// The nodes whose values were read, in ascending order.
    package var nodes: [Int] { ReadTrace.members(nodeWords) }
    /// The points of derived tables that were looked up, in ascending order.
    package var points: [Int] { ReadTrace.members(pointWords) }
    /// Whether rows of tables or what was done before were asked for.
    package var readsTables: Bool { flags[ReadTrace.tables] }
    /// Whether the time was asked for.
    package var readsClock: Bool { flags[ReadTrace.clock] }

    /// Whether a cell was read, by its index.
    package func reads(cell: Int) -> Bool {
        cellWords[cell >> 6] & (1 << UInt64(cell & 63)) != 0
    }

    /// Whether a node's value was read, by its index.
    package func reads(node: Int) -> Bool {
        nodeWords[node >> 6] & (1 << UInt64(node & 63)) != 0
    }

    /// Whether a point of the derived tables was looked up, by its index.
    package func reads(point: Int) -> Bool {
        pointWords[point >> 6] & (1 << UInt64(point & 63)) != 0
    }

    /// Takes note of all that another trace of the same plant has.
    func note(_ other: ReadTrace) {
        for index in 0..<cellWords.count { cellWords[index] |= other.cellWords[index] }
        for index in 0..<nodeWords.count { nodeWords[index] |= other.nodeWords[index] }
        for index in 0..<pointWords.count { pointWords[index] |= other.pointWords[index] }
        if other.readsTables { noteTables() }
        if other.readsClock { noteClock() }
    }

    func note(cell: Int) { cellWords[cell >> 6] |= 1 << UInt64(cell & 63) }
    func note(node: Int) { nodeWords[node >> 6] |= 1 << UInt64(node & 63) }
    func note(point: Int) { pointWords[point >> 6] |= 1 << UInt64(point & 63) }
    func noteTables() { flags[ReadTrace.tables] = true }
    func noteClock() { flags[ReadTrace.clock] = true }

    private static func members(_ words: FlatStorage<UInt64>) -> [Int] {
        var result: [Int] = []
        for index in 0..<words.count {
            var rest = words[index]
            while rest != 0 {
                result.append(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return result
    }
}

/// A set of dense numbers: one bit each.
package struct CellSet: Hashable, Sendable {
    private var words: [UInt64]

    /// The empty set; no member may reach the capacity.
    package init(capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

    /// Puts a number in.
    package mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }

    /// The members, in ascending order.
    package var members: [Int] {
        var result: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                result.append(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return result
    }
}
