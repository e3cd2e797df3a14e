import Plant

/// A machine gets as much from a server as was agreed.
enum ThroughputCheck {
    /// The check `carries`: a TCP connection to a port carries at least some Mb/s.
    static let kind = CheckKind(
        name: "carries", title: "a connection carries enough", plane: NetworkPlane.name,
        parameters: [
            ParameterSchema("host", "the machine that needs it", required: true),
            ParameterSchema("to", "a name or an address", required: true),
            ParameterSchema("port", "the TCP port", required: true),
            ParameterSchema("megabits", "how much at least, in Mb/s", required: true),
            ParameterSchema("direction", "`from` the server, or `to` it; `from` by itself"),
        ]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        let target = try maker.word("to")
        let port = try maker.integer("port", in: 1...65535, default: nil)
        let wanted = try maker.integer("megabits", in: 1...100_000, default: nil)
        let direction = try maker.word("direction", default: "from")
        guard direction == "from" || direction == "to" else {
            throw maker.problem(
                "direction", "`direction` is `\(direction)`", expected: "`from` or `to`")
        }
        maker.endpoint = host
        return { simulation in
            let walker = NetworkChecks.walker(simulation)
            var reading = Reading(
                kind: "carries", point: simulation.id(of: host),
                fields: [
                    ReadingField("target", .text(target)), ReadingField("port", .integer(port)),
                    ReadingField("direction", .symbol(direction)),
                    ReadingField(
                        "wanted", .quantity(Quantity(wanted * 1_000_000, .bitPerSecond))),
                ])
            guard let machine = walker.model.machine(host), simulation.slot(host, 0) == 1 else {
                reading.add("outcome", .symbol("switched-off"))
                return CheckResult(holds: false, reading: reading)
            }
            let name = walker.look(up: target, on: machine)
            guard name.status == .found else {
                reading.add("outcome", .symbol("name-" + name.status.rawValue))
                return CheckResult(holds: false, reading: reading)
            }
            let found = walker.measure(
                from: machine, to: name.address, port: port, isReversed: direction == "from")
            let isEnough = found.bitsPerSecond >= wanted * 1_000_000
            reading.add(
                "outcome",
                .symbol(
                    found.outcome != .open
                        ? found.outcome.rawValue
                        : found.isBlackHole ? "stalled" : isEnough ? "enough" : "slow"))
            // To three figures: what lies below is no matter of agreement.
            var step: Int64 = 1
            while found.bitsPerSecond / step >= 1000 { step *= 10 }
            reading.add(
                "rate", .quantity(Quantity(found.bitsPerSecond / step * step, .bitPerSecond)))
            return CheckResult(holds: found.outcome == .open && isEnough, reading: reading)
        }
    }
}
