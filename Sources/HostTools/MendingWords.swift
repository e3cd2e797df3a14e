import Planes
import Plant

/// How an interface gets its address, in the words of each system.
struct Addressing {
    var isDynamic: Bool
    var address: Int64
    var length: Int64
    var gateway: Int64
    var resolver: Int64

    /// The lines that make it so.
    func lines(_ system: HostSystem, model: NetworkModel, interface index: Int) -> [String] {
        let name = model.interfaceNames[index]
        let mask = TextLayout.mask(length)
        let own = IPv4.text(address)
        switch system {
        case .macos:
            let service = "\"\(MacNetworkSetup.serviceName(Int64(model.interfaces[index].place)))\""
            if isDynamic { return ["networksetup -setdhcp \(service)"] }
            return [
                "networksetup -setmanual \(service) \(own) \(mask) \(IPv4.text(gateway))"
            ]
                + [
                    "networksetup -setdnsservers \(service) "
                        + (resolver == 0 ? "Empty" : IPv4.text(resolver))
                ]
        case .windows:
            let adapter = "\"\(WindowsNames.adapter(name))\""
            if isDynamic { return ["netsh interface ip set address \(adapter) dhcp"] }
            let router = gateway == 0 ? "none" : IPv4.text(gateway)
            let server = resolver == 0 ? "none" : IPv4.text(resolver)
            return [
                "netsh interface ip set address \(adapter) static \(own) \(mask) \(router)",
                "netsh interface ip set dns \(adapter) static \(server)",
            ]
        default:
            func optional(_ value: Int64) -> String { value == 0 ? "\"\"" : IPv4.text(value) }
            let how =
                isDynamic
                ? "ipv4.method auto ipv4.addresses \"\" ipv4.gateway \"\" ipv4.dns \"\""
                : "ipv4.method manual ipv4.addresses \(own)/\(length) ipv4.gateway "
                    + "\(optional(gateway)) ipv4.dns \(optional(resolver))"
            return [
                "sudo nmcli connection modify \(name) \(how)", "sudo nmcli connection up \(name)",
            ]
        }
    }
}

/// A service and the machine's own firewall before it, in the words of each system.
struct ServiceWords {
    var name: String
    /// `tcp` or `udp`.
    var transport: String
    var port: Int64

    /// The lines that bring it from one state to another, as indices of running, stopped, dropped
    /// and rejected; none where the system has none.
    func lines(_ system: HostSystem, from now: Int64, to wanted: Int64) -> [String] {
        guard system == .linux else {
            return wanted == 0 && system == .windows ? windows(from: now) : []
        }
        if wanted == 1 { return ["sudo systemctl stop \(name)"] }
        let start = now == 1 ? ["sudo systemctl start \(name)"] : []
        let actions = ["allow", "", "deny", "reject"]
        guard actions.indices.contains(Int(wanted)) else { return [] }
        let isOpen = wanted == 0 && now == 1
        return start
            + (isOpen ? [] : ["sudo ufw \(actions[Int(wanted)]) \(port)/\(transport)"])
    }

    private func windows(from now: Int64) -> [String] {
        now == 1
            ? ["net start \(name)"]
            : [
                "netsh advfirewall firewall add rule name=\(name) dir=in action=allow "
                    + "protocol=\(transport.uppercased()) localport=\(port)"
            ]
    }
}

/// Settings of switches and routers as lines in configuration mode.
struct DeviceWords {
    let model: NetworkModel
    let machine: Int
    let simulation: Simulation
    /// All that is to be changed.
    let edits: [SlotEdit]

    private var record: NetworkMachine { model.machines[machine] }

    /// The lines that give a setting a value; nil where the console has none for it.
    func lines(_ name: String, _ value: Int64) -> [String]? {
        if let filter = rest(of: name, after: "filter-") {
            return AccessList.lines(model, record.element, filter, action: value)
        }
        if let route = rest(of: name, after: "route-") { return routeLine(route, value) }
        if name.hasPrefix("mgmt-") { return management(name, value) }
        if let (port, vlan) = carried(name) {
            return within(
                port, ["switchport trunk allowed vlan \(value == 1 ? "add" : "remove") \(vlan)"])
        }
        guard let dash = name.lastIndex(of: "-") else { return nil }
        let setting = String(name[name.index(after: dash)...])
        let line =
            record.system == .router
            ? interface(String(name[..<dash]), setting, value)
            : port(setting, value)
        return line.map { within(String(name[..<dash]), [$0]) }
    }

    private func rest(of name: String, after prefix: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }

    private func within(_ port: String, _ lines: [String]) -> [String] {
        ["interface \(port)"] + lines + ["exit"]
    }

    /// The port and the VLAN of a setting `PORT-carries-VLAN`.
    private func carried(_ name: String) -> (port: String, vlan: String)? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[parts.count - 2] == "carries" else { return nil }
        return (parts.dropLast(2).joined(separator: "-"), String(parts[parts.count - 1]))
    }

    private func port(_ setting: String, _ value: Int64) -> String? {
        switch setting {
        case "shut": return value == 1 ? "shutdown" : "no shutdown"
        case "mode": return "switchport mode \(value == 1 ? "trunk" : "access")"
        case "vlan": return "switchport access vlan \(value)"
        case "native": return "switchport trunk native vlan \(value)"
        case "mtu": return "mtu \(value)"
        case "speed":
            let names = ["auto", "10", "100", "1000", "10000"]
            return names.indices.contains(Int(value)) ? "speed \(names[Int(value)])" : nil
        default: return nil
        }
    }

    /// Another setting of the same interface: as it shall be, or as it is.
    private func wanted(_ name: String) -> Int64 {
        guard let slot = simulation.plant.layout.slot(record.element, named: name) else { return 0 }
        return edits.last { $0.slot == slot }?.value ?? simulation.slot(slot)
    }

    private func interface(
        _ interface: String, _ setting: String, _ value: Int64
    ) -> String? {
        switch setting {
        case "shut": return value == 1 ? "shutdown" : "no shutdown"
        case "relay":
            return value == 0 ? "no ip helper-address" : "ip helper-address \(IPv4.text(value))"
        case "vlan": return value == 0 ? nil : "encapsulation dot1q \(value)"
        case "mtu": return "ip mtu \(value)"
        case "address":
            let mask = TextLayout.mask(wanted(interface + "-mask"))
            return value == 0 ? "no ip address" : "ip address \(IPv4.text(value)) \(mask)"
        case "mask":
            let address = IPv4.text(wanted(interface + "-address"))
            return "ip address \(address) \(TextLayout.mask(value))"
        default: return nil
        }
    }

    private func routeLine(_ prefix: String, _ nextHop: Int64) -> [String]? {
        let parts = prefix.split(separator: "/")
        guard parts.count == 2, let length = Int64(parts[1]) else { return nil }
        let target = "\(parts[0]) \(TextLayout.mask(length))"
        return [
            nextHop == 0 ? "no ip route \(target)" : "ip route \(target) \(IPv4.text(nextHop))"
        ]
    }

    private func management(_ name: String, _ value: Int64) -> [String]? {
        let own = model.interfaceNames[record.interfaces.lowerBound]
        let address = IPv4.text(wanted("mgmt-address"))
        switch name {
        case "mgmt-gateway": return ["ip default-gateway \(IPv4.text(value))"]
        case "mgmt-address":
            let mask = TextLayout.mask(wanted("mgmt-mask"))
            return within(own, ["ip address \(IPv4.text(value)) \(mask)"])
        case "mgmt-mask":
            return within(own, ["ip address \(address) \(TextLayout.mask(value))"])
        default: return nil
        }
    }
}
