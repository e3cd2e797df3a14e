import Plant

/// `iperf3` 3.12, which prints the same on every system.
enum ThroughputPrinter {
    /// What the sender's own buffer takes of a connection through which nothing comes, in bytes: as
    /// recorded (481 KBytes).
    private static let swallowed: Int64 = 492_544

    static func lines(_ console: PrintedReading) -> [String] {
        guard let address = console.address("address") else {
            return ["iperf3: error - unable to connect to server: Name or service not known"]
        }
        guard console.text("outcome") == "open" else {
            return [
                "iperf3: error - unable to connect to server - server may have stopped running or "
                    + "use a different port, firewall issue, etc.: \(reason(console))"
            ]
        }
        let isReversed = console.flag("reversed")
        let seconds = max(1, console.integer("seconds"))
        let rate = console.integer("rate")
        let goal = IPv4.text(address)
        let local = 49_152 + (console.integer("clock") / 7) % 16_384
        var lines = ["Connecting to host \(console.target), port \(console.integer("port"))"]
        if isReversed { lines.append("Reverse mode, remote host \(console.target) is sending") }
        lines += [
            "[  5] local \(TextLayout.address(console.address("source"))) port \(local) connected "
                + "to \(goal) port \(console.integer("port"))",
            "[ ID] Interval           Transfer     Bitrate"
                + (isReversed ? "" : "         Retr  Cwnd"),
        ]
        let retransmits = console.integer("retransmits")
        for second in 0..<seconds {
            let bytes = rate / 8 + (rate == 0 && second == 0 && !isReversed ? swallowed : 0)
            var line = interval(second, second + 1) + amounts(bytes, bytes * 8)
            if !isReversed {
                let share =
                    retransmits * (second + 1) / seconds - retransmits * second / seconds
                line +=
                    "  " + TextLayout.right(share, 3) + "   "
                    + size(console.integer("window"), 1024) + "Bytes       "
            }
            lines.append(line)
        }
        let sent = rate / 8 * seconds + (rate == 0 ? swallowed : 0)
        return lines + [
            "- - - - - - - - - - - - - - - - - - - - - - - - -",
            "[ ID] Interval           Transfer     Bitrate         Retr",
            interval(0, seconds) + amounts(sent, sent * 8 / seconds) + "  "
                + TextLayout.right(retransmits, 3) + "             sender",
            interval(0, seconds) + amounts(rate / 8 * seconds, rate)
                + "                  receiver",
            "", "iperf Done.",
        ]
    }

    private static func reason(_ console: PrintedReading) -> String {
        switch console.text("outcome") {
        case "refused", "rejected": "Connection refused"
        case "timeout": "Connection timed out"
        case "host-unreachable": "No route to host"
        default: "Network is unreachable"
        }
    }

    private static func interval(_ from: Int64, _ to: Int64) -> String {
        "[  5] " + TextLayout.right("\(from).00", 6) + "-" + TextLayout.left("\(to).00", 6)
            + " sec  "
    }

    private static func amounts(_ bytes: Int64, _ bitsPerSecond: Int64) -> String {
        size(bytes, 1024) + "Bytes  " + size(bitsPerSecond, 1000) + "bits/sec"
    }

    /// A number with three or four figures and the letter of its unit, as iperf's `unit_snprintf`
    /// makes it: `3.94 M`, ` 481 K`, `0.00 `.
    static func size(_ value: Int64, _ base: Int64) -> String {
        var unit: Int64 = 1
        var letter = ""
        for next in ["K", "M", "G", "T"] where value / unit >= base {
            unit *= base
            letter = next
        }
        // In hundredths, rounded.
        let hundredths = (value * 100 + unit / 2) / unit
        let text: String
        if hundredths < 9_995 {
            let isSmall = hundredths < 1_000
            text =
                isSmall
                ? "\(hundredths / 100).\(TextLayout.digits(hundredths % 100, 2))"
                : "\((hundredths + 5) / 10 / 10).\((hundredths + 5) / 10 % 10)"
        } else {
            text = String((hundredths + 50) / 100)
        }
        return TextLayout.right(text, 4) + " " + letter
    }
}
