/// What lets a kind switch nodes off that it has made already, as a lack of power does.
extension ElementWirer {
    /// The element's own node by its name, or nil where it hasn't made one of that name.
    package func node(named name: String) -> NodeID? {
        graph.nodes.lastIndex { $0.element == element && $0.name == name }.map { NodeID($0) }
    }

    /// Which node goes out at an output or two-way port, as far as that has been said.
    package func transmitted(_ port: PortID) -> NodeID? { graph.transmission(of: port) }

    /// Gives a node a further input group, at the end, and lets its value pass through a function
    /// of that input.
    package mutating func gate(
        _ node: NodeID, by input: NodeID,
        _ pass: @escaping @Sendable (_ value: NodeValue, _ gate: NodeValue) -> NodeValue
    ) {
        let group = graph.nodes[node.index].inputs.count
        let behaviour = graph.nodes[node.index].behaviour
        graph.nodes[node.index].inputs.append(.always(input))
        graph.nodes[node.index].behaviour = { scope in
            pass(behaviour(scope), scope.input(group))
        }
    }
}
