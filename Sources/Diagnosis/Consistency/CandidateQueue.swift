/// A node of the search that waits, with what is known of the diagnoses below it.
struct WaitingNode {
    /// No diagnosis below the node is cheaper.
    var cost: Int64
    /// No diagnosis below the node has fewer components.
    var cardinality: Int32
    /// The number of components assumed abnormal so far.
    var depth: Int32
    var node: Int32

    /// Cheapest first, then the fewest components; then the deeper node, which is nearer to a
    /// diagnosis, and then the older one.
    func precedes(_ other: WaitingNode) -> Bool {
        if cost != other.cost { return cost < other.cost }
        if cardinality != other.cardinality { return cardinality < other.cardinality }
        if depth != other.depth { return depth > other.depth }
        return node < other.node
    }
}

/// The nodes that wait, as a binary heap.
struct CandidateQueue {
    private var heap: [WaitingNode] = []

    /// The node that comes next.
    var first: WaitingNode? { heap.first }

    mutating func push(_ entry: WaitingNode) {
        var hole = heap.count
        heap.append(entry)
        while hole > 0 {
            let parent = (hole - 1) / 2
            guard entry.precedes(heap[parent]) else { break }
            heap[hole] = heap[parent]
            hole = parent
        }
        heap[hole] = entry
    }

    /// Takes out the node that comes next; there must be one.
    mutating func popFirst() -> WaitingNode {
        let result = heap[0]
        let entry = heap.removeLast()
        if heap.isEmpty { return result }
        var hole = 0
        while true {
            var child = 2 * hole + 1
            if child >= heap.count { break }
            if child + 1 < heap.count && heap[child + 1].precedes(heap[child]) { child += 1 }
            guard heap[child].precedes(entry) else { break }
            heap[hole] = heap[child]
            hole = child
        }
        heap[hole] = entry
        return result
    }
}
