import SimulationKernel

/// Tells which hypotheses the available probes can't tell apart.
package struct Neighbourhoods: Sendable {
    private let rows: OutcomeRows
    private let likeness: BinLikeness
    private let isAvailable: [Bool]

    /// Rows, which bins of each probe are alike, and the probes that may be used.
    package init(
        _ rows: OutcomeRows, likeness: BinLikeness, available: [Int32], probeCount: Int
    ) {
        self.rows = rows
        self.likeness = likeness
        var isAvailable = [Bool](repeating: false, count: probeCount)
        for probe in available { isAvailable[Int(probe)] = true }
        self.isAvailable = isAvailable
    }

    /// The hypotheses that no available probe tells from this one, ascending, without itself.
    ///
    /// It is a neighbourhood and no group: two neighbours of one hypothesis may well be told
    /// apart.
    package func neighbours(of hypothesis: Int32) -> [Int32] {
        (0..<Int32(rows.hypothesisCount)).filter { other in
            other != hypothesis && areNeighbours(hypothesis, other)
        }
    }

    /// Whether no available probe tells two hypotheses apart.
    package func areNeighbours(_ first: Int32, _ second: Int32) -> Bool {
        var walk = RowWalk(rows, first, second)
        while let step = walk.next() {
            if tells(step) { return false }
        }
        return true
    }

    /// The cheapest available probe that tells two hypotheses apart, of equals the one with the
    /// lowest id; nil where none does. Prices are by probe id.
    package func cheapestProbe(
        telling first: Int32, from second: Int32, prices: [Int64]
    ) -> Int32? {
        var best: Int32?
        var walk = RowWalk(rows, first, second)
        while let step = walk.next() {
            guard tells(step) else { continue }
            if let known = best, prices[Int(known)] <= prices[Int(step.probe)] { continue }
            best = step.probe
        }
        return best
    }

    /// The groups of hypotheses that every available probe shows in the very same bins.
    package func equalGroups() -> EqualGroups {
        equalGroups { row in
            var digest = Digest()
            for outcome in row {
                digest.add(bits: UInt64(outcome.probe) << 8 | UInt64(outcome.bin))
            }
            return digest.value
        }
    }

    /// The same by another hash, on which the result doesn't depend.
    func equalGroups(hash: ([OutcomeTable.Outcome]) -> UInt64) -> EqualGroups {
        let hashes = (0..<Int32(rows.hypothesisCount)).map { hypothesis in
            hash(rows.row(hypothesis).filter { isAvailable[Int($0.probe)] })
        }
        let order = hashes.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
        var representatives = hashes.indices.map { Int32($0) }
        // In a run of one hash, each joins the first that it equals.
        var firsts: [Int32] = []
        for (place, index) in order.enumerated() {
            if place == 0 || hashes[order[place - 1]] != hashes[index] { firsts = [] }
            if let first = firsts.first(where: { isEqual(Int32(index), $0) }) {
                representatives[index] = first
            } else {
                firsts.append(Int32(index))
            }
        }
        return EqualGroups(representatives: representatives)
    }

    private func isEqual(_ first: Int32, _ second: Int32) -> Bool {
        var walk = RowWalk(rows, first, second)
        while let step = walk.next() {
            if isAvailable[Int(step.probe)], step.first != step.second { return false }
        }
        return true
    }

    private func tells(_ step: RowWalk.Step) -> Bool {
        isAvailable[Int(step.probe)]
            && !likeness.areAlike(step.first, step.second, at: step.probe)
    }
}

/// Hypotheses with equal rows, told by the lowest id among them.
package struct EqualGroups: Hashable, Sendable {
    /// By hypothesis, the lowest id of its group; its own where it stands alone.
    package let representatives: [Int32]

    /// The groups of two and more, by their lowest id, each ascending.
    package var groups: [[Int32]] {
        var places = [Int](repeating: -1, count: representatives.count)
        var groups: [[Int32]] = []
        for (index, representative) in representatives.enumerated() where representative != index {
            if places[Int(representative)] < 0 {
                places[Int(representative)] = groups.count
                groups.append([representative])
            }
            groups[places[Int(representative)]].append(Int32(index))
        }
        return groups.sorted { $0[0] < $1[0] }
    }
}

/// Walks two rows side by side, probe by probe where at least one of them isn't nominal.
private struct RowWalk {
    struct Step {
        var probe: Int32
        var first: OutcomeBin
        var second: OutcomeBin
    }

    private let rows: OutcomeRows
    private var left: Range<Int>
    private var right: Range<Int>

    init(_ rows: OutcomeRows, _ first: Int32, _ second: Int32) {
        self.rows = rows
        left = rows.range(first)
        right = rows.range(second)
    }

    mutating func next() -> Step? {
        guard let one = left.first else { return right.first.map { takeRight($0) } }
        guard let other = right.first else { return takeLeft(one) }
        let probe = rows.probes[one]
        if probe < rows.probes[other] { return takeLeft(one) }
        if probe > rows.probes[other] { return takeRight(other) }
        left = one + 1..<left.upperBound
        right = other + 1..<right.upperBound
        return Step(probe: probe, first: rows.bins[one], second: rows.bins[other])
    }

    private mutating func takeLeft(_ index: Int) -> Step {
        left = index + 1..<left.upperBound
        return Step(probe: rows.probes[index], first: rows.bins[index], second: 0)
    }

    private mutating func takeRight(_ index: Int) -> Step {
        right = index + 1..<right.upperBound
        return Step(probe: rows.probes[index], first: 0, second: rows.bins[index])
    }
}
