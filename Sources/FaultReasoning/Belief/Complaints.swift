import Plant

/// Judges how likely a client's complaint is in one state of the plant.
struct ComplaintJudge {
    private let check: CompiledCheck
    private let complaint: Complaint
    /// How likely it is that somebody who complains without cause complains of just this.
    private let groundless: Double

    /// Nil where the plant has no such check.
    init?(_ complaint: Complaint, _ plant: Plant) {
        let checks = plant.services + plant.expectations + plant.invariants
        guard let check = checks.first(where: { $0.id == complaint.check }) else { return nil }
        self.check = check
        self.complaint = complaint
        var groundless = 1 / Double(max(1, checks.count))
        for _ in complaint.noticed { groundless *= Chances.clientImprecise }
        self.groundless = groundless
    }

    /// How likely it is that somebody complains so, 0…1.
    ///
    /// Without cause people complain of anything. Where something is the matter they may still do,
    /// but rarely of what has nothing to do with it.
    ///
    /// - Parameter isFault: whether the state has a fault in it.
    func likelihood(_ simulation: Simulation, isFault: Bool) -> Double {
        let result = simulation.quietly { check.evaluate(simulation) }
        if result.holds { return groundless * (isFault ? Chances.clientWrong : 1) }
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
