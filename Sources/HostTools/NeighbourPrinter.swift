import Plant

/// `ip neigh`, `arp -a` and `show arp`.
enum NeighbourPrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "ip-neighbour": linux(console)
        case "show-arp": device(console)
        default: console.system == "windows" ? windows(console) : mac(console)
        }
    }

    private static func linux(_ console: PrintedReading) -> [String] {
        console.rows.filter { $0.text("state") != "own" }.map { row in
            let start = "\(row.addressText("address")) dev \(row.text("interface")) "
            guard let hardware = row.hardware("hardware-address") else { return start + "FAILED " }
            return start + "lladdr \(TextLayout.hardware(hardware)) "
                + "\(row.text("state").uppercased()) "
        }
    }

    private static func mac(_ console: PrintedReading) -> [String] {
        console.rows.map { row in
            let name = row.has("name") ? row.text("name") : "?"
            let hardware = row.hardware("hardware-address").map { TextLayout.hardwareShort($0) }
            let permanent = row.text("state") == "own" ? " permanent" : ""
            return "\(name) (\(row.addressText("address"))) at \(hardware ?? "(incomplete)") on "
                + "\(row.text("interface")) ifscope\(permanent) [ethernet]"
        }
    }

    private static func windows(_ console: PrintedReading) -> [String] {
        let rows = console.rows.filter { $0.text("state") != "own" && $0.has("hardware-address") }
        guard !rows.isEmpty else { return ["No ARP Entries Found."] }
        var lines: [String] = []
        var last: Int64 = -1
        for row in rows {
            if row.integer("index") != last {
                last = row.integer("index")
                let number = String(last, radix: 16)
                lines += [
                    "", "Interface: \(row.addressText("own-address")) --- 0x\(number)",
                    "  Internet Address      Physical Address      Type",
                ]
            }
            let hardware = TextLayout.hardware(row.hardware("hardware-address") ?? 0, "-")
            lines.append(
                "  " + TextLayout.left(row.addressText("address"), 22)
                    + TextLayout.left(hardware, 22) + "dynamic   ")
        }
        return lines
    }

    private static func device(_ console: PrintedReading) -> [String] {
        var lines = ["Protocol  Address          Age (min)  Hardware Addr   Type   Interface"]
        for row in console.rows {
            let age = row.text("state") == "own" ? "-" : String(row.integer("age") / 60)
            let hardware = row.hardware("hardware-address").map { TextLayout.hardwareDotted($0) }
            lines.append(
                "Internet  " + TextLayout.left(row.addressText("address"), 16)
                    + TextLayout.right(age, 8) + "   "
                    + TextLayout.left(hardware ?? "Incomplete", 16) + "ARPA"
                    + (hardware == nil ? "" : "   " + DeviceNames.long(row.text("interface"))))
        }
        return lines
    }
}
