package import Signals

/// The tables that a house keeps for its monitors and boxes, by name.
///
/// Shapes are judgements of what such tables do: a print's contrast is steeper by a quarter in the
/// mid-tones and softer at both ends; a cinema table bends a 2.4 display to 2.6.
package enum ViewingLooks {
    /// Names with their tables; the first leaves everything as it is.
    package static let all: [(name: String, table: LookUpTable)] = [
        ("none", .identity),
        ("film-print", LookUpTable { $0 + 0.6 * $0 * (1 - $0) * (2 * $0 - 1) }),
        ("cinema-26", LookUpTable { TransferFunctions.power($0, gamma: 2.6 / 2.4) }),
    ]

    /// The names, in order.
    package static let names = all.map(\.name)

    /// A signal after a table, by its index; as it was where there is none.
    static func apply(_ index: Int64, to rgb: RGB) -> RGB {
        guard index > 0, all.indices.contains(Int(index)) else { return rgb }
        return all[Int(index)].table.apply(rgb)
    }
}
