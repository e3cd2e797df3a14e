import Plant
import TerminalCanvas

/// What a hint says, at each of its depths.
enum HintWords {
    static func element(_ reading: Reading) -> Element {
        switch reading.integer("depth") {
        case nil: ticket(reading)
        case 2: parts(reading)
        default: test(reading)
        }
    }

    private static func ticket(_ reading: Reading) -> Element {
        .group([
            .paragraph("Begin with what the ticket says. It can be looked at here:"),
            .list(
                reading.rows.indices.map { index in
                    let row = reading.row(index)
                    return "\(row.symbol("title") ?? ""): at \(row.symbol("endpoint") ?? "") "
                        + "in \(row.symbol("place") ?? ""); `verify \(row.symbol("check") ?? "")`"
                }),
        ])
    }

    /// Which parts of the house are still possible.
    private static func parts(_ reading: Reading) -> Element {
        var lines = reading.rows.indices.map { index -> String in
            let row = reading.row(index)
            let count = row.integer("things") ?? 0
            return "\(row.symbol("title") ?? "") (\(row.symbol("place") ?? "")): "
                + likely(row.symbol("likely") ?? "") + ", "
                + (count == 1 ? "one thing" : "\(count) things")
        }
        if let nothing = reading.symbol("nothing-broken"), nothing != "no" {
            lines.append("nothing is broken: " + likely(nothing))
        }
        return .group([
            .paragraph("After what you have seen it can still be:"), .list(lines),
        ])
    }

    private static func likely(_ word: String) -> String {
        switch word {
        case "mostly": "most of what is likely"
        case "partly": "some of it"
        default: "a little of it"
        }
    }

    /// Which kind of test tells most, and in the fourth depth at what, and why.
    private static func test(_ reading: Reading) -> Element {
        if reading.flag("enough") {
            return .paragraph(
                "No test tells much more: go through what you have seen, say what it is, and look "
                    + "whether it holds.")
        }
        var lines = ["What tells most for its price now: \(kind(reading))\(place(reading))."]
        if let command = reading.symbol("command") { lines.append(why(command, reading)) }
        return .group(lines.map { .paragraph($0) })
    }

    private static func kind(_ reading: Reading) -> String {
        let tool = reading.symbol("tool") ?? ""
        return switch reading.symbol("verb") ?? "" {
        case "measure": "a measurement with `\(tool)`"
        case "on": "`\(tool)` at a machine's console"
        case "look": "looking at something closely"
        case "menu": "reading something's menu"
        case "trace": "following a cable by hand"
        case "read": "reading a paper"
        case "ask" where tool == "changed": "asking somebody what happened lately"
        case "ask" where tool == "belief": "asking somebody what they take to be set"
        case "ask": "asking somebody what works for them"
        case "verify": "having somebody look whether something holds"
        case let verb: "`\(verb)`"
        }
    }

    private static func place(_ reading: Reading) -> String {
        reading.symbol("place").map { ", in `\($0)`" } ?? ""
    }

    private static func why(_ command: String, _ reading: Reading) -> String {
        let possible = reading.integer("possibilities") ?? 0
        let likeliest = ((reading.integer("likeliest-outcome") ?? 10_000) + 50) / 100
        let reason =
            likeliest <= 60
            ? "what is still possible is divided over its outcomes, none of which has more than "
                + "\(likeliest) % of it"
            : "its likeliest outcome would have \(likeliest) % of what is possible, and the others "
                + "would say much"
        return "`\(command)`: there \(possible == 1 ? "is" : "are") \(possible) "
            + "\(possible == 1 ? "possibility" : "possibilities") left, and \(reason)."
    }
}
