import FaultReasoning
import Plant
import SimulationKernel
import Testing

/// Predictions beside what is read when everything is read anew.
struct DenseComparison {
    let predictions: FacilityPredictions
    private let simulation: Simulation

    init(_ predictions: FacilityPredictions) {
        self.predictions = predictions
        simulation = Simulation(plant: predictions.plant, seed: 0, state: predictions.sound)
    }

    /// Settles everything under a hypothesis, and expects the state that the predictions have.
    func expectState(of hypothesis: Int) {
        enter(hypothesis)
        #expect(
            simulation.state == predictions.states[hypothesis],
            "the state of \(predictions.name(of: hypothesis))")
    }

    /// Takes observations under a hypothesis, and names those that come out otherwise than
    /// predicted.
    func misses(of hypothesis: Int, _ observations: some Sequence<Int>) -> [String] {
        enter(hypothesis)
        return observations.compactMap { number in
            let observation = predictions.observations[number]
            let seen = observation.signature(simulation)
            if predictions.signature(of: observation, hypothesis) == seen { return nil }
            let command = observation.command(predictions.plant)
            return "\(command.verb) \(command.words) under \(predictions.name(of: hypothesis))"
        }
    }

    private func enter(_ hypothesis: Int) {
        simulation.restore(predictions.sound)
        let edits = predictions.hypotheses.all[hypothesis].edits
        guard !edits.isEmpty else { return }
        simulation.apply(Patch(edits, by: .fault(0)))
        simulation.settle()
        // Where nothing moves, predictions don't schedule anew what was due already.
        let state = predictions.states[hypothesis]
        if simulation.state.cells == state.cells && simulation.state.tables == state.tables {
            simulation.restore(state)
        }
    }

    /// Expects that the sparse tables hold each entry once, in order, and none for what the sound
    /// facility shows too.
    func expectSoundTables() {
        for number in predictions.observations.indices {
            let column = predictions.columns[number]
            let outcomes = predictions.outcomes[number]
            #expect(column.allSatisfy { $0.bin > 0 && Int($0.bin) < outcomes.count })
            #expect(
                zip(column, column.dropFirst()).allSatisfy { $0.hypothesis < $1.hypothesis })
            #expect(Set(outcomes).count == outcomes.count, "an outcome has two bins")
            #expect(
                Set(column.map(\.bin)).count == outcomes.count - 1, "a bin that nobody predicts")
        }
        let entries = predictions.rows.reduce(0) { $0 + $1.count }
        #expect(entries == predictions.entryCount)
    }
}
