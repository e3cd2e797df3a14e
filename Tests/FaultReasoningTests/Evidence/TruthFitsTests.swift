import CaseSupport
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import TestSupport
import Testing

/// What is read in the real plant, with its noise, is what the truth's world predicts.
@Suite struct TruthFitsTests {
    /// Readings that came out as predicted, and those that didn't.
    struct Count {
        var all = 0
        var wrong: [String] = []

        /// Takes every so many observations of the catalogue, from one on.
        mutating func read(
            _ instance: ScenarioInstance, _ predictions: FacilityPredictions, every step: Int = 1,
            from first: Int = 0
        ) {
            let real = instance.simulation()
            let truth = predictions.simulation(with: instance.faults.flatMap(\.edits))
            let catalogue = predictions.observations
            for number in stride(from: first, to: catalogue.count, by: step) {
                let seen = ReadingSignature(try? catalogue[number].read(real).reading)
                let predicted = catalogue[number].signature(truth)
                all += 1
                if !seen.agrees(with: predicted) {
                    let command = catalogue[number].command(predictions.plant)
                    wrong.append("\(command.verb) \(command.words) of \(instance.scenario.id)")
                }
            }
        }
    }

    /// As often as the reasoning allows for a reading that comes out otherwise.
    private static let slip = 1e-4

    @Test(arguments: CornerHouse.scenarios)
    func everyReadingOfAShippedCaseIsAsItsTruthShows(scenario: String) throws {
        let predictions = try CornerHouse.predictions(try CornerHouse.instance(scenario))
        var count = Count()
        let seeds = CornerHouse.sample(1, of: 3)
        for seed in 1...UInt64(seeds) {
            count.read(try CornerHouse.instance(scenario, seed: seed), predictions)
        }
        print(scenario, count.all, "readings,", count.wrong.count, "not as predicted")
        #expect(count.all == seeds * predictions.observations.count)
        #expect(Double(count.wrong.count) <= TruthFitsTests.slip * Double(count.all))
    }

    @Test func everyReadingOfASingleFaultIsAsItsTruthShows() throws {
        let bare = try CornerHouse.madeUp([], claims: ["gr-picture"])
        let predictions = try CornerHouse.predictions(bare)
        let list = predictions.hypotheses.all
        let plain = list.indices.filter {
            list[$0].mode != nil && !predictions.comesAndGoes(list[$0])
        }
        var random = SeededGenerator(seed: 3)
        var count = Count()
        for _ in 0..<CornerHouse.sample(10, of: 60) {
            let hypothesis = list[random.pick(plain)]
            let fault = try #require(try CornerHouse.fault(hypothesis))
            let instance = try CornerHouse.madeUp(
                [fault], claims: ["gr-picture"], seed: random.next())
            count.read(
                instance, predictions, every: 7, from: random.integer(in: 0...6))
        }
        print(count.all, "readings of single faults,", count.wrong.count, "not as predicted")
        #expect(Double(count.wrong.count) <= TruthFitsTests.slip * Double(count.all))
    }

    /// The check above can fail: what another fault would show isn't what is read.
    @Test func anotherFaultsTruthIsContradicted() throws {
        let fault = ScenarioFault(
            mode: "long-or-lossy-cable", element: "v-311",
            parameters: FaultParameters(["extra-loss": "45000"]))
        let lossy = try CornerHouse.madeUp([fault], claims: ["gr-picture"])
        let predictions = try CornerHouse.predictions(lossy)
        let real = lossy.simulation()
        let sound = predictions.simulation(with: [])
        let unlike = predictions.observations.count {
            !ReadingSignature(try? $0.read(real).reading).agrees(with: $0.signature(sound))
        }
        #expect(unlike > 5)
    }
}
