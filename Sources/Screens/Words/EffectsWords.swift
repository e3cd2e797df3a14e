import Plant

/// What a command did to the house, seen by the engine and not by the trainee, in words.
///
/// It is for the debrief and for replays of closed sessions: while a session goes on, none of it
/// may be shown.
enum EffectsWords {
    /// What a sentence is about.
    enum Sort: Hashable {
        /// How something stood when the client called.
        case atCall
        case edit
        /// A service, rule or expectation that held no longer.
        case lost
        /// One that held again.
        case regained
        case mended
        case broken
        /// A service of somebody's that was down for a while.
        case down
    }

    /// One sentence of it.
    struct Line: Hashable {
        var sort: Sort
        var text: String
    }

    /// The sentences of an `effects` reading, in its order; none for any other reading.
    static func lines(_ reading: Reading) -> [Line] {
        guard reading.kind == "effects" else { return [] }
        return reading.rows.indices.compactMap { line(reading.row($0)) }
    }

    /// The sentences alone.
    static func sentences(_ reading: Reading) -> [String] { lines(reading).map(\.text) }

    private static func line(_ row: Reading) -> Line? {
        let id = row.symbol("id") ?? ""
        let title = row.symbol("title") ?? id
        switch row.symbol("what") {
        case "edit":
            return Line(
                sort: .edit,
                text: "`\(id)` went from \(value(row, "before")) to \(value(row, "after"))")
        case "service", "invariant": return check(row, "right", title)
        // A person may expect what nobody owes them.
        case "expectation": return check(row, "as somebody expects it", title)
        case "fault": return fault(row, "`\(id)`, \(SessionWords.spaced(title))")
        case "down":
            return Line(
                sort: .down,
                text: "down meanwhile: \(title), for \(SessionWords.span(row, "after"))"
            )
        default: return nil
        }
    }

    private static func check(_ row: Reading, _ state: String, _ title: String) -> Line {
        switch (row["before"], row.flag("after")) {
        case (ReadingValue.none?, _), (nil, _):
            Line(sort: .atCall, text: "wasn't \(state): \(title)")
        case (_, true): Line(sort: .regained, text: "\(state) again: \(title)")
        case (_, false): Line(sort: .lost, text: "no longer \(state): \(title)")
        }
    }

    private static func fault(_ row: Reading, _ what: String) -> Line {
        switch (row["before"], row.flag("after")) {
        case (ReadingValue.none?, let isThere), (nil, let isThere):
            Line(
                sort: .atCall,
                text: isThere
                    ? "was wrong: \(what)"
                    : "was still to come: \(what)")
        case (_, false): Line(sort: .mended, text: "mended: \(what)")
        case (_, true): Line(sort: .broken, text: "wrong again: \(what)")
        }
    }

    private static func value(_ row: Reading, _ field: String) -> String {
        let text = row.symbol(field) ?? ""
        return text.isEmpty ? "nothing" : "\"\(text)\""
    }
}
