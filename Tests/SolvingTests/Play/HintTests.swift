import CaseSupport
import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// Hints lead to the answer, and never say it.
@Suite struct HintTests {
    /// A case in the middle: after some random steps.
    private func begun(_ scenario: String, seed: UInt64, steps: Int) throws -> SessionRecorder {
        let instance = try CornerHouse.instance(scenario, seed: seed)
        let recorder = try SessionRecorder(on: instance)
        var work = RandomWork(seed: seed, isGentle: true)
        work.run(steps, on: recorder)
        return recorder
    }

    private func truths(_ recorder: SessionRecorder) -> [Int] {
        let reasoner = recorder.reasoner
        let truth = Truth(recorder.exercise.instance, reasoner.predictions)
        return reasoner.candidates.indices.filter {
            truth.isTrue(reasoner.candidates[$0])
        }
    }

    /// What a sensible person does who is told a tool and a place: of the observations of that sort
    /// there, the one that tells most.
    private func obey(_ hint: Reading, _ recorder: SessionRecorder) -> Bool {
        let reasoner = recorder.reasoner
        let plant = recorder.exercise.plant
        let outlook = Outlook(reasoner, at: recorder.place, clock: recorder.clock)
        var best: (number: Int, bits: Double)?
        for number in outlook.available.map({ Int($0) }) {
            let observation = reasoner.predictions.observations[number]
            guard fits(observation, hint, plant) else { continue }
            let bits = outlook.prospect(of: observation, clock: recorder.clock).bits
            if bits > best?.bits ?? 0 { best = (number, bits) }
        }
        guard let best else { return false }
        return recorder.observe(reasoner.predictions.observations[best.number]) != nil
    }

    private func fits(_ observation: Observation, _ hint: Reading, _ plant: Plant) -> Bool {
        let command = observation.command(plant)
        guard command.verb == hint.symbol("verb") else { return false }
        let place = observation.place(plant).map { plant.layout.places[$0.index].id }
        guard place == hint.symbol("place") else { return false }
        guard let tool = hint.symbol("tool") else { return true }
        return command.verb == "measure"
            ? command.words[0] == tool : command.words[1].hasPrefix(tool)
    }

    /// The price from here to a sure answer, by obeying hints of depth 3; the price of asking for
    /// them isn't counted. Nil where that doesn't lead there.
    private func obeyUntilSure(_ recorder: SessionRecorder) -> Int64? {
        var price: Int64 = 0
        for _ in 0..<60 {
            let count = recorder.moves.count
            let hint = recorder.reasoner.hint(
                depth: 3, at: recorder.place, clock: recorder.clock)
            if hint.flag("enough") == true { return price }
            guard obey(hint, recorder) else { return nil }
            price += recorder.moves[count...].reduce(0) { $0 + $1.price }
        }
        return nil
    }

    /// The price from the same moment to a sure answer as the expert goes.
    private func expertPrice(_ recorder: SessionRecorder) -> Int64 {
        let count = recorder.moves.count
        recorder.observeAsAnExpert(most: 60, until: \.isSure)
        return recorder.moves[count...].reduce(0) { $0 + $1.price }
    }

    /// From 64 beginnings of at most ten steps. The price of the hints isn't counted, nor that of
    /// the beginning; a minute more is allowed where the expert needs next to nothing.
    @Test(arguments: CornerHouse.scenarios)
    func whoObeysHintsGetsThereForTwiceTheExpertsPrice(scenario: String) throws {
        var random = SeededGenerator(seed: 64)
        var dearest = 0.0
        for seed in 1...UInt64(CornerHouse.sample(2, of: 16)) {
            let steps = random.integer(in: 0...10)
            let hinted = try begun(scenario, seed: seed, steps: steps)
            let price = try #require(obeyUntilSure(hinted))
            let expert = try expertPrice(begun(scenario, seed: seed, steps: steps))
            #expect(price <= 2 * max(expert, 60), "seed \(seed), \(steps) steps")
            dearest = max(dearest, Double(price) / Double(max(1, expert)))
            let best = Int(hinted.reasoner.belief.best)
            if truths(hinted).count == 1, hinted.exercise.instance.faults.count == 1 {
                #expect(truths(hinted).contains(best))
            }
        }
        print(scenario, "by hints at most", dearest, "times the expert's price")
    }

    // MARK: What a hint doesn't say

    /// All words in a reading that people are shown.
    private func words(_ reading: Reading) -> [String] {
        (reading.fields.map(\.value) + reading.rows.flatMap { $0 }).compactMap(\.asWord)
    }

    @Test(arguments: CornerHouse.scenarios)
    func noHintNamesWhatIsTheMatter(scenario: String) throws {
        for seed in UInt64(1)...3 {
            let recorder = try begun(scenario, seed: seed, steps: Int(seed) * 3)
            let instance = recorder.exercise.instance
            for depth in Exercise.hintDepths {
                guard depth > 1 else { continue }
                let hint = recorder.reasoner.hint(
                    depth: depth, at: recorder.place, clock: recorder.clock)
                let words = words(hint)
                for fault in instance.scenario.faults {
                    #expect(!words.contains { $0.contains(fault.mode) }, "\(depth)")
                    for parameter in fault.parameters.values {
                        let word = parameter.value.word ?? ""
                        #expect(word.isEmpty || !words.contains(word), "\(depth): \(word)")
                    }
                    guard depth < 4 else { continue }
                    let isOpen = recorder.reasoner.possibilities > 1
                    #expect(!isOpen || !words.contains(fault.element), "\(depth): \(words)")
                }
            }
        }
    }

    @Test func aHintIsALineWithAPriceThatGrowsWithItsDepth() throws {
        let instance = try CornerHouse.instance("misrouted-grade")
        let recorder = try SessionRecorder(on: instance)
        var prices: [Int64] = []
        for depth in Exercise.hintDepths {
            let before = recorder.clock
            let reply = try #require(try recorder.type("hint \(depth)"))
            prices.append(try #require(recorder.moves.last).price)
            guard depth > 1 else { continue }
            let own = recorder.reasoner.hint(
                depth: depth, at: recorder.place, clock: recorder.clock)
            #expect(reply.shown == [own] && recorder.clock > before)
        }
        #expect(recorder.moves.count == 4)
        #expect(zip(prices, prices.dropFirst()).allSatisfy { $0 < $1 }, "\(prices)")
        // It says nothing of the plant: nothing is believed otherwise.
        #expect(recorder.moves.allSatisfy { $0.bitsBefore == $0.bitsAfter })
    }
}
