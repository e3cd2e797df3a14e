package import Plant

/// The words for readings of the network plane that no host's tool prints: checks and the cable
/// tester.
package enum NetworkWords {
    /// The kinds of readings that it has words for.
    private static let kinds = [
        "address-check", "cable-test", "carries", "mount-check", "reachability", "segregation",
        "vlan-plan",
    ]

    /// Whether a reading is of a kind that it has words for.
    package static func knows(_ reading: Reading) -> Bool { kinds.contains(reading.kind) }

    /// One to eight lines that say what a reading shows, and nothing of what it means.
    ///
    /// Total: a reading of a kind or a shape that isn't known is listed as it stands.
    package static func sentences(_ reading: Reading) -> [String] {
        let lines: [String]? =
            switch reading.kind {
            case "reachability": reachability(reading)
            case "address-check": address(reading)
            case "mount-check": mount(reading)
            case "vlan-plan": plan(reading)
            case "segregation": segregation(reading)
            case "cable-test": cable(reading)
            case "carries": carries(reading)
            default: nil
            }
        return (lines ?? listing(reading)).prefix(8).map { String($0.prefix(78)) }
    }

    private static func text(_ value: ReadingValue?) -> String {
        switch value {
        case .symbol(let text), .text(let text): text
        case .integer(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .quantity(let quantity): "\(quantity.value) \(quantity.unit.rawValue)"
        case .address(let bits): IPv4.text(bits)
        case .hardwareAddress(let bits): hardware(bits)
        case .list(let values): values.map { String($0) }.joined(separator: " ")
        case .some(.none), nil: "none"
        }
    }

    private static func hardware(_ bits: Int64) -> String {
        stride(from: 40, through: 0, by: -8).map { shift in
            let pair = String(bits >> Int64(shift) & 255, radix: 16)
            return pair.count == 1 ? "0" + pair : pair
        }.joined(separator: ":")
    }

    private static func reachability(_ reading: Reading) -> [String]? {
        guard let target = reading.symbol("target"), let outcome = reading.symbol("outcome") else {
            return nil
        }
        let port = reading.integer("port") ?? 0
        var goal = target
        if case .address(let bits)? = reading["address"], IPv4.text(bits) != target {
            goal += " (\(IPv4.text(bits)))"
        }
        if port > 0 { goal += " port \(port)" }
        return ["From \(reading.point) to \(goal): \(words(outcome))."]
    }

    /// An outcome as one would say it.
    private static func words(_ outcome: String) -> String {
        switch outcome {
        case "open": "the connection opens"
        case "reply": "it answers"
        case "refused", "rejected": "the connection is refused"
        case "timeout": "no answer"
        case "switched-off": "the machine is switched off"
        case "no-route": "no route"
        case "name-nxdomain": "no such name"
        case "name-timeout": "the name server doesn't answer"
        case "name-no-server": "no name server is set"
        default: outcome.replacing("-", with: " ")
        }
    }

    private static func address(_ reading: Reading) -> [String]? {
        guard let interface = reading.symbol("interface"), let length = reading.integer("length")
        else { return nil }
        let subnet = text(reading["subnet"])
        guard case .address(let bits)? = reading["address"] else {
            return [
                "\(reading.point) \(interface) has no address.",
                "Its subnet is \(subnet)/\(length).",
            ]
        }
        return [
            "\(reading.point) \(interface) has the address \(IPv4.text(bits)).",
            "Its subnet is \(subnet)/\(length).",
        ]
    }

    private static func mount(_ reading: Reading) -> [String]? {
        guard let share = reading.symbol("share"), let outcome = reading.symbol("outcome") else {
            return nil
        }
        let isThere = reading.symbol("state") == "available"
        return [
            "\(share) on \(reading.point): volume \(isThere ? "available" : "not available").",
            "Connection to the server: \(words(outcome)).",
        ]
    }

    private static func carries(_ reading: Reading) -> [String]? {
        guard let target = reading.symbol("target"), let port = reading.integer("port"),
            let outcome = reading.symbol("outcome"), let wanted = reading.integer("wanted")
        else { return nil }
        let way = reading.symbol("direction") == "to" ? "to" : "from"
        let line = "At \(reading.point) \(way) \(target) port \(port): "
        guard let rate = reading.integer("rate"),
            ["enough", "slow", "stalled"].contains(outcome)
        else { return [line + words(outcome) + "."] }
        return [line + megabits(rate) + ".", "Wanted: \(megabits(wanted)) at least."]
    }

    /// A rate in Mb/s, with decimals below 10.
    private static func megabits(_ rate: Int64) -> String {
        let tenths = (rate + 50_000) / 100_000
        return tenths >= 100
            ? "\((tenths + 5) / 10) Mb/s" : "\(tenths / 10).\(tenths % 10) Mb/s"
    }

    private static func plan(_ reading: Reading) -> [String]? {
        guard reading.columns.count == 5 else { return nil }
        if reading.rows.isEmpty { return ["Switch ports: configured as in the plan."] }
        let lines = reading.rows.indices.map { index in
            let row = reading.row(index)
            return "\(text(row["switch"])) \(text(row["port"])) \(text(row["setting"])): plan "
                + "\(text(row["planned"])), is \(text(row["actual"]))."
        }
        return shortened(lines)
    }

    private static func segregation(_ reading: Reading) -> [String]? {
        guard reading.columns.count == 4 else { return nil }
        if reading.rows.isEmpty {
            return ["From \(reading.point), nothing of \(text(reading["to"])) answers."]
        }
        return shortened(
            reading.rows.indices.map { index in
                let row = reading.row(index)
                return "\(text(row["from"])) reaches \(text(row["to"])) "
                    + "(\(text(row["address"]))) by \(text(row["how"]))."
            })
    }

    private static func cable(_ reading: Reading) -> [String]? {
        guard reading.columns == ["pair", "result"] else { return nil }
        var lines = reading.rows.indices.map { index in
            let row = reading.row(index)
            return "Pair \(text(row["pair"])): \(text(row["result"]))."
        }
        if let length = reading.integer("length") {
            lines.append("Length about \(length / 1000).\(length % 1000 / 100) m.")
        }
        return lines
    }

    /// At most eight lines, the last of which says how many more there are.
    private static func shortened(_ lines: [String]) -> [String] {
        lines.count <= 8 ? lines : lines.prefix(7) + ["And \(lines.count - 7) more."]
    }

    private static func listing(_ reading: Reading) -> [String] {
        var lines = reading.fields.map { "\($0.name): \(text($0.value))" }
        lines += reading.rows.map { row in row.map { text($0) }.joined(separator: ", ") }
        if lines.isEmpty { lines = ["\(reading.kind) at \(reading.point): nothing."] }
        return shortened(lines)
    }
}
