package import Plant

/// What a DHCP client is told to do.
package enum LeaseAction: String, Hashable, Sendable {
    case release
    case renew
}

/// The reading of a DHCP client's work, with the edits that it makes.
package struct LeaseQueryResult: Sendable {
    package var reading: Reading
    package var latchEdits: [LatchEdit]
}

extension HostQueries {
    /// Gives a lease up, or asks for one anew: the reading `lease-exchange`.
    ///
    /// Whoever gave the command makes the edits.
    package func exchangeLease(_ action: LeaseAction, interface index: Int) -> LeaseQueryResult {
        var reading = reading("lease-exchange")
        let interface = model.interfaces[index]
        let before = walker.lease(index)
        reading.add("action", .symbol(action.rawValue))
        reading.add("interface", .text(model.interfaceNames[index]))
        reading.add("hardware-address", .hardwareAddress(interface.hardwareAddress))
        reading.add("link", .flag(walker.isUp(index)))
        reading.add("before", HostQueries.optional(before.address))
        var released = interface.latch
        released = LatchID(released.index + HostSlots.released)
        if action == .release {
            reading.add("outcome", .symbol(before.state == .bound ? "released" : "nothing"))
            wait(1000)
            finish(&reading)
            let edits = LeaseRenewal.edits(.none, of: index, simulation, at: walker.milliseconds)
            return LeaseQueryResult(
                reading: reading, latchEdits: [LatchEdit(released, 1)] + edits)
        }
        let lease = walker.isUp(index) ? walker.discover(index) : .none
        let isBound = lease.state == .bound
        reading.add(
            "outcome",
            .symbol(!walker.isUp(index) ? "no-link" : isBound ? "bound" : "no-answer"))
        reading.add("address", HostQueries.optional(lease.address))
        reading.add("length", .integer(lease.length))
        reading.add("gateway", HostQueries.optional(lease.router))
        reading.add("resolver", HostQueries.optional(lease.resolver))
        reading.add(
            "server",
            walker.serverAddress(of: lease.scope, for: index).map { .address($0) } ?? .none)
        reading.add("lease-seconds", .integer(lease.seconds))
        wait(isBound ? 3000 : walker.isUp(index) ? 15_000 : 1000)
        finish(&reading)
        let edits = LeaseRenewal.edits(lease, of: index, simulation, at: walker.milliseconds)
        return LeaseQueryResult(reading: reading, latchEdits: [LatchEdit(released, 0)] + edits)
    }
}
