import Plant
import Signals

/// Walks from a supply downstream, through all that is switched on and plugged in.
struct PowerWalk {
    let simulation: Simulation
    let model: PowerModel

    /// A strip plugged into itself goes round: more than eight in a row are none.
    private static let depthLimit = 8

    init(_ simulation: Simulation) {
        self.simulation = simulation
        model = PowerModel.of(simulation.plant)
    }

    /// What hangs on some outlets.
    struct Load: Equatable {
        var watts: Int64 = 0
        /// What a breaker feels when all of it is switched on at once, in milliamperes.
        var inrush: Int64 = 0
        /// How many supplies of machines there are.
        var supplies: Int64 = 0

        mutating func add(_ other: Load) {
            watts += other.watts
            inrush += other.inrush
            supplies += other.supplies
        }
    }

    /// What is drawn from some outlets, or would be if they were live.
    ///
    /// - Parameter live: takes what hangs there for live, whether or not it is.
    func load(_ outlets: [PortID], live: Bool, depth: Int = 0) -> Load {
        var load = Load()
        for outlet in outlets {
            guard let far = farInlet(of: outlet) else { continue }
            load.add(self.load(inlet: far, live: live, depth: depth))
        }
        return load
    }

    /// The inlet at the other end of a sound lead; nil where none is plugged in or none conducts.
    func farInlet(of outlet: PortID) -> PortID? {
        for lead in model.leads {
            for end in 0...1
            where simulation.slot(lead.cable.ends[end]) == Int64(outlet.rawValue) {
                let far = simulation.slot(lead.cable.ends[1 - end])
                return far >= 0 && conducts(lead) ? PortID(Int(far)) : nil
            }
        }
        return nil
    }

    private func conducts(_ lead: PowerModel.Lead) -> Bool {
        if let seating = lead.seating, simulation.slot(seating) == MainsCables.pulledOut {
            return false
        }
        if let conductors = lead.conductors {
            return simulation.slot(conductors) != MainsCables.openLine
        }
        return true
    }

    private func load(inlet: PortID, live: Bool, depth: Int) -> Load {
        guard live || PowerSignal(simulation.signal(at: inlet)).isLive,
            depth < PowerWalk.depthLimit
        else { return Load() }
        if let consumer = model.consumer(inlet: inlet) {
            return self.load(consumer, at: inlet, live: live)
        }
        guard let next = model.distributor(inlet: inlet) else { return Load() }
        return load(through: next, live: live, depth: depth + 1)
    }

    private func load(_ consumer: PowerModel.Consumer, at inlet: PortID, live: Bool) -> Load {
        if let power = consumer.power, simulation.slot(power) == 0 { return Load() }
        var working: Int64 = 0
        var isWorking = false
        for (port, health) in zip(consumer.inlets, consumer.health) {
            guard simulation.slot(health) == 0,
                port == inlet && live || PowerSignal(simulation.signal(at: port)).isLive
            else { continue }
            working += 1
            if port == inlet { isWorking = true }
        }
        guard isWorking else { return Load() }
        return Load(
            watts: consumer.watts / working, inrush: MainsLoad.inrushMilliamps, supplies: 1)
    }

    /// What a distributor takes at its inlet.
    func load(through next: PowerModel.Distributor, live: Bool, depth: Int = 0) -> Load {
        let layout = simulation.plant.layout
        switch next.sort {
        case .feed: return load(next.outlets, live: live, depth: depth)
        case .block:
            if MainsOutletKind.isIsolated(simulation, next.element) { return Load() }
            return load(next.outlets, live: live, depth: depth)
        case .strip:
            guard DistributionUnitKind.isClosed(simulation, next.element) else { return Load() }
            var load = Load()
            var most: Int64 = 0
            for (index, outlet) in next.outlets.enumerated()
            where DistributionUnitKind.isOn(simulation, next.element, outlet: index) {
                let one = self.load([outlet], live: live, depth: depth)
                most = max(most, one.inrush)
                load.add(one)
            }
            if DistributionUnitKind.isStaggered(simulation, next.element) { load.inrush = most }
            load.watts += simulation.slot(
                layout.slot(next.element, DistributionUnitKind.Slot.otherLoad))
            return load
        case .battery:
            var load = self.load(next.outlets, live: live, depth: depth)
            load.watts += simulation.slot(
                layout.slot(next.element, BatterySupplyKind.Slot.otherLoad))
            // It starts softly, and takes what its losses and its charger ask for as well.
            load.inrush = 0
            load.watts = load.watts * 1000 / BatterySupplyKind.efficiencyPermille
            return load
        }
    }

    /// The load on a battery supply's own outputs, in watts, as if it were live.
    func connectedWatts(_ battery: PowerModel.Distributor) -> Int64 {
        load(through: battery, live: true).watts * BatterySupplyKind.efficiencyPermille / 1000
    }

    /// A battery supply's load, in thousandths of its rating.
    func loadPermille(_ battery: PowerModel.Distributor) -> Int64 {
        MainsLoad.voltAmperes(watts: connectedWatts(battery)) * 1000 / max(1, battery.rating)
    }

    /// The current of a cable, in milliamperes: what hangs at whichever end is an inlet.
    func milliamps(_ lead: PowerModel.Lead) -> (load: Load, milliamps: Int64) {
        let layout = simulation.plant.layout
        for end in lead.cable.ends {
            let port = simulation.slot(end)
            guard port >= 0, layout.ports[Int(port)].direction == .input else { continue }
            let inlet = PortID(Int(port))
            let load = self.load(inlet: inlet, live: false, depth: 0)
            let volts = PowerSignal(simulation.signal(at: inlet)).decivolts
            return (load, MainsLoad.milliamps(watts: load.watts, decivolts: volts))
        }
        return (Load(), 0)
    }
}
