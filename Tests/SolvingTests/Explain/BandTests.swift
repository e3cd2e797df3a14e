import CaseSupport
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
    /// The class that an observation has by what can be expected of it.
    private func `class`(
        of observation: Observation, _ outlook: Outlook, at clock: SimulatedTime
    ) -> StepClass {
        guard outlook.prospect(of: observation, clock: clock).bits >= Outlook.leastBits else {
            return .redundant
        }
        let most = outlook.prospect(of: observation, clock: clock).likeliest
        return 1 - most >= 0.2 ? .splits : .eliminates
    }

    /// Whether a step of any band to either side gives the first look another class.
    private func flips(_ observation: Observation, _ instance: ScenarioInstance) throws -> Bool {
        let predictions = try CornerHouse.predictions(instance)
        let list = predictions.hypotheses.all
        let clock = instance.scenario.called
        let outlook = Outlook(
            Reasoner(predictions, instance.caseFile(prices: Exercise(instance).priceList)),
            at: instance.start, clock: clock)
        let own = self.class(of: observation, outlook, at: clock)
        for (mode, declared) in instance.plant.registry.modes.enumerated() {
            for step in [-1, 1] {
                guard let moved = declared.band.moved(by: step) else { continue }
                let factor = moved.weeklyRate / declared.band.weeklyRate
                let other = outlook.weighed { members in
                    members.contains { list[$0].mode == mode } ? factor : 1
                }
                if self.class(of: observation, other, at: clock) != own { return true }
            }
        }
        return false
    }

    /// Held beside a reckoning of its own: the first line is listed just where a band flips it.
    @Test(
        arguments: [
            ("line-up", "measure signal rtr.out-4"), ("line-up", "look lounge-mon"),
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
        #expect(analysis.linesThatHangOnBands.contains(last.line) == flips)
    }
}
