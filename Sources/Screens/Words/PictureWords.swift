package import Plant

/// The words for readings of the picture plane: what an instrument shows, never what it means.
///
/// Each line is a sentence, of any length: whoever shows it breaks it. A reading of another kind,
/// or one that lacks a field, is listed as it stands.
package enum PictureWords {
    /// Whether there are words here for readings of this kind.
    package static func knows(_ reading: Reading) -> Bool {
        switch reading.kind {
        case "waveform", "vectorscope", "signal", "eye", "router-status", "programme-at",
            "levels-at", "content-contained", "router-labels-true", "referenced":
            true
        case "done":
            (["route", "salvo"] + PathWords.actions).contains(reading.symbol("action"))
        default: PathWords.kinds.contains(reading.kind)
        }
    }

    /// The lines for a reading; at least one.
    package static func sentences(_ reading: Reading) -> [String] {
        var lines: [String]
        switch reading.kind {
        case "waveform": lines = waveform(reading)
        case "vectorscope": lines = vectorscope(reading)
        case "signal": lines = signal(reading)
        case "eye": lines = eye(reading)
        case "router-status": lines = routerStatus(reading)
        case "done" where reading.columns.contains("result"): lines = taken(reading)
        case "programme-at", "levels-at": lines = received(reading)
        case "content-contained": lines = screens(reading)
        case "router-labels-true": lines = labels(reading)
        case "referenced": lines = timing(reading)
        case "done" where PathWords.actions.contains(reading.symbol("action") ?? ""):
            lines = PathWords.sentences(reading)
        case let kind where PathWords.kinds.contains(kind):
            lines = (reading["state"] == nil ? [] : [state(reading)]) + PathWords.sentences(reading)
        default: lines = listing(reading)
        }
        if reading.flag("interrupted") {
            lines.append("Connecting the instrument took the feed away from what was plugged in.")
        }
        if lines.isEmpty { lines = listing(reading) }
        return lines
    }

    // MARK: Kinds

    private static func waveform(_ reading: Reading) -> [String] {
        guard let lowest = reading.integer("minimum"), let highest = reading.integer("maximum")
        else { return [state(reading)] }
        var lines = [state(reading)]
        if let picture = reading.symbol("picture") { lines.append("Picture: \(spaced(picture)).") }
        lines.append(
            "Luma from \(lowest) (\(text(reading["minimum-level"]))) "
                + "to \(highest) (\(text(reading["maximum-level"]))).")
        if !reading.rows.isEmpty {
            lines.append(
                "Luma codes: "
                    + rows(reading) { "\($0("patch")) \($0("y"))" }.joined(separator: ", ")
                    + ".")
        }
        return lines
    }

    private static func vectorscope(_ reading: Reading) -> [String] {
        var lines = [state(reading)]
        if let graticule = reading.symbol("graticule") {
            lines.append("Graticule \(graticule.uppercased()).")
        }
        if let peak = reading["peak-magnitude"] {
            lines.append("The longest vector reaches \(text(peak)) of full scale.")
        }
        lines += rows(reading) {
            "\($0("patch")): \($0("angle")), \($0("magnitude")); against the target "
                + "\($0("turn")), length \($0("ratio"))."
        }
        return lines
    }

    private static func signal(_ reading: Reading) -> [String] {
        var lines = [state(reading)]
        if case .list(let bytes)? = reading["payload"] {
            lines.append("Payload identifier \(bytes.map(hexadecimal).joined(separator: " ")).")
        } else if reading["payload"] != nil {
            lines.append("No payload identifier.")
        }
        if let length = reading["cable-length"], length != .none {
            lines.append("Cable before the input: about \(text(length)).")
        }
        if let errors = reading.integer("errors"), let seconds = reading.integer("count-seconds") {
            let bursts = reading.integer("interruptions") ?? 0
            lines.append(
                "\(errors) lines in error in \(seconds) s"
                    + (bursts == 0 ? "." : ", \(bursts) interruptions."))
        }
        if let offset = reading.integer("frequency-offset-ppb") {
            let words = signed(QuantityWords.decimal(offset, 3), offset)
            lines.append("Clock \(words) ppm from nominal.")
        }
        if case .list(let identifiers)? = reading["ancillary"] {
            lines.append(
                identifiers.isEmpty
                    ? "No ancillary data."
                    : "Ancillary data \(identifiers.map(hexadecimal).joined(separator: " ")).")
        }
        if let sound = reading.symbol("sound") { lines.append("Sound: \(spaced(sound)).") }
        if let rate = reading.symbol("reference-rate") {
            lines.append("Reference of \(rate) Hz, sync \(text(reading["sync-level"])).")
        }
        return lines
    }

    private static func eye(_ reading: Reading) -> [String] {
        guard let amplitude = reading["amplitude"], let height = reading["eye-height"] else {
            return [state(reading)]
        }
        return ["Amplitude \(text(amplitude)), eye height \(text(height))."]
    }

    private static func routerStatus(_ reading: Reading) -> [String] {
        let items = rows(reading) { field in
            let source = field("input") == "none" ? "none" : "\(field("input")) \(field("source"))"
            let lock = field("locked") == "yes" ? " (locked)" : ""
            return "\(field("level")) \(field("output")) \(field("destination"))\(lock) < \(source)"
        }
        return items.isEmpty ? listing(reading) : [items.joined(separator: "; ") + "."]
    }

    private static func taken(_ reading: Reading) -> [String] {
        let items = rows(reading) { field in
            let what = "\(field("level")) of \(field("destination"))"
            return field("result") == "taken"
                ? "Took \(field("source")) to \(what)." : "Not taken, \(what) is locked."
        }
        return items.isEmpty ? listing(reading) : items
    }

    private static func received(_ reading: Reading) -> [String] {
        var lines = ["At \(reading.point): " + state(reading)]
        if let content = reading.symbol("content") {
            let sound = reading.symbol("sound") ?? ""
            lines.append("Picture \(content), sound \(sound.isEmpty ? "none" : sound).")
        }
        if let errors = reading.integer("errors-milli-per-second") {
            lines.append("\(QuantityWords.decimal(errors, 3)) lines in error per second.")
        }
        if let rate = reading.integer("interruptions-per-hour"), rate > 0 {
            lines.append("Interrupted about \(rate) times an hour.")
        }
        if let deviation = reading.integer("deviation") {
            lines.append("Levels differ by up to \(deviation) codes.")
        }
        return lines
    }

    private static func screens(_ reading: Reading) -> [String] {
        let items = rows(reading) {
            "\($0("screen")) in \($0("place")) shows \($0("content"))."
        }
        return items.isEmpty ? ["No screen shows what it may not."] : items
    }

    private static func labels(_ reading: Reading) -> [String] {
        let items = rows(reading) {
            "\($0("port")) is labelled \($0("label")); \($0("wired")) is wired to it."
        }
        return items.isEmpty ? ["All labels of \(reading.point) say what is wired."] : items
    }

    private static func timing(_ reading: Reading) -> [String] {
        rows(reading) {
            $0("referenced") == "yes"
                ? "\($0("port")): locked to reference, \($0("timing"))."
                : "\($0("port")): not locked to reference."
        }
    }

    /// The state of a signal as a sentence with its format.
    private static func state(_ reading: Reading) -> String {
        let format = reading.symbol("format").map { ", " + $0 } ?? ""
        let interface = reading.symbol("interface").map { ", " + $0.uppercased() } ?? ""
        switch reading.symbol("state") {
        case "no-signal"?: return "No signal."
        case "unlocked"?: return "Carrier\(interface), but no lock."
        case "locked"?: return "Locked\(interface)\(format)."
        case "reference-signal"?: return "A reference signal, no video."
        default: return "\(spaced(reading.kind)) at \(reading.point)."
        }
    }

    // MARK: Any reading

    private static func listing(_ reading: Reading) -> [String] {
        var lines = ["\(spaced(reading.kind)) at \(reading.point)."]
        lines += reading.fields.map { "\(spaced($0.name)): \(text($0.value))." }
        for row in reading.rows {
            lines.append(
                zip(reading.columns, row).map { "\(spaced($0)) \(text($1))" }
                    .joined(separator: ", ") + ".")
        }
        return lines
    }

    private static func rows(
        _ reading: Reading, _ sentence: ((String) -> String) -> String
    ) -> [String] {
        reading.rows.indices.map { index in
            let row = reading.row(index)
            return sentence { text(row[$0]) }
        }
    }

    // MARK: Values

    private static func text(_ value: ReadingValue?) -> String {
        switch value {
        case .quantity(let quantity)?: QuantityWords.short(quantity)
        case .some(.none), nil: "none"
        case let other?: QuantityWords.text(other)
        }
    }

    private static func signed(_ text: String, _ value: Int64) -> String {
        value > 0 ? "+" + text : text
    }

    /// At least two digits, upper case.
    private static func hexadecimal(_ value: Int64) -> String {
        let digits = String(value.magnitude, radix: 16, uppercase: true)
        return digits.utf8.count < 2 ? "0" + digits : digits
    }

    /// A kebab-case name as words.
    private static func spaced(_ name: String) -> String {
        String(name.map { $0 == "-" ? " " : $0 })
    }
}
