package import Plant

/// The words for readings of power and environment: instruments, checks, and what was done.
package enum PowerWords {
    private static let kinds: Set<String> = [
        "air-temperature", "battery-test", "clamp-current", "desk", "earth-continuity", "earthing",
        "hum", "mains-voltage", "powered", "rack-air", "restart", "ride-through",
        "supply-redundancy", "touch-voltage",
    ]
    private static let actions: Set<String> = [
        "call-contractor", "change-filter", "clear-load", "energise", "isolate", "replace-fans",
        "replace-psu", "reseat", "reset-breaker", "rewire",
    ]

    /// Whether it has words of its own for a reading.
    package static func knows(_ reading: Reading) -> Bool {
        if reading.kind == "done" { return actions.contains(reading.symbol("action") ?? "") }
        return kinds.contains(reading.kind)
    }

    /// One to eight lines that say what a reading shows, and nothing of what it means. A field that
    /// isn't there is called nothing.
    package static func sentences(_ reading: Reading) -> [String] {
        let at = reading.point
        func value(_ name: String) -> String { text(reading[name]) }
        let lines: [String] =
            switch reading.kind {
            case "clamp-current": ["\(at), around its \(value("conductor")): \(value("current"))."]
            case "touch-voltage": ["\(at): \(value("chassis")) between chassis and earth."]
            case "mains-voltage": voltage(reading)
            case "earth-continuity":
                [
                    "\(at): earth "
                        + (reading["earth"] == ReadingValue.none ? "open" : value("earth"))
                        + ", line and neutral \(value("line"))."
                ]
            case "battery-test":
                reading.symbol("result") == "done"
                    ? ["\(at): its battery would hold \(value("holds"))."]
                    : ["\(at) won't test its battery now."]
            case "air-temperature": ["\(at): \(value("temperature"))."]
            case "powered": ["\(at) runs: \(value("runs"))."]
            case "supply-redundancy":
                [
                    "\(at): \(value("supplies")) supplies work, on \(value("feeds")) feeds, "
                        + (reading.flag("steady") ? "steadily." : "not steadily.")
                ]
            case "ride-through":
                [
                    "\(at) would hold \(value("holds")) of the \(value("owed")) that it should, "
                        + "at a load of \(value("load"))."
                ]
            case "restart":
                [
                    "\(at): breaker \(value("breaker")), outlets start \(value("start")).",
                    "A surge of \(value("surge")) when power comes: it \(trips(reading)).",
                ]
            case "earthing": earthing(reading)
            case "rack-air":
                ["\(at): \(value("inlet")) at the inlet, fans \(value("fans")): \(value("air"))."]
            case "hum": hum(reading)
            case "desk":
                [
                    "\(at): machine \(value("machine")), picture \(value("picture")), "
                        + "movement \(value("movement")), pen \(value("pen"))."
                ]
            case "done": done(reading)
            default: listing(reading)
            }
        return Array(lines.prefix(8))
    }

    private static func text(_ value: ReadingValue?) -> String {
        value.map { QuantityWords.text($0) } ?? "nothing"
    }

    private static func voltage(_ reading: Reading) -> [String] {
        let volts = [("line-neutral", "L-N"), ("line-earth", "L-E"), ("neutral-earth", "N-E")]
            .map { "\($0.1) \(text(reading[$0.0]))" }.joined(separator: ", ")
        return ["\(reading.point): \(volts)."]
            + (reading.flag("fell-away") ? ["It fell away for a moment."] : [])
    }

    private static func trips(_ reading: Reading) -> String {
        switch reading.symbol("trips") {
        case "no": "doesn't trip"
        case "may": "may trip"
        case "will": "trips"
        default: "does nothing that is known"
        }
    }

    private static func earthing(_ reading: Reading) -> [String] {
        if reading.rows.isEmpty { return ["\(reading.point): every chassis is at earth."] }
        return reading.rows.map { row in
            "\(text(row.first)): \(text(row.dropFirst().first)) between chassis and earth."
        }
    }

    private static func hum(_ reading: Reading) -> [String] {
        let parts = [50, 100, 150].compactMap { hertz in
            reading["at-\(hertz)-hz"].map { "\(hertz) Hz \(text($0))" }
        }
        return [
            "\(reading.point), \(text(reading["line"])) lines: \(text(reading["level"])) against "
                + "0 dBu" + (reading.flag("hums") ? ", to be heard." : "."),
            parts.joined(separator: ", ") + ".",
        ]
    }

    private static func done(_ reading: Reading) -> [String] {
        let action = SessionWords.spaced(reading.symbol("action") ?? "done")
        let details = reading.fields.filter { $0.name != "action" && $0.name != "without-leave" }
            .map { "\(SessionWords.spaced($0.name)) \(text($0.value))" }
        return [
            "\(reading.point): \(action)"
                + (details.isEmpty ? "." : " (" + details.joined(separator: ", ") + ").")
        ]
    }

    private static func listing(_ reading: Reading) -> [String] {
        ["\(SessionWords.spaced(reading.kind)) at \(reading.point):"]
            + reading.fields.map { "\(SessionWords.spaced($0.name)): \(text($0.value))" }
    }
}

/// How a client says that something of power or of their desk doesn't do, without naming why.
enum PowerTicketWords {
    /// The kinds of checks that it has sentences for.
    static let checks: Set<String> = ["desk-works", "hum-below", "inlet-within", "powered"]

    /// A sentence in the client's register.
    ///
    /// - Parameter noticed: the word of a field of the check's reading, if the client noticed it.
    static func sentence(
        _ check: String, thing: String, _ register: TicketWords.Register,
        noticed: (String) -> String?
    ) -> String {
        switch (check, register) {
        case ("powered", .terse): return "The \(thing) is dead."
        case ("powered", _):
            return noticed("runs") == "restarts"
                ? "The \(thing) keeps starting anew, all by itself." : "The \(thing) is dead."
        case ("hum-below", .technical): return "There's mains hum on every line in here."
        case ("hum-below", _): return "Everything in this room hums."
        case ("inlet-within", .technical): return "The \(thing) is running hot; its fans are up."
        case ("inlet-within", _): return "There's a noise like a hoover from the \(thing)."
        default: return desk(thing, register, noticed)
        }
    }

    private static func desk(
        _ thing: String, _ register: TicketWords.Register, _ noticed: (String) -> String?
    ) -> String {
        if noticed("machine") == "another" { return "I'm driving somebody else's machine." }
        if noticed("machine") == "none" || noticed("picture") == "none" {
            return register == .terse
                ? "No picture on my desk." : "My screen is black, and nothing I press helps."
        }
        if noticed("picture") == "1024x768" {
            return "Everything on my screen is huge and coarse since it was restarted."
        }
        if noticed("pen") == "without-pressure" { return "My pen draws, but it feels no pressure." }
        if noticed("pen") == "lags" { return "My pen lags behind, and moving pictures smear." }
        return "Something is wrong with the \(thing)."
    }
}
