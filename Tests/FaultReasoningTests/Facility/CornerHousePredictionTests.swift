import CaseSupport
import FaultReasoning
import Plant
import SimulationKernel
import TestSupport
import Testing

/// Sparse predictions of the house that ships are what reading everything gives.
@Suite struct CornerHousePredictionTests {
    private static func comparison() throws -> DenseComparison {
        DenseComparison(
            try CornerHouse.predictions(try CornerHouse.instance("misrouted-grade")))
    }

    /// Every observation under hypotheses drawn by chance.
    @Test func nothingIsMissingOrWrong() throws {
        let dense = try Self.comparison()
        let faults = dense.predictions.hypotheses.all.indices.filter {
            !dense.predictions.hypotheses.all[$0].edits.isEmpty
        }
        try withEverySeed(12) { generator in
            let misses = dense.misses(
                of: generator.pick(faults), dense.predictions.observations.indices)
            #expect(misses.isEmpty)
        }
    }

    /// Each hypothesis at some observations, so that each is read under some hypothesis.
    @Test func noHypothesisIsLeftOut() throws {
        let dense = try Self.comparison()
        let count = dense.predictions.observations.count
        var misses: [String] = []
        for hypothesis in dense.predictions.hypotheses.all.indices {
            let some = (0..<4).map { (hypothesis * 37 + $0 * 251) % count }
            misses += dense.misses(of: hypothesis, some)
        }
        #expect(misses.isEmpty)
    }

    @Test func statesAreThoseThatSettlingGives() throws {
        let dense = try Self.comparison()
        for hypothesis in stride(from: 0, to: dense.predictions.states.count, by: 7) {
            dense.expectState(of: hypothesis)
        }
    }

    @Test func theTablesAreInOrder() throws { try Self.comparison().expectSoundTables() }
}
