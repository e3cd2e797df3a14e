import Planes
import Plant

/// The part of a machine's command line that is about its disks, shares, accounts and programs.
enum ComputingCommands {
    /// Answers a line, or nil where it is for somebody else.
    static func run(_ context: ConsoleContext) -> HostResult? {
        var context = context
        if context.queries.system != .windows, context.command.command == "sudo",
            context.command.words.count > 1
        {
            context.command.words.removeFirst()
        }
        guard let questions = ComputingQueries(context.queries) else { return nil }
        if let own = ManagementCommands.run(context, questions) { return own }
        switch context.queries.system {
        case .linux: return linux(context, questions) ?? unix(context, questions)
        case .macos: return mac(context, questions) ?? unix(context, questions)
        case .windows: return WindowsComputing.run(context, questions)
        case .networkSwitch, .router: return nil
        }
    }

    /// The names of a system's commands here, for help.
    static func names(_ system: HostSystem) -> [String] {
        switch system {
        case .linux:
            [
                "df", "findmnt", "ls", "touch", "id", "getfacl", "lsof", "fuser", "top", "iostat",
                "smartctl", "repquota", "testparm", "crontab", "journalctl", "dpkg", "pkill",
                "smbclient", "umount",
            ] + RightsCommands.names + ManagementCommands.names
        case .macos:
            ["df", "ls", "touch", "id", "lsof", "top", "dscl", "system_profiler", "pkill"]
                + ManagementCommands.names
        case .windows:
            ["dir", "copy", "icacls", "whoami", "tasklist", "taskkill", "winget", "lmutil"]
        case .networkSwitch, .router: []
        }
    }

    /// What Linux and macOS have in common.
    private static func unix(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult?
    {
        let words = context.command.arguments
        let operands = words.filter { !$0.hasPrefix("-") }
        switch context.command.command {
        case "df":
            var reading = questions.fileSystems()
            reading.add("inodes", .flag(words.contains { $0.hasPrefix("-") && $0.contains("i") }))
            return context.printed(reading, as: "df")
        case "ls":
            guard let path = operands.first else { return context.usage("") }
            if let copy = questions.copyCheck(path) { return context.printed(copy, as: "ls") }
            return context.printed(questions.listing(path), as: "ls")
        case "touch":
            guard let path = operands.first else {
                return context.usage("touch: missing file operand")
            }
            return context.printed(questions.touch(path), as: "touch")
        case "id": return context.printed(questions.identity(operands.first), as: "id")
        case "lsof", "fuser":
            return context.printed(questions.openFiles(), as: context.command.command)
        case "top": return context.printed(questions.processes(), as: "top")
        case "pkill", "killall":
            guard let name = operands.first else { return context.usage("usage: pkill pattern") }
            let edits = questions.ending(name)
            return context.printed(
                context.blank("changed"), as: "silent", slotEdits: edits ?? [])
        default: return nil
        }
    }

    // MARK: Linux

    private static func linux(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult?
    {
        let words = context.command.arguments
        switch context.command.command {
        case "mount", "findmnt", "umount": return mount(context, questions)
        case "cat": return cat(context, questions)
        case "getfacl":
            guard let path = words.last else { return context.usage("Usage: getfacl file") }
            return context.printed(questions.accessList(path), as: "getfacl")
        case "iostat": return context.printed(questions.diskLoad(), as: "iostat")
        case "smartctl":
            let name = words.last.map { $0.replacing("/dev/", with: "") } ?? ""
            return context.printed(questions.diskHealth(name), as: "smartctl")
        case "repquota", "quota": return context.printed(questions.quotas(), as: "repquota")
        case "testparm":
            return context.printed(questions.shareConfiguration(), as: "smb-conf")
        case "crontab": return context.printed(questions.scheduledJobs(), as: "crontab")
        case "journalctl": return context.printed(questions.errorLog(), as: "journal")
        case "dpkg", "apt": return context.printed(questions.software(), as: "dpkg")
        case "systemctl": return systemctl(context, questions)
        case "smbclient": return smbclient(context, questions)
        default: return RightsCommands.run(context, questions)
        }
    }

    private static func mount(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult?
    {
        let words = context.command.arguments.filter { !$0.hasPrefix("-") }
        let command = context.command.command
        guard let table = questions.mountTable() else {
            if command == "mount" { return nil }
            return command == "findmnt"
                ? context.printed(context.queries.mounts(), as: "mount")
                : context.usage("umount: \(words.last ?? ""): not mounted.")
        }
        guard let path = words.last, command != "findmnt" else {
            return command == "umount"
                ? context.usage("umount: bad usage") : context.printed(table, as: command)
        }
        guard let mounting = questions.mounting(path, isMounted: command == "mount") else {
            return context.usage(
                command == "mount"
                    ? "mount: \(path): can't find in /etc/fstab."
                    : "umount: \(path): not mounted.")
        }
        guard mounting.succeeds else {
            return context.usage(
                "mount: \(path): can't read superblock on /dev/md0.")
        }
        var reading = context.blank("changed")
        reading.add("form", .symbol("silent"))
        return HostResult(reading, latchEdits: mounting.edits)
    }

    private static func cat(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult?
    {
        switch context.command.arguments.first {
        case "/proc/mdstat": return context.printed(questions.arrays(), as: "mdstat")
        case "/etc/fstab": return context.printed(questions.bootMounts(), as: "fstab")
        case "/etc/samba/smb.conf":
            return context.printed(questions.shareConfiguration(), as: "smb-conf")
        default: return nil
        }
    }

    /// `is-enabled`, `enable`, `disable` and `list-unit-files`; the rest is the network's.
    private static func systemctl(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult?
    {
        let words = context.command.arguments
        guard let verb = words.first else { return nil }
        if verb == "list-unit-files" {
            return context.printed(questions.bootUnits(), as: "unit-files")
        }
        guard ["is-enabled", "enable", "disable"].contains(verb), words.count == 2 else {
            return nil
        }
        guard let slot = questions.bootSlot(words[1]) else {
            return context.usage(
                "Failed to \(verb) unit: Unit file \(words[1]).service does not exist.")
        }
        if verb == "is-enabled" {
            var reading = questions.bootUnits()
            reading.add("unit", .text(words[1]))
            return context.printed(reading, as: "is-enabled")
        }
        return context.printed(
            context.blank("changed"), as: "silent",
            slotEdits: [SlotEdit(slot, verb == "enable" ? 1 : 0)])
    }

    /// `smbclient //SERVER/SHARE -U USER -c 'put c.mov'`.
    private static func smbclient(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult
    {
        let options = CommandOptions(
            context.command.arguments, valued: ["-U", "-c"], plain: ["-N"])
        let parts = (options.operands.first ?? "").split(separator: "/")
        guard parts.count == 2 else {
            return context.usage("Usage: smbclient [OPTIONS] service <password>")
        }
        let reading = questions.shareSession(
            server: String(parts[0]), share: String(parts[1]),
            user: options.value("-U") ?? questions.user)
        return context.printed(reading, as: "smbclient")
    }

    // MARK: macOS

    private static func mac(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult?
    {
        let words = context.command.arguments
        switch context.command.command {
        case "dscl":
            guard let path = words.last, path.hasPrefix("/Users/") else {
                return context.usage("usage: dscl [options] [<datasource> [<command>]]")
            }
            return context.printed(
                questions.account(String(path.dropFirst("/Users/".count))), as: "dscl")
        case "system_profiler":
            return context.printed(questions.software(), as: "system-profiler")
        default: return nil
        }
    }
}
