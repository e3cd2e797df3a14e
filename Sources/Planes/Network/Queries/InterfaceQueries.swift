package import Plant

extension HostQueries {
    /// What the machine knows of its own interfaces: the reading `interfaces`, a row for each.
    package func interfaces() -> Reading {
        var reading = reading("interfaces")
        reading.add("domain", .text(model.machineNames[machine].domain))
        reading.add("model", .text(model.machineNames[machine].model))
        reading.columns = [
            "name", "index", "hardware-address", "enabled", "link", "rate", "full-duplex",
            "fastest", "mtu", "method", "address", "length", "gateway", "resolver", "lease-state",
            "server", "lease-seconds", "obtained",
        ]
        for index in model.machines[machine].interfaces { reading.rows.append(row(index)) }
        finish(&reading)
        return reading
    }

    private func row(_ index: Int) -> [ReadingValue] {
        let interface = model.interfaces[index]
        let link = walker.link(interface.link)
        let lease = walker.lease(index)
        let isDynamic = walker.isDynamic(index)
        let server = isDynamic ? walker.serverAddress(of: lease.scope, for: index) : nil
        let obtained =
            interface.latch.rawValue < 0 ? 0 : walker.latch(interface.latch, HostSlots.obtained)
        let isBound = isDynamic && lease.state == .bound
        let hasLink = interface.networkSwitch >= 0 ? walker.isEnabled(index) : link.isUp
        return [
            .text(model.interfaceNames[index]), .integer(Int64(interface.place) + 2),
            .hardwareAddress(interface.hardwareAddress), .flag(walker.isEnabled(index)),
            .flag(hasLink), .integer(link.megabits), .flag(link.isFullDuplex),
            .integer(fastest(interface)), .quantity(Quantity(walker.mtu(index), .byte)),
            .symbol(isDynamic ? "dhcp" : "static"), HostQueries.optional(walker.address(index)),
            .integer(walker.prefixLength(index)), HostQueries.optional(walker.gateway(index)),
            HostQueries.optional(walker.resolver(index)),
            .symbol(
                !isDynamic
                    ? "static" : ["none", "bound", "link-local"][Int(lease.state.rawValue)]),
            server.map { .address($0) } ?? .none,
            isBound ? .integer(lease.seconds) : .none,
            isBound ? .quantity(Quantity(obtained, .millisecond)) : .none,
        ]
    }

    /// The fastest rate that an interface's port offers, in Mb/s, 0 while it is disabled.
    private func fastest(_ interface: NetworkInterface) -> Int64 {
        guard interface.port >= 0,
            let offer = simulation.plant.transmission(PortID(Int(interface.port)))
        else { return 0 }
        return LinkRates.fastest(of: LinkSignal(simulation.value(offer)).rates)
    }

    // MARK: Neighbours

    /// The table of neighbours: the reading `neighbours`, a row for each entry.
    package func neighbours(named: Bool = false) -> Reading {
        var reading = reading("neighbours")
        reading.columns = [
            "interface", "index", "own-address", "address", "hardware-address", "state", "age",
            "name",
        ]
        for index in model.machines[machine].interfaces {
            let interface = model.interfaces[index]
            let own = walker.address(index)
            if walker.isEnabled(index) && own != 0 {
                reading.rows.append(
                    entry(index, own, interface.hardwareAddress, "own", 0, named))
            }
            for row in simulation.tables.rows(of: interface.arpTable, at: simulation.clock) {
                let neighbour = NeighbourEntry(row)
                let age = walker.milliseconds - neighbour.confirmedMilliseconds
                reading.rows.append(
                    entry(
                        index, neighbour.address, neighbour.hardwareAddress,
                        state(neighbour, age), age / 1000, named))
            }
        }
        finish(&reading)
        return reading
    }

    private func state(_ entry: NeighbourEntry, _ age: Int64) -> String {
        if entry.hardwareAddress == 0 { return "failed" }
        return entry.hasAnswered && age < NeighbourTimes.reachable(system) ? "reachable" : "stale"
    }

    private func entry(
        _ index: Int, _ address: Int64, _ hardware: Int64, _ state: String, _ age: Int64,
        _ named: Bool
    ) -> [ReadingValue] {
        [
            .text(model.interfaceNames[index]), .integer(Int64(model.interfaces[index].place) + 2),
            HostQueries.optional(walker.address(index)), .address(address),
            hardware == 0 ? .none : .hardwareAddress(hardware), .symbol(state), .integer(age),
            named ? name(of: address) : .none,
        ]
    }

    // MARK: Routes

    /// The routes that the machine has: the reading `routes`, a row for each.
    package func routes() -> Reading {
        var reading = reading("routes")
        reading.columns = [
            "kind", "destination", "length", "gateway", "interface", "index", "source", "link",
            "dynamic", "mtu",
        ]
        let record = model.machines[machine]
        if let index = walker.defaultInterface(machine) {
            reading.rows.append(route("default", 0, 0, walker.gateway(index), index))
        }
        for index in record.interfaces where walker.hasRoutes(index) {
            let length = walker.prefixLength(index)
            let base = walker.address(index) & AddressText.mask(length)
            reading.rows.append(route("connected", base, length, 0, index))
        }
        for index in record.routes {
            let route = model.routes[index]
            let nextHop = walker.cell(route.nextHop)
            guard nextHop != 0, let interface = walker.connected(nextHop, machine) else { continue }
            reading.rows.append(
                self.route("static", route.base, route.length, nextHop, interface))
        }
        finish(&reading)
        return reading
    }

    private func route(
        _ kind: String, _ base: Int64, _ length: Int64, _ gateway: Int64, _ index: Int
    ) -> [ReadingValue] {
        [
            .symbol(kind), .address(base), .integer(length), HostQueries.optional(gateway),
            .text(model.interfaceNames[index]), .integer(Int64(model.interfaces[index].place) + 2),
            HostQueries.optional(walker.address(index)), .flag(walker.isUp(index)),
            .flag(walker.isDynamic(index)), .integer(walker.mtu(index)),
        ]
    }

    // MARK: Services and mounts

    /// The TCP ports on which something listens: the reading `listeners`.
    package func listeners() -> Reading {
        var reading = reading("listeners")
        reading.columns = ["service", "port"]
        for index in model.machines[machine].services {
            let service = model.services[index]
            guard service.transport == .tcp, walker.cell(service.state) != HostSlots.stopped else {
                continue
            }
            reading.rows.append([.text(service.name), .integer(service.port)])
        }
        finish(&reading)
        return reading
    }

    /// The shares that the machine mounts, and whether each is there now: the reading `mounts`.
    package func mounts() -> Reading {
        var reading = reading("mounts")
        reading.columns = ["url", "server", "share", "port", "state", "outcome", "address"]
        for index in model.machines[machine].mounts {
            let mount = model.mounts[index]
            let view = MountView(mount, walker, machine)
            reading.rows.append([
                .text(mount.url), .text(mount.server), .text(mount.share), .integer(mount.port),
                .symbol(view.isAvailable ? "available" : "not-available"), .symbol(view.outcome),
                HostQueries.optional(view.address),
            ])
        }
        finish(&reading)
        return reading
    }
}

/// Whether a share can be used from a machine now: its server's name resolves, and its port opens.
package struct MountView: Hashable, Sendable {
    package var isAvailable: Bool
    /// The outcome of the connection, or of the name's resolution where that failed.
    package var outcome: String
    package var address: Int64

    init(_ mount: NetworkMount, _ walker: NetworkWalker, _ machine: Int) {
        let name = walker.look(up: mount.server, on: machine)
        address = name.address
        guard name.status == .found else {
            isAvailable = false
            outcome = "name-" + name.status.rawValue
            return
        }
        let connection = walker.connect(from: machine, to: name.address, port: mount.port)
        isAvailable = connection.outcome == .open
        outcome = connection.outcome.rawValue
    }
}

extension HostQueries {
    /// Takes an address out of the machine's tables of neighbours; whether it was there.
    package func forgetNeighbour(_ address: Int64) -> Bool {
        guard let memory = walker.memory else { return false }
        var isThere = false
        for index in model.machines[machine].interfaces
        where walker.neighbour(address, of: index) != nil {
            memory.tables.remove(model.interfaces[index].arpTable, key: address)
            isThere = true
        }
        return isThere
    }
}
