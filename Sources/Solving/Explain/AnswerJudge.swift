import Exercises
import FaultReasoning
import Plant
import Scenarios

/// What sort of answer a session ended with.
struct AnswerJudge {
    private let instance: ScenarioInstance

    init(_ instance: ScenarioInstance) { self.instance = instance }

    func answer(of steps: [RecordedStep]) -> AnswerKind {
        guard let outcome = steps.last?.reply.outcome else { return .open }
        let words = steps.last { $0.command.verb == "diagnose" }?.command.words
        let stated = words.map { StatedFault.parse($0) }
        if instance.faults.isEmpty {
            return stated?.isEmpty == true ? .nothingBroken : .open
        }
        let rows = outcome.rows.indices.map { outcome.row($0) }
        var isContained = outcome.symbol("outcome") == ExerciseOutcome.contained.rawValue
        switch outcome.symbol("outcome") {
        case ExerciseOutcome.fixed.rawValue: return .mended
        case ExerciseOutcome.restored.rawValue:
            let isWhole = outcome.integer("faults-left") == 0 && rows.allSatisfy(holdsNow)
            if isWhole { return .temporary }
            if lackedAService(steps) { return .workedAround }
            // Nobody ever lacked a service, so none came back by a way round.
            isContained = outcome.flag("escalated") == true && isLocalised(steps, stated ?? [])
        default:
            // Something is worse later only where all services hold now.
            if claimsHold(rows) && rows.contains(where: { $0.symbol("what") == "later" }) {
                return .temporary
            }
        }
        if !isContained { return .open }
        return namesAPersonsDoing(stated ?? []) ? .setBySomebody : .escalated
    }

    /// Whether a row of an outcome says of no service and no invariant that it fails at the close.
    private func holdsNow(_ row: Reading) -> Bool {
        !["service", "invariant"].contains(row.symbol("what")) || row.flag("holds") == true
    }

    /// Whether all that the client claimed holds at the close.
    private func claimsHold(_ rows: [Reading]) -> Bool {
        let claimed = instance.claims.map(\.id)
        return rows.allSatisfy { !claimed.contains($0.symbol("id") ?? "") || holdsNow($0) }
    }

    /// Whether somebody lacked a service at the call.
    private func lackedAService(_ steps: [RecordedStep]) -> Bool {
        steps.first?.reply.effects.contains { row in
            row.symbol("what") == "service" && row["before"] == ReadingValue.none
                && row.flag("after") == false
        } ?? false
    }

    /// Whether a fault's element was stated, or suspected and not ruled out afterwards.
    private func isLocalised(_ steps: [RecordedStep], _ stated: [StatedFault]) -> Bool {
        let names = instance.faults.map { instance.plant.layout.elements[$0.element.index].id }
        return names.contains { name in
            let last = steps.last {
                ["suspect", "rule-out"].contains($0.command.verb)
                    && $0.command.words.first == name
            }
            return last?.command.verb == "suspect" || stated.contains { $0.element == name }
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
