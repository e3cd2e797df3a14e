import Plant
import SimulationKernel
import TerminalCanvas

/// Readings that every facility has, in words: places, things, people, papers and what was done.
enum SessionWords {
    /// The element of a reading of one of these kinds, or nil where the kind isn't one of them.
    static func element(_ reading: Reading) -> Element? {
        switch reading.kind {
        case "arrival": arrival(reading)
        case "place": place(reading)
        case "look": LookWords.look(reading)
        case "menu": LookWords.menu(reading)
        case "trace": trace(reading)
        case "map": map(reading)
        case "drawing": drawing(reading)
        case "done": .paragraph(done(reading))
        case "changed": changed(reading)
        case "when": .paragraph(when(reading))
        case "working", "yesterday": working(reading)
        case "permission": permission(reading)
        case "belief":
            .paragraph(
                "\(reading.point), of \(reading.symbol("statement") ?? "it"): "
                    + "\"\(reading.symbol("says") ?? "")\".")
        case "document": document(reading)
        case "told": .paragraph("\(reading.point) has been told.")
        case "escalated": .paragraph("Handed on to \(reading.point).")
        case "noted": .paragraph("Noted.")
        case "suspected": .paragraph("Noted as a suspect: \(named(reading)).")
        case "ruled-out": .paragraph("Noted as ruled out: \(named(reading)).")
        case "diagnosed": diagnosed(reading)
        case "verified": .paragraph(verified(reading))
        case "waited":
            .paragraph("You wait \(span(reading, "span")).")
        case "hint": HintWords.element(reading)
        case "outcome": OutcomeWords.element(reading)
        default: nil
        }
    }

    static func span(_ reading: Reading, _ field: String) -> String {
        QuantityWords.span(milliseconds: reading.integer(field) ?? 0)
    }

    static func clock(_ value: ReadingValue?) -> String {
        guard case .quantity(let quantity) = value else { return "" }
        return ClockWords.face(SimulatedTime(milliseconds: quantity.value))
    }

    // MARK: Places and things

    private static func arrival(_ reading: Reading) -> Element {
        .paragraph(
            "You walk to: \(reading.symbol("title") ?? reading.point), "
                + "\(span(reading, "walk")).")
    }

    private static func place(_ reading: Reading) -> Element {
        let rows = reading.rows.indices.map { index -> [String] in
            let row = reading.row(index)
            let category = row.symbol("category") ?? ""
            return [
                row.symbol("element") ?? "", row.symbol("title") ?? "",
                category == "equipment" ? row.symbol("rack") ?? "" : category,
            ]
        }
        return .group([
            .heading(reading.symbol("title") ?? reading.point, level: 2),
            .table(columns: ["name", "what", "where"], rows: rows),
        ])
    }

    private static func trace(_ reading: Reading) -> Element {
        guard let cable = reading.symbol("cable") else {
            return .paragraph("Nothing is plugged into \(reading.point).")
        }
        var text = "In \(reading.point): cable \(cable), \(reading.symbol("kind") ?? ""). "
        if reading.symbol("far-end") == "none" {
            text += "Its other end hangs loose."
        } else {
            text +=
                "Its other end is in \(reading.symbol("far-end") ?? ""), on "
                + "\(reading.symbol("element") ?? ""), in \(reading.symbol("place") ?? "")."
        }
        return .paragraph(text)
    }

    private static func map(_ reading: Reading) -> Element {
        .group([
            .paragraph("Places, and how long it takes to walk there from here:"),
            .table(
                columns: ["name", "place", "walk"],
                rows: reading.rows.indices.map { index in
                    let row = reading.row(index)
                    let walk = row.integer("walk") ?? 0
                    return [
                        row.symbol("place") ?? "", row.symbol("title") ?? "",
                        walk == 0 ? "you are here" : QuantityWords.span(milliseconds: walk),
                    ]
                }),
        ])
    }

    private static func drawing(_ reading: Reading) -> Element {
        guard !reading.rows.isEmpty else {
            return .paragraph("The drawings show no cable at \(reading.point).")
        }
        return .group([
            .paragraph("As drawn, \(reading.symbol("title") ?? reading.point) has:"),
            .table(
                columns: ["port", "cable", "far end"],
                rows: reading.rows.map { $0.map(QuantityWords.text) }),
        ])
    }

    // MARK: Doing

    private static func done(_ reading: Reading) -> String {
        let point = reading.point
        var text: String
        switch reading.symbol("action") ?? "" {
        case "patch":
            text =
                "Cable \(reading.symbol("cable") ?? ""), end \(reading.symbol("end") ?? ""): "
                + "from \(reading.symbol("from") ?? "") into \(point)."
        case "unplug":
            text =
                "Cable \(reading.symbol("cable") ?? ""), end \(reading.symbol("end") ?? ""), "
                + "pulled out of \(point)."
        case "set":
            text =
                "\(point): \(reading.symbol("setting") ?? "") from "
                + "\(reading.symbol("before") ?? "") to \(reading.symbol("after") ?? "")."
        case "label":
            text =
                "\(point): \(reading.symbol("setting") ?? "") now reads "
                + "\"\(reading.symbol("after") ?? "")\"; it read "
                + "\"\(reading.symbol("before") ?? "")\"."
        case "swap":
            text =
                "A known-good spare stands in for \(point). `swap \(point) back` "
                + "returns the original."
        case "swap-back": text = "The original \(point) is back in its place."
        case "replace": text = "\(point) has been replaced."
        default: text = generic(reading)
        }
        if let leave = leave(reading) { text += " " + leave }
        return text
    }

    /// Whose leave a change would have taken that nobody gave, as a sentence.
    static func leave(_ reading: Reading) -> String? {
        reading.symbol("without-leave").map { "You had no leave for this (\(spaced($0)))." }
    }

    /// Any `done` reading: the action and its fields.
    private static func generic(_ reading: Reading) -> String {
        let fields = reading.fields
            .filter { $0.name != "action" && $0.name != "without-leave" }
            .map { "\(spaced($0.name)) \(QuantityWords.text($0.value))" }
        let action = spaced(reading.symbol("action") ?? "done")
        return "\(reading.point): \(action)"
            + (fields.isEmpty ? "." : ", " + fields.joined(separator: ", ") + ".")
    }

    // MARK: People and papers

    private static func changed(_ reading: Reading) -> Element {
        guard !reading.rows.isEmpty else {
            return .paragraph("\(reading.point) knows of nothing that has changed.")
        }
        return .group([
            .paragraph("\(reading.point) tells you:"), .list(occurrences(reading)),
        ])
    }

    private static func occurrences(_ reading: Reading) -> [String] {
        reading.rows.indices.map { index in
            let row = reading.row(index)
            return "\(clock(row["at"])): \(row.symbol("text") ?? "")"
        }
    }

    private static func when(_ reading: Reading) -> String {
        guard case .quantity? = reading["noticed"] else {
            return "\(reading.point) didn't notice anything and can't say."
        }
        return "\(reading.point) first noticed it at \(clock(reading["noticed"]))."
    }

    private static func working(_ reading: Reading) -> Element {
        guard !reading.rows.isEmpty else {
            return .paragraph("\(reading.point) uses nothing that they could speak for.")
        }
        let when = reading.kind == "working" ? "now" : "yesterday"
        return .group([
            .paragraph("\(reading.point), of how things are \(when):"),
            .list(
                reading.rows.indices.map { index in
                    let row = reading.row(index)
                    return "\(row.symbol("title") ?? ""): "
                        + (row.flag("holds") ? "all right" : "not right")
                }),
        ])
    }

    private static func permission(_ reading: Reading) -> Element {
        guard !reading.rows.isEmpty else {
            return .paragraph("\(reading.point) has no leave to give.")
        }
        let names = reading.rows.flatMap { $0 }.map(QuantityWords.text)
        return .paragraph(
            "\(reading.point) agrees: you may do what takes the leave of: "
                + names.joined(separator: ", ") + ".")
    }

    private static func document(_ reading: Reading) -> Element {
        var parts: [Element] = [.heading(reading.symbol("title") ?? reading.point, level: 2)]
        let lines = reading.fields.filter { $0.name == "line" }
        if !lines.isEmpty { parts.append(.list(lines.map { QuantityWords.text($0.value) })) }
        let statements = reading.fields.filter { $0.name.hasPrefix("statement:") }
        if !statements.isEmpty {
            parts.append(
                .fields(
                    statements.map {
                        LabelledText(String($0.name.dropFirst(10)), QuantityWords.text($0.value))
                    }))
        }
        if !reading.rows.isEmpty { parts.append(.list(occurrences(reading))) }
        if parts.count == 1 { parts.append(.paragraph("It is empty.")) }
        return .group(parts)
    }

    // MARK: Notes

    private static func named(_ reading: Reading) -> String {
        reading.point + (reading.symbol("mode").map { ", \(spaced($0))" } ?? "")
    }

    private static func diagnosed(_ reading: Reading) -> Element {
        guard !reading.rows.isEmpty else {
            return .paragraph("Stated: nothing is broken.")
        }
        return .group([
            .paragraph("Stated as the cause:"),
            .list(
                reading.rows.map { $0.map(QuantityWords.text).joined(separator: ", ") }),
        ])
    }

    private static func verified(_ reading: Reading) -> String {
        let who = reading.symbol("person") ?? "the house"
        let how = reading.symbol("by") == "telephone" ? "asked by telephone" : "on the spot"
        let title = reading.symbol("title") ?? reading.point
        return "Checked with \(who), \(how): \(title): "
            + (reading.flag("holds") ? "right." : "not right.")
    }

    static func spaced(_ name: String) -> String {
        name.split(separator: "-").joined(separator: " ")
    }
}
