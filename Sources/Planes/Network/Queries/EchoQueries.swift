package import Plant

/// What is asked of `ping`.
package struct PingRequest: Hashable, Sendable {
    package var target: String
    /// How many packets; nil for until somebody stops it, which they do after five.
    package var count: Int64?
    /// Bytes of data.
    package var payload: Int64
    package var mayFragment = true
    /// Whether packets that fit the way as far as it is known mustn't be cut up, so that the way's
    /// MTU is found (RFC 1191); larger ones are cut up by the sender. Linux does so by itself.
    package var discoversPath = false
    package var intervalMilliseconds: Int64 = 1000
    /// How long a packet is waited for.
    package var patienceMilliseconds: Int64
    package var timeToLive: Int64?

    package init(target: String, payload: Int64, patienceMilliseconds: Int64) {
        self.target = target
        self.payload = payload
        self.patienceMilliseconds = patienceMilliseconds
    }
}

extension HostQueries {
    /// After how many packets somebody stops a ping that has no end.
    package static let patienceInPackets: Int64 = 5

    /// Echo requests, one after another: the reading `ping` with a row for each.
    package func ping(_ request: PingRequest) -> Reading {
        var reading = reading("ping")
        let address = resolve(request.target, in: &reading)
        reading.add("payload", .quantity(Quantity(request.payload, .byte)))
        reading.add("endless", .flag(request.count == nil))
        reading.columns = ["sequence", "outcome", "from", "time-to-live", "round-trip", "mtu"]
        guard let address else {
            finish(&reading)
            return reading
        }
        reading.add(
            "source", HostQueries.optional(walker.source(for: address, at: machine)))
        let started = walker.milliseconds
        var lastSent = started
        var knownMTU: Int64 = 0
        for sequence in 0..<(request.count ?? HostQueries.patienceInPackets) {
            if sequence > 0 { wait(pause(request, reading.rows.count)) }
            lastSent = walker.milliseconds
            let isLostToAsking = asksFirst(address)
            var echo = send(request, to: address, knownMTU: knownMTU)
            if echo.outcome == .fragmentationNeeded && system != .windows {
                // The system remembers how large a packet may be on this way (RFC 1191 §3).
                if knownMTU > 0 { echo = Echo(outcome: .messageTooLong, mtu: knownMTU) }
                knownMTU = echo.mtu
            }
            if isLostToAsking { echo = Echo(outcome: .timeout) }
            reading.rows.append(row(sequence, echo))
            let isLast = sequence + 1 == request.count ?? HostQueries.patienceInPackets
            waitFor(echo, request, isLast: isLast && request.count != nil)
        }
        reading.add("span", .quantity(Quantity(lastSent - started, .millisecond)))
        finish(&reading)
        return reading
    }

    /// Sends one echo request, cut up as the request and the way ask for.
    ///
    /// - Parameter knownMTU: what was learnt of the way, 0 for nothing.
    private func send(_ request: PingRequest, to address: Int64, knownMTU: Int64) -> Echo {
        var mayFragment = request.mayFragment
        var piece: Int64?
        if request.discoversPath, let hop = walker.route(to: address, at: machine) {
            let limit = knownMTU > 0 ? knownMTU : walker.mtu(hop.interface)
            mayFragment = request.payload + HeaderBytes.internet + HeaderBytes.echo > limit
            if mayFragment { piece = limit }
        }
        return walker.echo(
            from: machine, to: address, payload: request.payload, mayFragment: mayFragment,
            timeToLive: request.timeToLive, pieceBytes: piece)
    }

    /// Whether the packet itself is lost: IOS drops what makes it ask for a neighbour.
    private func asksFirst(_ address: Int64) -> Bool {
        guard system == .router || system == .networkSwitch, walker.memory != nil,
            let hop = walker.route(to: address, at: machine), !walker.owns(machine, address)
        else { return false }
        return walker.neighbour(hop.address, of: hop.interface)?.hardwareAddress ?? 0 == 0
    }

    private func row(_ sequence: Int64, _ echo: Echo) -> [ReadingValue] {
        [
            .integer(sequence), .symbol(echo.outcome.rawValue), HostQueries.optional(echo.from),
            echo.outcome == .reply ? .integer(echo.timeToLive) : .none,
            echo.outcome == .reply ? HostQueries.microseconds(echo.nanoseconds) : .none,
            echo.mtu > 0 ? .integer(echo.mtu) : .none,
        ]
    }

    /// From one packet to the next: the interval and what the system's timer adds to it (17 ms of
    /// the second, give or take, in the recorded runs).
    private func pause(_ request: PingRequest, _ sent: Int) -> Int64 {
        let late = request.intervalMilliseconds * (9 + walker.chance(machine, below: 16)) / 1000
        return request.intervalMilliseconds + late
    }

    /// Windows waits for each packet before it sends the next; the others only for the last.
    private func waitFor(_ echo: Echo, _ request: PingRequest, isLast: Bool) {
        switch (system, echo.outcome) {
        case (.windows, .timeout), (.networkSwitch, .timeout), (.router, .timeout):
            wait(request.patienceMilliseconds - request.intervalMilliseconds)
        case (.windows, .ownHostUnreachable): wait(NeighbourTimes.attempts)
        case (.networkSwitch, .ownHostUnreachable), (.router, .ownHostUnreachable):
            wait(request.patienceMilliseconds)
        case (.linux, .timeout), (.macos, .timeout), (.macos, .ownHostUnreachable):
            if isLast { wait(request.patienceMilliseconds) }
        case (.linux, .ownHostUnreachable): if isLast { wait(NeighbourTimes.attempts) }
        default: break
        }
    }

    // MARK: arping

    /// ARP requests for one address: the reading `arping` with a row for each answer. After the
    /// first answer the tool asks that hardware address alone.
    ///
    /// - Parameter deadline: with one, the tool stops after `count` answers; without, after as many
    ///   requests (arping(8), iputils).
    package func arping(
        _ address: Int64, interface index: Int, count: Int64, deadlineSeconds: Int64? = nil
    ) -> Reading {
        var reading = reading("arping")
        reading.add("address", .address(address))
        reading.add("interface", .text(model.interfaceNames[index]))
        reading.add("source", HostQueries.optional(walker.address(index)))
        reading.columns = ["sequence", "hardware-address", "round-trip"]
        var broadcasts: Int64 = 0
        var known: Int64 = -1
        var sent: Int64 = 0
        for sequence in 0..<(deadlineSeconds ?? count) {
            if deadlineSeconds != nil && reading.rows.count >= count { break }
            if sequence > 0 { wait(1000) }
            sent += 1
            if known < 0 { broadcasts += 1 }
            for answer in walker.ask(for: address, from: index) {
                let hardware = model.interfaces[Int(answer.interface)].hardwareAddress
                if known >= 0 && hardware != known { continue }
                reading.rows.append([
                    .integer(sequence), .hardwareAddress(hardware),
                    HostQueries.microseconds(
                        answer.nanoseconds
                            + walker.jitter(machine, nanoseconds: NetworkDelays.spread)),
                ])
            }
            if known < 0, case .hardwareAddress(let last)? = reading.rows.last?[1] {
                known = last
            }
        }
        reading.add("sent", .integer(sent))
        reading.add("broadcasts", .integer(broadcasts))
        wait(1000)
        finish(&reading)
        return reading
    }
}
