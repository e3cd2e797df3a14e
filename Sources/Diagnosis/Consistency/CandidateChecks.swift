/// Asks whether candidates are consistent, remembers the answers, and counts what it asked.
///
/// It is a class because the search and the extraction of conflicts use the same memory.
final class CandidateChecks {
    enum Answer: Hashable {
        case consistent
        /// The healthy components among which the contradiction is, if the caller said so.
        case inconsistent(core: [Int]?)
        /// The answer would take one more call than is allowed.
        case unknown
    }

    private let check: (ComponentSet) -> ConsistencyVerdict
    private let bounds: SearchBounds
    private let costs: [Int64]
    private var answers: [ComponentSet: Answer] = [:]
    /// Consistent sets, none a subset of another; whatever holds one of them is consistent.
    private var explanations: [ComponentSet] = []
    /// The calls made.
    private(set) var count = 0
    /// The cheapest consistent set that was met, minimal or not.
    private(set) var cheapest: MinimalDiagnosis?

    /// How many checks may be spent on making one conflict minimal.
    var checksPerConflict: Int { bounds.checksPerConflict }

    init(
        costs: [Int64], bounds: SearchBounds,
        check: @escaping (ComponentSet) -> ConsistencyVerdict
    ) {
        self.costs = costs
        self.bounds = bounds
        self.check = check
    }

    func answer(for candidate: ComponentSet) -> Answer {
        if let known = answers[candidate] { return known }
        if explanations.contains(where: { $0.isSubset(of: candidate) }) {
            return .consistent
        }
        guard count < bounds.checks else { return .unknown }
        count += 1
        let answer: Answer
        switch check(candidate) {
        case .consistent:
            answer = .consistent
            noteCost(of: candidate.members)
        case .explained(let members):
            precondition(
                members.allSatisfy(candidate.contains),
                "an explanation has components that the candidate hasn't")
            answer = .consistent
            note(explanation: members)
        case .inconsistent: answer = .inconsistent(core: nil)
        case .conflict(let members):
            precondition(
                !members.contains(where: candidate.contains),
                "a conflict has components that the candidate takes to be abnormal")
            answer = .inconsistent(core: members)
        }
        answers[candidate] = answer
        return answer
    }

    /// Remembers a set that is known to be consistent.
    func note(explanation members: [Int]) {
        noteCost(of: members)
        let set = ComponentSet(universe: costs.count, members)
        explanations.removeAll { set.isSubset(of: $0) }
        explanations.append(set)
    }

    private func noteCost(of members: [Int]) {
        let diagnosis = MinimalDiagnosis(components: members.sorted(), costs: costs)
        if let best = cheapest, !diagnosis.precedes(best) { return }
        cheapest = diagnosis
    }
}
