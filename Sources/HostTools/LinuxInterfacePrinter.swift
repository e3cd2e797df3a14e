import Planes
import Plant

/// `ip addr`, `ip link`, `ethtool` and `/etc/resolv.conf` on Linux.
enum LinuxInterfacePrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        let rows = console.selectedRows
        let showsLoopback = console.text("selected").isEmpty || console.text("selected") == "lo"
        switch console.form {
        case "ip-address":
            return (showsLoopback ? loopback(withAddress: true) : [])
                + rows.flatMap { address($0, console) }
        case "ip-link":
            return (showsLoopback ? loopback(withAddress: false) : [])
                + rows.flatMap { link($0, mode: " mode DEFAULT") }
        case "ip-brief-address":
            return (showsLoopback ? [brief("lo", "UNKNOWN", "127.0.0.1/8 ")] : [])
                + rows.map { row in
                    let text = row.address("address").map { IPv4.text($0) }
                    let prefix = text.map { "\($0)/\(row.integer("length")) " } ?? ""
                    return brief(row.text("name"), state(row), prefix)
                }
        case "ip-brief-link":
            return
                (showsLoopback
                ? [brief("lo", "UNKNOWN", "00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> ")] : [])
                + rows.map { row in
                    let hardware = TextLayout.hardware(row.hardware("hardware-address") ?? 0)
                    return brief(row.text("name"), state(row), "\(hardware) <\(flags(row))> ")
                }
        case "ethtool": return rows.flatMap { ethtool($0) }
        case "resolv-conf": return resolver(console)
        default: return []
        }
    }

    private static func brief(_ name: String, _ state: String, _ rest: String) -> String {
        TextLayout.left(name, 16) + " " + TextLayout.left(state, 14) + " " + rest
    }

    private static func loopback(withAddress: Bool) -> [String] {
        let mode = withAddress ? "" : " mode DEFAULT"
        let lines = [
            "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN\(mode) group "
                + "default qlen 1000",
            "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00",
        ]
        guard withAddress else { return lines }
        return lines + [
            "    inet 127.0.0.1/8 scope host lo",
            "       valid_lft forever preferred_lft forever",
        ]
    }

    private static func state(_ row: PrintedRow) -> String {
        row.flag("enabled") && row.flag("link") ? "UP" : "DOWN"
    }

    private static func flags(_ row: PrintedRow) -> String {
        guard row.flag("enabled") else { return "BROADCAST,MULTICAST" }
        return row.flag("link")
            ? "BROADCAST,MULTICAST,UP,LOWER_UP" : "NO-CARRIER,BROADCAST,MULTICAST,UP"
    }

    private static func link(_ row: PrintedRow, mode: String) -> [String] {
        [
            "\(row.integer("index")): \(row.text("name")): <\(flags(row))> "
                + "mtu \(row.integer("mtu")) qdisc mq state \(state(row))\(mode) group default "
                + "qlen 1000",
            "    link/ether \(TextLayout.hardware(row.hardware("hardware-address") ?? 0)) "
                + "brd ff:ff:ff:ff:ff:ff",
        ]
    }

    private static func address(_ row: PrintedRow, _ console: PrintedReading) -> [String] {
        var lines = link(row, mode: "")
        guard let address = row.address("address") else { return lines }
        let length = row.integer("length")
        let broadcast = AddressText.broadcast(address, length)
        let isDynamic = row.text("method") == "dhcp"
        lines.append(
            "    inet \(IPv4.text(address))/\(length) brd \(IPv4.text(broadcast)) scope global "
                + (isDynamic ? "dynamic " : "") + row.text("name"))
        if isDynamic && row.has("lease-seconds") {
            let age = (console.integer("clock") - row.integer("obtained")) / 1000
            let left = max(0, row.integer("lease-seconds") - age)
            lines.append("       valid_lft \(left)sec preferred_lft \(left)sec")
        } else {
            lines.append("       valid_lft forever preferred_lft forever")
        }
        return lines
    }

    private static func resolver(_ console: PrintedReading) -> [String] {
        var lines: [String] = []
        let domain = console.text("domain")
        if !domain.isEmpty { lines.append("search \(domain)") }
        for row in console.rows where row.has("resolver") && row.has("address") {
            lines.append("nameserver \(row.addressText("resolver"))")
        }
        return lines
    }

    // MARK: ethtool

    private static func modes(upTo fastest: Int64) -> [String] {
        let all: [(Int64, String)] = [
            (10, "10baseT/Half 10baseT/Full"), (100, "100baseT/Half 100baseT/Full"),
            (1000, "1000baseT/Full"), (2500, "2500baseT/Full"), (5000, "5000baseT/Full"),
            (10000, "10000baseT/Full"),
        ]
        return all.filter { $0.0 <= fastest }.map(\.1)
    }

    private static func listed(_ label: String, _ values: [String]) -> [String] {
        let indent = String(repeating: " ", count: label.count)
        return values.enumerated().map { "\t" + ($0.offset == 0 ? label : indent) + $0.element }
    }

    /// A card with copper ports, as ethtool 6.1 describes it.
    private static func ethtool(_ row: PrintedRow) -> [String] {
        let isUp = row.flag("link") && row.flag("enabled")
        let modes = modes(upTo: max(1000, row.integer("fastest")))
        var lines = ["Settings for \(row.text("name")):", "\tSupported ports: [ TP ]"]
        lines += listed("Supported link modes:   ", modes)
        lines += [
            "\tSupported pause frame use: No", "\tSupports auto-negotiation: Yes",
            "\tSupported FEC modes: Not reported",
        ]
        lines += listed("Advertised link modes:  ", modes)
        lines += [
            "\tAdvertised pause frame use: No", "\tAdvertised auto-negotiation: Yes",
            "\tAdvertised FEC modes: Not reported",
            "\tSpeed: " + (isUp ? "\(row.integer("rate"))Mb/s" : "Unknown!"),
            "\tDuplex: " + (isUp ? (row.flag("full-duplex") ? "Full" : "Half") : "Unknown! (255)"),
            "\tAuto-negotiation: on", "\tPort: Twisted Pair", "\tPHYAD: 0",
            "\tTransceiver: internal", "\tMDI-X: Unknown",
            "\tLink detected: " + (isUp ? "yes" : "no"),
        ]
        return lines
    }
}
