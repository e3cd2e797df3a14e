import HostTools
import HouseSupport
import Plant
import Testing

/// What an administrator types at servers and firewalls, and what comes of it.
@Suite struct AdministrationTests {
    struct Line: Sendable, CustomTestStringConvertible {
        var host: String
        var line: String
        var before: [String] = []
        var settings: [String] = []
        var prints: [String] = []
        var testDescription: String { "\(host): \(line)" }
    }

    static let lines = [
        Line(
            host: "grade", line: "nmcli con mod eno1 ipv4.gateway 10.20.20.9 ipv4.dns \"\"",
            settings: ["grade.eno1-gateway 10.20.20.9", "grade.eno1-dns none"]),
        Line(
            host: "grade", line: "nmcli connection modify eno1 ipv4.addresses 10.20.20.9/33",
            prints: ["Error: failed to modify ipv4.addresses: '10.20.20.9/33' is not valid."]),
        Line(
            host: "grade", line: "nmcli connection modify eth7 ipv4.method auto",
            prints: ["Error: unknown connection 'eth7'."]),
        Line(
            host: "grade", line: "sudo nmcli connection down eno1",
            settings: ["grade.eno1-up no"],
            prints: [
                "Connection 'eno1' successfully deactivated (D-Bus active path: "
                    + "/org/freedesktop/NetworkManager/ActiveConnection/2)"
            ]),
        Line(
            host: "store", line: "systemctl start smbd", before: ["store.service-smb stopped"],
            settings: ["store.service-smb running"]),
        // It runs already; its firewall is another matter.
        Line(host: "store", line: "systemctl start smb", before: ["store.service-smb dropped"]),
        Line(
            host: "store", line: "systemctl start afp",
            prints: ["Failed to start afp.service: Unit afp.service not found."]),
        Line(
            host: "store", line: "systemctl status nfs", before: ["store.service-nfs stopped"],
            prints: [
                "○ nfs.service - nfs",
                "     Loaded: loaded (/lib/systemd/system/nfs.service; enabled; preset: enabled)",
                "     Active: inactive (dead)",
            ]),
        Line(host: "store", line: "systemctl is-active smb", prints: ["active"]),
        Line(host: "store", line: "systemctl is-active afp", prints: ["inactive"]),
        Line(
            host: "store", line: "sudo ufw allow 445/tcp", before: ["store.service-smb dropped"],
            settings: ["store.service-smb running"], prints: ["Rule updated"]),
        Line(
            host: "store", line: "ufw allow 445/udp", before: ["store.service-smb dropped"],
            prints: ["Skipping adding existing rule"]),
        Line(
            host: "store", line: "ufw allow 445", before: ["store.service-smb stopped"],
            prints: ["Skipping adding existing rule"]),
        Line(
            host: "store", line: "ufw deny 2049", settings: ["store.service-nfs dropped"],
            prints: ["Rule updated"]),
        Line(
            host: "store", line: "ufw status", before: ["store.service-nfs rejected"],
            prints: [
                "Status: active", "", "To                         Action      From",
                "--                         ------      ----",
                "445/tcp                    ALLOW       Anywhere",
                "2049/tcp                   REJECT      Anywhere",
                "22/tcp                     ALLOW       Anywhere", "",
            ]),
        Line(
            host: "names",
            line: "nsupdate -l ; update delete store.post.lan A ; "
                + "update add store.post.lan. 3600 IN A 10.20.10.99 ; send",
            settings: ["names.record-store 10.20.10.99"]),
        Line(
            host: "names", line: "nsupdate -l ; update delete store.post.lan ; send",
            settings: ["names.record-store none"]),
        // Nothing is sent, and nothing changes.
        Line(host: "names", line: "nsupdate -l ; update delete store.post.lan A"),
        Line(
            host: "names", line: "nsupdate -l ; update delete www.example.com A ; send",
            prints: ["update failed: NOTZONE"]),
        Line(
            host: "names", line: "nsupdate -l ; update delete nas9.post.lan A ; send",
            prints: ["update failed: REFUSED"]),
        Line(
            host: "names", line: "nsupdate -l ; update delete store.post.lan A ; send",
            before: ["names.service-dns stopped"],
            prints: ["; Communication with 127.0.0.1#53 failed: connection refused"]),
        Line(
            host: "names",
            line: "sed -i 's/routers 10.20.20.1;/routers 10.20.20.9;/' /etc/dhcp/dhcpd.conf",
            settings: ["names.scope-edit-router 10.20.20.9"]),
        Line(
            host: "names",
            line: "sed -i 's/10.20.30.109/10.20.30.149/' /etc/dhcp/dhcpd.conf",
            settings: ["names.scope-guest-to 10.20.30.149"]),
        Line(host: "names", line: "sed -i 's/10.99.9.9/10.20.20.9/' /etc/dhcp/dhcpd.conf"),
        Line(
            host: "names", line: "sed -i 's/option routers/option ruters/' /etc/dhcp/dhcpd.conf",
            prints: ["Configuration file errors encountered -- exiting"]),
        Line(
            host: "store", line: "sed -i 's/a/b/' /etc/dhcp/dhcpd.conf",
            prints: ["sed: can't read /etc/dhcp/dhcpd.conf: No such file or directory"]),
        Line(
            host: "names", line: "cat /etc/dhcp/dhcpd.conf",
            prints: [
                "subnet 10.20.20.0 netmask 255.255.255.0 {", "  range 10.20.20.100 10.20.20.109;",
                "  option routers 10.20.20.1;", "  option domain-name-servers 10.20.10.5;",
                "  default-lease-time 28800;", "}", "subnet 10.20.30.0 netmask 255.255.255.0 {",
                "  range 10.20.30.100 10.20.30.109;", "  option routers 10.20.30.1;",
                "  option domain-name-servers 198.51.100.53;", "  default-lease-time 3600;", "}",
            ]),
        Line(
            host: "names", line: "sudo truncate -s 0 /var/lib/dhcp/dhcpd.leases",
            before: ["names.scope-edit-taken 10"],
            settings: ["names.scope-edit-taken 0"]),
        Line(
            host: "es2", line: "netsh interface ip set dns \"Ethernet\" static 10.20.10.5",
            settings: ["es2.Ethernet-dns 10.20.10.5"], prints: [""]),
        Line(host: "es2", line: "net start smb", prints: ["The service name is invalid.", ""]),
        Line(
            host: "es1", line: "networksetup -setdnsservers Ethernet Empty",
            before: ["es1.en0-dns 10.20.10.5"], settings: ["es1.en0-dns none"]),
    ]

    @Test(arguments: lines) func linesDoAsTheyDoInLife(_ test: Line) throws {
        let simulation = SmallHouse.simulation(test.before.map { edit(SmallHouse.plant, $0) })
        let before = simulation.plant.layout.slots.indices.map { simulation.slot(SlotID($0)) }
        #expect(type(test.line, at: test.host, simulation) == test.prints)
        let changed = before.indices.filter { before[$0] != simulation.slot(SlotID($0)) }
        let expected = test.settings.map { edit(SmallHouse.plant, $0) }
        #expect(changed == expected.map(\.slot.index).sorted())
        for edit in expected { #expect(simulation.slot(edit.slot) == edit.value) }
    }

    /// A filter's list takes the entry that the filter is, and no other.
    @Test func accessListsTakeTheirOwnEntry() throws {
        let entry = "tcp 10.20.20.0 0.0.0.255 host 10.20.10.20 eq 445"
        for (typed, action) in [
            ("ip access-list extended edit-smb ; permit \(entry)", "permit"),
            ("ip access-list extended EDIT-SMB ; deny \(entry) ; end", "reject"),
            ("ip access-list extended edit-smb ; deny tcp any any", "drop"),
            ("ip access-list extended nobody ; deny \(entry)", "drop"),
            ("deny \(entry)", "drop"), ("no ip access-list extended edit-smb", "off"),
        ] {
            let simulation = SmallHouse.simulation([
                edit(SmallHouse.plant, "fw.filter-edit-smb drop")
            ])
            _ = type("configure terminal ; " + typed, at: "fw", simulation)
            let wanted = edit(SmallHouse.plant, "fw.filter-edit-smb \(action)")
            #expect(simulation.slot(wanted.slot) == wanted.value, "\(typed)")
        }
    }
}
