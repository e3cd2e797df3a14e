import Plant
import SimulationKernel

extension Reasoner {
    /// What a world shows otherwise than the sound facility, observation by observation.
    ///
    /// - Parameter number: the candidate whose world it is, for what is known beforehand; nil where
    ///   it has to be worked out.
    func outcomes(of world: World, _ number: Int?, at time: SimulatedTime)
        -> [(observation: Int, signature: ReadingSignature)]
    {
        if let number, !world.isTouched, number < predictions.hypotheses.all.count {
            return predictions.rows[number].map { entry in
                (entry.observation, predictions.outcomes[entry.observation][entry.bin])
            }
        }
        bench.enter(world, at: time)
        return predictions.outcomes(on: bench.simulation)
    }
}

extension FacilityPredictions {
    /// What a simulation shows otherwise than the sound facility, observation by observation.
    func outcomes(on simulation: Simulation) -> [(observation: Int, signature: ReadingSignature)] {
        let changed = simulation.evaluator.changes(since: soundValues)
        return readers.readers(of: changed).compactMap { number in
            let signature = observations[number].signature(simulation)
            return signature == outcomes[number][0] ? nil : (number, signature)
        }
    }
}
