import Exercises
import FaultReasoning
import Plant
import Scenarios

/// What sort of answer a session ended with.
struct AnswerJudge {
    private let instance: ScenarioInstance
    private let predictions: FacilityPredictions

    init(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) {
        self.instance = instance
        self.predictions = predictions
    }

    func answer(of steps: [RecordedStep]) -> AnswerKind {
        guard let outcome = steps.last?.reply.outcome else { return .open }
        let words = steps.last { $0.command.verb == "diagnose" }?.command.words
        let stated = words.map { StatedFault.parse($0) }
        if instance.faults.isEmpty {
            return stated?.isEmpty == true ? .nothingBroken : .open
        }
        switch outcome.symbol("outcome") {
        case ExerciseOutcome.fixed.rawValue: return .mended
        case ExerciseOutcome.restored.rawValue: return .workedAround
        default: break
        }
        if holdsNow(outcome)
            && outcome.rows.indices.contains(where: {
                outcome.row($0).symbol("what") == "later"
            })
        {
            return .temporary
        }
        if outcome.symbol("outcome") == ExerciseOutcome.contained.rawValue {
            return namesAPersonsDoing(stated ?? []) ? .setBySomebody : .escalated
        }
        return .open
    }

    /// Whether all services hold at the close.
    private func holdsNow(_ outcome: Reading) -> Bool {
        outcome.rows.indices.allSatisfy { index in
            let row = outcome.row(index)
            return row.symbol("what") != "service" || row.flag("holds")
        }
    }

    /// Whether each fault is somebody's doing, and was named.
    private func namesAPersonsDoing(_ stated: [StatedFault]) -> Bool {
        let plant = instance.plant
        return instance.faults.allSatisfy { fault in
            guard let mode = plant.registry.mode(named: fault.mode) else { return false }
            let name = plant.layout.elements[fault.element.index].id
            return mode.origin(of: fault.edits, in: plant) == .person
                && stated.contains { $0.element == name && $0.mode == fault.mode }
        }
    }
}
