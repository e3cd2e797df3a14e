import Plant
import TerminalCanvas

/// The end of a session in words: what became of it, and what says so.
enum OutcomeWords {
    static func element(_ reading: Reading) -> Element {
        .group([
            .heading("Outcome", level: 2),
            .paragraph(sentence(reading)),
            .fields(facts(reading)),
            .heading("What was wrong, and what you said", level: 2),
            .list(causes(reading)),
            .heading("What is owed, and how it stands", level: 2),
            .list(standing(reading)),
        ])
    }

    /// An outcome in a word or two, for lists.
    static func short(_ outcome: String?) -> String {
        switch outcome {
        case nil: "open"
        case "none"?: "not mended"
        case let word?: SessionWords.spaced(word)
        }
    }

    private static func sentence(_ reading: Reading) -> String {
        switch reading.symbol("outcome") {
        case "fixed":
            "Fixed: every service and every rule of the house holds, now and later, and nothing "
                + "that was put wrong is left."
        case "restored":
            "Restored: the services hold, but by a workaround: something that was put wrong is "
                + "left, or a rule of the house is broken, now or later."
        case "contained":
            "Contained: the fault stands; you found where it is and handed it on."
        default:
            "Not mended: a service that is owed doesn't hold, or won't for long, and the fault was "
                + "neither found nor handed on."
        }
    }

    private static func facts(_ reading: Reading) -> [LabelledText] {
        [
            LabelledText(
                "time",
                SessionWords.span(reading, "elapsed") + " of "
                    + SessionWords.span(reading, "budget")),
            LabelledText("closed before the deadline", yes(reading, "in-time")),
            LabelledText(
                "services you took down",
                (reading.integer("disruption") ?? 0) == 0
                    ? "none" : "for \(SessionWords.span(reading, "disruption")) in all"),
            LabelledText("money spent", "\(reading.integer("spent") ?? 0) pounds"),
            LabelledText(
                "measurements before the first change",
                String(reading.integer("measured-before-change") ?? 0)),
            LabelledText("checked where the client sees it", yes(reading, "verified")),
            LabelledText("client told", yes(reading, "told-client")),
            LabelledText(
                "changes without the leave they take",
                String(reading.integer("without-leave") ?? 0)),
            LabelledText("spares left in place", String(reading.integer("swaps-left") ?? 0)),
            LabelledText("hints", String(reading.integer("hints") ?? 0)),
        ]
    }

    private static func causes(_ reading: Reading) -> [String] {
        var lines: [String] = []
        var counts: [Int] = []
        /// Several of one sort are one line with their number.
        func add(_ line: String) {
            if let known = lines.firstIndex(of: line) {
                counts[known] += 1
            } else {
                lines.append(line)
                counts.append(1)
            }
        }
        for index in reading.rows.indices {
            let row = reading.row(index)
            let title = SessionWords.spaced(row.symbol("title") ?? "")
            let what = "\(row.symbol("id") ?? ""), \(title)"
            switch row.symbol("what") {
            case "injected":
                add("was wrong: \(what): " + (row.flag("holds") ? "mended" : "still so"))
            case "stated":
                add(
                    "you said: \(what): " + (row.flag("holds") ? "that was it" : "that wasn't it"))
            default: break
            }
        }
        lines = zip(lines, counts).map { $1 == 1 ? $0 : "\($0) (\($1) of them)" }
        if !lines.contains(where: { $0.hasPrefix("was wrong") }) {
            lines.insert("nothing was broken", at: 0)
        }
        if !lines.contains(where: { $0.hasPrefix("you said") }) {
            lines.append("you stated no cause")
        }
        return lines
    }

    /// What doesn't hold, by name; what does, by number.
    private static func standing(_ reading: Reading) -> [String] {
        var lines: [String] = []
        var holding = 0
        for index in reading.rows.indices {
            let row = reading.row(index)
            let title = row.symbol("title") ?? ""
            switch row.symbol("what") {
            case "service", "invariant":
                if row.flag("holds") {
                    holding += 1
                } else {
                    lines.append("doesn't hold: " + title)
                }
            case "later": lines.append("won't hold later: " + title)
            default: break
            }
        }
        lines.append("hold: \(holding) of the services and rules of the house")
        return lines
    }

    private static func yes(_ reading: Reading, _ field: String) -> String {
        reading.flag(field) ? "yes" : "no"
    }
}
