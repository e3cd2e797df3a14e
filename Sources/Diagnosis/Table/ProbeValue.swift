/// A probe with what it is worth.
package struct ProbeValue: Hashable, Sendable {
    package var probe: Int32
    /// What is expected to be learnt, in bits.
    package var bits: Double
    /// By what probes are ranked; for a plain ranking `bits` per unit of price.
    package var value: Double

    package init(probe: Int32, bits: Double, value: Double) {
        self.probe = probe
        self.bits = bits
        self.value = value
    }

    /// A probe of some worth at a price, of which less than 1 counts as 1.
    package init(_ probe: Int32, bits: Double, price: Int64) {
        self.init(probe: probe, bits: bits, value: bits / Double(max(1, price)))
    }

    /// The higher value first; values that agree in their first 40 bits are equal, and then the
    /// lower id is first.
    package static func precedes(_ first: ProbeValue, _ second: ProbeValue) -> Bool {
        let left = rounded(first.value)
        let right = rounded(second.value)
        return left == right ? first.probe < second.probe : left > right
    }

    /// A number without its last 12 bits, which depend on the order of a sum.
    package static func rounded(_ value: Double) -> Double {
        let bits = value.bitPattern &+ (1 << 11)
        return Double(bitPattern: bits & ~0xFFF)
    }
}
