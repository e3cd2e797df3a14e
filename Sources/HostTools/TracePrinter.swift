import Plant

/// `traceroute`, `tracert` and `tracepath`.
enum TracePrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.system {
        case "windows": windows(console)
        case "switch", "router": device(console)
        default: unix(console)
        }
    }

    /// The rows of each hop, in order.
    private static func hops(_ console: PrintedReading) -> [[PrintedRow]] {
        var hops: [[PrintedRow]] = []
        for row in console.rows {
            if row.integer("probe") == 0 || hops.isEmpty {
                hops.append([row])
            } else {
                hops[hops.count - 1].append(row)
            }
        }
        return hops
    }

    // MARK: Linux and macOS

    private static func unix(_ console: PrintedReading) -> [String] {
        let isMac = console.system == "macos"
        guard let address = console.address("address") else {
            return isMac
                ? ["traceroute: unknown host \(console.target)"]
                : [
                    "\(console.target): Name or service not known",
                    "Cannot handle \"host\" cmdline arg `\(console.target)' on position 1 (argc 1)",
                ]
        }
        let text = IPv4.text(address)
        let name = console.text("resolution") == "literal" ? text : console.text("full-name")
        var lines = [
            "traceroute to \(name) (\(text)), \(console.integer("hops")) hops max, "
                + "\(isMac ? 52 : 60) byte packets"
        ]
        if console.rows.first?.text("outcome") == "no-route" {
            return isMac
                ? lines + [
                    "traceroute: sendto: No route to host",
                    " 1 traceroute: wrote \(text) 52 chars, ret=-1",
                ] : lines + ["connect: Network is unreachable"]
        }
        for hop in hops(console) {
            lines.append(TextLayout.right(hop[0].integer("hop"), 2) + " " + answers(hop, console))
        }
        if console.flag("stopped") { lines.append("^C") }
        return lines
    }

    /// The answers of one hop: who, then a time for each probe; a star for none.
    private static func answers(_ hop: [PrintedRow], _ console: PrintedReading) -> String {
        var text = ""
        var last: Int64?
        for row in hop {
            guard let from = row.address("from") else {
                text += " *"
                continue
            }
            if from != last {
                let address = IPv4.text(from)
                let isNumeric = console.flag("numeric")
                text += isNumeric ? " \(address)" : " \(name(row, address)) (\(address))"
                last = from
            }
            text += "  \(TextLayout.thousandths(row.integer("round-trip"))) ms" + mark(row)
        }
        return text
    }

    private static func name(_ row: PrintedRow, _ address: String) -> String {
        row.has("name") ? row.text("name") : address
    }

    private static func mark(_ row: PrintedRow) -> String {
        switch row.text("outcome") {
        case "own-host-unreachable", "host-unreachable": " !H"
        case "network-unreachable": " !N"
        case "fragmentation-needed": " !F"
        default: ""
        }
    }

    // MARK: Windows

    private static func windows(_ console: PrintedReading) -> [String] {
        guard let address = console.address("address") else {
            return ["Unable to resolve target system name \(console.target)."]
        }
        let text = IPv4.text(address)
        var heading = [
            "", "Tracing route to \(text) over a maximum of \(console.integer("hops")) hops",
        ]
        let isLiteral = console.text("resolution") == "literal"
        let name = isLiteral ? console.text("target-name") : console.text("full-name")
        if !name.isEmpty {
            heading = [
                "", "Tracing route to \(name) [\(text)]",
                "over a maximum of \(console.integer("hops")) hops:",
            ]
        }
        var lines = heading + [""]
        if console.rows.first?.text("outcome") == "no-route" {
            return lines + ["  1  General failure.", "", "Trace complete."]
        }
        for hop in hops(console) { lines.append(windowsHop(hop, console)) }
        if console.flag("stopped") { return lines + ["^C"] }
        return lines + ["", "Trace complete."]
    }

    private static func windowsHop(_ hop: [PrintedRow], _ console: PrintedReading) -> String {
        let number = TextLayout.right(hop[0].integer("hop"), 3)
        guard let answer = hop.first(where: { $0.address("from") != nil }) else {
            return number + hop.map { _ in "     *   " }.joined() + "     Request timed out."
        }
        let address = answer.addressText("from")
        let first = hop.first { $0.has("name") }
        let who = first.map { "\($0.text("name")) [\(address)]" } ?? address
        switch answer.text("outcome") {
        case "own-host-unreachable", "host-unreachable":
            return number + "  \(who)  reports: Destination host unreachable."
        case "network-unreachable":
            return number + "  \(who)  reports: Destination net unreachable."
        case "port-unreachable":
            return number + "  \(who)  reports: Destination protocol unreachable."
        default: break
        }
        let times = hop.map { row in
            guard row.has("round-trip") else { return "     *   " }
            let time = row.integer("round-trip")
            return time < 1000
                ? "    <1 ms" : TextLayout.right(time / 1000, 6) + " ms"
        }
        return number + times.joined() + "  \(who) "
    }

    // MARK: IOS

    private static func device(_ console: PrintedReading) -> [String] {
        guard let address = console.address("address") else {
            return ["% Unrecognized host or address, or protocol not running."]
        }
        var lines = [
            "Type escape sequence to abort.", "Tracing the route to \(IPv4.text(address))",
        ]
        for hop in hops(console) {
            var text = "  " + String(hop[0].integer("hop"))
            if let from = hop.compactMap({ $0.address("from") }).first {
                text += " " + IPv4.text(from)
            }
            for row in hop {
                guard row.has("round-trip") else {
                    text += "  *"
                    continue
                }
                text += " \(max(1, row.integer("round-trip") / 1000)) msec" + deviceMark(row)
            }
            lines.append(text)
        }
        return console.flag("stopped") ? lines + ["^C"] : lines
    }

    private static func deviceMark(_ row: PrintedRow) -> String {
        switch row.text("outcome") {
        case "own-host-unreachable", "host-unreachable": " !H"
        case "network-unreachable": " !N"
        default: ""
        }
    }

    // MARK: tracepath

    /// iputils' tracepath: the first hop is asked twice, the path's largest packet is told of.
    static func pathMTU(_ console: PrintedReading) -> [String] {
        guard console.address("address") != nil else {
            return ["tracepath: \(console.target): Name or service not known"]
        }
        let opening = " 1?: " + TextLayout.left("[LOCALHOST]", 33)
        var lines = [opening + "pmtu \(console.integer("first-mtu"))"]
        var isFirst = true
        var last: Int64 = 0
        for row in console.rows {
            let number = TextLayout.right(row.integer("hop"), 2) + ":  "
            guard let from = row.address("from") else {
                lines.append(number + "no reply")
                continue
            }
            let time = TextLayout.thousandths(row.integer("round-trip")) + "ms "
            let who = TextLayout.left(IPv4.text(from), 54)
            var ending = ""
            switch row.text("outcome") {
            case "reply":
                ending = "reached"
                last = row.integer("hop")
            case "own-host-unreachable", "host-unreachable": ending = "!H"
            case "network-unreachable": ending = "!N"
            case "fragmentation-needed": ending = "pmtu \(row.integer("mtu"))"
            default: break
            }
            if isFirst && ending.isEmpty { lines.append(number + who + time) }
            isFirst = false
            lines.append(number + who + time + ending)
        }
        if last > 0 {
            lines.append(
                "     Resume: pmtu \(console.integer("mtu")) hops \(last) back \(last) ")
        } else {
            lines +=
                console.flag("stopped") ? ["^C"] : ["     Resume: pmtu \(console.integer("mtu")) "]
        }
        return lines
    }
}
