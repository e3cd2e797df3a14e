import Exercises
import FaultReasoning
import Plant
import Scenarios

/// How near a stated diagnosis comes.
struct CreditJudge {
    private let instance: ScenarioInstance
    private let predictions: FacilityPredictions
    private let truth: Truth
    private var plant: Plant { instance.plant }

    /// Near is what stands at most so many steps away: a device and its cable, or two devices with
    /// a cable between them.
    private static let nearHops = 2

    init(_ instance: ScenarioInstance, _ predictions: FacilityPredictions, _ truth: Truth) {
        self.instance = instance
        self.predictions = predictions
        self.truth = truth
    }

    /// The credit of the last diagnosis that was stated.
    func credit(of steps: [RecordedStep]) -> Credit {
        let faults = instance.faults
        guard let words = steps.last(where: { $0.command.verb == "diagnose" })?.command.words else {
            return Credit(grade: .none, faults: faults.count, named: 0)
        }
        let stated = StatedFault.parse(words)
        let elements = faults.map { plant.layout.elements[$0.element.index].id }
        let named = faults.indices.filter { index in
            stated.contains { $0.element == elements[index] }
        }
        let blamed = stated.map(\.element).filter { !elements.contains($0) }
        func credit(_ grade: Credit.Grade, hops: Int?) -> Credit {
            Credit(
                grade: grade, hops: hops, faults: faults.count, named: named.count,
                blamed: blamed)
        }
        if isExact(stated) { return credit(.exact, hops: 0) }
        if isNeighbour(stated) { return credit(.neighbourhood, hops: hops(stated)) }
        if faults.indices.contains(where: { isNamedExactly(faults[$0], elements[$0], stated) }) {
            return credit(.partly, hops: 0)
        }
        if !named.isEmpty { return credit(.rightElement, hops: 0) }
        let hops = hops(stated)
        return credit((hops ?? .max) <= CreditJudge.nearHops ? .near : .wrong, hops: hops)
    }

    private func isExact(_ stated: [StatedFault]) -> Bool {
        let faults = Set(
            instance.faults.map {
                StatedFault(
                    element: plant.layout.elements[$0.element.index].id, mode: $0.mode)
            })
        return faults == Set(stated)
    }

    private func isNamedExactly(
        _ fault: InjectedFault, _ element: String, _ stated: [StatedFault]
    ) -> Bool {
        stated.contains(StatedFault(element: element, mode: fault.mode))
    }

    /// Whether something that fits the words can't be told from the truth by anything in the
    /// catalogue.
    private func isNeighbour(_ stated: [StatedFault]) -> Bool {
        guard stated.count == 1, let one = stated.first else { return false }
        let simulation = predictions.simulation(with: instance.faults.flatMap(\.edits))
        let real = predictions.observations.map { $0.signature(simulation) }
        return predictions.hypotheses.all.indices.contains { number in
            let hypothesis = predictions.hypotheses.all[number]
            guard let mode = hypothesis.mode, let element = hypothesis.element,
                plant.registry.modes[mode].name == one.mode,
                plant.layout.elements[element.index].id == one.element
            else { return false }
            return real.indices.allSatisfy { index in
                predictions.outcomes[index][Int(predictions.bin(of: number, at: index))]
                    .agrees(with: real[index])
            }
        }
    }

    /// The fewest steps of path between anything stated and any fault.
    private func hops(_ stated: [StatedFault]) -> Int? {
        let paths = ElementPaths(plant)
        var fewest: Int?
        for one in stated {
            guard let element = plant.layout.element(named: one.element) else { continue }
            for fault in instance.faults {
                if let hops = paths.hops(from: element, to: fault.element) {
                    fewest = min(fewest ?? hops, hops)
                }
            }
        }
        return fewest
    }
}

/// A fault as it is stated: an element and, where it is said, a mode.
struct StatedFault: Hashable {
    var element: String
    var mode: String

    /// What stands after `diagnose`; nothing for `none`.
    static func parse(_ words: [String]) -> [StatedFault] {
        if words == ["none"] { return [] }
        return words.split(separator: "and").compactMap { part in
            part.first.map {
                StatedFault(element: $0, mode: part.count > 1 ? part[part.startIndex + 1] : "")
            }
        }
    }
}

/// Ways along cables, as the facility is set up: from a device to its cable is a step, and so is
/// from a cable to the device at its end.
struct ElementPaths {
    private var neighbours: [[Int]]

    init(_ plant: Plant) {
        neighbours = Array(repeating: [], count: plant.layout.elements.count)
        for cable in plant.layout.cables {
            for end in cable.ends {
                let port = plant.nominal[end.index]
                guard port >= 0 else { continue }
                let owner = plant.layout.ports[Int(port)].element.index
                neighbours[cable.element.index].append(owner)
                neighbours[owner].append(cable.element.index)
            }
        }
    }

    /// The fewest steps; nil where no way leads there.
    func hops(from start: ElementID, to end: ElementID) -> Int? {
        var distances = Array(repeating: -1, count: neighbours.count)
        distances[start.index] = 0
        var queue = [start.index]
        var next = 0
        while next < queue.count {
            let element = queue[next]
            next += 1
            if element == end.index { return distances[element] }
            for neighbour in neighbours[element] where distances[neighbour] < 0 {
                distances[neighbour] = distances[element] + 1
                queue.append(neighbour)
            }
        }
        return nil
    }
}
