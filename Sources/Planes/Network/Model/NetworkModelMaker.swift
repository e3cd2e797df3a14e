package import Plant

extension NetworkModel {
    /// Makes the network tables of a plant.
    ///
    /// The places in the pools are worked out here: a machine whose place is in the scope's subnet
    /// as the facility is set up comes before one that would only visit it, and each in the order
    /// of the inventory. So an address belongs to a machine (as a server that remembers hardware
    /// addresses has it), and what is left of a pool goes to the same machines each time.
    package static func make(_ plant: Plant) -> NetworkModel {
        let draft = NetworkDraft(plant)
        let count = draft.interfaces.count
        let bare = NetworkModel(
            draft, poolPlaces: Array(repeating: 0, count: draft.scopes.count * count), plant: plant)
        guard !draft.scopes.isEmpty else { return bare }
        let evaluator = Evaluator(
            plant: plant, cells: plant.nominal + [Int64](repeating: 0, count: plant.latchCount))
        let walker = NetworkWalker(model: bare, evaluator: evaluator)
        var homes: [[Int]] = []
        for index in 0..<count {
            homes.append(
                draft.interfaces[index].latch.rawValue < 0
                    ? [] : walker.offers(to: index).map { Int($0.scope) })
        }
        var places: [Int32] = []
        for scope in draft.scopes.indices {
            var row = [Int32](repeating: Int32.max, count: count)
            var next: Int32 = 0
            for isHome in [true, false] {
                for index in 0..<count where draft.interfaces[index].latch.rawValue >= 0 {
                    if homes[index].contains(scope) == isHome {
                        row[index] = next
                        next += 1
                    }
                }
            }
            places += row
        }
        return NetworkModel(draft, poolPlaces: places, plant: plant)
    }
}
