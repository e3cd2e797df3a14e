package import Plant

/// The words for readings of computing and storage that no host's tool prints: checks, panels, and
/// what was done.
package enum ComputingWords {
    private static let kinds: Set<String> = [
        "archive", "array-state", "baseline", "boot", "copy-verification", "drift",
        "folder-listing", "leavers", "licence", "mass-changes", "playback", "render-queue",
        "render-time", "share-access", "tape-status",
    ]
    private static let actions: Set<String> = [
        "change-source", "clean-drive", "clear-lock", "log-in-again", "recopy", "reimage",
        "release-seats", "repair-volume", "replace-disk", "restart-worker", "restore-volume",
        "run-configuration", "tidy", "write-index",
    ]

    /// Whether it has words of its own for a reading.
    package static func knows(_ reading: Reading) -> Bool {
        if reading.kind == "done" { return actions.contains(reading.symbol("action") ?? "") }
        return kinds.contains(reading.kind)
    }

    /// One to eight lines that say what a reading shows, and nothing of what it means. A reading of
    /// a shape that isn't known is listed.
    package static func sentences(_ reading: Reading) -> [String] {
        let lines: [String]? =
            switch reading.kind {
            case "share-access": access(reading)
            case "playback": playback(reading)
            case "folder-listing":
                [
                    "Folders of \(reading.point): waiting \(value(reading["waiting"]))."
                ]
            case "licence": licence(reading)
            case "copy-verification":
                [
                    "\(reading.point): \(value(reading["verified"])) of \(value(reading["files"])) "
                        + "files verify, exit code \(value(reading["exit-code"]))."
                ]
            case "array-state": ["\(reading.point): \(value(reading["state"]))."]
            case "tape-status": tape(reading)
            case "archive", "render-time": span(reading)
            case "render-queue": queue(reading)
            case "baseline", "boot", "drift", "leavers", "mass-changes": rows(reading)
            case "done": done(reading)
            default: nil
            }
        return Array((lines ?? listing(reading)).prefix(8))
    }

    private static func value(_ value: ReadingValue?) -> String {
        value.map { QuantityWords.text($0) } ?? "nothing"
    }

    private static func access(_ reading: Reading) -> [String]? {
        guard let user = reading.symbol("user"), let share = reading.symbol("share"),
            let stage = reading.symbol("stage"), let outcome = reading.symbol("outcome")
        else { return nil }
        let what =
            reading.flag("saves")
            ? "opens and saves" : reading.flag("opens") ? "opens, doesn't save" : "can't open"
        return [
            "\(user) on \(reading.point), \(share): \(what).",
            "It got as far as \(spaced(stage)): \(spaced(outcome)).",
        ]
    }

    private static func spaced(_ word: String) -> String { word.replacing("-", with: " ") }

    private static func playback(_ reading: Reading) -> [String]? {
        guard let codec = reading.symbol("codec"), let plays = reading.symbol("plays") else {
            return nil
        }
        return [
            "\(reading.point) plays \(value(reading["streams"])) streams of \(codec): "
                + "\(spaced(plays)).",
            "Wanted \(megabytes(reading, "demand")), got \(megabytes(reading, "share")).",
        ]
    }

    /// A rate in megabytes per second, as storage is spoken of.
    private static func megabytes(_ reading: Reading, _ name: String) -> String {
        "\((reading.integer(name) ?? 0) / 8_000_000) MB/s"
    }

    private static func licence(_ reading: Reading) -> [String]? {
        guard let feature = reading.symbol("feature"), let error = reading.integer("error") else {
            return nil
        }
        return [
            reading.flag("granted")
                ? "\(reading.point) gets a seat of \(feature)."
                : "\(reading.point) gets no seat of \(feature): error \(error)."
        ]
    }

    private static func tape(_ reading: Reading) -> [String]? {
        guard let state = reading.symbol("state") else { return nil }
        return [
            "\(reading.point): LTO-\(value(reading["drive"])) drive, "
                + "LTO-\(value(reading["cartridge"])) cartridge, \(spaced(state)).",
            "Writes \(megabytes(reading, "rate")); clean lamp "
                + "\(reading.flag("clean") ? "lit" : "dark"); index on the tape: "
                + "\(reading.flag("index") ? "yes" : "no").",
        ]
    }

    private static func span(_ reading: Reading) -> [String]? {
        let limit = reading["window"] ?? reading["deadline"]
        guard let limit, let time = reading["time"] else { return nil }
        let needed = time == .none ? "it never ends" : value(time)
        var lines = ["\(reading.point): needs \(needed), has \(value(limit))."]
        if let readable = reading["readable"], readable == .flag(false) {
            lines.append("What was written can't be read back.")
        }
        return lines
    }

    private static func queue(_ reading: Reading) -> [String]? {
        guard let left = reading["left"] else { return nil }
        let machines = reading.rows.indices.map { index -> String in
            let row = reading.row(index)
            return "\(row.symbol("machine") ?? ""): \(spaced(row.symbol("state") ?? ""))"
        }
        return [
            "\(reading.point): \(value(reading["frames"])) frames waiting, "
                + "\(left == .none ? "no end" : value(left)) left."
        ] + machines
    }

    /// A check whose rows are what isn't as it should be.
    private static func rows(_ reading: Reading) -> [String]? {
        if reading.rows.isEmpty { return ["\(reading.point): nothing amiss."] }
        return reading.rows.map { row in
            reading.point + ": "
                + zip(reading.columns, row).map { "\(spaced($0)) \(value($1))" }
                .joined(separator: ", ")
        }
    }

    private static func done(_ reading: Reading) -> [String] {
        let action = spaced(reading.symbol("action") ?? "done")
        let details = reading.fields.filter { $0.name != "action" && $0.name != "without-leave" }
            .map { "\(spaced($0.name)) \(value($0.value))" }
        return [
            "\(reading.point): \(action)"
                + (details.isEmpty ? "." : " (" + details.joined(separator: ", ") + ").")
        ]
    }

    private static func listing(_ reading: Reading) -> [String] {
        ["\(spaced(reading.kind)) at \(reading.point):"]
            + reading.fields.map { "\(spaced($0.name)): \(value($0.value))" }
    }
}
