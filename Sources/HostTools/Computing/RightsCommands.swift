import Planes
import Plant

/// Changing rights and accounts on a Linux server: `chmod`, `chgrp`, `setfacl`, `samba-tool`.
enum RightsCommands {
    static let names = ["chmod", "chgrp", "setfacl", "samba-tool"]

    /// Answers a line, or nil where it is for somebody else.
    static func run(_ context: ConsoleContext, _ questions: ComputingQueries) -> HostResult? {
        let words = context.command.arguments
        switch context.command.command {
        case "chmod", "chgrp":
            let command = context.command.command
            let operands = words.filter { !$0.hasPrefix("-") }
            guard operands.count == 2 else {
                return context.usage("\(command): missing operand")
            }
            let edits =
                command == "chmod"
                ? questions.changeMode(operands[0], of: operands[1])
                : questions.changeGroup(operands[0], of: operands[1])
            guard let edits else {
                return context.usage(
                    "\(command): cannot access '\(operands[1])': No such file or directory")
            }
            return changed(context, edits)
        case "setfacl":
            guard words.count == 3, words[0] == "-m",
                let bits = words[1].split(separator: ":").last.map(String.init)
            else { return context.usage("Usage: setfacl -m mask::bits file") }
            guard let edits = questions.changeMask(bits, of: words[2]) else {
                return context.usage("setfacl: \(words[2]): No such file or directory")
            }
            return changed(context, edits)
        case "samba-tool": return samba(context, questions)
        default: return nil
        }
    }

    /// `samba-tool user show|enable|disable NAME`, `group addmembers|removemembers GROUP NAME`.
    private static func samba(_ context: ConsoleContext, _ questions: ComputingQueries)
        -> HostResult
    {
        let words = context.command.arguments
        if words.count == 3, words[0] == "user" {
            switch words[1] {
            case "show": return context.printed(questions.account(words[2]), as: "samba-tool")
            case "enable", "disable":
                let edits = questions.setAccount(words[2], isEnabled: words[1] == "enable")
                return edits.map { changed(context, $0) }
                    ?? context.usage("ERROR: Unable to find user \"\(words[2])\"")
            default: break
            }
        }
        let verbs = ["addmembers", "removemembers"]
        if words.count == 4, words[0] == "group", verbs.contains(words[1]) {
            let edits = questions.setMembership(
                words[3], of: words[2], isMember: words[1] == "addmembers")
            return edits.map { changed(context, $0) }
                ?? context.usage("ERROR: Unable to find \"\(words[3])\" or \"\(words[2])\"")
        }
        return context.usage("Usage: samba-tool <subcommand>")
    }

    private static func changed(_ context: ConsoleContext, _ edits: [SlotEdit]) -> HostResult {
        context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
    }
}
