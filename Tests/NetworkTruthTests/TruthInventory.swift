import HostTools
import Planes
import Plant
import SimulationKernel

/// The simulator's side: the topology as an inventory, and what its tools print.
struct TruthSimulation {
    private let simulation: Simulation

    init(_ topology: TruthTopology) throws {
        var inventory = Inventory(id: "truth", title: "truth")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        var builder = InventoryBuilder(topology)
        builder.build()
        inventory.elements = builder.elements
        inventory.cables = builder.cables
        let plant = try PlantCompiler.compile(inventory, registry: NetworkPlane.registry)
        simulation = Simulation(plant: plant, seed: topology.seed)
        let edits = builder.settings.map { path, word in
            guard let slot = plant.layout.slot(named: path),
                let value = plant.value(ofWord: word, for: slot)
            else { preconditionFailure("a setting \(path) \(word)") }
            return SlotEdit(slot, value)
        }
        simulation.apply(Patch(edits, by: .scene))
        simulation.settle()
    }

    /// What a line prints that is typed at a machine; its time passes.
    func type(_ line: String, at machine: String) throws -> [String] {
        guard let element = simulation.plant.layout.element(named: machine) else { return [] }
        let result = try HostConsole.run(simulation, host: element, line: line)
        simulation.advance(to: simulation.clock + .seconds(result.seconds))
        return HostPrinter.lines(result.reading)
    }
}

/// Makes the elements, cables and settings of a topology.
private struct InventoryBuilder {
    let topology: TruthTopology
    var elements: [ElementDeclaration] = []
    var cables: [CableDeclaration] = []
    var settings: [(String, String)] = []
    /// How many ports of each switch are taken.
    private var used = [0, 0]
    private var access: [[(port: String, vlan: Int)]] = [[], []]
    private var trunks: [[(port: String, vlans: [Int])]] = [[], []]
    /// The loose end of a direct cable, by its segment.
    private var loose: [Int: String] = [:]

    init(_ topology: TruthTopology) { self.topology = topology }

    static func vlan(_ segment: Int) -> Int { 10 * (segment + 1) }

    mutating func build() {
        for machine in topology.machines {
            if machine.isRouter { addRouter(machine) } else { addHost(machine) }
        }
        let vlans = topology.segments.indices.map { InventoryBuilder.vlan($0) }
        if topology.hasTwoSwitches {
            let carried = topology.segments.indices.filter { topology.segments[$0].isCarried }
                .map { InventoryBuilder.vlan($0) }
            for place in 0...1 {
                trunks[place].append(("te1/1/1", place == 0 ? carried : vlans))
                settings.append(("sw\(place).te1/1/1-mtu", String(topology.trunkMTU)))
            }
            cable("sw0.te1/1/1", "sw1.te1/1/1")
        }
        for place in 0...(topology.hasTwoSwitches ? 1 : 0) { addSwitch(place, vlans) }
    }

    private func word(_ text: String) -> DeclaredValue { .word(text) }

    private mutating func addSwitch(_ place: Int, _ vlans: [Int]) {
        let grouped = vlans.compactMap { vlan -> NamedValue? in
            let ports = access[place].filter { $0.vlan == vlan }.map { word($0.port) }
            return ports.isEmpty ? nil : NamedValue(String(vlan), .list(ports))
        }
        let joined = trunks[place].map { trunk in
            NamedValue(trunk.port, .list(trunk.vlans.map { word(String($0)) }))
        }
        let names = vlans.map { NamedValue(String($0), word("v\($0)")) }
        elements.append(
            ElementDeclaration(
                id: "sw\(place)", kind: "switch", place: "mr",
                parameters: [
                    NamedValue("ports", .list([word("gi1/0/1-24"), word("te1/1/1")])),
                    NamedValue("vlans", .mapping(names)), NamedValue("access", .mapping(grouped)),
                    NamedValue("trunks", .mapping(joined)),
                ]))
    }

    private mutating func cable(_ from: String, _ to: String) {
        cables.append(
            CableDeclaration(
                id: "c\(cables.count)", kind: "cat6", lengthMillimetres: 5000, from: from, to: to))
    }

    /// Joins a machine's port to its segment: to a switch, or to the other machine.
    private mutating func join(_ port: String, _ interface: TruthTopology.Interface) {
        if topology.segments[interface.segment].isDirect {
            if let other = loose[interface.segment] {
                cable(other, port)
            } else {
                loose[interface.segment] = port
            }
            return
        }
        used[interface.place] += 1
        let name = "gi1/0/\(used[interface.place])"
        access[interface.place].append((name, InventoryBuilder.vlan(interface.vlanSegment)))
        set(interface, "sw\(interface.place).\(name)")
        cable("sw\(interface.place).\(name)", port)
    }

    private mutating func set(_ interface: TruthTopology.Interface, _ path: String) {
        settings.append((path + "-mtu", String(interface.portMTU)))
        if interface.isShut { settings.append((path + "-shut", "yes")) }
    }

    private mutating func addHost(_ host: TruthTopology.Machine) {
        let own = host.interfaces[0]
        var fields = [
            NamedValue(
                "address", word("\(TruthTopology.subnet(own.segment)).\(own.host)/\(own.length)")),
            NamedValue("mtu", word(String(own.mtu))),
        ]
        if !host.gateway.isEmpty { fields.append(NamedValue("gateway", word(host.gateway))) }
        let services = TruthTopology.ports.map { NamedValue("p\($0)", word("tcp/\($0)")) }
        elements.append(
            ElementDeclaration(
                id: host.name, kind: "host", place: "mr",
                parameters: [
                    NamedValue("os", word("linux")),
                    NamedValue("interfaces", .mapping([NamedValue("e0", .mapping(fields))])),
                    NamedValue("services", .mapping(services)),
                ]))
        for (port, state) in zip(TruthTopology.ports, host.services) {
            settings.append(("\(host.name).service-p\(port)", state.rawValue))
        }
        if host.isOff { settings.append((host.name + ".power", "no")) }
        if !host.answersPing { settings.append((host.name + ".answers-ping", "no")) }
        join(host.name + ".e0", own)
    }

    private mutating func addRouter(_ router: TruthTopology.Machine) {
        var interfaces: [NamedValue] = []
        for (index, own) in router.interfaces.enumerated() {
            let vlan = InventoryBuilder.vlan(own.segment)
            let name = router.isOnStick ? "ge0/0.\(vlan)" : "ge0/\(index)"
            var fields = [
                NamedValue(
                    "address",
                    word("\(TruthTopology.subnet(own.segment)).\(own.host)/\(own.length)")),
                NamedValue("mtu", word(String(own.mtu))),
            ]
            if router.isOnStick { fields.append(NamedValue("vlan", word(String(vlan)))) }
            interfaces.append(NamedValue(name, .mapping(fields)))
            if !router.isOnStick { join("\(router.name).\(name)", own) }
        }
        if router.isOnStick {
            used[0] += 1
            let name = "gi1/0/\(used[0])"
            trunks[0].append((name, router.interfaces.map { InventoryBuilder.vlan($0.segment) }))
            set(router.interfaces[0], "sw0." + name)
            cable("sw0." + name, router.name + ".ge0/0")
        }
        elements.append(
            ElementDeclaration(
                id: router.name, kind: "router", place: "mr",
                parameters: [
                    NamedValue("ports", .list([word("ge0/0-3")])),
                    NamedValue("interfaces", .mapping(interfaces)),
                    NamedValue(
                        "routes",
                        .mapping(
                            router.routes.map {
                                NamedValue(
                                    TruthTopology.subnet($0.segment) + ".0/24",
                                    word($0.nextHop.isEmpty ? "0.0.0.0" : $0.nextHop))
                            })),
                    NamedValue(
                        "filters",
                        .mapping(
                            router.filters.enumerated().map {
                                NamedValue("f\($0.offset)", filter($0.element))
                            })),
                ]))
        if !router.sendsUnreachables { settings.append((router.name + ".unreachables", "no")) }
    }

    private func filter(_ filter: TruthTopology.Filter) -> DeclaredValue {
        func subnet(_ segment: Int?) -> DeclaredValue {
            word(segment.map { TruthTopology.subnet($0) + ".0/24" } ?? "any")
        }
        return .mapping([
            NamedValue("from", subnet(filter.from)), NamedValue("to", subnet(filter.to)),
            NamedValue("protocol", word(filter.transport)),
            NamedValue("port", word(String(filter.port))),
            NamedValue("action", word(filter.action)),
        ])
    }
}
