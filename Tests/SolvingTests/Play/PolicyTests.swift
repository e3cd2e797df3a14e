import CaseSupport
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// Each way of working ends, repeats itself, and is what a person could have done.
@Suite struct PolicyTests {
    /// The exact search takes long in a debug build, and is left out there.
    private static let policies = Policy.allCases.filter {
        $0 != .optimal || CornerHouse.sample(0, of: 1) == 1
    }

    @Test(
        arguments: CornerHouse.scenarios, policies.filter { [.expert, .optimal].contains($0) })
    func theExpertAndTheOptimalPlanMendEveryCase(scenario: String, policy: Policy) throws {
        let solved = try Plays.play(scenario, policy)
        print(
            scenario, policy.rawValue, solved.outcome, "price until known",
            solved.priceUntilKnown, "in all", solved.price, solved.answer)
        #expect(solved.outcome == ExerciseOutcome.fixed.rawValue)
        #expect(solved.moves.last?.command.verb == "close")
    }

    @Test(arguments: CornerHouse.scenarios, [Policy.halfSplit, .swapper, .random])
    func theOthersEnd(scenario: String, policy: Policy) throws {
        for seed in UInt64(1)...UInt64(CornerHouse.sample(1, of: 2)) {
            let solved = try Plays.play(scenario, policy, seed: seed)
            #expect(solved.moves.last?.command.verb == "close")
            #expect(solved.bitsAtStart > 0)
        }
    }

    @Test(arguments: CornerHouse.scenarios)
    func whoSwapsNeverBeatsTheExpert(scenario: String) throws {
        let expert = try Plays.play(scenario, .expert)
        for seed in UInt64(1)...UInt64(CornerHouse.sample(1, of: 2)) {
            let swapper = try Plays.play(scenario, .swapper, seed: seed)
            #expect(
                swapper.outcome != ExerciseOutcome.fixed.rawValue || swapper.price >= expert.price)
        }
    }

    @Test(arguments: policies)
    func twoPlaysWithOneSeedAreEqual(policy: Policy) throws {
        let scenario = "line-up"
        let instance = try CornerHouse.instance(scenario)
        let predictions = try CornerHouse.predictions(instance)
        let solved = try Plays.play(scenario, policy)
        let again = Solver(policy: policy, seed: 1).play(instance, predictions)
        #expect(solved.moves.map(\.command) == again.moves.map(\.command))
        #expect(solved.moves.map(\.step) == again.moves.map(\.step))
        #expect(
            solved.moves.map(\.bitsAfter.bitPattern) == again.moves.map(\.bitsAfter.bitPattern))
        #expect(solved.price == again.price && solved.answer == again.answer)
    }

    /// A play is a session like any other: its commands give the same replies on a fresh exercise.
    @Test(arguments: CornerHouse.scenarios, [Policy.expert, .random])
    func aPlayIsASessionThatCanBePerformedAgain(scenario: String, policy: Policy) throws {
        let solved = try Plays.play(scenario, policy)
        let instance = try CornerHouse.instance(scenario)
        let steps = try Plays.record(solved.moves.map(\.command), on: instance)
        for (step, move) in zip(steps, solved.moves) {
            #expect(step.reply.shown == move.step.readings)
            #expect(step.reply.finished == move.step.finished && step.reply.place == move.step.to)
        }
        #expect(Exercise(instance).play(steps) == .same(lines: steps.count))
    }

    /// The path of a play tells the same story.
    @Test func aPathHasTheTimesAndBitsOfItsPlay() throws {
        let solved = try Plays.play("desk-move", .expert)
        let path = solved.path
        #expect(path.moves.count == solved.moves.count)
        #expect(path.moves.last?.elapsed == solved.seconds)
        #expect(path.moves.map(\.bitsAfter) == solved.moves.map(\.bitsAfter))
        #expect(zip(path.moves, path.moves.dropFirst()).allSatisfy { $0.elapsed <= $1.elapsed })
        #expect(path.price == solved.price && path.priceUntilKnown <= path.price)
        let total = solved.moves.reduce(0) { $0 + $1.bitsBefore - $1.bitsAfter }
        #expect(abs(total - solved.bits) < 1e-9)
    }

    // MARK: Where nothing is broken

    /// Tomas would like the internet in ES2, which the content network never had: the expert says
    /// that nothing is broken, and breaks nothing.
    @Test(arguments: [["es2-internet"]])
    func whatNobodyOwesIsAnsweredWithNone(claims: [String]) throws {
        let instance = try CornerHouse.madeUp([], claims: claims)
        let solved = Solver(policy: .expert)
            .play(instance, try CornerHouse.predictions(instance))
        #expect(solved.answer == "none")
        #expect(solved.outcome == ExerciseOutcome.fixed.rawValue)
    }

    /// The client is wrong about what they see: all is as it should be.
    @Test(arguments: ["es2-ws-store", "gr-picture"])
    func aComplaintWithoutCauseIsAnsweredWithNone(claim: String) throws {
        let instance = try CornerHouse.madeUp([], claims: [claim])
        let solved = Solver(policy: .expert)
            .play(instance, try CornerHouse.predictions(instance))
        #expect(solved.answer == "none")
        #expect(solved.outcome == ExerciseOutcome.fixed.rawValue)
    }

    @Test(arguments: Policy.allCases)
    func everyWayHasALineOfHelp(policy: Policy) {
        #expect(!policy.summary.isEmpty && policy.summary.first?.isLowercase == true)
        #expect(Policy(rawValue: policy.rawValue) == policy)
    }
}
