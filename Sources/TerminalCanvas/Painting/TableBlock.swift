extension SheetWriter {
    /// A table in columns; narrower columns where it is too wide, and each row as a sentence where
    /// even the longest words of its cells don't fit beside each other.
    mutating func writeTable(_ titles: [String], _ rows: [[String]]) {
        let count = max(titles.count, rows.map(\.count).max() ?? 0)
        let head = cells(titles, count, role(.quiet), emphasis: .underline)
        let body = rows.map { cells($0, count, textRole) }
        guard let widths = widths([head] + body, count) else {
            for row in rows { writeRecord(titles, row) }
            return
        }
        writeRow(head, widths)
        for row in body { writeRow(row, widths) }
    }

    private func cells(
        _ row: [String], _ count: Int, _ role: Role, emphasis: Cell.Emphasis = []
    ) -> [[Cell]] {
        (0..<count).map { index in
            index < row.count ? CellText.cells(row[index], role, emphasis: emphasis) : []
        }
    }

    private static var gap: Int { 2 }

    /// The width of each column; nil where they don't fit.
    private func widths(_ rows: [[[Cell]]], _ count: Int) -> [Int]? {
        var widths = Array(repeating: 0, count: count)
        var least = widths
        for row in rows {
            for (column, cell) in row.enumerated() {
                widths[column] = max(widths[column], CellText.columns(cell))
                for word in cell.split(whereSeparator: { $0.scalar == " " }) {
                    least[column] = max(least[column], CellText.columns(word))
                }
            }
        }
        let room = columns - Self.gap * max(0, count - 1)
        guard least.reduce(0, +) <= room else { return nil }
        // The widest gives way first; of equals the last.
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            var widest: Int?
            for column in 0..<count where widths[column] > least[column] {
                if let best = widest, widths[best] > widths[column] { continue }
                widest = column
            }
            guard let widest else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private mutating func writeRow(_ row: [[Cell]], _ widths: [Int]) {
        let wrapped = zip(row, widths).map { CellText.wrapped($0, columns: $1) }
        for line in 0..<(wrapped.map(\.count).max() ?? 0) {
            let start = sheet.cells.count
            var column = 0
            for (index, ranges) in wrapped.enumerated() {
                if line < ranges.count, !ranges[line].isEmpty {
                    pad(from: start, to: column)
                    sheet.cells += row[index][ranges[line]]
                }
                column += widths[index] + Self.gap
            }
            sheet.endLine(from: start)
        }
    }

    private mutating func writeRecord(_ titles: [String], _ row: [String]) {
        var record: [Cell] = []
        for (index, cell) in row.enumerated() where !cell.isEmpty {
            if !record.isEmpty { CellText.append("; ", textRole, to: &record) }
            if index > 0, index < titles.count, !titles[index].isEmpty {
                CellText.append(titles[index] + ": ", role(.quiet), to: &record)
            }
            CellText.append(cell, textRole, to: &record)
        }
        hang([Cell(known: alphabet.bullet, role(.quiet)), .blank], record, indent: 2)
    }
}
