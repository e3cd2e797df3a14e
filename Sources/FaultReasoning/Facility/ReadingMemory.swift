import Plant

/// Outcomes of observations that were read already, so that a hypothesis which looks the same to an
/// instrument as an earlier one isn't read with it again.
///
/// A reading without noise follows from what it reads. So it comes out as it did before wherever
/// all of that has the values that it had then: the same cells, nodes and points differ from the
/// sound facility, and by the same values. It is read in states alone that differ in nothing else
/// that a reading asks for: one clock, one content of the tables, and no edit that anybody logged.
struct ReadingMemory {
    /// What an observation found where it read a shape: two digests of all in it that differs from
    /// the sound facility, each of 64 bits.
    private struct Circumstance: Hashable {
        var shape: Int32
        var digests: Digests
    }

    /// How many shapes of an observation are remembered, the first that are met: most hypotheses
    /// have it read what it reads in the sound facility, and to look at ever more shapes takes
    /// longer than to read anew. A judgement from measuring facilities of 115 to 1,500 elements.
    private static let shapeLimit = 8

    /// Sums over what differs, so that they don't depend on its order.
    private struct Digests: Hashable {
        var first: UInt64 = 0
        var second: UInt64 = 0

        /// Adds something that differs, by its place and the words that are there.
        mutating func add(_ other: Digests) {
            first &+= other.first
            second &+= other.second
        }

        mutating func add(word: Int64) {
            first = Digests.stir(first ^ UInt64(bitPattern: word))
            second = Digests.stir(second &* 3 &+ UInt64(bitPattern: word))
        }

        /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
        private static func stir(_ word: UInt64) -> UInt64 {
            var word = word &+ 0x9E37_79B9_7F4A_7C15
            word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
            return word ^ word >> 31
        }
    }

    /// Where nodes begin, counted after cells, and points of the derived tables after those.
    private let firstNode: Int
    private let firstPoint: Int
    /// What readings read, in ascending order: one list after the other, each once for an
    /// observation.
    private var reads: [Int32] = []
    private var shapes: [Range<Int>] = []
    /// By observation: its shapes.
    private var shapesOf: [[Int32]]
    private var bins: [Circumstance: Int32] = [:]
    /// What differs by the present hypothesis, in ascending order, and its digests.
    private var changed: [Int32] = []
    private var digests: [Digests] = []
    private var isAlike = false

    init(plant: Plant, observationCount: Int) {
        firstNode = plant.cellCount
        firstPoint = plant.cellCount + plant.nodeCount
        shapesOf = Array(repeating: [], count: observationCount)
    }

    /// Goes on to the next hypothesis.
    ///
    /// - Parameters:
    ///   - changes: what differs by it from the sound facility.
    ///   - isAlike: whether the tables hold what they do there; else nothing is remembered.
    mutating func begin(
        _ changes: EvaluatorChanges, isAlike: Bool, on simulation: Simulation
    ) {
        self.isAlike = isAlike
        changed.removeAll(keepingCapacity: true)
        digests.removeAll(keepingCapacity: true)
        let evaluator = simulation.evaluator
        for cell in changes.cells { begin(cell, CollectionOfOne(evaluator.cell(CellID(cell)))) }
        for node in changes.nodes {
            let words = evaluator.value(NodeID(node)).words
            begin(firstNode + node, words.indices.lazy.map { words[$0] })
        }
        let points = evaluator.points
        for point in changes.points { begin(firstPoint + point, CollectionOfOne(points[point])) }
    }

    private mutating func begin(_ place: Int, _ words: some Sequence<Int64>) {
        var own = Digests()
        own.add(word: Int64(place))
        for word in words { own.add(word: word) }
        changed.append(Int32(place))
        digests.append(own)
    }

    /// The bin of an observation that was read before in the same circumstances; nil where none is.
    func bin(of observation: Int) -> Int? {
        guard isAlike else { return nil }
        for shape in shapesOf[observation] {
            if let bin = bins[circumstance(shape)] { return Int(bin) }
        }
        return nil
    }

    /// What of a shape differs now.
    private func circumstance(_ shape: Int32) -> Circumstance {
        var sum = Digests()
        var low = shapes[Int(shape)].lowerBound
        let end = shapes[Int(shape)].upperBound
        for (index, place) in changed.enumerated() {
            low = firstRead(from: low, to: end, notBefore: place)
            if low == end { break }
            if reads[low] == place { sum.add(digests[index]) }
        }
        return Circumstance(shape: shape, digests: sum)
    }

    /// The first of a range of reads that isn't before a place, by halving.
    private func firstRead(from start: Int, to end: Int, notBefore place: Int32) -> Int {
        var low = start
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if reads[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Takes note of a reading of the present hypothesis: its bin, and what it read.
    mutating func remember(_ bin: Int, of observation: Int, _ trace: ReadTrace) {
        guard isAlike else { return }
        let start = reads.count
        for cell in trace.cells { reads.append(Int32(cell)) }
        for node in trace.nodes { reads.append(Int32(firstNode + node)) }
        for point in trace.points { reads.append(Int32(firstPoint + point)) }
        let known = shapesOf[observation].first { isShape($0, from: start) }
        if known != nil {
            reads.removeLast(reads.count - start)
        } else if shapesOf[observation].count == ReadingMemory.shapeLimit {
            return reads.removeLast(reads.count - start)
        } else {
            shapesOf[observation].append(Int32(shapes.count))
            shapes.append(start..<reads.count)
        }
        bins[circumstance(known ?? Int32(shapes.count - 1))] = Int32(bin)
    }

    /// Whether the last reads, from a place on, are those of a shape.
    private func isShape(_ shape: Int32, from start: Int) -> Bool {
        let range = shapes[Int(shape)]
        guard range.count == reads.count - start else { return false }
        for offset in 0..<range.count
        where reads[range.lowerBound + offset] != reads[start + offset] {
            return false
        }
        return true
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
