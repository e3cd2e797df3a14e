import Exercises
package import FaultReasoning
package import Scenarios

/// Proves a scenario fair, or says what isn't.
///
/// Everything is computed from the plant: what the client would see, what each thing that might be
/// wrong would show, and how those fare who work by a policy. The proofs come in the order of
/// `ProofKind`; each supposes that those before it hold.
package struct FairnessProofs {
    /// The share of the budget that must be left to an expert. A judgement: an apprentice reads,
    /// walks back, and asks one question too many.
    package static let margin = 0.25

    private let instance: ScenarioInstance
    private let predictions: FacilityPredictions
    private let reasoner: Reasoner

    /// - Parameter predictions: of this instance's plant, scene and time of call.
    package init(_ instance: ScenarioInstance, _ predictions: FacilityPredictions) {
        self.instance = instance
        self.predictions = predictions
        reasoner = Reasoner(
            predictions, instance.caseFile(prices: Exercise(instance).priceList))
    }

    /// Proves one after another up to the first that fails; that is the last.
    ///
    /// - Parameter begins: told of each proof before it is begun.
    package func prove(
        _ kinds: [ProofKind] = ProofKind.allCases, _ begins: (ProofKind) -> Void = { _ in }
    ) -> [FairnessProof] {
        var proofs: [FairnessProof] = []
        var expertPrice: Int64 = 0
        for kind in kinds {
            begins(kind)
            let proof: FairnessProof
            switch kind {
            case .present: proof = PresenceProof(instance).prove()
            case .listed: proof = ListingProof(instance, predictions).prove()
            case .unsaid: proof = SilenceProof(instance).prove()
            case .open: proof = OpeningProof(instance, reasoner).prove()
            case .toldApart: proof = DistinctionProof(instance, predictions, reasoner).prove()
            case .expert:
                let solved = Solver(policy: .expert).play(instance, predictions)
                expertPrice = solved.price
                proof = ExpertProof(instance, solved).prove()
            case .swapper:
                proof = SwapperLabel(instance, predictions).prove(expertPrice: expertPrice)
            }
            proofs.append(proof)
            if !proof.holds { break }
        }
        return proofs
    }
}
