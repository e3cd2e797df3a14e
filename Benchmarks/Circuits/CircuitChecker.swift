package import Diagnosis

/// Says exactly whether a set of abnormal gates explains what was seen of a circuit.
///
/// A gate that is assumed healthy computes its function; an abnormal one puts out anything, and
/// under each vector anew. So vectors are independent once the set is given, and each has clauses
/// of its own: a gate's clauses hold if its health variable does, and inputs and seen nets have
/// their values. A candidate is consistent when every vector's clauses can be true with all other
/// gates healthy.
package final class CircuitChecker {
    /// The clauses of one vector.
    private struct Vector {
        var solver: ClauseSolver
        /// The variable of each net, and of each gate's health.
        let nets: [Int32]
        let health: [Int32]
    }

    private let circuit: Circuit
    private var vectors: [Vector]

    /// A checker for a circuit under vectors of inputs that each have a value for every input.
    package init(_ circuit: Circuit, _ observations: [CircuitObservation]) {
        self.circuit = circuit
        vectors = observations.map { CircuitChecker.vector(circuit, $0) }
    }

    /// The conflicts met by the search for values, in all checks.
    package var conflictCount: Int { vectors.reduce(0) { $0 + $1.solver.conflictCount } }

    /// Whether the candidate explains all vectors, with the gates that it takes: those of the
    /// candidate that do wrong, or those outside that can't all be healthy.
    package func verdict(_ candidate: ComponentSet) -> ConsistencyVerdict {
        var needed = ComponentSet(universe: circuit.gates.count)
        let healthy = candidate.complement.members
        let abnormal = candidate.members
        for index in vectors.indices {
            let health = vectors[index].health
            let assumptions = healthy.map { 2 * health[$0] }
            if !vectors[index].solver.isSatisfiable(assuming: assumptions) {
                let clashing = Set(vectors[index].solver.core)
                // The vector that refutes one candidate is the likeliest to refute the next.
                if index > 0 { vectors.swapAt(index, index - 1) }
                return .conflict(healthy.filter { clashing.contains(2 * health[$0]) })
            }
            for gate in abnormal where isWrong(gate, in: vectors[index]) { needed.insert(gate) }
        }
        return .explained(by: needed.members)
    }

    /// Whether a gate does something else than its function in the values found.
    private func isWrong(_ index: Int, in vector: Vector) -> Bool {
        let gate = circuit.gates[index]
        let inputs = gate.inputs.map { vector.solver.isTrue(vector.nets[$0]) }
        return gate.function.output(inputs) != vector.solver.isTrue(vector.nets[gate.output])
    }

    private static func vector(_ circuit: Circuit, _ observation: CircuitObservation) -> Vector {
        var solver = ClauseSolver()
        let nets = circuit.netNames.map { _ in solver.makeVariable() }
        // Health is decided on first, and yes: so few gates are abnormal in the values found.
        let health = circuit.gates.map { _ in
            solver.makeVariable(phase: true, keepsPhase: true, priority: 1)
        }
        for (net, value) in zip(circuit.inputs, observation.inputs) {
            solver.add([2 * nets[net] + (value ? 0 : 1)])
        }
        for seen in observation.seen {
            solver.add([2 * nets[seen.net] + (seen.value ? 0 : 1)])
        }
        var encoding = GateClauses(solver: solver)
        for (index, gate) in circuit.gates.enumerated() {
            encoding.add(
                gate.function, inputs: gate.inputs.map { 2 * nets[$0] },
                output: 2 * nets[gate.output], if: 2 * health[index])
        }
        return Vector(solver: encoding.solver, nets: nets, health: health)
    }
}

/// Writes gates as clauses that hold if a condition does.
struct GateClauses {
    private(set) var solver: ClauseSolver

    init(solver: ClauseSolver) {
        self.solver = solver
    }

    /// A gate over literals (Tseitin 1968). An exclusive or of many inputs goes by way of new
    /// variables, which stand for its first inputs taken together.
    mutating func add(
        _ function: Circuit.Function, inputs: [Int32], output: Int32, if condition: Int32
    ) {
        let unless = condition ^ 1
        switch function {
        case .and: addAnd(inputs, output, unless)
        case .nand: addAnd(inputs, output ^ 1, unless)
        case .or: addAnd(inputs.map { $0 ^ 1 }, output ^ 1, unless)
        case .nor: addAnd(inputs.map { $0 ^ 1 }, output, unless)
        case .not: addAnd([inputs[0] ^ 1], output, unless)
        case .buffer: addAnd([inputs[0]], output, unless)
        case .xor: addExclusiveOr(inputs, output, unless)
        case .xnor: addExclusiveOr(inputs, output ^ 1, unless)
        }
    }

    private mutating func addAnd(_ inputs: [Int32], _ output: Int32, _ unless: Int32) {
        for input in inputs { solver.add([unless, output ^ 1, input]) }
        solver.add([unless, output] + inputs.map { $0 ^ 1 })
    }

    private mutating func addExclusiveOr(_ inputs: [Int32], _ output: Int32, _ unless: Int32) {
        guard inputs.count > 1 else { return addAnd(inputs, output, unless) }
        var sum = inputs[0]
        for input in inputs[1...].dropLast() {
            let next = 2 * solver.makeVariable()
            addExclusiveOr(sum, input, next, [])
            sum = next
        }
        addExclusiveOr(sum, inputs[inputs.count - 1], output, [unless])
    }

    private mutating func addExclusiveOr(
        _ first: Int32, _ second: Int32, _ output: Int32, _ unless: [Int32]
    ) {
        solver.add(unless + [first ^ 1, second ^ 1, output ^ 1])
        solver.add(unless + [first, second, output ^ 1])
        solver.add(unless + [first, second ^ 1, output])
        solver.add(unless + [first ^ 1, second, output])
    }
}
