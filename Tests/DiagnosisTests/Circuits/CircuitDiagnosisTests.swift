import Circuits
import Diagnosis
import Foundation
import SimulationKernel
import TestSupport
import Testing

/// Circuits with published or exhaustively found answers.
@Suite struct CircuitDiagnosisTests {
    private func circuit(_ name: String) throws -> (Circuit, [CircuitObservation]) {
        let folder = checkout().appendingPathComponent("Benchmarks/Circuits/Netlists")
        func text(_ file: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        }
        let circuit = try NetlistReader.circuit(from: text("\(name).bench"), file: "\(name).bench")
        let seen = "\(name).observations"
        let observations = try ObservationReader.observations(
            from: text(seen), file: seen, circuit: circuit)
        return (circuit, observations)
    }

    /// R. Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32 (1987),
    /// examples 2.2 and 4.4: the full adder of which 1, 0, 1 gives sum 1 and carry 0 has the
    /// minimal diagnoses {X1}, {X2, O1} and {X2, A2}, and the minimal conflicts {X1, X2} and
    /// {X1, A2, O1}.
    @Test func theFullAdderHasThePublishedDiagnoses() throws {
        let (adder, seen) = try circuit("full-adder")
        let list = adder.diagnoses(of: seen)
        let names = list.diagnoses.map { $0.components.map(adder.gateName).sorted() }
        #expect(names == [["X1"], ["A2", "X2"], ["O1", "X2"]])
        #expect(list.isComplete)
        let conflicts = list.conflicts.map { Set($0.map(adder.gateName)) }
        #expect(Set(conflicts) == [["X1", "X2"], ["X1", "A2", "O1"]])
    }

    /// Every single and double stuck fault of c17 under every vector of inputs that shows it.
    @Test func everyFaultOfC17IsDiagnosedAsByTryingEverything() throws {
        let (c17, _) = try circuit("c17")
        let works = [Bool?](repeating: nil, count: 6)
        var exposed = 0
        for first in 0..<6 {
            for second in first..<6 {
                for bits in 0..<(first == second ? 2 : 4) {
                    var forced = works
                    forced[first] = bits & 1 == 1
                    if second != first { forced[second] = bits & 2 == 2 }
                    for vector in 0..<32 {
                        let inputs = (0..<5).map { vector >> $0 & 1 == 1 }
                        let seen = c17.observation(inputs, forced: forced)
                        if seen == c17.observation(inputs, forced: works) { continue }
                        exposed += 1
                        let found = c17.diagnoses(of: [seen])
                        let sets = found.diagnoses.map(\.components)
                        #expect(found.isComplete)
                        #expect(sets.contains { $0.allSatisfy([first, second].contains) })
                        let exhaustive = ExhaustiveDiagnosis(circuit: c17, observations: [seen])
                        try #require(sets == exhaustive.diagnoses)
                    }
                }
            }
        }
        // 12 single and 60 double faults, 32 vectors each; some of both show nothing.
        #expect(exposed > 1000 && exposed < 72 * 32)
    }

    @Test func twoVectorsOfC17TellMoreThanOne() throws {
        let (c17, seen) = try circuit("c17")
        let both = c17.diagnoses(of: seen).diagnoses.map(\.components)
        let exhaustive = ExhaustiveDiagnosis(circuit: c17, observations: seen)
        #expect(both == exhaustive.diagnoses)
        #expect(both.first?.map(c17.gateName) == ["16"])
    }

    @Test func randomCircuitsAreDiagnosedAsByTryingEverything() throws {
        try withEverySeed(250) { generator in
            let circuit = Circuit.random(most: 9, from: &generator)
            let observations = (0..<generator.integer(in: 1...3)).map { _ in
                circuit.randomObservation(from: &generator)
            }
            let exhaustive = ExhaustiveDiagnosis(circuit: circuit, observations: observations)
            let list = circuit.diagnoses(of: observations)
            #expect(list.diagnoses.map(\.components) == exhaustive.diagnoses)
            #expect(list.isComplete)
        }
    }

    /// Hundreds of gates: each diagnosis of the whole list is consistent and minimal by a checker
    /// that has learnt nothing yet, and one of them is the truth or a part of it.
    @Test(arguments: [1, 2, 3]) func theTruthIsAmongTheDiagnosesOfAnAdder(_ faults: Int) throws {
        let circuit = CircuitGenerator.adder(width: 24)
        var stream = RandomStream(seed: UInt64(faults), name: "adder")
        let injection = try #require(
            FaultInjection.draw(circuit, faults: faults, vectors: 2, from: &stream))
        let bounds = SearchBounds(diagnoses: 150)
        let list = circuit.diagnoses(of: injection.observations, within: bounds)
        let sets = list.diagnoses.map(\.components)
        #expect(sets.count > 0)
        let covers = sets.contains { $0.allSatisfy(injection.stuck.contains) }
        #expect(covers || (list.lowerBound ?? .max) <= Int64(faults))
        for set in sets.prefix(40) {
            let fresh = CircuitChecker(circuit, injection.observations)
            func isConsistent(_ gates: [Int]) -> Bool {
                switch fresh.verdict(ComponentSet(universe: circuit.gates.count, gates)) {
                case .consistent, .explained: return true
                case .inconsistent, .conflict: return false
                }
            }
            #expect(isConsistent(set))
            for gate in set { #expect(!isConsistent(set.filter { $0 != gate })) }
        }
    }
}
