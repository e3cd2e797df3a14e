import Diagnosis
package import FaultReasoning
import Plant
package import Scenarios

/// What is really the matter in a case, among the hypotheses.
package struct Truth {
    /// The edits of all faults, as far as they change the sound facility.
    private let edits: Set<SlotEdit>
    /// The faults by element and mode.
    private let named: Set<NamedHypothesis>
    private let predictions: FacilityPredictions

    /// The truth of an instance, held against predictions of its plant and scene.
    package init(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) {
        self.predictions = predictions
        let modes = instance.plant.registry.modes
        named = Set(
            instance.faults.compactMap { fault in
                modes.firstIndex { $0.name == fault.mode }
                    .map { NamedHypothesis(element: fault.element, mode: $0) }
            })
        edits = Truth.effective(instance.faults.flatMap(\.edits), predictions)
    }

    /// Those of some edits that change the sound facility; of several to one slot the last.
    private static func effective(_ edits: [SlotEdit], _ predictions: FacilityPredictions)
        -> Set<SlotEdit>
    {
        Set(
            Patch(edits, by: .fault(0)).lastEdits
                .filter { predictions.soundValue(of: $0.slot) != $0.value })
    }

    /// Whether a candidate is what is really the matter.
    package func isTrue(_ candidate: Candidate) -> Bool {
        let list = predictions.hypotheses
        if candidate.members == [list.unmodelled] { return false }
        let own = candidate.members.flatMap { list.all[$0].edits }
        return Truth.effective(own, predictions) == edits
    }

    /// Whether a candidate names what is really the matter: the same faults by element and mode.
    ///
    /// That is what is stated as an answer; which variant of a fault it is, often nothing tells
    /// once it is mended.
    package func isNamed(by candidate: Candidate) -> Bool {
        let list = predictions.hypotheses
        if candidate.members == [list.unmodelled] { return false }
        return Set(candidate.members.compactMap { NamedHypothesis(list.all[$0]) }) == named
    }

    /// How likely it is held that the answer is the true one, 0…1.
    package func probability(_ reasoner: Reasoner) -> Double {
        var sum = 0.0
        for (number, candidate) in reasoner.candidates.enumerated()
        where reasoner.belief.probabilities[number] > 1e-6 && isNamed(by: candidate) {
            sum += reasoner.belief.probabilities[number]
        }
        return sum
    }

    /// The hypotheses that are true by themselves: each fault, where it is one of the list.
    package var members: [Int] {
        predictions.hypotheses.all.indices.filter { number in
            let own = Truth.effective(predictions.hypotheses.all[number].edits, predictions)
            return !own.isEmpty && own.isSubset(of: edits)
        }
    }

    /// Whether every fault is among the hypotheses, alone or with others.
    package var isListed: Bool {
        var covered: Set<SlotEdit> = []
        for member in members {
            covered.formUnion(
                Truth.effective(predictions.hypotheses.all[member].edits, predictions))
        }
        return covered == edits
    }
}

/// A fault by its element and the index of its mode.
private struct NamedHypothesis: Hashable {
    var element: ElementID
    var mode: Int

    init(element: ElementID, mode: Int) {
        self.element = element
        self.mode = mode
    }

    /// Nil for what isn't a fault.
    init?(_ hypothesis: Hypothesis) {
        guard let element = hypothesis.element, let mode = hypothesis.mode else { return nil }
        self.init(element: element, mode: mode)
    }
}
