import Plant

/// What DHCP clients print when they are told to release or renew.
enum LeasePrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "ipconfig": windows(console)
        case "dhclient": client(console)
        default: []
        }
    }

    private static func windows(_ console: PrintedReading) -> [String] {
        let name = WindowsNames.adapter(console.text("interface"))
        var lines = ["", "Windows IP Configuration", ""]
        switch console.text("outcome") {
        case "no-link":
            return lines + [
                "No operation can be performed on \(name) while it has its media disconnected."
            ]
        case "nothing":
            return lines + [
                "An error occurred while releasing interface \(name) : An address has not yet "
                    + "been associated with the network endpoint."
            ]
        case "no-answer":
            lines.append(
                "An error occurred while renewing interface \(name) : unable to contact your DHCP "
                    + "server. Request has timed out.")
            return lines
        default: break
        }
        let isReleased = console.text("outcome") == "released"
        lines += [
            "", "Ethernet adapter \(name):", "",
            WindowsInterfacePrinter.field(
                "Connection-specific DNS Suffix ", isReleased ? "" : console.text("domain")),
        ]
        if !isReleased {
            lines += [
                WindowsInterfacePrinter.field(
                    "IPv4 Address", TextLayout.address(console.address("address"))),
                WindowsInterfacePrinter.field(
                    "Subnet Mask", TextLayout.mask(console.integer("length"))),
            ]
        }
        lines.append(
            WindowsInterfacePrinter.field(
                "Default Gateway", TextLayout.address(console.address("gateway"))))
        return lines
    }

    /// ISC dhclient, quiet unless it is told to talk.
    private static func client(_ console: PrintedReading) -> [String] {
        guard console.flag("verbose") else { return [] }
        let name = console.text("interface")
        var hardware: Int64 = 0
        if case .hardwareAddress(let bits)? = console.reading["hardware-address"] {
            hardware = bits
        }
        let device = "\(name)/\(TextLayout.hardware(hardware))"
        var lines = [
            "Internet Systems Consortium DHCP Client 4.4.3-P1",
            "Copyright 2004-2022 Internet Systems Consortium.", "All rights reserved.",
            "For info, please visit https://www.isc.org/software/dhcp/", "",
            "Listening on LPF/\(device)", "Sending on   LPF/\(device)",
            "Sending on   Socket/fallback",
        ]
        let server = TextLayout.address(console.address("server"))
        let address = TextLayout.address(console.address("address"))
        let discover = "DHCPDISCOVER on \(name) to 255.255.255.255 port 67 interval "
        switch console.text("outcome") {
        case "bound":
            lines += [
                discover + "3", "DHCPOFFER of \(address) from \(server)",
                "DHCPREQUEST for \(address) on \(name) to 255.255.255.255 port 67",
                "DHCPACK of \(address) from \(server)",
                "bound to \(address) -- renewal in \(console.integer("lease-seconds") / 2) "
                    + "seconds.",
            ]
        case "released":
            lines.append(
                "DHCPRELEASE of \(TextLayout.address(console.address("before"))) on \(name)")
        case "no-answer":
            lines += [
                discover + "3", discover + "5", discover + "7", "No DHCPOFFERS received.",
                "No working leases in persistent database - sleeping.",
            ]
        default: break
        }
        return lines
    }
}
