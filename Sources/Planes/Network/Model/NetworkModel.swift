package import Plant

/// A plant's network in flat tables, made once for each compiled plant.
///
/// It knows where each setting stands (cells) and which node is which link; it holds no state. All
/// numbers in it are dense: machines, interfaces, switches, scopes. Names stand in arrays of their
/// own, so that walking touches no text.
package final class NetworkModel: Sendable {
    /// A cell that isn't there.
    package static let noCell = CellID(rawValue: -1)

    /// By port of the plant; `owner` is nobody for ports of other planes.
    package let ports: [NetworkPort]
    package let interfaces: [NetworkInterface]
    package let interfaceNames: [String]
    package let machines: [NetworkMachine]
    package let machineNames: [MachineNames]
    package let switches: [NetworkSwitch]
    package let switchNames: [SwitchNames]
    package let services: [NetworkService]
    package let routes: [NetworkRoute]
    package let filters: [NetworkFilter]
    package let scopes: [AddressScope]
    package let records: [NameRecord]
    package let mounts: [NetworkMount]
    /// The machine of each element, −1 for elements of other planes.
    package let machineOfElement: [Int32]
    /// For each scope and each interface, by rows: the place of the interface in that scope's pool.
    package let poolPlaces: [Int32]
    /// The ports of the plant that are of this plane and have a link, in ascending order.
    let networkPorts: [Int32]
    /// By port of the plant: its place among those, or −1.
    let networkPortNumbers: [Int32]
    /// The VLANs of all switches, one switch after the other, and where each one's begin.
    let vlanNumbers: [Int64]
    let vlanStarts: [Int]
    /// Interfaces in the order of their hardware addresses.
    private let byHardwareAddress: [Int32]
    /// Interfaces that may have something to say to a DHCP client: of machines with scopes, and
    /// those that relay.
    let leaseServers: [Int32]
    /// The cell of latch 0.
    let latchOffset: Int
    /// Half of the shortest lease time that any scope has nominally, in milliseconds.
    package let shortestRenewalMilliseconds: Int64
    /// Whether a carrier's line or fibre is among the cables: only there chance loses packets.
    let hasCircuits: Bool

    init(_ draft: NetworkDraft, poolPlaces: [Int32], plant: Plant) {
        ports = draft.ports
        interfaces = draft.interfaces
        interfaceNames = draft.interfaceNames
        machines = draft.machines
        machineNames = draft.machineNames
        switches = draft.switches
        switchNames = draft.switchNames
        services = draft.services
        routes = draft.routes
        filters = draft.filters
        scopes = draft.scopes
        records = draft.records
        mounts = draft.mounts
        machineOfElement = draft.machineOfElement
        self.poolPlaces = poolPlaces
        let networkPorts = draft.ports.indices.filter {
            draft.ports[$0].owner != .nobody && draft.ports[$0].link.rawValue >= 0
        }
        var numbers = [Int32](repeating: -1, count: draft.ports.count)
        for (number, port) in networkPorts.enumerated() { numbers[port] = Int32(number) }
        networkPortNumbers = numbers
        self.networkPorts = networkPorts.map { Int32($0) }
        let interfaces = draft.interfaces
        byHardwareAddress = interfaces.indices.map { Int32($0) }.sorted {
            (interfaces[Int($0)].hardwareAddress, $0) < (interfaces[Int($1)].hardwareAddress, $1)
        }
        let machines = draft.machines
        leaseServers = interfaces.indices.filter {
            !machines[Int(interfaces[$0].machine)].scopes.isEmpty
                || interfaces[$0].relay.rawValue >= 0
        }
        .map { Int32($0) }
        vlanNumbers = draft.switches.flatMap(\.vlans)
        vlanStarts = draft.switches.reduce(into: [0]) { starts, networkSwitch in
            starts.append(starts[starts.count - 1] + networkSwitch.vlans.count)
        }
        latchOffset = plant.layout.slots.count
        hasCircuits = ([CircuitKind.kind] + FibreCables.kinds).contains {
            !plant.elements(ofKind: $0.name).isEmpty
        }
        let minutes = draft.scopes.map { plant.nominal[$0.lease.index] }.min() ?? 480
        shortestRenewalMilliseconds = max(1, minutes) * 60_000 / 2
    }

    /// The model of a plant whose registry has the network plane.
    package static func of(_ plant: Plant) -> NetworkModel {
        guard let model = plant.planeExtension(NetworkPlane.name) as? NetworkModel else {
            preconditionFailure("a plant whose registry has the network plane")
        }
        return model
    }

    /// The machine of an element, or nil.
    package func machine(_ element: ElementID) -> Int? {
        guard machineOfElement.indices.contains(element.index) else { return nil }
        let machine = Int(machineOfElement[element.index])
        return machine < 0 ? nil : machine
    }

    /// The interface of a machine by its name, without regard to case, or nil.
    package func interface(_ machine: Int, named name: String) -> Int? {
        let wanted = name.lowercased()
        return machines[machine].interfaces.first { interfaceNames[$0].lowercased() == wanted }
    }

    /// The interfaces with a hardware address, in ascending order.
    func interfaces(withHardwareAddress wanted: Int64) -> ArraySlice<Int32> {
        var low = 0
        var high = byHardwareAddress.count
        while low < high {
            let middle = (low + high) / 2
            if interfaces[Int(byHardwareAddress[middle])].hardwareAddress < wanted {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var end = low
        while end < byHardwareAddress.count,
            interfaces[Int(byHardwareAddress[end])].hardwareAddress == wanted
        {
            end += 1
        }
        return byHardwareAddress[low..<end]
    }

    /// The machine's place in a scope's pool, from 0.
    func poolPlace(scope: Int, interface: Int) -> Int64 {
        Int64(poolPlaces[scope * interfaces.count + interface])
    }
}

/// A port of the plant as the network sees it.
package struct NetworkPort: Hashable, Sendable {
    /// What sort of thing has the port.
    package enum Owner: UInt8, Sendable {
        case nobody
        case machine
        case networkSwitch
    }

    package var owner: Owner = .nobody
    /// The machine or the switch.
    package var index: Int32 = -1
    /// The port's place on its switch.
    package var place: Int32 = -1
    /// The node of its link.
    package var link = NodeID(rawValue: -1)
    /// The first cell of its settings on a switch, and of its `carries` settings, or −1 where it
    /// carries all.
    package var settings: Int32 = -1
    package var carries: Int32 = -1
}

/// An interface with an address of its own: of a host, of a router, of a switch's management.
package struct NetworkInterface: Hashable, Sendable {
    package var machine: Int32
    /// Its place on its machine, from 0.
    package var place: Int32
    package var element: ElementID
    /// Its port, or −1 for the management of a switch.
    package var port: Int32 = -1
    /// The switch that it is part of, or −1.
    package var networkSwitch: Int32 = -1
    package var link = NodeID(rawValue: -1)
    package var hardwareAddress: Int64
    /// The cell that enables it, and the value with which it does.
    package var enable: CellID
    package var enableValue: Int64
    package var method = NetworkModel.noCell
    package var address: CellID
    package var length: CellID
    package var gateway = NetworkModel.noCell
    package var resolver = NetworkModel.noCell
    package var mtu = NetworkModel.noCell
    package var relay = NetworkModel.noCell
    /// The cell of its tag, or none: then `fixedVLAN`.
    package var vlan = NetworkModel.noCell
    package var fixedVLAN: Int64 = 0
    /// The first of its latches, or −1.
    package var latch = LatchID(rawValue: -1)
    package var arpTable: TableID
}

/// A host, a router, or a switch as far as it has an address.
package struct NetworkMachine: Hashable, Sendable {
    package var element: ElementID
    package var system: HostSystem
    package var power: CellID
    package var answersPing = NetworkModel.noCell
    package var sendsUnreachables = NetworkModel.noCell
    package var forwarder = NetworkModel.noCell
    /// The cell of its largest TCP buffer, or none: then `TransportWalk.ownBuffer`.
    package var buffer = NetworkModel.noCell
    package var interfaces: Range<Int>
    package var services: Range<Int> = 0..<0
    package var routes: Range<Int> = 0..<0
    package var filters: Range<Int> = 0..<0
    package var scopes: Range<Int> = 0..<0
    package var records: Range<Int> = 0..<0
    package var mounts: Range<Int> = 0..<0
    package var stream: StreamID
    /// The switch that it is, or −1.
    package var networkSwitch: Int32 = -1
}

/// What a machine is called.
package struct MachineNames: Hashable, Sendable {
    package var hostname: String
    package var domain: String
    package var zone: String
    package var model: String
}

/// A switch: its ports in a row, and where each port's settings begin.
package struct NetworkSwitch: Hashable, Sendable {
    package var element: ElementID
    package var machine: Int32
    package var power: CellID
    /// Ports of the plant.
    package var ports: Range<Int>
    /// Its VLANs in the order of the `carries` settings.
    package var vlans: [Int64]
    package var macTable: TableID
    /// The interface of its management.
    package var management: Int32
    package var firstLatch: LatchID
}

/// Names of a switch's VLANs, by their place.
package struct SwitchNames: Hashable, Sendable {
    package var vlans: [String]
}

/// A service that a host offers.
package struct NetworkService: Hashable, Sendable {
    package var name: String
    package var transport: TransportProtocol
    package var port: Int64
    package var state: CellID
}

/// A static route.
package struct NetworkRoute: Hashable, Sendable {
    package var base: Int64
    package var length: Int64
    package var nextHop: CellID
}

/// A filter between subnets.
package struct NetworkFilter: Hashable, Sendable {
    package var name: String
    package var sourceBase: Int64
    package var sourceLength: Int64
    package var destinationBase: Int64
    package var destinationLength: Int64
    package var transport: TransportProtocol
    /// 0 for any.
    package var port: Int64
    package var action: CellID
}

/// A pool of addresses that a DHCP server hands out.
package struct AddressScope: Hashable, Sendable {
    package var name: String
    package var machine: Int32
    /// The service that hands it out.
    package var service: Int32
    package var base: Int64
    package var length: Int64
    package var isOn: CellID
    package var first: CellID
    package var last: CellID
    package var router: CellID
    package var resolver: CellID
    package var lease: CellID
    package var taken: CellID
}

/// A name in a zone, relative to it.
package struct NameRecord: Hashable, Sendable {
    package var name: String
    package var address: CellID
}

/// A share that a host mounts.
package struct NetworkMount: Hashable, Sendable {
    package var url: String
    package var server: String
    package var share: String
    package var port: Int64
}
