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

/// What is believed, beside reckonings of its own.
@Suite struct BeliefTests {
    private static let lossy = ScenarioFault(
        mode: "long-or-lossy-cable", element: "v-010",
        parameters: FaultParameters(["extra-loss": "45000"]))
    private static let cups = Occurrence(
        id: "cups", at: SimulatedTime(hour: 9, minute: 0), text: "The cups were cleared away.",
        place: "lounge", knownBy: ["bea", "wen"], writtenIn: ["change-log"])

    private func recorder(_ faults: [ScenarioFault] = [lossy]) throws -> SessionRecorder {
        try SessionRecorder(
            on: CornerHouse.madeUp(
                faults, claims: ["lounge-picture"], occurrences: [Self.cups]))
    }

    // MARK: Hearsay

    /// Where something happened lately, what people did is three times as likely, and what broke
    /// one and a half times; it is heard once, from whomever.
    /// Somebody who is asked also tells of nothing where they would have known: one in twenty such
    /// places has something to tell that has nothing to do with the matter.
    @Test(arguments: [("ask wen changed", "eng"), ("read change-log", nil as String?)])
    func whatHappenedLatelyWeighs(line: String, silentOf: String?) throws {
        let recorder = try recorder()
        let predictions = recorder.predictions
        let list = predictions.hypotheses
        let lounge = try #require(predictions.plant.layout.place(named: "lounge"))
        let before = recorder.reasoner.belief.probabilities
        #expect(recorder.attempt(line) != nil)
        let after = recorder.reasoner.belief.probabilities
        let common = after[list.none] / before[list.none]
        var weighed: Set<Double> = []
        for number in list.all.indices where number != list.unmodelled && before[number] > 1e-8 {
            let isThere = predictions.places(of: list.all[number]).contains(lounge)
            let likelier: Double = list.all[number].origin == .person ? 3 : 1.5
            let told = isThere ? likelier : 1
            let isSilent = try silentOf.map {
                predictions.places(of: list.all[number])
                    .contains(try #require(predictions.plant.layout.place(named: $0)))
            }
            let silence = isSilent == true ? (1 - 0.05 * likelier) / 0.95 : 1
            let factor = told * silence
            weighed.insert(told)
            let ratio = after[number] / before[number] / common
            #expect(abs(ratio - factor) < 1e-9, "\(predictions.name(of: number))")
        }
        #expect(weighed == [1, 1.5, 3])
        recorder.attempt("ask bea changed")
        #expect(recorder.reasoner.belief.probabilities == after)
    }

    /// A paper is compared by what it states; what is written in it of lately is told, not read off
    /// the plant.
    @Test func aPaperDoesntContradictTheTruth() throws {
        let recorder = try recorder()
        for paper in ["change-log", "bookings", "cal-log"] {
            #expect(recorder.attempt("read \(paper)") != nil)
        }
        let truth = Truth(recorder.exercise.instance, recorder.predictions)
        for number in truth.members {
            #expect(recorder.reasoner.contradictions(of: number) == 0)
        }
        #expect(!truth.members.isEmpty)
    }

    // MARK: Answers and counts

    /// Reckons by a sum over all candidates what the reasoner says by its own ways.
    private func expectSums(_ reasoner: Reasoner) {
        let list = reasoner.predictions.hypotheses
        let probabilities = reasoner.belief.probabilities
        func answer(_ number: Int) -> Set<[Int]> {
            Set(
                reasoner.candidates[number].members.map { member in
                    let one = list.all[member]
                    guard let element = one.element, let mode = one.mode else { return [member] }
                    return [element.index, mode]
                })
        }
        var rest = 0.99
        let needed = probabilities.sorted(by: >).prefix { probability in
            defer { rest -= probability }
            return rest > 0
        }
        #expect(reasoner.possibilities == needed.count)
        for number in probabilities.indices where probabilities[number] > 1e-3 {
            let own = answer(number)
            let mass = probabilities.indices.filter { answer($0) == own }
                .reduce(0) { $0 + probabilities[$1] }
            #expect(abs(reasoner.mass(ofAnswer: number) - mass) < 1e-3)
        }
        for (index, record) in reasoner.predictions.plant.layout.elements.enumerated() {
            let mass = probabilities.indices
                .filter { number in
                    reasoner.candidates[number].members.contains {
                        list.all[$0].element?.index == index
                    }
                }
                .reduce(0) { $0 + probabilities[$1] }
            #expect(abs(reasoner.mass(ofElement: record.id) - mass) < 1e-9)
        }
    }

    @Test func massesAreSumsOverCandidates() throws {
        let faults = [
            ScenarioFault(
                mode: "misrouted-crosspoint", element: "rtr",
                parameters: FaultParameters(["output": "out-4", "input": "in-6", "level": "all"])),
            ScenarioFault(
                mode: "stale-router-label", element: "rtr",
                parameters: FaultParameters(["port": "in-2", "says": "in-3"])),
        ]
        let recorder = try recorder(faults)
        expectSums(recorder.reasoner)
        recorder.attempt("measure router-status rtr")
        expectSums(recorder.reasoner)
        recorder.attempt("look lounge-mon")
        recorder.attempt("read router-map")
        expectSums(recorder.reasoner)
        let best = Int(recorder.reasoner.belief.best)
        #expect(recorder.reasoner.candidates[best].members.count == 2)
        #expect(
            recorder.reasoner.statement(of: best)
                .split(separator: " ").sorted() == [
                    "and", "misrouted-crosspoint", "rtr", "rtr", "stale-router-label",
                ])
        #expect(recorder.reasoner.statement(of: best).contains(" and "))
        let twins = recorder.reasoner.candidates.count {
            $0.members.count > 1
                && $0.members.allSatisfy {
                    recorder.predictions.hypotheses.all[$0].element
                        == recorder.predictions.plant.layout.element(named: "rtr")
                }
        }
        #expect(twins > 0)
        #expect(Set(recorder.reasoner.candidates).count == recorder.reasoner.candidates.count)
    }

    /// What nothing explains is nobody's answer: a sure "something else" isn't enough to act on.
    @Test func whatNothingExplainsIsNeverSure() throws {
        let recorder = try recorder()
        for name in ["lounge-mon", "gr-mon", "es1-mon", "es2-mon", "qc-mon", "eng-mon"] {
            let now = recorder.clock
            recorder.reasoner.take(
                SessionStep(
                    verb: "look", words: [name], started: now, finished: now, from: "eng",
                    to: "eng", readings: [Reading(kind: "inspected", point: "nowhere")]))
        }
        let reasoner = recorder.reasoner
        let unmodelled = recorder.predictions.hypotheses.unmodelled
        #expect(Int(reasoner.belief.best) == unmodelled)
        #expect(reasoner.belief.probabilities[unmodelled] >= Reasoner.sureness)
        #expect(!reasoner.isSure)
        // Nor does it say that nothing is broken.
        let hint = reasoner.hint(depth: 2, at: recorder.place, clock: recorder.clock)
        #expect(hint.symbol("nothing-broken") == "no")
    }

    /// What is hardly possible any more isn't looked at, and so explains nothing that follows.
    @Test func whatIsntLookedAtExplainsNothing() throws {
        let recorder = try recorder()
        for line in ["look lounge-mon", "menu lounge-mon"] { recorder.attempt(line) }
        let reasoner = recorder.reasoner
        let before = reasoner.belief.probabilities
        let contradictions = before.indices.map { reasoner.contradictions(of: $0) }
        #expect(recorder.attempt("measure signal rtr.out-4") != nil)
        let list = recorder.predictions.hypotheses
        let asleep = before.indices.filter {
            before[$0] < 1e-9 && ![list.none, list.unmodelled].contains($0)
        }
        #expect(asleep.count > 10)
        #expect(asleep.allSatisfy { reasoner.contradictions(of: $0) > contradictions[$0] })
    }

    // MARK: Weights of several

    /// One fault came about now, the others were there, whatever was said and heard before: each by
    /// its rate, for a week where somebody lacks a service by it and for a year where nobody does,
    /// at most one in two.
    @Test(
        arguments: [
            (
                [
                    ScenarioFault(
                        mode: "open-screen", element: "r-001",
                        parameters: FaultParameters(["connector": "open"])),
                    ScenarioFault(
                        mode: "wrong-input-range", element: "gr-mon",
                        parameters: FaultParameters(["range": "full"])),
                ], "gr-target", ["ask wen changed", "menu gr-mon", "look tpg"]
            ),
            (
                [
                    ScenarioFault(
                        mode: "misrouted-crosspoint", element: "rtr",
                        parameters: FaultParameters([
                            "output": "out-4", "input": "in-6", "level": "all",
                        ])),
                    ScenarioFault(
                        mode: "stale-router-label", element: "rtr",
                        parameters: FaultParameters(["port": "in-2", "says": "in-3"])),
                ], "lounge-picture", ["ask wen changed", "measure router-status rtr"]
            ),
        ])
    func severalFaultsWeighAsOneThatCameToOthers(
        faults: [ScenarioFault], claim: String, lines: [String]
    ) throws {
        var tea = Self.cups
        tea.place = "mr"
        var scenario = CornerHouse.madeUpScenario(faults, claims: [claim], occurrences: [tea])
        // Described wrongly, whatever is the matter.
        scenario.claims[0].noticed = [NamedValue("colour", .word("plaid"))]
        let recorder = try SessionRecorder(
            on: ScenarioInstance(scenario, plant: CornerHouse.plant(), seed: 1))
        for line in lines { #expect(recorder.attempt(line) != nil) }
        let predictions = recorder.predictions
        let list = predictions.hypotheses.all
        let noticed = predictions.breaksAService
        let room = try #require(predictions.plant.layout.place(named: "mr"))
        func told(_ members: [Int]) -> Double {
            members.map { member in
                let isThere = predictions.places(of: list[member]).contains(room)
                return !isThere ? 1 : list[member].origin == .person ? 3 : 1.5
            }
            .max() ?? 1
        }
        func weight(_ members: [Int]) -> Double {
            told(members)
                * members.map { new in
                    members.filter { $0 != new }.reduce(list[new].weeklyRate) { weight, old in
                        weight * min(0.5, list[old].weeklyRate * (noticed[old] ? 1 : 52))
                    }
                }
                .reduce(0, max)
        }
        let reasoner = recorder.reasoner
        let several = reasoner.candidates.indices.filter { number in
            let members = reasoner.candidates[number].members
            let edits = members.flatMap { list[$0].edits }
            return members.count > 1 && reasoner.contradictions(of: number) == 0
                && !members.contains { predictions.comesAndGoes(list[$0]) }
                && CornerHouse.lacking(edits, predictions).contains(claim)
        }
        #expect(several.count > 1)
        let first = try #require(several.first)
        let base = reasoner.belief.probabilities[first] / weight(reasoner.candidates[first].members)
        for number in several {
            let members = reasoner.candidates[number].members
            let ratio = reasoner.belief.probabilities[number] / weight(members) / base
            #expect(abs(ratio - 1) < 1e-6, "\(reasoner.describe(number))")
        }
        // Beside one of them alone, which one reading contradicts: a slip, once in 10⁴.
        let alone = reasoner.candidates[first].members.filter { member in
            reasoner.contradictions(of: member) == 1
                && CornerHouse.lacking(list[member].edits, predictions).contains(claim)
        }
        #expect(!alone.isEmpty)
        for member in alone {
            let ratio = reasoner.belief.probabilities[member] / weight([member]) / base
            #expect(abs(ratio / (1e-4 / 0.9999) - 1) < 1e-6, "\(predictions.name(of: member))")
        }
    }
}
