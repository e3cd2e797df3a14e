import Plant

/// What the tools for disks, shares, accounts, programs, licences and configurations print.
enum ComputingPrinter {
    /// The kinds of readings that it puts into words, by name.
    static let kinds = [
        "access-list", "account", "arrays", "boot-mounts", "boot-units", "configuration-run",
        "copy-check", "disk-health", "disk-load", "error-log", "file-systems", "identity",
        "licences", "listing", "mount-table", "open-files", "processes", "quotas",
        "scheduled-jobs", "share-configuration", "share-session", "software", "touch",
    ]

    /// The lines of a reading of one of these kinds; none of another.
    static func lines(_ console: PrintedReading) -> [String] {
        switch console.reading.kind {
        case "file-systems": StoragePrinter.fileSystems(console)
        case "mount-table": StoragePrinter.mountTable(console)
        case "boot-mounts": StoragePrinter.bootMounts(console)
        case "share-configuration": StoragePrinter.shareConfiguration(console)
        case "quotas": StoragePrinter.quotas(console)
        case "arrays": StoragePrinter.arrays(console)
        case "disk-health": StoragePrinter.diskHealth(console)
        case "disk-load": StoragePrinter.diskLoad(console)
        case "listing": FilePrinter.listing(console)
        case "touch": FilePrinter.touch(console)
        case "access-list": FilePrinter.accessList(console)
        case "share-session": FilePrinter.shareSession(console)
        case "identity": AccountPrinter.identity(console)
        case "account": AccountPrinter.account(console)
        case "open-files": AccountPrinter.openFiles(console)
        case "processes": AccountPrinter.processes(console)
        case "boot-units": AccountPrinter.bootUnits(console)
        case "scheduled-jobs": AccountPrinter.scheduledJobs(console)
        case "software": AccountPrinter.software(console)
        case "error-log": AccountPrinter.errorLog(console)
        case "licences": ManagementPrinter.licences(console)
        case "copy-check": ManagementPrinter.copyCheck(console)
        case "configuration-run": ManagementPrinter.configurationRun(console)
        default: []
        }
    }

    /// Bytes as `df -h` rounds them: three figures, up, in powers of 1024.
    static func human(_ bytes: Int64) -> String {
        let units = ["B", "K", "M", "G", "T", "P"]
        var value = bytes * 10
        var unit = 0
        while value >= 10240, unit < units.count - 1 {
            value = (value + 1023) / 1024
            unit += 1
        }
        if unit == 0 { return "\(bytes)B" }
        return value >= 100
            ? "\((value + 9) / 10)\(units[unit])" : "\(value / 10).\(value % 10)\(units[unit])"
    }
}

/// File systems, arrays and disks.
enum StoragePrinter {
    static func fileSystems(_ console: PrintedReading) -> [String] {
        let isMac = console.system == "macos"
        let asked = console.flag("inodes") && !isMac
        let head =
            asked
            ? ["Inodes", "IUsed", "IFree", "IUse%"]
            : ["Size", "Used", "Avail", isMac ? "Capacity" : "Use%"]
        let width = console.rows.map { $0.text("source").count }.max() ?? 10
        func line(_ source: String, _ cells: [String], _ mount: String) -> String {
            TextLayout.left(source, max(15, width))
                + cells.map { TextLayout.right($0, 9) }.joined() + " " + mount
        }
        var lines = [line("Filesystem", head, isMac ? "Mounted on" : "Mounted on")]
        for row in console.rows {
            let all = row.integer(asked ? "inodes" : "size")
            let used = row.integer(asked ? "inodes-used" : "used")
            let free = asked ? all - used : row.integer("available")
            // As df: of what users can have, rounded up.
            let base = max(1, used + free)
            let share = "\((used / 1000 * 100 + base / 1000 - 1) / max(1, base / 1000))%"
            let words =
                asked ? [all, used, free].map { count($0) } : [all, used, free].map { human($0) }
            lines.append(line(row.text("source"), words + [share], row.text("mount")))
        }
        return lines
    }

    private static func human(_ bytes: Int64) -> String { ComputingPrinter.human(bytes) }

    private static func count(_ number: Int64) -> String { String(number) }

    static func mountTable(_ console: PrintedReading) -> [String] {
        if console.form == "findmnt" {
            return ["TARGET SOURCE FSTYPE OPTIONS"]
                + console.rows.map {
                    "\($0.text("mount")) \($0.text("source")) \($0.text("type")) "
                        + $0.text("options")
                }
        }
        return console.rows.map {
            "\($0.text("source")) on \($0.text("mount")) type \($0.text("type")) "
                + "(\($0.text("options")))"
        }
    }

    static func bootMounts(_ console: PrintedReading) -> [String] {
        ["# <file system> <mount point> <type> <options> <dump> <pass>"]
            + console.rows.map {
                "\($0.text("source")) \($0.text("mount")) xfs \($0.text("options")) 0 0"
            }
    }

    static func shareConfiguration(_ console: PrintedReading) -> [String] {
        ["[global]", "\tserver role = MEMBER SERVER", ""]
            + console.rows.flatMap { row in
                [
                    "[\(row.text("share"))]", "\tpath = \(row.text("path"))",
                    "\tvalid users = \(row.text("valid-users"))",
                    "\tread only = \(row.flag("read-only") ? "Yes" : "No")",
                    "\tcreate mask = 0\(createMask(row.text("create-mask")))", "",
                ]
            }
    }

    /// The rights that a umask leaves of 0666, as Samba writes them.
    private static func createMask(_ umask: String) -> String {
        umask.suffix(3).map { String(6 & ~($0.wholeNumberValue ?? 0)) }.joined()
    }

    static func quotas(_ console: PrintedReading) -> [String] {
        console.rows.flatMap { row in
            let limit = row.integer("limit")
            let isOver = limit > 0 && row.integer("used") >= limit
            return [
                "*** Report for group quotas on device \(row.text("mount"))",
                "Group           used    soft    hard",
                TextLayout.left(row.text("group"), 9) + (isOver ? " -+ " : " -- ")
                    + TextLayout.right(ComputingPrinter.human(row.integer("used")), 7)
                    + TextLayout.right("0", 8)
                    + TextLayout.right(limit == 0 ? "0" : ComputingPrinter.human(limit), 8),
            ]
        }
    }

    static func arrays(_ console: PrintedReading) -> [String] {
        var lines = ["Personalities : [raid1] [raid6] [raid5] [raid4] [raid10]"]
        for row in console.rows {
            let present = row.list("present")
            let marks = present.map { $0 == 1 ? "U" : "_" }.joined()
            let isFailed = row.text("state") == "failed"
            lines.append(
                "\(row.text("name")) : \(isFailed ? "inactive" : "active") \(row.text("level"))")
            lines.append(
                "      [\(row.integer("disks"))/\(present.filter { $0 == 1 }.count)] [\(marks)]")
            if row.has("progress") {
                let share = row.integer("progress")
                let bar = Int(share / 500)
                lines.append(
                    "      [" + String(repeating: "=", count: bar) + ">"
                        + String(repeating: ".", count: max(0, 20 - bar))
                        + "]  recovery = \(share / 100).\(share / 10 % 10)% finish="
                        + "\(row.integer("minutes-left")).0min")
            }
        }
        return lines + ["unused devices: <none>"]
    }

    static func diskHealth(_ console: PrintedReading) -> [String] {
        let disk = console.text("disk")
        guard case .flag(let answers)? = console.reading["answers"] else {
            return ["Smartctl open device: /dev/\(disk) failed: No such device"]
        }
        guard answers else {
            return [
                "Smartctl open device: /dev/\(disk) failed: INQUIRY [Input/output error]"
            ]
        }
        func attribute(_ number: Int64, _ name: String, _ field: String) -> String {
            TextLayout.right(number, 3) + " " + TextLayout.left(name, 24)
                + " Old_age   Always       -       \(console.integer(field))"
        }
        return [
            "SMART overall-health self-assessment test result: PASSED", "",
            "ID# ATTRIBUTE_NAME          TYPE      UPDATED  WHEN_FAILED RAW_VALUE",
            attribute(5, "Reallocated_Sector_Ct", "reallocated"),
            attribute(197, "Current_Pending_Sector", "pending"),
            attribute(199, "UDMA_CRC_Error_Count", "checksum-errors"),
        ]
    }

    /// Waiting stands as a range, since nothing finer can be said of it.
    static func diskLoad(_ console: PrintedReading) -> [String] {
        let bands = [
            "none": "<10", "some": "10-40", "long": "40-200", "without-end": ">200",
        ]
        return ["Device            rMB/s  r_await  %util"]
            + console.rows.map { row in
                let share = row.integer("utilisation")
                return TextLayout.left(row.text("device"), 14)
                    + TextLayout.right("\(row.integer("rate") / 8_000_000)", 9)
                    + TextLayout.right(bands[row.text("waiting")] ?? "", 9)
                    + TextLayout.right("\(share / 100)", 7)
            }
    }
}
