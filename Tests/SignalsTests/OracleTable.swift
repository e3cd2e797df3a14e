import Foundation

/// A table of reference values made by other software; `Oracles/README.md` says by which.
struct OracleTable {
    /// One line, by the names of its columns.
    struct Row {
        let fields: [String: String]

        /// The text of a column, "" where the table has none.
        subscript(column: String) -> String { fields[column] ?? "" }

        /// The number in a column, or not-a-number, which no comparison accepts.
        func number(_ column: String) -> Double { Double(self[column]) ?? .nan }

        /// The whole number in a column, or one that nothing equals by chance.
        func whole(_ column: String) -> Int32 { Int32(self[column]) ?? .min }
    }

    let rows: [Row]

    /// Reads `Oracles/<name>.csv`; a missing file or an empty table throws.
    init(_ name: String) throws {
        let folder = Bundle.module.resourceURL?.appendingPathComponent("Oracles")
        guard let file = folder?.appendingPathComponent(name + ".csv") else {
            throw CocoaError(.fileNoSuchFile)
        }
        let lines = OracleTable.records(try String(contentsOf: file, encoding: .utf8))
        guard let header = lines.first, lines.count > 1 else {
            throw CocoaError(.fileReadCorruptFile)
        }
        rows = lines.dropFirst().map { line in
            Row(fields: Dictionary(zip(header, line), uniquingKeysWith: { first, _ in first }))
        }
    }

    /// The records of a CSV text, with quoted fields and doubled quotes.
    static func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field = ""
        var isQuoted = false
        var previousWasQuote = false
        for character in text {
            if isQuoted {
                if character == "\"" { isQuoted = false } else { field.append(character) }
                previousWasQuote = character == "\""
                continue
            }
            if character == "\"" {
                if previousWasQuote { field.append("\"") }
                isQuoted = true
            } else if character == "," {
                record.append(field)
                field = ""
            } else if character.isNewline {
                record.append(field)
                field = ""
                if record != [""] { records.append(record) }
                record = []
            } else {
                field.append(character)
            }
            previousWasQuote = false
        }
        if !field.isEmpty || !record.isEmpty { records.append(record + [field]) }
        return records
    }
}

/// What a printed number leaves open: half a unit in its last digit, and 10⁻⁹ of itself.
///
/// A fiftieth is added to the half, for numbers that lie between two printed ones.
func printedTolerance(_ text: String) -> Double {
    let mantissa = text.split(separator: "e").first.map(String.init) ?? text
    let exponent = text.split(separator: "e").dropFirst().first.flatMap { Int($0) } ?? 0
    let decimals = mantissa.split(separator: ".").dropFirst().first.map(\.count) ?? 0
    let unit = Foundation.pow(10, Double(exponent - decimals))
    return max(0.51 * unit, 1e-9 * (Double(text) ?? 0).magnitude)
}

/// Whether a value is what a number's printed digits say.
func matches(_ value: Double, _ text: String) -> Bool {
    guard let expected = Double(text) else { return false }
    return (value - expected).magnitude <= printedTolerance(text)
}
