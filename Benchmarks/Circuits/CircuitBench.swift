package import Diagnosis
import Foundation
import SimulationKernel

/// Diagnoses circuits, and prints what was found and what it took. Nothing is asserted.
package struct CircuitBench {
    /// How far each search may go.
    package var bounds: SearchBounds

    /// A bench whose searches go no further than the bounds. Conflicts of circuits can have
    /// hundreds of gates, so that it doesn't pay to make each of them minimal.
    package init(
        bounds: SearchBounds = SearchBounds(
            checks: 5000, diagnoses: 500, checksPerConflict: 8)
    ) {
        self.bounds = bounds
    }

    /// Diagnoses the netlists at the given paths, each with the observations that stand beside it
    /// under the ending `.observations`; without paths, the default set.
    package func run(_ paths: [String]) throws {
        for path in paths { try run(netlist: path) }
        if paths.isEmpty { try runDefaultSet() }
    }

    private func runDefaultSet() throws {
        for name in ["c17", "full-adder"] {
            try run(netlist: "Benchmarks/Circuits/Netlists/\(name).bench")
        }
        let cases: [(circuit: Circuit, faults: Int, vectors: Int)] = [
            (CircuitGenerator.adder(width: 16), 1, 1), (CircuitGenerator.adder(width: 16), 3, 1),
            (CircuitGenerator.adder(width: 64), 2, 1), (CircuitGenerator.adder(width: 64), 4, 3),
            (CircuitGenerator.multiplier(width: 4), 2, 1),
            (CircuitGenerator.multiplier(width: 8), 1, 1),
            (CircuitGenerator.multiplier(width: 8), 2, 3),
            (CircuitGenerator.multiplier(width: 16), 1, 3),
        ]
        for (index, item) in cases.enumerated() {
            var stream = RandomStream(seed: UInt64(index), name: item.circuit.name)
            let injection = FaultInjection.draw(
                item.circuit, faults: item.faults, vectors: item.vectors, from: &stream)
            guard let injection else {
                print("\(item.circuit.name): no vector shows the faults that were drawn")
                continue
            }
            run(item.circuit, injection.observations, truth: injection.stuck)
        }
    }

    private func run(netlist path: String) throws {
        let circuit = try NetlistReader.circuit(
            from: CircuitBench.text(of: path, whose: "a netlist"), file: path)
        let stem = path.hasSuffix(".bench") ? String(path.dropLast(6)) : path
        let seen = stem + ".observations"
        let observations = try ObservationReader.observations(
            from: CircuitBench.text(of: seen, whose: "the netlist's observations"), file: seen,
            circuit: circuit)
        run(circuit, observations, truth: nil)
    }

    private static func text(of path: String, whose content: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CircuitProblem(
                file: path, line: 0, message: "can't be read; put \(content) there")
        }
        return text
    }

    private func run(_ circuit: Circuit, _ observations: [CircuitObservation], truth: [Int]?) {
        let checker = CircuitChecker(circuit, observations)
        let problem = MinimalDiagnoses(
            costs: [Int64](repeating: 1, count: circuit.gates.count))
        let clock = ContinuousClock()
        let start = clock.now
        let list = problem.search(within: bounds) { checker.verdict($0) }
        let span = clock.now - start
        let milliseconds = Int(span / .milliseconds(1))
        let wrong = observations.map { CircuitBench.wrongOutputs($0, of: circuit) }
        print(
            "\(circuit.name): \(circuit.gates.count) gates; \(observations.count) vectors, wrong "
                + "outputs in each: \(wrong.map(String.init).joined(separator: ", "))")
        print("  \(CircuitBench.summary(list))")
        print(
            "  \(milliseconds) ms, \(list.checkCount) checks, \(list.nodeCount) nodes, "
                + "\(list.conflicts.count) conflicts learnt, \(checker.conflictCount) in clauses")
        if let truth {
            let names = truth.map(circuit.gateName).joined(separator: " ")
            print("  stuck: \(names); \(CircuitBench.rank(of: truth, in: list))")
        } else {
            for diagnosis in list.diagnoses.prefix(20) {
                print("  {\(diagnosis.components.map(circuit.gateName).joined(separator: " "))}")
            }
        }
    }

    private static func wrongOutputs(
        _ observation: CircuitObservation, of circuit: Circuit
    ) -> Int {
        let works = [Bool?](repeating: nil, count: circuit.gates.count)
        let due = circuit.values(observation.inputs, forced: works)
        return observation.seen.count { due[$0.net] != $0.value }
    }

    /// How many diagnoses of each cardinality, and whether these are all.
    private static func summary(_ list: DiagnosisList) -> String {
        var counts: [Int] = []
        for diagnosis in list.diagnoses {
            while counts.count <= diagnosis.components.count { counts.append(0) }
            counts[diagnosis.components.count] += 1
        }
        let sizes = counts.indices.filter { counts[$0] > 0 }.map { "\(counts[$0]) of \($0)" }
        let found =
            "\(list.diagnoses.count) minimal diagnoses (\(sizes.joined(separator: ", ")) gates)"
        switch list.stoppedBy {
        case nil: return "\(found), complete"
        case let kind?:
            let bound = list.lowerBound.map { "\($0)" } ?? "-"
            return "\(found), stopped by the bound of \(kind); any other has \(bound) or more"
        }
    }

    /// Where the truth, or the part of it that the vectors show, stands in the list.
    private static func rank(of truth: [Int], in list: DiagnosisList) -> String {
        let place = list.diagnoses.firstIndex { $0.components.allSatisfy(truth.contains) }
        guard let place else { return "not among those found" }
        let part = list.diagnoses[place].components.count
        return "\(part) of the \(truth.count) named by diagnosis \(place + 1)"
    }
}
