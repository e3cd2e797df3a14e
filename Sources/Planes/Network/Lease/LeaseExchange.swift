import Plant
import SimulationKernel

/// An offer of a DHCP server to a client.
struct LeaseOffer {
    var scope: Int
    /// The server's address.
    var server: Int64
    var nanoseconds: Int64
}

extension NetworkWalker {
    /// The size of a DISCOVER with its headers: 300 bytes of BOOTP (RFC 1542 §2.1) and 28.
    private static let discoverBytes: Int64 = 328

    /// The scopes that would answer a client, first come first, whether or not they have an address
    /// left: servers in its broadcast domain, and those to which a router relays (RFC 2131 §4.1).
    func offers(to client: Int) -> [LeaseOffer] {
        guard
            broadcast(
                from: client, bytes: NetworkWalker.discoverBytes, listeners: model.leaseServers)
        else { return [] }
        let heard = arrivals
        var offers: [LeaseOffer] = []
        for arrival in heard {
            let index = Int(arrival.interface)
            let interface = model.interfaces[index]
            let own = address(index)
            guard own != 0 else { continue }
            if let scope = scope(of: Int(interface.machine), for: own) {
                offers.append(
                    LeaseOffer(scope: scope, server: own, nanoseconds: arrival.nanoseconds))
            }
            guard interface.relay.rawValue >= 0, cell(interface.relay) != 0 else { continue }
            if let offer = relayed(by: index, after: arrival.nanoseconds) { offers.append(offer) }
        }
        offers.sort { ($0.nanoseconds, $0.scope) < ($1.nanoseconds, $1.scope) }
        return offers
    }

    /// What comes of a router's relaying: the request goes to the server, its answer comes back.
    private func relayed(by index: Int, after nanoseconds: Int64) -> LeaseOffer? {
        let interface = model.interfaces[index]
        let router = Int(interface.machine)
        let own = address(index)
        let server = cell(interface.relay)
        let request = carry(
            Packet(
                source: own, destination: server, bytes: NetworkWalker.discoverBytes,
                timeToLive: 255, transport: .udp, port: 67, isAnswer: true), from: router)
        guard request.fate == .delivered, request.machine != router,
            let scope = scope(of: request.machine, for: own)
        else { return nil }
        let answer = carry(
            Packet(
                source: server, destination: own, bytes: NetworkWalker.discoverBytes,
                transport: .udp, port: 67, isAnswer: true), from: request.machine)
        guard answer.fate == .delivered, answer.machine == router else { return nil }
        return LeaseOffer(
            scope: scope, server: server,
            nanoseconds: nanoseconds + request.nanoseconds + answer.nanoseconds)
    }

    /// The scope of a machine for a subnet, while its DHCP service runs.
    private func scope(of machine: Int, for address: Int64) -> Int? {
        model.machines[machine].scopes.first { index in
            let scope = model.scopes[index]
            return cell(scope.isOn) == 1 && scope.service >= 0
                && cell(model.services[Int(scope.service)].state) == HostSlots.running
                && AddressText.share(address, scope.base, length: scope.length)
        }
    }

    /// What a client gets that asks now: the first offer with an address left, else what its system
    /// falls back to.
    package func discover(_ client: Int) -> Lease {
        // Who takes note of what is read has to see it read, and who learns by it has to learn.
        guard memory == nil, !evaluator.isTraced else { return ask(client) }
        return fabric.lease(of: client, at: evaluator.moment) { ask(client) }
    }

    private func ask(_ client: Int) -> Lease {
        guard isUp(client) else { return .none }
        for offer in offers(to: client) {
            if let lease = lease(from: offer.scope, for: client) { return lease }
        }
        return fallback(client)
    }

    /// The client's address in a scope, or nil where the pool is used up.
    private func lease(from index: Int, for client: Int) -> Lease? {
        let scope = model.scopes[index]
        let first = cell(scope.first)
        let size = cell(scope.last) - first + 1 - cell(scope.taken)
        let place = model.poolPlace(scope: index, interface: client)
        guard place < size else { return nil }
        return Lease(
            state: .bound, address: first + place, length: scope.length,
            router: cell(scope.router), resolver: cell(scope.resolver), scope: index,
            seconds: cell(scope.lease) * 60)
    }

    /// Without any answer, macOS and Windows choose an address in 169.254/16 from their hardware
    /// address (RFC 3927 §2.1); Linux servers and workstations stay without one.
    private func fallback(_ client: Int) -> Lease {
        let interface = model.interfaces[client]
        guard model.machines[Int(interface.machine)].system != .linux else { return .none }
        var digest = Digest()
        digest.add(interface.hardwareAddress)
        let host = 256 + Int64(digest.value % 65_024)
        return Lease(
            state: .linkLocal, address: 0xA9FE_0000 | host, length: 16, router: 0, resolver: 0,
            scope: -1, seconds: 0)
    }

    /// Whether the server of a lease, asked directly, would renew it: the request gets there, the
    /// scope still has the address, the answer gets back (RFC 2131 §4.4.5).
    func renews(_ lease: Lease, of client: Int) -> Bool {
        guard lease.state == .bound, model.scopes.indices.contains(lease.scope) else {
            return false
        }
        let scope = model.scopes[lease.scope]
        let server = Int(scope.machine)
        guard cell(scope.isOn) == 1, scope.service >= 0,
            cell(model.services[Int(scope.service)].state) == HostSlots.running,
            lease.address >= cell(scope.first), lease.address <= cell(scope.last),
            let target = serverAddress(of: lease.scope, for: client)
        else { return false }
        let machine = Int(model.interfaces[client].machine)
        let request = carry(
            Packet(
                source: lease.address, destination: target, bytes: NetworkWalker.discoverBytes,
                transport: .udp, port: 67), from: machine)
        guard request.fate == .delivered, request.machine == server else { return false }
        let answer = carry(
            Packet(
                source: target, destination: lease.address, bytes: NetworkWalker.discoverBytes,
                transport: .udp, port: 68, isAnswer: true), from: server)
        return answer.fate == .delivered && answer.machine == machine
    }

    /// The address by which a client knows the server of a scope: its first one.
    package func serverAddress(of scope: Int, for client: Int) -> Int64? {
        guard model.scopes.indices.contains(scope) else { return nil }
        let machine = Int(model.scopes[scope].machine)
        return model.machines[machine].interfaces.map { address($0) }.first { $0 != 0 }
    }
}
