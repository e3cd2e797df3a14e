/// A combinational circuit of logic gates.
///
/// Nets and gates are plain ids from 0. Gates stand so that each comes after those it reads.
package struct Circuit: Hashable, Sendable {
    /// What a gate computes; all but `not` and `buffer` take one input or more.
    package enum Function: String, CaseIterable, Hashable, Sendable {
        case and = "AND"
        case or = "OR"
        case nand = "NAND"
        case nor = "NOR"
        /// Whether the number of inputs that are 1 is odd.
        case xor = "XOR"
        /// Whether the number of inputs that are 1 is even.
        case xnor = "XNOR"
        case not = "NOT"
        case buffer = "BUFF"

        /// The output for given inputs, of which there is at least one.
        package func output(_ inputs: [Bool]) -> Bool {
            switch self {
            case .and: return !inputs.contains(false)
            case .nand: return inputs.contains(false)
            case .or: return inputs.contains(true)
            case .nor: return !inputs.contains(true)
            case .xor: return inputs.count(where: \.self) % 2 == 1
            case .xnor: return inputs.count(where: \.self) % 2 == 0
            case .not: return !inputs[0]
            case .buffer: return inputs[0]
            }
        }
    }

    /// One gate: the net that it drives, and the nets that it reads.
    package struct Gate: Hashable, Sendable {
        package var function: Function
        package var inputs: [Int]
        package var output: Int

        /// A gate of a function, with at least one input.
        package init(_ function: Function, _ inputs: [Int], output: Int) {
            self.function = function
            self.inputs = inputs
            self.output = output
        }
    }

    package let name: String
    package let netNames: [String]
    /// The nets that are driven from outside, in the file's order.
    package let inputs: [Int]
    /// The nets that are seen from outside, in the file's order.
    package let outputs: [Int]
    package let gates: [Gate]

    /// A circuit whose gates stand in the order of the signal; the reader and the generators see
    /// to that.
    package init(
        name: String, netNames: [String], inputs: [Int], outputs: [Int], gates: [Gate]
    ) {
        self.name = name
        self.netNames = netNames
        self.inputs = inputs
        self.outputs = outputs
        self.gates = gates
    }

    /// A gate's name: that of the net that it drives.
    package func gateName(_ gate: Int) -> String { netNames[gates[gate].output] }

    /// The value of every net when the inputs have the given values, in the order of `inputs`, and
    /// `forced` says for each gate what it puts out whatever it reads, or nil if it works.
    package func values(_ inputValues: [Bool], forced: [Bool?]) -> [Bool] {
        var values = [Bool](repeating: false, count: netNames.count)
        for (net, value) in zip(inputs, inputValues) { values[net] = value }
        for (index, gate) in gates.enumerated() {
            values[gate.output] =
                forced[index] ?? gate.function.output(gate.inputs.map { values[$0] })
        }
        return values
    }

    /// What is seen at the outputs with the given inputs and stuck gates.
    package func observation(_ inputValues: [Bool], forced: [Bool?]) -> CircuitObservation {
        let values = values(inputValues, forced: forced)
        return CircuitObservation(
            inputs: inputValues, seen: outputs.map { SeenNet(net: $0, value: values[$0]) })
    }
}

/// The value that was seen on a net.
package struct SeenNet: Hashable, Sendable {
    package var net: Int
    package var value: Bool

    /// A net with the value that was seen on it.
    package init(net: Int, value: Bool) {
        self.net = net
        self.value = value
    }
}

/// One vector of inputs, and what was seen under it. Nets that nobody looked at aren't in it.
package struct CircuitObservation: Hashable, Sendable {
    /// A value for each of the circuit's inputs, in their order.
    package var inputs: [Bool]
    package var seen: [SeenNet]

    /// What was seen under a vector of inputs.
    package init(inputs: [Bool], seen: [SeenNet]) {
        self.inputs = inputs
        self.seen = seen
    }
}
