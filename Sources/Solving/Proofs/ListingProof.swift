import FaultReasoning
import Plant
import Scenarios

/// Each fault is one of the facility's hypotheses: something that reasoning can find.
struct ListingProof {
    private let instance: ScenarioInstance
    private let predictions: FacilityPredictions

    /// How many variants that are near are named.
    private static let named = 3

    init(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) {
        self.instance = instance
        self.predictions = predictions
    }

    func prove() -> FairnessProof {
        let truth = Truth(instance, predictions)
        guard !truth.isListed else {
            return FairnessProof(
                .listed,
                "\(ProofWords.count(instance.faults.count, "fault")) among "
                    + "\(predictions.hypotheses.all.count) hypotheses")
        }
        var known: Set<SlotEdit> = []
        for member in truth.members {
            known.formUnion(effective(predictions.hypotheses.all[member].edits))
        }
        let index =
            instance.faults.firstIndex { !effective($0.edits).isSubset(of: known) } ?? 0
        return FairnessProof(.listed, problem(of: index))
    }

    private func problem(of index: Int) -> ScenarioProblem {
        let fault = instance.faults[index]
        let name = instance.plant.layout.elements[fault.element.index].id
        let near = nearest(to: fault)
        return ScenarioProblem(
            subject: ["faults", String(index), near.isEmpty ? "on" : "with"],
            what: "`\(fault.mode)` on `\(name)` with these parameters is none of the facility's "
                + "hypotheses, so nobody could be led to it",
            expected: near.isEmpty
                ? "a mode that `\(name)` can have"
                : "one that is listed, such as "
                    + near.map { "`\(predictions.name(of: $0))`" }.joined(separator: ", "))
    }

    /// The hypotheses of the same mode that differ least: first those of the same element, then
    /// those that change the same slots, then those whose values are near.
    private func nearest(to fault: InjectedFault) -> [Int] {
        let list = predictions.hypotheses.all
        func distance(_ number: Int) -> [Int64] {
            let own = list[number].edits
            var slots: Int64 = 0
            var values: Int64 = 0
            for edit in fault.edits {
                let same = own.first { $0.slot == edit.slot }
                slots += same == nil ? 1 : 0
                values += same.map { abs($0.value - edit.value) } ?? 0
            }
            return [list[number].element == fault.element ? 0 : 1, slots, values, Int64(number)]
        }
        return list.indices.filter { number in
            list[number].mode.map { instance.plant.registry.modes[$0].name } == fault.mode
        }
        .sorted { distance($0).lexicographicallyPrecedes(distance($1)) }
        .prefix(ListingProof.named).map { $0 }
    }

    /// What of some edits changes the sound facility.
    private func effective(_ edits: [SlotEdit]) -> Set<SlotEdit> {
        Set(edits.filter { predictions.soundValue(of: $0.slot) != $0.value })
    }
}
