import Planes
import Plant

/// The console of switches and routers, in the manner of IOS: words may be abbreviated.
enum DeviceCommands {
    static let switchNames = [
        "show interfaces status", "show vlan brief", "show mac address-table",
        "show running-config interface", "show interfaces", "show interfaces trunk",
        "show interfaces transceiver", "show logging", "show ip interface brief", "show arp",
        "ping", "traceroute", "configure terminal",
    ]
    static let routerNames = [
        "show ip route", "show ip interface brief", "show arp", "ping", "traceroute",
        "configure terminal",
    ]

    static func run(_ context: ConsoleContext) -> HostResult {
        let lines = context.command.text.split { $0 == ";" || $0 == "\n" }
            .map { CommandLine(String($0)) }.filter { !$0.words.isEmpty }
        guard let first = lines.first else { return context.unknownCommand() }
        if lines.count > 1 || matches(first.words, ["configure", "terminal"]) {
            return DeviceConfiguration.run(context, lines)
        }
        var context = context
        context.command = first
        return show(context) ?? act(context) ?? invalid(context, first, at: 0)
    }

    /// Whether words stand for a command: each is a beginning of the command's word.
    static func matches(_ words: [String], _ command: [String]) -> Bool {
        words.count == command.count && begins(words, command)
    }

    /// Whether the first words stand for a command.
    static func begins(_ words: [String], _ command: [String]) -> Bool {
        words.count >= command.count
            && zip(words, command).allSatisfy {
                !$0.0.isEmpty && $0.1.hasPrefix($0.0.lowercased())
            }
    }

    /// `% Invalid input detected at '^' marker.`, with the place of the word.
    static func invalid(_ context: ConsoleContext, _ line: CommandLine, at word: Int) -> HostResult
    {
        var reading = context.blank("invalid-input")
        var column = 0
        for index in line.words.indices where index < word {
            column += line.words[index].count + 1
        }
        reading.add("word", .text(line.words.indices.contains(word) ? line.words[word] : ""))
        reading.add("column", .integer(Int64(column)))
        return HostResult(reading)
    }

    // MARK: Showing

    private static func show(_ context: ConsoleContext) -> HostResult? {
        var words = context.command.words
        guard let first = words.first, first.count >= 2, "show".hasPrefix(first.lowercased()) else {
            return nil
        }
        words.removeFirst()
        let isSwitch = context.queries.system == .networkSwitch
        if isSwitch, let result = showSwitch(context, words) { return result }
        if matches(words, ["ip", "interface", "brief"]) {
            return context.printed(context.queries.interfaces(), as: "ip-interface-brief")
        }
        if matches(words, ["arp"]) || matches(words, ["ip", "arp"]) {
            return context.printed(context.queries.neighbours(), as: "show-arp")
        }
        if !isSwitch && matches(words, ["ip", "route"]) {
            var reading = context.queries.routes()
            reading.add("interfaces", .integer(Int64(reading.rows.count)))
            return context.printed(reading, as: "show-ip-route")
        }
        return invalid(context, context.command, at: 1)
    }

    private static func showSwitch(_ context: ConsoleContext, _ words: [String]) -> HostResult? {
        let queries = context.queries
        if matches(words, ["interfaces", "status"]) {
            return context.printed(queries.switchPorts(), as: "interfaces-status")
        }
        if matches(words, ["interfaces", "transceiver"]), words[1].count > 3 {
            return HostResult(queries.transceivers())
        }
        if matches(words, ["interfaces", "trunk"]) {
            return context.printed(queries.switchPorts(), as: "interfaces-trunk")
        }
        if matches(words, ["vlan"]) || matches(words, ["vlan", "brief"]) {
            return context.printed(queries.vlans(), as: "vlan-brief")
        }
        if begins(words, ["mac", "address-table"]) { return macTable(context, words) }
        if matches(words, ["logging"]) {
            return context.printed(queries.switchLog(), as: "logging")
        }
        if begins(words, ["running-config", "interface"]), words.count == 3 {
            return port(context, words[2], form: "running-config", column: 3)
        }
        if begins(words, ["interfaces"]), words.count == 2 {
            return port(context, words[1], form: "show-interface", column: 2)
        }
        return nil
    }

    private static func port(
        _ context: ConsoleContext, _ name: String, form: String, column: Int
    ) -> HostResult {
        guard let port = context.queries.switchPort(named: name) else {
            return invalid(context, context.command, at: column)
        }
        return context.printed(context.queries.switchPorts(only: port), as: form)
    }

    private static func macTable(_ context: ConsoleContext, _ words: [String]) -> HostResult {
        if words.count == 4, "interface".hasPrefix(words[2].lowercased()) {
            guard let port = context.queries.switchPort(named: words[3]) else {
                return invalid(context, context.command, at: 4)
            }
            return context.printed(context.queries.macTable(only: port), as: "mac-address-table")
        }
        guard words.count == 2 else { return invalid(context, context.command, at: 3) }
        return context.printed(context.queries.macTable(), as: "mac-address-table")
    }

    // MARK: Acting

    private static func act(_ context: ConsoleContext) -> HostResult? {
        let words = context.command.words
        switch words[0].lowercased() {
        case "ping":
            guard words.count >= 2 else { return invalid(context, context.command, at: 0) }
            var request = PingRequest(
                target: words[1], payload: 72, patienceMilliseconds: 2000)
            request.count = 5
            request.intervalMilliseconds = 1
            if let place = words.firstIndex(of: "size"), words.indices.contains(place + 1),
                let size = Int64(words[place + 1]), (36...18024).contains(size)
            {
                request.payload = size - 28
            }
            request.mayFragment = !words.contains("df-bit")
            return HostResult(context.queries.ping(request))
        case "traceroute":
            guard words.count == 2 else { return invalid(context, context.command, at: 0) }
            var request = TraceRequest(target: words[1])
            request.firstMilliseconds = 3000
            request.isNumeric = true
            return HostResult(context.queries.trace(request))
        case "write":
            return context.printed(context.blank("changed"), as: "written")
        case "copy" where matches(words, ["copy", "running-config", "startup-config"]):
            return context.printed(context.blank("changed"), as: "written")
        case "enable", "end", "exit", "terminal":
            return context.printed(context.blank("changed"), as: "silent")
        default: return nil
        }
    }
}
