import Plant
import SimulationKernel

/// How long things take on the way, in nanoseconds.
enum NetworkDelays {
    /// Light in copper: about 5 ns/m (ISO/IEC 11801: at most 5.7 ns/m for category 6).
    static let perMetre: Int64 = 5
    /// A store-and-forward switch beside the frame's own time: of the order that makers give for
    /// access switches.
    static let perSwitch: Int64 = 4_000
    /// A router: what a hop adds in the recorded tools (traceroute over two routers).
    static let perRouter: Int64 = 10_000
    /// A host's own work for each packet that it sends or receives: a quarter of the recorded round
    /// trip of 80 to 100 µs through two routers.
    static let perHost: Int64 = 20_000
    /// The size of the random part of a round trip, from the spread of the recorded ones (mdev 6 to
    /// 20 µs when nothing else happens).
    static let spread: Int64 = 12_000
    /// Destination, source, type and check sequence of a frame, preamble and gap (IEEE 802.3 clause
    /// 4.4.2).
    static let frameOverhead: Int64 = 38
}

/// How long things are remembered, in milliseconds.
enum NetworkTimes {
    /// Forwarding entries (IEEE 802.1Q clause 8.8.3: 300 s by default).
    static let forwardingEntry: Int64 = 300_000
    /// A machine that is up has sent something to everybody within this time: address resolution,
    /// announcements of services and names. A judgement; well below the ageing time, so that
    /// forwarding tables know every machine that is up.
    static let background: Int64 = 60_000
}

extension NetworkWalker {
    /// Sends one frame from an interface; afterwards `arrivals` holds the interfaces that took it.
    ///
    /// - Parameters:
    ///   - bytes: the size of the packet in it.
    ///   - hardwareAddress: whom it is for, or −1 for everybody.
    /// - Returns: whether anybody took it.
    @discardableResult
    func send(from index: Int, bytes: Int64, to hardwareAddress: Int64) -> Bool {
        steps.removeAll(keepingCapacity: true)
        arrivals.removeAll(keepingCapacity: true)
        frameBytes = max(bytes, 46)
        frameDestination = hardwareAddress
        let interface = model.interfaces[index]
        guard isUp(index) else { return false }
        if interface.networkSwitch >= 0 {
            steps.append(
                FrameStep(
                    networkSwitch: interface.networkSwitch, vlan: Int32(interface.fixedVLAN),
                    ingress: -1, parent: -1, nanoseconds: 0))
        } else {
            transmit(link(interface.link), tag: vlan(index), after: 0, step: -1)
        }
        flood()
        remember(source: interface.hardwareAddress)
        return !arrivals.isEmpty
    }

    private func flood() {
        var next = 0
        while next < steps.count {
            if frameDestination >= 0 && !arrivals.isEmpty { return }
            let step = steps[next]
            let networkSwitch = model.switches[Int(step.networkSwitch)]
            let vlan = Int64(step.vlan)
            for port in networkSwitch.ports where port != Int(step.ingress) {
                let link = link(model.ports[port].link)
                guard link.isUp else { continue }
                let tag = egressTag(networkSwitch, port, vlan)
                if tag < 0 { continue }
                transmit(link, tag: tag, after: step.nanoseconds, step: next)
            }
            next += 1
        }
    }

    /// Sends the frame over a link, to whatever is at its other end.
    private func transmit(_ link: LinkState, tag: Int64, after: Int64, step: Int) {
        let partner = link.partner
        guard link.isUp, partner >= 0 else { return }
        let own = (frameBytes + NetworkDelays.frameOverhead) * 8_000 / max(1, link.megabits)
        let way =
            link.lengthMillimetres * NetworkDelays.perMetre / 1000 + link.delayMicroseconds * 1000
        let time = after + own + way
        let port = model.ports[partner]
        switch port.owner {
        case .nobody: return
        case .machine: deliver(toMachine: Int(port.index), port: partner, tag, time, step)
        case .networkSwitch: enter(Int(port.index), port: partner, tag, time, step)
        }
    }

    private func deliver(
        toMachine machine: Int, port: Int, _ tag: Int64, _ time: Int64, _ step: Int
    ) {
        for index in model.machines[machine].interfaces {
            guard Int(model.interfaces[index].port) == port, vlan(index) == tag else { continue }
            accept(index, time, step)
        }
    }

    /// An interface takes a frame that is for it and not larger than what it expects.
    private func accept(_ index: Int, _ time: Int64, _ step: Int) {
        let own = model.interfaces[index].hardwareAddress
        guard frameDestination < 0 || frameDestination == own, frameBytes <= mtu(index),
            isEnabled(index)
        else { return }
        arrivals.append(
            FrameArrival(interface: Int32(index), step: Int32(step), nanoseconds: time))
    }

    private func enter(
        _ index: Int, port: Int, _ tag: Int64, _ time: Int64, _ parent: Int
    ) {
        let networkSwitch = model.switches[index]
        let vlan = ingressVLAN(networkSwitch, port, tag)
        guard vlan > 0 else { return }
        for step in steps
        where Int(step.networkSwitch) == index && Int64(step.vlan) == vlan {
            return
        }
        let step = steps.count
        let after = time + NetworkDelays.perSwitch
        steps.append(
            FrameStep(
                networkSwitch: Int32(index), vlan: Int32(vlan), ingress: Int32(port),
                parent: Int32(parent), nanoseconds: after))
        let management = Int(networkSwitch.management)
        if model.interfaces[management].fixedVLAN == vlan {
            accept(management, after, step)
        }
    }

    // MARK: Ports of a switch

    /// A cell of a port's settings.
    func portCell(_ networkSwitch: NetworkSwitch, _ port: Int, _ setting: Int) -> Int64 {
        let place = port - networkSwitch.ports.lowerBound
        return evaluator.cell(
            CellID(
                rawValue: networkSwitch.firstCell + Int32(place * SwitchSlots.perPort + setting)))
    }

    /// Whether a trunk port carries a VLAN: one that the switch knows, and that is allowed there.
    func carries(_ networkSwitch: NetworkSwitch, _ port: Int, _ vlan: Int64) -> Bool {
        let first = networkSwitch.carries[port - networkSwitch.ports.lowerBound]
        for (place, number) in networkSwitch.vlans.enumerated() where number == vlan {
            return first < 0 || evaluator.cell(CellID(rawValue: first + Int32(place))) == 1
        }
        return false
    }

    /// The VLAN into which a port puts an incoming frame; 0 where it drops it.
    private func ingressVLAN(_ networkSwitch: NetworkSwitch, _ port: Int, _ tag: Int64) -> Int64 {
        guard frameBytes <= portCell(networkSwitch, port, SwitchSlots.mtu) else { return 0 }
        if portCell(networkSwitch, port, SwitchSlots.mode) != SwitchSlots.trunk {
            return tag == 0 ? portCell(networkSwitch, port, SwitchSlots.vlan) : 0
        }
        let vlan = tag == 0 ? portCell(networkSwitch, port, SwitchSlots.native) : tag
        return carries(networkSwitch, port, vlan) ? vlan : 0
    }

    /// The tag with which a port sends a frame of a VLAN: 0 for none, −1 where it doesn't.
    private func egressTag(_ networkSwitch: NetworkSwitch, _ port: Int, _ vlan: Int64) -> Int64 {
        let isTrunk = portCell(networkSwitch, port, SwitchSlots.mode) == SwitchSlots.trunk
        if !isTrunk && portCell(networkSwitch, port, SwitchSlots.vlan) != vlan { return -1 }
        if isTrunk && !carries(networkSwitch, port, vlan) { return -1 }
        if frameBytes > portCell(networkSwitch, port, SwitchSlots.mtu) { return -1 }
        if !isTrunk || portCell(networkSwitch, port, SwitchSlots.native) == vlan { return 0 }
        return vlan
    }

    // MARK: What switches learn

    /// Each switch that saw the frame remembers on which port its sender is.
    private func remember(source: Int64) {
        guard let memory else { return }
        if frameDestination < 0 {
            for step in steps { learn(step, source, memory) }
        } else if let arrival = arrivals.first {
            var index = Int(arrival.step)
            while index >= 0 {
                learn(steps[index], source, memory)
                index = Int(steps[index].parent)
            }
        }
    }

    private func learn(_ step: FrameStep, _ source: Int64, _ memory: Simulation) {
        guard step.ingress >= 0 else { return }
        let networkSwitch = model.switches[Int(step.networkSwitch)]
        let row = LatchRow(
            table: networkSwitch.macTable, key: Int64(step.vlan) << 48 | source,
            value: Int64(step.ingress) - Int64(networkSwitch.ports.lowerBound),
            expires: SimulatedTime(
                milliseconds: milliseconds - ageMilliseconds + NetworkTimes.forwardingEntry))
        let known = memory.tables.row(row.table, key: row.key, at: memory.clock)
        if let known, known.expires > row.expires { return }
        memory.tables.set(row)
    }
}
