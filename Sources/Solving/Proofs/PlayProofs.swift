import FaultReasoning
import Scenarios

/// An expert reaches the scenario's outcome, with time to spare.
struct ExpertProof {
    private let scenario: Scenario
    private let hasFaults: Bool
    private let solved: SolvedCase

    init(_ instance: ScenarioInstance, _ solved: SolvedCase) {
        scenario = instance.scenario
        hasFaults = !instance.faults.isEmpty
        self.solved = solved
    }

    private var budget: Int64 { scenario.budgetMinutes * 60 }
    private var wanted: String {
        scenario.outcome == .contained
            ? ScenarioOutcome.contained.rawValue
            : ScenarioOutcome.fixed.rawValue
    }

    func prove() -> FairnessProof {
        if let problem = outcomeProblem ?? timeProblem { return FairnessProof(.expert, problem) }
        let left = Double(budget - solved.seconds) / Double(budget)
        return FairnessProof(
            .expert,
            "\(solved.outcome) after \(ProofWords.minutes(solved.seconds)), price "
                + "\(ProofWords.minutes(solved.price)); \(ProofWords.percent(left)) of "
                + "\(scenario.budgetMinutes) min left, "
                + "\(ProofWords.percent(FairnessProofs.margin)) needed")
    }

    private var outcomeProblem: ScenarioProblem? {
        let answer = solved.answer.isEmpty ? "nothing" : "`\(solved.answer)`"
        if solved.outcome != wanted {
            return ScenarioProblem(
                subject: ["outcome"],
                what: "an expert ends with `\(solved.outcome)` and not `\(wanted)`: after "
                    + "\(ProofWords.minutes(solved.seconds)) and "
                    + "\(ProofWords.count(solved.moves.count, "command")) they state \(answer)",
                expected: "something that can be found and mended, or another `outcome`")
        }
        guard !hasFaults, solved.answer != "none" else { return nil }
        return ScenarioProblem(
            subject: ["faults"],
            what: "nothing is wrong, and an expert states \(answer)",
            expected: "claims by which it can be found that nothing is wrong")
    }

    private var timeProblem: ScenarioProblem? {
        let most = Double(budget) * (1 - FairnessProofs.margin)
        guard Double(solved.seconds) > most else { return nil }
        let needed = Int64((Double(solved.seconds) / 60 / (1 - FairnessProofs.margin)).rounded(.up))
        return ScenarioProblem(
            subject: ["budget"],
            what: "an expert takes \(ProofWords.minutes(solved.seconds)) of "
                + "\(scenario.budgetMinutes) min, and "
                + "\(ProofWords.percent(FairnessProofs.margin)) must be left",
            expected: "`budget: \(needed) min` or more, or a case that takes less")
    }
}

/// What a case costs whoever swaps one thing after another, beside an expert.
struct SwapperLabel {
    private let instance: ScenarioInstance
    private let predictions: FacilityPredictions

    /// By how many seeds of chance it is played.
    static let seeds: UInt64 = 32

    init(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) {
        self.instance = instance
        self.predictions = predictions
    }

    func prove(expertPrice: Int64) -> FairnessProof {
        let plays = (1...SwapperLabel.seeds).map { seed in
            Solver(policy: .swapper, seed: seed).play(instance, predictions, closes: false)
        }
        let prices = plays.map(\.price).sorted()
        let median = (prices[prices.count / 2 - 1] + prices[prices.count / 2]) / 2
        let ends = plays.count { !$0.answer.isEmpty }
        let ratio = ProofWords.tenths(Double(median) / Double(max(1, expertPrice)))
        return FairnessProof(
            .swapper,
            "price \(ProofWords.minutes(median)), the median of \(plays.count) seeds, "
                + "\(ratio) times the expert's; \(ends) of them get it to work")
    }
}
