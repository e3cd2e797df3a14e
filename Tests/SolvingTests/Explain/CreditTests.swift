import CaseSupport
import Exercises
import FaultReasoning
import Plant
import Scenarios
import SimulationKernel
import Solving
import TestSupport
import Testing

/// How near a diagnosis comes, and what sort of answer a session ends with.
@Suite struct CreditTests {
    /// A bad cable from the router to the lounge.
    private static func lossy() throws -> ScenarioInstance {
        try CornerHouse.madeUp(
            [
                ScenarioFault(
                    mode: "long-or-lossy-cable", element: "v-010",
                    parameters: FaultParameters(["extra-loss": "45000"]))
            ], claims: ["lounge-picture"])
    }

    private func analysis(_ lines: [String], _ instance: ScenarioInstance) throws
        -> SessionAnalysis
    {
        try Plays.analyse(try Plays.record(lines: lines, on: instance), of: instance)
    }

    @Test(
        arguments: [
            ("diagnose v-010 long-or-lossy-cable", Credit.Grade.exact, 0, [] as [String]),
            ("diagnose v-010", .rightElement, 0, []),
            ("diagnose v-010 fifty-ohm-lead", .rightElement, 0, []),
            ("diagnose rtr", .near, 1, ["rtr"]),
            ("diagnose lounge-mon wrong-input-selected", .near, 1, ["lounge-mon"]),
            ("diagnose v-110 long-or-lossy-cable", .near, 2, ["v-110"]),
            ("diagnose es1-mon", .wrong, 3, ["es1-mon"]),
            ("diagnose gr-mon and rtr", .near, 1, ["gr-mon", "rtr"]),
            ("diagnose gr-mon wrong-preset", .wrong, 5, ["gr-mon"]),
            ("diagnose srv", .wrong, nil, ["srv"]),
        ] as [(String, Credit.Grade, Int?, [String])])
    func aStatedDiagnosisIsHeldBesideTheTruth(
        line: String, grade: Credit.Grade, hops: Int?, blamed: [String]
    ) throws {
        let credit = try analysis([line], try CreditTests.lossy()).credit
        #expect(credit.grade == grade)
        #expect(credit.hops == hops)
        #expect(credit.blamed == blamed)
        #expect(credit.faults == 1 && credit.named == (blamed.isEmpty ? 1 : 0))
    }

    @Test func nothingStatedIsNoCredit() throws {
        let credit = try analysis(["look"], try CreditTests.lossy()).credit
        #expect(credit.grade == .none && credit.hops == nil && credit.named == 0)
    }

    @Test func theLastDiagnosisCounts() throws {
        let credit = try analysis(
            ["diagnose rtr", "diagnose v-010 long-or-lossy-cable"], try CreditTests.lossy()
        ).credit
        #expect(credit.grade == .exact)
    }

    /// One too many isn't exact.
    @Test func blamingSomethingSoundBesideTheTruthIsntExact() throws {
        let credit = try analysis(
            ["diagnose v-010 long-or-lossy-cable and rtr"], try CreditTests.lossy()
        ).credit
        #expect(credit.grade == .partly && credit.blamed == ["rtr"])
    }

    /// Two that nothing in the catalogue tells apart: either answer is as good.
    @Test(
        .enabled("only where the house has two such") {
            alike(try CornerHouse.predictions(CornerHouse.madeUp([], claims: ["gr-picture"])))
                != nil
        })
    func whatCantBeToldFromTheTruthIsItsNeighbour() throws {
        let bare = try CornerHouse.madeUp([], claims: ["gr-picture"])
        let predictions = try CornerHouse.predictions(bare)
        let pair = try #require(CreditTests.alike(predictions))
        let list = predictions.hypotheses.all
        let fault = try #require(try CornerHouse.fault(list[pair.0]))
        let other = try #require(try CornerHouse.fault(list[pair.1]))
        let instance = try CornerHouse.madeUp([fault], claims: ["gr-picture"])
        let credit = try analysis(
            ["diagnose \(other.element) \(other.mode)"], instance
        ).credit
        #expect(credit.grade == .neighbourhood)
    }

    /// The first two hypotheses of another mode or element that show alike wherever they show.
    private static func alike(_ predictions: FacilityPredictions) -> (Int, Int)? {
        let list = predictions.hypotheses.all
        var shown = Array(repeating: [Int](), count: list.count)
        for (number, column) in predictions.columns.enumerated() {
            for entry in column { shown[Int(entry.hypothesis)].append(number) }
        }
        func outcome(_ hypothesis: Int, _ number: Int) -> ReadingSignature {
            predictions.outcomes[number][Int(predictions.bin(of: hypothesis, at: number))]
        }
        for first in list.indices where !shown[first].isEmpty && list[first].mode != nil {
            for second in list.indices.dropFirst(first + 1) {
                guard shown[second] == shown[first],
                    list[second].mode != list[first].mode
                        || list[second].element != list[first].element,
                    shown[first].allSatisfy({
                        outcome(first, $0).agrees(with: outcome(second, $0))
                    })
                else { continue }
                return (first, second)
            }
        }
        return nil
    }
}
