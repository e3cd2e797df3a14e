import Plant
import TerminalCanvas

/// What is seen of one thing, and its menus, in words.
enum LookWords {
    /// A thing as somebody sees it who stands before it: lamps, labels, what is plugged in.
    static func look(_ reading: Reading) -> Element {
        let rack = reading.symbol("rack") ?? ""
        let seen = reading.fields.filter {
            !["title", "kind", "rack"].contains($0.name) && !$0.name.hasPrefix("label:")
        }
        var parts: [Element] = [
            .paragraph(
                "\(reading.symbol("title") ?? reading.point): \(reading.symbol("kind") ?? "")"
                    + (rack.isEmpty ? "." : ", in \(rack).")),
            .fields(
                seen.map {
                    LabelledText(SessionWords.spaced($0.name), QuantityWords.text($0.value))
                }),
        ]
        parts += ports(reading)
        let others = labels(reading).filter { label in
            !reading.rows.indices.contains { reading.row($0).symbol("port") == label.port }
        }
        if !others.isEmpty {
            parts.append(.fields(others.map { LabelledText("label " + $0.port, $0.text) }))
        }
        return .group(parts)
    }

    /// Labels by what they stand at: `label/in-3` and `in-3-description` stand at `in-3`.
    private static func labels(_ reading: Reading) -> [(port: String, text: String)] {
        reading.fields.compactMap { field in
            guard field.name.hasPrefix("label:") else { return nil }
            var port = String(field.name.dropFirst(6))
            for prefix in ["label/", "label-"] where port.hasPrefix(prefix) {
                port.removeFirst(prefix.count)
            }
            if port.hasSuffix("-description") { port.removeLast("-description".count) }
            return (port, QuantityWords.text(field.value))
        }
    }

    private static func ports(_ reading: Reading) -> [Element] {
        let labels = labels(reading)
        var rows: [[String]] = []
        var empty: [String] = []
        for index in reading.rows.indices {
            let row = reading.row(index)
            let port = row.symbol("port") ?? ""
            let label = labels.first { $0.port == port }?.text ?? ""
            if let cable = row.symbol("cable") {
                rows.append([port, label, row.symbol("direction") ?? "", cable])
            } else {
                empty.append(label.isEmpty ? port : "\(port) (\(label))")
            }
        }
        var parts: [Element] = []
        if rows.contains(where: { !$0[1].isEmpty }) {
            parts.append(.table(columns: ["port", "label", "direction", "cable"], rows: rows))
        } else if !rows.isEmpty {
            parts.append(
                .table(
                    columns: ["port", "direction", "cable"],
                    rows: rows.map { [$0[0], $0[2], $0[3]] }))
        }
        if !empty.isEmpty {
            parts.append(
                .paragraph("Nothing is plugged into: " + empty.joined(separator: ", ") + "."))
        }
        return parts
    }

    /// Settings as a menu has them: single ones in a table, those of one page on a line.
    static func menu(_ reading: Reading) -> Element {
        let rows = reading.rows.indices.map { reading.row($0) }
        let pages = self.pages(rows.map { $0.symbol("setting") ?? "" })
        var single: [[String]] = []
        var lines: [LabelledText] = []
        for (index, row) in rows.enumerated() {
            guard let page = pages[index] else {
                single.append([row.symbol("setting") ?? "", value(row), row.symbol("title") ?? ""])
                continue
            }
            let name = String((row.symbol("setting") ?? "").dropFirst(page.count + 1))
            let text = "\(name) \(value(row))"
            if let known = lines.firstIndex(where: { $0.label == page }) {
                lines[known].text += ", " + text
            } else {
                lines.append(LabelledText(page, text))
            }
        }
        var parts: [Element] = [
            .paragraph("Settings of \(reading.symbol("title") ?? reading.point):")
        ]
        if !single.isEmpty {
            parts.append(.table(columns: ["setting", "value", "meaning"], rows: single))
        }
        if !lines.isEmpty {
            parts.append(
                .paragraph(
                    "Pages; a setting is named by its page, a hyphen or stroke, and its name:"))
            parts.append(.fields(lines))
        }
        return .group(parts)
    }

    private static func value(_ row: Reading) -> String {
        let unit = row.symbol("unit") ?? "1"
        return (row.symbol("value") ?? "") + (unit == "1" ? "" : " " + unit)
    }

    /// The page of each setting: the longest beginning that it shares with three others or more,
    /// up to a hyphen or a stroke; nil where it shares none.
    private static func pages(_ names: [String]) -> [String?] {
        var counts: [String: Int] = [:]
        for name in names {
            for prefix in prefixes(name) { counts[prefix, default: 0] += 1 }
        }
        return names.map { name in prefixes(name).last { counts[$0, default: 0] >= 4 } }
    }

    private static func prefixes(_ name: String) -> [String] {
        name.indices.filter { name[$0] == "-" || name[$0] == "/" }.map { String(name[..<$0]) }
    }
}
