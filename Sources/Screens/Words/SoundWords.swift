package import Plant

/// The words for readings of the sound plane: what a meter or an ear tells, never what it means.
package enum SoundWords {
    /// Whether there are words here for readings of this kind.
    package static func knows(_ reading: Reading) -> Bool {
        switch reading.kind {
        case "ppm", "loudness", "phase", "tone", "sound-analyser", "spl", "lip-sync", "listen",
            "sound-at", "line-up-at", "loudness-spec", "lip-sync-within", "no-clicks",
            "room-level", "meter-set":
            true
        default: false
        }
    }

    /// The lines for a reading; at least one.
    package static func sentences(_ reading: Reading) -> [String] {
        var lines: [String]
        switch reading.kind {
        case "ppm": lines = ppm(reading)
        case "loudness": lines = loudness(reading)
        case "phase": lines = phase(reading)
        case "tone": lines = tone(reading)
        case "sound-analyser": lines = analyser(reading)
        case "spl": lines = level(reading)
        case "lip-sync", "lip-sync-within": lines = lipSync(reading)
        case "listen": lines = listen(reading)
        case "sound-at": lines = soundAt(reading)
        case "loudness-spec": lines = specification(reading)
        case "line-up-at": lines = lineUp(reading)
        case "no-clicks": lines = [ticks(reading)]
        case "room-level": lines = room(reading)
        case "meter-set":
            lines = [
                "\(reading.point) measures \(reading.symbol("layout") ?? ""), "
                    + "\(reading.symbol("gate") ?? "")-gated."
            ]
        default: lines = []
        }
        if reading.flag("interrupted") && reading.kind != "spl" {
            lines.append("Connecting the instrument took the feed away from what was plugged in.")
        }
        if lines.isEmpty { lines = ["\(spaced(reading.kind)) at \(reading.point)."] }
        return lines
    }

    // MARK: Instruments

    private static func ppm(_ reading: Reading) -> [String] {
        let scale = reading.symbol("scale") ?? "dB"
        return [state(reading)]
            + rows(reading) { row in
                guard row["ppm-iia"] != ReadingValue.none else {
                    return "Channel \(text(row["channel"])): nothing."
                }
                let mark = row.integer("ppm-mark-hundredths").map {
                    QuantityWords.rounded($0, 2, decimals: 1)
                }
                return "Channel \(text(row["channel"])): PPM \(mark ?? "-"), "
                    + "\(bare(row["ppm-iia"])) \(scale); type I \(bare(row["ppm-i"])) \(scale), "
                    + "VU \(bare(row["vu"])) \(scale)."
            }
    }

    private static func loudness(_ reading: Reading) -> [String] {
        guard let integrated = reading["integrated"] else { return [state(reading)] }
        let gate = reading.symbol("gate") == "dialogue" ? "dialogue-gated" : "programme"
        return [
            state(reading),
            "\(spaced(reading.symbol("layout") ?? "")) loudness, \(gate): "
                + "\(bare(integrated)) LUFS; range \(bare(reading["range"])) LU.",
            "Largest momentary \(bare(reading["momentary"])) LUFS, short-term "
                + "\(bare(reading["short-term"])) LUFS.",
            "True peak \(bare(reading["true-peak"])) dBTP, sample peak "
                + "\(bare(reading["sample-peak"])) dBFS.",
        ]
    }

    private static func phase(_ reading: Reading) -> [String] {
        guard reading["correlation-thousandths"] != nil else { return [state(reading)] }
        let correlation = reading.integer("correlation-thousandths").map {
            QuantityWords.rounded($0, 3, decimals: 2)
        }
        return [
            state(reading),
            "Correlation \(correlation ?? "none"); in mono \(bare(reading["mono-sum"])) dB "
                + "against the mean of both.",
        ]
    }

    private static func tone(_ reading: Reading) -> [String] {
        let scale = reading.symbol("scale") ?? "dB"
        return [state(reading)]
            + rows(reading) { row in
                let channel = "Channel \(text(row["channel"])): "
                guard let millihertz = row.integer("frequency-millihertz") else {
                    return channel
                        + (row.symbol("sound") == "silence"
                            ? "silence." : "no steady tone, \(bare(row["level"])) \(scale).")
                }
                let breaks = row.integer("breaks") ?? 0
                return channel
                    + "\(QuantityWords.rounded(millihertz, 3, decimals: 1)) Hz at "
                    + "\(bare(row["level"])) \(scale)" + (breaks > 0 ? ", broken." : ".")
            }
    }

    private static func analyser(_ reading: Reading) -> [String] {
        var lines = [state(reading)]
        guard reading["channels"] != nil else { return lines }
        if let offset = reading.integer("clock-offset-ppb") {
            let sign = offset > 0 ? "+" : ""
            lines.append(
                "Sample clock \(sign)\(QuantityWords.rounded(offset, 3, decimals: 2)) ppm "
                    + "from nominal.")
        }
        lines.append(ticks(reading))
        if case .list(let groups)? = reading["groups"], reading.symbol("carrier") == "embedded" {
            lines.append(
                groups.isEmpty
                    ? "No groups of embedded sound."
                    : "Embedded groups \(groups.map(String.init).joined(separator: ", ")).")
        }
        if case .list(let active)? = reading["active-channels"] {
            lines.append(
                active.isEmpty
                    ? "All channels silent."
                    : "Sound in channels \(active.map(String.init).joined(separator: ", ")).")
        }
        return lines
    }

    private static func level(_ reading: Reading) -> [String] {
        ["At the seat, with pink noise on one loudspeaker after the other:"]
            + rows(reading) { row in
                row["level"] == ReadingValue.none
                    ? "\(speaker(row)): nothing."
                    : "\(speaker(row)): \(bare(row["level"])) dBC, lowest octave "
                        + "\(bare(row["low-band"])) dB."
            }
    }

    private static func lipSync(_ reading: Reading) -> [String] {
        switch reading.symbol("state") {
        case "measured"?:
            let early = reading.integer("early") ?? 0
            if early == 0 { return ["Sound and picture come together."] }
            return ["Sound \(early.magnitude) ms \(early > 0 ? "early" : "late")."]
        case "no-picture"?: return ["No programme on the screen to measure against."]
        case "no-sound"?: return ["No sound to measure."]
        case "different"?: return ["The sound doesn't belong to the picture."]
        default: return []
        }
    }

    private static func listen(_ reading: Reading) -> [String] {
        guard reading.symbol("state") == "locked" else { return [state(reading)] }
        var lines = rows(reading) { row in
            guard row.symbol("sound") != "silence" else { return "\(speaker(row)): silence." }
            let from = row.symbol("from").map { ", what belongs to \($0.uppercased())" } ?? ""
            return "\(speaker(row)): \(row.symbol("sound") ?? "sound")\(from), "
                + "\(bare(row["level"])) dB."
        }
        if reading.flag("hum") { lines.append("It hums.") }
        if reading.integer("ticks") != nil { lines.append(ticks(reading)) }
        switch reading.symbol("image") {
        case "thin"?: lines.append("It sounds thin, and nothing stands in the middle.")
        case "phasey"?: lines.append("It sounds hollow and phasey.")
        case "mono"?: lines.append("Left and right are the same.")
        default: break
        }
        if reading.symbol("pitch") == "low" { lines.append("It is low and slow.") }
        if let echo = reading.integer("echo") {
            lines.append("Who speaks hears themselves \(echo) ms later.")
        }
        return lines
    }

    // MARK: Checks

    private static func soundAt(_ reading: Reading) -> [String] {
        var lines = ["At \(reading.point): \(reading.symbol("sound") ?? "nothing")."]
        if reading.symbol("channels") == "wrong" {
            lines.append("Channels aren't where they belong.")
        }
        if let silent = reading.integer("silent-channels"), silent > 0 {
            lines.append("\(silent) channels are silent.")
        }
        if let error = reading.integer("level-error"), error >= 1000 {
            lines.append("Levels differ by \(QuantityWords.rounded(error, 3, decimals: 1)) dB.")
        }
        if reading.flag("hum") { lines.append("It hums.") }
        if reading.flag("clicks") { lines.append("It clicks.") }
        if reading.symbol("pitch") == "low" { lines.append("It is low and slow.") }
        if reading.symbol("phase") == "wrong" { lines.append("Left and right don't fit.") }
        return lines
    }

    private static func specification(_ reading: Reading) -> [String] {
        [
            "\(reading.symbol("sound") ?? "Nothing"): \(bare(reading["integrated"])) LUFS, "
                + "true peak \(bare(reading["true-peak"])) dBTP, range "
                + "\(bare(reading["range"])) LU."
        ]
    }

    private static func lineUp(_ reading: Reading) -> [String] {
        guard reading.flag("meaningful") else { return ["No line-up tone at \(reading.point)."] }
        return ["Line-up at \(reading.point) is \(bare(reading["level-error"])) dB off."]
    }

    private static func room(_ reading: Reading) -> [String] {
        rows(reading) { "\(speaker($0)): \($0.symbol("looks") ?? "")." }
    }

    // MARK: Parts

    private static func ticks(_ reading: Reading) -> String {
        guard let period = reading.integer("ticks") ?? reading.integer("tick-period") else {
            return "No clicks."
        }
        return "A click every \(QuantityWords.rounded(period, 3, decimals: 1)) s or so."
    }

    private static func speaker(_ row: Reading) -> String {
        (row.symbol("speaker") ?? "").uppercased()
    }

    private static func state(_ reading: Reading) -> String {
        switch reading.symbol("state") {
        case "no-signal"?: "No signal."
        case "unlocked"?: "A carrier, but no lock."
        default:
            switch reading.symbol("carrier") {
            case "aes3"?: "AES3, locked."
            case "madi"?: "MADI, locked."
            case "embedded"?: "Embedded sound."
            case "flow"?: "A network flow."
            default: "Analogue."
            }
        }
    }

    private static func rows(_ reading: Reading, _ sentence: (Reading) -> String) -> [String] {
        reading.rows.indices.map { sentence(reading.row($0)) }
    }

    /// A figure in tenths without its unit, which the sentence says.
    private static func bare(_ value: ReadingValue?) -> String {
        if case .quantity(let quantity)? = value {
            return QuantityWords.rounded(quantity.value, 3, decimals: 1)
        }
        return "-"
    }

    private static func text(_ value: ReadingValue?) -> String {
        value.map { QuantityWords.text($0) } ?? "-"
    }

    private static func spaced(_ name: String) -> String {
        String(name.map { $0 == "-" ? " " : $0 })
    }
}

/// What somebody says who has heard that something is wrong.
enum SoundTicketWords {
    /// One sentence for a claim about sound; what was noticed by the names of the fields.
    static func sentence(
        _ kind: String, _ noticed: [(name: String, word: String)], _ thing: String, isTerse: Bool
    ) -> String {
        func word(_ name: String) -> String? { noticed.first { $0.name == name }?.word }
        let what: String
        switch kind {
        case "loudness-spec":
            what =
                word("peaks") == "over"
                ? "the delivery came back for its peaks"
                : "the delivery came back, it's too \(word("loud") ?? "loud or too quiet")"
        case "lip-sync-within":
            what =
                word("sync") == "early" ? "lips move after the words" : "lips move before the words"
        case "no-clicks": what = "there's a click again and again"
        case "room-level": what = "it doesn't sound like the room I know"
        default: what = heard(word)
        }
        return isTerse ? "\(thing.capitalisedFirst): \(what)." : "On the \(thing), \(what)."
    }

    private static func heard(_ word: (String) -> String?) -> String {
        if word("sound") == "" { return "there's no sound" }
        if word("hum") == "yes" { return "it's thin and it hums" }
        if word("pitch") == "low" { return "everything is flat and slow" }
        if word("clicks") == "yes" { return "it clicks" }
        if word("phase") == "wrong" { return "it's hollow, the middle has gone" }
        if word("channels") == "wrong" { return "things come from the wrong loudspeakers" }
        if word("silent-channels") != nil { return "some of the channels are missing" }
        return "the sound isn't right"
    }
}

extension String {
    /// With a capital at its beginning.
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
