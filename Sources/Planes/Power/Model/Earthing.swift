package import Plant
package import Signals

/// What faults of earths do: currents in screens, and chassis that tingle.
package enum Earthing {
    /// Which part of a current that should return by the neutral goes by way of screens, in
    /// thousandths: there are many screens, but the building's earth is thick (a judgement).
    private static let screenPermille: Int64 = 50

    /// What a chassis without its earth has against earth, in tenths of a volt: 90 V, half of the
    /// mains by way of its filter's two capacitors as a meter loads them.
    static let floatingDecivolts: Int64 = 900
    /// What a meter of 10 MΩ reads between line or neutral and an earth that is open.
    static let openEarthDecivolts: Int64 = 1150

    /// The current that goes round by way of screens in a room.
    ///
    /// An outlet with neutral and earth exchanged sends part of its load's current there; machines
    /// whose earth is open send what leaks through their filters.
    package static func loop(_ simulation: Simulation, _ place: PlaceID) -> GroundLoop {
        guard let model = PowerModel.ifAny(simulation.plant) else { return .none }
        let layout = simulation.plant.layout
        let walk = PowerWalk(simulation)
        var neutral: Int64 = 0
        for block in model.distributors
        where block.sort == .block && layout.elements[block.element.index].place == place {
            guard
                simulation.slot(block.element, MainsOutletKind.Slot.wiring)
                    == MainsOutletKind.exchanged
            else { continue }
            let load = walk.load(through: block, live: false)
            neutral +=
                MainsLoad.milliamps(
                    watts: load.watts, decivolts: PowerSignal.nominalDecivolts) * screenPermille
        }
        var leakage: Int64 = 0
        for consumer in model.consumers
        where layout.elements[consumer.element.index].place == place {
            leakage += floatingLeakage(simulation, consumer)
        }
        if neutral == 0 && leakage == 0 { return .none }
        return GroundLoop(
            microamps: neutral + leakage,
            harmonics: neutral > leakage ? GroundLoop.ofNeutral : GroundLoop.ofLeakage)
    }

    /// The same in whole milliamperes.
    package static func loopMilliamps(_ simulation: Simulation, _ place: PlaceID) -> Int64 {
        loop(simulation, place).microamps / 1000
    }

    /// What a machine leaks that has no earth, in microamperes; 0 where it has one.
    private static func floatingLeakage(
        _ simulation: Simulation, _ consumer: PowerModel.Consumer
    ) -> Int64 {
        var live: Int64 = 0
        for port in consumer.inlets {
            let signal = PowerSignal(simulation.signal(at: port))
            if signal.hasEarth { return 0 }
            if signal.isLive { live += 1 }
        }
        return live * MainsLoad.leakageMicroamps
    }

    /// The voltage between a machine's chassis and earth, in tenths of a volt: nothing while any
    /// of its supplies is earthed or none is live.
    package static func touchDecivolts(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        guard let consumer = PowerModel.ifAny(simulation.plant)?.consumer(element) else { return 0 }
        return floatingLeakage(simulation, consumer) > 0 ? floatingDecivolts : 0
    }
}
