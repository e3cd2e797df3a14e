import Planes
import Plant

/// `ifconfig`, `networksetup -getinfo`, `ipconfig getpacket` and `scutil --dns` on macOS.
enum MacInterfacePrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "ifconfig":
            let isAll = console.text("selected").isEmpty
            let loopback = isAll || console.text("selected") == "lo0"
            return (loopback ? MacInterfacePrinter.loopback : [])
                + console.selectedRows.flatMap { interface($0) }
        case "getinfo": return console.selectedRows.flatMap { information($0) }
        case "getifaddr":
            return console.selectedRows.filter { $0.has("address") }.map {
                $0.addressText("address")
            }
        case "getpacket": return console.selectedRows.flatMap { packet($0, console) }
        case "scutil": return resolvers(console)
        default: return []
        }
    }

    private static let loopback = [
        "lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384",
        "\toptions=1203<RXCSUM,TXCSUM,TXSTATUS,SW_TIMESTAMP>",
        "\tinet 127.0.0.1 netmask 0xff000000",
    ]

    private static func media(_ row: PrintedRow) -> String {
        guard row.flag("link") && row.flag("enabled") else { return "autoselect (none)" }
        let names: [(Int64, String)] = [
            (10, "10baseT/UTP"), (100, "100baseTX"), (1000, "1000baseT"), (2500, "2500Base-T"),
            (5000, "5000Base-T"), (10000, "10Gbase-T"),
        ]
        let name = names.first { $0.0 == row.integer("rate") }?.1 ?? "<unknown type>"
        return "autoselect (\(name) <\(row.flag("full-duplex") ? "full-duplex" : "half-duplex")>)"
    }

    private static func interface(_ row: PrintedRow) -> [String] {
        let flags =
            row.flag("enabled")
            ? "8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST>"
            : "8822<BROADCAST,SMART,SIMPLEX,MULTICAST>"
        var lines = [
            "\(row.text("name")): flags=\(flags) mtu \(row.integer("mtu"))",
            "\toptions=6460<TSO4,TSO6,CHANNEL_IO,PARTIAL_CSUM,ZEROINVERT_CSUM>",
            "\tether \(TextLayout.hardware(row.hardware("hardware-address") ?? 0))",
        ]
        if let address = row.address("address") {
            let length = row.integer("length")
            let broadcast = AddressText.broadcast(address, length)
            lines.append(
                "\tinet \(IPv4.text(address)) netmask "
                    + "0x\(TextLayout.hexadecimal(AddressText.mask(length), 8)) "
                    + "broadcast \(IPv4.text(broadcast))")
        }
        return lines + [
            "\tmedia: \(media(row))",
            "\tstatus: " + (row.flag("link") && row.flag("enabled") ? "active" : "inactive"),
        ]
    }

    private static func information(_ row: PrintedRow) -> [String] {
        let isDynamic = row.text("method") == "dhcp"
        var lines = [isDynamic ? "DHCP Configuration" : "Manual Configuration"]
        if row.has("address") {
            lines += [
                "IP address: \(row.addressText("address"))",
                "Subnet mask: \(TextLayout.mask(row.integer("length")))",
                "Router: " + (row.has("gateway") ? row.addressText("gateway") : "(null)"),
            ]
        }
        if isDynamic { lines.append("Client ID: ") }
        return lines + [
            "IPv6: Automatic", "IPv6 IP address: none", "IPv6 Router: none",
            "Ethernet Address: \(TextLayout.hardware(row.hardware("hardware-address") ?? 0))",
        ]
    }

    /// The last packet of the server; nothing without a lease.
    private static func packet(_ row: PrintedRow, _ console: PrintedReading) -> [String] {
        guard row.text("lease-state") == "bound" else { return [] }
        let hardware = TextLayout.hardware(row.hardware("hardware-address") ?? 0)
        let domain = console.text("domain")
        var options = [
            "dhcp_message_type (uint8): ACK 0x5",
            "server_identifier (ip): \(row.addressText("server"))",
            "lease_time (uint32): 0x\(String(row.integer("lease-seconds"), radix: 16))",
            "subnet_mask (ip): \(TextLayout.mask(row.integer("length")))",
        ]
        if row.has("gateway") {
            options.append("router (ip_mult): {\(row.addressText("gateway"))}")
        }
        if row.has("resolver") {
            options.append("domain_name_server (ip_mult): {\(row.addressText("resolver"))}")
        }
        if !domain.isEmpty { options.append("domain_name (string): \(domain)") }
        options.append("end (none): ")
        let transaction = TextLayout.hexadecimal(
            (row.integer("obtained") &* 2_654_435_761) >> 8 & 0xFFFF_FFFF, 8)
        return [
            "op = BOOTREPLY", "htype = 1", "flags = 0", "hlen = 6", "hops = 0",
            "xid = 0x\(transaction)", "secs = 0", "ciaddr = 0.0.0.0",
            "yiaddr = \(row.addressText("address"))", "siaddr = 0.0.0.0", "giaddr = 0.0.0.0",
            "chaddr = \(hardware)", "sname = ", "file = ", "options:",
            "Options count is \(options.count)",
        ] + options
    }

    private static func resolvers(_ console: PrintedReading) -> [String] {
        let rows = console.rows.filter { $0.has("resolver") && $0.has("address") }
        guard let row = rows.first, let server = row.address("resolver"),
            let address = row.address("address")
        else { return ["No DNS configuration available"] }
        let domain = console.text("domain")
        let length = row.integer("length")
        let isNear = AddressText.share(server, address, length: length)
        let hasWay = isNear || row.has("gateway")
        let reach =
            isNear
            ? "0x00020002 (Reachable,Directly Reachable Address)"
            : hasWay ? "0x00000002 (Reachable)" : "0x00000000 (Not Reachable)"
        return ["DNS configuration", "", "resolver #1"]
            + (domain.isEmpty ? [] : ["  search domain[0] : \(domain)"]) + [
                "  nameserver[0] : \(IPv4.text(server))",
                "  if_index : \(row.integer("index") + 4) (\(row.text("name")))",
                "  flags    : Request A records", "  reach    : \(reach)", "",
            ]
    }
}
