import Diagnosis
import FaultReasoning
import Scenarios

/// What the client says leaves something to find out: as much as the scenario's level asks for.
struct OpeningProof {
    private let scenario: Scenario
    private let reasoner: Reasoner

    /// How many bits must be left by what the ticket says alone, by level from 1. Judgements: half
    /// a bit is hardly a question; each bit more doubles what might be the matter.
    static let bitsByLevel = [0.5, 1, 2, 3, 4]

    init(_ instance: ScenarioInstance, _ reasoner: Reasoner) {
        scenario = instance.scenario
        self.reasoner = reasoner
    }

    func prove() -> FairnessProof {
        let bits = reasoner.entropy
        let found = "\(ProofWords.tenths(bits)) bits are left by what the client says"
        guard let level = scenario.level, OpeningProof.bitsByLevel.indices.contains(level - 1)
        else {
            let highest = OpeningProof.bitsByLevel.lastIndex { $0 <= bits }
            return FairnessProof(
                .open,
                ScenarioProblem(
                    subject: ["level"], what: "there is no `level`; \(found)",
                    expected: highest.map { "`level:` from 1 to \($0 + 1)" }
                        ?? "less under `noticed`, and a `level`"))
        }
        let least = OpeningProof.bitsByLevel[level - 1]
        guard bits >= least else {
            let best = Int(reasoner.belief.best)
            let share = ProofWords.percent(reasoner.belief.probabilities[best])
            return FairnessProof(
                .open,
                ScenarioProblem(
                    subject: ["level"],
                    what: "level \(level) asks for \(ProofWords.tenths(least)) bits, and only "
                        + "\(found): `\(reasoner.describe(best))` is \(share) sure",
                    expected: "less under `noticed`, other claims"
                        + (level > 1 ? ", or a lower `level`" : "")))
        }
        return FairnessProof(
            .open, "\(found); level \(level) asks for \(ProofWords.tenths(least))")
    }
}
