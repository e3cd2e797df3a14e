/// Which bins of a probe can't be told from each other by looking at one reading.
///
/// A relation that is symmetric and holds between each bin and itself, but isn't transitive: two
/// bins may each be like a third and still differ. Whoever makes the predictions says which bins
/// are alike, from their distance and uncertainty.
package struct BinLikeness: Sendable {
    /// By probe, the alike pairs as lower bin · 65,536 + higher bin, ascending.
    private var pairs: [[UInt32]]

    /// Each bin is like itself alone.
    package init(probeCount: Int) { pairs = Array(repeating: [], count: probeCount) }

    /// Bins are alike where one of them is ever read as the other.
    ///
    /// A slip makes no bins alike: it says nothing of which bins are near each other.
    package init(confusionsOf table: OutcomeTable) {
        self.init(probeCount: table.probeCount)
        for probe in 0..<table.probeCount {
            for entry in table.columns[probe].model.confusion.entries {
                join(entry.from, entry.to, at: Int32(probe))
            }
        }
    }

    /// Makes two bins of a probe alike.
    package mutating func join(_ first: OutcomeBin, _ second: OutcomeBin, at probe: Int32) {
        if first == second { return }
        let code = BinLikeness.code(first, second)
        let place = pairs[Int(probe)].firstIndex { $0 >= code } ?? pairs[Int(probe)].count
        if place < pairs[Int(probe)].count, pairs[Int(probe)][place] == code { return }
        pairs[Int(probe)].insert(code, at: place)
    }

    /// Whether two bins of a probe can't be told apart.
    package func areAlike(_ first: OutcomeBin, _ second: OutcomeBin, at probe: Int32) -> Bool {
        if first == second { return true }
        return pairs[Int(probe)].contains(BinLikeness.code(first, second))
    }

    private static func code(_ first: OutcomeBin, _ second: OutcomeBin) -> UInt32 {
        UInt32(min(first, second)) << 16 | UInt32(max(first, second))
    }
}
