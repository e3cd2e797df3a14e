package import Plant
import SimulationKernel

/// What happens to a lease as time goes by: renewal at T1, rebinding at T2, expiry (RFC 2131
/// §4.4.5).
///
/// Each dynamic interface has one event ahead, at the next of these moments and never further away
/// than the shortest T1 in the plant, so that a lease that came in between is never looked at late.
package enum LeaseRenewal {
    static let eventName = "dhcp-renewal"

    static let handler = EventHandler(eventName: eventName) { simulation, event in
        let model = NetworkModel.of(simulation.plant)
        let index = Int(event.subject)
        guard model.interfaces.indices.contains(index) else { return }
        let first = model.interfaces[index].latch
        let look = simulation.latch(LatchID(first.index + HostSlots.nextLook))
        // Another event has taken this one's place.
        guard event.a == look, look == simulation.clock.milliseconds else { return }
        LeaseRenewal.look(index, simulation)
        LeaseRenewal.schedule(index, simulation)
    }

    /// Gives each lease an age, as if the plant had been running for long, and starts the looking.
    static let settler: @Sendable (Simulation) -> Void = { simulation in
        let model = NetworkModel.of(simulation.plant)
        for (index, interface) in model.interfaces.enumerated() where interface.latch.rawValue >= 0
        {
            let lease = NetworkWalker(simulation, remembers: false).lease(index)
            if lease.state == .bound {
                var digest = Digest()
                digest.add(interface.hardwareAddress)
                let age = Int64(digest.value % UInt64(max(1, lease.renewalMilliseconds)))
                simulation.set([
                    LatchEdit(
                        latch(interface, HostSlots.obtained), simulation.clock.milliseconds - age)
                ])
            }
            schedule(index, simulation)
        }
    }

    private static func latch(_ interface: NetworkInterface, _ offset: Int) -> LatchID {
        LatchID(interface.latch.index + offset)
    }

    /// Puts the next look at an interface's lease into the queue.
    private static func schedule(_ index: Int, _ simulation: Simulation) {
        let model = NetworkModel.of(simulation.plant)
        let interface = model.interfaces[index]
        let lease = NetworkWalker(simulation, remembers: false).lease(index)
        let now = simulation.clock.milliseconds
        var next = now + model.shortestRenewalMilliseconds
        if lease.state == .bound {
            let obtained = simulation.latch(latch(interface, HostSlots.obtained))
            for age in [
                lease.renewalMilliseconds, lease.rebindingMilliseconds, lease.expiryMilliseconds,
            ] where obtained + age > now {
                next = min(next, obtained + age)
                break
            }
        }
        next = max(next, now + 1)
        simulation.set([LatchEdit(latch(interface, HostSlots.nextLook), next)])
        simulation.schedule(
            eventName, subject: Int32(index), a: next,
            after: TimeSpan(milliseconds: next - now))
    }

    /// What is due for an interface's lease now.
    private static func look(_ index: Int, _ simulation: Simulation) {
        let walker = NetworkWalker(simulation, remembers: false)
        let interface = walker.model.interfaces[index]
        guard walker.isDynamic(index), walker.isUp(index) else { return }
        let lease = walker.lease(index)
        let now = simulation.clock.milliseconds
        let age = now - simulation.latch(latch(interface, HostSlots.obtained))
        if lease.state == .bound {
            if age < lease.renewalMilliseconds { return }
            if walker.renews(lease, of: index) {
                renew(index, walker, simulation)
                return
            }
            if age < lease.rebindingMilliseconds { return }
        }
        // At T2, at the end, and again and again without a lease: any server will do.
        let found = LeaseRules.settledLease(index, walker)
        if found.state == .bound || lease.state != .bound || age >= lease.expiryMilliseconds {
            set(found, index, simulation)
        }
    }

    /// The server renews the lease, with what the scope says now.
    private static func renew(_ index: Int, _ walker: NetworkWalker, _ simulation: Simulation) {
        var lease = walker.lease(index)
        let scope = walker.model.scopes[lease.scope]
        lease.router = walker.cell(scope.router)
        lease.resolver = walker.cell(scope.resolver)
        lease.seconds = walker.cell(scope.lease) * 60
        set(lease, index, simulation)
    }

    private static func set(_ lease: Lease, _ index: Int, _ simulation: Simulation) {
        let now = simulation.clock.milliseconds
        // Only what changes: to set a latch makes it look anew where it should rest.
        simulation.set(
            edits(lease, of: index, simulation, at: now).filter {
                simulation.latch($0.latch) != $0.value
            })
    }

    /// The latch edits that give an interface a lease, obtained at a moment.
    package static func edits(
        _ lease: Lease, of index: Int, _ simulation: Simulation, at milliseconds: Int64
    ) -> [LatchEdit] {
        let interface = NetworkModel.of(simulation.plant).interfaces[index]
        let words = lease.words
        return [
            LatchEdit(latch(interface, HostSlots.leaseAddress), words[0]),
            LatchEdit(latch(interface, HostSlots.leaseRouter), words[1]),
            LatchEdit(latch(interface, HostSlots.leaseResolver), words[2]),
            LatchEdit(latch(interface, HostSlots.obtained), milliseconds),
        ]
    }
}
