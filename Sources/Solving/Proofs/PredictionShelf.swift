package import FaultReasoning
import Plant
package import Scenarios
import SimulationKernel

/// Predictions, made once for each facility, scene and time of call.
package final class PredictionShelf {
    private var lists: [(plant: Plant, list: HypothesisList)] = []
    private var shelf: [Place] = []

    /// So many are kept; the oldest goes first.
    private static let places = 8

    private struct Place {
        var plant: Plant
        var scene: [SlotEdit]
        var called: SimulatedTime
        var predictions: FacilityPredictions
    }

    package init() {}

    /// The predictions for an instance.
    package func predictions(for instance: ScenarioInstance) -> FacilityPredictions {
        let called = instance.scenario.called
        if let known = shelf.first(where: {
            $0.plant === instance.plant && $0.scene == instance.scene && $0.called == called
        }) {
            return known.predictions
        }
        let predictions = FacilityPredictions(
            plant: instance.plant, scene: instance.scene, clock: called,
            hypotheses: hypotheses(of: instance.plant))
        if shelf.count == PredictionShelf.places { shelf.removeFirst() }
        shelf.append(
            Place(
                plant: instance.plant, scene: instance.scene, called: called,
                predictions: predictions))
        return predictions
    }

    private func hypotheses(of plant: Plant) -> HypothesisList {
        if let known = lists.first(where: { $0.plant === plant }) { return known.list }
        let list = HypothesisList(plant: plant)
        lists.append((plant, list))
        return list
    }
}
