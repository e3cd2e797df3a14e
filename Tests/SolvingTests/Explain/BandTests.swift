import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// A line whose class hangs on how often a mode is said to be met is named; others aren't.
@Suite struct BandTests {
    /// The class that an observation has as the first step, by what can be expected of it, with one
    /// mode's band moved; with none moved for nil.
    private func firstClass(
        _ observation: Observation, _ instance: ScenarioInstance, mode: String?, by step: Int
    ) throws -> StepClass {
        let plant = instance.plant
        let predictions = try CornerHouse.predictions(instance)
        let reasoner = Reasoner(
            predictions, instance.caseFile(prices: Exercise(instance).priceList))
        let index = mode.flatMap { name in
            plant.registry.modes.firstIndex { $0.name == name }
        }
        var outlook = Outlook(reasoner, at: instance.start, clock: instance.scenario.called)
        if let index, let moved = plant.registry.modes[index].band.moved(by: step) {
            let factor = moved.weeklyRate / plant.registry.modes[index].band.weeklyRate
            let list = predictions.hypotheses.all
            outlook = outlook.weighed { members in
                members.contains { list[$0].mode == index } ? factor : 1
            }
        }
        let clock = instance.scenario.called
        guard outlook.expectedBits(of: observation, clock: clock) >= Outlook.leastBits else {
            return .redundant
        }
        let most = outlook.outcomeShares(of: observation, clock: clock).max() ?? 1
        return 1 - most >= 0.2 ? .splits : .eliminates
    }

    /// Whether a step of any band to either side gives the first look another class.
    private func flips(_ observation: Observation, _ instance: ScenarioInstance) throws -> Bool {
        let own = try firstClass(observation, instance, mode: nil, by: 0)
        for mode in instance.plant.registry.modes {
            for step in [-1, 1] {
                let other = try firstClass(observation, instance, mode: mode.name, by: step)
                if other != own { return true }
            }
        }
        return false
    }

    /// Held beside a reckoning of its own: the first line is listed just where a band flips it.
    @Test(
        arguments: [
            ("misrouted-grade", "measure waveform gr-wfm.in-a"),
            ("misrouted-grade", "verify gr-scope"),
            ("desk-move", "look srv"), ("desk-move", "on fw show ip interface brief"),
            ("desk-move", "ask wen working"), ("line-up", "measure waveform lounge-mon.sdi-1"),
            ("line-up", "read rack-drawing"),
        ])
    func aLineHangsOnABandJustWhereAStepOfItFlipsItsClass(scenario: String, line: String) throws {
        let instance = try CornerHouse.instance(scenario)
        let parser = Exercise(instance).parser
        let command = try #require(try parser.parse(line))
        let observation = try #require(
            Observation(verb: command.verb, words: command.words, plant: instance.plant))
        let place = observation.place(instance.plant).map {
            instance.plant.layout.places[$0.index].id
        }
        let walk = place.map { $0 == instance.scenario.start ? [] : ["go \($0)"] } ?? []
        let steps = try Plays.record(lines: walk + [line], on: instance)
        let analysis = try Plays.analyse(steps, of: instance)
        let last = try #require(analysis.steps.last)
        let flips = try flips(observation, instance)
        print(scenario, line, last.stepClass, flips ? "hangs on a band" : "is clear")
        #expect(analysis.linesThatHangOnBands.contains(last.line) == flips)
    }
}
