import Plant

/// The ordinals of a host's slots, latches and tables.
enum HostSlots {
    static let power = 0
    static let answersPing = 1
    static let forwarder = 2
    static let firstInterface = 3
    /// Slots of one interface, from `firstInterface` on.
    static let perInterface = 7
    static let up = 0
    static let method = 1
    static let address = 2
    static let length = 3
    static let gateway = 4
    static let resolver = 5
    static let mtu = 6
    /// Slots of one scope.
    static let perScope = 7
    static let isOn = 0
    static let first = 1
    static let last = 2
    static let router = 3
    static let scopeResolver = 4
    static let lease = 5
    static let taken = 6

    static let methods = ["static", "dhcp"]
    static let dynamic: Int64 = 1
    /// What a service does with a connection: answers; nobody listens; the host's own firewall
    /// swallows it; the firewall refuses it.
    static let serviceStates = ["running", "stopped", "dropped", "rejected"]
    static let running: Int64 = 0
    static let stopped: Int64 = 1
    static let dropped: Int64 = 2
    static let rejected: Int64 = 3

    /// Latches of one interface.
    static let latchesPerInterface = 6
    /// When the lease was obtained or last renewed, in milliseconds of simulated time.
    static let obtained = 0
    /// Address (32 bits), prefix length (6 bits) and `LeaseState` (2 bits).
    static let leaseAddress = 1
    /// Router (32 bits) and the scope's number plus 1.
    static let leaseRouter = 2
    /// DNS server (32 bits) and the lease time in seconds.
    static let leaseResolver = 3
    /// 1 after the user gave the lease up, until the next renewal or link-up.
    static let released = 4
    /// When the next look at the lease is due, in milliseconds.
    static let nextLook = 5

    static func interface(_ index: Int) -> Int { firstInterface + index * perInterface }
}

/// Workstations and servers: interfaces, services, what a server hands out.
enum HostKind {
    static let kind = ElementKind(
        name: "host", title: "workstation or server", plane: "network",
        parameters: HostDescription.parameters + ComputingDescription.parameters
            + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let host = try HostDescription(declarer)
            declareMachine(&declarer)
            for interface in host.interfaces { declare(interface, &declarer) }
            for service in host.services {
                declarer.slot(
                    SlotDeclaration(
                        "service-" + service.name, "the service \(service.name)",
                        .choice(HostSlots.serviceStates), nominal: HostSlots.running,
                        authority: .administrator, hazards: [.interruption]))
            }
            for record in host.records {
                declarer.slot(
                    SlotDeclaration(
                        "record-" + record.name, "the address of \(record.name).\(host.zone)",
                        .address, role: .address, nominal: record.address,
                        authority: .administrator, hazards: [.interruption]))
            }
            for scope in host.scopes { declare(scope, &declarer) }
            if let bytes = host.bufferBytes {
                declarer.slot(
                    SlotDeclaration(
                        "tcp-buffer", "its largest TCP buffer",
                        .integer(4096...268_435_456, .byte), nominal: bytes,
                        authority: .administrator))
            }
            for interface in host.interfaces {
                for name in [
                    "obtained", "lease-address", "lease-router", "lease-dns", "released",
                    "next-look",
                ] {
                    declarer.latch(interface.name + "-" + name)
                }
                declarer.table(interface.name + "-arp")
            }
            declarer.stream("network")
            try ComputingParts.declare(&declarer)
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            try ComputingParts.wire(&wirer)
            _ = try PowerInlets.node(&wirer)
            let host = try HostDescription(wirer)
            for (index, interface) in host.interfaces.enumerated() {
                let base = HostSlots.interface(index)
                let link = wirer.networkPort(
                    wirer.port(index), fastest: interface.fastest,
                    gates: [
                        (wirer.slot(HostSlots.power), 1), (wirer.slot(base + HostSlots.up), 1),
                    ])
                LeaseRules.wire(&wirer, interface: index, link: link)
            }
        },
        inspect: { simulation, element, reading in
            let layout = simulation.plant.layout
            let isOn = simulation.slot(element, HostSlots.power) == 1
            reading.add("power-lamp", .flag(isOn && PowerInlets.isOn(simulation, element)))
            PowerInlets.inspect(simulation, element, &reading)
            LinkLamps.add(layout.elements[element.index].ports, simulation, to: &reading)
        })

    private static func declareMachine(_ declarer: inout ElementDeclarer) {
        declarer.slot(
            SlotDeclaration(
                "power", "switched on", .boolean, nominal: 1, hazards: [.interruption, .dataLoss]))
        declarer.slot(
            SlotDeclaration(
                "answers-ping", "its own firewall lets echo requests in", .boolean, nominal: 1,
                authority: .administrator))
        declarer.slot(
            SlotDeclaration(
                "forwarder", "where its DNS asks for other zones", .address, role: .address,
                authority: .administrator))
    }

    private static func declare(
        _ interface: HostDescription.Interface, _ declarer: inout ElementDeclarer
    ) {
        let name = interface.name
        declarer.port(name, .both, TwistedPair.connector, title: "network \(name)")
        declarer.slot(
            SlotDeclaration(
                name + "-up", "\(name) is enabled", .boolean, nominal: 1, hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                name + "-method", "how \(name) gets its address", .choice(HostSlots.methods),
                nominal: interface.isDynamic ? HostSlots.dynamic : 0, hazards: [.interruption]))
        for (suffix, title, value) in [
            ("address", "static address", interface.address),
            ("mask", "prefix length of the static address", interface.length),
            ("gateway", "static default gateway", interface.gateway),
            ("dns", "static DNS server", interface.resolver),
        ] {
            declarer.slot(
                SlotDeclaration(
                    "\(name)-\(suffix)", "\(title) of \(name)",
                    suffix == "mask" ? .integer(0...32, .none) : .address, role: .address,
                    nominal: value, hazards: [.interruption]))
        }
        declarer.slot(
            SlotDeclaration(
                name + "-mtu", "largest packet that \(name) sends", .integer(576...9216, .byte),
                nominal: interface.mtu, hazards: [.interruption]))
    }

    private static func declare(
        _ scope: HostDescription.Scope, _ declarer: inout ElementDeclarer
    ) {
        let name = "scope-" + scope.name
        func slot(_ suffix: String, _ title: String, _ domain: SlotDomain, _ value: Int64) {
            declarer.slot(
                SlotDeclaration(
                    "\(name)-\(suffix)", "\(title) (DHCP scope \(scope.name))", domain,
                    role: domain == .address ? .address : .setting, nominal: value,
                    authority: .administrator, hazards: [.interruption]))
        }
        slot("on", "hands out addresses", .boolean, 1)
        slot("from", "first address", .address, scope.first)
        slot("to", "last address", .address, scope.last)
        slot("router", "default gateway handed out", .address, scope.router)
        slot("dns", "DNS server handed out", .address, scope.resolver)
        slot("lease", "lease time", .integer(2...100_000, .minute), scope.leaseMinutes)
        slot(
            "taken", "addresses leased to machines not of the house", .integer(0...65_535, .none), 0
        )
    }
}

/// The lamps beside network ports.
enum LinkLamps {
    /// Adds `NAME-lamp` for each port: whether its link lamp is lit.
    static func add(_ ports: Range<Int>, _ simulation: Simulation, to reading: inout Reading) {
        let model = NetworkModel.of(simulation.plant)
        for port in ports {
            guard model.ports[port].link.rawValue >= 0 else { continue }
            let link = LinkState(simulation.value(model.ports[port].link))
            reading.add(
                simulation.plant.layout.ports[port].name + "-lamp",
                .symbol(link.isUp ? (link.megabits < 1000 ? "amber" : "green") : "off"))
        }
    }
}
