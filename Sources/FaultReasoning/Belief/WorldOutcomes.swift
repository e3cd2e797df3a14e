package import Plant
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
    ///
    /// - Parameter changed: what differs there, where that is known.
    func outcomes(on simulation: Simulation, _ changed: EvaluatorChanges? = nil)
        -> [(observation: Int, signature: ReadingSignature)]
    {
        let changed = changed ?? simulation.evaluator.changes(since: soundValues)
        return readers.readers(of: changed).compactMap { number in
            let signature = observations[number].signature(simulation)
            return signature == outcomes[number][0] ? nil : (number, signature)
        }
    }

    /// What an observation takes from a place on, in seconds of the engineer's time: the walk, the
    /// work, and for each feed that it takes away three seconds a second.
    package func price(
        ofObservation number: Int, from place: PlaceID, _ list: PriceList
    ) -> Int64 {
        let observation = observations[number]
        let price = list.price(of: observation, plant, consoleSeconds: consoleSeconds[number])
        let walk =
            observation.place(plant).map { plant.layout.walkSeconds(from: place, to: $0) } ?? 0
        return walk
            + PriceWeights.seconds(price, secondsLost: interrupts[number] ? price.seconds : 0)
    }
}
