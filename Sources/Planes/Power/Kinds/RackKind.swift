package import Plant
import Signals

/// A rack: what is mounted in it warms its air.
enum RackKind {
    static let name = "rack"

    /// Ordinals of its slots.
    enum Slot {
        static let fans = 0
        static let blanking = 1
    }

    static let fanStates = ["good", "one-failed", "failed"]
    static let fitted: Int64 = 0

    /// What air is left with one fan and with none, in thousandths; the machines' own fans still
    /// move a quarter (a judgement).
    private static let airflowPermille: [Int64] = [1000, 600, 250]
    /// How much of its inlet's air has been through the rack, in thousandths: with blanking panels,
    /// and with gaps between the machines (a judgement; the ΔT of open racks is met with a third).
    private static let recirculated: [Int64] = [50, 350]
    /// How much more comes round where too little is drawn through, by the fans' state (a
    /// judgement): without a draught hot air stands, and finds its way to the front.
    private static let standing: [Int64] = [0, 50, 250]
    /// A rack's air follows within minutes: its time constant in milliseconds (a judgement).
    private static let timeConstant: Int64 = 300_000

    static let kind = ElementKind(
        name: name, title: "rack", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("name", "what `rack` of its machines says; its id if not given"),
            ParameterSchema("airflow", "what its fans move, m³/h: 50 to 6000 (default 600)"),
        ],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.integer("airflow", in: 50...6000, default: 600)
            declarer.slot(
                SlotDeclaration("fans", "its fans", .choice(fanStates), role: .health))
            declarer.slot(
                SlotDeclaration(
                    "blanking", "panels over its empty units", .choice(["fitted", "missing"])))
            declarer.latch("inlet")
        },
        wire: { wirer throws(PlantProblem) in
            let element = wirer.element
            let triggers = PowerTriggers(wirer)
            var cells = triggers.cells
            for (index, record) in wirer.layout.elements.enumerated()
            where record.latches.count == 1 && record.id != wirer.declaration.id
                && wirer.layout.latchNames[record.latches.lowerBound] == RoomCoolingKind.latchName
            {
                cells.append(wirer.cell(wirer.layout.latch(ElementID(index), 0)))
            }
            cells += [Slot.fans, Slot.blanking].map { wirer.cell(wirer.slot($0)) }
            let rule = LatchRule(
                cells: cells, nodes: triggers.nodes, settled: { settled($0, element) },
                step: { current, target, _ in
                    LatchStep(
                        value: CoolingAir.step(from: current, to: target),
                        afterMilliseconds: timeConstant / 8)
                })
            wirer.rule(wirer.latch(0), rule)
        },
        inspect: { simulation, element, reading in
            let fans = simulation.slot(element, Slot.fans)
            reading.add("fan-lamp", .symbol(fans == 0 ? "green" : "red"))
            reading.add("gaps", .flag(simulation.slot(element, Slot.blanking) != fitted))
        })

    /// What its machines turn into heat, in watts.
    static func watts(_ simulation: Simulation, _ rack: RackRecord) -> Int64 {
        let model = PowerModel.of(simulation.plant)
        return rack.consumers.reduce(0) { $0 + drawn(simulation, model.consumers[$1]) }
    }

    /// What a machine draws: all or nothing.
    static func drawn(_ simulation: Simulation, _ consumer: PowerModel.Consumer) -> Int64 {
        if let power = consumer.power, simulation.slot(power) == 0 { return 0 }
        return PowerInlets.isOn(simulation, consumer.element) ? consumer.watts : 0
    }

    private static func settled(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        guard let rack = PowerModel.of(simulation.plant).rack(of: element) else { return 0 }
        let fans = Int(simulation.slot(element, Slot.fans))
        let blanking = Int(simulation.slot(element, Slot.blanking))
        let rise = CoolingAir.rise(
            watts: watts(simulation, rack),
            cubicMetresPerHour: rack.airflow * airflowPermille[fans] / 1000)
        let supply =
            rack.cooling.map { simulation.latch($0, 0) } ?? RoomCoolingKind.withoutCooling
        return CoolingAir.inlet(
            supply: supply, rise: rise, recirculated: recirculated[blanking] + standing[fans])
    }
}

/// The air that machines in racks draw in, for whoever models what it does to them.
package enum RackAir {
    /// The temperature at the inlet of an element's rack, in hundredths of a degree Celsius; nil
    /// where the element is in no rack that is modelled.
    package static func inlet(_ simulation: Simulation, _ element: ElementID) -> Int64? {
        guard let rack = PowerModel.ifAny(simulation.plant)?.rack(of: element) else { return nil }
        return simulation.latch(rack.element, 0)
    }

    /// How fast processors still run, in thousandths: all up to 35 °C at the inlet, then a
    /// twentieth less for each kelvin, down to half (a judgement; ASHRAE class A2 ends at 35 °C).
    package static func clockPermille(_ simulation: Simulation, _ element: ElementID) -> Int64 {
        guard let inlet = inlet(simulation, element), inlet > 3500 else { return 1000 }
        return max(500, 1000 - (inlet - 3500) / 2)
    }

    /// What fans sound like: they hurry above the recommended 27 °C (ASHRAE TC 9.9), and run flat
    /// out above 32 °C (the end of class A1).
    static func fans(_ inlet: Int64) -> String {
        inlet <= 2700 ? "quiet" : inlet <= 3200 ? "fast" : "full"
    }
}
