import HostTools
import HouseSupport
import Planes
import Plant
import SimulationKernel
import TestSupport
import Testing

/// What may be typed at a machine: it is always answered, and it changes what it should.
@Suite struct ConsoleTests {
    private func run(_ line: String, at host: String, _ simulation: Simulation) throws -> HostResult
    {
        let element = try #require(simulation.plant.layout.element(named: host))
        return try HostConsole.run(simulation, host: element, line: line)
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        var host: String
        var line: String
        var settings: [String]
        var testDescription: String { "\(host): \(line)" }
    }

    static let edits = [
        Edit(host: "grade", line: "ip link set eno1 down", settings: ["grade.eno1-up no"]),
        Edit(
            host: "grade", line: "sudo ip link set dev eno1 mtu 9000",
            settings: ["grade.eno1-mtu 9000"]),
        Edit(host: "grade", line: "dhclient -v eno1", settings: ["grade.eno1-method dhcp"]),
        Edit(host: "es1", line: "ifconfig en0 down", settings: ["es1.en0-up no"]),
        Edit(
            host: "es1", line: "sudo ipconfig set en0 MANUAL 10.20.20.50 255.255.255.0",
            settings: ["es1.en0-method static", "es1.en0-address 10.20.20.50", "es1.en0-mask 24"]),
        Edit(host: "es1", line: "ipconfig set en0 DHCP", settings: ["es1.en0-method dhcp"]),
        Edit(
            host: "es1",
            line: "networksetup -setmanual Ethernet 10.20.20.50 255.255.255.0 10.20.20.1",
            settings: [
                "es1.en0-method static", "es1.en0-address 10.20.20.50", "es1.en0-mask 24",
                "es1.en0-gateway 10.20.20.1",
            ]),
        Edit(
            host: "es1", line: "networksetup -setdhcp Ethernet",
            settings: ["es1.en0-method dhcp"]),
        Edit(
            host: "es2", line: "netsh interface ip set address \"Ethernet\" dhcp",
            settings: ["es2.Ethernet-method dhcp"]),
        Edit(
            host: "sw-edit",
            line: "configure terminal ; interface gi1/0/1 ; switchport access vlan 30 ; end",
            settings: ["sw-edit.gi1/0/1-vlan 30"]),
        Edit(
            host: "sw-edit",
            line: "conf t\nint Gi1/0/2\nshut\nint gi1/0/3\nmtu 1500\nspeed 100\nend",
            settings: [
                "sw-edit.gi1/0/2-shut yes", "sw-edit.gi1/0/3-mtu 1500", "sw-edit.gi1/0/3-speed 100",
            ]),
        Edit(
            host: "sw-edit",
            line: "conf t ; int te1/1/1 ; switchport trunk allowed vlan 10,20 ; "
                + "switchport trunk native vlan 99",
            settings: [
                "sw-edit.te1/1/1-carries-1 no", "sw-edit.te1/1/1-carries-10 yes",
                "sw-edit.te1/1/1-carries-20 yes", "sw-edit.te1/1/1-carries-30 no",
                "sw-edit.te1/1/1-native 99",
            ]),
        Edit(
            host: "sw-edit",
            line: "conf t ; int gi1/0/1 ; switchport mode trunk ; exit ; int vlan 10 ; "
                + "ip address 10.20.10.9 255.255.255.0 ; exit ; ip default-gateway 10.20.10.2",
            settings: [
                "sw-edit.gi1/0/1-mode trunk", "sw-edit.mgmt-address 10.20.10.9",
                "sw-edit.mgmt-mask 24", "sw-edit.mgmt-gateway 10.20.10.2",
            ]),
        Edit(
            host: "fw",
            line: "conf t ; interface te0/0.20 ; ip helper-address 10.20.10.9 ; shutdown ; exit ; "
                + "no ip route 0.0.0.0 0.0.0.0",
            settings: [
                "fw.te0/0.20-relay 10.20.10.9", "fw.te0/0.20-shut yes",
                "fw.route-0.0.0.0/0 0.0.0.0",
            ]),
        // Not in that mode, not that syntax: nothing happens.
        Edit(host: "sw-edit", line: "switchport access vlan 30", settings: []),
        Edit(host: "sw-edit", line: "configure terminal ; switchport access vlan 30", settings: []),
        Edit(host: "sw-edit", line: "interface gi1/0/1 ; switchport access vlan 30", settings: []),
        Edit(
            host: "sw-edit",
            line: "configure terminal ; interface gi1/0/1 ; switchport access vlan 5000",
            settings: []),
        Edit(host: "grade", line: "ip link set eth9 down", settings: []),
    ]

    @Test(arguments: edits) func linesMakeTheirEdits(_ test: Edit) throws {
        let simulation = SmallHouse.simulation()
        let result = try run(test.line, at: test.host, simulation)
        #expect(Set(result.slotEdits) == Set(test.settings.map { edit(SmallHouse.plant, $0) }))
    }

    @Test func releaseAndRenewMoveTheLease() throws {
        let simulation = SmallHouse.simulation()
        func address() throws -> ReadingValue? {
            try run("ipconfig", at: "es2", simulation).reading.row(0)["address"]
        }
        let before = try address()
        _ = type("ipconfig /release", at: "es2", simulation)
        simulation.advance(to: simulation.clock + .seconds(3600))
        #expect(try address() == ReadingValue.none)
        _ = type("ipconfig /renew", at: "es2", simulation)
        #expect(try address() == before)
    }

    @Test func renewalAfterTheRepairBringsTheRightAddress() throws {
        let simulation = SmallHouse.simulation([edit(SmallHouse.plant, "sw-edit.gi1/0/2-vlan 30")])
        #expect(
            type("ipconfig", at: "es2", simulation).contains { $0.contains(": 10.20.30.10") })
        simulation.apply(
            Patch([edit(SmallHouse.plant, "sw-edit.gi1/0/2-vlan 20")], by: .trainee))
        #expect(
            type("ipconfig", at: "es2", simulation).contains { $0.contains(": 10.20.30.10") })
        _ = type("ipconfig /renew", at: "es2", simulation)
        #expect(
            type("ipconfig", at: "es2", simulation).contains { $0.contains(": 10.20.20.101") })
    }

    @Test func onlyMachinesHaveAConsole() throws {
        let plant = SmallHouse.plant
        for index in plant.layout.elements.indices {
            let isMachine = ["host", "switch", "router"].contains(
                plant.kind(of: ElementID(index)).name)
            #expect(HostConsole.hasConsole(plant, ElementID(index)) == isMachine)
        }
        let cable = try #require(plant.layout.element(named: "c-sw-edit-gi1-0-1"))
        #expect(throws: ActionRefusal.self) {
            _ = try HostConsole.run(SmallHouse.simulation(), host: cable, line: "ping store")
        }
    }

    @Test func eachSystemHasItsOwnCommands() {
        for system in HostSystem.allCases { #expect(!HostConsole.commands(of: system).isEmpty) }
        #expect(!HostConsole.commands(of: .macos).contains("ip"))
        #expect(!HostConsole.commands(of: .windows).contains("ifconfig"))
        #expect(!HostConsole.commands(of: .linux).contains("ipconfig"))
    }

    /// Every command that is listed is one that the system knows.
    @Test(arguments: ["es1", "es2", "grade", "sw-edit", "fw"])
    func listedCommandsAreKnown(_ host: String) throws {
        let simulation = SmallHouse.simulation()
        let element = try #require(simulation.plant.layout.element(named: host))
        let model = NetworkModel.of(simulation.plant)
        let machine = try #require(model.machine(element))
        for command in HostConsole.commands(of: model.machines[machine].system) {
            let kind = try run(command, at: host, simulation).reading.kind
            #expect(kind != "unknown-command", "\(command)")
        }
    }

    /// Words that mean something to some tool, and words that mean nothing, in any order.
    @Test func anythingMayBeTyped() throws {
        let words = [
            "ping", "ip", "addr", "link", "set", "route", "neigh", "show", "interfaces", "status",
            "vlan", "mac", "address-table", "interface", "gi1/0/1", "te1/1/1", "-c", "-n", "1",
            "-s", "99999999999", "-1", "store", "10.20.10.20", "999.1.1.1", "dig", "+short", "-x",
            "@", "@store", "nc", "-vz", "445", "0", "arp", "-a", "-d", "ipconfig", "/all", "/renew",
            "/release", "getpacket", "en0", "Ethernet", "networksetup", "-getinfo", "configure",
            "terminal", ";", "\n", "\"", "'", "switchport", "access", "allowed", "trunk", "add",
            "1-4094", "0-0", ",", "no", "shutdown", "end", "exit", "description", "é", "\u{1B}[31m",
            "traceroute", "-m", "3", "tracert", "Test-NetConnection", "-Port", "netsh", "sudo",
            "host", "nslookup", "ethtool", "cat", "/etc/resolv.conf", "dhclient", "eno1", "mtu",
            "speed", "auto", "dscacheutil", "-q", "ss", "-tln", "mount", "", "route", "print",
            "get",
            "default",
        ]
        let hosts = ["es1", "es2", "grade", "sw-edit", "fw"]
        try withEverySeed(5) { generator in
            let simulation = SmallHouse.simulation()
            for _ in 0..<120 {
                let count = generator.integer(in: 0...7)
                let line = (0..<count).map { _ in generator.pick(words) }.joined(separator: " ")
                let result = try run(line, at: generator.pick(hosts), simulation)
                #expect(HostPrinter.prints(result.reading), "\(line)")
                _ = HostPrinter.lines(result.reading)
                for edit in result.slotEdits {
                    let domain = simulation.plant.layout.slots[edit.slot.index].domain
                    #expect(domain.contains(edit.value), "\(line)")
                }
                simulation.apply(Patch(result.slotEdits, by: .trainee))
                simulation.set(result.latchEdits)
                simulation.advance(to: simulation.clock + .seconds(min(600, result.seconds)))
                #expect(simulation.evaluator.audit() == [])
            }
        }
    }

    /// A reading from elsewhere, or one with parts missing, prints something or nothing: no trap.
    @Test func brokenReadingsArePrintedToo() throws {
        let simulation = SmallHouse.simulation()
        for sitting in EverySystemTests.sittings {
            for line in sitting.lines {
                let reading = try run(line, at: sitting.host, simulation).reading
                for index in reading.fields.indices {
                    var broken = reading
                    broken.fields.remove(at: index)
                    _ = HostPrinter.lines(broken)
                }
                var broken = reading
                broken.columns = []
                broken.rows = broken.rows.map { _ in [] }
                _ = HostPrinter.lines(broken)
                for kind in HostPrinter.kinds {
                    broken = reading
                    broken.kind = kind
                    _ = HostPrinter.lines(broken)
                }
            }
        }
    }
}
