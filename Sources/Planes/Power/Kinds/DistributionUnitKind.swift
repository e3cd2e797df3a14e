import Plant
import Signals

/// A rack's power strip: a breaker, an ammeter, and outlets that are switched one by one.
enum DistributionUnitKind {
    static let name = "pdu"

    /// Ordinals of its slots.
    enum Slot {
        static let breaker = 0
        static let isolated = 1
        static let start = 2
        static let otherLoad = 3
        static func outlet(_ index: Int) -> Int { 4 + index }
    }

    /// Ordinals of its latches.
    enum Latch {
        static let supplied = 0
        static let tripped = 1
    }

    static let starts = ["staggered", "together"]
    static let staggered: Int64 = 0

    /// What an ammeter in a strip is good to: 2 % (makers' data).
    private static let meterPerCent: Int64 = 2

    static let kind = ElementKind(
        name: name, title: "rack's power strip", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("outlets", "how many switched outlets it has, 1 to 48 (default 8)"),
            ParameterSchema("inlet", "terminals (default), iec-c14 or iec-c20"),
        ] + MainsBreaker.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let outlets = try declarer.integer("outlets", in: 1...48, default: 8)
            declarer.port(
                "in", .input, try MainsCables.inlet(declarer, default: "terminals"),
                title: "mains in")
            for outlet in 1...outlets {
                declarer.port("out-\(outlet)", .output, MainsCables.strip)
            }
            MainsBreaker.declareSlot(
                &declarer, named: "breaker", title: "its breaker", authority: .engineer)
            declarer.slot(
                SlotDeclaration(
                    "isolated", "locked off, with a tag", .boolean, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "start", "how its outlets come on when power comes", .choice(starts)))
            declarer.slot(
                SlotDeclaration(
                    "other-load", "what else is plugged in that isn't on any drawing",
                    .integer(0...6000, .watt), role: .health))
            for outlet in 1...outlets {
                declarer.slot(
                    SlotDeclaration(
                        "outlet-\(outlet)", "outlet \(outlet)", .choice(["off", "on"]),
                        nominal: 1, hazards: [.interruption]))
            }
            MainsBreaker.declareLatches(&declarer, named: "breaker")
        },
        wire: { wirer throws(PlantProblem) in try wire(&wirer) },
        inspect: { simulation, element, reading in
            inspect(simulation, element, &reading)
        })

    static func isClosed(_ simulation: Simulation, _ element: ElementID) -> Bool {
        let layout = simulation.plant.layout
        return simulation.slot(element, Slot.isolated) == 0
            && MainsBreaker.isClosed(
                simulation, layout.slot(element, Slot.breaker),
                layout.latch(element, Latch.tripped))
    }

    static func isOn(_ simulation: Simulation, _ element: ElementID, outlet: Int) -> Bool {
        simulation.slot(element, Slot.outlet(outlet)) == 1
    }

    static func isStaggered(_ simulation: Simulation, _ element: ElementID) -> Bool {
        simulation.slot(element, Slot.start) == staggered
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let outlets = Int(try wirer.integer("outlets", in: 1...48, default: 8))
        let breaker = try MainsBreaker(wirer, named: "breaker", rating: 16, curve: "b")
        let supply = wirer.arriving(wirer.port(0))
        let element = wirer.element
        breaker.wire(
            &wirer, supply: supply, slot: wirer.slot(Slot.breaker), latch: Latch.supplied
        ) { simulation in
            guard let own = PowerModel.of(simulation.plant).distributor(element) else {
                return PowerWalk.Load()
            }
            return PowerWalk(simulation).load(through: own, live: true)
        }
        let shared = [
            wirer.cell(wirer.slot(Slot.breaker)), wirer.cell(wirer.latch(Latch.tripped)),
            wirer.cell(wirer.slot(Slot.isolated)),
        ]
        for outlet in 0..<outlets {
            let node = wirer.node(
                "out-\(outlet + 1)", inputs: [.always(supply)],
                cells: shared + [wirer.cell(wirer.slot(Slot.outlet(outlet)))]
            ) { scope in
                var signal = PowerSignal(scope.input(0))
                if scope.cell(0) + scope.cell(1) + scope.cell(2) > 0 || scope.cell(3) == 0 {
                    signal.cutLine()
                }
                return signal.value
            }
            wirer.transmit(wirer.port(1 + outlet), node)
        }
    }

    /// What its meter shows, in milliamperes.
    static func milliamps(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        let signal = PowerSignal(simulation.signal(at: simulation.plant.layout.port(element, 0)))
        guard signal.isLive, let own = PowerModel.of(simulation.plant).distributor(element)
        else { return 0 }
        let load = PowerWalk(simulation).load(through: own, live: false)
        return MainsLoad.milliamps(watts: load.watts, decivolts: signal.decivolts)
    }

    private static func inspect(
        _ simulation: Simulation, _ element: ElementID, _ reading: inout Reading
    ) {
        let layout = simulation.plant.layout
        let isSupplied = PowerSignal(simulation.signal(at: layout.port(element, 0))).isLive
        let isClosed = isClosed(simulation, element)
        let isLocked = simulation.slot(element, Slot.isolated) == 1
        reading.add("mains-lamp", .symbol(isSupplied ? "on" : "off"))
        reading.add("breaker", .symbol(isLocked ? "locked-off" : isClosed ? "on" : "tripped"))
        let current = milliamps(simulation, element)
        let error = simulation.systematicNormalMillionths(simulation.id(of: element) + "/meter")
        let shown = current + current * error * meterPerCent / 100_000_000
        // The display has tenths of an ampere.
        reading.add(
            "ammeter",
            .quantity(
                Quantity(
                    max(0, (shown + 50) / 100 * 100), .milliampere,
                    systematic: current * meterPerCent / 100, random: 30)))
        var lit: [Int64] = []
        for outlet in 0..<(layout.elements[element.index].ports.count - 1)
        where PowerSignal(simulation.signal(at: layout.port(element, 1 + outlet))).isLive {
            lit.append(Int64(outlet + 1))
        }
        reading.add("outlets-lit", .list(lit))
        let isStrange = simulation.slot(element, Slot.otherLoad) > 0
        reading.add("plugs-without-label", .integer(isStrange ? 1 : 0))
    }
}
