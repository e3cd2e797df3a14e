import Planes
import Plant

/// The command line of macOS: BSD's tools and Apple's own. There is no `ip`, `ethtool` or `arping`.
enum MacCommands {
    static let names = [
        "ping", "ifconfig", "netstat", "route", "arp", "traceroute", "dig", "nslookup",
        "dscacheutil", "networksetup", "ipconfig", "nc", "scutil", "mount", "iperf3",
    ]

    static func run(_ context: ConsoleContext) -> HostResult {
        var context = context
        if context.command.command == "sudo" {
            context.command.words.removeFirst()
            if context.command.words.isEmpty { return context.usage("usage: sudo command") }
        }
        switch context.command.command {
        case "ping": return ping(context)
        case "ifconfig": return ifconfig(context)
        case "netstat": return netstat(context)
        case "route": return route(context)
        case "arp": return arp(context)
        case "traceroute": return UnixTools.traceroute(context)
        case "dig": return UnixTools.dig(context)
        case "nslookup": return UnixTools.nslookup(context)
        case "dscacheutil": return dscacheutil(context)
        case "networksetup": return MacNetworkSetup.run(context)
        case "ipconfig": return ipconfig(context)
        case "iperf3": return UnixTools.iperf(context)
        case "nc": return UnixTools.netcat(context, patience: 75_000)
        case "scutil":
            guard context.command.arguments == ["--dns"] else {
                return context.usage("usage: scutil --dns")
            }
            return context.printed(context.queries.interfaces(), as: "scutil")
        case "mount": return context.printed(context.queries.mounts(), as: "mount")
        default: return context.unknownCommand()
        }
    }

    private static func ping(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-c", "-s", "-i", "-W", "-t", "-m"],
            plain: ["-D", "-n", "-q"])
        if let unknown = options.unknown {
            return context.usage("ping: invalid option -- \(unknown.drop { $0 == "-" })")
        }
        guard let target = options.operands.last else {
            return context.usage("usage: ping [-AaDdfnoQqRrv] [-c count] [-s packetsize] host")
        }
        var request = PingRequest(
            target: target, payload: options.integer("-s", in: 0...65507) ?? 56,
            patienceMilliseconds: options.integer("-W", in: 1...60_000) ?? 10_000)
        request.count = options.integer("-c", in: 1...10_000)
        if options.has("-c") && request.count == nil {
            return context.usage(
                "ping: invalid count of packets to transmit: `\(options.value("-c") ?? "")'")
        }
        request.mayFragment = !options.has("-D")
        request.intervalMilliseconds = max(100, options.milliseconds("-i") ?? 1000)
        request.timeToLive = options.integer("-m", in: 1...255)
        var reading = context.queries.ping(request)
        reading.add("quiet", .flag(options.has("-q")))
        return HostResult(reading)
    }

    private static func ifconfig(_ context: ConsoleContext) -> HostResult {
        var words = context.command.arguments.filter { $0 != "-a" }
        var reading = context.queries.interfaces()
        guard let name = words.first else { return context.printed(reading, as: "ifconfig") }
        words.removeFirst()
        let found = context.model.interface(context.queries.machine, named: name)
        guard found != nil || name == "lo0" else {
            return context.usage("ifconfig: interface \(name) does not exist")
        }
        if let index = found, let action = words.first {
            let edits =
                switch (action, words.dropFirst().first.flatMap { Int64($0) }) {
                case ("up", _): context.edit(index, "up", 1)
                case ("down", _): context.edit(index, "up", 0)
                case ("mtu", let mtu?) where (576...9216).contains(mtu):
                    context.edit(index, "mtu", mtu)
                default: [SlotEdit]()
                }
            guard !edits.isEmpty else {
                return context.usage("ifconfig: \(action): bad value")
            }
            return context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
        }
        reading.add("selected", .text(name))
        return context.printed(reading, as: "ifconfig")
    }

    private static func netstat(_ context: ConsoleContext) -> HostResult {
        let letters = context.command.arguments.joined().filter { $0 != "-" }
        guard letters.contains("r") else {
            return context.usage("usage: netstat -rn [-f address_family]")
        }
        var reading = context.queries.routes()
        let neighbours = context.queries.neighbours()
        // BSD's routing table holds the neighbours too, each as a route of its own.
        for index in neighbours.rows.indices {
            let row = neighbours.row(index)
            guard let address = row["address"], let hardware = row["hardware-address"],
                let name = row["interface"], let number = row["index"],
                let own = row["own-address"], let age = row.integer("age")
            else { continue }
            let isOwn = row.symbol("state") == "own"
            reading.rows.append([
                .symbol(isOwn ? "own" : "neighbour"), address, .integer(32), hardware, name,
                number, own, .flag(true), .flag(false), .integer(max(0, 1200 - age)),
            ])
        }
        return context.printed(reading, as: "netstat")
    }

    private static func route(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments.filter { $0 != "-n" }
        guard words.count == 2, words[0] == "get" else {
            return context.usage("usage: route [-dnqtv] command [[modifiers] args]")
        }
        guard words[1] == "default" else {
            return context.usage("route: writing to routing socket: not in table")
        }
        return context.printed(context.queries.routes(), as: "route-get-default")
    }

    private static func arp(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-d"], plain: ["-a", "-n", "-an"])
        if let target = options.value("-d") {
            return deleteNeighbour(context, target)
        }
        guard !options.values.isEmpty else {
            return context.usage("usage: arp [-n] [-i interface] hostname")
        }
        let isNumeric = options.has("-n") || options.has("-an")
        return context.printed(context.queries.neighbours(named: !isNumeric), as: "arp")
    }

    /// `arp -d ADDRESS`: forgets a neighbour at once.
    static func deleteNeighbour(_ context: ConsoleContext, _ target: String) -> HostResult {
        guard let address = IPv4.bits(ofText: target) else {
            return context.usage("arp: \(target): bad address")
        }
        let isThere = context.queries.forgetNeighbour(address)
        var reading = context.blank("neighbour-deleted")
        reading.add("address", .address(address))
        reading.add("present", .flag(isThere))
        return HostResult(reading)
    }

    private static func dscacheutil(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        if words == ["-flushcache"] {
            return context.printed(context.blank("changed"), as: "silent")
        }
        guard words.count == 5, Array(words[0..<4]) == ["-q", "host", "-a", "name"] else {
            return context.usage("Usage: dscacheutil -q host -a name VALUE")
        }
        let reading = context.queries.lookup(
            words[4], server: nil, usesSuffix: true, patience: 30_000)
        return context.printed(reading, as: "dscacheutil")
    }

    /// `ipconfig getpacket|getifaddr|set INTERFACE …`.
    private static func ipconfig(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        let usage = "usage: ipconfig getpacket|getifaddr|set interface-name [NONE|DHCP|MANUAL]"
        guard words.count >= 2 else { return context.usage(usage) }
        guard let index = context.model.interface(context.queries.machine, named: words[1]) else {
            return context.usage("interface \(words[1]) doesn't exist")
        }
        switch words[0] {
        case "getpacket", "getifaddr":
            var reading = context.queries.interfaces()
            reading.add("selected", .text(words[1]))
            return context.printed(
                reading, as: words[0] == "getpacket" ? "getpacket" : "getifaddr")
        case "set":
            return set(context, index, Array(words.dropFirst(2))) ?? context.usage(usage)
        default: return context.usage(usage)
        }
    }

    private static func set(_ context: ConsoleContext, _ index: Int, _ words: [String])
        -> HostResult?
    {
        switch words.first?.uppercased() {
        case "DHCP":
            let edits = context.edit(index, "method", 1)
            let result = context.queries.exchangeLease(.renew, interface: index)
            var reading = result.reading
            reading.add("form", .symbol("silent"))
            return HostResult(reading, slotEdits: edits, latchEdits: result.latchEdits)
        case "MANUAL", "INFORM":
            guard words.count == 3, let address = IPv4.bits(ofText: words[1]),
                let length = MacNetworkSetup.length(words[2])
            else { return nil }
            let edits =
                context.edit(index, "method", 0) + context.edit(index, "address", address)
                + context.edit(index, "mask", length)
            return context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
        default: return nil
        }
    }
}

/// `networksetup`: macOS's network settings by the names of its services.
enum MacNetworkSetup {
    /// What System Settings calls an interface: Ethernet, then Ethernet 2 and so on.
    static func serviceName(_ place: Int64) -> String {
        place <= 0 ? "Ethernet" : "Ethernet \(place + 1)"
    }

    /// The prefix length of a mask; nil where its bits aren't in a row.
    static func length(_ text: String) -> Int64? {
        guard let bits = IPv4.bits(ofText: text) else { return nil }
        return (0...32).first { TextLayout.mask($0) == IPv4.text(bits) }.map { Int64($0) }
    }

    static func run(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        guard words.count >= 2 else {
            return context.usage("networksetup -getinfo networkservice")
        }
        let interfaces = context.model.machines[context.queries.machine].interfaces
        guard
            let index = interfaces.first(where: {
                serviceName(Int64(context.model.interfaces[$0].place)) == words[1]
            })
        else {
            return context.usage([
                "\(words[1]) is not a recognized network service.",
                "** Error: The parameters were not valid.",
            ])
        }
        switch words[0].lowercased() {
        case "-getinfo":
            var reading = context.queries.interfaces()
            reading.add("selected", .text(context.model.interfaceNames[index]))
            return context.printed(reading, as: "getinfo")
        case "-setdhcp":
            return context.printed(
                context.blank("changed"), as: "silent", slotEdits: context.edit(index, "method", 1))
        case "-setmanual":
            return manual(context, index, Array(words.dropFirst(2)))
        case "-setdnsservers":
            let isNone = words.last?.lowercased() == "empty"
            guard words.count == 3,
                let server = isNone ? 0 : IPv4.bits(ofText: words[2])
            else {
                return context.usage(
                    "\(words.last ?? "") is not a valid IP address.  No changes were saved.")
            }
            return context.printed(
                context.blank("changed"), as: "silent",
                slotEdits: context.edit(index, "dns", server))
        default: return context.usage("\(words[0]): unknown option")
        }
    }

    private static func manual(_ context: ConsoleContext, _ index: Int, _ words: [String])
        -> HostResult
    {
        guard words.count == 3, let address = IPv4.bits(ofText: words[0]),
            let length = length(words[1]), let router = IPv4.bits(ofText: words[2])
        else {
            return context.usage([
                "Parameter is not a valid IP address.",
                "** Error: The parameters were not valid.",
            ])
        }
        let edits =
            context.edit(index, "method", 0) + context.edit(index, "address", address)
            + context.edit(index, "mask", length) + context.edit(index, "gateway", router)
        return context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
    }
}
