import Plant

/// A block of wall outlets of a room, on one circuit.
enum MainsOutletKind {
    static let name = "mains-outlet"

    /// Ordinals of its slots.
    enum Slot {
        static let wiring = 0
        static let isolated = 1
    }

    static let wirings = ["good", "exchanged", "earth-open"]
    static let exchanged: Int64 = 1
    static let earthOpen: Int64 = 2

    static let kind = ElementKind(
        name: name, title: "wall outlets of a room", plane: PowerPlane.name,
        parameters: [ParameterSchema("outlets", "how many outlets it has, 1 to 12 (default 4)")],
        declare: { declarer throws(PlantProblem) in
            let outlets = try declarer.integer("outlets", in: 1...12, default: 4)
            declarer.port("in", .input, MainsCables.terminals, title: "circuit")
            for outlet in 1...outlets {
                declarer.port("out-\(outlet)", .output, MainsCables.wall)
            }
            declarer.slot(
                SlotDeclaration(
                    "wiring", "how its conductors are connected", .choice(wirings), role: .health,
                    authority: .electrician, hazards: [.injury]))
            declarer.slot(
                SlotDeclaration(
                    "isolated", "its circuit is locked off, with a tag", .boolean,
                    authority: .electrician, hazards: [.interruption]))
        },
        wire: { wirer throws(PlantProblem) in
            let outlets = Int(try wirer.integer("outlets", in: 1...12, default: 4))
            let node = wirer.node(
                "outlets", inputs: [.always(wirer.arriving(wirer.port(0)))],
                cells: [Slot.wiring, Slot.isolated].map { wirer.cell(wirer.slot($0)) }
            ) { scope in
                var signal = PowerSignal(scope.input(0))
                if scope.cell(0) == exchanged { signal.isExchanged = true }
                if scope.cell(0) == earthOpen { signal.hasEarth = false }
                if scope.cell(1) == 1 { signal.cutLine() }
                return signal.value
            }
            for outlet in 0..<outlets { wirer.transmit(wirer.port(1 + outlet), node) }
        },
        inspect: { simulation, element, reading in
            // A switched outlet's neon is between line and neutral: it tells nothing of the earth.
            let port = simulation.plant.layout.port(element, 1)
            let signal = PowerSignal(simulation.signal(at: port))
            reading.add("neon", .symbol(signal.isLive ? "on" : "off"))
            reading.add("tag", .flag(isIsolated(simulation, element)))
        })

    static func isIsolated(_ simulation: Simulation, _ element: ElementID) -> Bool {
        simulation.slot(element, Slot.isolated) == 1
    }
}
