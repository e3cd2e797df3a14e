import HouseSupport
import Plant
import SimulationKernel
import TestSupport
import Testing

@testable import Planes

/// A frame that is followed along its way alone comes to whom a frame comes that is sent out of
/// every port, whatever is done to the network.
@Suite struct FabricTests {
    /// A frame sent out of every port of every switch, with all that it came to.
    private struct PlainFlood {
        let walker: NetworkWalker
        let bytes: Int64
        var steps: [(networkSwitch: Int, vlan: Int64, ingress: Int)] = []
        var taken: [Int] = []

        private var model: NetworkModel { walker.model }

        init(_ walker: NetworkWalker, from index: Int, bytes: Int64) {
            self.walker = walker
            self.bytes = bytes
            let interface = walker.model.interfaces[index]
            guard walker.isUp(index) else { return }
            if interface.networkSwitch >= 0 {
                steps.append((Int(interface.networkSwitch), interface.fixedVLAN, -1))
            } else {
                cross(Int(interface.port), walker.vlan(index))
            }
            var next = 0
            while next < steps.count {
                let step = steps[next]
                for port in model.switches[step.networkSwitch].ports where port != step.ingress {
                    let tag = tag(port, step.vlan)
                    if tag >= 0 { cross(port, tag) }
                }
                next += 1
            }
        }

        private func tag(_ port: Int, _ vlan: Int64) -> Int64 {
            if bytes > walker.portCell(port, SwitchSlots.mtu) { return -1 }
            guard walker.portCell(port, SwitchSlots.mode) == SwitchSlots.trunk else {
                return walker.portCell(port, SwitchSlots.vlan) == vlan ? 0 : -1
            }
            guard walker.carries(port, vlan) else { return -1 }
            return walker.portCell(port, SwitchSlots.native) == vlan ? 0 : vlan
        }

        private mutating func cross(_ port: Int, _ tag: Int64) {
            let link = walker.link(model.ports[port].link)
            guard link.isUp, link.partner >= 0 else { return }
            let far = model.ports[link.partner]
            switch far.owner {
            case .nobody: return
            case .machine:
                for index in model.machines[Int(far.index)].interfaces
                where Int(model.interfaces[index].port) == link.partner
                    && walker.vlan(index) == tag
                {
                    take(index)
                }
            case .networkSwitch: enter(Int(far.index), link.partner, tag)
            }
        }

        private mutating func enter(_ networkSwitch: Int, _ port: Int, _ tag: Int64) {
            guard bytes <= walker.portCell(port, SwitchSlots.mtu) else { return }
            let isTrunk = walker.portCell(port, SwitchSlots.mode) == SwitchSlots.trunk
            if !isTrunk && tag != 0 { return }
            var vlan = tag
            if tag == 0 {
                vlan = walker.portCell(port, isTrunk ? SwitchSlots.native : SwitchSlots.vlan)
            }
            if isTrunk && !walker.carries(port, vlan) { return }
            if steps.contains(where: { $0.networkSwitch == networkSwitch && $0.vlan == vlan }) {
                return
            }
            steps.append((networkSwitch, vlan, port))
            let management = Int(model.switches[networkSwitch].management)
            if model.interfaces[management].fixedVLAN == vlan { take(management) }
        }

        private mutating func take(_ index: Int) {
            if walker.isEnabled(index) && bytes <= walker.mtu(index) { taken.append(index) }
        }
    }

    private func change(_ simulation: Simulation, _ generator: inout SeededGenerator) {
        let edits = (0..<4).flatMap { _ in RandomEditTests().edits(&generator) }
        simulation.apply(Patch(edits, by: .scene))
    }

    @Test func aFrameComesToWhomAPlainFloodComes() throws {
        try withEverySeed(20) { generator in
            let simulation = SmallHouse.simulation()
            for _ in 0..<6 {
                change(simulation, &generator)
                let walker = NetworkWalker(simulation, remembers: false)
                let all = walker.model.interfaces.indices.map { Int32($0) }
                for index in walker.model.interfaces.indices {
                    let plain = PlainFlood(walker, from: index, bytes: 46)
                    walker.broadcast(from: index, bytes: 46, listeners: all)
                    #expect(walker.arrivals.map { Int($0.interface) } == plain.taken)
                    #expect(walker.steps.map { Int($0.networkSwitch) } == plain.steps.map(\.0))
                    #expect(walker.steps.map { Int($0.ingress) } == plain.steps.map(\.2))
                    let wanted = generator.pick(walker.model.interfaces).hardwareAddress
                    walker.send(from: index, bytes: 46, to: wanted)
                    let first = plain.taken.first {
                        walker.model.interfaces[$0].hardwareAddress == wanted
                    }
                    #expect(walker.arrivals.first.map { Int($0.interface) } == first)
                }
            }
        }
    }

    @Test func everyAddressIsFound() throws {
        try withEverySeed(20) { generator in
            let simulation = SmallHouse.simulation()
            for _ in 0..<6 {
                change(simulation, &generator)
                let walker = NetworkWalker(simulation, remembers: false)
                for index in walker.model.interfaces.indices {
                    let wanted = walker.address(index)
                    let found = walker.fabric.interfaces(with: wanted, for: simulation.evaluator)
                    let expected = walker.model.interfaces.indices.filter {
                        walker.address($0) == wanted
                    }
                    #expect(found.map { Int($0) } == expected)
                }
            }
        }
    }

    /// Whoever reads the same cells, nodes and points goes the same way.
    @Test func whatATraceDoesNotTouchComesOutAsBefore() throws {
        var untouched = 0
        try withEverySeed(20) { generator in
            let simulation = SmallHouse.simulation()
            let model = NetworkModel.of(simulation.plant)
            let addresses = model.interfaces.indices.map {
                NetworkWalker(simulation, remembers: false).address($0)
            }
            let snapshot = simulation.evaluator.snapshot
            let ways = model.machines.indices.map { machine in
                let address = generator.pick(addresses)
                return (
                    machine, address,
                    simulation.tracing { echo(simulation, from: machine, to: address) }
                )
            }
            change(simulation, &generator)
            let changes = simulation.evaluator.changes(since: snapshot)
            for (machine, address, before) in ways where !changes.touch(before.1) {
                untouched += 1
                #expect(echo(simulation, from: machine, to: address) == before.0)
            }
        }
        #expect(untouched > 20, "some ways must be untouched for this to say anything")
    }

    private func echo(_ simulation: Simulation, from machine: Int, to address: Int64) -> Echo {
        NetworkWalker(simulation, remembers: false).echo(from: machine, to: address, payload: 56)
    }

    /// To unplug one machine is nothing to the way between two others on the same switches.
    @Test func aMachineBesideTheWayDoesNotTouchIt() throws {
        let simulation = SmallHouse.simulation()
        let model = NetworkModel.of(simulation.plant)
        let snapshot = simulation.evaluator.snapshot
        var touched = 0
        var ways = 0
        for cable in simulation.plant.layout.cables {
            let before = simulation.state
            let traces = model.machines.indices.flatMap { machine in
                model.interfaces.indices.map { index in
                    let address = NetworkWalker(simulation, remembers: false).address(index)
                    return simulation.tracing {
                        echo(simulation, from: machine, to: address)
                    }.1
                }
            }
            simulation.apply(Patch([SlotEdit(cable.ends[0], -1)], by: .scene))
            let changes = simulation.evaluator.changes(since: snapshot)
            ways += traces.count
            touched += traces.count(where: changes.touch)
            simulation.restore(before)
        }
        #expect(touched > 0)
        #expect(2 * touched < ways, "\(touched) of \(ways) ways")
    }
}
