/// Writes arithmetic circuits of any width, so that larger ones need no files.
package enum CircuitGenerator {
    /// A ripple-carry adder: `a`, `b` of `width` bits and `ci` in, `s` and `co` out, five gates for
    /// each bit. The width is 1 or more.
    package static func adder(width: Int) -> Circuit {
        precondition(width > 0, "an adder has a width")
        var builder = Builder()
        let first = (0..<width).map { builder.input("a\($0)") }
        let second = (0..<width).map { builder.input("b\($0)") }
        var carry = builder.input("ci")
        var sums: [Int] = []
        for bit in 0..<width {
            let result = builder.add(first[bit], second[bit], carry, name: "\(bit)")
            sums.append(result.sum)
            carry = result.carry
        }
        return builder.circuit(named: "adder-\(width)", outputs: sums + [carry])
    }

    /// An array multiplier: `a` and `b` of `width` bits in, the product's 2 × `width` bits out.
    ///
    /// Row by row, each bit of `b` adds its multiple of `a` to the sum so far, carries rippling
    /// along the row. The width is 2 or more.
    package static func multiplier(width: Int) -> Circuit {
        precondition(width > 1, "a multiplier has a width of 2 or more")
        var builder = Builder()
        let first = (0..<width).map { builder.input("a\($0)") }
        let second = (0..<width).map { builder.input("b\($0)") }
        var products: [Int] = []
        // The sum so far, from the bit that the next row adds to.
        var sum = first.indices.map { builder.gate(.and, [first[$0], second[0]], "m0-\($0)") }
        for row in 1..<width {
            products.append(sum.removeFirst())
            var carry: Int?
            var next: [Int] = []
            for bit in 0..<width {
                let name = "\(row)-\(bit)"
                let term = builder.gate(.and, [first[bit], second[row]], "m\(name)")
                let others = (bit < sum.count ? [sum[bit]] : []) + (carry.map { [$0] } ?? [])
                switch others.count {
                case 0: next.append(term)
                case 1:
                    next.append(builder.gate(.xor, [term, others[0]], "s\(name)"))
                    carry = builder.gate(.and, [term, others[0]], "c\(name)")
                default:
                    let result = builder.add(term, others[0], others[1], name: name)
                    next.append(result.sum)
                    carry = result.carry
                }
            }
            sum = next + (carry.map { [$0] } ?? [])
        }
        return builder.circuit(named: "multiplier-\(width)", outputs: products + sum)
    }

    private struct Builder {
        private var names: [String] = []
        private var inputs: [Int] = []
        private var gates: [Circuit.Gate] = []

        mutating func input(_ name: String) -> Int {
            names.append(name)
            inputs.append(names.count - 1)
            return names.count - 1
        }

        mutating func gate(_ function: Circuit.Function, _ sources: [Int], _ name: String) -> Int {
            names.append(name)
            gates.append(Circuit.Gate(function, sources, output: names.count - 1))
            return names.count - 1
        }

        /// A full adder.
        mutating func add(
            _ first: Int, _ second: Int, _ carry: Int, name: String
        ) -> (sum: Int, carry: Int) {
            let half = gate(.xor, [first, second], "x\(name)")
            let sum = gate(.xor, [half, carry], "s\(name)")
            let both = gate(.and, [first, second], "g\(name)")
            let passed = gate(.and, [half, carry], "p\(name)")
            return (sum, gate(.or, [both, passed], "c\(name)"))
        }

        func circuit(named name: String, outputs: [Int]) -> Circuit {
            Circuit(name: name, netNames: names, inputs: inputs, outputs: outputs, gates: gates)
        }
    }
}
