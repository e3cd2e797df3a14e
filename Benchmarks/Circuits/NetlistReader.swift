/// Reads a netlist in the style of the ISCAS-85 benchmark set (`.bench`).
///
/// `INPUT(a)` and `OUTPUT(z)` name the nets at the edge, `z = NAND(a, b)` a gate with any number of
/// inputs; `#` begins a comment. Words of the format may be in small letters, names of nets are
/// what stands between brackets and commas, and lines may be in any order.
package struct NetlistReader {
    private let file: String
    private var netNames: [String] = []
    private var netIds: [String: Int] = [:]
    private var inputs: [Int] = []
    private var outputs: [Int] = []
    private var gates: [Circuit.Gate] = []
    private var gateLines: [Int] = []
    /// Where each net was first named, and where it is driven, from 1; 0 is nowhere.
    private var namedAt: [Int] = []
    private var drivenAt: [Int] = []

    /// The circuit that a text describes; `file` is the name that errors give.
    package static func circuit(
        from text: String, file: String
    ) throws(CircuitProblem) -> Circuit {
        var reader = NetlistReader(file: file)
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            try reader.read(line, at: index + 1)
        }
        return try reader.finished()
    }

    private init(file: String) {
        self.file = file
    }

    private func problem(_ line: Int, _ message: String) -> CircuitProblem {
        CircuitProblem(file: file, line: line, message: message)
    }

    private mutating func read(_ line: Substring, at number: Int) throws(CircuitProblem) {
        let text = line.prefix { $0 != "#" }.trimmed
        if text.isEmpty { return }
        guard let equals = text.firstIndex(of: "=") else { return try readEdge(text, at: number) }
        let target = text[..<equals].trimmed
        let call = try call(in: text[text.index(after: equals)...].trimmed, at: number)
        guard let function = NetlistReader.function(named: call.word) else {
            let names = Circuit.Function.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem(number, "`\(call.word)` isn't a function; take one of \(names)")
        }
        let isSingle = function == .not || function == .buffer
        if isSingle && call.names.count != 1 {
            throw problem(
                number, "`\(function.rawValue)` has \(call.names.count) inputs; give it one")
        }
        let output = try net(target, at: number)
        try drive(output, at: number)
        var sources: [Int] = []
        for name in call.names { sources.append(try net(name, at: number)) }
        gates.append(Circuit.Gate(function, sources, output: output))
        gateLines.append(number)
    }

    /// The functions by their names, some of which have a second one.
    private static func function(named name: Substring) -> Circuit.Function? {
        switch name.uppercased() {
        case "BUF": return .buffer
        case "INV": return .not
        case let upper: return Circuit.Function(rawValue: upper)
        }
    }

    private mutating func readEdge(_ text: Substring, at number: Int) throws(CircuitProblem) {
        let call = try call(in: text, at: number)
        guard call.names.count == 1 else {
            throw problem(number, "more than one net; write a line for each, as in `INPUT(a)`")
        }
        let id = try net(call.names[0], at: number)
        switch call.word.uppercased() {
        case "INPUT":
            try drive(id, at: number)
            inputs.append(id)
        case "OUTPUT":
            if outputs.contains(id) {
                throw problem(number, "`\(netNames[id])` is an output twice; leave one line")
            }
            outputs.append(id)
        default:
            throw problem(
                number,
                "`\(call.word)` begins no line; write `INPUT(a)`, `OUTPUT(z)` or `z = AND(a, b)`")
        }
    }

    /// Takes `WORD(a, b)` apart.
    private func call(
        in text: Substring, at number: Int
    ) throws(CircuitProblem) -> (word: Substring, names: [Substring]) {
        guard let open = text.firstIndex(of: "("), text.last == ")" else {
            throw problem(
                number, "can't read `\(text)`; write `INPUT(a)`, `OUTPUT(z)` or `z = AND(a, b)`")
        }
        let inner = text[text.index(after: open)...].dropLast()
        let names = inner.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        return (text[..<open].trimmed, names)
    }

    private mutating func net(_ name: Substring, at number: Int) throws(CircuitProblem) -> Int {
        let isName = name.allSatisfy { !$0.isWhitespace && !"()=;,".contains($0) }
        guard !name.isEmpty, isName else {
            throw problem(number, "`\(name)` names no net; write a name without spaces")
        }
        let key = String(name)
        if let id = netIds[key] { return id }
        let id = netNames.count
        netIds[key] = id
        netNames.append(key)
        namedAt.append(number)
        drivenAt.append(0)
        return id
    }

    private mutating func drive(_ net: Int, at number: Int) throws(CircuitProblem) {
        if drivenAt[net] > 0 {
            throw problem(
                number,
                "`\(netNames[net])` is driven in line \(drivenAt[net]) already; "
                    + "leave one of the two")
        }
        drivenAt[net] = number
    }

    private func finished() throws(CircuitProblem) -> Circuit {
        if gates.isEmpty { throw problem(0, "no gate; write a line such as `z = AND(a, b)`") }
        if outputs.isEmpty { throw problem(0, "no output; write a line such as `OUTPUT(z)`") }
        for net in netNames.indices where drivenAt[net] == 0 {
            let name = netNames[net]
            throw problem(
                namedAt[net], "nothing drives `\(name)`; write `INPUT(\(name))` or a gate for it")
        }
        var name = file.split(separator: "/").last ?? "circuit"
        if name.hasSuffix(".bench") { name = name.dropLast(6) }
        return Circuit(
            name: String(name), netNames: netNames, inputs: inputs, outputs: outputs,
            gates: try orderedGates())
    }

    /// The gates so that each comes after those it reads, else in the file's order.
    private func orderedGates() throws(CircuitProblem) -> [Circuit.Gate] {
        var isKnown = [Bool](repeating: false, count: netNames.count)
        for net in inputs { isKnown[net] = true }
        var readers = [[Int]](repeating: [], count: netNames.count)
        var missing = [Int](repeating: 0, count: gates.count)
        for (index, gate) in gates.enumerated() {
            for net in gate.inputs where !isKnown[net] {
                readers[net].append(index)
                missing[index] += 1
            }
        }
        var ready = gates.indices.filter { missing[$0] == 0 }
        var next = 0
        while next < ready.count {
            for reader in readers[gates[ready[next]].output] {
                missing[reader] -= 1
                if missing[reader] == 0 { ready.append(reader) }
            }
            next += 1
        }
        if ready.count < gates.count { throw loop(missing) }
        return ready.map { gates[$0] }
    }

    /// The error for gates that wait for each other.
    private func loop(_ missing: [Int]) -> CircuitProblem {
        var driver = [Int](repeating: -1, count: netNames.count)
        for (index, gate) in gates.enumerated() where missing[index] > 0 {
            driver[gate.output] = index
        }
        // Going from a waiting gate to one that it waits for ends up in a loop.
        var path: [Int] = []
        var gate = missing.firstIndex { $0 > 0 } ?? 0
        while !path.contains(gate) {
            path.append(gate)
            let waiting = gates[gate].inputs.map { driver[$0] }.first { $0 >= 0 }
            guard let next = waiting else { break }
            gate = next
        }
        let ring = path.drop { $0 != gate }.reversed()
        let first = ring.min() ?? gate
        let names = (ring.drop { $0 != first } + ring.prefix { $0 != first } + [first])
            .map { "`\(netNames[gates[$0].output])`" }
        return problem(
            gateLines[first], "a loop, \(names.joined(separator: " to ")); cut it at one gate")
    }
}

extension StringProtocol {
    /// Without the spaces and tabs around it.
    var trimmed: SubSequence {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return rest
    }
}
