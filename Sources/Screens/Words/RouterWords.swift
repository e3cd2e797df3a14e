import Plant
import TerminalCanvas

/// A router's status as its control system reports it: a line for each destination.
enum RouterWords {
    static func element(_ reading: Reading) -> Element {
        let rows = reading.rows.indices.map { reading.row($0) }
        var lines: [[String]] = []
        var idle: [String] = []
        var index = rows.startIndex
        while index < rows.endIndex {
            // The levels of one output stand together.
            let output = rows[index].integer("output")
            let levels = rows[index...].prefix { $0.integer("output") == output }
            index = levels.endIndex
            let destination = text(rows[levels.startIndex], "destination")
            if levels.allSatisfy({ $0.integer("input") == nil }) {
                idle.append(destination)
            } else if levels.allSatisfy({ $0["input"] == levels.first?["input"] }) {
                let names = levels.map { text($0, "level") }.joined(separator: " and ")
                lines.append(line(rows[levels.startIndex], destination, names))
            } else {
                lines += levels.map { line($0, destination, text($0, "level")) }
            }
        }
        var parts: [Element] = [
            .table(
                columns: ["output", "destination", "input", "source", "levels", ""], rows: lines)
        ]
        if !idle.isEmpty {
            parts.append(.paragraph("Nothing is routed to: " + idle.joined(separator: ", ") + "."))
        }
        return .group(parts)
    }

    private static func line(_ row: Reading, _ destination: String, _ levels: String) -> [String] {
        [
            "out-" + text(row, "output"), destination, "in-" + text(row, "input"),
            text(row, "source"), levels, row.flag("locked") ? "locked" : "",
        ]
    }

    private static func text(_ row: Reading, _ column: String) -> String {
        row[column].map(QuantityWords.text) ?? ""
    }
}
