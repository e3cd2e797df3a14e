import Planes
import Plant

/// The command line of Debian 12: iputils, iproute2, bind9-dnsutils, netcat-openbsd, ethtool.
enum LinuxCommands {
    static let names = [
        "ping", "ip", "ethtool", "traceroute", "tracepath", "arping", "dig", "nslookup", "host",
        "ss", "nc", "cat", "dhclient", "mount", "nmcli", "systemctl", "ufw", "nsupdate", "sed",
        "truncate", "iperf3",
    ]

    static func run(_ context: ConsoleContext) -> HostResult {
        var context = context
        if context.command.command == "sudo" {
            context.command.words.removeFirst()
            if context.command.words.isEmpty { return context.usage("usage: sudo command") }
        }
        switch context.command.command {
        case "ping": return ping(context)
        case "ip": return LinuxIPCommand.run(context)
        case "ethtool": return ethtool(context)
        case "traceroute": return UnixTools.traceroute(context)
        case "tracepath": return tracepath(context)
        case "arping": return arping(context)
        case "dig": return UnixTools.dig(context)
        case "nslookup": return UnixTools.nslookup(context)
        case "host": return host(context)
        case "ss": return ss(context)
        case "nc": return UnixTools.netcat(context, patience: 130_000)
        case "iperf3": return UnixTools.iperf(context)
        case "cat": return cat(context)
        case "dhclient": return dhclient(context)
        case "mount":
            return context.printed(context.queries.mounts(), as: "mount")
        case "nmcli": return LinuxNetworkManager.run(context)
        case "systemctl": return LinuxServices.systemctl(context)
        case "ufw": return LinuxServices.ufw(context)
        default: return serve(context)
        }
    }

    /// What only servers of names and addresses are for.
    private static func serve(_ context: ConsoleContext) -> HostResult {
        switch context.command.command {
        case "nsupdate": return LinuxNameServer.run(context)
        case "sed": return LinuxLeaseServer.sed(context)
        case "truncate": return LinuxLeaseServer.truncate(context)
        default: return context.unknownCommand()
        }
    }

    private static func ping(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-c", "-s", "-M", "-i", "-W", "-t", "-I"],
            plain: ["-n", "-q", "-4"])
        if let unknown = options.unknown {
            return context.usage("ping: invalid option -- '\(unknown.drop { $0 == "-" })'")
        }
        guard let target = options.operands.last else {
            return context.usage("ping: usage error: Destination address required")
        }
        var request = PingRequest(
            target: target, payload: options.integer("-s", in: 0...65507) ?? 56,
            patienceMilliseconds: options.milliseconds("-W") ?? 10_000)
        request.count = options.integer("-c", in: 1...10_000)
        if let word = options.value("-c"), request.count == nil {
            return context.usage("ping: invalid argument: '\(word)'")
        }
        if let word = options.value("-M") {
            guard ["do", "want", "dont"].contains(word) else {
                return context.usage("ping: invalid -M argument: \(word)")
            }
            request.mayFragment = word != "do"
            request.discoversPath = word == "want"
        } else {
            request.discoversPath = true
        }
        request.intervalMilliseconds = max(2, options.milliseconds("-i") ?? 1000)
        request.timeToLive = options.integer("-t", in: 1...255)
        var reading = context.queries.ping(request)
        reading.add("quiet", .flag(options.has("-q")))
        return HostResult(reading)
    }

    private static func ethtool(_ context: ConsoleContext) -> HostResult {
        guard let name = context.command.arguments.last else {
            return context.usage([
                "ethtool: bad command line argument(s)",
                "For more information run ethtool -h",
            ])
        }
        guard context.model.interface(context.queries.machine, named: name) != nil else {
            return context.usage([
                "netlink error: no device matches name (offset 24)",
                "netlink error: No such device",
            ])
        }
        var reading = context.queries.interfaces()
        reading.add("selected", .text(name))
        return context.printed(reading, as: "ethtool")
    }

    private static func tracepath(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(context.command.arguments, plain: ["-n", "-4"])
        guard let target = options.operands.first else {
            return context.usage("tracepath: usage error: Destination required")
        }
        return HostResult(context.queries.tracePath(target))
    }

    private static func arping(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-c", "-I", "-w"], plain: ["-b", "-f", "-q"])
        guard let target = options.operands.first else {
            return context.usage("arping: usage error: Destination address required")
        }
        let machine = context.queries.machine
        let answer = context.queries.walker.look(up: target, on: machine)
        guard answer.status == .found else {
            return context.usage("arping: \(target): Name or service not known")
        }
        let first = context.model.machines[machine].interfaces.first ?? 0
        var index = first
        if let name = options.value("-I") {
            guard let found = context.model.interface(machine, named: name) else {
                return context.usage("arping: Device \(name) not available.")
            }
            index = found
        }
        let reading = context.queries.arping(
            answer.address, interface: index, count: options.integer("-c", in: 1...100) ?? 3,
            deadlineSeconds: options.integer("-w", in: 1...100))
        return HostResult(reading)
    }

    private static func host(_ context: ConsoleContext) -> HostResult {
        guard let name = context.command.arguments.first else {
            return context.usage("Usage: host [-aCdilrTvVw] hostname [server]")
        }
        let server = context.command.arguments.dropFirst().first.flatMap { IPv4.bits(ofText: $0) }
        let reading = context.queries.lookup(
            name, server: server, usesSuffix: true, patience: 10_000)
        return context.printed(reading, as: "host")
    }

    private static func ss(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, plain: ["-tln", "-lnt", "-tnl", "-ltn", "-tl", "-lt"])
        if let unknown = options.unknown {
            return context.usage("ss: unrecognized option '\(unknown)'")
        }
        return context.printed(context.queries.listeners(), as: "ss")
    }

    private static func cat(_ context: ConsoleContext) -> HostResult {
        guard let path = context.command.arguments.first else { return context.usage([]) }
        if path == LinuxLeaseServer.configurationPath, LinuxLeaseServer.serves(context) {
            return LinuxLeaseServer.configuration(context)
        }
        guard path == "/etc/resolv.conf" else {
            return context.usage("cat: \(path): No such file or directory")
        }
        return context.printed(context.queries.interfaces(), as: "resolv-conf")
    }

    private static func dhclient(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(context.command.arguments, plain: ["-v", "-r", "-4", "-1"])
        let machine = context.queries.machine
        let interfaces = context.model.machines[machine].interfaces
        var index = interfaces.first ?? 0
        if let name = options.operands.first {
            guard let found = context.model.interface(machine, named: name) else {
                return context.usage("Cannot find device \"\(name)\"")
            }
            index = found
        }
        let result = context.queries.exchangeLease(
            options.has("-r") ? .release : .renew, interface: index)
        var reading = result.reading
        reading.add("verbose", .flag(options.has("-v")))
        reading.add("form", .symbol("dhclient"))
        // The client takes the interface over, whatever was written for it before.
        let edits = options.has("-r") ? [] : context.edit(index, "method", 1)
        return HostResult(reading, slotEdits: edits, latchEdits: result.latchEdits)
    }
}

/// `ip` of iproute2: `addr`, `link`, `neigh`, `route`.
enum LinuxIPCommand {
    static func run(_ context: ConsoleContext) -> HostResult {
        var words = context.command.arguments
        var isBrief = false
        while let word = words.first, word.hasPrefix("-") {
            if ["-br", "-brief"].contains(word) {
                isBrief = true
            } else if !["-4", "-s", "-d", "-c"].contains(word) {
                return context.usage("Option \"\(word)\" is unknown, try \"ip -help\".")
            }
            words.removeFirst()
        }
        guard let object = words.first else {
            return context.usage("Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }")
        }
        let rest = Array(words.dropFirst())
        if "address".hasPrefix(object) { return addresses(context, rest, isBrief) }
        if "link".hasPrefix(object) { return link(context, rest, isBrief) }
        if "neighbour".hasPrefix(object) || "neighbor".hasPrefix(object) {
            return neighbours(context, rest)
        }
        if "route".hasPrefix(object) {
            return context.printed(context.queries.routes(), as: "ip-route")
        }
        return context.usage("Object \"\(object)\" is unknown, try \"ip help\".")
    }

    /// The device that `show [dev] NAME` names; nil for all.
    private static func device(_ words: [String]) -> String? {
        var words = words
        if let first = words.first, "show".hasPrefix(first) || first == "list" {
            words.removeFirst()
        }
        if words.first == "dev" { words.removeFirst() }
        return words.first
    }

    private static func listing(
        _ context: ConsoleContext, _ words: [String], _ form: String
    ) -> HostResult {
        var reading = context.queries.interfaces()
        if let name = device(words) {
            let isLoopback = name == "lo"
            guard isLoopback || context.model.interface(context.queries.machine, named: name) != nil
            else { return context.usage("Device \"\(name)\" does not exist.") }
            reading.add("selected", .text(name))
        }
        return context.printed(reading, as: form)
    }

    private static func addresses(_ context: ConsoleContext, _ words: [String], _ isBrief: Bool)
        -> HostResult
    {
        listing(context, words, isBrief ? "ip-brief-address" : "ip-address")
    }

    private static func link(_ context: ConsoleContext, _ words: [String], _ isBrief: Bool)
        -> HostResult
    {
        guard words.first == "set" else {
            return listing(context, words, isBrief ? "ip-brief-link" : "ip-link")
        }
        var rest = Array(words.dropFirst())
        if rest.first == "dev" { rest.removeFirst() }
        guard let name = rest.first,
            let index = context.model.interface(context.queries.machine, named: name)
        else { return context.usage("Cannot find device \"\(rest.first ?? "")\"") }
        switch (rest.dropFirst().first, rest.dropFirst(2).first.flatMap { Int64($0) }) {
        case ("up", _): return changed(context, context.edit(index, "up", 1))
        case ("down", _): return changed(context, context.edit(index, "up", 0))
        case ("mtu", let mtu?) where (576...9216).contains(mtu):
            return changed(context, context.edit(index, "mtu", mtu))
        default:
            return context.usage(
                "Error: either \"dev\" is duplicate, or \"\(rest.dropFirst().first ?? "")\" is a"
                    + " garbage.")
        }
    }

    private static func neighbours(_ context: ConsoleContext, _ words: [String]) -> HostResult {
        context.printed(context.queries.neighbours(), as: "ip-neighbour")
    }

    private static func changed(_ context: ConsoleContext, _ edits: [SlotEdit]) -> HostResult {
        context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
    }
}
