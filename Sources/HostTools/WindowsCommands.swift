import Planes
import Plant

/// The command line of Windows 11: `cmd` tools, and `Test-NetConnection` as PowerShell has it.
enum WindowsCommands {
    static let names = [
        "ping", "ipconfig", "arp", "route", "tracert", "nslookup", "Test-NetConnection", "getmac",
        "netsh", "net", "iperf3",
    ]

    static func run(_ context: ConsoleContext) -> HostResult {
        switch context.command.command.lowercased() {
        case "ping", "ping.exe": return ping(context)
        case "ipconfig", "ipconfig.exe": return ipconfig(context)
        case "arp": return arp(context)
        case "route": return route(context)
        case "tracert": return tracert(context)
        case "iperf3": return UnixTools.iperf(context)
        case "nslookup": return nslookup(context)
        case "test-netconnection", "tnc": return testConnection(context)
        case "getmac": return context.printed(context.queries.interfaces(), as: "getmac")
        case "netsh": return netsh(context)
        case "net":
            return net(context)
        default: return context.unknownCommand()
        }
    }

    private static func net(_ context: ConsoleContext) -> HostResult {
        switch context.command.arguments.first?.lowercased() {
        case "use": return context.printed(context.queries.mounts(), as: "net-use")
        case "start" where context.command.arguments.count == 2:
            return WindowsServices.start(context, context.command.arguments[1])
        default: return context.usage("The syntax of this command is: NET [ START | USE ]")
        }
    }

    private static func ping(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-n", "-l", "-w", "-i"],
            plain: ["-f", "-t", "-4", "-a"], ignoresCase: true)
        if let unknown = options.unknown {
            return context.usage(["", "Bad option \(unknown)."])
        }
        guard let target = options.operands.first else {
            return context.usage(["", "IP address must be specified."])
        }
        var request = PingRequest(
            target: target, payload: options.integer("-l", in: 0...65500) ?? 32,
            patienceMilliseconds: options.integer("-w", in: 1...60_000) ?? 4000)
        request.count = options.has("-t") ? nil : options.integer("-n", in: 1...10_000) ?? 4
        if options.has("-n") && options.integer("-n", in: 1...10_000) == nil {
            return context.usage([
                "Bad value for option -n, valid range is from 1 to 4294967295."
            ])
        }
        request.mayFragment = !options.has("-f")
        request.timeToLive = options.integer("-i", in: 1...255)
        return HostResult(context.queries.ping(request))
    }

    private static func ipconfig(_ context: ConsoleContext) -> HostResult {
        let option = context.command.arguments.first?.lowercased().drop { "/-".contains($0) } ?? ""
        switch option {
        case "": return context.printed(context.queries.interfaces(), as: "ipconfig")
        case "all": return context.printed(context.queries.interfaces(), as: "ipconfig-all")
        case "release": return exchange(context, .release)
        case "renew": return exchange(context, .renew)
        case "flushdns": return context.printed(context.blank("changed"), as: "flushdns")
        default:
            return context.usage([
                "", "Error: unrecognized or incomplete command line.", "", "USAGE:",
                "    ipconfig [/allcompartments] [/? | /all | /renew | /release | /flushdns]",
            ])
        }
    }

    private static func exchange(_ context: ConsoleContext, _ action: LeaseAction) -> HostResult {
        let machine = context.queries.machine
        let wanted = context.command.arguments.dropFirst().joined(separator: " ")
        let indices = context.model.machines[machine].interfaces.filter {
            context.queries.walker.isDynamic($0)
                && (wanted.isEmpty
                    || WindowsNames.adapter(context.model.interfaceNames[$0]).lowercased()
                        == wanted.lowercased())
        }
        guard let index = indices.first else {
            return context.usage([
                "", "Windows IP Configuration", "",
                "The operation failed as no adapter is in the state permissible for",
                "this operation.",
            ])
        }
        let result = context.queries.exchangeLease(action, interface: index)
        var reading = result.reading
        reading.add("domain", .text(context.model.machineNames[machine].domain))
        reading.add("form", .symbol("ipconfig"))
        return HostResult(reading, latchEdits: result.latchEdits)
    }

    private static func arp(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments.map { $0.lowercased() }
        if words.first == "-d", words.count == 2 {
            return MacCommands.deleteNeighbour(context, words[1])
        }
        guard words.first == "-a" || words.first == "-g" || words.first == "/a" else {
            return context.usage(["", "Displays and modifies the IP-to-Physical address"])
        }
        return context.printed(context.queries.neighbours(), as: "arp")
    }

    private static func route(_ context: ConsoleContext) -> HostResult {
        guard context.command.arguments.first?.lowercased() == "print" else {
            return context.usage(["", "Manipulates network routing tables."])
        }
        var reading = context.queries.routes()
        reading.add("line-count", .integer(Int64(reading.rows.count)))
        let interfaces = context.queries.interfaces()
        // The list of adapters comes before the routes.
        for index in interfaces.rows.indices {
            let row = interfaces.row(index)
            guard let hardware = row["hardware-address"], let name = row["name"],
                let number = row["index"]
            else { continue }
            reading.rows.append([
                .symbol("adapter"), .address(0), .integer(0), hardware, name, number, .none,
                .flag(true), .flag(false), .integer(0),
            ])
        }
        return context.printed(reading, as: "route-print")
    }

    private static func tracert(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-h", "-w"], plain: ["-d", "-4"], ignoresCase: true)
        guard options.unknown == nil, let target = options.operands.first else {
            return context.usage(["", "Usage: tracert [-d] [-h maximum_hops] target_name"])
        }
        var request = TraceRequest(target: target)
        request.isNumeric = options.has("-d")
        request.hops = options.integer("-h", in: 1...255)
        var reading = context.queries.trace(request)
        // It puts the target's name in the heading, by asking for it where an address was typed.
        if !request.isNumeric, IPv4.bits(ofText: target) != nil,
            case .address(let address)? = reading["address"]
        {
            reading.add("target-name", context.queries.serverName(address))
        }
        return HostResult(reading)
    }

    private static func nslookup(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments.filter { !$0.hasPrefix("-") }
        guard let name = words.first else { return context.usage("nslookup: give a name") }
        let server = words.dropFirst().first.flatMap { IPv4.bits(ofText: $0) }
        var reading = context.queries.lookup(
            name, server: server, usesSuffix: true, patience: 8_000)
        if case .address(let address)? = reading["server"] {
            reading.add("server-name", context.queries.serverName(address))
        }
        return context.printed(reading, as: "nslookup")
    }

    /// `Test-NetConnection HOST [-Port N]`.
    private static func testConnection(_ context: ConsoleContext) -> HostResult {
        let options = CommandOptions(
            context.command.arguments, valued: ["-port", "-computername", "-commontcpport"],
            plain: ["-informationlevel"], ignoresCase: true)
        guard let target = options.value("-computername") ?? options.operands.first else {
            return context.usage("Test-NetConnection : give -ComputerName")
        }
        let named = ["smb": Int64(445), "http": 80, "rdp": 3389, "winrm": 5985]
        let port =
            options.integer("-port", in: 1...65535)
            ?? options.value("-commontcpport").flatMap { named[$0.lowercased()] }
        guard let port else {
            var reading = context.queries.connect(target, port: 0, patience: 0)
            context.queries.addEcho(to: &reading)
            return context.printed(reading, as: "test-netconnection-ping")
        }
        var reading = context.queries.connect(target, port: port, patience: 21_000)
        if reading.symbol("outcome") != "open" { context.queries.addEcho(to: &reading) }
        return context.printed(reading, as: "test-netconnection")
    }

    /// `netsh interface ip set address NAME dhcp` and `… static ADDRESS MASK [GATEWAY]`,
    /// `netsh interface ip set dns NAME static ADDRESS`, and a rule for the firewall.
    private static func netsh(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        let lower = words.map { $0.lowercased().replacing("name=", with: "") }
        if lower.first == "advfirewall" { return WindowsServices.allow(context, lower) }
        guard lower.count >= 6, lower[0].hasPrefix("int"), ["ip", "ipv4"].contains(lower[1]),
            lower[2] == "set", ["address", "dns", "dnsservers"].contains(lower[3])
        else {
            return context.usage("The following command was not found: \(context.command.text).")
        }
        let machine = context.queries.machine
        guard
            let index = context.model.machines[machine].interfaces.first(where: {
                WindowsNames.adapter(context.model.interfaceNames[$0]).lowercased() == lower[4]
            })
        else {
            return context.usage(
                "The filename, directory name, or volume label syntax is incorrect.")
        }
        if lower[3] != "address" {
            guard words.count == 7, lower[5] == "static",
                let server = lower[6] == "none" ? 0 : IPv4.bits(ofText: words[6])
            else { return context.usage("The parameter is incorrect.") }
            return context.printed(
                context.blank("changed"), as: "blank-line",
                slotEdits: context.edit(index, "dns", server))
        }
        var edits = context.edit(index, "method", lower[5] == "dhcp" ? 1 : 0)
        if lower[5] == "static" {
            guard words.count >= 8, let address = IPv4.bits(ofText: words[6]),
                let length = MacNetworkSetup.length(words[7])
            else { return context.usage("The parameter is incorrect.") }
            edits += context.edit(index, "address", address) + context.edit(index, "mask", length)
            if words.count > 8,
                let gateway = lower[8] == "none" ? 0 : IPv4.bits(ofText: words[8])
            {
                edits += context.edit(index, "gateway", gateway)
            }
        }
        return context.printed(context.blank("changed"), as: "blank-line", slotEdits: edits)
    }
}

/// What Windows calls things.
enum WindowsNames {
    /// An adapter's name as Windows shows it: `Ethernet-2` → `Ethernet 2`.
    static func adapter(_ interface: String) -> String { interface.replacing("-", with: " ") }
}
