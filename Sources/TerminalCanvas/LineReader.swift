/// Says elements in lines of plain text: append-only, without escape codes, in reading order.
package struct LineReader: Sendable {
    /// The width in columns into which paragraphs are broken.
    package var width: Int

    package init(width: Int = 78) { self.width = max(20, width) }

    /// The lines of an element.
    package func lines(_ element: Element) -> [String] {
        switch element {
        case .heading(let text, let level):
            let clean = PlainText.sanitised(text)
            return level == 1 ? [clean, String(repeating: "=", count: min(width, PlainText.columns(of: clean)))] : [clean + ":"]
        case .paragraph(let text):
            return PlainText.wrapped(PlainText.sanitised(text), columns: width)
        case .fields(let fields): return fields.flatMap(field)
        case .list(let items): return items.flatMap { hanging("- ", $0) }
        case .table(let columns, let rows): return table(columns, rows)
        case .verbatim(let text): return text.map { "  " + PlainText.sanitised($0) }
        case .notice(let notice): return self.notice(notice)
        case .group(let parts): return group(parts)
        }
    }

    private func field(_ field: LabelledText) -> [String] {
        hanging(PlainText.sanitised(field.label) + ": ", field.text)
    }

    private func notice(_ notice: Notice) -> [String] {
        let prefix =
            switch notice.kind {
            case .refusal: "not done: "
            case .failure: "error: "
            case .information: ""
            }
        let advice = notice.advice.isEmpty ? [] : hanging("  try: ", notice.advice)
        return hanging(prefix, notice.text) + advice
    }

    /// A text whose first line has a prefix and whose further lines are indented.
    private func hanging(_ prefix: String, _ text: String) -> [String] {
        let indent = min(PlainText.columns(of: prefix), 12)
        let body = PlainText.wrapped(
            PlainText.sanitised(text), columns: max(16, width - PlainText.columns(of: prefix)))
        return body.enumerated().map { index, line in
            index == 0 ? prefix + line : String(repeating: " ", count: indent) + line
        }
    }

    private func table(_ columns: [String], _ rows: [[String]]) -> [String] {
        let clean = rows.map { $0.map(PlainText.sanitised) }
        var widths = columns.map(PlainText.columns)
        for row in clean {
            for (index, cell) in row.enumerated() where index < widths.count {
                widths[index] = max(widths[index], PlainText.columns(of: cell))
            }
        }
        let total = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
        guard total <= width - 2 else { return records(columns, clean) }
        return ([columns] + clean).map { row in
            var line = " "
            for (index, cell) in row.enumerated() where index < widths.count {
                line += (index == 0 ? " " : "  ") + PlainText.padded(cell, to: widths[index])
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// A table that is too wide for the line: each row as a sentence of its cells.
    private func records(_ columns: [String], _ rows: [[String]]) -> [String] {
        rows.flatMap { row -> [String] in
            let cells = zip(columns, row).enumerated().compactMap { index, pair -> String? in
                if pair.1.isEmpty { return nil }
                return index == 0 ? pair.1 : "\(pair.0): \(pair.1)"
            }
            return hanging("- ", cells.joined(separator: "; "))
        }
    }

    private func group(_ parts: [Element]) -> [String] {
        var result: [String] = []
        for part in parts {
            let lines = lines(part)
            if lines.isEmpty { continue }
            if case .heading = part, !result.isEmpty { result.append("") }
            result += lines
        }
        return result
    }
}
