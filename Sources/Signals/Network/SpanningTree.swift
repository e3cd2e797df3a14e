/// Who is the root of a set of bridges and which ports forward (IEEE 802.1D-1998 clause 8, as the
/// Linux bridge does it).
package struct SpanningTree: Hashable, Sendable {
    /// A link between ports of two bridges.
    package struct Link: Hashable, Sendable {
        package var a: Int
        package var aPort: Int64
        package var b: Int
        package var bPort: Int64
        package var cost: Int64

        /// Port numbers are compared where all else is equal: the lower wins.
        package init(_ a: Int, _ aPort: Int64, _ b: Int, _ bPort: Int64, cost: Int64) {
            self.a = a
            self.aPort = aPort
            self.b = b
            self.bPort = bPort
            self.cost = cost
        }
    }

    /// What the algorithm makes of one end of a link.
    package enum Role: Hashable, Sendable {
        case root
        case designated
        case blocked
    }

    /// The root of each bridge's tree.
    package private(set) var roots: [Int]
    /// The cost from each bridge to its root.
    package private(set) var costs: [Int64]
    /// The roles of the ends `a` and `b` of each link.
    package private(set) var roles: [(a: Role, b: Role)]

    /// The cost of a link by its rate in Mb/s (IEEE 802.1D-1998 table 8-5): 10G 2, 1G 4, 100M 19,
    /// 10M 100; what lies between takes the slower one's.
    package static func cost(megabits: Int64) -> Int64 {
        megabits >= 10_000 ? 2 : megabits >= 1_000 ? 4 : megabits >= 100 ? 19 : 100
    }

    /// The tree of some bridges, each by its index in `identities`.
    ///
    /// - Parameter identities: of each bridge: its priority in steps of 4096 (0…15) in the bits
    ///   from 48 on, its hardware address below. The lowest is root.
    package init(identities: [Int64], links: [Link]) {
        roots = Array(identities.indices)
        costs = Array(repeating: 0, count: identities.count)
        roles = links.map { _ in (.designated, .designated) }
        // The link by which each bridge reaches its root, or −1.
        var ways = Array(repeating: -1, count: identities.count)
        // The way to the root through a neighbour: root, cost, the neighbour, its port, own port.
        func offer(_ link: Link, to bridge: Int) -> [Int64] {
            let isA = link.a == bridge
            let other = isA ? link.b : link.a
            return [
                identities[roots[other]], costs[other] + link.cost, identities[other],
                isA ? link.bPort : link.aPort, isA ? link.aPort : link.bPort,
            ]
        }
        for _ in identities.indices {
            for bridge in identities.indices {
                var best = [identities[bridge], 0, identities[bridge], 0, 0]
                var bestRoot = bridge
                var bestWay = -1
                for (index, link) in links.enumerated()
                where link.a != link.b && (link.a == bridge || link.b == bridge) {
                    let found = offer(link, to: bridge)
                    let other = link.a == bridge ? link.b : link.a
                    // A root has no way to itself through others.
                    guard roots[other] != bridge, found.lexicographicallyPrecedes(best) else {
                        continue
                    }
                    best = found
                    bestRoot = roots[other]
                    bestWay = index
                }
                roots[bridge] = bestRoot
                costs[bridge] = best[1]
                ways[bridge] = bestWay
            }
        }
        for (index, link) in links.enumerated() {
            let a = [costs[link.a], identities[link.a], link.aPort]
            let b = [costs[link.b], identities[link.b], link.bPort]
            let isA = a.lexicographicallyPrecedes(b)
            roles[index] = (isA ? .designated : .blocked, isA ? .blocked : .designated)
            if ways[link.a] == index { roles[index].a = .root }
            if ways[link.b] == index { roles[index].b = .root }
        }
    }

    /// Whether two trees are the same, root by root and port by port.
    package static func == (left: SpanningTree, right: SpanningTree) -> Bool {
        left.roots == right.roots && left.costs == right.costs
            && left.roles.map(\.a) == right.roles.map(\.a)
            && left.roles.map(\.b) == right.roles.map(\.b)
    }

    /// Trees with the same roots may have the same hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(roots) }
}
