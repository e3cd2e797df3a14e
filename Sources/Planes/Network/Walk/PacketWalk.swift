import Plant

/// An IPv4 packet on its way.
package struct Packet: Hashable, Sendable {
    package var source: Int64
    package var destination: Int64
    /// The whole packet, header included, in bytes.
    package var bytes: Int64
    package var timeToLive: Int64
    package var mayFragment: Bool
    /// The largest piece that it is cut into, in bytes; pieces are put together at their goal.
    package var pieceBytes: Int64
    package var transport: TransportProtocol
    /// The destination port, 0 where there is none.
    package var port: Int64
    /// An answer to a packet that was let through: filters that keep state let it pass.
    package var isAnswer: Bool

    package init(
        source: Int64, destination: Int64, bytes: Int64, timeToLive: Int64 = 64,
        mayFragment: Bool = true, transport: TransportProtocol, port: Int64 = 0,
        isAnswer: Bool = false
    ) {
        self.source = source
        self.destination = destination
        self.bytes = bytes
        self.timeToLive = timeToLive
        self.mayFragment = mayFragment
        pieceBytes = bytes
        self.transport = transport
        self.port = port
        self.isAnswer = isAnswer
    }
}

/// What became of a packet.
package enum PacketFate: UInt8, Hashable, Sendable {
    /// It came to a machine that has the address.
    case delivered
    /// It is gone, and nobody says so.
    case lost
    /// Its sender has no way to send it at all.
    case noRoute
    /// Its sender's own interface takes no packet of that size, and it mustn't be cut up.
    case tooLong
    /// The next machine doesn't answer; `reporter` says so (the sender itself, or a router).
    case hostUnreachable
    /// A router has no route.
    case networkUnreachable
    /// A filter refused it.
    case refused
    /// It went over as many routers as it may.
    case timeExceeded
    /// A router's next link takes no packet of that size, and it mustn't be cut up.
    case needsFragmentation
}

/// The fate of a packet, with what the sender learns of it.
package struct PacketJourney: Hashable, Sendable {
    package var fate: PacketFate
    /// The machine where it ended, or −1.
    package var machine: Int
    /// The address of whoever reports an error; 0 for none.
    package var reporter: Int64 = 0
    /// For an error about size: the largest packet that would go.
    package var mtu: Int64 = 0
    /// What is left of the time to live at the end.
    package var timeToLive: Int64
    package var nanoseconds: Int64
}

/// Where a machine sends a packet next.
struct NextHop {
    var interface: Int
    var address: Int64
}

extension NetworkWalker {
    /// Carries a packet from a machine to where it ends.
    ///
    /// An error message makes its own way back; where it can't, the packet is simply lost to its
    /// sender (RFC 1122 §3.2.2: no error about an error).
    func carry(_ packet: Packet, from machine: Int) -> PacketJourney {
        var packet = packet
        var nanoseconds: Int64 = 0
        var current = machine
        // A packet makes no more hops than its time to live; the bound covers a wrong one.
        for hop in 0..<256 {
            if owns(current, packet.destination) {
                return PacketJourney(
                    fate: .delivered, machine: current, timeToLive: packet.timeToLive,
                    nanoseconds: nanoseconds + NetworkDelays.perHost)
            }
            if hop > 0 {
                guard model.machines[current].system == .router else {
                    return lost(at: current, nanoseconds)
                }
            }
            let move = forward(&packet, at: current, isOrigin: hop == 0)
            nanoseconds += move.nanoseconds
            if move.fate == .delivered {
                current = move.machine
                continue
            }
            if hop == 0 {
                var journey = move
                journey.nanoseconds = nanoseconds
                return journey
            }
            if move.fate == .lost { return lost(at: current, nanoseconds) }
            return report(
                move.fate, packet, at: current, to: machine, nanoseconds, mtu: move.mtu)
        }
        return lost(at: current, nanoseconds)
    }

    /// One hop: out of an interface and into the next machine.
    ///
    /// A router looks for the route first, then at the time to live (RFC 1812 §5.2.1), the size and
    /// its filters, in the order of the Linux kernel (`ip_forward`).
    private func forward(_ packet: inout Packet, at machine: Int, isOrigin: Bool) -> PacketJourney {
        var journey = PacketJourney(
            fate: .lost, machine: machine, timeToLive: packet.timeToLive,
            nanoseconds: isOrigin ? NetworkDelays.perHost : NetworkDelays.perRouter)
        guard let hop = route(to: packet.destination, at: machine) else {
            journey.fate = isOrigin ? .noRoute : .networkUnreachable
            return journey
        }
        if !isOrigin {
            packet.timeToLive -= 1
            journey.timeToLive = packet.timeToLive
            if packet.timeToLive <= 0 {
                // What it doesn't forward costs the router no more than its answer.
                journey.fate = .timeExceeded
                journey.nanoseconds = 0
                return journey
            }
        }
        let mtu = mtu(hop.interface)
        if packet.bytes > mtu && !packet.mayFragment {
            journey.fate = isOrigin ? .tooLong : .needsFragmentation
            journey.mtu = mtu
            journey.reporter = isOrigin ? address(hop.interface) : 0
            return journey
        }
        if !isOrigin, let verdict = filterVerdict(packet, at: machine) {
            journey.fate = verdict == RouterSlots.reject ? .refused : .lost
            journey.nanoseconds = 0
            return journey
        }
        let neighbour = resolve(hop.address, from: hop.interface)
        journey.nanoseconds += neighbour.nanoseconds
        askedNanoseconds += neighbour.nanoseconds
        guard neighbour.hardwareAddress >= 0 else {
            journey.fate = .hostUnreachable
            journey.reporter = isOrigin ? address(hop.interface) : 0
            return journey
        }
        if packet.pieceBytes > mtu {
            // Pieces hold a multiple of eight bytes beside the header (RFC 791 §3.2).
            packet.pieceBytes = (mtu - HeaderBytes.internet) & ~7 + HeaderBytes.internet
        }
        guard send(from: hop.interface, bytes: packet.pieceBytes, to: neighbour.hardwareAddress)
        else {
            return journey
        }
        let arrival = arrivals[0]
        if recordsWay { noteWay(arrival) }
        journey.fate = .delivered
        journey.machine = Int(model.interfaces[Int(arrival.interface)].machine)
        journey.nanoseconds += arrival.nanoseconds
        return journey
    }

    private func lost(at machine: Int, _ nanoseconds: Int64) -> PacketJourney {
        PacketJourney(fate: .lost, machine: machine, timeToLive: 0, nanoseconds: nanoseconds)
    }

    /// Sends word of an error from a router back to the packet's sender.
    private func report(
        _ fate: PacketFate, _ packet: Packet, at router: Int, to sender: Int,
        _ nanoseconds: Int64, mtu: Int64 = 0
    ) -> PacketJourney {
        let allowed = model.machines[router].sendsUnreachables
        let isSilent = allowed.rawValue >= 0 && cell(allowed) == 0 && fate != .timeExceeded
        guard !isSilent, !packet.isAnswer, let hop = route(to: packet.source, at: router) else {
            return lost(at: router, nanoseconds)
        }
        let own = address(hop.interface)
        let word = Packet(
            source: own, destination: packet.source, bytes: 56, timeToLive: 255,
            transport: .icmp, isAnswer: true)
        let back = carry(word, from: router)
        guard back.fate == .delivered, back.machine == sender else {
            return lost(at: router, nanoseconds)
        }
        return PacketJourney(
            fate: fate, machine: router, reporter: own, mtu: mtu, timeToLive: back.timeToLive,
            nanoseconds: nanoseconds + back.nanoseconds)
    }

    // MARK: Routes

    /// Whether an address is one of the machine's own.
    func owns(_ machine: Int, _ wanted: Int64) -> Bool {
        if wanted >> 24 == 127 { return true }
        for index in model.machines[machine].interfaces
        where isEnabled(index) && address(index) == wanted && wanted != 0 {
            return true
        }
        return false
    }

    /// Whether an interface's routes are there: on Linux while it is enabled, elsewhere only while
    /// it has a link.
    package func hasRoutes(_ index: Int) -> Bool {
        guard address(index) != 0 else { return false }
        let system = model.machines[Int(model.interfaces[index].machine)].system
        return system == .linux ? isEnabled(index) : isUp(index)
    }

    /// The longest matching route, or nil.
    func route(to destination: Int64, at machine: Int) -> NextHop? {
        let record = model.machines[machine]
        var best: NextHop?
        var bestLength: Int64 = -1
        for index in record.interfaces where hasRoutes(index) {
            let length = prefixLength(index)
            if length > bestLength,
                AddressText.share(destination, address(index), length: length)
            {
                best = NextHop(interface: index, address: destination)
                bestLength = length
            }
        }
        for index in record.routes {
            let route = model.routes[index]
            let nextHop = cell(route.nextHop)
            guard nextHop != 0, route.length > bestLength,
                AddressText.share(destination, route.base, length: route.length),
                let interface = connected(nextHop, machine)
            else { continue }
            best = NextHop(interface: interface, address: nextHop)
            bestLength = route.length
        }
        if best == nil, let interface = defaultInterface(machine) {
            best = NextHop(interface: interface, address: gateway(interface))
        }
        return best
    }

    /// The interface of a host's default route, or nil.
    ///
    /// Linux takes a gateway only where the interface's own subnet has it ("Nexthop has invalid
    /// gateway"); macOS and Windows ask for it on the link all the same.
    package func defaultInterface(_ machine: Int) -> Int? {
        let record = model.machines[machine]
        guard record.system != .router else { return nil }
        for index in record.interfaces where hasRoutes(index) && gateway(index) != 0 {
            let isOnLink = AddressText.share(
                gateway(index), address(index), length: prefixLength(index))
            if isOnLink || record.system != .linux { return index }
        }
        return nil
    }

    /// The interface in whose subnet an address is, or nil.
    func connected(_ wanted: Int64, _ machine: Int) -> Int? {
        var best: Int?
        var bestLength: Int64 = -1
        for index in model.machines[machine].interfaces where hasRoutes(index) {
            let length = prefixLength(index)
            if length > bestLength, AddressText.share(wanted, address(index), length: length) {
                best = index
                bestLength = length
            }
        }
        return best
    }

    /// What the first matching filter does with a packet; nil where it may pass.
    private func filterVerdict(_ packet: Packet, at router: Int) -> Int64? {
        guard !packet.isAnswer else { return nil }
        for index in model.machines[router].filters {
            let filter = model.filters[index]
            let action = cell(filter.action)
            if action == RouterSlots.off { continue }
            let matches =
                AddressText.share(packet.source, filter.sourceBase, length: filter.sourceLength)
                && AddressText.share(
                    packet.destination, filter.destinationBase, length: filter.destinationLength)
                && (filter.transport == .any || filter.transport == packet.transport)
                && (filter.port == 0 || filter.port == packet.port)
            if matches { return action == RouterSlots.permit ? nil : action }
        }
        return nil
    }
}
