import ContentFiles
import Foundation
import Scenarios
import Solving
import Testing

/// Each proof holds for a fair scenario, and fails, with one clear line, for one that isn't.
@Suite struct FairnessProofTests {
    private static func spoilt(_ line: String, _ instead: String) -> String {
        ProofHouse.scenario.replacingOccurrences(of: line, with: instead)
    }

    @Test func aFairScenarioIsProved() throws {
        let proofs = try ProofHouse.prove(ProofHouse.content(ProofHouse.scenario))
        #expect(proofs.map(\.kind) == ProofKind.allCases)
        #expect(
            proofs.map(\.figures) == [
                "1 fault; s1-picture broken as noticed at 11:20 and 11:25, under 3 seeds",
                "1 fault among 105 hypotheses", "nothing is given away in 5 texts",
                "2.1 bits are left by what the client says; level 2 asks for 1.0",
                "103 others by 1 observation in 1 min; 0 are mended alike",
                "fixed after 4 min, price 6 min; 89 % of 40 min left, 25 % needed",
                "price 59 min, the median of 32 seeds, 9.9 times the expert's; 0 of them get it "
                    + "to work",
            ])
    }

    /// A proof, what is spoilt in the fair scenario, and what is said of it.
    private static let failures: [(proof: ProofKind, line: String, instead: String, said: String)] =
        [
            (
                .present, "{picture: picture}", "{content: job/31}",
                "16:44: error: at 11:20, as `noticed` has it, `content` of `s1-picture`"
                    + " is `job/32`, and the client says `job/31`; expected `content: job/32`"
            ),
            (
                .present, "{picture: picture}", "{brightness: high}",
                "16:47: error: at 11:20, as `noticed` has it, `brightness` of "
                    + "`s1-picture` is not there, and the client says `high`; expected "
                    + "another field"
            ),
            (
                .present, "when: 11:10", "when: 11:22",
                "16:13: error: at 11:20, as `noticed` has it, `s1-picture` holds; "
                    + "expected a claim that is broken then"
            ),
            (
                .present, "outcome: fixed", "outcome: nothing-broken",
                "12:10: error: `outcome` is `nothing-broken`, and there are faults; "
                    + "expected `faults: []`, or another `outcome`"
            ),
            (
                .present, faults, "faults: []\n",
                "16:13: error: there is no fault, and `s1-picture` isn't what somebody "
                    + "may expect by mistake; expected a fault, one of the facility's "
                    + "expectations, or `outcome: nothing-broken`"
            ),
            (
                .present, "faults:\n", undone,
                "18:5: error: at 11:25, as `called` has it, `misrouted-crosspoint` isn't there; "
                    + "expected a `when` before the call, and no later fault on the same thing"
            ),
            (
                .listed, faults, faults + drift(910, "s1-mon"),
                "20:36: error: `gain-drift` on `s1-mon` with these parameters is none "
                    + "of the facility's hypotheses, so nobody could be led to it; expected "
                    + "one that is listed, such as "
                    + "`s1-mon gain-drift red-drift=950`, `s1-mon gain-drift green-drift=970`, "
                    + "`s1-mon gain-drift blue-drift=950`"
            ),
            (
                .unsaid, "title: Before lunch", "title: A misrouted crosspoint",
                "2:8: error: `A misrouted crosspoint` says `misrout`: that is for the "
                    + "trainee to find; expected other words"
            ),
            (
                .unsaid, "I was down there", "I brought out-1 up",
                "24:11: error: `I brought out-1 up for a minute.` says `out-1`, a "
                    + "parameter of a fault: that is for the trainee to find; expected other "
                    + "words"
            ),
            (
                .unsaid, "I was down there", "I had the house switcher",
                "24:11: error: `I had the house switcher for a minute.` names `house "
                    + "switcher`, which is at fault: that is for the trainee to find; "
                    + "expected other words"
            ),
            (
                .unsaid, "I was down there", "I switched the destination",
                "24:11: error: `I switched the destination for a minute.` says "
                    + "`destination`, another word for `misrouted-crosspoint`: that is for "
                    + "the trainee to find; expected other words"
            ),
            (
                .unsaid, "Salt Films look in", "It isn't the gain drift",
                "13:9: error: `It isn't the gain drift at half past twelve.` names the "
                    + "mode `gain-drift`: that is for the trainee to find; expected other "
                    + "words"
            ),
            (
                .unsaid, "tidying:", "bad-preset:",
                "21:3: error: `bad-preset` says `preset`: that is for the trainee to "
                    + "find; expected other words"
            ),
            (
                .open, "level: 2", "level: 4",
                "11:8: error: level 4 asks for 3.0 bits, and only 2.1 bits are left by "
                    + "what the client says: `rtr misrouted-crosspoint output=out-1 "
                    + "input=in-2 level=all` is 49 % sure; expected less under `noticed`, "
                    + "other claims, or a lower `level`"
            ),
            (
                .open, "level: 2\n", "",
                "1:1: error: there is no `level`; 2.1 bits are left by what the client "
                    + "says; expected `level:` from 1 to 3"
            ),
            (
                .toldApart, faults, faults + drift(950, "s1-mon") + drift(950, "s2-mon"),
                "17:1: error: `rtr misrouted-crosspoint and s1-mon gain-drift and s2-mon "
                    + "gain-drift` can't be told from `rtr misrouted-crosspoint output=out-1 "
                    + "input=in-2 level=all`: no observation shows them otherwise, and they aren't "
                    + "mended alike; expected another fault, or `outcome: contained`"
            ),
            (
                .toldApart, "budget: 40 min\nstart: cellar", "budget: 1 min\nstart: shed",
                "8:9: error: `rtr misrouted-crosspoint` can't be told from `rtr crosspoint-stuck "
                    + "output=out-1 input=in-2` within 1 min: the cheapest observation that tells "
                    + "them apart is `measure router-status rtr`, 2 min from the start, and to "
                    + "tell all apart takes 3 min; expected a longer `budget`, or another `start`"
            ),
            (
                .expert, "budget: 40 min", "budget: 5 min",
                "8:9: error: an expert takes 4 min of 5 min, and 25 % must be left; "
                    + "expected `budget: 6 min` or more, or a case that takes less"
            ),
            (
                .expert, "outcome: fixed", "outcome: contained",
                "12:10: error: an expert ends with `fixed` and not `contained`: after 4"
                    + " min and 7 commands they state `rtr misrouted-crosspoint`; expected "
                    + "something that can be found and mended, or another `outcome`"
            ),
        ]

    /// A fault that was made good before the call.
    private static let undone =
        "faults:\n  - {mode: misrouted-crosspoint, on: rtr, with: {output: out-1, input: in-3, "
        + "level: all}, when: 11:05}\n"

    /// A fault more, of which nobody can see anything in a house without a colorimeter.
    private static func drift(_ red: Int, _ monitor: String) -> String {
        "  - {mode: gain-drift, on: \(monitor), with: {red-drift: \(red)}}\n"
    }

    private static let faults = """
        faults:
          - {mode: misrouted-crosspoint, on: rtr, with: {output: out-1, input: in-2, level: all},
              when: 11:10, by: ossie}

        """

    @Test(arguments: failures.indices)
    func eachProofCanFail(index: Int) throws {
        let failure = Self.failures[index]
        let text = Self.spoilt(failure.line, failure.instead)
        #expect(text != ProofHouse.scenario)
        let content = try ProofHouse.content(text)
        let last = try #require(try ProofHouse.prove(content).last)
        #expect(last.kind == failure.proof)
        let problem = try #require(last.problem)
        #expect(
            content.sourceMap.problem(problem).description == "before-lunch.yaml:" + failure.said)
    }

    // MARK: Without a fault

    private static let nothingWrong =
        spoilt(faults, "faults: []\n").replacingOccurrences(of: "level: 2", with: "level: 1")

    /// A client who expects what nobody owes them; it can be found that nothing is wrong.
    @Test func aMistakenExpectation() throws {
        let text = Self.nothingWrong.replacingOccurrences(
            of: "{check: s1-picture, noticed: {picture: picture}}", with: "{check: both}")
        let proofs = try ProofHouse.prove(ProofHouse.content(text))
        #expect(
            proofs.map(\.figures) == [
                "0 faults; both broken as noticed at 11:20 and 11:25, under 3 seeds",
                "0 faults among 105 hypotheses",
                "nothing is given away in 4 texts",
                "0.8 bits are left by what the client says; level 1 asks for 0.5",
                "84 others by 19 observations in 20 min; 0 are mended alike; 18 show nowhere",
                "fixed after 9 min, price 12 min; 77 % of 40 min left, 25 % needed",
                "price 61 min, the median of 32 seeds, 5.1 times the expert's; 0 of them get it "
                    + "to work",
            ])
    }

    /// A client who is told of a fault that isn't there.
    @Test func nothingBroken() throws {
        let text = Self.nothingWrong
            .replacingOccurrences(of: "outcome: fixed", with: "outcome: nothing-broken")
        let proofs = try ProofHouse.prove(ProofHouse.content(text))
        #expect(
            proofs.map(\.figures) == [
                "0 faults; s1-picture holds at 11:20 and 11:25, under 3 seeds",
                "0 faults among 105 hypotheses",
                "nothing is given away in 5 texts",
                "2.1 bits are left by what the client says; level 1 asks for 0.5",
                "84 others by 19 observations in 20 min; 0 are mended alike; 18 show nowhere",
                "fixed after 12 min, price 17 min; 71 % of 40 min left, 25 % needed",
                "price 74 min, the median of 32 seeds, 4.4 times the expert's; 32 of them get it "
                    + "to work",
            ])
    }

    // MARK: To be contained

    /// What can't be told apart may be handed on, if the scenario says so.
    @Test func containmentNeedsNoDistinction() throws {
        let text = Self.spoilt(
            Self.faults,
            Self.faults + Self.drift(950, "s1-mon") + Self.drift(950, "s2-mon")
        ).replacingOccurrences(of: "outcome: fixed", with: "outcome: contained")
        let proofs = try ProofHouse.prove(ProofHouse.content(text))
        let told = try #require(proofs.first { $0.kind == .toldApart })
        #expect(told.holds)
        #expect(
            told.figures
                == "103 others by 1 observation in 1 min; 0 are mended alike; 1 can't be, and it "
                + "is to be contained")
    }
}
