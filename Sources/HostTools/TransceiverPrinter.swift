import Plant

/// `show interfaces transceiver`, in the manner of IOS.
enum TransceiverPrinter {
    static func lines(_ console: PrintedReading) -> [String] {
        guard !console.rows.isEmpty else {
            return ["If device is externally calibrated, only calibrated values are printed.", ""]
        }
        return [
            "If device is externally calibrated, only calibrated values are printed.",
            "NA or N/A: not applicable, Tx: transmit, Rx: receive.", "",
            "                         Optical   Optical",
            "           Module        Tx Power  Rx Power",
            "Port       Type          (dBm)     (dBm)",
            "---------  ------------  --------  --------",
        ]
            + console.rows.map { row in
                let module = row.text("module")
                let type = module == "none" ? "N/A" : "10Gbase-\(module.uppercased())"
                return TextLayout.left(DeviceNames.short(row.text("port")), 11)
                    + TextLayout.left(type, 12) + power(row, "sent") + power(row, "received")
            }
    }

    /// A power in dBm with one place; a receiver without light shows its lowest, −40.
    private static func power(_ row: PrintedRow, _ column: String) -> String {
        guard row.has(column) else {
            return TextLayout.right(row.text("module") == "none" ? "N/A" : "-40.0", 10)
        }
        let value = row.integer(column)
        let tenths = (value.magnitude + 50) / 100
        let text = (value < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
        return TextLayout.right(text, 10)
    }
}
