import Diagnosis
package import SimulationKernel

/// Gates that are stuck, and what shows of it: a problem with a known truth.
package struct FaultInjection: Sendable {
    /// The stuck gates, in ascending order.
    package let stuck: [Int]
    /// For each gate what it puts out whatever it reads, or nil if it works.
    package let forced: [Bool?]
    /// Vectors of random inputs, under each of which some output is wrong.
    package let observations: [CircuitObservation]

    /// Makes a number of gates stick, and looks for input vectors that show it; nil if none of
    /// `tries` faults and vectors does.
    package static func draw(
        _ circuit: Circuit, faults: Int, vectors: Int, from stream: inout RandomStream,
        tries: Int = 10_000
    ) -> FaultInjection? {
        var stuck = ComponentSet(universe: circuit.gates.count)
        while stuck.count < min(faults, circuit.gates.count) {
            stuck.insert(Int(stream.next(below: Int64(circuit.gates.count))))
        }
        var forced = [Bool?](repeating: nil, count: circuit.gates.count)
        for gate in stuck.members { forced[gate] = stream.chance(1, in: 2) }
        let works = [Bool?](repeating: nil, count: circuit.gates.count)
        var observations: [CircuitObservation] = []
        for _ in 0..<tries where observations.count < vectors {
            let inputs = circuit.inputs.map { _ in stream.chance(1, in: 2) }
            let seen = circuit.observation(inputs, forced: forced)
            if seen != circuit.observation(inputs, forced: works) { observations.append(seen) }
        }
        if observations.count < vectors { return nil }
        return FaultInjection(stuck: stuck.members, forced: forced, observations: observations)
    }
}
