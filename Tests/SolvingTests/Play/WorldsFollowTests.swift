import CaseSupport
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// What is done to the plant is done in every world: the truth is never contradicted by what is
/// read afterwards.
@Suite struct WorldsFollowTests {
    /// The reasoning over some steps; and the candidates that are the truth.
    private func reasoner(over steps: [SessionStep], of instance: ScenarioInstance) throws
        -> (reasoner: Reasoner, truths: [Int])
    {
        let predictions = try CornerHouse.predictions(instance)
        let reasoner = Reasoner(
            predictions, instance.caseFile(prices: Exercise(instance).priceList))
        for step in steps { reasoner.take(step) }
        let truth = Truth(instance, predictions)
        return (
            reasoner,
            reasoner.candidates.indices.filter {
                truth.isTrue(reasoner.candidates[$0])
            }
        )
    }

    @Test(arguments: CornerHouse.scenarios, [Policy.expert, .halfSplit, .random])
    func aPlayNeverContradictsTheTruth(scenario: String, policy: Policy) throws {
        let solved = try Plays.play(scenario, policy)
        let instance = try CornerHouse.instance(scenario)
        let (reasoner, truths) = try reasoner(over: solved.moves.map(\.step), of: instance)
        if instance.faults.count == 1 { #expect(!truths.isEmpty) }
        for number in truths {
            #expect(reasoner.contradictions(of: number) == 0, "\(reasoner.describe(number))")
        }
    }

    /// What was done, and what can be read after it, with time to settle in between.
    @Test(
        arguments: [
            (
                "a lease renewed", "desk-move",
                [
                    "go es2", "on es2-ws ipconfig /release", "on es2-ws ipconfig /renew",
                    "on es2-ws ipconfig /all", "wait 3", "on es2-ws ipconfig /all",
                    "verify es2-ws-store",
                ]
            ),
            (
                "a port in its VLAN again", "desk-move",
                [
                    "ask idris permission", "go mr", "on sw-edit show vlan brief",
                    "on sw-edit configure terminal ; interface te1/0/8 ; switchport access vlan 20",
                    "on sw-edit show vlan brief", "wait 2", "go es2", "on es2-ws ipconfig /renew",
                    "on es2-ws ipconfig /all", "verify es2-ws-store",
                ]
            ),
            (
                "a monitor calibrated", "after-the-visit",
                [
                    "ask cleo permission", "go gr", "menu gr-mon", "set gr-mon preset rec709-24",
                    "menu gr-mon", "verify gr-target", "look gr-mon",
                    "measure colorimeter gr-mon probe",
                ]
            ),
            (
                "a cable swapped and put back", "line-up",
                [
                    "go lounge", "swap v-010", "look lounge-mon",
                    "measure waveform lounge-mon.sdi-1",
                    "swap v-010 back", "look lounge-mon", "measure waveform lounge-mon.sdi-1",
                    "menu lounge-mon",
                ]
            ),
            (
                "a feed given and taken", "misrouted-grade",
                [
                    "route out-1 in-6", "wait 1", "go gr", "look gr-mon", "route out-1 in-3",
                    "look gr-mon", "measure waveform gr-wfm.in-a", "verify gr-picture",
                ]
            ),
        ])
    func theTruthFollowsWhatIsDone(_ what: String, scenario: String, lines: [String]) throws {
        let instance = try CornerHouse.instance(scenario)
        let recorder = try SessionRecorder(on: instance)
        var refused: [String] = []
        for line in lines {
            do throws(ActionRefusal) {
                try recorder.type(line)
            } catch {
                refused.append("\(line): \(error.what); \(error.advice)")
            }
        }
        #expect(refused.isEmpty, "\(refused)")
        let (reasoner, truths) = try reasoner(
            over: recorder.moves.map(\.step), of: instance)
        for number in truths {
            #expect(reasoner.contradictions(of: number) == 0, "\(what)")
        }
    }
}
