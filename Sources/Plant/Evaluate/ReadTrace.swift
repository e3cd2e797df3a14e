/// What a function read of a simulation: which cells and nodes, whether tables or the clock.
///
/// A reading that is taken twice without noise can only differ where something differs that was
/// read the first time. So a trace says of which changes a reading or a check has to take notice.
package final class ReadTrace {
    private var cellBits: CellSet
    private var nodeBits: CellSet
    /// Whether rows of tables were asked for.
    package private(set) var readsTables = false
    /// Whether the time was asked for.
    package private(set) var readsClock = false

    /// An empty trace for plants of one size.
    package init(plant: Plant) {
        cellBits = CellSet(capacity: plant.cellCount)
        nodeBits = CellSet(capacity: plant.nodeCount)
    }

    /// The cells that were read.
    package var cells: CellSet { cellBits }
    /// The nodes whose values were read.
    package var nodes: CellSet { nodeBits }

    func note(cell: Int) { cellBits.insert(cell) }
    func note(node: Int) { nodeBits.insert(node) }
    func noteTables() { readsTables = true }
    func noteClock() { readsClock = true }
}

/// A set of dense numbers: one bit each.
package struct CellSet: Hashable, Sendable {
    private var words: [UInt64]

    /// The empty set; no member may reach the capacity.
    package init(capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

    /// Whether it has no member.
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Puts a number in.
    package mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }

    /// Whether a number is in it.
    package func contains(_ member: Int) -> Bool {
        words[member >> 6] & (1 << UInt64(member & 63)) != 0
    }

    /// Whether the two have a member in common; both are of one capacity.
    package func intersects(_ other: CellSet) -> Bool {
        for index in words.indices where words[index] & other.words[index] != 0 { return true }
        return false
    }

    /// Puts in all of another's members; both are of one capacity.
    package mutating func formUnion(_ other: CellSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

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
