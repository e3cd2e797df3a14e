package import Plant

extension HostQueries {
    /// A question to a DNS server: the reading `lookup`, a row for each answer.
    ///
    /// - Parameters:
    ///   - typed: a name or an address, as it was typed.
    ///   - server: the server to ask, or nil for the machine's own.
    ///   - usesSuffix: whether a name without a dot gets the machine's suffix (`dig` doesn't).
    ///   - patience: how long the tool waits in all where nothing comes, in milliseconds.
    package func lookup(
        _ typed: String, server: Int64?, usesSuffix: Bool, patience: Int64
    ) -> Reading {
        var reading = reading("lookup")
        let address = IPv4.bits(ofText: typed)
        let name = usesSuffix ? walker.fullName(typed, on: machine) : plain(typed)
        let asked = server ?? walker.configuredResolver(machine)
        reading.add("asked", .text(typed))
        reading.add("question", .symbol(address == nil ? "a" : "ptr"))
        reading.add("full-name", .text(name))
        reading.add("server", HostQueries.optional(asked))
        reading.columns = ["name", "address"]
        guard asked != 0 else {
            reading.add("status", .symbol(NameStatus.noServer.rawValue))
            finish(&reading)
            return reading
        }
        let question: NameQuestion = address.map { .name(of: $0) } ?? .address(of: name)
        let answer = walker.ask(question, of: asked, from: machine)
        reading.add("status", .symbol(answer.status.rawValue))
        reading.add("authoritative", .flag(answer.isAuthoritative))
        reading.add(
            "round-trip",
            answer.nanoseconds > 0 ? HostQueries.microseconds(answer.nanoseconds) : .none)
        if answer.status == .found {
            reading.rows.append([.text(answer.name), .address(answer.address)])
        }
        switch answer.status {
        case .timeout, .unreachable: wait(patience)
        default: wait(answer.nanoseconds / 1_000_000)
        }
        finish(&reading)
        return reading
    }

    private func plain(_ typed: String) -> String {
        let name = typed.lowercased()
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }

    /// The name of a DNS server, for tools that print it; none where nobody knows.
    package func serverName(_ address: Int64) -> ReadingValue { name(of: address) }

    /// Opens a TCP connection: the reading `connect`.
    ///
    /// - Parameter patience: how long a silent target is waited for, in milliseconds.
    package func connect(_ target: String, port: Int64, patience: Int64) -> Reading {
        var reading = reading("connect")
        let address = resolve(target, in: &reading)
        reading.add("port", .integer(port))
        guard let address else {
            finish(&reading)
            return reading
        }
        reading.add("source", HostQueries.optional(walker.source(for: address, at: machine)))
        let route = walker.route(to: address, at: machine)
        reading.add(
            "interface", route.map { .text(model.interfaceNames[$0.interface]) } ?? .none)
        let result = walker.connect(from: machine, to: address, port: port)
        reading.add("outcome", .symbol(result.outcome.rawValue))
        reading.add(
            "round-trip",
            result.outcome == .open ? HostQueries.microseconds(result.nanoseconds) : .none)
        switch result.outcome {
        case .timeout: wait(patience)
        case .rejected: wait(HostQueries.rejectionMilliseconds)
        case .hostUnreachable: wait(NeighbourTimes.attempts)
        default: wait(result.nanoseconds / 1_000_000)
        }
        finish(&reading)
        return reading
    }

    /// What a refusal by a firewall takes, as recorded: 1.016 s.
    static let rejectionMilliseconds: Int64 = 1016

    /// An echo beside a connection, as Test-NetConnection sends it: adds `ping` and its round trip.
    package func addEcho(to reading: inout Reading) {
        guard case .address(let address)? = reading["address"] else { return }
        let echo = walker.echo(from: machine, to: address, payload: 32)
        reading.add("ping", .symbol(echo.outcome.rawValue))
        reading.add(
            "ping-round-trip",
            echo.outcome == .reply ? HostQueries.microseconds(echo.nanoseconds) : .none)
    }
}
