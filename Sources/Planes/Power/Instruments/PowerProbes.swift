import Plant
import Signals

/// What is measured on mains, earths and air.
enum PowerProbes {
    static let all = [clampMeter, multimeter, earthTester, batteryTest, thermometer]

    private static func element(_ target: ActionTarget) -> ElementID? {
        if case .element(let element) = target { return element }
        return nil
    }

    private static func cable(_ plant: Plant, _ target: ActionTarget) -> PowerModel.Lead? {
        element(target).flatMap { PowerModel.of(plant).lead($0) }
    }

    /// A measured value with an instrument's own error of some thousandths of it, and a random part
    /// of one step of its display.
    static func measured(
        _ value: Int64, _ unit: Unit, permille: Int64, step: Int64, _ instrument: String,
        _ simulation: Simulation
    ) -> ReadingValue {
        let error = simulation.systematicNormalMillionths(instrument)
        let shown = value + value * error / 1_000_000 * permille / 1000
        return .quantity(
            Quantity(
                max(0, (shown + step / 2) / step * step), unit,
                systematic: value * permille / 1000, random: step))
    }

    // MARK: Current

    /// A clamp around one conductor, by way of a line splitter: 2 % and a hundredth of an ampere
    /// for the load; for earths a leakage clamp (IEC/EN 61557-13), to a tenth of a milliampere.
    private static let clampMeter = ProbeKind(
        name: "clamp-meter", title: "clamp meter", plane: PowerPlane.name,
        usage: "measure clamp-meter CABLE line|earth", price: Price(seconds: 60),
        accepts: { plant, target in
            cable(plant, target) == nil ? "a clamp goes around a mains lead or circuit" : nil
        },
        ways: { _, _ in [["line"], ["earth"]] }
    ) { simulation, target, words throws(ActionRefusal) in
        guard let lead = cable(simulation.plant, target) else {
            throw ActionRefusal("a clamp goes around a mains lead or circuit")
        }
        let conductor = words.first ?? "line"
        guard ["line", "earth"].contains(conductor) else {
            throw ActionRefusal(
                "a clamp goes around `line` or `earth`, not `\(conductor)`", given: conductor,
                candidates: ["line", "earth"])
        }
        var reading = Reading(
            kind: "clamp-current", point: simulation.id(of: lead.cable.element),
            fields: [ReadingField("conductor", .symbol(conductor))])
        let (load, milliamps) = PowerWalk(simulation).milliamps(lead)
        if conductor == "line" {
            reading.add(
                "current",
                measured(
                    milliamps, .milliampere, permille: 20, step: 10, "clamp-meter", simulation))
        } else {
            reading.add(
                "current",
                measured(
                    earthMilliamps(simulation, lead, load, milliamps), .milliampere, permille: 30,
                    step: 1, "clamp-meter/earth", simulation))
        }
        return reading
    }

    /// What goes through a cable's earth: what filters leak; or the neutral's current, where an
    /// outlet behind it has the two exchanged.
    private static func earthMilliamps(
        _ simulation: Simulation, _ lead: PowerModel.Lead, _ load: PowerWalk.Load, _ current: Int64
    ) -> Int64 {
        let layout = simulation.plant.layout
        for end in lead.cable.ends {
            let port = simulation.slot(end)
            guard port >= 0, layout.ports[Int(port)].direction == .input else { continue }
            let owner = layout.ports[Int(port)].element
            let signal = PowerSignal(simulation.signal(at: PortID(Int(port))))
            if simulation.plant.kind(of: owner).name == MainsOutletKind.name {
                switch simulation.slot(owner, MainsOutletKind.Slot.wiring) {
                case MainsOutletKind.exchanged: return current
                case MainsOutletKind.earthOpen: return 0
                default: break
                }
            }
            return signal.hasEarth ? (load.supplies * MainsLoad.leakageMicroamps + 500) / 1000 : 0
        }
        return 0
    }

    // MARK: Voltage

    private static let multimeter = ProbeKind(
        name: "multimeter", title: "multimeter", plane: PowerPlane.name,
        usage: "measure multimeter OUTLET|INLET|MACHINE", price: Price(seconds: 60),
        accepts: { plant, target in
            switch target {
            case .port(let port):
                let connector = plant.layout.ports[port.index].connector
                return MainsCables.lead.plugs.contains(connector)
                    ? nil : "only an electrician opens terminals; take an outlet or a mains inlet"
            case .element(let element):
                return PowerModel.of(plant).consumer(element) == nil
                    ? "take an outlet, a mains inlet, or a machine with one" : nil
            case .place: return "take an outlet, a mains inlet, or a machine with one"
            }
        }
    ) { simulation, target, _ throws(ActionRefusal) in
        switch target {
        case .port(let port): return volts(simulation, port)
        case .element(let element):
            var reading = Reading(kind: "touch-voltage", point: simulation.id(of: element))
            reading.add(
                "chassis",
                volt(Earthing.touchDecivolts(simulation, element), simulation))
            return reading
        case .place: throw ActionRefusal("take an outlet, a mains inlet, or a machine with one")
        }
    }

    /// 1 % and a tenth of a volt (makers' data of hand-held meters).
    private static func volt(_ decivolts: Int64, _ simulation: Simulation) -> ReadingValue {
        measured(decivolts, .decivolt, permille: 10, step: 1, "multimeter", simulation)
    }

    private static func volts(_ simulation: Simulation, _ port: PortID) -> Reading {
        let layout = simulation.plant.layout
        let signal = PowerSignal(simulation.signal(at: port))
        let owner = layout.ports[port.index].element
        var reading = Reading(kind: "mains-voltage", point: layout.path(of: port))
        var neutralEarth: Int64 = 0
        var lineEarth = signal.decivolts
        if signal.isLive && !signal.hasEarth {
            neutralEarth = Earthing.openEarthDecivolts
            lineEarth = Earthing.openEarthDecivolts
        } else if signal.isLive {
            // Some metres of 2.5 mm²: neutral stands a few tenths of a volt above earth under load
            // (a usual figure), the same whichever of the two it really is.
            neutralEarth = 4
        }
        reading.add("line-neutral", volt(signal.decivolts, simulation))
        reading.add("line-earth", volt(lineEarth, simulation))
        reading.add("neutral-earth", volt(neutralEarth, simulation))
        // A loose plug shows while somebody looks, or it doesn't.
        let watched = simulation.plug(in: port)?.cable.element ?? owner
        reading.add("fell-away", .flag(Dips.isSeen(signal, simulation, watched)))
        reading.add("interrupted", .flag(simulation.plug(in: port) != nil))
        return reading
    }

    // MARK: Earth

    /// The protective conductor of a lead, end to end: 0.1 Ω and what its length has (IET code of
    /// practice for in-service inspection: 0.1 Ω + R); 24 mΩ/m of 0.75 mm² copper.
    private static let earthTester = ProbeKind(
        name: "earth-tester", title: "earth continuity tester", plane: PowerPlane.name,
        usage: "measure earth-tester LEAD", price: Price(seconds: 120),
        accepts: { plant, target in
            cable(plant, target)?.conductors == nil ? "a lead is tested, from plug to plug" : nil
        },
        meanwhile: { simulation, target in
            guard let seating = cable(simulation.plant, target)?.seating else { return [] }
            return [SlotEdit(seating, MainsCables.pulledOut)]
        }
    ) { simulation, target, _ throws(ActionRefusal) in
        guard let lead = cable(simulation.plant, target), let conductors = lead.conductors else {
            throw ActionRefusal("a lead is tested, from plug to plug")
        }
        let record = simulation.plant.layout.elements[lead.cable.element.index]
        let state = simulation.slot(conductors)
        var reading = Reading(kind: "earth-continuity", point: record.id)
        let isOpen = state == MainsCables.openEarth
        let milliohms = 20 + record.lengthMillimetres * 24 / 1000
        reading.add(
            "earth",
            isOpen
                ? .none
                : measured(milliohms, .milliohm, permille: 50, step: 5, "earth-tester", simulation))
        reading.add("line", .symbol(state == MainsCables.openLine ? "open" : "pass"))
        reading.add("interrupted", .flag(true))
        return reading
    }

    // MARK: Battery

    /// A supply's own test: it lives on its battery for a few seconds and reports what is left.
    private static let batteryTest = ProbeKind(
        name: "battery-test", title: "battery test of an uninterruptible supply",
        plane: PowerPlane.name, usage: "measure battery-test UPS", price: Price(seconds: 120),
        accepts: { plant, target in
            element(target).map { plant.kind(of: $0).name } == BatterySupplyKind.name
                ? nil : "an uninterruptible supply tests its battery"
        }
    ) { simulation, target, _ throws(ActionRefusal) in
        guard let element = element(target), let view = BatteryView(simulation, element) else {
            throw ActionRefusal("an uninterruptible supply tests its battery")
        }
        var reading = Reading(kind: "battery-test", point: simulation.id(of: element))
        // In bypass, or without mains, it refuses itself.
        let canTest = !view.isBypassed && view.hasMains
        reading.add("result", .symbol(canTest ? "done" : "not-now"))
        reading.add(
            "holds",
            canTest
                ? measured(
                    view.rideThrough / 60, .minute, permille: 50, step: 1, "battery-test",
                    simulation) : .none)
        return reading
    }

    // MARK: Air

    private static let thermometer = ProbeKind(
        name: "thermometer", title: "thermometer", plane: PowerPlane.name,
        usage: "measure thermometer RACK|MACHINE|COOLING", price: Price(seconds: 60),
        accepts: { plant, target in
            guard let element = element(target) else { return "hold it before a rack or a unit" }
            let model = PowerModel.of(plant)
            return model.rack(of: element) != nil || model.coolings.contains(element)
                ? nil : "hold it before a rack or a unit"
        }
    ) { simulation, target, _ throws(ActionRefusal) in
        guard let element = element(target) else {
            throw ActionRefusal("hold it before a rack or a unit")
        }
        let value =
            RackAir.inlet(simulation, element) ?? simulation.latch(element, 0)
        var reading = Reading(kind: "air-temperature", point: simulation.id(of: element))
        // A half of a kelvin of its own, a tenth from reading to reading (makers' data).
        let error = simulation.systematicNormalMillionths("thermometer")
        reading.add(
            "temperature",
            .quantity(
                Quantity(
                    (value + 50 * error / 1_000_000 + 5) / 10 * 10, .celsiusHundredth,
                    systematic: 50, random: 10)))
        return reading
    }
}
