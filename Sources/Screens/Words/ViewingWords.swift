import Plant

/// What the display plane's further instruments and checks say, in plain lines.
extension DisplayWords {
    /// The kinds of readings that have words here.
    static let viewingKinds: Set<String> = [
        "spot-luminance", "windows", "picture-delay", "surround", "projection-to-spec",
        "displays-match", "displays-look-alike", "holds-peak", "picture-on-time",
    ]

    /// The lines of one of `viewingKinds`.
    static func viewing(_ reading: Reading) -> [String] {
        switch reading.kind {
        case "spot-luminance":
            return [
                "\(reading.point), luminance meter from the seat, "
                    + "\(spaced(reading, "position")): patch \(word(reading, "patch"))",
                "luminance \(value(reading["luminance"]))",
            ]
        case "windows": return windows(reading)
        case "picture-delay":
            return ["\(reading.point): the picture is \(milliseconds(reading)) late"]
        case "surround":
            return [
                "light of \(reading.point) on a white card, \(word(reading, "instrument"))",
                "luminance \(value(reading["luminance"])), x \(value(reading["x"])), "
                    + "y \(value(reading["y"]))",
            ]
        case "projection-to-spec": return projection(reading)
        case "displays-match":
            return [
                "\(reading.point) beside \(word(reading, "beside")), by meter",
                "largest du'v' \(value(reading["largest-uv"])), "
                    + "luminance \(value(reading["luminance-ratio"]))",
            ]
        case "displays-look-alike":
            return [
                "\(reading.point) beside \(word(reading, "beside")), by eye: "
                    + "white \(word(reading, "white-looks"))"
            ]
        case "holds-peak":
            return [
                "\(reading.point): window \(value(reading["window"])), "
                    + "small window \(value(reading["small-window"]))",
                "highlights \(word(reading, "highlights"))",
            ]
        default:
            return [
                "\(reading.point): the picture is \(milliseconds(reading)) late",
                "lips \(word(reading, "lips")), motion \(spaced(reading, "motion-looks"))",
            ]
        }
    }

    private static func windows(_ reading: Reading) -> [String] {
        let rows = reading.rows.indices.map { index in
            let row = reading.row(index)
            return "\(value(row["area"])): \(value(row["luminance"]))"
        }
        var lines = [
            "white windows on \(reading.point), \(word(reading, "instrument")), "
                + "preset \(word(reading, "preset"))",
            "area and luminance: " + rows.joined(separator: "; "),
        ]
        if reading.flag("interrupted") {
            lines.append("windows were on the screen in place of the picture meanwhile")
        }
        return lines
    }

    private static func projection(_ reading: Reading) -> [String] {
        [
            "\(reading.point) on its screen, power \(word(reading, "power"))",
            "white \(value(reading["white-luminance"])), x \(value(reading["white-x"])), "
                + "y \(value(reading["white-y"]))",
            "corners \(value(reading["darkest-corner"])) to "
                + "\(value(reading["lightest-corner"])) of the centre",
            "picture \(word(reading, "picture-looks")), white \(word(reading, "white-looks")), "
                + "corners \(word(reading, "corners-look"))",
        ]
    }

    private static func milliseconds(_ reading: Reading) -> String {
        guard let delay = reading.integer("picture-delay") else { return "an unknown time" }
        return QuantityWords.rounded(delay, 3, decimals: 1) + " ms"
    }

    private static func spaced(_ reading: Reading, _ name: String) -> String {
        word(reading, name).split(separator: "-").joined(separator: " ")
    }
}
