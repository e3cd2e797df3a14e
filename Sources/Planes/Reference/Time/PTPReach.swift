import Plant
import Signals

/// Who hears whom in a network of PTP clocks, and after how long: messages to 224.0.1.129 go
/// wherever a frame for everybody goes, but stop at switches that are boundary clocks.
struct PTPReach {
    /// A clock that is heard.
    struct Hearing: Hashable {
        /// The clock that sends, by its number in the model.
        var from: Int
        /// The way of a message, in nanoseconds.
        var nanoseconds: Int64
        /// How many switches on the way know nothing of PTP, and hold messages for a while.
        var plainSwitches: Int
    }

    /// An Announce or Sync message with all headers: 44 and 64 bytes of payload in 42 of Ethernet,
    /// IP and UDP (IEEE 1588-2019 §13.5, §13.6), near enough.
    private static let frameBytes: Int64 = 98

    /// By the clock that hears.
    private(set) var heard: [[Hearing]]

    private let simulation: Simulation
    private let clocks: [ReferenceModel.PTPClock]
    private let network: NetworkModel
    private let walker: NetworkWalker

    /// Sends a message from every clock that runs.
    init?(_ simulation: Simulation) {
        guard let network = simulation.plant.networkModelIfAny else { return nil }
        self.simulation = simulation
        self.network = network
        clocks = simulation.plant.referenceModel.ptpClocks
        walker = NetworkWalker(model: network, evaluator: simulation.evaluator)
        heard = Array(repeating: [], count: clocks.count)
        for clock in clocks.indices where PTPSlots.isRunning(simulation, clocks[clock].element) {
            flood(from: clock)
        }
    }

    /// A frame inside a switch, in one VLAN.
    private struct Step {
        var networkSwitch: Int
        var vlan: Int64
        /// The port where it came in, or −1.
        var ingress: Int
        var nanoseconds: Int64
        var plainSwitches: Int
    }

    private mutating func flood(from clock: Int) {
        var steps: [Step] = []
        let record = clocks[clock]
        if record.isSwitch {
            guard let networkSwitch = switchNumber(record.machine),
                PTPSlots.isBoundary(simulation, record.element)
            else { return }
            let own = network.switches[networkSwitch]
            guard walker.cell(own.power) == 1 else { return }
            for vlan in own.vlans {
                send(
                    Step(
                        networkSwitch: networkSwitch, vlan: vlan, ingress: -1, nanoseconds: 0,
                        plainSwitches: 0), from: clock, &steps)
            }
        } else {
            guard let interface = interfaceNumber(record), walker.isUp(interface) else { return }
            let link = walker.link(network.interfaces[interface].link)
            transmit(link, tag: walker.vlan(interface), after: 0, plain: 0, from: clock, &steps)
        }
        var next = 0
        while next < steps.count {
            send(steps[next], from: clock, &steps)
            next += 1
        }
    }

    /// Out of every port of a switch that carries the VLAN.
    private mutating func send(_ step: Step, from clock: Int, _ steps: inout [Step]) {
        let networkSwitch = network.switches[step.networkSwitch]
        for port in networkSwitch.ports where port != step.ingress {
            let link = walker.link(network.ports[port].link)
            guard link.isUp else { continue }
            let isTrunk =
                walker.portCell(port, SwitchSlots.mode) == SwitchSlots.trunk
            var tag: Int64 = 0
            if isTrunk {
                guard walker.carries(port, step.vlan) else { continue }
                let native = walker.portCell(port, SwitchSlots.native)
                tag = native == step.vlan ? 0 : step.vlan
            } else if walker.portCell(port, SwitchSlots.vlan) != step.vlan {
                continue
            }
            transmit(
                link, tag: tag, after: step.nanoseconds, plain: step.plainSwitches, from: clock,
                &steps)
        }
    }

    /// Over a link, to whatever is at its other end.
    private mutating func transmit(
        _ link: LinkState, tag: Int64, after: Int64, plain: Int, from clock: Int,
        _ steps: inout [Step]
    ) {
        guard link.isUp, link.partner >= 0 else { return }
        let own = PTPReach.frameBytes * 8_000 / max(1, link.megabits)
        let way = link.lengthMillimetres * NetworkDelays.perMetre / 1000
        let time = after + own + way
        let port = network.ports[link.partner]
        switch port.owner {
        case .nobody: return
        case .machine:
            for index in network.machines[Int(port.index)].interfaces
            where Int(network.interfaces[index].port) == link.partner && walker.vlan(index) == tag {
                hear(
                    atInterface: index,
                    Hearing(from: clock, nanoseconds: time, plainSwitches: plain))
            }
        case .networkSwitch:
            enter(
                Int(port.index), port: link.partner, tag,
                Hearing(from: clock, nanoseconds: time, plainSwitches: plain), &steps)
        }
    }

    private mutating func hear(atInterface index: Int, _ hearing: Hearing) {
        for (clock, record) in clocks.enumerated()
        where !record.isSwitch && interfaceNumber(record) == index {
            hear(clock, hearing)
        }
    }

    /// The shortest way counts, where there are several.
    private mutating func hear(_ clock: Int, _ hearing: Hearing) {
        guard clock != hearing.from else { return }
        if heard[clock].contains(where: { $0.from == hearing.from }) { return }
        heard[clock].append(hearing)
    }

    private mutating func enter(
        _ index: Int, port: Int, _ tag: Int64, _ hearing: Hearing, _ steps: inout [Step]
    ) {
        let networkSwitch = network.switches[index]
        let isTrunk = walker.portCell(port, SwitchSlots.mode) == SwitchSlots.trunk
        var vlan = tag
        if isTrunk {
            if tag == 0 { vlan = walker.portCell(port, SwitchSlots.native) }
            guard walker.carries(port, vlan) else { return }
        } else {
            guard tag == 0 else { return }
            vlan = walker.portCell(port, SwitchSlots.vlan)
        }
        var plain = hearing.plainSwitches + 1
        if let clock = clocks.firstIndex(where: {
            $0.isSwitch && $0.machine == networkSwitch.element
                && PTPSlots.isRunning(simulation, $0.element)
        }) {
            if PTPSlots.isBoundary(simulation, clocks[clock].element) {
                hear(clock, hearing)
                return
            }
            plain -= 1
        }
        if steps.contains(where: { $0.networkSwitch == index && $0.vlan == vlan }) { return }
        steps.append(
            Step(
                networkSwitch: index, vlan: vlan, ingress: port,
                nanoseconds: hearing.nanoseconds + NetworkDelays.perSwitch, plainSwitches: plain))
    }

    private func switchNumber(_ element: ElementID) -> Int? {
        network.switches.firstIndex { $0.element == element }
    }

    /// The interface of a clock in the network's numbers, or nil.
    private func interfaceNumber(_ clock: ReferenceModel.PTPClock) -> Int? {
        guard let machine = network.machine(clock.machine) else { return nil }
        return clock.interface.isEmpty
            ? network.machines[machine].interfaces.first
            : network.interface(machine, named: clock.interface)
    }

    /// A clock's identity: its hardware address with FFFE in the middle (IEEE 1588-2019 §7.5.2.2);
    /// its number where it has none.
    func identity(of clock: Int) -> UInt64 {
        var address: Int64?
        if clocks[clock].isSwitch {
            address = switchNumber(clocks[clock].machine).map {
                network.interfaces[Int(network.switches[$0].management)].hardwareAddress
            }
        } else {
            address = interfaceNumber(clocks[clock]).map {
                network.interfaces[$0].hardwareAddress
            }
        }
        guard let address else { return UInt64(clock) }
        let bits = UInt64(bitPattern: address)
        return (bits >> 24) << 40 | 0xFFFE << 24 | bits & 0xFF_FFFF
    }
}
