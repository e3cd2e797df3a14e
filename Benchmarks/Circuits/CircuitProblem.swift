/// What is wrong with a netlist or a file of observations, and what should be there.
package struct CircuitProblem: Error, Hashable, CustomStringConvertible, Sendable {
    package let file: String
    /// From 1; 0 when the whole file is meant.
    package let line: Int
    package let message: String

    package var description: String {
        line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    }
}
