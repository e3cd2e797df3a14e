package import Plant

extension NetworkModel {
    /// Makes the network tables of a plant.
    ///
    /// The places in the pools are worked out here: a machine that gets its address from the scope
    /// as the facility is set up comes before one that would only visit, that before one with an
    /// address of its own, and each in the order of the inventory. So an address belongs to a
    /// machine (as a server that remembers hardware addresses has it), and what is left of a pool
    /// goes to the same machines each time.
    package static func make(_ plant: Plant) -> NetworkModel {
        let draft = NetworkDraft(plant)
        let count = draft.interfaces.count
        let bare = NetworkModel(
            draft, poolPlaces: Array(repeating: 0, count: draft.scopes.count * count), plant: plant)
        guard !draft.scopes.isEmpty else { return bare }
        let evaluator = Evaluator(
            plant: plant, cells: plant.nominal + [Int64](repeating: 0, count: plant.latchCount))
        let walker = NetworkWalker(model: bare, evaluator: evaluator)
        let clients = (0..<count).filter { draft.interfaces[$0].latch.rawValue >= 0 }
        let homes = clients.map { walker.offers(to: $0).map(\.scope) }
        var places: [Int32] = []
        for scope in draft.scopes.indices {
            var row = [Int32](repeating: Int32.max, count: count)
            func rank(_ place: Int) -> Int {
                if !walker.isDynamic(clients[place]) { return 2 }
                return homes[place].contains(scope) ? 0 : 1
            }
            let order = clients.indices.sorted { (rank($0), $0) < (rank($1), $1) }
            for (next, place) in order.enumerated() { row[clients[place]] = Int32(next) }
            places += row
        }
        return NetworkModel(draft, poolPlaces: places, plant: plant)
    }
}
