import Plant

/// The ordinals of a router's slots and tables.
enum RouterSlots {
    static let power = 0
    static let sendsUnreachables = 1
    static let firstInterface = 2
    static let perInterface = 6
    static let shut = 0
    static let address = 1
    static let length = 2
    static let relay = 3
    static let vlan = 4
    static let mtu = 5

    /// What a filter does with a packet that it matches.
    static let actions = ["off", "permit", "drop", "reject"]
    static let off: Int64 = 0
    static let permit: Int64 = 1
    static let drop: Int64 = 2
    static let reject: Int64 = 3

    static func interface(_ index: Int) -> Int { firstInterface + index * perInterface }
}

/// What an element of kind `router` is made of, read from its parameters.
struct RouterDescription {
    struct Interface {
        var name: String
        /// Index into the ports.
        var port: Int
        var vlan: Int64
        var address: Int64
        var length: Int64
        var relay: Int64
        var mtu: Int64
        var hardwareAddress: Int64
    }
    struct Route {
        /// As it is written: `10.20.2.0/24`.
        var name: String
        var base: Int64
        var length: Int64
        var nextHop: Int64
    }
    struct Filter {
        var name: String
        var source: (base: Int64, length: Int64)
        var destination: (base: Int64, length: Int64)
        var transport: TransportProtocol
        /// 0 for any.
        var port: Int64
        var action: Int64
    }

    var hostname: String
    var ports: [String]
    var interfaces: [Interface] = []
    var routes: [Route] = []
    var filters: [Filter] = []

    static let parameters = [
        ParameterSchema("model", "what stands on the box"),
        ParameterSchema("hostname", "its name; its id where it isn't given"),
        ParameterSchema("ports", "names and ranges (ge0/0-3)", required: true),
        ParameterSchema(
            "interfaces", "ports or port.number, each with vlan, address (with length), relay, mtu",
            required: true),
        ParameterSchema("routes", "destinations with their next hops"),
        ParameterSchema("filters", "names with from, to, protocol, port, action; the first counts"),
    ]

    init(_ source: some ParameterReading) throws(PlantProblem) {
        hostname = try source.word("hostname", default: source.declaration.id)
        ports = try source.portNames(try source.words("ports"), in: "ports")
        for entry in try source.mapping("interfaces") {
            interfaces.append(try interface(entry, source))
        }
        for entry in try source.scalars(source.mapping("routes"), in: "routes") {
            let prefix = try source.prefix(entry.name, in: "routes")
            routes.append(
                Route(
                    name: entry.name, base: prefix.address & AddressText.mask(prefix.length),
                    length: prefix.length, nextHop: try source.address(entry.word, in: "routes")))
        }
        for entry in try source.mapping("filters") {
            filters.append(try RouterDescription.filter(entry, source))
        }
    }

    private func interface(_ entry: NamedValue, _ source: some ParameterReading)
        throws(PlantProblem) -> Interface
    {
        let parameter = "interfaces"
        let stem = entry.name.split(separator: ".").first.map(String.init) ?? entry.name
        guard let port = ports.firstIndex(of: stem) else {
            throw source.problem(
                parameter, "`\(entry.name)` isn't on a port of this router", given: stem,
                candidates: ports)
        }
        let fields = try source.fields(
            entry.value, of: entry.name, in: parameter,
            keys: ["vlan", "address", "relay", "mtu", "mac"])
        var prefix: (address: Int64, length: Int64) = (0, 24)
        if let text = try source.word("address", of: fields, in: parameter) {
            prefix = try source.prefix(text, in: parameter)
        }
        return Interface(
            name: entry.name, port: port,
            vlan: try source.integer(
                "vlan", of: fields, in: parameter, range: 0...4094, default: 0),
            address: prefix.address, length: prefix.length,
            relay: try source.address("relay", of: fields, in: parameter),
            mtu: try source.integer(
                "mtu", of: fields, in: parameter, range: 576...9216, default: 1500),
            // All sub-interfaces of a port have the port's hardware address.
            hardwareAddress: try source.hardwareAddress(
                try source.word("mac", of: fields, in: parameter), interface: stem,
                prefix: HostSystem.router.makerPrefix))
    }

    private static func filter(_ entry: NamedValue, _ source: some ParameterReading)
        throws(PlantProblem) -> Filter
    {
        let parameter = "filters"
        let fields = try source.fields(
            entry.value, of: entry.name, in: parameter,
            keys: ["from", "to", "protocol", "port", "action"])
        func subnet(_ key: String) throws(PlantProblem) -> (base: Int64, length: Int64) {
            guard let word = try source.word(key, of: fields, in: parameter), word != "any" else {
                return (0, 0)
            }
            let prefix = try source.prefix(word, in: parameter)
            return (prefix.address & AddressText.mask(prefix.length), prefix.length)
        }
        func choice(_ key: String, _ names: [String], _ fallback: String) throws(PlantProblem)
            -> Int
        {
            let word = try source.word(key, of: fields, in: parameter) ?? fallback
            guard let index = names.firstIndex(of: word) else {
                throw source.problem(
                    parameter, "`\(key)` is `\(word)`",
                    expected: "one of " + names.map { "`\($0)`" }.joined(separator: ", "),
                    given: word, candidates: names)
            }
            return index
        }
        return Filter(
            name: entry.name, source: try subnet("from"), destination: try subnet("to"),
            transport: TransportProtocol.inOrder[
                try choice("protocol", TransportProtocol.names, "any")],
            port: try source.integer(
                "port", of: fields, in: parameter, range: 0...65535, default: 0),
            action: Int64(try choice("action", RouterSlots.actions, "drop")))
    }
}

/// Routers and firewalls.
enum RouterKind {
    static let kind = ElementKind(
        name: "router", title: "router and firewall", plane: "network",
        parameters: RouterDescription.parameters + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let router = try RouterDescription(declarer)
            for name in router.ports { declarer.port(name, .both, TwistedPair.connector) }
            declareMachine(&declarer)
            for interface in router.interfaces { declare(interface, &declarer) }
            for route in router.routes {
                declarer.slot(
                    SlotDeclaration(
                        "route-" + route.name, "next hop to \(route.name)", .address,
                        role: .address, nominal: route.nextHop, authority: .administrator,
                        hazards: [.interruption]))
            }
            for filter in router.filters {
                declarer.slot(
                    SlotDeclaration(
                        "filter-" + filter.name, "what the filter \(filter.name) does",
                        .choice(RouterSlots.actions), nominal: filter.action,
                        authority: .administrator, hazards: [.interruption]))
            }
            declarer.stream("network")
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            let router = try RouterDescription(wirer)
            _ = try PowerInlets.node(&wirer)
            for (index, name) in router.ports.enumerated() {
                var gates: [(slot: SlotID, value: Int64)] = [(wirer.slot(RouterSlots.power), 1)]
                if let plain = router.interfaces.firstIndex(where: { $0.name == name }) {
                    let base = RouterSlots.interface(plain)
                    gates.append((wirer.slot(base + RouterSlots.shut), 0))
                }
                _ = wirer.networkPort(
                    wirer.port(index), fastest: PortNames.rate(of: name), gates: gates)
            }
        },
        inspect: { simulation, element, reading in
            let isOn = simulation.slot(element, RouterSlots.power) == 1
            reading.add("power-lamp", .flag(isOn && PowerInlets.isOn(simulation, element)))
            PowerInlets.inspect(simulation, element, &reading)
            LinkLamps.add(
                simulation.plant.layout.elements[element.index].ports, simulation, to: &reading)
        })

    private static func declareMachine(_ declarer: inout ElementDeclarer) {
        for (name, title) in [
            ("power", "switched on"), ("unreachables", "sends ICMP errors for what it drops"),
        ] {
            declarer.slot(
                SlotDeclaration(
                    name, title, .boolean, nominal: 1, authority: .administrator,
                    hazards: [.interruption]))
        }
    }

    private static func declare(
        _ interface: RouterDescription.Interface, _ declarer: inout ElementDeclarer
    ) {
        let name = interface.name
        for (suffix, title, domain, value) in [
            ("shut", "administrative shutdown", SlotDomain.boolean, 0),
            ("address", "address", .address, interface.address),
            ("mask", "prefix length", .integer(0...32, .none), interface.length),
            ("relay", "DHCP server to which it relays", .address, interface.relay),
            ("vlan", "802.1Q tag, 0 for none", .integer(0...4094, .none), interface.vlan),
            ("mtu", "largest packet", .integer(576...9216, .byte), interface.mtu),
        ] {
            declarer.slot(
                SlotDeclaration(
                    "\(name)-\(suffix)", "\(title) of \(name)", domain,
                    role: domain == .address ? .address : .setting, nominal: value,
                    authority: .administrator, hazards: [.interruption]))
        }
        declarer.table(name + "-arp")
    }
}
