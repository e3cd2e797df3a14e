import HostTools
import HouseSupport
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

/// What the tools for disks, shares, accounts and programs print, in each system's own words.
///
/// Errors of Linux and smbclient are as they were recorded on Debian 12 with Samba 4.17.
@Suite struct ComputingConsoleTests {
    private static func lines(_ host: String, _ line: String, _ edits: [(String, String)] = [])
        throws -> [String]
    {
        let simulation = StoreHouse.simulation()
        simulation.apply(Patch(edits.map { StoreHouse.edit($0.0, $0.1) }, by: .scene))
        simulation.settle()
        let result = try HostConsole.run(
            simulation, host: StoreHouse.named(host), line: line)
        return HostPrinter.lines(result.reading)
    }

    struct Example: Sendable {
        var host: String
        var line: String
        var edits: [(String, String)] = []
        /// What one of the printed lines must be, or have in it.
        var holds: String
    }

    static let examples = [
        // As recorded: touch, ls, getfacl, smbclient.
        Example(
            host: "grade", line: "touch /mnt/projects/nightjar/x",
            edits: [("projects.errors", "yes")],
            holds: "touch: cannot touch '/mnt/projects/nightjar/x': Read-only file system"),
        Example(
            host: "grade", line: "touch /mnt/projects/nightjar/x",
            edits: [("projects.inodes-used", "400000")], holds: "No space left on device"),
        Example(
            host: "grade", line: "touch /mnt/projects/nightjar/x",
            edits: [("projects.group-used", "50000")], holds: "Disk quota exceeded"),
        Example(
            host: "grade", line: "ls -l /mnt/projects/nightjar",
            edits: [("projects.parent-mode", "0750")],
            holds: "ls: cannot access '/mnt/projects/nightjar': Permission denied"),
        Example(
            host: "store", line: "getfacl /srv/projects/nightjar",
            edits: [("projects.acl-mask", "r-x")], holds: "group::rwx #effective:r-x"),
        Example(host: "store", line: "ls -l /srv/projects", holds: "drwxrws--- 1 root    edit"),
        Example(
            host: "grade", line: "smbclient //store.post.lan/projects -U priya -c 'put c.mov'",
            edits: [("accounts.priya-state", "disabled")],
            holds: "session setup failed: NT_STATUS_ACCOUNT_DISABLED"),
        Example(
            host: "grade", line: "smbclient //store.post.lan/projects -U priya -c 'put c.mov'",
            edits: [("projects.exported", "no")],
            holds: "tree connect failed: NT_STATUS_BAD_NETWORK_NAME"),
        Example(
            host: "grade", line: "smbclient //store.post.lan/projects -U priya -c 'put c.mov'",
            edits: [("projects.share-group", "sound")],
            holds: "tree connect failed: NT_STATUS_ACCESS_DENIED"),
        Example(
            host: "grade", line: "smbclient //store.post.lan/projects -U priya -c 'put c.mov'",
            edits: [("projects.share-writable", "no")],
            holds: "NT_STATUS_ACCESS_DENIED opening remote file \\c.mov"),
        Example(
            host: "grade", line: "smbclient //store.post.lan/projects -U priya -c 'put c.mov'",
            holds: "putting file c.mov as \\c.mov (2.4 kb/s) (average 2.4 kb/s)"),
        Example(
            host: "grade", line: "smbclient //store.post.lan/projects -U priya",
            edits: [("store.service-smb", "stopped")], holds: "NT_STATUS_CONNECTION_REFUSED"),
        // Room: the reserve is nobody's.
        Example(host: "store", line: "df -h", edits: [("projects.used", "91200")], holds: "100%"),
        Example(host: "store", line: "df -h", holds: "67% /srv/projects"),
        Example(
            host: "store", line: "df -i", edits: [("projects.inodes-used", "400000")],
            holds: "100% /srv/projects"),
        Example(
            host: "store", line: "mount", edits: [("projects.errors", "yes")],
            holds: "/dev/md0 on /srv/projects type xfs (ro,relatime)"),
        Example(
            host: "store", line: "cat /proc/mdstat", edits: [("array.disk-3", "failed")],
            holds: "[8/7] [UU_UUUUU]"),
        Example(
            host: "store", line: "smartctl -a /dev/sdc", edits: [("array.disk-3", "slow")],
            holds: "197 Current_Pending_Sector   Old_age   Always       -       312"),
        Example(host: "store", line: "crontab -l", holds: "0 20 * * * /usr/local/sbin/backup"),
        Example(
            host: "store", line: "journalctl -p err", edits: [("array.disk-3", "failed")],
            holds: "store kernel: md/raid:md0: Disk failure on bay 2, disabling device."),
        // Accounts, on each system.
        Example(
            host: "es1", line: "id",
            holds: "uid=1001(priya) gid=2000(domain users) groups=2000(domain users),2001(edit)"),
        Example(host: "es2", line: "whoami /groups", holds: "POST\\edit"),
        Example(
            host: "names", line: "samba-tool user show priya",
            edits: [("accounts.priya-state", "disabled")], holds: "userAccountControl: 514"),
        Example(
            host: "es2", line: "net user priya /domain",
            edits: [("accounts.priya-state", "locked")], holds: "Locked"),
        Example(
            host: "es2", line: "copy NUL Z:\\nightjar\\t",
            edits: [("projects.used", "96000")],
            holds: "There is not enough space on the disk."),
        Example(
            host: "es1", line: "touch /Volumes/projects/nightjar/t",
            edits: [("projects.file-mode", "0640"), ("projects.folder-mode", "2750")],
            holds: "Permission denied"),
        // Programs, licences, copies, configurations.
        Example(
            host: "es2", line: "tasklist", edits: [("es2.busy-process", "sync")],
            holds: "sync.exe"),
        Example(
            host: "rn1", line: "dpkg -l", edits: [("rn1.version-nuke", "14.0")], holds: "14.0"),
        Example(
            host: "grade", line: "lmutil lmdiag", edits: [("seats.clock-behind", "2")],
            holds: "System clock has been set back. (-88)"),
        Example(
            host: "grade", line: "lmutil lmstat -a",
            edits: [("licence.service-vendor", "stopped")],
            holds: "The desired vendor daemon is down. (-97)"),
        Example(
            host: "grade", line: "ascmhl diff /mnt/rushes/A001",
            edits: [("rushes.missing-clip", "Clips/A001C002.mxf")],
            holds: "ERROR: 1 missing file(s):"),
        Example(
            host: "grade", line: "ascmhl diff /mnt/rushes/A001",
            edits: [("rushes.flipped-clip", "Clips/A001C002.mxf")],
            holds: "Error: Verification of files referenced in the ASC MHL history failed"),
        Example(
            host: "control", line: "ansible-playbook site.yml --check --diff",
            edits: [("grade.version-ocio-config", "2.1")], holds: "changed: [grade]"),
    ]

    @Test(arguments: examples.indices)
    func toolsPrintTheirOwnWords(_ index: Int) throws {
        let example = Self.examples[index]
        let lines = try Self.lines(example.host, example.line, example.edits)
        #expect(
            lines.contains { $0.contains(example.holds) },
            "\(example.host): \(example.line)\n\(lines.joined(separator: "\n"))")
    }

    /// Each machine answers every question that is proposed for it, with something to read, and
    /// none of them changes anything.
    @Test func everyQuestionIsAnswered() throws {
        let simulation = StoreHouse.simulation()
        var count = 0
        for index in simulation.plant.layout.elements.indices {
            for line in ConsoleQuestions.lines(simulation, ElementID(index)) {
                let result = try HostConsole.run(simulation, host: ElementID(index), line: line)
                #expect(result.slotEdits.isEmpty && result.latchEdits.isEmpty, "\(line)")
                #expect(
                    !["unknown-command", "usage"].contains(result.reading.kind), "\(line)")
                let text = HostPrinter.lines(result.reading)
                let isSilent = line.hasPrefix("touch") || line.hasPrefix("ascmhl")
                #expect(!text.isEmpty || isSilent || line.contains("lsof"), "\(line)")
                #expect(text.allSatisfy { !$0.contains("\u{1B}") })
                count += 1
            }
        }
        #expect(count > 100)
    }

    /// A reading that is stored prints the same for ever: nothing but the reading is used.
    @Test func readingsSayTheirSystem() throws {
        for host in ["store", "es1", "es2"] {
            let simulation = StoreHouse.simulation()
            let element = StoreHouse.named(host)
            for line in ConsoleQuestions.lines(simulation, element) {
                let reading = try HostConsole.run(simulation, host: element, line: line).reading
                #expect(HostPrinter.prints(reading), "\(line): \(reading.kind)")
                #expect(reading.symbol("system") != nil && reading.symbol("line") == line)
            }
        }
    }

    @Test func commandsChangeWhatTheySay() throws {
        let simulation = StoreHouse.simulation()
        func run(_ host: String, _ line: String) throws -> HostResult {
            let result = try HostConsole.run(
                simulation, host: StoreHouse.named(host), line: line)
            simulation.apply(Patch(result.slotEdits, by: .trainee))
            simulation.set(result.latchEdits)
            return result
        }
        simulation.apply(Patch([StoreHouse.edit("es1.busy-process", "indexer")], by: .scene))
        #expect(try run("es1", "sudo pkill indexer").slotEdits.count == 1)
        #expect(try run("es1", "sudo pkill indexer").slotEdits.isEmpty)
        #expect(try run("store", "sudo systemctl disable smb").slotEdits.count == 1)
        let states = HostPrinter.lines(try run("store", "systemctl is-enabled smb").reading)
        #expect(states == ["disabled"])
        #expect(try run("store", "sudo umount /srv/projects").latchEdits.count == 1)
        let rooms = HostPrinter.lines(try run("store", "df -h").reading)
        #expect(!rooms.contains { $0.contains("/srv/projects") })
        #expect(try run("store", "sudo mount /srv/projects").latchEdits.count == 1)
        for (host, line) in [
            ("store", "sudo chmod 0640 /srv/projects/nightjar/reel1_v012.mov"),
            ("store", "sudo chmod 2750 /srv/projects/nightjar"),
            ("store", "sudo chmod 750 /srv/projects"),
            ("store", "sudo chgrp sound /srv/projects/nightjar"),
            ("store", "sudo setfacl -m mask::r-x /srv/projects/nightjar"),
            ("names", "sudo samba-tool user disable tomas"),
            ("names", "sudo samba-tool group removemembers edit tomas"),
        ] {
            #expect(try run(host, line).slotEdits.count == 1, "\(line)")
        }
        let listing = HostPrinter.lines(try run("store", "ls -l /srv/projects").reading)
        #expect(listing.contains { $0.hasPrefix("drwxr-s---+ 1 root    sound") })
        #expect(listing.contains { $0.hasPrefix("drwxr-x--- 1 root    root") })
        #expect(try run("store", "chmod 0600 /etc/passwd").reading.kind == "usage")
        simulation.apply(Patch([StoreHouse.edit("projects.create-mask", "0077")], by: .scene))
        #expect(try run("control", "ansible-playbook site.yml --check").slotEdits.isEmpty)
        #expect(try run("control", "ansible-playbook site.yml").slotEdits.count == 1)
        #expect(try run("control", "ansible-playbook site.yml").slotEdits.isEmpty)
    }
}
