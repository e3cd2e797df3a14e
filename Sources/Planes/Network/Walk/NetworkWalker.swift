package import Plant
import SimulationKernel

/// Follows frames and packets through a plant's network, hop by hop, in its present state.
///
/// Everything that it needs is asked of the evaluator at the moment of the walk, so that it holds
/// under an overlay too. Each walk is bounded: a frame enters a switch once in each VLAN, a packet
/// makes as many hops as its time to live allows.
///
/// A walker that *remembers* reads and writes the tables of neighbours and of forwarding entries,
/// as real traffic does; one that doesn't asks as if every table were empty, and changes nothing.
package final class NetworkWalker {
    package let model: NetworkModel
    let evaluator: Evaluator
    /// The simulation whose tables and streams are used, or nil for a walk that leaves no trace.
    let memory: Simulation?
    private let latchOffset: Int
    /// Who is joined to whom; only for walks before the plant has tables, its own.
    private let ownFabric: NetworkFabric?
    /// The moment of the walk in milliseconds: the clock, plus what a tool has waited since.
    package var milliseconds: Int64 = 0

    var steps: [FrameStep] = []
    var arrivals: [FrameArrival] = []
    /// What the last `send` sent.
    var frameBytes: Int64 = 0
    var frameDestination: Int64 = 0
    /// The interfaces whose taking of the frame its sender wants to know of, and the ports of
    /// switches that lead to them, both in ascending order.
    var listeners: [Int32] = []
    var doors: [Int32] = []
    /// The ports at which packets came in since `recordsWay` was set, hop by hop.
    var way: [Int32] = []
    /// Whether ways are noted in `way`.
    var recordsWay = false
    /// What asking for neighbours has taken so far, in nanoseconds.
    var askedNanoseconds: Int64 = 0

    /// A walk without memory over an evaluator's present state.
    package init(model: NetworkModel, evaluator: Evaluator) {
        self.model = model
        self.evaluator = evaluator
        memory = nil
        latchOffset = model.latchOffset
        ownFabric =
            evaluator.derivedTables is NetworkFabric
            ? nil : NetworkFabric(model, latchOffset: model.latchOffset)
    }

    /// A walk in a simulation; with memory unless it is quiet or was told not to.
    package init(_ simulation: Simulation, remembers: Bool = true) {
        model = NetworkModel.of(simulation.plant)
        evaluator = simulation.evaluator
        memory = remembers && !simulation.isQuiet ? simulation : nil
        latchOffset = model.latchOffset
        ownFabric = nil
        milliseconds = simulation.clock.milliseconds
    }

    /// Who is joined to whom now.
    var fabric: NetworkFabric {
        if let ownFabric {
            ownFabric.update(from: evaluator)
            return ownFabric
        }
        guard let fabric = evaluator.derivedTables as? NetworkFabric else {
            preconditionFailure("a plant whose registry has the network plane")
        }
        return fabric
    }

    @inline(__always)
    func cell(_ cell: CellID) -> Int64 { evaluator.cell(cell) }

    func latch(_ latch: LatchID, _ offset: Int) -> Int64 {
        evaluator.cell(CellID(latchOffset + latch.index + offset))
    }

    func link(_ node: NodeID) -> LinkState {
        node.rawValue < 0 ? LinkState(.absent) : LinkState(evaluator.value(node))
    }

    // MARK: Interfaces

    /// Whether an interface's machine is on and the interface enabled.
    package func isEnabled(_ index: Int) -> Bool {
        let interface = model.interfaces[index]
        return cell(model.machines[Int(interface.machine)].power) == 1
            && cell(interface.enable) == interface.enableValue
    }

    /// Whether an interface is enabled and has a link.
    package func isUp(_ index: Int) -> Bool {
        isEnabled(index)
            && (model.interfaces[index].networkSwitch >= 0
                || link(model.interfaces[index].link).isUp)
    }

    func vlan(_ index: Int) -> Int64 {
        let interface = model.interfaces[index]
        return interface.vlan.rawValue < 0 ? interface.fixedVLAN : cell(interface.vlan)
    }

    /// The largest packet that an interface sends, in bytes.
    package func mtu(_ index: Int) -> Int64 {
        let cell = model.interfaces[index].mtu
        return cell.rawValue < 0 ? 1500 : self.cell(cell)
    }

    /// Whether an interface has its address from a DHCP client.
    package func isDynamic(_ index: Int) -> Bool {
        let method = model.interfaces[index].method
        return method.rawValue >= 0 && cell(method) == HostSlots.dynamic
    }

    /// The address that an interface has now, 0 for none.
    package func address(_ index: Int) -> Int64 {
        isDynamic(index) ? lease(index).address : cell(model.interfaces[index].address)
    }

    /// The prefix length of that address.
    package func prefixLength(_ index: Int) -> Int64 {
        isDynamic(index) ? lease(index).length : cell(model.interfaces[index].length)
    }

    /// The default gateway that an interface has now, 0 for none.
    package func gateway(_ index: Int) -> Int64 {
        if isDynamic(index) { return lease(index).router }
        let cell = model.interfaces[index].gateway
        return cell.rawValue < 0 ? 0 : self.cell(cell)
    }

    /// The DNS server that an interface has now, 0 for none.
    package func resolver(_ index: Int) -> Int64 {
        if isDynamic(index) { return lease(index).resolver }
        let cell = model.interfaces[index].resolver
        return cell.rawValue < 0 ? 0 : self.cell(cell)
    }

    /// The lease that an interface holds now.
    package func lease(_ index: Int) -> Lease {
        let first = model.interfaces[index].latch
        guard first.rawValue >= 0 else { return .none }
        return Lease(
            words: latch(first, HostSlots.leaseAddress), latch(first, HostSlots.leaseRouter),
            latch(first, HostSlots.leaseResolver))
    }

    // MARK: Chance

    /// A random part of a delay: never negative, about the given size; 0 without memory.
    func jitter(_ machine: Int, nanoseconds: Int64) -> Int64 {
        guard let memory else { return 0 }
        let draw = memory.drawNormalMillionths(model.machines[machine].stream)
        return abs(draw) * nanoseconds / 1_000_000
    }

    /// A number below a bound; 0 without memory.
    func chance(_ machine: Int, below bound: Int64) -> Int64 {
        memory?.draw(model.machines[machine].stream, below: bound) ?? 0
    }
}

/// One switch that a frame went through, in one VLAN.
struct FrameStep {
    var networkSwitch: Int32
    var vlan: Int32
    /// The port where it came in, or −1 for the switch's own management.
    var ingress: Int32
    /// The step before it, or −1.
    var parent: Int32
    var nanoseconds: Int64
}

/// An interface that a frame came to.
struct FrameArrival {
    var interface: Int32
    /// The last step of the way, or −1 where two machines are joined by one cable.
    var step: Int32
    var nanoseconds: Int64
}
