import Plant
import Signals

/// What cools a machine room: it draws air through a filter and gives it back cold.
enum RoomCoolingKind {
    static let name = "room-cooling"
    static let latchName = "supply-air"

    /// Ordinals of its slots.
    enum Slot {
        static let running = 0
        static let setPoint = 1
        static let fan = 2
        static let filter = 3
    }

    /// The air of a room that nothing cools, in hundredths of a degree Celsius (a judgement).
    static let withoutCooling: Int64 = 2400
    /// What a filter lets through, in thousandths: new, near its change, clogged (a judgement).
    private static let filterPermille: [Int64] = [1000, 800, 450]
    /// A room follows in a quarter of an hour: its time constant in milliseconds (a judgement).
    private static let timeConstant: Int64 = 900_000

    static let kind = ElementKind(
        name: name, title: "room cooling unit", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("capacity", "heat that it carries, W: 500 to 200000", required: true),
            ParameterSchema("loses", "what the room loses by itself, W/K (default 150)"),
        ] + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.integer("capacity", in: 500...200_000)
            _ = try declarer.integer("loses", in: 10...5000, default: 150)
            declarer.slot(
                SlotDeclaration(
                    "running", "switched on", .boolean, nominal: 1, authority: .supervisor,
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "set-point", "temperature of the air that it gives",
                    .integer(1400...3500, .celsiusHundredth), nominal: 2000))
            declarer.slot(
                SlotDeclaration(
                    "fan", "its fan", .choice(["good", "failed"]), role: .health,
                    authority: .vendor))
            declarer.slot(
                SlotDeclaration(
                    "filter", "its filter", .choice(["clean", "loaded", "clogged"]),
                    role: .health))
            declarer.latch(latchName)
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            let capacity = try wirer.integer("capacity", in: 500...200_000)
            let loses = try wirer.integer("loses", in: 10...5000, default: 150)
            let power = try PowerInlets.node(&wirer)
            let element = wirer.element
            let triggers = PowerTriggers(wirer)
            wirer.rule(
                wirer.latch(0),
                LatchRule(
                    cells: triggers.cells
                        + (Slot.running...Slot.filter).map { wirer.cell(wirer.slot($0)) },
                    nodes: triggers.nodes + (power.map { [$0] } ?? [])
                ) { simulation in
                    let air = airPermille(simulation, element)
                    let setPoint = simulation.slot(element, Slot.setPoint)
                    return CoolingAir.supply(
                        setPoint: air == 0 ? max(setPoint, withoutCooling) : setPoint,
                        heat: heat(simulation, element), capacity: capacity * air / 1000,
                        wattsPerKelvin: loses)
                } step: { current, target, _ in
                    LatchStep(
                        value: CoolingAir.step(from: current, to: target),
                        afterMilliseconds: timeConstant / 8)
                })
        },
        inspect: { simulation, element, reading in
            let air = airPermille(simulation, element)
            reading.add("run-lamp", .symbol(isRunning(simulation, element) ? "green" : "off"))
            reading.add(
                "air", .symbol(air == 0 ? "none" : air < 600 ? "weak" : "strong"))
            reading.add(
                "display",
                .quantity(Quantity(simulation.latch(element, 0), .celsiusHundredth, random: 30)))
            PowerInlets.inspect(simulation, element, &reading)
        })

    private static func isRunning(_ simulation: Simulation, _ element: ElementID) -> Bool {
        simulation.slot(element, Slot.running) == 1 && PowerInlets.isOn(simulation, element)
    }

    /// What of its air it moves, in thousandths.
    static func airPermille(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        guard isRunning(simulation, element), simulation.slot(element, Slot.fan) == 0 else {
            return 0
        }
        return filterPermille[Int(simulation.slot(element, Slot.filter))]
    }

    /// What the machines of its room turn into heat, in watts.
    static func heat(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        let model = PowerModel.of(simulation.plant)
        let layout = simulation.plant.layout
        let place = layout.elements[element.index].place
        var watts: Int64 = 0
        for consumer in model.consumers
        where layout.elements[consumer.element.index].place == place
            && consumer.element != element
        {
            watts += RackKind.drawn(simulation, consumer)
        }
        return watts
    }
}
