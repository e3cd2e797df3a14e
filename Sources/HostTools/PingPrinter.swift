import Plant

/// `ping` and `arping`, on each system.
enum PingPrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.system {
        case "linux": LinuxPing(console).lines
        case "macos": MacPing(console).lines
        case "windows": WindowsPing(console).lines
        default: DevicePing(console).lines
        }
    }

    /// iputils: hardware addresses in capitals, one line for each answer.
    static func arping(_ console: PrintedReading) -> [String] {
        let address = TextLayout.address(console.address("address"))
        let source = TextLayout.address(console.address("source"))
        var lines = ["ARPING \(address) from \(source) \(console.text("interface"))"]
        for row in console.rows {
            let hardware = TextLayout.hardware(row.hardware("hardware-address") ?? 0, isUpper: true)
            let time = TextLayout.thousandths(row.integer("round-trip"))
            lines.append("Unicast reply from \(address) [\(hardware)]  \(time)ms")
        }
        lines.append(
            "Sent \(console.integer("sent")) probes (\(console.integer("broadcasts")) broadcast(s))"
        )
        lines.append("Received \(console.rows.count) response(s)")
        return lines
    }
}

/// The figures at a ping's end.
struct PingStatistics {
    let sent: Int64
    let times: [Int64]
    var received: Int64 { Int64(times.count) }
    let errors: Int64

    init(_ rows: [PrintedRow]) {
        sent = Int64(rows.count)
        let answered = rows.filter { $0.text("outcome") == "reply" }
        times = answered.map { $0.integer("round-trip") }
        errors = Int64(rows.filter { !["reply", "timeout"].contains($0.text("outcome")) }.count)
    }

    var lossPercent: Int64 { sent == 0 ? 0 : (sent - received) * 100 / sent }
    var minimum: Int64 { times.min() ?? 0 }
    var maximum: Int64 { times.max() ?? 0 }
    var mean: Int64 { times.isEmpty ? 0 : times.reduce(0, +) / Int64(times.count) }
    /// √(mean of squares − square of mean), as ping counts its `mdev`.
    var deviation: Int64 {
        guard !times.isEmpty else { return 0 }
        let squares = times.reduce(0) { $0 + $1 * $1 } / Int64(times.count)
        return TextLayout.squareRoot(max(0, squares - mean * mean))
    }
}

/// iputils, as recorded.
private struct LinuxPing {
    let console: PrintedReading

    init(_ console: PrintedReading) { self.console = console }

    var lines: [String] {
        guard let address = console.address("address") else {
            let isMissing = console.text("resolution") == "nxdomain"
            return [
                "ping: \(console.target): "
                    + (isMissing
                        ? "Name or service not known" : "Temporary failure in name resolution")
            ]
        }
        if console.rows.first?.text("outcome") == "no-route" {
            return ["ping: connect: Network is unreachable"]
        }
        let payload = console.integer("payload")
        let text = IPv4.text(address)
        let name = console.text("resolution") == "literal" ? text : console.text("full-name")
        var lines = ["PING \(name) (\(text)) \(payload)(\(payload + 28)) bytes of data."]
        if !console.flag("quiet") {
            for row in console.rows { if let line = line(row, name, text) { lines.append(line) } }
        }
        if console.flag("endless") { lines.append("^C") }
        return lines + statistics(name)
    }

    private func line(_ row: PrintedRow, _ name: String, _ text: String) -> String? {
        let sequence = row.integer("sequence") + 1
        let from = "From \(row.addressText("from")) icmp_seq=\(sequence) "
        switch row.text("outcome") {
        case "reply":
            let bytes = console.integer("payload") + 8
            let who = name == text ? text : "\(name) (\(text))"
            return "\(bytes) bytes from \(who): icmp_seq=\(sequence) "
                + "ttl=\(row.integer("time-to-live")) "
                + "time=\(LinuxPing.time(row.integer("round-trip"))) ms"
        case "own-host-unreachable", "host-unreachable":
            return from + "Destination Host Unreachable"
        case "network-unreachable": return from + "Destination Net Unreachable"
        case "port-unreachable": return from + "Destination Port Unreachable"
        case "time-exceeded": return from + "Time to live exceeded"
        case "fragmentation-needed":
            return from + "Frag needed and DF set (mtu = \(row.integer("mtu")))"
        case "message-too-long":
            return "ping: local error: message too long, mtu=\(row.integer("mtu"))"
        default: return nil
        }
    }

    /// Three places below 10 ms, as iputils prints milliseconds.
    static func time(_ microseconds: Int64) -> String {
        let text = TextLayout.thousandths(microseconds)
        if microseconds < 10_000 { return text }
        return String(text.dropLast(microseconds < 100_000 ? 1 : 2))
    }

    private func statistics(_ name: String) -> [String] {
        let figures = PingStatistics(console.rows)
        var summary = "\(figures.sent) packets transmitted, \(figures.received) received, "
        if figures.errors > 0 { summary += "+\(figures.errors) errors, " }
        summary += "\(figures.lossPercent)% packet loss, time \(console.integer("span"))ms"
        var lines = ["", "--- \(name) ping statistics ---", summary]
        if figures.received > 0 {
            let parts = [figures.minimum, figures.mean, figures.maximum, figures.deviation]
                .map { TextLayout.thousandths($0) }
            lines.append("rtt min/avg/max/mdev = \(parts.joined(separator: "/")) ms")
        } else {
            // Packets wait in the neighbour's queue: so many are under way at once.
            let own = console.rows.filter { $0.text("outcome") == "own-host-unreachable" }
            lines.append(own.count > 1 ? "pipe \(min(4, own.count))" : "")
        }
        return lines
    }
}

/// BSD's ping, as Apple ships it.
private struct MacPing {
    let console: PrintedReading

    init(_ console: PrintedReading) { self.console = console }

    var lines: [String] {
        guard let address = console.address("address") else {
            return ["ping: cannot resolve \(console.target): Unknown host"]
        }
        let text = IPv4.text(address)
        let name = console.text("resolution") == "literal" ? text : console.text("full-name")
        var lines = ["PING \(name) (\(text)): \(console.integer("payload")) data bytes"]
        let last = console.rows.count - 1
        for (index, row) in console.rows.enumerated() {
            lines += self.lines(row, text, isLast: index == last)
        }
        if console.flag("endless") { lines.append("^C") }
        return lines + statistics(name)
    }

    /// A packet that isn't answered is told of when the next is sent: never the last one.
    private func lines(_ row: PrintedRow, _ text: String, isLast: Bool) -> [String] {
        let sequence = row.integer("sequence")
        let timeout = isLast ? [] : ["Request timeout for icmp_seq \(sequence)"]
        switch row.text("outcome") {
        case "reply":
            return [
                "\(console.integer("payload") + 8) bytes from \(text): icmp_seq=\(sequence) "
                    + "ttl=\(row.integer("time-to-live")) "
                    + "time=\(TextLayout.thousandths(row.integer("round-trip"))) ms"
            ]
        case "no-route": return ["ping: sendto: No route to host"] + timeout
        case "own-host-unreachable":
            // The first packets wait for an answer to the question who has the address.
            return (sequence < 3 ? [] : ["ping: sendto: No route to host"]) + timeout
        case "message-too-long": return ["ping: sendto: Message too long"] + timeout
        case "host-unreachable": return report(row, "Destination Host Unreachable") + timeout
        case "network-unreachable": return report(row, "Destination Net Unreachable") + timeout
        case "port-unreachable": return report(row, "Destination Port Unreachable") + timeout
        case "time-exceeded": return report(row, "Time to live exceeded") + timeout
        case "fragmentation-needed":
            return report(row, "frag needed and DF set (MTU \(row.integer("mtu")))") + timeout
        default: return timeout
        }
    }

    /// An error with the header of the packet that it is about.
    private func report(_ row: PrintedRow, _ words: String) -> [String] {
        let length = TextLayout.hexadecimal(console.integer("payload") + 28, 4)
        let identity = TextLayout.hexadecimal(
            (console.integer("clock") / 7 + row.integer("sequence") * 4099) & 0xFFFF, 4)
        let source = TextLayout.address(console.address("source"))
        let target = TextLayout.address(console.address("address"))
        return [
            "92 bytes from \(row.addressText("from")): \(words)",
            "Vr HL TOS  Len   ID Flg  off TTL Pro  cks      Src      Dst",
            " 4  5  00 \(length) \(identity)   0 0000  3f  01 "
                + "\(checksum(length: console.integer("payload") + 28, identity)) "
                + "\(source)  \(target) ",
            "",
        ]
    }

    /// The header's checksum (RFC 1071), of the fields that are printed.
    private func checksum(length: Int64, _ identity: String) -> String {
        let source = console.address("source") ?? 0
        let target = console.address("address") ?? 0
        var sum =
            0x4500 + (length & 0xFFFF) + (Int64(identity, radix: 16) ?? 0) + 0x3F01
            + (source >> 16) + (source & 0xFFFF) + (target >> 16) + (target & 0xFFFF)
        while sum > 0xFFFF { sum = (sum & 0xFFFF) + (sum >> 16) }
        return TextLayout.hexadecimal(~sum & 0xFFFF, 4)
    }

    private func statistics(_ name: String) -> [String] {
        let figures = PingStatistics(console.rows)
        let loss = figures.sent == 0 ? 0 : (figures.sent - figures.received) * 1000 / figures.sent
        var lines = [
            "", "--- \(name) ping statistics ---",
            "\(figures.sent) packets transmitted, \(figures.received) packets received, "
                + "\(loss / 10).\(loss % 10)% packet loss",
        ]
        if figures.received > 0 {
            let parts = [figures.minimum, figures.mean, figures.maximum, figures.deviation]
                .map { TextLayout.thousandths($0) }
            lines.append("round-trip min/avg/max/stddev = \(parts.joined(separator: "/")) ms")
        }
        return lines
    }
}

/// Windows: an error message counts as received.
private struct WindowsPing {
    let console: PrintedReading

    init(_ console: PrintedReading) { self.console = console }

    var lines: [String] {
        guard let address = console.address("address") else {
            return [
                "Ping request could not find host \(console.target). "
                    + "Please check the name and try again."
            ]
        }
        let text = IPv4.text(address)
        let name =
            console.text("resolution") == "literal"
            ? text : "\(console.text("full-name")) [\(text)]"
        var lines = ["", "Pinging \(name) with \(console.integer("payload")) bytes of data:"]
        lines += console.rows.map { line($0) }
        if console.flag("endless") { lines.append("Control-C") }
        return lines + statistics(text)
    }

    private func line(_ row: PrintedRow) -> String {
        let reply = "Reply from \(row.addressText("from")): "
        switch row.text("outcome") {
        case "reply":
            return reply + "bytes=\(console.integer("payload")) "
                + "time\(WindowsPing.time(row.integer("round-trip"))) "
                + "TTL=\(row.integer("time-to-live"))"
        case "own-host-unreachable", "host-unreachable":
            return reply + "Destination host unreachable."
        case "network-unreachable": return reply + "Destination net unreachable."
        case "port-unreachable": return reply + "Destination port unreachable."
        case "time-exceeded": return reply + "TTL expired in transit."
        case "fragmentation-needed": return reply + "Packet needs to be fragmented but DF set."
        case "message-too-long": return "Packet needs to be fragmented but DF set."
        case "no-route": return "PING: transmit failed. General failure. "
        default: return "Request timed out."
        }
    }

    static func time(_ microseconds: Int64) -> String {
        microseconds < 1000 ? "<1ms" : "=\(microseconds / 1000)ms"
    }

    private func statistics(_ text: String) -> [String] {
        let figures = PingStatistics(console.rows)
        let answered = Int64(
            console.rows.filter {
                $0.address("from") != nil && $0.text("outcome") != "message-too-long"
            }.count)
        let lost = figures.sent - answered
        let percent = figures.sent == 0 ? 0 : lost * 100 / figures.sent
        var lines = [
            "", "Ping statistics for \(text):",
            "    Packets: Sent = \(figures.sent), Received = \(answered), Lost = \(lost) "
                + "(\(percent)% loss),",
        ]
        if figures.received > 0 {
            lines += [
                "Approximate round trip times in milli-seconds:",
                "    Minimum = \(figures.minimum / 1000)ms, Maximum = \(figures.maximum / 1000)ms, "
                    + "Average = \(figures.mean / 1000)ms",
            ]
        }
        return lines
    }
}

/// IOS: a mark for each packet.
private struct DevicePing {
    let console: PrintedReading

    init(_ console: PrintedReading) { self.console = console }

    var lines: [String] {
        guard let address = console.address("address") else {
            return [
                "Translating \"\(console.target)\"...domain server (255.255.255.255)",
                "% Unrecognized host or address, or protocol not running.",
            ]
        }
        let figures = PingStatistics(console.rows)
        let marks = console.rows.map { row in
            switch row.text("outcome") {
            case "reply": "!"
            case "host-unreachable", "network-unreachable", "port-unreachable": "U"
            case "fragmentation-needed", "message-too-long": "M"
            case "time-exceeded": "&"
            default: "."
            }
        }
        let percent = figures.sent == 0 ? 0 : figures.received * 100 / figures.sent
        var last = "Success rate is \(percent) percent (\(figures.received)/\(figures.sent))"
        if figures.received > 0 {
            let parts = [figures.minimum, figures.mean, figures.maximum]
                .map { String(max(1, ($0 + 500) / 1000)) }
            last += ", round-trip min/avg/max = \(parts.joined(separator: "/")) ms"
        }
        return [
            "Type escape sequence to abort.",
            "Sending \(figures.sent), \(console.integer("payload") + 28)-byte ICMP Echos to "
                + "\(IPv4.text(address)), timeout is 2 seconds:",
            marks.joined(), last,
        ]
    }
}
