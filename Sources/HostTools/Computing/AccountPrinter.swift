import Plant

/// Accounts, processes, what is started, jobs, programs and the log of errors.
enum AccountPrinter {
    static func identity(_ console: PrintedReading) -> [String] {
        let user = console.text("user")
        guard console.flag("is-known") else {
            return ["id: '\(user)': no such user"]
        }
        if console.form == "whoami" {
            return ["", "GROUP INFORMATION", "-----------------", ""]
                + console.rows.map { "POST\\\($0.text("group"))" }
        }
        let number = console.integer("number")
        let groups = console.rows.map { "\($0.integer("number"))(\($0.text("group")))" }
        let own = number == 0 ? "0(root)" : "2000(domain users)"
        let all = number == 0 ? ["0(root)"] : [own] + groups
        return ["uid=\(number)(\(user)) gid=\(own) groups=" + all.joined(separator: ",")]
    }

    static func account(_ console: PrintedReading) -> [String] {
        let user = console.text("user")
        guard console.flag("is-known") else {
            return console.system == "windows"
                ? ["The user name could not be found."]
                : ["ERROR: Unable to find user \"\(user)\""]
        }
        guard console.flag("answers") else {
            return console.system == "windows"
                ? ["There are currently no logon servers available."]
                : ["ERROR: Failed to connect to LDAP"]
        }
        let state = console.text("state")
        let groups = console.text("groups").split(separator: " ").map(String.init)
        if console.system == "windows" {
            return [
                "User name                    \(user)",
                "Account active               \(active(state))",
                "Account expires              \(state == "expired" ? "28/02/2026" : "Never")",
                "Password expires             "
                    + (state == "password-expired" ? "01/03/2026" : "Never"),
                "Global Group memberships     "
                    + groups.map { "*" + $0 }.joined(separator: " "),
            ]
        }
        // userAccountControl: 512 normal, 2 disabled (MS-ADTS §2.2.16).
        return [
            "sAMAccountName: \(user)",
            "userAccountControl: \(state == "disabled" ? 514 : 512)",
            "accountExpires: \(state == "expired" ? "20260228000000.0Z" : "never")",
            "pwdMustChange: \(state == "password-expired" ? "20260301000000.0Z" : "never")",
            "lockoutTime: \(state == "locked" ? "20260302083000.0Z" : "0")",
        ] + groups.map { "memberOf: CN=\($0),CN=Users,DC=post,DC=lan" }
    }

    private static func active(_ state: String) -> String {
        switch state {
        case "disabled": "No"
        case "locked": "Locked"
        default: "Yes"
        }
    }

    static func openFiles(_ console: PrintedReading) -> [String] {
        if console.form == "fuser" {
            return console.rows.map { "\($0.text("user")) \($0.text("what"))" }
        }
        return ["COMMAND  USER     NAME                          (MB/s)  FROM"]
            + console.rows.map { row in
                TextLayout.left("smbd", 9) + TextLayout.left(row.text("user"), 9)
                    + TextLayout.left(row.text("what"), 30)
                    + TextLayout.right("\(row.integer("rate") / 8_000_000)", 6) + "  "
                    + row.text("machine")
            }
    }

    static func processes(_ console: PrintedReading) -> [String] {
        if console.system == "windows" {
            return ["Image Name                     CPU %", "=============================="]
                + console.rows.map {
                    TextLayout.left($0.text("name") + ".exe", 26)
                        + TextLayout.right($0.integer("share"), 9)
                }
        }
        return ["USER      %CPU COMMAND"]
            + console.rows.map {
                TextLayout.left($0.text("user"), 8)
                    + TextLayout.right("\($0.integer("share")).0", 6) + " " + $0.text("name")
            }
    }

    static func bootUnits(_ console: PrintedReading) -> [String] {
        if console.form == "is-enabled" {
            let row = console.rows.first { $0.text("unit") == console.text("unit") }
            return [row?.flag("enabled") == true ? "enabled" : "disabled"]
        }
        return ["UNIT FILE                STATE"]
            + console.rows.map {
                TextLayout.left($0.text("unit") + ".service", 25)
                    + ($0.flag("enabled") ? "enabled" : "disabled")
            }
    }

    static func scheduledJobs(_ console: PrintedReading) -> [String] {
        guard !console.rows.isEmpty else { return ["no crontab for root"] }
        return console.rows.map { row in
            let minute = row.integer("minute")
            let when =
                row.has("hour")
                ? "\(minute) \(row.integer("hour"))" : minute == 60 ? "0 *" : "*/\(minute) *"
            return "\(when) * * * /usr/local/sbin/\(row.text("job"))"
        }
    }

    static func software(_ console: PrintedReading) -> [String] {
        switch console.system {
        case "macos":
            return console.rows.flatMap {
                ["    \($0.text("name")):", "      Version: \($0.text("version"))", ""]
            }
        case "windows":
            return ["Name                 Version", "----------------------------"]
                + console.rows.map {
                    TextLayout.left($0.text("name"), 21) + $0.text("version")
                }
        default:
            return console.rows.map {
                "ii  " + TextLayout.left($0.text("name"), 20) + $0.text("version")
            }
        }
    }

    static func errorLog(_ console: PrintedReading) -> [String] {
        guard !console.rows.isEmpty else { return ["-- No entries --"] }
        let host = console.hostname
        return console.rows.map { row in
            let subject = row.text("subject")
            let parts = subject.split(separator: " ").map(String.init)
            let disk = parts.last ?? ""
            switch row.text("code") {
            case "disk-kicked":
                return "\(host) kernel: md/raid:\(parts.first ?? ""): Disk failure on bay \(disk), "
                    + "disabling device."
            case "disk-retries":
                return "\(host) kernel: blk_update_request: I/O error, bay \(disk), retrying"
            case "file-system-shut":
                return "\(host) kernel: XFS (\(subject)): Metadata I/O error; "
                    + "remounting read-only"
            case "mount-timed-out":
                return "\(host) systemd: Timed out waiting for device of \(subject)."
            case "no-space":
                return "\(host) smbd: \(subject): No space left on device"
            default:
                return "\(host) smbd: check_ntlm_password: authentication for [\(subject)] refused"
            }
        }
    }
}
