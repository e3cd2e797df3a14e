import Plant

/// `ipconfig`, `ipconfig /all` and `getmac` on Windows.
enum WindowsInterfacePrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "ipconfig":
            return ["", "Windows IP Configuration", ""]
                + console.rows.flatMap { adapter($0, console) }
        case "ipconfig-all": return all(console)
        case "getmac": return hardware(console)
        default: return []
        }
    }

    /// A line of `ipconfig`: dots up to the colon.
    static func field(_ label: String, _ value: String) -> String {
        var dotted = label + (label.count % 2 == 1 ? " " : ". ")
        while dotted.count < 34 { dotted += ". " }
        return "   " + dotted.prefix(34) + ": " + value
    }

    private static func isUp(_ row: PrintedRow) -> Bool { row.flag("link") && row.flag("enabled") }

    private static func adapter(_ row: PrintedRow, _ console: PrintedReading) -> [String] {
        guard row.flag("enabled") else { return [] }
        let heading = ["", "Ethernet adapter \(WindowsNames.adapter(row.text("name"))):", ""]
        guard isUp(row) else {
            return heading + [
                field("Media State", "Media disconnected"),
                field("Connection-specific DNS Suffix ", ""),
            ]
        }
        return heading + [field("Connection-specific DNS Suffix ", suffix(row, console))]
            + addresses(row, preferred: "") + [field("Default Gateway", row.addressText("gateway"))]
    }

    private static func suffix(_ row: PrintedRow, _ console: PrintedReading) -> String {
        row.text("lease-state") == "bound" ? console.text("domain") : ""
    }

    private static func addresses(_ row: PrintedRow, preferred: String) -> [String] {
        guard row.has("address") else { return [] }
        let isOwnChoice = row.text("lease-state") == "link-local"
        return [
            field(
                isOwnChoice ? "Autoconfiguration IPv4 Address" : "IPv4 Address",
                row.addressText("address") + preferred),
            field("Subnet Mask", TextLayout.mask(row.integer("length"))),
        ]
    }

    private static func all(_ console: PrintedReading) -> [String] {
        var lines = [
            "", "Windows IP Configuration", "",
            field("Host Name", console.hostname.uppercased()),
            field("Primary Dns Suffix ", console.text("domain")), field("Node Type", "Hybrid"),
            field("IP Routing Enabled", "No"), field("WINS Proxy Enabled", "No"),
            field("DNS Suffix Search List", console.text("domain")),
        ]
        for row in console.rows where row.flag("enabled") {
            lines += ["", "Ethernet adapter \(WindowsNames.adapter(row.text("name"))):", ""]
            if !isUp(row) { lines.append(field("Media State", "Media disconnected")) }
            let hardware = TextLayout.hardware(
                row.hardware("hardware-address") ?? 0, "-", isUpper: true)
            lines += [
                field("Connection-specific DNS Suffix ", isUp(row) ? suffix(row, console) : ""),
                field("Description", "Intel(R) Ethernet Controller"),
                field("Physical Address", hardware),
                field("DHCP Enabled", row.text("method") == "dhcp" ? "Yes" : "No"),
                field("Autoconfiguration Enabled", "Yes"),
            ]
            if isUp(row) { lines += details(row) }
        }
        return lines
    }

    private static func details(_ row: PrintedRow) -> [String] {
        var lines = addresses(row, preferred: "(Preferred) ")
        if row.has("lease-seconds") {
            let obtained = row.integer("obtained")
            let expires = obtained + row.integer("lease-seconds") * 1000
            lines += [
                field("Lease Obtained", ToolDate.windows(obtained)),
                field("Lease Expires", ToolDate.windows(expires)),
            ]
        }
        lines.append(field("Default Gateway", row.addressText("gateway")))
        if row.has("server") { lines.append(field("DHCP Server", row.addressText("server"))) }
        if row.has("resolver") { lines.append(field("DNS Servers", row.addressText("resolver"))) }
        return lines + [field("NetBIOS over Tcpip", "Enabled")]
    }

    private static func hardware(_ console: PrintedReading) -> [String] {
        var lines = [
            "", TextLayout.left("Physical Address", 20) + TextLayout.left("Transport Name", 58),
            String(repeating: "=", count: 19) + " " + String(repeating: "=", count: 58),
        ]
        for row in console.rows where row.flag("enabled") {
            let bits = row.hardware("hardware-address") ?? 0
            let identity = TextLayout.hexadecimal(bits, 12).uppercased()
            let name = "\\Device\\Tcpip_{4D36E972-E325-11CE-BFC1-\(identity)}"
            lines.append(
                TextLayout.left(TextLayout.hardware(bits, "-", isUpper: true), 20)
                    + (isUp(row) ? name : "Media disconnected"))
        }
        return lines
    }
}
