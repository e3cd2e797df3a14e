/// Reads what was seen of a circuit: `inputs a=0 b=1; outputs z=1`, one line for each vector.
///
/// Every input must have its value. Under `outputs` any net may stand that a gate drives, so that
/// a probe inside the circuit is written there too; nets that nobody looked at are left out. `#`
/// begins a comment.
package enum ObservationReader {
    /// What a text says was seen of a circuit; `file` is the name that errors give.
    package static func observations(
        from text: String, file: String, circuit: Circuit
    ) throws(CircuitProblem) -> [CircuitObservation] {
        var result: [CircuitObservation] = []
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let content = line.prefix { $0 != "#" }.trimmed
            if content.isEmpty { continue }
            var reader = LineReader(file: file, line: index + 1, circuit: circuit)
            result.append(try reader.read(content))
        }
        if result.isEmpty {
            throw CircuitProblem(
                file: file, line: 0,
                message: "no observation; write a line such as `inputs a=0; outputs z=1`")
        }
        return result
    }

    private struct LineReader {
        let file: String
        let line: Int
        let circuit: Circuit
        private var values: [Bool?]

        init(file: String, line: Int, circuit: Circuit) {
            self.file = file
            self.line = line
            self.circuit = circuit
            values = [Bool?](repeating: nil, count: circuit.netNames.count)
        }

        private func problem(_ message: String) -> CircuitProblem {
            CircuitProblem(file: file, line: line, message: message)
        }

        mutating func read(_ text: Substring) throws(CircuitProblem) -> CircuitObservation {
            let halves = text.split(separator: ";", omittingEmptySubsequences: false)
            guard halves.count == 2 else {
                throw problem("not two parts; write `inputs a=0 b=1; outputs z=1`")
            }
            let given = try assignments(in: halves[0], after: "inputs")
            let seen = try assignments(in: halves[1], after: "outputs")
            for (net, _) in given where !circuit.inputs.contains(net) {
                let name = circuit.netNames[net]
                throw problem("`\(name)` isn't an input; write it after `outputs`")
            }
            for (net, _) in seen where circuit.inputs.contains(net) {
                let name = circuit.netNames[net]
                throw problem("`\(name)` is an input; write it after `inputs`")
            }
            var inputs: [Bool] = []
            for net in circuit.inputs {
                guard let value = values[net] else {
                    let name = circuit.netNames[net]
                    throw problem(
                        "the input `\(name)` has no value; add `\(name)=0` or `\(name)=1`")
                }
                inputs.append(value)
            }
            return CircuitObservation(
                inputs: inputs, seen: seen.map { SeenNet(net: $0.net, value: $0.value) })
        }

        private mutating func assignments(
            in part: Substring, after keyword: String
        ) throws(CircuitProblem) -> [(net: Int, value: Bool)] {
            let words = part.split(whereSeparator: \.isWhitespace)
            guard words.first?.lowercased() == keyword else {
                throw problem("`\(words.first ?? "")` isn't `\(keyword)`; begin with that word")
            }
            var result: [(net: Int, value: Bool)] = []
            for word in words.dropFirst() {
                let sides = word.split(separator: "=", omittingEmptySubsequences: false)
                guard sides.count == 2, sides[1] == "0" || sides[1] == "1" else {
                    throw problem("can't read `\(word)`; write a net and its value, as in `a=1`")
                }
                guard let net = circuit.netNames.firstIndex(of: String(sides[0])) else {
                    throw problem(
                        "`\(sides[0])` is no net of `\(circuit.name)`; take a name of its netlist")
                }
                if values[net] != nil {
                    throw problem("`\(sides[0])` has two values; leave one")
                }
                values[net] = sides[1] == "1"
                result.append((net, sides[1] == "1"))
            }
            return result
        }
    }
}
