package import Plant

/// The reference plane's readings in plain lines: what an instrument shows, nothing more.
package enum ReferenceWords {
    /// The kinds of readings that it has words for.
    private static let kinds = [
        "genlock", "frequency", "timecode", "ptp", "ptp-phase", "clock", "locked-to-reference",
        "timecode-at", "clocks-within", "ptp-followers",
    ]

    /// Whether it has words of its own for a reading.
    package static func knows(_ reading: Reading) -> Bool { kinds.contains(reading.kind) }

    /// One to eight lines, of any length: whoever shows them breaks them. A reading of an unknown
    /// shape is listed.
    package static func sentences(_ reading: Reading) -> [String] {
        let lines: [String] =
            switch reading.kind {
            case "genlock": genlock(reading)
            case "frequency": frequency(reading)
            case "timecode": timecode(reading)
            case "ptp": ptp(reading)
            case "ptp-phase": ["\(reading.point) against UTC: phase \(value(reading, "phase"))"]
            case "clock": clock(reading)
            case "locked-to-reference": locked(reading)
            case "timecode-at": owed(reading)
            case "clocks-within": clocks(reading)
            case "ptp-followers": followers(reading)
            default: listing(reading)
            }
        return Array((lines.isEmpty ? listing(reading) : lines).prefix(8))
    }

    // MARK: Instruments

    private static func genlock(_ reading: Reading) -> [String] {
        var lines: [String]
        switch reading.symbol("state") {
        case "reference-signal":
            lines = [
                "\(reading.point): \(spaced(reading, "format")), "
                    + "sync \(value(reading, "sync-level"))",
                "timing against the house's zero: \(value(reading, "timing"))",
            ]
        case "locked" where reading["format"] != nil:
            lines = ["\(reading.point): picture \(spaced(reading, "format"))"]
            if reading.flag("referenced") {
                lines.append(
                    "against the reference: \(value(reading, "lines")) lines and "
                        + "\(value(reading, "timing")); half a line is "
                        + value(reading, "half-line"))
            } else {
                lines.append("against the reference: it walks through")
            }
        default: lines = ["\(reading.point): \(spaced(reading, "state"))"]
        }
        if reading.flag("interrupted") { lines.append("the line was taken off meanwhile") }
        return lines
    }

    private static func frequency(_ reading: Reading) -> [String] {
        guard let signal = reading.symbol("signal"), signal != "none" else {
            return ["\(reading.point): nothing to count"]
        }
        var lines = [
            "\(reading.point): \(words(signal)), nominal \(spaced(reading, "nominal")), "
                + "off by \(ppm(reading.integer("offset-ppb") ?? 0)) ppm"
        ]
        if let slip = reading["slip-every"] {
            lines.append(
                slip == .none
                    ? "slips against the house's clock: none in an hour"
                    : "slips a sample against the house's clock every "
                        + value(reading, "slip-every"))
        }
        if reading["locked"] != nil {
            lines.append("locked to what it is given: \(yes(reading, "locked"))")
        }
        if reading.flag("interrupted") { lines.append("the line was taken off meanwhile") }
        return lines
    }

    private static func timecode(_ reading: Reading) -> [String] {
        var lines = ["\(reading.point): \(way(reading))"]
        if reading.flag("reads") {
            let label = reading.symbol("time") ?? reading.symbol("start") ?? ""
            let count = reading.flag("drop-frame") ? "drop-frame" : "non-drop"
            lines.append(
                "\(label), \(spaced(reading, "rate")) \(count), counts "
                    + spaced(reading, "counts"))
            lines.append(
                "ahead of what it should be by \(frames(reading, "offset-milli-frames")) frames, "
                    + "gains \(frames(reading, "drift-milli-frames-per-hour")) an hour")
            if reading.flag("burn-in") { lines.append("the label is in the picture too") }
        }
        lines.append(
            "words not read in a minute: \(reading.integer("errors") ?? 0); "
                + "bursts: \(reading.integer("interruptions") ?? 0)")
        if reading["works-at"] != nil {
            let count = reading.flag("counts-drop-frame") ? "drop-frame" : "non-drop"
            lines.append(
                "works at \(spaced(reading, "works-at")) \(count), "
                    + "reference \(reading.flag("locked") ? "locked" : "not locked"); files begin "
                    + "\(frames(reading, "file-milli-frames")) frames later")
        }
        if let hour = reading["jump-hour"] {
            lines.append(
                hour == .none
                    ? "a day's log: no jump"
                    : "a day's log: a jump of \(value(reading, "jump-frames")) frames at "
                        + "\(value(reading, "jump-hour")):00")
        }
        return lines
    }

    private static func way(_ reading: Reading) -> String {
        switch reading.symbol("way") {
        case "ltc": "timecode on the line, \(value(reading, "level")) from peak to peak"
        case "atc": "timecode in the picture"
        case "internal": "its own timecode"
        default: "no timecode"
        }
    }

    /// As `pmc` lists its data sets.
    private static func ptp(_ reading: Reading) -> [String] {
        guard reading.flag("answers") else {
            return ["\(reading.point): the PTP service doesn't answer"]
        }
        return [
            "\(reading.point): portState \(word(reading, "port-state")), "
                + "domainNumber \(value(reading, "domain"))",
            "clockIdentity \(word(reading, "identity"))",
            "grandmasterIdentity \(word(reading, "grandmaster-identity")), "
                + "gmPresent \(reading.flag("gm-present"))",
            "gm.ClockClass \(value(reading, "gm-clock-class")), "
                + "grandmasterPriority1 \(value(reading, "gm-priority1")), "
                + "stepsRemoved \(value(reading, "steps-removed"))",
            "offsetFromMaster \(value(reading, "offset-from-master")), "
                + "meanPathDelay \(value(reading, "mean-path-delay"))",
            "logAnnounceInterval \(value(reading, "log-announce-interval")), receipt time-outs "
                + "in a minute: \(value(reading, "announce-timeouts"))",
            "currentUtcOffset \(value(reading, "current-utc-offset"))",
        ]
    }

    private static func clock(_ reading: Reading) -> [String] {
        var lines = [
            "\(reading.point): ahead of UTC by \(value(reading, "offset-milliseconds")), "
                + "local time by \(value(reading, "local-offset")) more"
        ]
        if let stratum = reading.integer("stratum") {
            let source = reading.symbol("source").map { "set by \($0)" } ?? "set by nobody"
            lines.append("stratum \(stratum), \(source)")
        }
        return lines
    }

    // MARK: Checks

    private static func locked(_ reading: Reading) -> [String] {
        let loose = rows(reading).filter { !$0.flag("locked") }.map { word($0, "device") }
        return [
            loose.isEmpty
                ? "locked: " + rows(reading).map { word($0, "device") }.joined(separator: ", ")
                : "not locked: " + loose.joined(separator: ", ")
        ]
    }

    private static func owed(_ reading: Reading) -> [String] {
        guard reading["rate"] != nil else { return ["timecode at \(reading.point): none is read"] }
        let count = word(reading, "drop-frame") == "yes" ? "drop-frame" : "non-drop"
        var lines = [
            "timecode at \(reading.point): read \(spaced(reading, "reads")), "
                + "\(spaced(reading, "rate")) \(count)",
            "ahead by \(frames(reading, "offset-milli-frames")) frames, gains "
                + "\(frames(reading, "drift-milli-frames-per-hour")) an hour",
            "files begin \(spaced(reading, "files")); jumps at work: "
                + spaced(reading, "jumps-in-hours"),
        ]
        if let hour = reading.integer("start-hour") { lines.append("begins at \(hour):00:00:00") }
        return lines
    }

    private static func clocks(_ reading: Reading) -> [String] {
        rows(reading).map { "\(word($0, "clock")) is ahead by \(value($0, "is-off"))" }
    }

    private static func followers(_ reading: Reading) -> [String] {
        rows(reading).map {
            "\(word($0, "clock")): \(word($0, "state")), grandmaster \(word($0, "grandmaster")), "
                + "differs by \(value($0, "differs"))"
        }
    }

    // MARK: Values

    private static func rows(_ reading: Reading) -> [Reading] {
        reading.rows.indices.map { reading.row($0) }
    }

    private static func listing(_ reading: Reading) -> [String] {
        let fields = reading.fields.map { "\($0.name) \(QuantityWords.text($0.value))" }
        return ["\(reading.kind) \(reading.point)"]
            + (fields.isEmpty
                ? []
                : [
                    fields.joined(separator: ", ")
                ])
    }

    private static func word(_ reading: Reading, _ name: String) -> String {
        reading.symbol(name) ?? "-"
    }

    private static func spaced(_ reading: Reading, _ name: String) -> String {
        words(word(reading, name))
    }

    private static func words(_ symbol: String) -> String {
        symbol.split(separator: "-").joined(separator: " ")
    }

    private static func yes(_ reading: Reading, _ name: String) -> String {
        reading.flag(name) ? "yes" : "no"
    }

    private static func value(_ reading: Reading, _ name: String) -> String {
        switch reading[name] {
        case nil, ReadingValue.none?: "-"
        case .quantity(let quantity)?: QuantityWords.short(quantity)
        case let other?: QuantityWords.text(other)
        }
    }

    /// Thousandths of a frame as frames with one decimal.
    private static func frames(_ reading: Reading, _ name: String) -> String {
        QuantityWords.rounded(reading.integer(name) ?? 0, 3, decimals: 1)
    }

    /// Parts per billion as parts per million.
    private static func ppm(_ partsPerBillion: Int64) -> String {
        QuantityWords.decimal(partsPerBillion, 3)
    }
}

/// What a client says of reference, timecode and time of day, without naming a cause.
enum ReferenceTickets {
    /// The sentence of one claim: the check's kind, the thing where it is looked at, and what was
    /// noticed of its reading.
    static func sentence(
        _ kind: String, _ thing: String, _ register: TicketWords.Register,
        noticed: [(name: String, word: String)]
    ) -> String {
        switch kind {
        case "locked-to-reference": locked(thing, register)
        case "clocks-within": clock(thing, register)
        case "ptp-followers": followers(thing, register)
        default: timecode(thing, register, noticed)
        }
    }

    private static func locked(_ thing: String, _ register: TicketWords.Register) -> String {
        switch register {
        case .technical: "The \(thing) says it has no reference; it won't lock."
        case .terse: "\(thing): no lock."
        case .anxious: "The \(thing) keeps saying it isn't locked and I have to record now!"
        case .plain: "The \(thing) has a light on that says it isn't locked."
        }
    }

    private static func clock(_ thing: String, _ register: TicketWords.Register) -> String {
        switch register {
        case .technical: "The time of day on the \(thing) is off."
        case .terse: "Clock's wrong on the \(thing)."
        case .anxious: "Nothing lets me log in and the time on the \(thing) can't be right!"
        case .plain: "The time on the \(thing) isn't right."
        }
    }

    private static func followers(_ thing: String, _ register: TicketWords.Register) -> String {
        switch register {
        case .technical: "The PTP clock of the \(thing) isn't where the others are."
        case .terse: "\(thing): clock's off."
        default: "The \(thing) won't stay in step with everything else."
        }
    }

    private static func timecode(
        _ thing: String, _ register: TicketWords.Register,
        _ noticed: [(name: String, word: String)]
    ) -> String {
        func word(_ name: String) -> String? { noticed.first { $0.name == name }?.word }
        let what: String
        if word("reads") == "nothing" {
            what = "there's no timecode"
        } else if let reads = word("reads"), reads != "well" {
            what = "the timecode comes and goes"
        } else if let drift = word("drift"), drift != "none" {
            what = "the timecode slowly walks off"
        } else if let offset = word("offset"), offset != "none" {
            what = "the timecode is out"
        } else if word("files") == "otherwise" {
            what = "the picture says one timecode and the file another"
        } else if word("jumps-in-hours") == "yes" {
            what = "the timecode jumps in the middle of the day"
        } else if let hour = word("start-hour") {
            what = "the programme starts at \(hour) hours"
        } else {
            what = "the timecode isn't right"
        }
        switch register {
        case .technical, .plain: return "On the \(thing), \(what)."
        case .terse: return "\(thing): \(what)."
        case .anxious: return "On the \(thing) \(what), and the session is today."
        }
    }
}
