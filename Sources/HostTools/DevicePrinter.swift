import Planes
import Plant

/// Names of ports as consoles print them.
enum DeviceNames {
    static func long(_ name: String) -> String { PortNames.long(name) }
    static func short(_ name: String) -> String { PortNames.short(name) }
}

/// What the consoles of switches and routers have in common.
enum DevicePrinter {
    /// The marker under the word that the console doesn't know, after the echo of the line.
    static func invalidInput(_ console: PrintedReading) -> [String] {
        let prompt = console.hostname.count + 1
        let column = prompt + Int(console.integer("column"))
        return [
            String(repeating: " ", count: column) + "^",
            "% Invalid input detected at '^' marker.", "",
        ]
    }

    static func configured(_ console: PrintedReading) -> [String] {
        var lines: [String] = []
        for row in console.rows {
            let line = console.hostname + row.text("prompt") + row.text("line")
            lines.append(line)
            switch row.text("outcome") {
            case "configure":
                lines.append("Enter configuration commands, one per line.  End with CNTL/Z.")
            case "written": lines += ["Building configuration...", "[OK]"]
            case "no-such-route": lines.append("%No matching route to delete")
            case "not-a-planned-trunk":
                lines.append("Command rejected: not supported on this port.")
            case "invalid-input":
                let column = console.hostname.count + row.text("prompt").count
                lines += [
                    String(repeating: " ", count: column + Int(row.integer("column"))) + "^",
                    "% Invalid input detected at '^' marker.", "",
                ]
            default: break
            }
        }
        return lines
    }

    /// `show ip interface brief`.
    static func interfaceBrief(_ console: PrintedReading) -> [String] {
        var lines = [
            "Interface                  IP-Address      OK? Method Status                Protocol"
        ]
        for row in console.rows {
            let status =
                !row.flag("enabled") ? "administratively down" : row.flag("link") ? "up" : "down"
            let address = row.has("address") ? row.addressText("address") : "unassigned"
            lines.append(
                TextLayout.left(DeviceNames.long(row.text("name")), 27)
                    + TextLayout.left(address, 16) + "YES NVRAM  " + TextLayout.left(status, 22)
                    + (row.flag("enabled") && row.flag("link") ? "up" : "down"))
        }
        return lines
    }
}
