/// The search tree, as each node's difference from its parent.
struct CandidateTree {
    /// The component that a node assumes abnormal beside its parent's, where it stands among the
    /// components of conflicts, and from which conflict it was taken.
    struct Step {
        var parent: Int32
        var component: Int32
        var place: Int32
        var conflict: Int32
    }

    private(set) var steps = [Step(parent: -1, component: -1, place: -1, conflict: -1)]

    /// The node that assumes nothing.
    var root: Int32 { 0 }

    mutating func add(parent: Int32, component: Int, place: Int, _ conflict: Int32) -> Int32 {
        steps.append(
            Step(
                parent: parent, component: Int32(component), place: Int32(place),
                conflict: conflict))
        return Int32(steps.count - 1)
    }
}
