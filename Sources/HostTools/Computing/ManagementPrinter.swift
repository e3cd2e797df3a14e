import Plant

/// Licences, verified copies, and runs of managed configurations.
enum ManagementPrinter {
    static func licences(_ console: PrintedReading) -> [String] {
        console.form == "lmdiag" ? diagnosis(console) : status(console)
    }

    private static func status(_ console: PrintedReading) -> [String] {
        var lines = ["lmstat - Copyright (c) Flexera.", "Flexible License Manager status"]
        let holders = zip(
            console.reading.fields.filter { $0.name == "holder" },
            console.reading.fields.filter { $0.name == "holder-machine" })
        var server = ""
        for row in console.rows {
            if row.text("server") != server {
                server = row.text("server")
                lines.append("License server status: \(row.integer("port"))@\(server)")
                guard row.text("manager") == "open" else {
                    lines.append(
                        "lmgrd is not running: Cannot connect to license server system. (-15)")
                    continue
                }
                lines.append("  \(server): license server UP")
                lines.append(
                    row.flag("daemon")
                        ? "  \(row.text("vendor")): UP v11.19"
                        : "  \(row.text("vendor")): The desired vendor daemon is down. (-97)")
            }
            guard row.text("manager") == "open" else { continue }
            let feature = row.text("feature")
            lines.append(
                "Users of \(feature):  (Total of \(row.integer("seats")) licenses issued;  "
                    + "Total of \(row.integer("used")) licenses in use)")
            for (holder, machine) in holders where holder.value == .text(feature) {
                if case .text(let name) = machine.value { lines.append("    render \(name)") }
            }
        }
        return lines
    }

    /// Texts of FlexNet Publisher's errors.
    private static func diagnosis(_ console: PrintedReading) -> [String] {
        let texts: [Int64: String] = [
            0: "This license can be checked out",
            -4: "Licensed number of users already reached. (-4)",
            -5: "No such feature exists. (-5)",
            -9: "Invalid host. The hostid of this system does not match. (-9)",
            -10: "Feature has expired. (-10)",
            -15: "Cannot connect to license server system. (-15)",
            -88: "System clock has been set back. (-88)",
            -96: "License server machine is down or not responding. (-96)",
            -97: "The desired vendor daemon is down. (-97)",
        ]
        return console.rows.flatMap { row in
            [
                "Feature: \(row.text("feature")), from \(row.text("server"))",
                "    \(texts[row.integer("error")] ?? "Error \(row.integer("error"))")",
            ]
        }
    }

    /// ascmhl 1.2's words, as recorded; `xxhsum -c`; and `ls -l` of the same files.
    static func copyCheck(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "xxhsum":
            return console.rows.filter { $0.text("finding") != "missing" }
                .map { "\($0.text("found"))  \($0.text("path"))" }
        case "ls":
            return console.rows.filter { $0.text("finding") != "missing" }
                .map {
                    "-rw-r--r-- 1 ingest   ingest   " + TextLayout.right($0.integer("size"), 8)
                        + ($0.flag("is-younger") ? " Mar  2 09:12 " : " Mar  1 18:40 ")
                        + $0.text("path")
                }
        default: break
        }
        var lines: [String] = []
        for row in console.rows where row.text("finding") == "mismatch" {
            lines.append(
                "ERROR: hash mismatch for        \(row.text("path"))  xxh64 (old): "
                    + "\(row.text("listed")), xxh64 (new): \(row.text("found"))")
        }
        let missing = console.rows.filter { $0.text("finding") == "missing" }
        if !missing.isEmpty {
            lines.append("ERROR: \(missing.count) missing file(s):")
            lines += missing.map { "  \($0.text("path"))" }
        }
        switch console.integer("exit-code") {
        case 11:
            lines.append(
                "Error: Verification of files referenced in the ASC MHL history failed")
        case 10:
            lines.append("Error: Files referenced in the ASC MHL history are missing")
        default: break
        }
        return lines
    }

    static func configurationRun(_ console: PrintedReading) -> [String] {
        switch console.text("tool") {
        case "salt": salt(console)
        case "puppet": puppet(console)
        default: ansible(console)
        }
    }

    private static func differs(_ row: PrintedRow) -> Bool {
        row.flag("reached") && row.text("before") != row.text("after")
    }

    private static func ansible(_ console: PrintedReading) -> [String] {
        var lines = ["PLAY [all] " + String(repeating: "*", count: 40), ""]
        var machines: [String] = []
        for row in console.rows {
            let machine = row.text("machine")
            if !machines.contains(machine) { machines.append(machine) }
            lines.append("TASK [\(row.text("entry"))] " + String(repeating: "*", count: 20))
            if !row.flag("reached") {
                lines.append("fatal: [\(machine)]: UNREACHABLE!")
            } else if differs(row) {
                lines += [
                    "--- before", "+++ after", "-\(row.text("before"))", "+\(row.text("after"))",
                    "changed: [\(machine)]",
                ]
            } else {
                lines.append("ok: [\(machine)]")
            }
        }
        lines += ["", "PLAY RECAP " + String(repeating: "*", count: 40)]
        for machine in machines {
            let own = console.rows.filter { $0.text("machine") == machine }
            let lost = own.filter { !$0.flag("reached") }.count
            lines.append(
                TextLayout.left(machine, 14) + " : ok=\(own.count - lost) "
                    + "changed=\(own.filter(differs).count) unreachable=\(lost) failed=0")
        }
        return lines
    }

    private static func salt(_ console: PrintedReading) -> [String] {
        console.rows.flatMap { row -> [String] in
            let machine = row.text("machine") + ":"
            guard row.flag("reached") else {
                return [machine, "    Minion did not return. [Not connected]"]
            }
            let isDue = console.flag("check") && differs(row)
            return [
                machine, "          ID: \(row.text("entry"))",
                "      Result: \(isDue ? "None" : "True")", "     Changes:",
            ]
                + (differs(row)
                    ? [
                        "              old: \(row.text("before"))",
                        "              new: \(row.text("after"))",
                    ] : [])
        }
    }

    private static func puppet(_ console: PrintedReading) -> [String] {
        ["Info: Applying configuration version '1772443800'"]
            + console.rows.compactMap { row in
                guard row.flag("reached") else {
                    return "Error: Could not connect to \(row.text("machine"))"
                }
                guard differs(row) else { return nil }
                return "Notice: /Stage[main]/\(row.text("entry")): current_value "
                    + "'\(row.text("before"))', should be '\(row.text("after"))'"
                    + (console.flag("check") ? " (noop)" : "")
            } + ["Notice: Applied catalog in 2.41 seconds"]
    }
}
