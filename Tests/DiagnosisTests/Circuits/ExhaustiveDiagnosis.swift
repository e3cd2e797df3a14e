import Circuits
import Diagnosis
import TestSupport

/// Diagnosis of a small circuit by trying everything: every set of gates, and every value that the
/// gates of the set could put out. It shares nothing with the clauses but the gates' functions.
struct ExhaustiveDiagnosis {
    let circuit: Circuit
    let observations: [CircuitObservation]

    /// Whether some values of the abnormal gates make each vector as it was seen.
    func isConsistent(_ abnormal: [Int]) -> Bool {
        observations.allSatisfy { observation in
            (0..<(1 << abnormal.count)).contains { bits in
                var forced = [Bool?](repeating: nil, count: circuit.gates.count)
                for (index, gate) in abnormal.enumerated() { forced[gate] = bits >> index & 1 == 1 }
                let values = circuit.values(observation.inputs, forced: forced)
                return observation.seen.allSatisfy { values[$0.net] == $0.value }
            }
        }
    }

    /// The minimal diagnoses, smaller ones first, then by ids.
    var diagnoses: [[Int]] {
        let sets = (0..<(1 << circuit.gates.count)).map { bits in
            circuit.gates.indices.filter { bits >> $0 & 1 == 1 }
        }.sorted { first, second in
            if first.count != second.count { return first.count < second.count }
            return first.lexicographicallyPrecedes(second)
        }
        var found: [[Int]] = []
        for set in sets where !found.contains(where: { $0.allSatisfy(set.contains) }) {
            if isConsistent(set) { found.append(set) }
        }
        return found
    }
}

extension Circuit {
    /// A circuit of up to `most` gates of any function, with one to four inputs each.
    static func random(most: Int, from generator: inout SeededGenerator) -> Circuit {
        let inputs = generator.integer(in: 1...4)
        let count = generator.integer(in: 1...most)
        let gates = (0..<count).map { index in
            let function = generator.pick(Function.allCases)
            let isSingle = function == .not || function == .buffer
            let width = isSingle ? 1 : generator.integer(in: 1...4)
            let sources = (0..<width).map { _ in generator.integer(in: 0...inputs + index - 1) }
            return Gate(function, sources, output: inputs + index)
        }
        let last = inputs + count - 1
        let more = (inputs..<last).filter { _ in generator.chance(1, in: 3) }
        return Circuit(
            name: "random", netNames: (0...last).map { "n\($0)" }, inputs: Array(0..<inputs),
            outputs: more + [last], gates: gates)
    }

    /// A vector of random inputs with random values seen, each output with chance not looked at.
    func randomObservation(from generator: inout SeededGenerator) -> CircuitObservation {
        let works = [Bool?](repeating: nil, count: gates.count)
        let vector = inputs.map { _ in generator.chance(1, in: 2) }
        var observation = observation(vector, forced: works)
        observation.seen = observation.seen.filter { _ in generator.chance(5, in: 6) }
        for index in observation.seen.indices where generator.chance(1, in: 2) {
            observation.seen[index].value.toggle()
        }
        return observation
    }

    /// The list that the search gives for what was seen.
    func diagnoses(
        of observations: [CircuitObservation], within bounds: SearchBounds = SearchBounds()
    ) -> DiagnosisList {
        let checker = CircuitChecker(self, observations)
        return MinimalDiagnoses(costs: [Int64](repeating: 1, count: gates.count))
            .search(within: bounds) { checker.verdict($0) }
    }
}
