import Planes
import Plant

/// What an administrator does on a Debian 12 machine to its services and its own firewall:
/// `systemctl` (systemctl(1)) and `ufw` (ufw(8)).
enum LinuxServices {
    /// A service of the machine.
    private struct Service {
        var name: String
        var transport: String
        var port: Int64
        var slot: SlotID
        var state: Int64
    }

    private static let stopped: Int64 = 1
    private static let dropped: Int64 = 2
    private static let rejected: Int64 = 3

    /// Names that Debian's units have where ours are plain: what people will type.
    private static let units = [
        "smbd": "smb", "nfs-server": "nfs", "nfs-kernel-server": "nfs", "named": "dns",
        "bind9": "dns", "isc-dhcp-server": "dhcp",
    ]

    private static func services(_ context: ConsoleContext) -> [Service] {
        let layout = context.simulation.plant.layout
        return context.model.machines[context.queries.machine].services.compactMap { index in
            let service = context.model.services[index]
            let slot = layout.slot(context.queries.element, named: "service-" + service.name)
            return slot.map {
                Service(
                    name: service.name, transport: service.transport == .udp ? "udp" : "tcp",
                    port: service.port, slot: $0, state: context.simulation.slot($0))
            }
        }
    }

    /// A reading of services with their states.
    private static func reading(_ context: ConsoleContext, _ services: [Service]) -> Reading {
        var reading = context.blank("services")
        reading.columns = ["name", "transport", "port", "state"]
        reading.rows = services.map { service in
            [
                .symbol(service.name), .symbol(service.transport), .integer(service.port),
                .symbol(
                    context.simulation.words(of: service.slot, value: service.state)),
            ]
        }
        return reading
    }

    /// `systemctl start|stop|restart|status|is-active UNIT`.
    static func systemctl(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        guard words.count == 2 else {
            return context.usage("Too few arguments.")
        }
        let unit = words[1].hasSuffix(".service") ? String(words[1].dropLast(8)) : words[1]
        let name = units[unit] ?? unit
        let found = services(context).first { $0.name == name }
        switch words[0] {
        case "start", "restart", "stop":
            guard let found else {
                return context.usage(
                    "Failed to \(words[0]) \(unit).service: Unit \(unit).service not found.")
            }
            var edits: [SlotEdit] = []
            if words[0] == "stop" {
                edits = [SlotEdit(found.slot, stopped)]
            } else if found.state == stopped {
                edits = [SlotEdit(found.slot, 0)]
            }
            return context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
        case "status":
            guard let found else {
                return context.usage("Unit \(unit).service could not be found.")
            }
            var reading = reading(context, [found])
            reading.add("unit", .text(unit))
            return context.printed(reading, as: "systemctl-status")
        case "is-active":
            return context.printed(
                reading(context, found.map { [$0] } ?? []), as: "systemctl-is-active")
        default: return context.usage("Unknown command verb \(words[0]).")
        }
    }

    /// `ufw status` and `ufw allow|deny|reject PORT[/tcp|udp]`.
    static func ufw(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        if words == ["status"] {
            return context.printed(reading(context, services(context)), as: "ufw-status")
        }
        let actions = ["allow", "deny", "reject"]
        guard words.count == 2, let action = actions.firstIndex(of: words[0]) else {
            return context.usage("ERROR: Invalid syntax")
        }
        let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let port = Int64(parts[0]), (1...65535).contains(port),
            parts.count == 1 || parts[1] == "tcp" || parts[1] == "udp"
        else { return context.usage("ERROR: Bad port") }
        let transport = parts.count == 2 ? String(parts[1]) : nil
        let state = [0, dropped, rejected][action]
        // Who isn't running at all is stopped, whatever the firewall lets in.
        let edits = services(context)
            .filter {
                $0.port == port && (transport == nil || $0.transport == transport)
                    && $0.state != stopped && $0.state != state
            }
            .map { SlotEdit($0.slot, state) }
        return context.printed(
            context.blank("changed"), as: edits.isEmpty ? "ufw-skipped" : "ufw-updated",
            slotEdits: edits)
    }
}

/// What `systemctl` and `ufw` print.
enum ServicePrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "systemctl-status": status(console)
        case "systemctl-is-active":
            [console.rows.first.map { isActive($0) } == true ? "active" : "inactive"]
        case "ufw-status": rules(console)
        default: []
        }
    }

    private static func isActive(_ row: PrintedRow) -> Bool { row.text("state") != "stopped" }

    private static func status(_ console: PrintedReading) -> [String] {
        guard let row = console.rows.first else { return [] }
        let unit = console.text("unit") + ".service"
        let mark = isActive(row) ? "●" : "○"
        return [
            "\(mark) \(unit) - \(row.text("name"))",
            "     Loaded: loaded (/lib/systemd/system/\(unit); enabled; preset: enabled)",
            "     Active: " + (isActive(row) ? "active (running)" : "inactive (dead)"),
        ]
    }

    private static func rules(_ console: PrintedReading) -> [String] {
        var lines = [
            "Status: active", "", "To                         Action      From",
            "--                         ------      ----",
        ]
        for row in console.rows {
            let action =
                switch row.text("state") {
                case "dropped": "DENY"
                case "rejected": "REJECT"
                default: "ALLOW"
                }
            lines.append(
                TextLayout.left("\(row.integer("port"))/\(row.text("transport"))", 27)
                    + TextLayout.left(action, 12) + "Anywhere")
        }
        return lines + [""]
    }
}
