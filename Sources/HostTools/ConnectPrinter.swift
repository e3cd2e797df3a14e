import Plant

/// `nc -vz`, `Test-NetConnection`, `ss -tln`, and lists of mounted shares.
enum ConnectPrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "nc": console.system == "macos" ? macNetcat(console) : linuxNetcat(console)
        case "test-netconnection", "test-netconnection-ping": powerShell(console)
        default: []
        }
    }

    /// The name of a port in `/etc/services`, or `*`.
    private static func service(_ port: Int64) -> String {
        let names: [(Int64, String)] = [
            (22, "ssh"), (53, "domain"), (80, "http"), (443, "https"), (445, "microsoft-ds"),
            (548, "afpovertcp"), (2049, "nfs"), (3389, "ms-wbt-server"),
        ]
        return names.first { $0.0 == port }?.1 ?? "*"
    }

    private static func linuxNetcat(_ console: PrintedReading) -> [String] {
        let port = console.integer("port")
        guard let address = console.address("address") else {
            let reason =
                console.text("resolution") == "nxdomain"
                ? "Name or service not known" : "Temporary failure in name resolution"
            return ["nc: getaddrinfo for host \"\(console.target)\" port \(port): \(reason)"]
        }
        let isName = console.text("resolution") != "literal"
        let text = IPv4.text(address)
        let place = isName ? "\(console.target) (\(text))" : text
        let failed = "nc: connect to \(place) port \(port) (tcp) "
        switch console.text("outcome") {
        case "open":
            let service = console.flag("numeric") ? "*" : service(port)
            return ["Connection to \(place) \(port) port [tcp/\(service)] succeeded!"]
        case "refused", "rejected": return [failed + "failed: Connection refused"]
        case "timeout":
            return console.flag("limited")
                ? [failed + "timed out: Operation now in progress"]
                : [failed + "failed: Connection timed out"]
        case "host-unreachable": return [failed + "failed: No route to host"]
        default: return [failed + "failed: Network is unreachable"]
        }
    }

    private static func macNetcat(_ console: PrintedReading) -> [String] {
        let port = console.integer("port")
        guard console.address("address") != nil else {
            return ["nc: getaddrinfo: nodename nor servname provided, or not known"]
        }
        let failed = "nc: connectx to \(console.target) port \(port) (tcp) failed: "
        switch console.text("outcome") {
        case "open":
            let service = console.flag("numeric") ? "*" : service(port)
            return ["Connection to \(console.target) port \(port) [tcp/\(service)] succeeded!"]
        case "refused", "rejected": return [failed + "Connection refused"]
        case "timeout": return [failed + "Operation timed out"]
        case "host-unreachable": return [failed + "Host is down"]
        default: return [failed + "No route to host"]
        }
    }

    private static func powerShell(_ console: PrintedReading) -> [String] {
        guard let address = console.address("address") else {
            return [
                "WARNING: Name resolution of \(console.target) failed", "", "",
                "ComputerName   : \(console.target)", "RemoteAddress  : ", "InterfaceAlias : ",
                "SourceAddress  : ", "PingSucceeded  : False", "",
            ]
        }
        let text = IPv4.text(address)
        let source = TextLayout.address(console.address("source"))
        let alias = WindowsNames.adapter(console.text("interface"))
        let isPing = console.form == "test-netconnection-ping"
        let isOpen = console.text("outcome") == "open"
        let pinged = console.text("ping") == "reply"
        var fields: [(String, String)] = [
            ("ComputerName", console.target), ("RemoteAddress", text),
        ]
        if !isPing { fields.append(("RemotePort", String(console.integer("port")))) }
        fields += [("InterfaceAlias", alias), ("SourceAddress", source)]
        var warnings: [String] = []
        if !isPing && !isOpen {
            warnings.append("WARNING: TCP connect to (\(text) : \(console.integer("port"))) failed")
        }
        if isPing || !isOpen {
            if !pinged {
                warnings.append("WARNING: Ping to \(text) failed with status: \(status(console))")
            }
            let time = console.integer("ping-round-trip") / 1000
            fields += [
                ("PingSucceeded", pinged ? "True" : "False"),
                ("PingReplyDetails (RTT)", "\(time) ms"),
            ]
        }
        if !isPing { fields.append(("TcpTestSucceeded", isOpen ? "True" : "False")) }
        let width = fields.map(\.0.count).max() ?? 0
        return warnings + ["", ""]
            + fields.map { TextLayout.left($0.0, width) + " : " + $0.1 } + ["", ""]
    }

    private static func status(_ console: PrintedReading) -> String {
        switch console.text("ping") {
        case "timeout": "TimedOut"
        case "network-unreachable": "DestinationNetworkUnreachable"
        case "time-exceeded": "TtlExpired"
        case "port-unreachable": "DestinationPortUnreachable"
        default: "DestinationHostUnreachable"
        }
    }

    /// `ss -tln`, its columns as wide as what is in them.
    static func listeners(_ console: PrintedReading) -> [String] {
        let names = ["State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port"]
        guard !console.rows.isEmpty else {
            return ["State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess"]
        }
        var lines = [
            TextLayout.left(names[0], 8) + TextLayout.left(names[1], 8)
                + TextLayout.left(names[2], 8) + TextLayout.right(names[3], 22)
                + TextLayout.right(names[4], 22) + " Process"
        ]
        for row in console.rows {
            let local =
                TextLayout.right("0.0.0.0", 17) + ":"
                + TextLayout.left(String(row.integer("port")), 4)
            lines.append(
                TextLayout.left("LISTEN", 8) + TextLayout.left("0", 8) + TextLayout.left("128", 8)
                    + local + TextLayout.right("0.0.0.0", 17) + ":" + TextLayout.left("*", 4) + " ")
        }
        return lines
    }

    /// `mount` on Linux and macOS, `net use` on Windows: the network's shares alone.
    static func mounts(_ console: PrintedReading) -> [String] {
        if console.system == "windows" { return netUse(console) }
        return console.rows.compactMap { row in
            guard row.text("state") == "available" else { return nil }
            let kind = row.text("url").hasPrefix("nfs") ? "nfs" : "smbfs"
            let share = row.text("share")
            if console.system == "macos" {
                let source =
                    kind == "nfs"
                    ? "\(row.text("server")):/\(share)" : "//editor@\(row.text("server"))/\(share)"
                let volume = share.split(separator: "/").last.map(String.init) ?? share
                return "\(source) on /Volumes/\(volume) (\(kind), nodev, nosuid, mounted by editor)"
            }
            let source =
                kind == "nfs"
                ? "\(row.text("server")):/\(share)"
                : "//\(row.text("server"))/\(share)"
            return
                "\(source) on /mnt/\(share) type \(kind == "nfs" ? "nfs4" : "cifs") (rw,relatime)"
        }
    }

    private static func netUse(_ console: PrintedReading) -> [String] {
        guard !console.rows.isEmpty else {
            return ["New connections will be remembered.", "", "There are no entries in the list."]
        }
        var lines = [
            "New connections will be remembered.", "", "",
            "Status       Local     Remote                    Network", "",
            String(repeating: "-", count: 79),
        ]
        for (index, row) in console.rows.enumerated() {
            let isThere = row.text("state") == "available"
            let letters = Array("ZYXWVUTS")
            let drive = index < letters.count ? "\(letters[index]):" : ""
            let remote = "\\\\\(row.text("server"))\\\(row.text("share"))"
            lines.append(
                TextLayout.left(isThere ? "OK" : "Disconnected", 13) + TextLayout.left(drive, 10)
                    + TextLayout.left(remote, 26) + "Microsoft Windows Network")
        }
        return lines + ["The command completed successfully.", ""]
    }
}
