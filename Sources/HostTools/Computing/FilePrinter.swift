import Plant

/// Files, their rights, and what is answered where those don't do.
enum FilePrinter {
    /// What a Unix system says for an outcome (errno(3)).
    private static func unixText(_ outcome: String) -> String {
        switch outcome {
        case "no-space": "No space left on device"
        case "quota-exceeded": "Disk quota exceeded"
        case "read-only-file-system", "share-read-only": "Read-only file system"
        case "no-such-file": "No such file or directory"
        case "permission-denied": "Permission denied"
        case "share-access-denied", "account-disabled", "account-expired", "password-expired",
            "account-locked-out", "logon-failure":
            "Permission denied"
        case "bad-network-name", "not-configured": "No such file or directory"
        default: "Host is down"
        }
    }

    static func listing(_ console: PrintedReading) -> [String] {
        let path = console.text("path")
        let outcome = console.text("outcome")
        if console.system == "windows" { return directory(console, path, outcome) }
        guard outcome == "ok" else {
            let text = unixText(outcome)
            return [
                console.system == "macos"
                    ? "ls: \(path): \(text)" : "ls: cannot access '\(path)': \(text)"
            ]
        }
        return ["total \(console.rows.count * 4)"]
            + console.rows.map { row in
                row.text("mode") + (row.flag("has-list") ? "+" : "") + " 1 "
                    + TextLayout.left(row.text("owner"), 8) + TextLayout.left(row.text("group"), 8)
                    + TextLayout.right(row.integer("size"), 12) + " " + row.text("name")
            }
    }

    private static func directory(_ console: PrintedReading, _ path: String, _ outcome: String)
        -> [String]
    {
        guard outcome == "ok" else { return [windowsText(outcome)] }
        return [" Directory of \(path)", ""]
            + console.rows.map { row in
                let isFolder = row.text("mode").hasPrefix("d")
                return TextLayout.left(isFolder ? "<DIR>" : "", 10)
                    + TextLayout.right(isFolder ? "" : String(row.integer("size")), 16) + " "
                    + row.text("name")
            }
    }

    /// What Windows says (system error codes 2, 3, 5, 53, 64, 112, 1295, 1327, 1330, 1331).
    private static func windowsText(_ outcome: String) -> String {
        switch outcome {
        case "no-space": "There is not enough space on the disk."
        case "quota-exceeded": "Not enough quota is available to process this command."
        case "read-only-file-system", "share-read-only": "The media is write protected."
        case "no-such-file": "File Not Found"
        case "permission-denied", "share-access-denied": "Access is denied."
        case "bad-network-name": "The network name cannot be found."
        case "account-disabled":
            "This user can't sign in because this account is currently disabled."
        case "account-expired": "The user's account has expired."
        case "password-expired": "The user's password must be changed before signing in."
        case "account-locked-out": "The referenced account is currently locked out."
        case "logon-failure": "The user name or password is incorrect."
        case "no-logon-servers": "There are currently no logon servers available."
        default: "The network path was not found."
        }
    }

    static func touch(_ console: PrintedReading) -> [String] {
        let path = console.text("path")
        let outcome = console.text("outcome")
        if outcome == "ok" {
            return console.system == "windows" ? ["        1 file(s) copied."] : []
        }
        switch console.system {
        case "windows": return [windowsText(outcome)]
        case "macos": return ["touch: \(path): \(unixText(outcome))"]
        default: return ["touch: cannot touch '\(path)': \(unixText(outcome))"]
        }
    }

    static func accessList(_ console: PrintedReading) -> [String] {
        let path = console.text("path")
        guard console.text("outcome") == "ok" else {
            return console.system == "windows"
                ? ["\(path): The system cannot find the file specified."]
                : ["getfacl: \(path): No such file or directory"]
        }
        let digits = console.text("mode").suffix(3).map { $0.wholeNumberValue ?? 0 }
        guard digits.count == 3 else { return [] }
        let mask = console.text("mask")
        if console.system == "windows" {
            let rights = ["": "(N)", "rwx": "(M)", "r-x": "(RX)", "---": "(N)"]
            let own = mask == "none" ? bits(digits[1]) : meet(bits(digits[1]), mask)
            return [
                "\(path) POST\\\(console.text("group")):(OI)(CI)\(rights[own] ?? "(R)")",
                "Successfully processed 1 files; Failed processing 0 files",
            ]
        }
        let effective = mask == "none" ? "" : meet(bits(digits[1]), mask)
        let isWhole = effective.isEmpty || effective == bits(digits[1])
        let note = isWhole ? "" : " #effective:\(effective)"
        return [
            "# file: \(path)", "# owner: \(console.text("owner"))",
            "# group: \(console.text("group"))", "user::\(bits(digits[0]))",
            "group::\(bits(digits[1]))\(note)",
        ] + (mask == "none" ? [] : ["mask::\(mask)"]) + ["other::\(bits(digits[2]))", ""]
    }

    private static func bits(_ digit: Int) -> String {
        (digit & 4 != 0 ? "r" : "-") + (digit & 2 != 0 ? "w" : "-") + (digit & 1 != 0 ? "x" : "-")
    }

    private static func meet(_ a: String, _ b: String) -> String {
        String(zip(a, b).map { $0 == $1 ? $0 : "-" })
    }

    /// smbclient 4.17's answers, as recorded.
    static func shareSession(_ console: PrintedReading) -> [String] {
        let outcome = console.text("outcome")
        switch (console.text("stage"), outcome) {
        case ("done", _):
            return ["putting file c.mov as \\c.mov (2.4 kb/s) (average 2.4 kb/s)"]
        case ("connection", _):
            let status =
                outcome == "refused"
                ? "NT_STATUS_CONNECTION_REFUSED"
                : outcome.hasPrefix("name-")
                    ? "NT_STATUS_UNSUCCESSFUL" : "NT_STATUS_IO_TIMEOUT"
            return [
                "do_connect: Connection to \(console.text("server")) failed (Error \(status))"
            ]
        case ("session-setup", _):
            return ["session setup failed: \(status(outcome))"]
        case ("tree-connect", _): return ["tree connect failed: \(status(outcome))"]
        default: return ["\(status(outcome)) opening remote file \\c.mov"]
        }
    }

    private static func status(_ outcome: String) -> String {
        switch outcome {
        case "account-disabled": "NT_STATUS_ACCOUNT_DISABLED"
        case "account-expired": "NT_STATUS_ACCOUNT_EXPIRED"
        case "password-expired": "NT_STATUS_PASSWORD_EXPIRED"
        case "account-locked-out": "NT_STATUS_ACCOUNT_LOCKED_OUT"
        case "logon-failure": "NT_STATUS_LOGON_FAILURE"
        case "no-logon-servers": "NT_STATUS_NO_LOGON_SERVERS"
        case "bad-network-name": "NT_STATUS_BAD_NETWORK_NAME"
        case "no-space": "NT_STATUS_DISK_FULL"
        case "quota-exceeded": "NT_STATUS_QUOTA_EXCEEDED"
        case "read-only-file-system": "NT_STATUS_MEDIA_WRITE_PROTECTED"
        case "no-such-file": "NT_STATUS_OBJECT_NAME_NOT_FOUND"
        case "locked-by-another": "NT_STATUS_SHARING_VIOLATION"
        default: "NT_STATUS_ACCESS_DENIED"
        }
    }
}
