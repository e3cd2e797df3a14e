import Planes
import Plant

/// Tools that are the same on every system: licences, verified copies, configurations.
enum ManagementCommands {
    static let names = [
        "lmutil", "ascmhl", "xxhsum", "ansible-playbook", "salt", "puppet",
    ]

    /// Answers a line, or nil where it is for somebody else.
    static func run(_ context: ConsoleContext, _ questions: ComputingQueries) -> HostResult? {
        let words = context.command.arguments
        switch context.command.command {
        case "lmutil":
            guard let verb = words.first, ["lmstat", "lmdiag"].contains(verb) else {
                return context.usage("usage: lmutil lmstat -a | lmdiag")
            }
            var reading = questions.licences()
            if verb == "lmstat" {
                for row in questions.licenceUsers().rows {
                    reading.add("holder", row[0])
                    reading.add("holder-machine", row[1])
                }
            }
            return context.printed(reading, as: verb)
        case "ascmhl", "xxhsum":
            guard let path = words.last, let reading = questions.copyCheck(path) else {
                return context.usage(
                    "Error: No ASC MHL history found at \(words.last ?? "").")
            }
            return context.printed(reading, as: context.command.command)
        case "ansible-playbook":
            return apply(context, questions, "ansible", isCheck: words.contains("--check"))
        case "salt":
            return apply(context, questions, "salt", isCheck: words.contains("test=True"))
        case "puppet":
            return apply(context, questions, "puppet", isCheck: words.contains("--noop"))
        default: return nil
        }
    }

    private static func apply(
        _ context: ConsoleContext, _ questions: ComputingQueries, _ system: String, isCheck: Bool
    ) -> HostResult? {
        guard questions.managedSystems.contains(system) else {
            return context.usage("ERROR! this machine is no \(system) controller")
        }
        let run = questions.configurationRun(system: system, isCheck: isCheck)
        return context.printed(run.reading, as: system, slotEdits: run.edits)
    }
}

/// Windows 11: `cmd` and PowerShell for files, accounts, processes and programs.
enum WindowsComputing {
    /// Answers a line, or nil where it is for somebody else.
    static func run(_ context: ConsoleContext, _ questions: ComputingQueries) -> HostResult? {
        let words = context.command.arguments
        switch context.command.command.lowercased() {
        case "dir":
            return context.printed(questions.listing(words.last ?? ""), as: "dir")
        case "icacls":
            return context.printed(questions.accessList(words.first ?? ""), as: "icacls")
        case "copy":
            return context.printed(questions.touch(words.last ?? ""), as: "copy")
        case "whoami": return context.printed(questions.identity(nil), as: "whoami")
        case "tasklist": return context.printed(questions.processes(), as: "tasklist")
        case "taskkill":
            let name = words.last { !$0.hasPrefix("/") } ?? ""
            let bare = name.lowercased().hasSuffix(".exe") ? String(name.dropLast(4)) : name
            guard let edits = questions.ending(bare) else {
                return context.usage("ERROR: The process \"\(name)\" not found.")
            }
            var reading = context.blank("changed")
            reading.add("process", .text(name))
            return context.printed(reading, as: "taskkill", slotEdits: edits)
        case "winget": return context.printed(questions.software(), as: "winget")
        case "net":
            guard words.count == 3, words[0].lowercased() == "user",
                words[2].lowercased() == "/domain"
            else { return nil }
            return context.printed(questions.account(words[1]), as: "net-user")
        default: return nil
        }
    }
}
