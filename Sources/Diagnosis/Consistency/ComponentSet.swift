/// A set of components out of a fixed number of them, one bit each.
///
/// Components are plain ids from 0. The number of components isn't limited: the bits stand in as
/// many words as are needed, and unused bits of the last word are always 0.
package struct ComponentSet: Hashable, Sendable {
    /// The number of components that could be members: ids are in `0..<universe`.
    package let universe: Int
    private var words: [UInt64]

    /// An empty set of components in `0..<universe`.
    package init(universe: Int) {
        precondition(universe >= 0, "a universe has at least no components")
        self.universe = universe
        words = [UInt64](repeating: 0, count: (universe + 63) / 64)
    }

    /// The given components in `0..<universe`; one that is given twice is a member once.
    package init(universe: Int, _ members: [Int]) {
        self.init(universe: universe)
        for member in members { insert(member) }
    }

    /// How many components are members.
    package var count: Int {
        var sum = 0
        for word in words { sum += word.nonzeroBitCount }
        return sum
    }

    /// Whether no component is a member.
    package var isEmpty: Bool { !words.contains { $0 != 0 } }

    /// Whether a component is a member; ids outside `0..<universe` trap.
    package func contains(_ component: Int) -> Bool {
        precondition(component >= 0 && component < universe, "no such component")
        return words[component >> 6] & (1 << UInt64(component & 63)) != 0
    }

    /// Makes a component a member; ids outside `0..<universe` trap.
    package mutating func insert(_ component: Int) {
        precondition(component >= 0 && component < universe, "no such component")
        words[component >> 6] |= 1 << UInt64(component & 63)
    }

    /// Takes a component out; ids outside `0..<universe` trap.
    package mutating func remove(_ component: Int) {
        precondition(component >= 0 && component < universe, "no such component")
        words[component >> 6] &= ~(1 << UInt64(component & 63))
    }

    /// Whether every member is also a member of another set of the same universe.
    package func isSubset(of other: ComponentSet) -> Bool {
        precondition(universe == other.universe, "two universes")
        for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
        return true
    }

    /// The components that aren't members.
    package var complement: ComponentSet {
        var result = self
        for index in words.indices { result.words[index] = ~words[index] }
        let used = UInt64(universe & 63)
        if used > 0 { result.words[words.count - 1] &= (1 << used) - 1 }
        return result
    }

    /// The members, in ascending order.
    package var members: [Int] {
        var list: [Int] = []
        for index in words.indices {
            var word = words[index]
            while word != 0 {
                list.append(index << 6 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
        return list
    }
}
