import Foundation
import TestSupport

/// A table of `Display/Oracles`; its README says what made it.
func displayOracle(_ name: String) throws -> CommaSeparatedTable {
    let file = Bundle.module.resourceURL?.appendingPathComponent("Oracles/\(name).csv")
    guard let file else { throw CocoaError(.fileNoSuchFile) }
    return try CommaSeparatedTable(text: try String(contentsOf: file, encoding: .utf8))
}

/// Whether a value is what a number's printed digits say: half a unit in the last, or 10⁻⁹ of it.
func isPrinted(_ value: Double, _ text: String, relative: Double = 1e-9) -> Bool {
    guard let expected = Double(text) else { return false }
    let decimals = text.split(separator: ".").dropFirst().first.map(\.count) ?? 0
    let half = 0.51 * pow(10, -Double(decimals))
    return (value - expected).magnitude <= max(half, relative * expected.magnitude)
}
