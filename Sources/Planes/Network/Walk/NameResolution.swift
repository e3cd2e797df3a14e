import Plant

/// What a DNS server said, or that it didn't.
package enum NameStatus: String, Hashable, Sendable {
    case found = "noerror"
    /// There is no such name (RCODE 3, RFC 1035 §4.1.1).
    case noSuchName = "nxdomain"
    /// The server answers for its own zone only (RCODE 5).
    case refused
    /// The server couldn't ask further (RCODE 2).
    case serverFailure = "servfail"
    case timeout
    /// The machine is there, but nobody listens at port 53.
    case portClosed = "port-closed"
    /// The machine that asks has no server to ask.
    case noServer = "no-server"
    /// The machine that asks has no route to the server.
    case noRoute = "no-route"
    /// Nobody is at the server's address, as the system itself or a router finds.
    case unreachable
}

/// An answer to a question about a name or an address.
package struct NameAnswer: Hashable, Sendable {
    package var status: NameStatus
    /// The server that was asked, 0 for none.
    package var server: Int64 = 0
    /// The full name that was asked for, or found.
    package var name: String = ""
    package var address: Int64 = 0
    package var nanoseconds: Int64 = 0
    /// Whether the server has the zone itself.
    package var isAuthoritative = false
}

/// What is asked of a DNS server.
package enum NameQuestion: Hashable, Sendable {
    /// The address of a full name, lower case, without the last dot.
    case address(of: String)
    /// The name of an address.
    case name(of: Int64)
}

extension NetworkWalker {
    /// The size of a question about one name with its headers, as recorded: about 70 bytes.
    private static let questionBytes: Int64 = 70

    /// Asks one server, as a packet that goes there and comes back.
    package func ask(_ question: NameQuestion, of server: Int64, from machine: Int, depth: Int = 0)
        -> NameAnswer
    {
        var answer = NameAnswer(status: .timeout, server: server)
        let request = Packet(
            source: source(for: server, at: machine), destination: server,
            bytes: NetworkWalker.questionBytes,
            timeToLive: model.machines[machine].system.timeToLive, transport: .udp, port: 53)
        let way = carry(request, from: machine)
        switch way.fate {
        case .delivered: break
        case .noRoute:
            answer.status = .noRoute
            return answer
        case .hostUnreachable, .networkUnreachable:
            answer.status = .unreachable
            return answer
        case .refused:
            answer.status = .portClosed
            return answer
        default: return answer
        }
        let state = reception(.udp, 53, at: way.machine)
        if state == .timeout { return answer }
        let reply = Packet(
            source: server, destination: request.source, bytes: NetworkWalker.questionBytes + 16,
            timeToLive: model.machines[way.machine].system.timeToLive, transport: .udp,
            isAnswer: true)
        let back = carry(reply, from: way.machine)
        guard back.fate == .delivered, back.machine == machine else { return answer }
        answer.nanoseconds =
            way.nanoseconds + back.nanoseconds + jitter(machine, nanoseconds: NetworkDelays.spread)
        guard state == .open else {
            answer.status = .portClosed
            return answer
        }
        let found = answerOfServer(question, way.machine, depth: depth)
        answer.status = found.status
        answer.name = found.name
        answer.address = found.address
        answer.isAuthoritative = found.isAuthoritative
        answer.nanoseconds += found.nanoseconds
        return answer
    }

    /// What a server knows, or learns from the one to which it forwards.
    private func answerOfServer(_ question: NameQuestion, _ server: Int, depth: Int) -> NameAnswer {
        let zone = model.machineNames[server].zone.lowercased()
        let records = model.machines[server].records
        switch question {
        case .address(let name):
            let isOwn = name == zone || name.hasSuffix("." + zone)
            if isOwn && !zone.isEmpty {
                let relative = name == zone ? "@" : String(name.dropLast(zone.count + 1))
                var answer = NameAnswer(status: .noSuchName, name: name, isAuthoritative: true)
                for index in records where model.records[index].name == relative {
                    answer.address = cell(model.records[index].address)
                    if answer.address != 0 { answer.status = .found }
                }
                return answer
            }
        case .name(let address):
            for index in records where cell(model.records[index].address) == address {
                return NameAnswer(
                    status: .found, name: model.records[index].name + "." + zone,
                    address: address, isAuthoritative: true)
            }
            // Reverse zones of private addresses are answered here, never forwarded (RFC 6303).
            if address >> 24 == 10 || address >> 20 == 0xAC1 || address >> 16 == 0xC0A8 {
                return NameAnswer(status: .noSuchName, isAuthoritative: true)
            }
        }
        let forwarder = model.machines[server].forwarder
        guard forwarder.rawValue >= 0, cell(forwarder) != 0, depth < 3 else {
            return NameAnswer(status: .refused)
        }
        let further = ask(question, of: cell(forwarder), from: server, depth: depth + 1)
        var answer = further
        answer.isAuthoritative = false
        switch further.status {
        case .found, .noSuchName: break
        default: answer.status = .serverFailure
        }
        return answer
    }

    /// The DNS server that a machine asks: the first that one of its interfaces has; 0 for none.
    package func configuredResolver(_ machine: Int) -> Int64 {
        for index in model.machines[machine].interfaces
        where isEnabled(index) && address(index) != 0 && resolver(index) != 0 {
            return resolver(index)
        }
        return 0
    }

    /// The full name that a machine asks for when somebody types a name: with its own suffix where
    /// the name has no dot.
    package func fullName(_ typed: String, on machine: Int) -> String {
        var name = typed.lowercased()
        if name.hasSuffix(".") { return String(name.dropLast()) }
        let domain = model.machineNames[machine].domain.lowercased()
        if !name.contains("."), !domain.isEmpty { name += "." + domain }
        return name
    }

    /// Finds the address of what somebody typed: an address as it is, a name by DNS.
    package func look(up typed: String, on machine: Int) -> NameAnswer {
        if let bits = IPv4.bits(ofText: typed) {
            return NameAnswer(status: .found, name: typed, address: bits)
        }
        let name = fullName(typed, on: machine)
        if name == "localhost" {
            return NameAnswer(status: .found, name: name, address: 0x7F00_0001)
        }
        let server = configuredResolver(machine)
        guard server != 0 else { return NameAnswer(status: .noServer, name: name) }
        var answer = ask(.address(of: name), of: server, from: machine)
        if answer.name.isEmpty { answer.name = name }
        return answer
    }
}
