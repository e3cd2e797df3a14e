/// What shells print themselves.
enum ShellPrinter {
    static func unknownCommand(_ console: PrintedReading) -> [String] {
        let word = console.text("word")
        switch console.system {
        case "macos": return ["zsh: command not found: \(word)"]
        case "windows":
            return [
                "'\(word)' is not recognized as an internal or external command,",
                "operable program or batch file.",
            ]
        default: return ["bash: \(word): command not found"]
        }
    }

    static func changed(_ console: PrintedReading) -> [String] {
        switch console.form {
        case "flushdns":
            ["", "Windows IP Configuration", "", "Successfully flushed the DNS Resolver Cache."]
        case "blank-line": [""]
        case "written": ["Building configuration...", "[OK]"]
        default: []
        }
    }

    static func neighbourDeleted(_ console: PrintedReading) -> [String] {
        let address = TextLayout.address(console.address("address"))
        if console.system == "windows" {
            return console.flag("present")
                ? [] : ["The ARP entry deletion failed: The parameter is incorrect.", ""]
        }
        return console.flag("present")
            ? ["\(address) (\(address)) deleted"] : ["delete: cannot locate \(address)"]
    }
}
