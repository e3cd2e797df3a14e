import Plant

/// What a step is to the reasoning.
enum Deed {
    /// Something was read that changes nothing.
    case observed(Observation, ReadingSignature)
    /// Something was done to the plant, or typed at a machine that may have done something.
    case done(ReadingSignature?)
    /// It says nothing of the plant's condition.
    case other

    init(_ step: SessionStep, _ plant: Plant) {
        if let observation = Observation(verb: step.verb, words: step.words, plant: plant),
            let reading = step.readings.first
        {
            if case .changed = observation {
                self = .other
                return
            }
            if case .console = observation, Deed.configures(reading) {
                self = .done(ReadingSignature(reading))
                return
            }
            self = .observed(
                observation, ReadingSignature(Deed.asPredicted(observation, reading, plant)))
        } else if plant.registry.procedure(named: step.verb) != nil {
            self = .done(step.readings.first.map { ReadingSignature($0) })
        } else {
            self = .other
        }
    }

    /// Whether a line at a machine may have changed something there.
    private static func configures(_ reading: Reading) -> Bool {
        ["configured", "changed", "lease-exchange"].contains(reading.kind)
    }

    /// A stored reading without what the observation alone doesn't say.
    private static func asPredicted(
        _ observation: Observation, _ reading: Reading, _ plant: Plant
    ) -> Reading {
        switch observation {
        case .verify(let index):
            return Reading(
                kind: "verified", point: plant.promises[index].id,
                fields: [ReadingField("holds", reading["holds"] ?? .none)])
        case .document:
            var reading = reading
            reading.columns = []
            reading.rows = []
            return reading
        default: return reading
        }
    }
}
