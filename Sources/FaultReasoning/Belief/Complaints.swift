import Plant

/// Judges how likely a client's complaint is in one state of the plant.
struct ComplaintJudge {
    private let check: CompiledCheck
    private let complaint: Complaint
    /// How likely it is that somebody who complains without cause complains of just this.
    private let groundless: Double
    /// Whether it is of something that the facility was never set up for: then that it doesn't hold
    /// speaks for no fault.
    private let isMistaken: Bool

    /// Nil where the facility has no such check.
    init?(_ complaint: Complaint, _ predictions: FacilityPredictions) {
        let plant = predictions.plant
        let checks = plant.services + plant.expectations + plant.invariants
        guard let check = checks.first(where: { $0.id == complaint.check }) else { return nil }
        self.check = check
        self.complaint = complaint
        var groundless = 1 / Double(max(1, checks.count))
        for _ in complaint.noticed { groundless *= Chances.clientImprecise }
        self.groundless = groundless
        isMistaken = predictions.mistakenExpectations.contains(complaint.check)
    }

    /// Whether a hypothesis is that somebody expects just this, and nobody owes it.
    func isCause(_ hypothesis: Hypothesis, _ plant: Plant) -> Bool {
        guard case .mistakenExpectation(let index) = hypothesis.kind else { return false }
        return plant.expectations[index].id == check.id
    }

    /// How likely it is that somebody complains so, 0…1.
    ///
    /// Without cause people complain of anything. Where something is the matter they may still do,
    /// but rarely of what has nothing to do with it, or of what they never had.
    ///
    /// - Parameter isFault: whether the state has a fault in it.
    func likelihood(_ simulation: Simulation, isFault: Bool) -> Double {
        let result = simulation.quietly { check.evaluate(simulation) }
        if result.holds || isMistaken {
            return groundless * (isFault ? Chances.clientWrong : 1)
        }
        return likelihoodWithCause(result)
    }

    /// How likely it is that somebody complains so who has cause to.
    func likelihoodWithCause(_ simulation: Simulation) -> Double {
        likelihoodWithCause(simulation.quietly { check.evaluate(simulation) })
    }

    private func likelihoodWithCause(_ result: CheckResult) -> Double {
        var likelihood = 1.0
        for noticed in complaint.noticed
        where result.reading[noticed.name]?.asWord != noticed.word {
            likelihood *= Chances.clientImprecise
        }
        return likelihood
    }
}

extension ReadingValue {
    /// A single value as one word, as a client would mention it; nil for lists and nothing.
    package var asWord: String? {
        switch self {
        case .symbol(let text), .text(let text): text
        case .integer(let value): String(value)
        case .flag(let value): value ? "yes" : "no"
        case .quantity(let quantity): String(quantity.value)
        case .address, .hardwareAddress, .list, .none: nil
        }
    }
}
