import Plant

/// The words for what stands between sources and screens: data, jitter, gamut, motion, tiles, and
/// the checks of a delivery.
enum PathWords {
    /// The kinds of readings that have words here.
    static let kinds = [
        "analyser", "jitter", "gamut", "field-step", "detail", "tiles", "delivery-format",
        "picture-legal", "no-errored-seconds", "picture-intact", "look-at", "tiles-true",
    ]

    /// The procedures whose reports have words here, by their action.
    static let actions = ["lock", "unlock"]

    /// The lines for a reading of one of `kinds`, after the state of the signal; may be none.
    static func sentences(_ reading: Reading) -> [String] {
        switch reading.kind {
        case "analyser": analyser(reading)
        case "jitter": jitter(reading)
        case "gamut", "picture-legal": gamut(reading)
        case "field-step": steps(reading)
        case "detail": detail(reading)
        case "tiles": tiles(reading)
        case "delivery-format": delivery(reading)
        case "no-errored-seconds": errors(reading)
        case "picture-intact": intact(reading)
        case "look-at": look(reading)
        case "tiles-true": captions(reading)
        case "done": lock(reading)
        default: []
        }
    }

    // MARK: Instruments

    private static func analyser(_ reading: Reading) -> [String] {
        var lines: [String] = []
        if case .list(let bytes)? = reading["payload"] {
            lines.append(
                "Payload identifier \(bytes.map(hexadecimal).joined(separator: " ")): "
                    + "\(word(reading, "stated-scan")), \(word(reading, "stated-sampling")), "
                    + "\(word(reading, "stated-depth")) bits, "
                    + "\(word(reading, "stated-transfer").uppercased()), "
                    + "\(word(reading, "stated-colorimetry").uppercased()), "
                    + "\(word(reading, "stated-link")).")
        } else if reading["payload"] != nil {
            lines.append("No payload identifier.")
        }
        if let seconds = reading.integer("errored-seconds"),
            let count = reading.integer("count-seconds")
        {
            lines.append("\(seconds) errored seconds in \(count) s.")
        }
        if let fields = reading.integer("fields-flagged-upstream") {
            lines.append(
                "EDH: \(fields) fields flagged as detected already (EDA).")
        }
        if let changes = reading.integer("picture-changes"),
            let watch = reading.integer("watch-seconds")
        {
            lines.append("The picture's CRC changed \(changes) times in \(watch) s.")
        }
        if let check = reading.integer("picture-check") {
            lines.append("CRC of the picture: \(hexadecimal(check)).")
        }
        if let timing = reading["timing"], timing != .none {
            lines.append("Timing against the reference: \(text(timing)).")
        } else if reading["timing"] != nil {
            lines.append("Not locked to the reference.")
        }
        let packets = reading.rows.indices.map { index -> String in
            let row = reading.row(index)
            return "\(hexadecimal(row.integer("data-identifier") ?? 0)) "
                + spaced(row.symbol("packet") ?? "")
        }
        if reading.integer("count-seconds") != nil {
            lines.append(
                packets.isEmpty
                    ? "No ancillary packets." : "Packets: \(packets.joined(separator: ", ")).")
        }
        return lines
    }

    private static func jitter(_ reading: Reading) -> [String] {
        [("Timing", "timing"), ("Alignment", "alignment")].compactMap { title, name in
            guard let value = reading.integer(name + "-milli-ui"),
                let limit = reading.integer(name + "-limit-milli-ui")
            else { return nil }
            return "\(title) jitter \(QuantityWords.decimal(value, 3)) UI; the standard's limit "
                + "is \(QuantityWords.decimal(limit, 3))."
        }
    }

    private static func gamut(_ reading: Reading) -> [String] {
        guard let outside = reading["outside"] else { return [] }
        var lines = ["\(text(outside)) of the picture is outside 20 to 984."]
        if let low = reading.integer("lowest"), let high = reading.integer("highest") {
            lines.append("R, G and B reach from \(low) to \(high).")
        }
        return lines
    }

    private static func steps(_ reading: Reading) -> [String] {
        guard let motion = reading.symbol("motion") else { return [] }
        let places = reading.rows.indices.map { text(reading.row($0)["place"]) }
        return [
            motion == "still" ? "Nothing moves." : "What moves goes \(spaced(motion)).",
            "Field by field it stands at \(places.joined(separator: ", ")) of the line.",
        ]
    }

    private static func detail(_ reading: Reading) -> [String] {
        guard let vertical = reading["vertical-detail"], let colour = reading["colour-detail"],
            let geometry = reading.symbol("geometry")
        else { return [] }
        return [
            "Detail up and down \(text(vertical)), in colour across \(text(colour)).",
            "The picture: \(spaced(geometry))"
                + (reading.flag("combed") ? ", with combed edges." : "."),
        ]
    }

    private static func tiles(_ reading: Reading) -> [String] {
        if reading.rows.isEmpty { return ["No tiles."] }
        return reading.rows.indices.map { index in
            let row = reading.row(index)
            return "Tile \(text(row["tile"])), caption \(text(row["caption"])): "
                + "\(spaced(text(row["picture"])))."
        }
    }

    // MARK: Checks

    private static func delivery(_ reading: Reading) -> [String] {
        guard let format = reading.symbol("format") else { return [] }
        return [
            "\(format), flagged \(word(reading, "scan")), "
                + "\(word(reading, "transfer").uppercased()), "
                + "\(word(reading, "colorimetry").uppercased()); sampled "
                + "\(word(reading, "sampling")).",
            "\(reading.integer("sound-groups") ?? 0) groups of sound.",
        ]
    }

    private static func errors(_ reading: Reading) -> [String] {
        guard let lines = reading.integer("errors-milli-per-second") else { return [] }
        return [
            "\(QuantityWords.decimal(lines, 3)) damaged lines per second, "
                + "\(reading.integer("interruptions-per-hour") ?? 0) interruptions an hour."
        ]
    }

    private static func intact(_ reading: Reading) -> [String] {
        guard let motion = reading.symbol("motion") else { return [] }
        return [
            "Motion \(spaced(motion)), picture \(word(reading, "geometry")), detail "
                + "\(word(reading, "detail")), coloured edges \(word(reading, "colour-edges"))."
        ]
    }

    private static func look(_ reading: Reading) -> [String] {
        guard let deviation = reading.integer("deviation") else { return [] }
        return [
            "Differs from the look that is owed by up to \(deviation) codes: shadows "
                + "\(word(reading, "shadows-look")), mid-tones \(word(reading, "mid-tones-look")), "
                + "highlights \(word(reading, "highlights-look"))."
        ]
    }

    private static func captions(_ reading: Reading) -> [String] {
        if reading.rows.isEmpty { return ["All captions of \(reading.point) are true."] }
        return reading.rows.indices.map { index in
            let row = reading.row(index)
            return "Tile \(text(row["tile"])) is called \(text(row["caption"])) and has input "
                + "\(text(row["input"]))."
        }
    }

    private static func lock(_ reading: Reading) -> [String] {
        guard let action = reading.symbol("action"),
            let destination = reading.symbol("destination")
        else { return [] }
        let was = reading.flag("was-locked")
        return switch (action, was) {
        case ("lock", false): ["Locked \(destination)."]
        case ("lock", true): ["\(destination) was locked already."]
        case (_, true): ["Unlocked \(destination)."]
        case (_, false): ["\(destination) wasn't locked."]
        }
    }

    // MARK: Values

    private static func word(_ reading: Reading, _ name: String) -> String {
        spaced(reading.symbol(name) ?? "none")
    }

    private static func text(_ value: ReadingValue?) -> String {
        switch value {
        case .quantity(let quantity)?: QuantityWords.short(quantity)
        case .some(.none), nil: "none"
        case let other?: QuantityWords.text(other)
        }
    }

    /// At least two digits, upper case.
    private static func hexadecimal(_ value: Int64) -> String {
        let digits = String(value.magnitude, radix: 16, uppercase: true)
        return digits.utf8.count < 2 ? "0" + digits : digits
    }

    private static func spaced(_ name: String) -> String {
        String(name.map { $0 == "-" ? " " : $0 })
    }
}
