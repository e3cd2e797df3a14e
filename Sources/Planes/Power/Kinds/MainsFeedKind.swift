import Plant
import Signals

/// A distribution board for technical power: what the building gives, and a breaker for each way.
enum MainsFeedKind {
    static let name = "mains-feed"

    /// Ordinals of its slots; a way has two.
    enum Slot {
        static let supply = 0
        static let volts = 1
        static func breaker(way: Int) -> Int { 2 + 2 * way }
        static func isolated(way: Int) -> Int { 3 + 2 * way }
    }

    /// The latches of a way's breaker begin there.
    static func latch(way: Int) -> Int { 2 * way }

    static let present: Int64 = 0

    static let kind = ElementKind(
        name: name, title: "distribution board of a feed", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("feed", "which of the building's feeds it is: a or b", required: true),
            ParameterSchema("ways", "how many circuits it has, 1 to 12 (default 4)"),
        ] + MainsBreaker.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let ways = try declarer.integer("ways", in: 1...12, default: 4)
            _ = try declarer.choice("feed", of: ["a", "b"])
            declarer.slot(
                SlotDeclaration(
                    "supply", "what the building gives", .choice(["present", "lost"]),
                    role: .health, authority: .electrician))
            declarer.slot(
                SlotDeclaration(
                    "volts", "the building's voltage", .integer(900...2900, .decivolt),
                    role: .health, nominal: PowerSignal.nominalDecivolts,
                    authority: .electrician))
            for way in 1...ways {
                declarer.port("way-\(way)", .output, MainsCables.terminals)
                MainsBreaker.declareSlot(
                    &declarer, named: "breaker-\(way)", title: "breaker of way \(way)",
                    authority: .electrician)
                declarer.slot(
                    SlotDeclaration(
                        "isolated-\(way)", "way \(way) is locked off", .boolean,
                        authority: .electrician, hazards: [.interruption]))
            }
            for way in 1...ways {
                MainsBreaker.declareLatches(&declarer, named: "breaker-\(way)")
            }
        },
        wire: { wirer throws(PlantProblem) in try wire(&wirer) },
        inspect: { simulation, element, reading in
            let layout = simulation.plant.layout
            let node = simulation.plant.node(element, named: "supply")
            let signal = PowerSignal(node.map { simulation.value($0) } ?? .absent)
            reading.add("voltmeter", .quantity(Quantity(signal.decivolts, .decivolt, random: 10)))
            for way in 0..<layout.elements[element.index].ports.count {
                let isClosed = isClosed(simulation, element, way: way)
                let isLocked = simulation.slot(element, Slot.isolated(way: way)) == 1
                reading.add(
                    "way-\(way + 1)-handle",
                    .symbol(isLocked ? "locked-off" : isClosed ? "on" : "tripped"))
            }
        })

    static func isClosed(_ simulation: Simulation, _ element: ElementID, way: Int) -> Bool {
        let layout = simulation.plant.layout
        return MainsBreaker.isClosed(
            simulation, layout.slot(element, Slot.breaker(way: way)),
            layout.latch(element, latch(way: way) + 1))
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let ways = Int(try wirer.integer("ways", in: 1...12, default: 4))
        let feed = Int64(try wirer.choice("feed", of: ["a", "b"])) + 1
        let supply = wirer.node(
            "supply",
            cells: [Slot.supply, Slot.volts].map { wirer.cell(wirer.slot($0)) }, constants: [feed]
        ) { scope in
            var signal = PowerSignal(.absent)
            signal.hasEarth = true
            signal.feed = scope.constant(0)
            if scope.cell(0) == present {
                signal.decivolts = scope.cell(1)
                signal.isLive = PowerSignal.workingDecivolts.contains(scope.cell(1))
            }
            return signal.value
        }
        let element = wirer.element
        for way in 0..<ways {
            let breaker = try MainsBreaker(
                wirer, named: "breaker-\(way + 1)", rating: 32, curve: "c")
            let slot = wirer.slot(Slot.breaker(way: way))
            let isolated = wirer.slot(Slot.isolated(way: way))
            let tripped = wirer.latch(latch(way: way) + 1)
            let port = wirer.port(way)
            breaker.wire(
                &wirer, supply: supply, slot: slot, latch: latch(way: way)
            ) { simulation in
                if simulation.slot(element, Slot.isolated(way: way)) == 1 {
                    return PowerWalk.Load()
                }
                return PowerWalk(simulation).load([port], live: true)
            }
            let node = wirer.node(
                "way-\(way + 1)", inputs: [.always(supply)],
                cells: [wirer.cell(slot), wirer.cell(isolated), wirer.cell(tripped)]
            ) { scope in
                var signal = PowerSignal(scope.input(0))
                if scope.cell(0) + scope.cell(1) + scope.cell(2) > 0 { signal.cutLine() }
                return signal.value
            }
            wirer.transmit(port, node)
        }
    }
}
