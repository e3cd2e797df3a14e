import Planes
import Plant

/// `ip route`, `netstat -rn`, `route -n get default`, `route print -4` and `show ip route`.
enum RoutePrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "ip-route": linux(console)
        case "netstat": mac(console)
        case "route-get-default": macDefault(console)
        case "route-print": windows(console)
        case "show-ip-route": device(console)
        default: []
        }
    }

    private static func linux(_ console: PrintedReading) -> [String] {
        console.rows.map { row in
            let name = row.text("interface")
            let source = row.addressText("source")
            let down = row.flag("link") ? "" : "linkdown "
            if row.text("kind") == "default" {
                let origin =
                    row.flag("dynamic") ? "proto dhcp src \(source) metric 100 " : "proto static "
                return "default via \(row.addressText("gateway")) dev \(name) \(origin)\(down)"
            }
            return "\(row.addressText("destination"))/\(row.integer("length")) dev \(name) "
                + "proto kernel scope link src \(source) \(down)"
        }
    }

    // MARK: macOS

    /// A network as BSD writes it: zero octets at the end left out, the length where it isn't the
    /// one of the address's class.
    static func network(_ bits: Int64, _ length: Int64) -> String {
        let octets = IPv4.text(bits).split(separator: ".").map(String.init)
        let shown = max(1, min(4, Int((length + 7) / 8)))
        let text = octets.prefix(shown).joined(separator: ".")
        let first = bits >> 24
        let natural: Int64 = first < 128 ? 8 : first < 192 ? 16 : 24
        return length == natural ? text : "\(text)/\(length)"
    }

    private static func mac(_ console: PrintedReading) -> [String] {
        func line(
            _ destination: String, _ gateway: String, _ flags: String, _ name: String,
            _ expire: String = ""
        ) -> String {
            TextLayout.left(destination, 18) + " " + TextLayout.left(gateway, 18) + " "
                + TextLayout.left(flags, 15) + TextLayout.right(name, 10)
                + TextLayout.right(expire, 7)
        }
        var lines = [
            "Routing tables", "", "Internet:",
            "Destination        Gateway            Flags               Netif Expire",
        ]
        for row in console.rows where row.text("kind") == "default" {
            lines.append(
                line("default", row.addressText("gateway"), "UGScg", row.text("interface")))
        }
        lines += [
            line("127", "127.0.0.1", "UCS", "lo0"), line("127.0.0.1", "127.0.0.1", "UH", "lo0"),
        ]
        for row in console.rows {
            let link = "link#\(row.integer("index") + 4)"
            switch row.text("kind") {
            case "connected":
                let text = network(row.address("destination") ?? 0, row.integer("length"))
                lines.append(line(text, link, "UCS", row.text("interface"), "!"))
            case "own":
                lines.append(
                    line(
                        "\(row.addressText("destination"))/32", link, "UCS", row.text("interface"),
                        "!"))
            case "neighbour":
                let hardware = row.hardware("gateway").map { TextLayout.hardwareShort($0) }
                let isRouter = console.rows.contains {
                    $0.text("kind") == "default"
                        && $0.address("gateway") == row.address("destination")
                }
                lines.append(
                    line(
                        row.addressText("destination"), hardware ?? link,
                        hardware == nil ? "UHRLWI" : isRouter ? "UHLWIir" : "UHLWIi",
                        row.text("interface"),
                        hardware == nil ? "" : String(row.integer("mtu"))))
            default: break
            }
        }
        return lines
    }

    private static func macDefault(_ console: PrintedReading) -> [String] {
        guard let row = console.rows.first(where: { $0.text("kind") == "default" }) else {
            return ["route: writing to routing socket: not in table"]
        }
        return [
            "   route to: default", "destination: default", "       mask: default",
            "    gateway: \(row.addressText("gateway"))", "  interface: \(row.text("interface"))",
            "      flags: <UP,GATEWAY,DONE,STATIC,PRCLONING,GLOBAL>",
            " recvpipe  sendpipe  ssthresh  rtt,msec    rttvar  hopcount      mtu     expire",
            "       0         0         0         0         0         0 "
                + TextLayout.right(row.integer("mtu"), 9) + "         0 ",
        ]
    }

    // MARK: Windows

    private static func windows(_ console: PrintedReading) -> [String] {
        let rule = String(repeating: "=", count: 75)
        func line(_ cells: [String], _ metric: Int64) -> String {
            TextLayout.right(cells[0], 17) + TextLayout.right(cells[1], 17)
                + TextLayout.right(cells[2], 17) + TextLayout.right(cells[3], 17)
                + TextLayout.right(metric, 7)
        }
        var lines = [rule, "Interface List"]
        for row in console.rows where row.text("kind") == "adapter" {
            let hardware = TextLayout.hardware(row.hardware("gateway") ?? 0, " ")
            lines.append(
                TextLayout.right(row.integer("index"), 3) + "...\(hardware) ......"
                    + "Intel(R) Ethernet Controller")
        }
        lines += [
            "  1...........................Software Loopback Interface 1", rule, "",
            "IPv4 Route Table", rule, "Active Routes:",
            "Network Destination        Netmask          Gateway       Interface  Metric",
        ]
        for row in console.rows where row.text("kind") == "default" {
            lines.append(
                line(
                    ["0.0.0.0", "0.0.0.0", row.addressText("gateway"), row.addressText("source")],
                    25))
        }
        for row in console.rows where row.text("kind") == "connected" {
            let source = row.addressText("source")
            let mask = TextLayout.mask(row.integer("length"))
            let bits = row.address("destination") ?? 0
            let length = row.integer("length")
            lines += [
                line([IPv4.text(bits), mask, "On-link ", source], 281),
                line([source, "255.255.255.255", "On-link ", source], 281),
                line(
                    [
                        IPv4.text(AddressText.broadcast(bits, length)), "255.255.255.255",
                        "On-link ", source,
                    ], 281),
            ]
        }
        lines += [
            line(["127.0.0.0", "255.0.0.0", "On-link ", "127.0.0.1"], 331),
            line(["127.0.0.1", "255.255.255.255", "On-link ", "127.0.0.1"], 331),
            line(["127.255.255.255", "255.255.255.255", "On-link ", "127.0.0.1"], 331),
            line(["224.0.0.0", "240.0.0.0", "On-link ", "127.0.0.1"], 331),
            line(["255.255.255.255", "255.255.255.255", "On-link ", "127.0.0.1"], 331), rule,
            "Persistent Routes:", "  None",
        ]
        return lines
    }

    // MARK: IOS

    private static let codes = [
        "Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP",
        "       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area ",
        "       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2",
        "       E1 - OSPF external type 1, E2 - OSPF external type 2",
        "       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2",
        "       ia - IS-IS inter area, * - candidate default, U - per-user static route",
        "       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP",
        "       a - application route",
        "       + - replicated route, % - next hop override, p - overrides from PfR", "",
    ]

    /// Routes under the networks of their classes, as IOS groups them.
    private static func device(_ console: PrintedReading) -> [String] {
        let statics = console.rows.filter { $0.text("kind") == "static" }
        let fallback = statics.first { $0.integer("length") == 0 }
        var lines = codes
        if let fallback {
            lines += [
                "Gateway of last resort is \(fallback.addressText("gateway")) to network 0.0.0.0",
                "", "S*    0.0.0.0/0 [1/0] via \(fallback.addressText("gateway"))",
            ]
        } else {
            lines += ["Gateway of last resort is not set", ""]
        }
        var entries: [(bits: Int64, length: Int64, text: String)] = []
        for row in console.rows where row.integer("length") > 0 || row.text("kind") == "connected" {
            let bits = row.address("destination") ?? 0
            let length = row.integer("length")
            let name = DeviceNames.long(row.text("interface"))
            switch row.text("kind") {
            case "connected":
                entries.append(
                    (
                        bits, length,
                        "C        \(IPv4.text(bits))/\(length) is directly connected, \(name)"
                    ))
                let own = row.address("source") ?? 0
                entries.append(
                    (own, 32, "L        \(IPv4.text(own))/32 is directly connected, \(name)"))
            case "static":
                entries.append(
                    (
                        bits, length,
                        "S        \(IPv4.text(bits))/\(length) [1/0] via "
                            + row.addressText("gateway")
                    ))
            default: break
            }
        }
        entries.sort { ($0.bits, $0.length) < ($1.bits, $1.length) }
        return lines + grouped(entries)
    }

    private static func grouped(_ entries: [(bits: Int64, length: Int64, text: String)]) -> [String]
    {
        func classful(_ bits: Int64) -> (base: Int64, length: Int64) {
            let first = bits >> 24
            let length: Int64 = first < 128 ? 8 : first < 192 ? 16 : 24
            return (bits & AddressText.mask(length), length)
        }
        var lines: [String] = []
        var last: Int64 = -1
        for entry in entries {
            let network = classful(entry.bits)
            if network.base != last {
                last = network.base
                let members = entries.filter { classful($0.bits).base == last }
                var masks: [Int64] = []
                for member in members where !masks.contains(member.length) {
                    masks.append(member.length)
                }
                lines.append(
                    "      \(IPv4.text(last))/\(network.length) is variably subnetted, "
                        + "\(members.count) subnets, \(masks.count) masks")
            }
            lines.append(entry.text)
        }
        return lines
    }
}
