/// Visits marked nodes so that inputs come before what reads them, and rings come as one.
///
/// It is Tarjan's algorithm (1972) over the edges that are on, without recursion: strongly
/// connected components are finished in the order of the signal.
struct ComponentWalk {
    private let number: FlatStorage<Int32>
    private let low: FlatStorage<Int32>
    private let seen: FlatStorage<UInt32>
    private let isOnStack: FlatStorage<Bool>
    private var stack: [Int32] = []
    private var path: [(node: Int32, group: Int32)] = []
    private var run: UInt32 = 0
    private var nextNumber: Int32 = 0

    init(count: Int) {
        number = FlatStorage(repeating: 0, count: count)
        low = FlatStorage(repeating: 0, count: count)
        seen = FlatStorage(repeating: 0, count: count)
        isOnStack = FlatStorage(repeating: false, count: count)
    }

    func free() {
        number.free()
        low.free()
        seen.free()
        isOnStack.free()
    }

    mutating func begin() {
        run &+= 1
        nextNumber = 0
        stack.removeAll(keepingCapacity: true)
        path.removeAll(keepingCapacity: true)
    }

    /// Visits a node and all marked nodes that it reads, and finishes each component.
    mutating func visit(
        _ root: Int, in evaluator: Evaluator, finish: (ArraySlice<Int32>, _ isRing: Bool) -> Void
    ) {
        if seen[root] == run { return }
        enter(root)
        while let (node, group) = path.last {
            let record = evaluator.plant.graph.nodes[Int(node)]
            if group < record.groupCount {
                path[path.count - 1].group += 1
                let input = evaluator.activeInput(ofGroup: Int(record.firstGroup + group))
                if input < 0 || !evaluator.isMarked(input) { continue }
                if seen[input] != run {
                    enter(input)
                } else if isOnStack[input] {
                    low[Int(node)] = min(low[Int(node)], number[input])
                }
            } else {
                path.removeLast()
                if let parent = path.last {
                    low[Int(parent.node)] = min(low[Int(parent.node)], low[Int(node)])
                }
                if low[Int(node)] == number[Int(node)] {
                    finishComponent(of: node, in: evaluator, finish: finish)
                }
            }
        }
    }

    private mutating func enter(_ node: Int) {
        seen[node] = run
        number[node] = nextNumber
        low[node] = nextNumber
        nextNumber += 1
        isOnStack[node] = true
        stack.append(Int32(truncatingIfNeeded: node))
        path.append((Int32(truncatingIfNeeded: node), 0))
    }

    private mutating func finishComponent(
        of node: Int32, in evaluator: Evaluator,
        finish: (ArraySlice<Int32>, _ isRing: Bool) -> Void
    ) {
        guard let start = stack.lastIndex(of: node) else { return }
        for index in start..<stack.count { isOnStack[Int(stack[index])] = false }
        let isRing = stack.count - start > 1 || readsItself(Int(node), in: evaluator)
        // The slice must be gone before the stack is cut, or cutting would copy all of it.
        finish(stack[start...], isRing)
        stack.removeLast(stack.count - start)
    }

    private func readsItself(_ node: Int, in evaluator: Evaluator) -> Bool {
        let record = evaluator.plant.graph.nodes[node]
        for group in Int(record.firstGroup)..<Int(record.firstGroup + record.groupCount)
        where evaluator.activeInput(ofGroup: group) == node {
            return true
        }
        return false
    }
}
