package import Plant

/// The words for readings of programs, media, lists and files.
package enum ApplicationWords {
    private static let kinds: Set<String> = [
        "application", "card-safe", "conform", "controls", "copies", "delivery", "delivery-spec",
        "file", "flash-test", "key", "labels", "media", "project", "qc-report", "qc-verdict",
        "stamps", "suite-output",
    ]
    private static let actions: Set<String> = [
        "export", "recopy-card", "relink", "restore-media", "verify-card",
    ]

    /// Whether it has words of its own for a reading.
    package static func knows(_ reading: Reading) -> Bool {
        if reading.kind == "done" { return actions.contains(reading.symbol("action") ?? "") }
        return kinds.contains(reading.kind)
    }

    /// Lines that say what a reading shows, and nothing of what it means. A reading of a shape that
    /// isn't known is listed.
    package static func sentences(_ reading: Reading) -> [String] {
        let lines: [String]? =
            switch reading.kind {
            case "application": page(reading)
            case "project": project(reading)
            case "suite-output": output(reading)
            case "controls":
                [
                    "Tablet and control surface at \(reading.point) "
                        + (reading.flag("answers") ? "answer." : "don't answer.")
                ]
            case "card-safe":
                [
                    "\(reading.point): \(value(reading, "copies")) copies, "
                        + "\(value(reading, "good")) right, "
                        + "\(value(reading, "read-back")) read back."
                ]
            case "copies": copies(reading)
            case "conform": conform(reading)
            case "labels": labels(reading)
            case "stamps":
                [
                    "\(reading.point): slate \(value(reading, "slate")), stamp "
                        + "\(value(reading, "stamp")), \(value(reading, "frames")) frames apart."
                ]
            case "delivery", "qc-verdict", "qc-report": points(reading)
            case "flash-test": flashes(reading)
            case "key":
                [
                    "\(reading.point): screening at \(moment(reading.integer("screening"))); "
                        + (reading.flag("plays") ? "the key opens." : "the key doesn't open.")
                ]
            case "done": done(reading)
            default: nil
            }
        return lines ?? listing(reading)
    }

    private static func value(_ reading: Reading, _ name: String) -> String {
        text(reading[name] ?? .none, name)
    }
    /// A value as it is spoken of: loudness and peaks with their own units, rates with their point.
    private static func text(_ value: ReadingValue, _ name: String) -> String {
        switch value {
        case .symbol(let word): return word.contains(".") ? word : spaced(word)
        case .text(let words): return words.isEmpty ? "none" : words
        case .quantity(let quantity) where quantity.unit == .millidecibel:
            let unit =
                switch name {
                case "loudness", "dialogue", "dialogue-loudness": "LUFS"
                case "loudness-range", "loudness-tolerance": "LU"
                case "true-peak": "dBTP"
                case "sample-peak": "dBFS"
                default: "dB"
                }
            return QuantityWords.rounded(quantity.value, 3, decimals: 1) + " " + unit
        case .quantity(let quantity) where name.hasPrefix("key-"):
            return moment(quantity.value)
        case .quantity(let quantity) where name == "duration":
            return QuantityWords.span(milliseconds: quantity.value)
        case .integer(let tone) where name == "tone":
            return "440 Hz reads \(QuantityWords.decimal(tone / 100, 1)) Hz"
        default: return QuantityWords.text(value)
        }
    }

    /// A minute of the story as a day and a time.
    private static func moment(_ minutes: Int64?) -> String {
        guard let minutes else { return "nothing" }
        let day = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440)
        let rest = minutes - day * 1440
        let minute = rest % 60 < 10 ? "0\(rest % 60)" : "\(rest % 60)"
        let name = day == 0 ? "today" : day > 0 ? "in \(day) days" : "\(-day) days ago"
        return "\(rest / 60):\(minute) \(name)"
    }

    private static func spaced(_ word: String) -> String { word.replacing("-", with: " ") }

    private static func named(_ reading: Reading, _ names: [String]) -> String {
        names.map { "\(spaced($0)) \(value(reading, $0))" }.joined(separator: ", ")
    }

    private static func page(_ reading: Reading) -> [String]? {
        guard reading["function"] != nil else { return nil }
        var lines = [
            "\(reading.point), \(value(reading, "function")), job \(value(reading, "job")): "
                + (reading.flag("runs") ? "running." : "not running."),
            "Settings: "
                + named(
                    reading,
                    [
                        "project-rate", "sequence-rate", "labels", "raster", "scan",
                        "colour-management", "viewing-lut", "delay-compensation",
                    ]) + ".",
            "Output: " + named(reading, ["output", "data-levels", "clip-levels"]) + ".",
            "System: " + named(reading, ["video-driver", "control-driver"]) + "; open: "
                + "\(value(reading, "opens")), save: \(value(reading, "saves")).",
            "Messages: "
                + named(reading, ["missing-plug-ins", "missing-fonts", "other-versions"]) + ".",
        ]
        for index in reading.rows.indices {
            let row = reading.row(index)
            lines.append(
                "Media \(value(row, "media")) at \(value(row, "path")): "
                    + "\(value(row, "offline")) of \(value(row, "clips")) clips offline, "
                    + "\(value(row, "outcome")), speed \(value(row, "speed")).")
        }
        return lines
    }

    private static func project(_ reading: Reading) -> [String]? {
        guard reading["offline"] != nil else { return nil }
        return [
            "The project on \(reading.point) "
                + (reading.flag("opens") ? "opens" : "doesn't open") + " and "
                + (reading.flag("saves") ? "saves." : "doesn't save."),
            "Media offline: \(value(reading, "offline")) of \(value(reading, "clips")) clips; "
                + "effects missing: \(value(reading, "missing-effects")).",
            "Clips play at \(value(reading, "slowest")) to \(value(reading, "fastest")); sound is "
                + "\(value(reading, "sound-late-per-hour")) late after an hour, what goes through "
                + "plug-ins \(value(reading, "stems-late")) samples.",
        ]
    }

    private static func output(_ reading: Reading) -> [String]? {
        guard let format = reading.symbol("format") else { return nil }
        if format == "no-signal" { return ["Nothing leaves the card of \(reading.point)."] }
        return [
            "The card of \(reading.point) sends \(format), the sequence is "
                + "\(value(reading, "wanted")).",
            "It shows \(value(reading, "content")); levels differ by "
                + "\(value(reading, "deviation")) codes at most.",
        ]
    }

    private static func copies(_ reading: Reading) -> [String]? {
        guard reading["card"] != nil else { return nil }
        let readBack = reading.fields.filter { $0.name.hasSuffix("-read-back") }.map {
            "\(spaced(String($0.name.dropLast(10)))) \($0.value == .flag(true) ? "yes" : "no")"
        }
        var lines = [
            "Card \(value(reading, "card")): "
                + (reading.flag("card-kept") ? "kept" : "in use again") + ". Read back: "
                + readBack.joined(separator: ", ") + "."
        ]
        let bad = reading.rows.indices.map { reading.row($0) }
            .filter { $0.symbol("finding") != "verified" }
        lines += bad.map {
            "\(value($0, "copy")), \(value($0, "clip")): \(value($0, "finding")), listed "
                + "\(value($0, "listed")), found \(value($0, "found"))."
        }
        lines.append("\(reading.rows.count - bad.count) of \(reading.rows.count) files verify.")
        return lines
    }

    private static func conform(_ reading: Reading) -> [String]? {
        guard reading["events"] != nil else { return nil }
        return [
            "\(reading.point): \(value(reading, "missing")) of \(value(reading, "events")) events "
                + "without a clip, \(value(reading, "short-handles")) with short handles.",
            "Out by "
                + ["start", "one-minute", "ten-minutes", "end"]
                .map { "\(value(reading, $0)) frames (\(spaced($0)))" }.joined(separator: ", ")
                + "; labels agree: \(value(reading, "labels-agree")).",
            "Sound stands \(value(reading, "sound-offset")) frames off, and is "
                + "\(value(reading, "sound-late-at-end")) late at the end.",
        ]
    }

    private static func labels(_ reading: Reading) -> [String]? {
        guard reading["events"] != nil else { return nil }
        let rows = reading.rows.indices.map { index -> String in
            let row = reading.row(index)
            return "Minute \(value(row, "minute")): belongs at \(value(row, "belongs")), stands at "
                + "\(value(row, "stands")), \(value(row, "frames")) frames."
        }
        return rows + [
            "\(value(reading, "missing")) of \(value(reading, "events")) events without a clip, "
                + "\(value(reading, "short-handles")) with short handles (they are "
                + "\(value(reading, "handles")) frames); the first reel is "
                + "\(value(reading, "reel")). Stamps are off by "
                + "\(value(reading, "stamp-offset")) frames; \(value(reading, "tone"))."
        ]
    }

    private static func points(_ reading: Reading) -> [String]? {
        let rows = reading.rows.indices.map { index -> String in
            let row = reading.row(index)
            let name = row.symbol("point") ?? ""
            let verdict = row["passes"].map { $0 == .flag(true) ? ": pass" : ": fail" } ?? ""
            let within = row["within"].flatMap { value -> String? in
                value == .none ? nil : " ± " + text(value, "loudness-tolerance")
            }
            return "\(spaced(name)): \(text(row["found"] ?? .none, name)), asked for "
                + "\(text(row["limit"] ?? .none, name))\(within ?? "")\(verdict)."
        }
        if reading.kind == "qc-report" {
            return [
                "QC report of \(reading.point), template \(value(reading, "template")): "
                    + (reading.flag("passes") ? "passed." : "failed.")
            ] + rows
        }
        return rows.isEmpty ? ["\(reading.point): every point passes."] : rows
    }

    private static func flashes(_ reading: Reading) -> [String]? {
        guard reading["changes"] != nil else { return nil }
        return [
            "Flash test of \(reading.point): " + (reading.flag("passes") ? "passed." : "failed."),
            "At most \(value(reading, "changes")) opposing changes in a second "
                + "(\(value(reading, "permitted")) are permitted), over "
                + "\(value(reading, "area")) of the screen, of \(value(reading, "step")).",
            "First failure: \(value(reading, "first")).",
        ]
    }

    private static func done(_ reading: Reading) -> [String] {
        let action = spaced(reading.symbol("action") ?? "done")
        let details = reading.fields.filter { $0.name != "action" && $0.name != "without-leave" }
            .map { "\(spaced($0.name)) \(text($0.value, $0.name))" }
        return [
            "\(reading.point): \(action)"
                + (details.isEmpty ? "." : " (" + details.joined(separator: ", ") + ").")
        ]
    }

    private static func listing(_ reading: Reading) -> [String] {
        ["\(spaced(reading.kind)) of \(reading.point):"]
            + reading.fields.map { "\(spaced($0.name)): \(text($0.value, $0.name))" }
    }
}
