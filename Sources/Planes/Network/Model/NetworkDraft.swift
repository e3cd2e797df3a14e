import Plant

/// The parameters of an element of a compiled plant, to be read again.
struct CompiledParameters: ParameterReading {
    var declaration: ElementDeclaration
}

/// Collects the network of a plant, element by element.
struct NetworkDraft {
    let plant: Plant
    var ports: [NetworkPort]
    var interfaces: [NetworkInterface] = []
    var interfaceNames: [String] = []
    var machines: [NetworkMachine] = []
    var machineNames: [MachineNames] = []
    var switches: [NetworkSwitch] = []
    var switchNames: [SwitchNames] = []
    var services: [NetworkService] = []
    var routes: [NetworkRoute] = []
    var filters: [NetworkFilter] = []
    var scopes: [AddressScope] = []
    var records: [NameRecord] = []
    var mounts: [NetworkMount] = []
    var machineOfElement: [Int32]

    init(_ plant: Plant) {
        self.plant = plant
        ports = Array(repeating: NetworkPort(), count: plant.layout.ports.count)
        machineOfElement = Array(repeating: -1, count: plant.layout.elements.count)
        for (index, declaration) in plant.inventory.elements.enumerated() {
            let element = ElementID(index)
            let source = CompiledParameters(declaration: declaration)
            // The compiler has read the same parameters without a problem.
            switch declaration.kind {
            case HostKind.kind.name:
                if let host = try? HostDescription(source) { add(host, element, source) }
            case RouterKind.kind.name:
                if let router = try? RouterDescription(source) { add(router, element, source) }
            case SwitchKind.kind.name:
                if let description = try? SwitchDescription(source) {
                    add(description, element, source)
                }
            default: break
            }
        }
    }

    private func cell(_ element: ElementID, _ ordinal: Int) -> CellID {
        plant.layout.cell(plant.layout.slot(element, ordinal))
    }

    private mutating func addPort(
        _ element: ElementID, _ ordinal: Int, owner: NetworkPort.Owner, index: Int
    ) -> NetworkPort {
        let port = plant.layout.port(element, ordinal)
        let name = "link-" + plant.layout.ports[port.index].name
        let link = plant.node(element, named: name) ?? NodeID(rawValue: -1)
        let record = NetworkPort(
            owner: owner, index: Int32(index), place: Int32(ordinal), link: link)
        ports[port.index] = record
        return record
    }

    private mutating func addMachine(
        _ element: ElementID, _ system: HostSystem, names: MachineNames, firstInterface: Int
    ) {
        machineOfElement[element.index] = Int32(machines.count)
        machines.append(
            NetworkMachine(
                element: element, system: system, power: cell(element, 0),
                interfaces: firstInterface..<interfaces.count,
                stream: plant.layout.stream(element, 0)))
        machineNames.append(names)
    }

    // MARK: Hosts

    private mutating func add(
        _ host: HostDescription, _ element: ElementID, _ source: CompiledParameters
    ) {
        let first = interfaces.count
        for (index, interface) in host.interfaces.enumerated() {
            let port = addPort(element, index, owner: .machine, index: machines.count)
            let base = HostSlots.interface(index)
            var record = NetworkInterface(
                machine: Int32(machines.count), place: Int32(index), element: element,
                hardwareAddress: interface.hardwareAddress,
                enable: cell(element, base + HostSlots.up), enableValue: 1,
                address: cell(element, base + HostSlots.address),
                length: cell(element, base + HostSlots.length),
                arpTable: plant.layout.table(element, index))
            record.port = Int32(plant.layout.port(element, index).index)
            record.link = port.link
            record.method = cell(element, base + HostSlots.method)
            record.gateway = cell(element, base + HostSlots.gateway)
            record.resolver = cell(element, base + HostSlots.resolver)
            record.mtu = cell(element, base + HostSlots.mtu)
            record.latch = plant.layout.latch(element, index * HostSlots.latchesPerInterface)
            interfaces.append(record)
            interfaceNames.append(interface.name)
        }
        addMachine(
            element, host.system,
            names: MachineNames(
                hostname: host.hostname, domain: host.domain, zone: host.zone,
                model: (try? source.word("model", default: "")) ?? ""), firstInterface: first)
        let machine = machines.count - 1
        machines[machine].answersPing = cell(element, HostSlots.answersPing)
        machines[machine].forwarder = cell(element, HostSlots.forwarder)
        addOffers(host, element, machine)
    }

    private mutating func addOffers(
        _ host: HostDescription, _ element: ElementID, _ machine: Int
    ) {
        var ordinal = HostSlots.interface(host.interfaces.count)
        let firstService = services.count
        for service in host.services {
            services.append(
                NetworkService(
                    name: service.name, transport: service.transport, port: service.port,
                    state: cell(element, ordinal)))
            ordinal += 1
        }
        machines[machine].services = firstService..<services.count
        let firstRecord = records.count
        for record in host.records {
            records.append(NameRecord(name: record.name, address: cell(element, ordinal)))
            ordinal += 1
        }
        machines[machine].records = firstRecord..<records.count
        let firstScope = scopes.count
        let service = machines[machine].services.first {
            services[$0].transport == .udp && services[$0].port == 67
        }
        for scope in host.scopes {
            func at(_ offset: Int) -> CellID { cell(element, ordinal + offset) }
            scopes.append(
                AddressScope(
                    name: scope.name, machine: Int32(machine), service: Int32(service ?? -1),
                    base: scope.base, length: scope.length, isOn: at(HostSlots.isOn),
                    first: at(HostSlots.first), last: at(HostSlots.last),
                    router: at(HostSlots.router), resolver: at(HostSlots.scopeResolver),
                    lease: at(HostSlots.lease), taken: at(HostSlots.taken)))
            ordinal += HostSlots.perScope
        }
        machines[machine].scopes = firstScope..<scopes.count
        if host.bufferBytes != nil { machines[machine].buffer = cell(element, ordinal) }
        let firstMount = mounts.count
        mounts += host.mounts.map {
            NetworkMount(url: $0.url, server: $0.server, share: $0.share, port: $0.port)
        }
        machines[machine].mounts = firstMount..<mounts.count
    }

    // MARK: Network devices

    private mutating func add(
        _ router: RouterDescription, _ element: ElementID, _ source: CompiledParameters
    ) {
        var links: [NodeID] = []
        for index in router.ports.indices {
            links.append(
                addPort(element, index, owner: .machine, index: machines.count).link)
        }
        let first = interfaces.count
        for (index, interface) in router.interfaces.enumerated() {
            let base = RouterSlots.interface(index)
            var record = NetworkInterface(
                machine: Int32(machines.count), place: Int32(index), element: element,
                hardwareAddress: interface.hardwareAddress,
                enable: cell(element, base + RouterSlots.shut), enableValue: 0,
                address: cell(element, base + RouterSlots.address),
                length: cell(element, base + RouterSlots.length),
                arpTable: plant.layout.table(element, index))
            record.port = Int32(plant.layout.port(element, interface.port).index)
            record.link = links[interface.port]
            record.relay = cell(element, base + RouterSlots.relay)
            record.vlan = cell(element, base + RouterSlots.vlan)
            record.mtu = cell(element, base + RouterSlots.mtu)
            interfaces.append(record)
            interfaceNames.append(interface.name)
        }
        addMachine(
            element, .router,
            names: MachineNames(
                hostname: router.hostname, domain: "", zone: "",
                model: (try? source.word("model", default: "")) ?? ""), firstInterface: first)
        let machine = machines.count - 1
        machines[machine].sendsUnreachables = cell(element, RouterSlots.sendsUnreachables)
        var ordinal = RouterSlots.interface(router.interfaces.count)
        let firstRoute = routes.count
        for route in router.routes {
            routes.append(
                NetworkRoute(
                    base: route.base, length: route.length, nextHop: cell(element, ordinal)))
            ordinal += 1
        }
        machines[machine].routes = firstRoute..<routes.count
        let firstFilter = filters.count
        for filter in router.filters {
            filters.append(
                NetworkFilter(
                    name: filter.name, sourceBase: filter.source.base,
                    sourceLength: filter.source.length, destinationBase: filter.destination.base,
                    destinationLength: filter.destination.length, transport: filter.transport,
                    port: filter.port, action: cell(element, ordinal)))
            ordinal += 1
        }
        machines[machine].filters = firstFilter..<filters.count
    }

    private mutating func add(
        _ description: SwitchDescription, _ element: ElementID, _ source: CompiledParameters
    ) {
        let own = switches.count
        for index in description.ports.indices {
            let port = plant.layout.port(element, index).index
            _ = addPort(element, index, owner: .networkSwitch, index: own)
            ports[port].settings = cell(element, SwitchSlots.port(index)).rawValue
        }
        var ordinal = SwitchSlots.port(description.ports.count)
        for trunk in description.trunks {
            let port = plant.layout.port(element, trunk.port).index
            ports[port].carries = cell(element, ordinal).rawValue
            ordinal += description.vlans.count
        }
        let first = interfaces.count
        var management = NetworkInterface(
            machine: Int32(machines.count), place: 0, element: element,
            hardwareAddress: (try? source.hardwareAddress(
                nil, interface: "vlan", prefix: HostSystem.networkSwitch.makerPrefix)) ?? 0,
            enable: cell(element, SwitchSlots.power), enableValue: 1,
            address: cell(element, SwitchSlots.managementAddress),
            length: cell(element, SwitchSlots.managementLength),
            arpTable: plant.layout.table(element, SwitchSlots.arpTable))
        management.networkSwitch = Int32(own)
        management.gateway = cell(element, SwitchSlots.managementGateway)
        management.fixedVLAN = description.management?.vlan ?? 1
        interfaces.append(management)
        interfaceNames.append("vlan\(management.fixedVLAN)")
        addMachine(
            element, .networkSwitch,
            names: MachineNames(
                hostname: description.hostname, domain: "", zone: "",
                model: (try? source.word("model", default: "")) ?? ""), firstInterface: first)
        machines[machines.count - 1].networkSwitch = Int32(own)
        switches.append(
            NetworkSwitch(
                element: element, machine: Int32(machines.count - 1),
                power: cell(element, SwitchSlots.power),
                ports: plant.layout.elements[element.index].ports,
                vlans: description.vlans.map(\.number),
                macTable: plant.layout.table(element, SwitchSlots.macTable),
                management: Int32(first), firstLatch: plant.layout.latch(element, 0)))
        switchNames.append(SwitchNames(vlans: description.vlans.map(\.name)))
    }
}
