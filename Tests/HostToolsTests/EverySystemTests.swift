import HostTools
import HouseSupport
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

/// What each system's tools print for each outcome, as texts that were read by people.
///
/// Formats of macOS, Windows and IOS were checked against public recordings of these tools.
@Suite struct EverySystemTests {
    struct Sitting: Sendable, CustomTestStringConvertible {
        var name: String
        var host: String
        var lines: [String]
        var settings: [String] = []
        var testDescription: String { name }
    }

    static let sittings = [
        Sitting(
            name: "linux-healthy", host: "grade",
            lines: [
                "ping -c 3 store", "ip addr", "ip link", "ip -br addr", "ip -br link", "ip neigh",
                "ip route", "ethtool eno1", "traceroute store", "tracepath store",
                "arping -c 2 10.20.20.1", "dig store.post.lan", "dig -x 10.20.10.20",
                "nslookup store", "host store", "ss -tln", "nc -vz store 445",
                "cat /etc/resolv.conf",
            ]),
        Sitting(
            name: "linux-faults", host: "grade",
            lines: [
                "ping -c 2 10.20.20.77", "ping nas9", "ping -c 2 10.20.10.77", "nc -vz store 445",
                "nc -vz store 9999", "nc -vz -w 3 store 2049", "nc -vz nas9 445",
                "dig nas9.post.lan +short", "host nas9", "nslookup nas9", "host www.example.com",
                "ifconfig", "ping", "ping -c x store", "ip addr show eth7", "ethtool eth7",
                "cat /etc/passwd", "ping -q -c 2 store",
            ], settings: ["store.service-smb rejected", "store.service-nfs dropped"]),
        Sitting(
            name: "linux-no-names", host: "grade",
            lines: [
                "ping store", "dig store.post.lan", "host store", "nslookup store",
                "nc -vz store 22",
            ],
            settings: ["names.service-dns dropped"]),
        Sitting(
            name: "linux-link-down", host: "grade",
            lines: [
                "ip addr", "ip -br link", "ip route", "ethtool eno1", "ping -c 2 10.20.20.1",
                "traceroute -n 10.20.10.20",
            ], settings: ["sw-edit.gi1/0/3-shut yes"]),
        Sitting(
            name: "macos-healthy", host: "es1",
            lines: [
                "ping -c 3 store", "ifconfig en0", "ifconfig", "netstat -rn",
                "route -n get default", "arp -a", "traceroute store", "dig store.post.lan",
                "nslookup store", "dscacheutil -q host -a name store",
                "networksetup -getinfo Ethernet", "ipconfig getpacket en0",
                "ipconfig getifaddr en0", "nc -vz store 445", "scutil --dns", "mount",
            ]),
        Sitting(
            name: "macos-faults", host: "es1",
            lines: [
                "ping -c 5 10.20.20.77", "ping nas9", "ping -c 2 10.20.10.77",
                "ping -D -s 1600 -c 2 store", "traceroute -n 10.20.10.77", "nc -vz store 445",
                "nc -vz store 2049", "nc -vz nas9 445", "nslookup nas9",
                "dscacheutil -q host -a name nas9", "ip addr", "ethtool en0", "ifconfig en7",
                "networksetup -getinfo Wi-Fi", "arp -a", "mount",
            ], settings: ["store.service-smb rejected", "store.service-nfs dropped"]),
        Sitting(
            name: "macos-no-lease", host: "es1",
            lines: [
                "ifconfig en0", "netstat -rn", "route -n get default", "ping -c 3 10.20.10.20",
                "networksetup -getinfo Ethernet", "ipconfig getpacket en0", "scutil --dns",
                "traceroute 10.20.10.20", "dig store.post.lan", "nslookup store",
            ], settings: ["names.service-dhcp stopped"]),
        Sitting(
            name: "macos-link-down", host: "es1",
            lines: ["ifconfig en0", "ping -c 2 10.20.20.1", "networksetup -getinfo Ethernet"],
            settings: ["c-sw-edit-gi1-0-1.pairs open"]),
        Sitting(
            name: "windows-healthy", host: "es2",
            lines: [
                "ping store", "ipconfig", "ipconfig /all", "arp -a", "route print -4",
                "tracert store", "tracert -d 10.20.10.20", "nslookup store",
                "Test-NetConnection store -Port 445", "Test-NetConnection store", "getmac",
                "ipconfig /flushdns", "net use",
            ]),
        Sitting(
            name: "windows-faults", host: "es2",
            lines: [
                "ping 10.20.20.77", "ping nas9", "ping 10.20.10.77", "ping -f -l 1600 store",
                "ping -f -l 1472 store", "tracert -d 10.20.10.77",
                "Test-NetConnection store -Port 445", "Test-NetConnection nas9 -Port 445",
                "nslookup nas9", "nslookup www.example.com", "ifconfig", "ipconfig /foo",
                "ping /x store",
            ], settings: ["store.service-smb dropped"]),
        Sitting(
            name: "windows-no-lease", host: "es2",
            lines: [
                "ipconfig", "ipconfig /all", "ping 10.20.10.20", "route print -4",
                "ipconfig /renew", "nslookup store", "tracert 10.20.10.20",
            ], settings: ["names.service-dhcp stopped"]),
        Sitting(
            name: "windows-lease", host: "es2",
            lines: ["ipconfig /release", "ipconfig", "ipconfig /renew", "ipconfig"]),
        Sitting(
            name: "windows-link-down", host: "es2",
            lines: ["ipconfig", "ipconfig /renew", "getmac", "ping 10.20.20.1"],
            settings: ["sw-edit.gi1/0/2-shut yes"]),
        Sitting(
            name: "switch", host: "sw-edit",
            lines: [
                "show interfaces status", "show vlan brief", "show interfaces trunk",
                "show running-config interface gi1/0/1", "show running-config interface te1/1/1",
                "show interfaces gi1/0/1", "show interfaces gi1/0/7", "show ip interface brief",
                "ping 10.20.10.1", "show arp", "show mac address-table",
                "show mac address-table interface gi1/0/1", "ping 10.20.10.77",
                "traceroute 10.20.10.1", "show logging",
            ]),
        Sitting(
            name: "switch-configured", host: "sw-edit",
            lines: [
                "configure terminal ; interface gi1/0/1 ; switchport access vlan 30 ; "
                    + "description es1 desk ; end",
                "show running-config interface gi1/0/1", "show interfaces status",
                "configure terminal ; interface gi1/0/2 ; shutdown ; end", "show vlan",
                "conf t ; int te1/1/1 ; switchport trunk allowed vlan remove 30 ; end",
                "show interfaces trunk", "show logging",
                "configure terminal ; interface gi1/0/99 ; shutdown", "switchport access vlan 20",
                "show interfce status", "ifconfig", "write memory",
                "configure terminal ; interface gi1/0/2 ; no shutdown ; speed 100 ; end",
                "show interfaces status",
            ]),
        Sitting(
            name: "router", host: "fw",
            lines: [
                "show ip interface brief", "show ip route", "ping 10.20.10.20", "show arp",
                "traceroute 198.51.100.53", "ping 10.20.10.77", "show interfaces status",
                "configure terminal ; ip route 0.0.0.0 0.0.0.0 203.0.113.2 ; interface te0/0.20 ; "
                    + "no ip helper-address 10.20.10.5 ; end", "show ip route",
            ]),
        Sitting(
            name: "switched-off", host: "es1", lines: ["ping store"], settings: ["es1.power no"]),
    ]

    @Test(arguments: sittings) func prints(_ sitting: Sitting) {
        let simulation = SmallHouse.simulation(
            sitting.settings.map { edit(SmallHouse.plant, $0) })
        var text = ""
        for line in sitting.lines {
            text += "> \(line)\n"
            for printed in type(line, at: sitting.host, simulation) { text += printed + "\n" }
        }
        expectGolden(text, sitting.name)
    }

    @Test func everyReadingIsPrintedByItsPrinter() throws {
        for sitting in Self.sittings {
            let simulation = SmallHouse.simulation(
                sitting.settings.map { edit(SmallHouse.plant, $0) })
            let element = try #require(simulation.plant.layout.element(named: sitting.host))
            for line in sitting.lines {
                let result = try HostConsole.run(simulation, host: element, line: line)
                #expect(HostPrinter.prints(result.reading), "\(line)")
                #expect(result.seconds >= 1)
                // A stored reading prints the same.
                let stored = try Reading(canonicalBytes: result.reading.canonicalBytes)
                #expect(HostPrinter.lines(stored) == HostPrinter.lines(result.reading))
            }
        }
    }
}
