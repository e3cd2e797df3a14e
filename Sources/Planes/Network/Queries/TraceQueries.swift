package import Plant

/// What is asked of `traceroute` or `tracert`.
package struct TraceRequest: Hashable, Sendable {
    package var target: String
    package var isNumeric = false
    package var probes: Int64 = 3
    package var firstMilliseconds: Int64 = 5000
    /// How many hops at most; nil for the system's own number.
    package var hops: Int64?

    package init(target: String) { self.target = target }
}

extension HostQueries {
    /// After how many silent hops in a row somebody stops a trace that would take minutes.
    static let patienceInHops: Int64 = 5

    /// The most hops that a system's tool goes by itself: 64 on macOS, 30 on the others.
    package static func hops(_ system: HostSystem) -> Int64 { system == .macos ? 64 : 30 }

    /// Packets with growing time to live: the reading `trace` with a row for each probe.
    package func trace(_ request: TraceRequest) -> Reading {
        var reading = reading("trace")
        let address = resolve(request.target, in: &reading)
        let limit = request.hops ?? HostQueries.hops(system)
        reading.add("hops", .integer(limit))
        reading.add("probes", .integer(request.probes))
        reading.add("numeric", .flag(request.isNumeric))
        reading.columns = ["hop", "probe", "outcome", "from", "name", "round-trip"]
        guard let address else {
            finish(&reading)
            return reading
        }
        var silent: Int64 = 0
        var isStopped = false
        for hop in 1...limit {
            var isOver = false
            var answered = false
            for probe in 0..<request.probes {
                let echo = probeHop(hop, address)
                if echo.outcome != .timeout { answered = true }
                if echo.outcome != .timeExceeded && echo.outcome != .timeout { isOver = true }
                reading.rows.append(row(hop, probe, echo, request))
                wait(traceWait(echo, request))
            }
            silent = answered ? 0 : silent + 1
            if isOver { break }
            if system != .linux, request.hops == nil, silent >= HostQueries.patienceInHops {
                isStopped = true
                break
            }
        }
        reading.add("stopped", .flag(isStopped))
        finish(&reading)
        return reading
    }

    /// Windows' tool sends echo requests, the others UDP to a port where nobody listens.
    private func probeHop(_ hop: Int64, _ address: Int64) -> Echo {
        switch system {
        case .windows:
            walker.echo(from: machine, to: address, payload: 64, timeToLive: hop)
        case .macos: walker.probe(from: machine, to: address, bytes: 52, timeToLive: hop)
        default: walker.probe(from: machine, to: address, bytes: 60, timeToLive: hop)
        }
    }

    private func row(_ hop: Int64, _ probe: Int64, _ echo: Echo, _ request: TraceRequest)
        -> [ReadingValue]
    {
        let isAnswer = echo.from != 0
        return [
            .integer(hop), .integer(probe), .symbol(echo.outcome.rawValue),
            HostQueries.optional(echo.from),
            isAnswer && !request.isNumeric && probe == 0 ? name(of: echo.from) : .none,
            isAnswer ? HostQueries.microseconds(echo.nanoseconds + asking(echo)) : .none,
        ]
    }

    /// What a system has waited for its neighbour before it says that nobody is there, in
    /// nanoseconds.
    private func asking(_ echo: Echo) -> Int64 {
        echo.outcome == .ownHostUnreachable ? NeighbourTimes.attempts * 1_000_000 : 0
    }

    /// Linux' tool has up to 16 probes under way at once (traceroute(8), `-N`), so that silence
    /// costs it less.
    private func traceWait(_ echo: Echo, _ request: TraceRequest) -> Int64 {
        switch echo.outcome {
        case .timeout:
            switch system {
            case .linux: request.firstMilliseconds / 16
            case .windows: 4000
            default: request.firstMilliseconds
            }
        case .ownHostUnreachable: NeighbourTimes.attempts / request.probes
        default: 0
        }
    }

    /// The path and its largest packet: the reading `path-mtu`, as `tracepath` finds them.
    package func tracePath(_ target: String) -> Reading {
        var reading = reading("path-mtu")
        let address = resolve(target, in: &reading)
        reading.columns = ["hop", "outcome", "from", "round-trip", "mtu"]
        guard let address else {
            finish(&reading)
            return reading
        }
        let first = walker.route(to: address, at: machine)
        var mtu = first.map { walker.mtu($0.interface) } ?? 1500
        reading.add("first-mtu", .integer(mtu))
        var hop: Int64 = 1
        var silent: Int64 = 0
        while hop <= 30 {
            let echo = walker.probe(
                from: machine, to: address, bytes: mtu, timeToLive: hop, mayFragment: false)
            let isSmaller = echo.outcome == .fragmentationNeeded && echo.mtu > 0 && echo.mtu < mtu
            if isSmaller { mtu = echo.mtu }
            reading.rows.append([
                .integer(hop), .symbol(echo.outcome.rawValue), HostQueries.optional(echo.from),
                echo.from == 0 ? .none : HostQueries.microseconds(echo.nanoseconds),
                isSmaller ? .integer(mtu) : .none,
            ])
            if isSmaller { continue }
            silent = echo.outcome == .timeout ? silent + 1 : 0
            if echo.outcome == .timeout { wait(3000) }
            let goesOn = echo.outcome == .timeExceeded || echo.outcome == .timeout
            if !goesOn || silent >= HostQueries.patienceInHops { break }
            hop += 1
        }
        reading.add("mtu", .integer(mtu))
        reading.add("stopped", .flag(silent >= HostQueries.patienceInHops))
        finish(&reading)
        return reading
    }
}
