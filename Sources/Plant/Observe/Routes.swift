/// A way through a facility as it is drawn, from one connector to another.
package struct PlantRoute: Hashable, Sendable {
    /// Whether a signal goes this way as the facility is set up; else only the cables do.
    package var isSignal: Bool
    /// The connectors on the way, both ends included.
    package var ports: [PortID]
}

extension Plant {
    /// The shortest way from one of some connectors to one of others, as the facility is set up.
    ///
    /// The way of a signal where there is one, through crosspoints and jacks as they are set; else
    /// the way along cables and through equipment, whatever it does. Of ways of equal length the
    /// one by the first connectors. Nil where nothing joins the two.
    package func route(from starts: [PortID], to ends: [PortID]) -> PlantRoute? {
        if let nodes = signalWay(from: starts, to: ends) {
            return PlantRoute(isSignal: true, ports: ports(along: nodes, from: starts, to: ends))
        }
        return cableWay(from: starts, to: ends).map { PlantRoute(isSignal: false, ports: $0) }
    }

    /// The cable between two connectors as the facility is set up, or nil.
    package func cable(between first: PortID, and second: PortID) -> CableRecord? {
        layout.cables.first { cable in
            let ends = cable.ends.map { nominal[$0.index] }
            return ends == [Int64(first.rawValue), Int64(second.rawValue)]
                || ends == [Int64(second.rawValue), Int64(first.rawValue)]
        }
    }

    // MARK: Signals

    private func signalWay(from starts: [PortID], to ends: [PortID]) -> [Int]? {
        let wanted = ends.compactMap { signal(at: $0)?.index }
        return breadthFirst(
            from: starts.compactMap { signal(at: $0)?.index }, count: nodeCount,
            isEnd: { wanted.contains($0) }
        ) { node in
            let out = Int(graph.outStarts[node])..<Int(graph.outStarts[node + 1])
            return out.compactMap { position in
                let edge = graph.outEdges[position]
                return isOn(edge) ? Int(edge.to) : nil
            }
        }
    }

    private func isOn(_ edge: FlatGraph.OutEdge) -> Bool {
        guard edge.guardCell >= 0 else { return true }
        let cell = Int(edge.guardCell)
        return nominal.indices.contains(cell) && nominal[cell] == edge.guardValue
    }

    /// The connectors at which the values of nodes go in and out; the first and the last are among
    /// those that were asked for.
    ///
    /// A value may go out at several connectors at once: from the end backwards, the one is taken
    /// that a cable joins to the next, else one of the same thing.
    private func ports(along nodes: [Int], from starts: [PortID], to ends: [PortID]) -> [PortID] {
        var way: [PortID] = []
        for (position, node) in nodes.enumerated().reversed() {
            let all =
                position == 0
                ? starts
                : position == nodes.count - 1 ? ends : layout.ports.indices.map { PortID($0) }
            let here = all.filter { signal(at: $0)?.index == node }
            guard let next = way.last else {
                way += here.prefix(1)
                continue
            }
            let owner = layout.ports[next.index].element
            let joined =
                here.first { cable(between: $0, and: next) != nil }
                ?? here.first { layout.ports[$0.index].element == owner } ?? here.first
            if let joined { way.append(joined) }
        }
        return way.reversed()
    }

    // MARK: Cables

    private func cableWay(from starts: [PortID], to ends: [PortID]) -> [PortID]? {
        var far: [Int?] = Array(repeating: nil, count: layout.ports.count)
        for cable in layout.cables {
            let plugged = cable.ends.map { Int(nominal[$0.index]) }
            guard plugged.allSatisfy({ far.indices.contains($0) }) else { continue }
            far[plugged[0]] = plugged[1]
            far[plugged[1]] = plugged[0]
        }
        let wanted = ends.map(\.index)
        return breadthFirst(
            from: starts.map(\.index), count: layout.ports.count, isEnd: { wanted.contains($0) }
        ) { port in
            let owner = layout.ports[port].element
            let others = layout.elements[owner.index].ports.filter { $0 != port }
            return (far[port].map { [$0] } ?? []) + others
        }?
        .map { PortID($0) }
    }

    /// The shortest way from one of some points to an end; of equals the one by the first points.
    private func breadthFirst(
        from starts: [Int], count: Int, isEnd: (Int) -> Bool, next: (Int) -> [Int]
    ) -> [Int]? {
        var before: [Int?] = Array(repeating: nil, count: count)
        var seen = Array(repeating: false, count: count)
        var queue: [Int] = []
        for start in starts where !seen[start] {
            seen[start] = true
            queue.append(start)
        }
        var head = 0
        while head < queue.count {
            let point = queue[head]
            head += 1
            if isEnd(point) {
                var way = [point]
                while let earlier = before[way[way.count - 1]] { way.append(earlier) }
                return way.reversed()
            }
            for other in next(point) where !seen[other] {
                seen[other] = true
                before[other] = point
                queue.append(other)
            }
        }
        return nil
    }
}
