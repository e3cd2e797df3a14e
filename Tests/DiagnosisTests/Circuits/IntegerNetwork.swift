/// A network of multipliers and adders over whole numbers, and whether a set of them explains what
/// was seen.
///
/// An abnormal component puts out some whole number that nobody knows. So each net is a sum of
/// multiples of unknowns, and what was seen of healthy components makes linear equations; they are
/// solved exactly over the whole numbers.
struct IntegerNetwork {
    enum Operation { case add, multiply }

    struct Component {
        var operation: Operation
        var first: Int
        var second: Int
    }

    /// The values of the nets that are driven from outside; they are the first nets.
    var inputs: [Int]
    /// Component `i` drives the net `inputs.count + i`, and reads nets before it.
    var components: [Component]
    /// What was seen, as net and value.
    var seen: [(net: Int, value: Int)]

    /// A sum of multiples of unknowns, and a constant.
    private struct Sum {
        var constant: Int
        var factors: [Int]

        var isConstant: Bool { factors.allSatisfy { $0 == 0 } }

        func times(_ factor: Int) -> Sum {
            Sum(constant: constant * factor, factors: factors.map { $0 * factor })
        }

        func plus(_ other: Sum) -> Sum {
            Sum(
                constant: constant + other.constant,
                factors: zip(factors, other.factors).map { $0 + $1 })
        }
    }

    /// A product of two nets of which neither is known can't be judged.
    struct NotLinear: Error {}

    /// Whether what was seen can be if just these components are abnormal.
    func isConsistent(abnormal: [Int]) throws -> Bool {
        let zero = [Int](repeating: 0, count: abnormal.count)
        var nets = inputs.map { Sum(constant: $0, factors: zero) }
        for (index, component) in components.enumerated() {
            if let unknown = abnormal.firstIndex(of: index) {
                var free = zero
                free[unknown] = 1
                nets.append(Sum(constant: 0, factors: free))
                continue
            }
            let operands = (nets[component.first], nets[component.second])
            switch component.operation {
            case .add: nets.append(operands.0.plus(operands.1))
            case .multiply where operands.0.isConstant:
                nets.append(operands.1.times(operands.0.constant))
            case .multiply where operands.1.isConstant:
                nets.append(operands.0.times(operands.1.constant))
            case .multiply: throw NotLinear()
            }
        }
        let equations = seen.map { net, value in
            (factors: nets[net].factors, value: value - nets[net].constant)
        }
        return IntegerNetwork.hasSolution(equations)
    }

    /// Whether linear equations have a solution in whole numbers.
    ///
    /// Unknowns are replaced by sums and differences of each other, as in Euclid's algorithm, until
    /// each equation brings in one new unknown at most; then they are solved one after the other.
    static func hasSolution(_ equations: [(factors: [Int], value: Int)]) -> Bool {
        var rows = equations
        var solved: [Int] = []
        for row in rows.indices {
            let columns = rows[row].factors.indices.dropFirst(solved.count)
            while true {
                let used = columns.filter { rows[row].factors[$0] != 0 }
                guard used.count > 1 else { break }
                let size = { (column: Int) in rows[row].factors[column].magnitude }
                guard let least = used.min(by: { size($0) < size($1) }) else { break }
                for column in used where column != least {
                    let times = rows[row].factors[column] / rows[row].factors[least]
                    for other in rows.indices {
                        rows[other].factors[column] -= times * rows[other].factors[least]
                    }
                }
            }
            var rest = rows[row].value
            for (column, value) in solved.enumerated() { rest -= rows[row].factors[column] * value }
            guard let pivot = columns.first(where: { rows[row].factors[$0] != 0 }) else {
                if rest != 0 { return false }
                continue
            }
            for other in rows.indices { rows[other].factors.swapAt(solved.count, pivot) }
            let factor = rows[row].factors[solved.count]
            if rest % factor != 0 { return false }
            solved.append(rest / factor)
        }
        return true
    }
}
