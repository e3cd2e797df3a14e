package import Plant

/// The display plane's readings in plain lines: what an instrument or an eye shows, nothing more.
package enum DisplayWords {
    /// Whether it has words of its own for a reading.
    package static func knows(_ reading: Reading) -> Bool {
        switch reading.kind {
        case "colorimeter", "profile", "side-by-side", "illuminance", "display-to-spec": true
        case "done": ["calibrate", "trim"].contains(reading.symbol("action"))
        default: viewingKinds.contains(reading.kind)
        }
    }

    /// One to eight lines, of any length: whoever shows them breaks them. A reading of an unknown
    /// shape is listed.
    package static func sentences(_ reading: Reading) -> [String] {
        let lines: [String]
        switch reading.kind {
        case "colorimeter": lines = colorimeter(reading)
        case "profile": lines = profile(reading)
        case "side-by-side": lines = sideBySide(reading)
        case "illuminance":
            lines = ["light on \(reading.point): \(value(reading["illuminance"]))"]
        case "done" where reading.symbol("action") == "calibrate": lines = calibrated(reading)
        case "done" where reading.symbol("action") == "trim":
            lines = [
                "\(reading.point): \(word(reading, "setting")) turned from "
                    + "\(value(reading["before"])) to \(value(reading["after"]))"
            ]
        case "display-to-spec": lines = toSpec(reading)
        default:
            lines = viewingKinds.contains(reading.kind) ? viewing(reading) : listing(reading)
        }
        return Array(lines.prefix(8))
    }

    // MARK: Kinds

    private static func colorimeter(_ reading: Reading) -> [String] {
        let place =
            switch reading.symbol("position") {
            case "seat": "from the seat"
            case "contact", nil: "on the screen"
            case let spot?: spot.split(separator: "-").joined(separator: " ") + " of the screen"
            }
        return [
            "\(reading.point), \(word(reading, "instrument")) \(place): "
                + "patch \(word(reading, "patch"))",
            "correction for this screen: \(word(reading, "correction"))",
            "luminance \(value(reading["luminance"])), x \(value(reading["x"])), "
                + "y \(value(reading["y"]))",
            "u' \(value(reading["u-prime"])), v' \(value(reading["v-prime"])), "
                + "X \(value(reading["tristimulus-x"])), Z \(value(reading["tristimulus-z"]))",
        ]
    }

    private static func profile(_ reading: Reading) -> [String] {
        var lines = [
            "profile of \(reading.point), \(word(reading, "instrument")), "
                + "correction \(word(reading, "correction")), target \(word(reading, "target"))"
        ]
        let rows = reading.rows.indices.map { reading.row($0) }
        for patch in ["grey-100", "grey-50", "grey-20", "grey-5"] {
            guard let row = rows.first(where: { $0.symbol("patch") == patch }) else { continue }
            lines.append(
                "\(patch): \(value(row["luminance"])), x \(value(row["x"])) "
                    + "y \(value(row["y"])), dE \(value(row["delta-e"])), "
                    + "du'v' \(value(row["delta-uv"]))")
        }
        var primaries: [String] = []
        for name in ["red", "green", "blue"] {
            guard let row = rows.first(where: { $0.symbol("patch") == name }) else { continue }
            primaries.append("\(name) \(value(row["delta-e"]))")
        }
        if !primaries.isEmpty {
            lines.append("dE of primaries: " + primaries.joined(separator: ", "))
        }
        lines.append(
            "greys 10 to 90 %: dE mean \(value(reading["grey-mean"])), "
                + "largest \(value(reading["grey-max"])); gamma \(value(reading["gamma"]))")
        if reading.flag("interrupted") {
            lines.append("patches were on the screen in place of the picture meanwhile")
        }
        return lines
    }

    private static func sideBySide(_ reading: Reading) -> [String] {
        let other = word(reading, "beside")
        guard reading["highlights"] != nil else {
            return [
                "\(reading.point) beside \(other): they don't show the same picture",
                "\(reading.point): \(word(reading, "picture")); "
                    + "\(other): \(word(reading, "other-picture"))",
            ]
        }
        return [
            "\(reading.point) beside \(other), the same picture on both:",
            "highlights \(word(reading, "highlights")), mid-tones \(word(reading, "mid-tones")), "
                + "shadows \(word(reading, "shadows"))",
            "white \(word(reading, "white")), tint of the shadows \(word(reading, "shadow-tint"))",
        ]
    }

    private static func calibrated(_ reading: Reading) -> [String] {
        var lines = [
            "\(reading.point) calibrated with \(word(reading, "instrument")), "
                + "preset \(word(reading, "preset")), target \(word(reading, "target"))"
        ]
        for when in ["before", "after"] {
            lines.append(
                "\(when): white \(value(reading["white-luminance-\(when)"])), "
                    + "du'v' \(value(reading["white-delta-uv-\(when)"])), "
                    + "greys dE mean \(value(reading["grey-mean-\(when)"])), "
                    + "largest \(value(reading["grey-max-\(when)"]))")
        }
        let changes = reading.rows.indices.map { index in
            let row = reading.row(index)
            return "\(word(row, "control")) \(value(row["before"])) to \(value(row["after"]))"
        }
        lines.append(
            changes.isEmpty
                ? "no control was changed" : "changed: " + changes.joined(separator: ", "))
        return lines
    }

    private static func toSpec(_ reading: Reading) -> [String] {
        [
            "\(reading.point) against \(word(reading, "target")), "
                + "power \(word(reading, "power"))",
            "white \(value(reading["white-luminance"])), du'v' \(value(reading["white-uv"])); "
                + "warm \(value(reading["white-luminance-settled"])), "
                + "\(value(reading["white-uv-settled"]))",
            "greys dE mean \(value(reading["grey-mean"])), "
                + "largest \(value(reading["grey-max"])); "
                + "primaries \(value(reading["primary-max"]))",
            "highlights \(word(reading, "highlights-look")), "
                + "mid-tones \(word(reading, "mid-tones-look")), "
                + "shadows \(word(reading, "shadows-look"))",
            "white \(word(reading, "white-looks")), "
                + "tint of the shadows \(word(reading, "shadow-tint")), "
                + "colours \(word(reading, "colours-look"))",
        ]
    }

    private static func listing(_ reading: Reading) -> [String] {
        var lines = ["\(reading.kind) \(reading.point)"]
        let fields = reading.fields.map { "\($0.name) \(value($0.value))" }
        if !fields.isEmpty { lines.append(fields.joined(separator: ", ")) }
        for index in reading.rows.indices.prefix(5) {
            lines.append(reading.row(index).fields.map { value($0.value) }.joined(separator: ", "))
        }
        return lines
    }

    // MARK: Values

    static func word(_ reading: Reading, _ name: String) -> String {
        reading.symbol(name) ?? value(reading[name])
    }

    static func value(_ value: ReadingValue?) -> String {
        switch value {
        case nil, ReadingValue.none?: "-"
        case .symbol(let text)?, .text(let text)?: text
        case .quantity(let quantity)?: QuantityWords.short(quantity)
        case let other?: QuantityWords.text(other)
        }
    }
}
