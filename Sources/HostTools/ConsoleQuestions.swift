import Planes
package import Plant

/// The lines that somebody would type at a machine to find out what is the matter with it.
package enum ConsoleQuestions {
    /// What a machine can say of itself, and whether it reaches what it needs, in the words of its
    /// own system. Lines that change nothing, in a fixed order.
    ///
    /// - Parameter simulation: the facility as it is set up, at rest.
    package static func lines(_ simulation: Simulation, _ host: ElementID) -> [String] {
        let plant = simulation.plant
        let model = NetworkModel.of(plant)
        guard let machine = model.machine(host) else { return [] }
        let needs = ConsoleNeeds(simulation, host: host, machine: machine)
        let network =
            switch model.machines[machine].system {
            case .linux: linux(needs)
            case .macos: mac(needs)
            case .windows: windows(needs)
            case .networkSwitch: networkSwitch(needs)
            case .router: router(needs)
            }
        return network + ComputingQuestions.lines(plant, host).filter { !network.contains($0) }
    }

    private static func linux(_ needs: ConsoleNeeds) -> [String] {
        ["ip addr", "ip route", "cat /etc/resolv.conf"]
            + needs.interfaces.map { "ethtool \($0)" }
            + (needs.hasMounts ? ["mount"] : []) + (needs.hasServices ? ["ss -tln"] : [])
            + needs.addresses.map { "ping -c 3 \($0)" } + needs.names.map { "dig \($0)" }
            + needs.ports.map { "nc -vz \($0.name) \($0.port)" }
    }

    private static func mac(_ needs: ConsoleNeeds) -> [String] {
        ["ifconfig", "netstat -rn", "scutil --dns"] + (needs.hasMounts ? ["mount"] : [])
            + needs.addresses.map { "ping -c 3 \($0)" } + needs.names.map { "dig \($0)" }
            + needs.ports.map { "nc -vz \($0.name) \($0.port)" }
    }

    private static func windows(_ needs: ConsoleNeeds) -> [String] {
        ["ipconfig /all", "route print"] + (needs.hasMounts ? ["net use"] : [])
            + needs.addresses.map { "ping -n 3 \($0)" } + needs.names.map { "nslookup \($0)" }
            + needs.ports.map { "Test-NetConnection \($0.name) -Port \($0.port)" }
    }

    private static func networkSwitch(_ needs: ConsoleNeeds) -> [String] {
        [
            "show interfaces status", "show vlan brief", "show interfaces trunk",
            "show mac address-table", "show logging", "show ip interface brief",
        ] + needs.addresses.map { "ping \($0)" }
    }

    private static func router(_ needs: ConsoleNeeds) -> [String] {
        ["show ip route", "show ip interface brief"] + needs.addresses.map { "ping \($0)" }
    }
}

/// What a machine depends on, as the facility is set up.
private struct ConsoleNeeds {
    let interfaces: [String]
    /// Gateways and name servers, as dotted quads, without repeats.
    let addresses: [String]
    /// Names that its shares and services go by, without repeats.
    let names: [String]
    let ports: [(name: String, port: Int64)]
    let hasMounts: Bool
    let hasServices: Bool

    init(_ simulation: Simulation, host: ElementID, machine: Int) {
        let plant = simulation.plant
        let model = NetworkModel.of(plant)
        let record = model.machines[machine]
        interfaces = record.interfaces.map { model.interfaceNames[$0] }
        hasMounts = !record.mounts.isEmpty
        hasServices = !record.services.isEmpty
        let walker = NetworkWalker(simulation, remembers: false)
        var addresses: [Int64] = []
        for index in record.interfaces {
            for address in [walker.gateway(index), walker.resolver(index)]
            where address != 0 && !addresses.contains(address) {
                addresses.append(address)
            }
        }
        self.addresses = addresses.map { IPv4.text($0) }
        let own = plant.layout.elements[host.index].id
        var wanted = record.mounts.map {
            (name: model.mounts[$0].server, port: model.mounts[$0].port)
        }
        for check in plant.services + plant.expectations
        where check.declaration.argument("host") == own {
            guard let name = check.declaration.argument("to"),
                let port = check.declaration.argument("port").flatMap({ Int64($0) })
            else { continue }
            wanted.append((name: name, port: port))
        }
        var names: [String] = []
        var ports: [(name: String, port: Int64)] = []
        for need in wanted {
            if !names.contains(need.name) { names.append(need.name) }
            if !ports.contains(where: { $0 == need }) { ports.append(need) }
        }
        self.names = names
        self.ports = ports
    }
}

extension CheckDeclaration {
    /// An argument that is one word, or nil.
    fileprivate func argument(_ name: String) -> String? {
        arguments.first { $0.name == name }?.value.word
    }
}
