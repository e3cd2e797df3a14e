import Plant

/// What networks owe: that machines reach what they need, and nothing that they mustn't.
enum NetworkChecks {
    static let all = [reaches, addressIn, mounted, vlanAsPlanned, segregated]

    /// A machine opens a port of a target, or gets an echo from it; a name is looked up as the
    /// machine would.
    static let reaches = CheckKind(
        name: "reaches", title: "a machine reaches a service", plane: NetworkPlane.name,
        parameters: [
            ParameterSchema("host", "the machine that needs it", required: true),
            ParameterSchema("to", "a name or an address", required: true),
            ParameterSchema("port", "the TCP port; an echo request where it isn't given"),
        ]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        let target = try maker.word("to")
        let port = try maker.integer("port", in: 0...65535, default: 0)
        maker.endpoint = host
        return { simulation in
            let walker = walker(simulation)
            var reading = Reading(
                kind: "reachability", point: simulation.id(of: host),
                fields: [
                    ReadingField("target", .text(target)), ReadingField("port", .integer(port)),
                ])
            guard let machine = walker.model.machine(host) else {
                return notAMachine(reading)
            }
            guard simulation.slot(host, HostSlots.power) == 1, PowerInlets.isOn(simulation, host)
            else {
                reading.add("outcome", .symbol("switched-off"))
                return CheckResult(holds: false, reading: reading)
            }
            let name = walker.look(up: target, on: machine)
            let isLiteral = IPv4.bits(ofText: target) != nil
            reading.add("resolution", .symbol(isLiteral ? "literal" : name.status.rawValue))
            guard name.status == .found else {
                reading.add("address", .none)
                reading.add("outcome", .symbol("name-" + name.status.rawValue))
                return CheckResult(holds: false, reading: reading)
            }
            reading.add("address", .address(name.address))
            if port == 0 {
                let echo = walker.echo(from: machine, to: name.address, payload: 56)
                reading.add("outcome", .symbol(echo.outcome.rawValue))
                return CheckResult(holds: echo.outcome == .reply, reading: reading)
            }
            let result = walker.connect(from: machine, to: name.address, port: port)
            reading.add("outcome", .symbol(result.outcome.rawValue))
            return CheckResult(holds: result.outcome == .open, reading: reading)
        }
    }

    /// A walk that leaves no trace and doesn't ask what time it is: what a check finds depends on
    /// the plant's condition alone.
    static func walker(_ simulation: Simulation) -> NetworkWalker {
        NetworkWalker(model: NetworkModel.of(simulation.plant), evaluator: simulation.evaluator)
    }

    private static func notAMachine(_ reading: Reading) -> CheckResult {
        var reading = reading
        reading.add("outcome", .symbol("not-a-machine"))
        return CheckResult(holds: false, reading: reading)
    }

    /// A machine's interface has an address of a subnet.
    static let addressIn = CheckKind(
        name: "address-in", title: "a machine has an address of its subnet",
        plane: NetworkPlane.name,
        parameters: [
            ParameterSchema("host", "the machine", required: true),
            ParameterSchema("interface", "its interface; the first where it isn't given"),
            ParameterSchema("subnet", "the subnet (10.20.20.0/24)", required: true),
        ]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        let name = try maker.word("interface", default: "")
        let subnet = try subnet("subnet", &maker)
        maker.endpoint = host
        return { simulation in
            let walker = walker(simulation)
            var reading = Reading(kind: "address-check", point: simulation.id(of: host))
            guard let machine = walker.model.machine(host),
                let index = name.isEmpty
                    ? walker.model.machines[machine].interfaces.first
                    : walker.model.interface(machine, named: name)
            else { return notAMachine(reading) }
            let address = walker.isUp(index) ? walker.address(index) : 0
            reading.add("interface", .text(walker.model.interfaceNames[index]))
            reading.add("address", address == 0 ? .none : .address(address))
            reading.add("subnet", .address(subnet.base))
            reading.add("length", .integer(subnet.length))
            let isIn =
                address != 0 && AddressText.share(address, subnet.base, length: subnet.length)
            reading.add("outcome", .symbol(address == 0 ? "none" : isIn ? "in" : "outside"))
            return CheckResult(holds: isIn, reading: reading)
        }
    }

    /// The subnet of an argument.
    private static func subnet(_ name: String, _ maker: inout CheckMaker) throws(PlantProblem)
        -> (base: Int64, length: Int64)
    {
        let word = try maker.word(name)
        guard let prefix = AddressText.prefix(word) else {
            throw maker.problem(
                name, "`\(name)` is `\(word)`", expected: "a subnet (10.20.20.0/24)")
        }
        return (prefix.address & AddressText.mask(prefix.length), prefix.length)
    }

    /// A share that a machine mounts is there: its server's name resolves and its port opens.
    static let mounted = CheckKind(
        name: "mounted", title: "a machine has a share", plane: NetworkPlane.name,
        parameters: [
            ParameterSchema("host", "the machine", required: true),
            ParameterSchema("share", "the share, as in its `mounts`", required: true),
        ]
    ) { maker throws(PlantProblem) in
        let host = try maker.element("host")
        let url = try maker.word("share")
        maker.endpoint = host
        return { simulation in
            let walker = walker(simulation)
            var reading = Reading(
                kind: "mount-check", point: simulation.id(of: host),
                fields: [ReadingField("share", .text(url))])
            guard let machine = walker.model.machine(host),
                let index = walker.model.machines[machine].mounts.first(where: {
                    walker.model.mounts[$0].url == url
                })
            else {
                reading.add("outcome", .symbol("not-configured"))
                return CheckResult(holds: false, reading: reading)
            }
            let isOn =
                simulation.slot(host, HostSlots.power) == 1 && PowerInlets.isOn(simulation, host)
            let view = MountView(walker.model.mounts[index], walker, machine)
            let holds = isOn && view.isAvailable
            reading.add("state", .symbol(holds ? "available" : "not-available"))
            reading.add("outcome", .symbol(isOn ? view.outcome : "switched-off"))
            return CheckResult(holds: holds, reading: reading)
        }
    }
}
