import Plant

/// `dig`, `nslookup`, `host` and `dscacheutil`.
enum LookupPrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "dig": DigAnswer(console).lines
        case "host": host(console)
        case "dscacheutil": directory(console)
        default: console.system == "windows" ? windows(console) : nslookup(console)
        }
    }

    /// What the question is about in DNS's own form: a name, or an address written backwards.
    static func question(_ console: PrintedReading) -> String {
        guard console.text("question") == "ptr", let bits = IPv4.bits(ofText: console.text("asked"))
        else { return console.text("full-name") }
        let parts = IPv4.text(bits).split(separator: ".").reversed()
        return parts.joined(separator: ".") + ".in-addr.arpa"
    }

    /// Complaints of BIND's tools about a server that gives no answer; empty where it does.
    static func complaints(_ console: PrintedReading, tries: Int64) -> [String] {
        let server = TextLayout.address(console.address("server"))
        let reason: String
        switch console.text("status") {
        case "timeout": reason = "timed out"
        case "port-closed": reason = "connection refused"
        case "unreachable": reason = "host unreachable"
        case "no-route": reason = "network unreachable"
        default: return []
        }
        let line = ";; communications error to \(server)#53: \(reason)"
        return Array(repeating: line, count: Int(max(1, tries)))
    }

    private static func host(_ console: PrintedReading) -> [String] {
        let failures = complaints(console, tries: 2)
        if !failures.isEmpty { return failures + [";; no servers could be reached"] }
        let name = question(console)
        switch console.text("status") {
        case "noerror":
            return console.rows.map { row in
                console.text("question") == "ptr"
                    ? "\(name) domain name pointer \(row.text("name"))."
                    : "\(row.text("name")) has address \(row.addressText("address"))"
            }
        case "nxdomain": return ["Host \(name) not found: 3(NXDOMAIN)"]
        case "refused": return ["Host \(name) not found: 5(REFUSED)"]
        case "servfail": return ["Host \(name) not found: 2(SERVFAIL)"]
        default: return [";; no servers could be reached"]
        }
    }

    private static func directory(_ console: PrintedReading) -> [String] {
        guard console.text("status") == "noerror" else { return [] }
        return console.rows.flatMap {
            ["name: \($0.text("name"))", "ip_address: \($0.addressText("address"))", ""]
        }
    }

    private static func nslookup(_ console: PrintedReading) -> [String] {
        let failures = complaints(console, tries: 3)
        let isMac = console.system == "macos"
        if !failures.isEmpty {
            let last = ";; no servers could be reached"
            return isMac
                ? [";; connection timed out; no servers could be reached", ""]
                : failures + [last, ""]
        }
        guard let address = console.address("server") else {
            return [";; connection timed out; no servers could be reached", ""]
        }
        let server = IPv4.text(address)
        let heading = ["Server:\t\t\(server)", "Address:\t\(server)#53", ""]
        let name = question(console)
        switch console.text("status") {
        case "noerror" where console.text("question") == "ptr":
            return Array(heading.prefix(0))
                + console.rows.map { "\(name)\tname = \($0.text("name"))." } + [""]
        case "noerror":
            let answers = console.rows.flatMap {
                ["Name:\t\($0.text("name"))", "Address: \($0.addressText("address"))"]
            }
            return heading + answers + [""]
        case "refused": return heading + ["** server can't find \(name): REFUSED", ""]
        case "servfail": return heading + ["** server can't find \(name): SERVFAIL", ""]
        default: return heading + ["** server can't find \(name): NXDOMAIN", ""]
        }
    }

    private static func windows(_ console: PrintedReading) -> [String] {
        let server = TextLayout.address(console.address("server"))
        let name = console.text("server-name").isEmpty ? "UnKnown" : console.text("server-name")
        let heading = ["Server:  \(name)", "Address:  \(server)", ""]
        let asked = console.text("asked")
        let timeout = ["DNS request timed out.", "    timeout was 2 seconds."]
        switch console.text("status") {
        case "noerror":
            return heading
                + console.rows.flatMap {
                    ["Name:    \($0.text("name"))", "Address:  \($0.addressText("address"))"]
                } + [""]
        case "nxdomain": return heading + ["*** \(name) can't find \(asked): Non-existent domain"]
        case "refused": return heading + ["*** \(name) can't find \(asked): Query refused"]
        case "servfail": return heading + ["*** \(name) can't find \(asked): Server failed"]
        case "port-closed":
            return heading + ["*** \(name) can't find \(asked): No response from server"]
        case "no-server":
            return [
                "*** Default servers are not available", "Server:  UnKnown", "Address:  127.0.0.1",
            ]
        default:
            return timeout + heading + timeout + timeout + ["*** Request to \(name) timed-out"]
        }
    }
}

/// `dig` of BIND 9.18 on Debian, and 9.10 on macOS.
private struct DigAnswer {
    let console: PrintedReading

    init(_ console: PrintedReading) { self.console = console }

    private var isMac: Bool { console.system == "macos" }
    private var status: String { console.text("status") }
    private var name: String { LookupPrinter.question(console) }

    var lines: [String] {
        let failures = LookupPrinter.complaints(console, tries: console.integer("tries"))
        let version = isMac ? "9.10.6" : "9.18.49-1~deb12u3-Debian"
        let heading =
            [
                "", "; <<>> DiG \(version) <<>> \(console.text("arguments"))",
            ] + (console.flag("server-given") ? ["; (1 server found)"] : []) + [
                ";; global options: +cmd"
            ]
        if !failures.isEmpty {
            if isMac { return heading + [";; connection timed out; no servers could be reached"] }
            let last = ";; no servers could be reached"
            return console.flag("short") ? failures + [last] : failures + heading + [last]
        }
        guard console.address("server") != nil else {
            return console.flag("short")
                ? [";; no servers could be reached"]
                : heading + [";; no servers could be reached"]
        }
        if console.flag("short") { return short }
        return heading + answer
    }

    private var short: [String] {
        console.rows.map {
            console.text("question") == "ptr"
                ? $0.text("name") + "." : $0.addressText("address")
        }
    }

    private var answer: [String] {
        let count = console.rows.count
        let flags =
            console.flag("authoritative") && status == "noerror" ? "qr aa rd ra" : "qr rd ra"
        var lines = [
            ";; Got answer:",
            ";; ->>HEADER<<- opcode: QUERY, status: \(status.uppercased()), id: \(identity)",
            ";; flags: \(flags); QUERY: 1, ANSWER: \(count), AUTHORITY: 0, ADDITIONAL: 1", "",
            ";; OPT PSEUDOSECTION:", "; EDNS: version: 0, flags:; udp: 1232",
        ]
        if status == "refused" { lines.append("; EDE: 14 (Not Ready)") }
        let type = console.text("question").uppercased()
        lines += [
            ";; QUESTION SECTION:",
            TextLayout.tabbed(";\(name).", to: 32) + "IN\t\(type)", "",
        ]
        if count > 0 {
            lines.append(";; ANSWER SECTION:")
            for row in console.rows {
                let value = type == "PTR" ? row.text("name") + "." : row.addressText("address")
                lines.append(TextLayout.tabbed("\(name).", to: 24) + "0\tIN\t\(type)\t\(value)")
            }
            lines.append("")
        }
        let server = TextLayout.address(console.address("server"))
        return lines + [
            ";; Query time: \(console.integer("round-trip") / 1000) msec",
            ";; SERVER: \(server)#53(\(server))" + (isMac ? "" : " (UDP)"),
            ";; WHEN: \(ToolDate.dig(console.integer("clock")))",
            ";; MSG SIZE  rcvd: \(size)", "",
        ]
    }

    /// A number that differs from question to question, as the identifier does.
    private var identity: Int64 {
        var value = console.integer("clock") &* 2_654_435_761
        for byte in name.utf8 { value = value &* 31 &+ Int64(byte) }
        return value >> 16 & 0xFFFF
    }

    /// Header, question, answers with a pointer for the name, options (RFC 1035 §4, RFC 6891).
    private var size: Int {
        var size = 12 + name.utf8.count + 2 + 4 + 11
        for row in console.rows {
            size += 12 + (console.text("question") == "ptr" ? row.text("name").utf8.count + 2 : 4)
        }
        return size + (status == "refused" ? 6 : 0)
    }
}
