import Plant

/// The sizes of headers, in bytes: IPv4 (RFC 791), ICMP echo (RFC 792), UDP, TCP.
package enum HeaderBytes {
    /// IPv4 without options.
    package static let internet: Int64 = 20
    /// ICMP echo request and reply.
    package static let echo: Int64 = 8
    /// UDP (RFC 768).
    package static let datagram: Int64 = 8
    /// TCP without options (RFC 9293).
    package static let connection: Int64 = 20
}

/// What came of one echo request, one probe of a route, or one question.
package struct Echo: Hashable, Sendable {
    /// How it ended.
    package enum Outcome: String, Hashable, Sendable {
        case reply
        /// Nothing came back in time.
        case timeout
        /// No route on the sender itself.
        case noRoute = "no-route"
        /// The sender's own system finds that the neighbour doesn't answer.
        case ownHostUnreachable = "own-host-unreachable"
        /// A router says so.
        case hostUnreachable = "host-unreachable"
        case networkUnreachable = "network-unreachable"
        case portUnreachable = "port-unreachable"
        case timeExceeded = "time-exceeded"
        case fragmentationNeeded = "fragmentation-needed"
        /// The sender's own interface takes no packet of that size.
        case messageTooLong = "message-too-long"
    }

    package var outcome: Outcome
    /// Who answered or reported, 0 for nobody.
    package var from: Int64 = 0
    package var timeToLive: Int64 = 0
    package var nanoseconds: Int64 = 0
    package var mtu: Int64 = 0
    /// The machine that the packet reached, or −1.
    package var machine: Int = -1
}

/// What came of opening a TCP connection.
package enum ConnectOutcome: String, Hashable, Sendable {
    case open
    /// Nobody listens: the machine says so at once.
    case refused
    /// A firewall says so, about a second later (as recorded).
    case rejected
    case timeout
    case noRoute = "no-route"
    case hostUnreachable = "host-unreachable"
    case networkUnreachable = "network-unreachable"
}

extension HostSystem {
    /// The time to live with which a system sends its packets.
    package var timeToLive: Int64 {
        switch self {
        case .macos, .linux: 64
        case .windows: 128
        case .networkSwitch, .router: 255
        }
    }
}

extension NetworkWalker {
    /// Sends an echo request and waits for the reply.
    ///
    /// - Parameters:
    ///   - payload: bytes beyond the headers.
    ///   - timeToLive: nil for the system's own.
    ///   - pieceBytes: the largest piece that the sender itself cuts it into; nil for its MTU.
    package func echo(
        from machine: Int, to destination: Int64, payload: Int64, mayFragment: Bool = true,
        timeToLive: Int64? = nil, pieceBytes: Int64? = nil
    ) -> Echo {
        var packet = Packet(
            source: source(for: destination, at: machine), destination: destination,
            bytes: payload + HeaderBytes.internet + HeaderBytes.echo,
            timeToLive: timeToLive ?? model.machines[machine].system.timeToLive,
            mayFragment: mayFragment, transport: .icmp)
        if let pieceBytes { packet.pieceBytes = min(packet.bytes, pieceBytes) }
        return exchange(packet, from: machine) { target in
            let answers = self.model.machines[target].answersPing
            return answers.rawValue < 0 || self.cell(answers) == 1
        }
    }

    /// Sends a UDP probe as `traceroute` does; who has no such service says so.
    package func probe(
        from machine: Int, to destination: Int64, bytes: Int64, timeToLive: Int64,
        mayFragment: Bool = true
    ) -> Echo {
        let packet = Packet(
            source: source(for: destination, at: machine), destination: destination, bytes: bytes,
            timeToLive: timeToLive, mayFragment: mayFragment, transport: .udp, port: 33_434)
        return exchange(packet, from: machine) { target in
            // Windows' firewall swallows what nobody listens for, and a router that sends no ICMP
            // errors doesn't send this one either.
            let record = self.model.machines[target]
            let allowed = record.sendsUnreachables
            return record.system != .windows && (allowed.rawValue < 0 || self.cell(allowed) == 1)
        }
    }

    /// Sends a packet and, if its target answers, an answer of the same size back.
    private func exchange(
        _ packet: Packet, from machine: Int, answers: (Int) -> Bool
    ) -> Echo {
        noteWays(model.hasCircuits)
        let way = carry(packet, from: machine)
        guard way.fate == .delivered else { return failure(way, machine) }
        guard answers(way.machine) else { return Echo(outcome: .timeout, machine: way.machine) }
        let system = model.machines[way.machine].system
        let answer = Packet(
            source: packet.destination, destination: packet.source, bytes: packet.bytes,
            timeToLive: system.timeToLive, transport: packet.transport, isAnswer: true)
        let back = carry(answer, from: way.machine)
        guard back.fate == .delivered, back.machine == machine, !losesOnWay(machine) else {
            return Echo(outcome: .timeout, machine: way.machine)
        }
        return Echo(
            outcome: .reply, from: packet.destination, timeToLive: back.timeToLive,
            nanoseconds: way.nanoseconds + back.nanoseconds
                + jitter(machine, nanoseconds: NetworkDelays.spread), machine: way.machine)
    }

    private func failure(_ way: PacketJourney, _ machine: Int) -> Echo {
        let isOwn = way.machine == machine
        let outcome: Echo.Outcome =
            switch way.fate {
            case .delivered, .lost: .timeout
            case .noRoute: .noRoute
            case .tooLong: .messageTooLong
            case .hostUnreachable: isOwn ? .ownHostUnreachable : .hostUnreachable
            case .networkUnreachable: .networkUnreachable
            case .refused: .portUnreachable
            case .timeExceeded: .timeExceeded
            case .needsFragmentation: .fragmentationNeeded
            }
        var echo = Echo(
            outcome: outcome, from: way.reporter, timeToLive: way.timeToLive,
            nanoseconds: way.nanoseconds, mtu: way.mtu)
        if outcome != .timeout {
            echo.nanoseconds += jitter(machine, nanoseconds: NetworkDelays.spread)
        }
        return echo
    }

    /// The address that a machine's packets to a destination have as their source, 0 for none.
    package func source(for destination: Int64, at machine: Int) -> Int64 {
        if owns(machine, destination) { return destination }
        return route(to: destination, at: machine).map { address($0.interface) } ?? 0
    }

    // MARK: TCP

    /// Opens a TCP connection.
    package func connect(from machine: Int, to destination: Int64, port: Int64) -> (
        outcome: ConnectOutcome, nanoseconds: Int64
    ) {
        let request = Packet(
            source: source(for: destination, at: machine), destination: destination,
            bytes: HeaderBytes.internet + HeaderBytes.connection + 20,
            timeToLive: model.machines[machine].system.timeToLive, transport: .tcp, port: port)
        let way = carry(request, from: machine)
        switch way.fate {
        case .delivered: break
        case .noRoute: return (.noRoute, 0)
        case .hostUnreachable: return (.hostUnreachable, way.nanoseconds)
        case .networkUnreachable: return (.networkUnreachable, way.nanoseconds)
        case .refused: return (.rejected, way.nanoseconds)
        default: return (.timeout, 0)
        }
        let state = reception(.tcp, port, at: way.machine)
        guard state != .timeout else { return (.timeout, 0) }
        let answer = Packet(
            source: destination, destination: request.source,
            bytes: HeaderBytes.internet + HeaderBytes.connection + 20,
            timeToLive: model.machines[way.machine].system.timeToLive, transport: .tcp,
            isAnswer: true)
        let back = carry(answer, from: way.machine)
        guard back.fate == .delivered, back.machine == machine else { return (.timeout, 0) }
        return (
            state,
            way.nanoseconds + back.nanoseconds
                + jitter(machine, nanoseconds: NetworkDelays.spread)
        )
    }

    /// What a machine does with a packet for one of its ports.
    ///
    /// Where nobody listens, Windows' firewall says nothing; the other systems refuse at once.
    func reception(_ transport: TransportProtocol, _ port: Int64, at machine: Int) -> ConnectOutcome
    {
        let record = model.machines[machine]
        for index in record.services {
            let service = model.services[index]
            guard service.transport == transport, service.port == port else { continue }
            switch cell(service.state) {
            case HostSlots.running: return .open
            case HostSlots.dropped: return .timeout
            case HostSlots.rejected: return .rejected
            default: break
            }
        }
        return record.system == .windows ? .timeout : .refused
    }
}
