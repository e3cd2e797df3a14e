import Plant

/// `show interfaces status`, `show interfaces trunk`, `show running-config interface`, `show
/// interfaces PORT`.
enum SwitchPortPrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "interfaces-status": status(console)
        case "interfaces-trunk": trunks(console)
        case "running-config": console.rows.flatMap { configuration($0) }
        case "show-interface": console.rows.flatMap { interface($0) }
        default: []
        }
    }

    private static func media(_ row: PrintedRow) -> String {
        if row.has("module") {
            let module = row.text("module")
            return module == "none" ? "No Transceiver" : "SFP-10GBase-\(module.uppercased())"
        }
        return switch row.integer("fastest") {
        case 100: "10/100BaseTX"
        case 10000: "100/1000/2.5G/5G/10GBaseTX"
        default: "10/100/1000BaseTX"
        }
    }

    private static func status(_ console: PrintedReading) -> [String] {
        var lines = [
            "", "Port      Name               Status       Vlan       Duplex  Speed Type",
        ]
        for row in console.rows {
            let isAuto = row.integer("rate-setting") == 0
            let isUp = row.text("status") == "connected"
            let duplexWord = row.flag("full-duplex") ? "full" : "half"
            let duplex = isUp ? (isAuto ? "a-" : "") + duplexWord : isAuto ? "auto" : "full"
            let rate = rateText(row.integer("rate"))
            let speed =
                isUp
                ? (isAuto ? "a-" : "") + rate
                : isAuto ? "auto" : rateText(row.integer("rate-setting"))
            let vlan = row.text("mode") == "trunk" ? "trunk" : String(row.integer("vlan"))
            lines.append(
                TextLayout.left(DeviceNames.short(row.text("port")), 10)
                    + TextLayout.left(String(row.text("description").prefix(18)), 19)
                    + TextLayout.left(row.text("status"), 13) + TextLayout.left(vlan, 10)
                    + TextLayout.right(duplex, 7) + TextLayout.right(speed, 7) + " " + media(row))
        }
        return lines
    }

    private static func rateText(_ megabits: Int64) -> String {
        megabits == 10000 ? "10G" : String(megabits)
    }

    /// VLAN numbers with runs as ranges (`10,20-22`).
    static func ranges(_ numbers: [Int64]) -> String {
        var parts: [String] = []
        var index = 0
        while index < numbers.count {
            var end = index
            while end + 1 < numbers.count && numbers[end + 1] == numbers[end] + 1 { end += 1 }
            parts.append(
                end == index ? String(numbers[index]) : "\(numbers[index])-\(numbers[end])")
            index = end + 1
        }
        return parts.isEmpty ? "none" : parts.joined(separator: ",")
    }

    private static func trunks(_ console: PrintedReading) -> [String] {
        let rows = console.rows.filter {
            $0.text("mode") == "trunk" && $0.text("status") == "connected"
        }
        guard !rows.isEmpty else { return [""] }
        func name(_ row: PrintedRow) -> String {
            TextLayout.left(DeviceNames.short(row.text("port")), 12)
        }
        let carried = rows.map { name($0) + ranges($0.list("vlans-carried")) }
        let allowed = rows.map {
            name($0) + ($0.flag("carries-all") ? "1-4094" : ranges($0.list("vlans-carried")))
        }
        var lines = ["", "Port        Mode             Encapsulation  Status        Native vlan"]
        lines += rows.map {
            name($0) + TextLayout.left("on", 17) + TextLayout.left("802.1q", 15)
                + TextLayout.left("trunking", 14) + String($0.integer("native"))
        }
        lines += ["", "Port        Vlans allowed on trunk"] + allowed
        lines += ["", "Port        Vlans allowed and active in management domain"] + carried
        return lines
            + ["", "Port        Vlans in spanning tree forwarding state and not pruned"] + carried
    }

    private static func configuration(_ row: PrintedRow) -> [String] {
        var body = ["interface \(DeviceNames.long(row.text("port")))"]
        if !row.text("description").isEmpty {
            body.append(" description \(row.text("description"))")
        }
        if row.text("mode") == "trunk" {
            if row.integer("native") != 1 {
                body.append(" switchport trunk native vlan \(row.integer("native"))")
            }
            if !row.flag("carries-all") {
                body.append(" switchport trunk allowed vlan \(ranges(row.list("vlans-carried")))")
            }
            body.append(" switchport mode trunk")
        } else {
            if row.integer("vlan") != 1 {
                body.append(" switchport access vlan \(row.integer("vlan"))")
            }
            body.append(" switchport mode access")
        }
        if row.integer("rate-setting") != 0 { body.append(" speed \(row.integer("rate-setting"))") }
        if row.integer("mtu") != 9216 { body.append(" mtu \(row.integer("mtu"))") }
        if row.text("status") == "disabled" { body.append(" shutdown") }
        if row.text("mode") != "trunk" { body.append(" spanning-tree portfast") }
        let size = body.reduce(0) { $0 + $1.utf8.count + 1 } + 4
        return ["Building configuration...", "", "Current configuration : \(size) bytes", "!"]
            + body
            + ["end", ""]
    }

    /// The top of `show interfaces`: what is set and what came of it. Counters aren't kept.
    private static func interface(_ row: PrintedRow) -> [String] {
        let name = DeviceNames.long(row.text("port"))
        let isUp = row.text("status") == "connected"
        let state =
            switch row.text("status") {
            case "connected": "is up, line protocol is up (connected) "
            case "disabled": "is administratively down, line protocol is down (disabled) "
            default: "is down, line protocol is down (notconnect) "
            }
        let hardware = TextLayout.hardwareDotted(row.hardware("hardware-address") ?? 0)
        let kind = row.integer("fastest") == 10000 ? "Ten Gigabit Ethernet" : "Gigabit Ethernet"
        var lines = [
            "\(name) \(state)",
            "  Hardware is \(kind), address is \(hardware) (bia \(hardware))",
        ]
        if !row.text("description").isEmpty {
            lines.append("  Description: \(row.text("description"))")
        }
        let rate = isUp ? row.integer("rate") : row.integer("fastest")
        let duplex =
            isUp
            ? (row.flag("full-duplex") ? "Full-duplex" : "Half-duplex") + ", \(rate)Mb/s"
            : "Auto-duplex, Auto-speed"
        return lines + [
            "  MTU \(row.integer("mtu")) bytes, BW \(rate * 1000) Kbit/sec, DLY 10 usec, ",
            "     reliability 255/255, txload 1/255, rxload 1/255",
            "  Encapsulation ARPA, loopback not set", "  Keepalive set (10 sec)",
            "  \(duplex), media type is \(media(row))",
            "  input flow-control is off, output flow-control is unsupported ",
            "  ARP type: ARPA, ARP Timeout 04:00:00",
        ]
    }
}
