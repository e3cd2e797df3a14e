/// Visits marked nodes so that inputs come before what reads them, and rings come as one.
///
/// It is Tarjan's algorithm (1972) over the edges that are on, without recursion: strongly
/// connected components are finished in the order of the signal.
struct ComponentWalk {
    private let number: FlatStorage<Int32>
    private let low: FlatStorage<Int32>
    private let seen: FlatStorage<UInt32>
    private let isOnStack: FlatStorage<Bool>
    private let readsItself: FlatStorage<Bool>
    /// No node is entered twice, so that neither is ever longer than there are nodes.
    private let stack: FlatStorage<Int32>
    private let path: FlatStorage<Step>
    private var stackCount = 0
    private var run: UInt32 = 0
    private var nextNumber: Int32 = 0

    /// A node on the way, and which of its groups comes next.
    private struct Step {
        var node: Int32
        var group: Int32
    }

    init(count: Int) {
        number = FlatStorage(repeating: 0, count: count)
        low = FlatStorage(repeating: 0, count: count)
        seen = FlatStorage(repeating: 0, count: count)
        isOnStack = FlatStorage(repeating: false, count: count)
        readsItself = FlatStorage(repeating: false, count: count)
        stack = FlatStorage(repeating: 0, count: count)
        path = FlatStorage(repeating: Step(node: 0, group: 0), count: count)
    }

    func free() {
        number.free()
        low.free()
        seen.free()
        isOnStack.free()
        readsItself.free()
        stack.free()
        path.free()
    }

    mutating func begin() {
        run &+= 1
        nextNumber = 0
        stackCount = 0
    }

    /// Visits a node and all marked nodes that it reads, and finishes each node of each component:
    /// those of a ring one after the other.
    mutating func visit(
        _ root: Int, in evaluator: Evaluator, finish: (_ node: Int, _ isRing: Bool) -> Void
    ) {
        if seen[root] == run { return }
        enter(root)
        path[0] = Step(node: Int32(truncatingIfNeeded: root), group: 0)
        var depth = 1
        while depth > 0 {
            let step = path[depth - 1]
            let node = Int(step.node)
            let record = evaluator.graph.nodes[node]
            if step.group < record.groupCount {
                path[depth - 1].group += 1
                let input = evaluator.activeInput(ofGroup: Int(record.firstGroup + step.group))
                if input < 0 || !evaluator.isMarked(input) { continue }
                if seen[input] != run {
                    enter(input)
                    path[depth] = Step(node: Int32(truncatingIfNeeded: input), group: 0)
                    depth += 1
                } else if isOnStack[input] {
                    low[node] = min(low[node], number[input])
                    if input == node { readsItself[node] = true }
                }
            } else {
                depth -= 1
                if depth > 0 {
                    let parent = Int(path[depth - 1].node)
                    low[parent] = min(low[parent], low[node])
                }
                if low[node] == number[node] { finishComponent(of: node, finish: finish) }
            }
        }
    }

    private mutating func enter(_ node: Int) {
        seen[node] = run
        number[node] = nextNumber
        low[node] = nextNumber
        nextNumber += 1
        isOnStack[node] = true
        readsItself[node] = false
        stack[stackCount] = Int32(truncatingIfNeeded: node)
        stackCount += 1
    }

    private mutating func finishComponent(
        of node: Int, finish: (_ node: Int, _ isRing: Bool) -> Void
    ) {
        let isRing = Int(stack[stackCount - 1]) != node || readsItself[node]
        var member: Int
        repeat {
            stackCount -= 1
            member = Int(stack[stackCount])
            isOnStack[member] = false
            finish(member, isRing)
        } while member != node
    }
}
