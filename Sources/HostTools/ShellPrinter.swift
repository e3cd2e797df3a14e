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
        case "connection-up":
            [
                "Connection successfully activated (D-Bus active path: "
                    + "/org/freedesktop/NetworkManager/ActiveConnection/2)"
            ]
        case "connection-down":
            [
                "Connection '\(console.text("connection"))' successfully deactivated (D-Bus active "
                    + "path: /org/freedesktop/NetworkManager/ActiveConnection/2)"
            ]
        case "net-start":
            [
                "The \(console.text("service")) service is starting.",
                "The \(console.text("service")) service was started successfully.", "",
            ]
        case "netsh-ok": ["Ok.", ""]
        case "ufw-updated": ["Rule updated"]
        case "ufw-skipped": ["Skipping adding existing rule"]
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
