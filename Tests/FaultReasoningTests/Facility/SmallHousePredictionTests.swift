import FaultReasoning
import HouseSupport
import Plant
import SimulationKernel
import Testing

/// Sparse predictions of a small network are what reading everything gives, all of it.
@Suite struct SmallHousePredictionTests {
    private static func comparison() -> DenseComparison {
        DenseComparison(
            FacilityPredictions(
                plant: SmallHouse.plant, scene: [], clock: SimulatedTime(hour: 9, minute: 30)))
    }

    @Test func everyReadingIsAsPredicted() {
        let dense = Self.comparison()
        #expect(dense.predictions.entryCount > 1000)
        var misses: [String] = []
        for hypothesis in dense.predictions.hypotheses.all.indices {
            misses += dense.misses(of: hypothesis, dense.predictions.observations.indices)
            dense.expectState(of: hypothesis)
        }
        #expect(misses.isEmpty)
        dense.expectSoundTables()
    }
}
