import Plant
import SimulationKernel

/// How a DHCP client's latches move: where the lease rests, and how long it takes to get there.
///
/// A client looks again when its link comes or goes, when it is switched on or off, or when its
/// method is changed. A change of VLAN at the switch doesn't touch its link: it keeps its lease
/// until `LeaseRenewal` finds that the server can't be reached, as in life.
enum LeaseRules {
    static func wire(_ wirer: inout ElementWirer, interface place: Int, link: NodeID) {
        let base = HostSlots.interface(place)
        let first = place * HostSlots.latchesPerInterface
        let element = wirer.element
        let released = wirer.latch(first + HostSlots.released)
        let cells = [
            wirer.cell(wirer.slot(HostSlots.power)), wirer.cell(wirer.slot(base + HostSlots.up)),
            wirer.cell(wirer.slot(base + HostSlots.method)), wirer.cell(released),
        ]
        for (offset, word) in [
            (HostSlots.leaseAddress, 0), (HostSlots.leaseRouter, 1), (HostSlots.leaseResolver, 2),
        ] {
            wirer.rule(
                wirer.latch(first + offset),
                LatchRule(
                    cells: cells, nodes: [link],
                    settled: { settledLease(element, place, $0).words[word] },
                    step: { _, target, simulation in
                        LatchStep(
                            value: target,
                            afterMilliseconds: delay(element, place, simulation))
                    }))
        }
        let obtained = wirer.latch(first + HostSlots.obtained)
        let address = wirer.latch(first + HostSlots.leaseAddress)
        // Declared before the lease itself, so that it sees the lease as it was.
        wirer.rule(
            obtained,
            LatchRule(
                cells: cells, nodes: [link],
                settled: { simulation in
                    settledLease(element, place, simulation).words[0] == simulation.latch(address)
                        ? simulation.latch(obtained) : simulation.clock.milliseconds
                },
                step: { _, _, simulation in
                    LatchStep(
                        value: simulation.clock.milliseconds,
                        afterMilliseconds: delay(element, place, simulation))
                }))
        wirer.rule(
            released,
            LatchRule.following(nodes: [link], afterMilliseconds: 1) { simulation in
                let model = NetworkModel.of(simulation.plant)
                guard let machine = model.machine(element) else { return 0 }
                let index = model.machines[machine].interfaces.lowerBound + place
                let link = LinkState(simulation.value(model.interfaces[index].link))
                return link.isUp ? simulation.latch(released) : 0
            })
    }

    /// The lease that an interface comes to under the present condition.
    static func settledLease(_ element: ElementID, _ place: Int, _ simulation: Simulation) -> Lease
    {
        let walker = NetworkWalker(simulation, remembers: false)
        guard let machine = walker.model.machine(element) else { return .none }
        let index = walker.model.machines[machine].interfaces.lowerBound + place
        return settledLease(index, walker)
    }

    static func settledLease(_ index: Int, _ walker: NetworkWalker) -> Lease {
        guard walker.isDynamic(index), !isReleased(index, walker) else { return .none }
        return walker.discover(index)
    }

    private static func isReleased(_ index: Int, _ walker: NetworkWalker) -> Bool {
        walker.latch(walker.model.interfaces[index].latch, HostSlots.released) == 1
    }

    /// How long a client takes to its new lease, in milliseconds.
    ///
    /// An exchange with its probe for duplicates takes a few seconds. Without an answer, Windows
    /// and macOS make up an address after several requests. A lost link is noticed within a second
    /// by macOS and Windows, and after five by NetworkManager on Linux (its carrier wait). All are
    /// of the order that one sees, none is a promise.
    private static func delay(_ element: ElementID, _ place: Int, _ simulation: Simulation) -> Int64
    {
        let lease = settledLease(element, place, simulation)
        let model = NetworkModel.of(simulation.plant)
        let system = model.machine(element).map { model.machines[$0].system } ?? .linux
        switch lease.state {
        case .bound: return 3_000
        case .linkLocal: return system == .windows ? 7_000 : 10_000
        case .none: return system == .linux ? 5_000 : 1_000
        }
    }
}
