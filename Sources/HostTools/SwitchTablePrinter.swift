import Plant

/// `show vlan brief`, `show mac address-table` and `show logging`.
enum SwitchTablePrinter {
    static func vlans(_ console: PrintedReading) -> [String] {
        var lines = [
            "", "VLAN Name                             Status    Ports",
            "---- -------------------------------- --------- -------------------------------",
        ]
        var groups: [(number: Int64, name: String, ports: [String])] = []
        for row in console.rows {
            if groups.last?.number != row.integer("vlan") {
                groups.append((row.integer("vlan"), row.text("name"), []))
            }
            if row.has("port") {
                groups[groups.count - 1].ports.append(DeviceNames.short(row.text("port")))
            }
        }
        for group in groups {
            let start =
                TextLayout.left(String(group.number), 5) + TextLayout.left(group.name, 33)
                + TextLayout.left("active", 10)
            let wrapped = wrap(group.ports)
            lines.append(start + (wrapped.first ?? ""))
            lines += wrapped.dropFirst().map { String(repeating: " ", count: 48) + $0 }
        }
        return lines + [
            "1002 fddi-default                     act/unsup ",
            "1003 token-ring-default               act/unsup ",
            "1004 fddinet-default                  act/unsup ",
            "1005 trnet-default                    act/unsup ",
        ]
    }

    /// Names with commas, in lines of at most 31 columns.
    private static func wrap(_ names: [String]) -> [String] {
        var lines: [String] = []
        for name in names {
            if let last = lines.last, last.count + name.count + 2 <= 31 {
                lines[lines.count - 1] = last + ", " + name
            } else {
                lines.append(name)
            }
        }
        return lines
    }

    static func macTable(_ console: PrintedReading) -> [String] {
        var lines = [
            "          Mac Address Table", String(repeating: "-", count: 43), "",
            "Vlan    Mac Address       Type        Ports",
            "----    -----------       --------    -----",
        ]
        for row in console.rows {
            let hardware = TextLayout.hardwareDotted(row.hardware("hardware-address") ?? 0)
            lines.append(
                TextLayout.right(row.integer("vlan"), 4) + "    " + TextLayout.left(hardware, 18)
                    + TextLayout.left("DYNAMIC", 12) + DeviceNames.short(row.text("port")))
        }
        return lines + ["Total Mac Addresses for this criterion: \(console.rows.count)"]
    }

    static func log(_ console: PrintedReading) -> [String] {
        var entries: [(time: Int64, order: Int, text: String)] = []
        for row in console.rows {
            let time = row.integer("time")
            let name = DeviceNames.long(row.text("port"))
            func add(_ text: String) { entries.append((time, entries.count, text)) }
            switch row.text("event") {
            case "link-up", "link-down":
                let state = row.text("event") == "link-up" ? "up" : "down"
                add("%LINK-3-UPDOWN: Interface \(name), changed state to \(state)")
            default:
                let command = "%PARSER-5-CFGLOG_LOGGEDCMD: User:\(row.text("who"))  logged command:"
                add(command + "interface \(name)")
                add(command + words(row))
            }
        }
        entries.sort { ($0.time, $0.order) < ($1.time, $1.order) }
        return [
            "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, "
                + "0 overruns, xml disabled, filtering disabled)",
            "", "Log Buffer (8192 bytes):", "",
        ] + entries.map { "\(ToolDate.console($0.time)): \($0.text)" }
    }

    /// The command that makes a setting what it became.
    private static func words(_ row: PrintedRow) -> String {
        let value = row.text("value")
        switch row.text("setting") {
        case "shut": return value == "yes" ? "shutdown" : "no shutdown"
        case "vlan": return "switchport access vlan \(value)"
        case "mode": return "switchport mode \(value)"
        case "native": return "switchport trunk native vlan \(value)"
        case "speed": return "speed \(value)"
        case "mtu": return "mtu \(value)"
        case "description": return value.isEmpty ? "no description" : "description \(value)"
        case let setting where setting.hasPrefix("carries-"):
            let change = value == "yes" ? "add" : "remove"
            return "switchport trunk allowed vlan \(change) \(setting.dropFirst(8))"
        case let setting: return "\(setting) \(value)"
        }
    }
}
