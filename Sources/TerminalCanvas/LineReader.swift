/// Says elements in lines of plain text: append-only, without escape codes, in reading order.
package struct LineReader: Sendable {
    /// The width in columns into which paragraphs are broken.
    package let width: Int

    /// A reader for a width in columns; a width below 20 counts as 20.
    package init(width: Int = 78) { self.width = max(20, width) }

    /// The lines of an element.
    package func lines(_ element: Element) -> [String] {
        switch element {
        case .heading(let text, let level): return heading(text, level)
        case .paragraph(let text):
            return PlainText.wrapped(PlainText.sanitised(text), columns: width)
        case .fields(let fields): return fields.flatMap(field)
        case .list(let items): return items.flatMap { hanging("- ", $0) }
        case .table(let columns, let rows): return table(columns, rows)
        case .verbatim(let text):
            return text.map { $0.isEmpty ? "" : "  " + PlainText.printed($0) }
        case .notice(let notice): return self.notice(notice)
        case .meter(let meter): return field(LabelledText(meter.label, meter.text))
        case .plot(let plot): return self.plot(plot)
        case .choices(let choices): return self.choices(choices)
        case .input(let input): return self.input(input)
        case .keys(let hints): return keys(hints)
        case .toned(_, let inner): return lines(inner)
        case .pane(let pane):
            if pane.title.isEmpty { return lines(pane.content) }
            return heading(pane.title, 2) + lines(pane.content)
        case .split(let split): return group(split.parts.map(\.element))
        case .group(let parts): return group(parts)
        }
    }

    private func heading(_ text: String, _ level: Int) -> [String] {
        let clean = PlainText.sanitised(text)
        if level > 1 { return PlainText.wrapped(clean + ":", columns: width) }
        let lines = PlainText.wrapped(clean, columns: width)
        let longest = lines.map(PlainText.columns).max() ?? 0
        return lines + [String(repeating: "=", count: min(width, longest))]
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
        let clean = PlainText.sanitised(text)
        let room = width - PlainText.columns(of: prefix)
        if room < 16 { return broken(prefix + clean) }
        let indent = String(repeating: " ", count: min(PlainText.columns(of: prefix), 12))
        return PlainText.wrapped(clean, columns: room).enumerated().map { index, line in
            trimmed((index == 0 ? prefix : indent) + line)
        }
    }

    /// A text with a prefix that leaves no room beside it: both are broken as one.
    private func broken(_ text: String) -> [String] {
        let lead = text.prefix { $0 == " " }
        let lines = PlainText.wrapped(text, columns: width - lead.count - 2)
        return lines.enumerated().map { index, line in (index == 0 ? lead : lead + "  ") + line }
    }

    private func table(_ titles: [String], _ rows: [[String]]) -> [String] {
        let count = max(titles.count, rows.map(\.count).max() ?? 0)
        let all = ([titles] + rows).map { row in
            row.map(PlainText.sanitised) + Array(repeating: "", count: count - row.count)
        }
        let widths = (0..<count).map { column in
            all.map { PlainText.columns(of: $0[column]) }.max() ?? 0
        }
        let total = widths.reduce(0, +) + 2 * max(0, count - 1)
        guard total <= width - 2 else { return records(all[0], Array(all[1...])) }
        return all.map { row in
            let cells = zip(row, widths).map { PlainText.padded($0, to: $1) }
            return trimmed("  " + cells.joined(separator: "  "))
        }
    }

    /// A table that is too wide for the line: each row as a sentence of its cells.
    private func records(_ columns: [String], _ rows: [[String]]) -> [String] {
        rows.flatMap { row -> [String] in
            let cells = zip(columns, row).enumerated().compactMap { index, pair -> String? in
                let (title, cell) = pair
                if cell.isEmpty { return nil }
                return index == 0 || title.isEmpty ? cell : "\(title): \(cell)"
            }
            return hanging("- ", cells.joined(separator: "; "))
        }
    }

    /// What the picture shows, in sentences, and every value that its cursor can stand on: the one
    /// under the cursor first.
    private func plot(_ plot: Plot) -> [String] {
        var result = plot.title.isEmpty ? [] : heading(plot.title, 2)
        for sentence in plot.summary {
            result += PlainText.wrapped(PlainText.sanitised(sentence), columns: width)
        }
        for (index, readout) in plot.readouts.enumerated() where index == plot.cursor {
            result += hanging("here: ", "\(readout.label): \(readout.text)")
        }
        for (index, readout) in plot.readouts.enumerated() where index != plot.cursor {
            result += hanging("- ", "\(readout.label): \(readout.text)")
        }
        return result
    }

    private func choices(_ choices: Choices) -> [String] {
        choices.items.enumerated().flatMap { index, item in
            let chosen = index == choices.selected ? ", chosen" : ""
            let detail = item.detail.isEmpty ? "" : ": " + item.detail
            return hanging("\(index + 1). ", item.title + chosen + detail)
        }
    }

    /// The line as it stands, with the spaces that were typed, and how it can go on.
    private func input(_ input: InputLine) -> [String] {
        let typed = PlainText.sanitised(input.prompt + input.text)
        let fits = PlainText.columns(of: typed) <= width
        let candidates = input.candidates.map(PlainText.sanitised).joined(separator: ", ")
        return (fits ? [trimmed(typed)] : PlainText.wrapped(typed, columns: width))
            + (candidates.isEmpty ? [] : PlainText.wrapped(candidates, columns: width))
    }

    private func keys(_ hints: [KeyHint]) -> [String] {
        if hints.isEmpty { return [] }
        let words = hints.map { "\($0.word) (\($0.title))" }
        return hanging("type: ", words.joined(separator: "; "))
    }

    private func group(_ parts: [Element]) -> [String] {
        var result: [String] = []
        for part in parts {
            let lines = lines(part)
            if lines.isEmpty { continue }
            if beginsWithHeading(part), !result.isEmpty { result.append("") }
            result += lines
        }
        return result
    }

    private func beginsWithHeading(_ element: Element) -> Bool {
        switch element {
        case .heading: true
        case .plot(let plot): !plot.title.isEmpty
        case .pane(let pane): !pane.title.isEmpty || beginsWithHeading(pane.content)
        case .toned(_, let element): beginsWithHeading(element)
        case .split(let split): beginsWithHeading(.group(split.parts.map(\.element)))
        // What comes first is what says something: a part may be empty.
        case .group(let parts):
            parts.first { !lines($0).isEmpty }.map(beginsWithHeading) ?? false
        case .paragraph, .fields, .list, .table, .verbatim, .notice, .meter, .choices, .input,
            .keys:
            false
        }
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
