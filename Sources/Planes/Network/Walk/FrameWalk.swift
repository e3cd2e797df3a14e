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
    /// Sends one frame from an interface to a hardware address; afterwards `arrivals` holds the
    /// interfaces that took it.
    ///
    /// - Parameter bytes: the size of the packet in it.
    /// - Returns: whether anybody took it.
    @discardableResult
    func send(from index: Int, bytes: Int64, to hardwareAddress: Int64) -> Bool {
        listeners.removeAll(keepingCapacity: true)
        listeners.append(contentsOf: model.interfaces(withHardwareAddress: hardwareAddress))
        frameDestination = hardwareAddress
        return send(from: index, bytes: bytes)
    }

    /// Sends one frame from an interface to everybody; afterwards `arrivals` holds those listeners
    /// that took it. Who else takes it makes no difference to the sender.
    ///
    /// - Parameters:
    ///   - bytes: the size of the packet in it.
    ///   - listeners: interfaces, in ascending order.
    /// - Returns: whether any of them took it.
    @discardableResult
    func broadcast(from index: Int, bytes: Int64, listeners wanted: [Int32]) -> Bool {
        listeners = wanted
        frameDestination = -1
        return send(from: index, bytes: bytes)
    }

    /// Follows a frame for everybody without anybody's learning by it; afterwards `steps` holds the
    /// switches that it comes through.
    func follow(from index: Int, bytes: Int64) {
        listeners.removeAll(keepingCapacity: true)
        frameDestination = -1
        pass(from: index, bytes: bytes)
    }

    private func send(from index: Int, bytes: Int64) -> Bool {
        // Where no switch learns by it and nobody listens, nothing comes of it.
        if memory == nil && listeners.isEmpty { return false }
        guard pass(from: index, bytes: bytes) else { return false }
        remember(source: model.interfaces[index].hardwareAddress)
        return !arrivals.isEmpty
    }

    /// - Returns: whether the interface could send at all.
    @discardableResult
    private func pass(from index: Int, bytes: Int64) -> Bool {
        steps.removeAll(keepingCapacity: true)
        arrivals.removeAll(keepingCapacity: true)
        frameBytes = max(bytes, 46)
        let interface = model.interfaces[index]
        guard isUp(index) else { return false }
        let fabric = fabric
        findDoors(fabric)
        if interface.networkSwitch >= 0 {
            steps.append(
                FrameStep(
                    networkSwitch: interface.networkSwitch, vlan: Int32(interface.fixedVLAN),
                    ingress: -1, parent: -1, nanoseconds: 0))
        } else {
            transmit(link(interface.link), tag: vlan(index), after: 0, step: -1)
        }
        flood(fabric)
        return true
    }

    /// Finds the ports of switches that lead to a listener.
    private func findDoors(_ fabric: NetworkFabric) {
        doors.removeAll(keepingCapacity: true)
        for listener in listeners {
            let port = Int(model.interfaces[Int(listener)].port)
            guard port >= 0 else { continue }
            for door in fabric.doors(to: port, for: evaluator) where !doors.contains(door) {
                doors.append(door)
            }
        }
        if doors.count > 1 { doors.sort() }
    }

    /// Follows the frame from switch to switch: out of each port that leads to another switch or to
    /// a listener, in the order of the ports.
    private func flood(_ fabric: NetworkFabric) {
        var next = 0
        while next < steps.count {
            if frameDestination >= 0 && !arrivals.isEmpty { return }
            let step = steps[next]
            let index = Int(step.networkSwitch)
            let end = Int32(model.switches[index].ports.upperBound)
            var door = doors.startIndex
            while door < doors.endIndex && Int(doors[door]) < model.switches[index].ports.lowerBound
            {
                door += 1
            }
            for uplink in fabric.uplinks(of: index, for: evaluator) {
                while door < doors.endIndex && doors[door] < uplink {
                    leave(Int(doors[door]), step, next)
                    door += 1
                }
                leave(Int(uplink), step, next)
            }
            while door < doors.endIndex && doors[door] < end {
                leave(Int(doors[door]), step, next)
                door += 1
            }
            next += 1
        }
    }

    /// Sends the frame out of a port of a switch, unless it came in there or doesn't belong there.
    private func leave(_ port: Int, _ step: FrameStep, _ number: Int) {
        guard port != Int(step.ingress) else { return }
        let link = link(model.ports[port].link)
        guard link.isUp else { return }
        let tag = egressTag(port, Int64(step.vlan))
        if tag < 0 { return }
        transmit(link, tag: tag, after: step.nanoseconds, step: number)
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
            guard Int(model.interfaces[index].port) == port, listeners.contains(Int32(index)),
                vlan(index) == tag
            else { continue }
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
        let vlan = ingressVLAN(port, tag)
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
        let management = Int(model.switches[index].management)
        if model.interfaces[management].fixedVLAN == vlan,
            listeners.contains(Int32(management))
        {
            accept(management, after, step)
        }
    }

    // MARK: Ports of a switch

    /// A cell of a switch port's settings.
    func portCell(_ port: Int, _ setting: Int) -> Int64 {
        evaluator.cell(CellID(rawValue: model.ports[port].settings + Int32(setting)))
    }

    /// Whether a trunk port carries a VLAN: one that the switch knows, and that is allowed there.
    func carries(_ port: Int, _ vlan: Int64) -> Bool {
        let record = model.ports[port]
        let start = model.vlanStarts[Int(record.index)]
        for place in start..<model.vlanStarts[Int(record.index) + 1]
        where model.vlanNumbers[place] == vlan {
            return record.carries < 0
                || evaluator.cell(CellID(rawValue: record.carries + Int32(place - start))) == 1
        }
        return false
    }

    /// The VLAN into which a port puts an incoming frame; 0 where it drops it.
    private func ingressVLAN(_ port: Int, _ tag: Int64) -> Int64 {
        guard frameBytes <= portCell(port, SwitchSlots.mtu) else { return 0 }
        if portCell(port, SwitchSlots.mode) != SwitchSlots.trunk {
            return tag == 0 ? portCell(port, SwitchSlots.vlan) : 0
        }
        let vlan = tag == 0 ? portCell(port, SwitchSlots.native) : tag
        return carries(port, vlan) ? vlan : 0
    }

    /// The tag with which a port sends a frame of a VLAN: 0 for none, −1 where it doesn't.
    private func egressTag(_ port: Int, _ vlan: Int64) -> Int64 {
        let isTrunk = portCell(port, SwitchSlots.mode) == SwitchSlots.trunk
        if !isTrunk && portCell(port, SwitchSlots.vlan) != vlan { return -1 }
        if isTrunk && !carries(port, vlan) { return -1 }
        if frameBytes > portCell(port, SwitchSlots.mtu) { return -1 }
        if !isTrunk || portCell(port, SwitchSlots.native) == vlan { return 0 }
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
        let networkSwitch = Int(step.networkSwitch)
        memory.learn(
            LatchRow(
                table: model.switches[networkSwitch].macTable,
                key: Int64(step.vlan) << 48 | source, value: place(of: step),
                expires: SimulatedTime(
                    milliseconds: milliseconds + NetworkTimes.forwardingEntry)))
    }

    /// The place, on its switch, of the port where a frame came in.
    func place(of step: FrameStep) -> Int64 {
        Int64(step.ingress) - Int64(model.switches[Int(step.networkSwitch)].ports.lowerBound)
    }
}

extension Simulation {
    /// Puts a row of a forwarding table in, unless the table heard of it later.
    func learn(_ row: LatchRow) {
        let known = tables.row(row.table, key: row.key, at: clock)
        if let known, known.expires > row.expires { return }
        tables.set(row)
    }
}
