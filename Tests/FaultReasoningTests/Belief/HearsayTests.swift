import CaseSupport
import Diagnosis
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Testing

/// What somebody tells of who is asked what happened lately.
@Suite struct HearsayTests {
    /// A case of ES1 without its store, where an editor either knows of something or doesn't.
    private struct Case {
        let reasoner: Reasoner
        let instance: ScenarioInstance
        let place: PlaceID

        init() throws {
            instance = try CornerHouse.madeUp(
                [], claims: ["es1-ws-store"])
            place = try #require(instance.plant.layout.place(named: "es1"))
            var file = Exercise(instance).caseFile
            file.happenings = [Happening(text: "somebody was at the desk", place: place)]
            reasoner = Reasoner(try CornerHouse.predictions(instance), file)
        }

        /// Asks the editor there, who tells of it or of nothing.
        func ask(isTold: Bool) {
            var reading = Reading(kind: "changed", point: "priya")
            reading.columns = ["time", "text"]
            if isTold { reading.rows = [[.text("09:00"), .text("somebody was at the desk")]] }
            let clock = instance.scenario.called
            reasoner.take(
                SessionStep(
                    verb: "ask", words: ["priya", "changed"], started: clock,
                    finished: clock, from: "eng", to: "eng", readings: [reading]))
        }

        var outlook: Outlook {
            Outlook(
                reasoner, at: instance.plant.layout.place(named: "eng") ?? place,
                clock: instance.scenario.called)
        }
    }

    /// What either answer leaves, weighed by how likely it is, is what was believed before; and the
    /// bits that were expected are those that the two bring on average.
    @Test func whatIsExpectedIsWhatTheAnswersBring() throws {
        let told = try Case()
        let untold = try Case()
        let before = told.reasoner.belief.probabilities
        let entropy = told.reasoner.entropy
        let question = try #require(
            Observation(verb: "ask", words: ["priya", "changed"], plant: told.instance.plant))
        let expected = told.outlook.prospect(
            of: question, clock: told.instance.scenario.called)
        told.ask(isTold: true)
        untold.ask(isTold: false)
        let afterTold = told.reasoner.belief.probabilities
        let afterUntold = untold.reasoner.belief.probabilities
        // How likely the answer is that tells of something, by the two that it leads to.
        let best = before.indices.max { before[$0] < before[$1] } ?? 0
        let share =
            (before[best] - afterUntold[best]) / (afterTold[best] - afterUntold[best])
        #expect(share > 0.04 && share < 0.2)
        for number in before.indices where before[number] > 1e-6 {
            let average = share * afterTold[number] + (1 - share) * afterUntold[number]
            #expect(abs(average - before[number]) < 1e-6)
        }
        let gained =
            entropy - share * told.reasoner.entropy - (1 - share) * untold.reasoner.entropy
        #expect(expected.bits > 0)
        // A slip of 1 in 10,000 is in the one and not in the other.
        #expect(abs(expected.bits - gained) < 0.005)
        #expect(abs(expected.likeliest - (1 - share)) < 0.001)
    }

    /// What happened somewhere speaks for what people did there, and silence against it.
    @Test func whatHappenedThereIsLikelier() throws {
        let told = try Case()
        let untold = try Case()
        func isThere(_ number: Int) -> Bool {
            told.reasoner.candidates[number].members.contains {
                let hypothesis = told.reasoner.predictions.hypotheses.all[$0]
                return hypothesis.origin == .person
                    && told.reasoner.predictions.places(of: hypothesis).contains(told.place)
            }
        }
        func mass(_ reasoner: Reasoner) -> Double {
            reasoner.candidates.indices.filter(isThere)
                .reduce(0) { $0 + reasoner.belief.probabilities[$1] }
        }
        let before = mass(told.reasoner)
        #expect(before > 0.01)
        told.ask(isTold: true)
        untold.ask(isTold: false)
        #expect(mass(told.reasoner) > before)
        #expect(mass(untold.reasoner) < before)
    }

    /// Whoever has said what they know has nothing more to tell, whatever was done since.
    @Test func nobodyKnowsMoreTheSecondTime() throws {
        let asked = try Case()
        let question = try #require(
            Observation(verb: "ask", words: ["priya", "changed"], plant: asked.instance.plant))
        asked.ask(isTold: false)
        let known = asked.reasoner.belief.probabilities
        let clock = asked.instance.scenario.called
        #expect(asked.outlook.prospect(of: question, clock: clock).bits == 0)
        #expect(asked.reasoner.hasSeen(question))
        asked.ask(isTold: false)
        #expect(asked.reasoner.belief.probabilities == known)
    }
}
