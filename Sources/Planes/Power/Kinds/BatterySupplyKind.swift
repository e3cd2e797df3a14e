import Plant
import Signals

/// An uninterruptible supply: rectifier, battery, inverter, and a bypass around them.
enum BatterySupplyKind {
    static let name = "ups"

    /// Ordinals of its slots.
    enum Slot {
        static let mode = 0
        static let inverter = 1
        static let battery = 2
        static let otherLoad = 3
    }

    /// Ordinals of its latches.
    enum Latch {
        /// 1 while the load is more than it can carry.
        static let overload = 0
        /// How full the battery is, in thousandths.
        static let charge = 1
    }

    static let bypass: Int64 = 1

    /// What comes out of what goes in while it is on line, in thousandths: 94 % (makers' data of
    /// double conversion).
    static let efficiencyPermille: Int64 = 940
    /// How long it bears more than its rating before it goes to bypass, in milliseconds: a minute
    /// (makers' data say 10 min at 110 % and 10 s at 150 %).
    private static let overloadMilliseconds: Int64 = 60_000
    /// How long a hundredth of its charge takes to come back: ten hours for all (usual).
    private static let refillMilliseconds: Int64 = 360_000
    /// Below this part of its new capacity a battery is said to need replacing, in thousandths:
    /// makers count 80 % as the end of its life; the lamp waits for 60 (a judgement).
    static let wornPermille: Int64 = 600

    static let kind = ElementKind(
        name: name, title: "uninterruptible supply", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("va", "its rating in volt-amperes, 300 to 60000", required: true),
            ParameterSchema("minutes", "how long a new battery holds at full load", required: true),
            ParameterSchema("outlets", "how many outlets it has, 1 to 12 (default 4)"),
            ParameterSchema("inlet", "terminals (default), iec-c14 or iec-c20"),
            ParameterSchema("outlet", "iec-c13 (default) or terminals"),
        ],
        declare: { declarer throws(PlantProblem) in
            _ = try declarer.integer("va", in: 300...60_000)
            _ = try declarer.integer("minutes", in: 1...240)
            let outlets = try declarer.integer("outlets", in: 1...12, default: 4)
            let forms = ["iec-c13", "terminals"]
            let form = try declarer.choice("outlet", of: forms, default: "iec-c13")
            declarer.port(
                "in", .input, try MainsCables.inlet(declarer, default: "terminals"),
                title: "mains in")
            for outlet in 1...outlets {
                declarer.port("out-\(outlet)", .output, Connector(forms[form]))
            }
            declarer.slot(
                SlotDeclaration(
                    "mode", "its own bypass switch", .choice(["on-line", "bypass"]),
                    authority: .supervisor))
            declarer.slot(
                SlotDeclaration(
                    "inverter", "its inverter", .choice(["good", "failed"]), role: .health,
                    authority: .vendor))
            declarer.slot(
                SlotDeclaration(
                    "battery", "what age has left of its battery, in thousandths",
                    .integer(0...1000, .none), role: .health, nominal: 1000,
                    authority: .vendor))
            declarer.slot(
                SlotDeclaration(
                    "other-load", "what else is plugged in that isn't on any drawing",
                    .integer(0...6000, .watt), role: .health))
            declarer.latch("overload")
            declarer.latch("charge")
        },
        wire: { wirer throws(PlantProblem) in try wire(&wirer) },
        inspect: { simulation, element, reading in
            BatteryView(simulation, element)?.inspect(&reading)
        })

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let outlets = Int(try wirer.integer("outlets", in: 1...12, default: 4))
        let supply = wirer.arriving(wirer.port(0))
        let cells = [Slot.mode, Slot.inverter].map { wirer.cell(wirer.slot($0)) }
        let overload = wirer.latch(Latch.overload)
        let charge = wirer.latch(Latch.charge)
        let node = wirer.node(
            "output", inputs: [.always(supply)],
            cells: cells + [wirer.cell(overload), wirer.cell(charge)], output)
        for outlet in 0..<outlets { wirer.transmit(wirer.port(1 + outlet), node) }

        let element = wirer.element
        let triggers = PowerTriggers(wirer)
        wirer.rule(
            overload,
            .following(
                cells: triggers.cells, nodes: triggers.nodes,
                afterMilliseconds: overloadMilliseconds
            ) { simulation in
                BatteryView(simulation, element).map { $0.loadPermille > 1000 ? 1 : 0 } ?? 0
            })
        wirer.rule(
            charge,
            LatchRule(
                cells: cells + [wirer.cell(overload), wirer.cell(wirer.slot(Slot.battery))],
                nodes: [supply]
            ) { simulation in
                guard let view = BatteryView(simulation, element) else { return 1000 }
                if view.isDraining { return 0 }
                return view.hasMains ? 1000 : simulation.latch(charge)
            } step: { current, target, simulation in
                if target > current {
                    return LatchStep(
                        value: min(target, current + 10), afterMilliseconds: refillMilliseconds)
                }
                let seconds = BatteryView(simulation, element)?.seconds(charge: 1000) ?? 100
                return LatchStep(
                    value: max(target, current - 10), afterMilliseconds: max(1, seconds * 10))
            })
    }

    /// On line it makes its own voltage, from mains or battery; in bypass it passes mains on.
    private static let output: NodeBehaviour = { scope in
        var signal = PowerSignal(scope.input(0))
        let isBypassed = scope.cell(0) + scope.cell(1) + scope.cell(2) > 0
        if isBypassed { return signal.value }
        let hasMains = signal.isLive && PowerSignal.tolerance.contains(signal.decivolts)
        signal.interruptionsPerHour = 0
        signal.isOnBattery = false
        signal.decivolts = PowerSignal.nominalDecivolts
        if hasMains { return signal.value }
        guard scope.cell(3) > 0 else {
            signal.cutLine()
            return signal.value
        }
        signal.isLive = true
        signal.isOnBattery = true
        return signal.value
    }
}

/// An uninterruptible supply as it stands.
struct BatteryView {
    let simulation: Simulation
    let record: PowerModel.Distributor
    /// What comes in.
    let supply: PowerSignal
    /// The load on its outlets, in thousandths of its rating, were it live.
    let loadPermille: Int64

    init?(_ simulation: Simulation, _ element: ElementID) {
        guard let record = PowerModel.of(simulation.plant).distributor(element),
            record.sort == .battery
        else { return nil }
        self.simulation = simulation
        self.record = record
        supply = PowerSignal(simulation.signal(at: simulation.plant.layout.port(element, 0)))
        loadPermille = PowerWalk(simulation).loadPermille(record)
    }

    private func slot(_ ordinal: Int) -> Int64 { simulation.slot(record.element, ordinal) }
    private func latch(_ ordinal: Int) -> Int64 { simulation.latch(record.element, ordinal) }

    /// Whether mains within 230 V + 10 % − 6 % comes in.
    var hasMains: Bool {
        supply.isLive && PowerSignal.tolerance.contains(supply.decivolts)
    }
    /// Whether its load isn't on the inverter.
    var isBypassed: Bool {
        slot(BatterySupplyKind.Slot.mode) == BatterySupplyKind.bypass
            || slot(BatterySupplyKind.Slot.inverter) == 1
            || latch(BatterySupplyKind.Latch.overload) == 1
    }
    /// Whether it lives on its battery.
    var isDraining: Bool { !hasMains && !isBypassed }

    /// How long its battery holds the present load, in seconds, from a charge in thousandths.
    func seconds(charge: Int64) -> Int64 {
        BatteryRuntime.seconds(
            fullLoadMinutes: record.minutes, loadPermille: loadPermille,
            healthPermille: slot(BatterySupplyKind.Slot.battery), chargePermille: charge)
    }

    /// How long it would ride through from now, in seconds: not at all in bypass.
    var rideThrough: Int64 {
        isBypassed ? 0 : seconds(charge: latch(BatterySupplyKind.Latch.charge))
    }

    /// What its panel says. Its own forecast takes the battery for new: it can't weigh its age.
    func inspect(_ reading: inout Reading) {
        let charge = latch(BatterySupplyKind.Latch.charge)
        let state =
            isBypassed ? "bypass" : hasMains ? "on-line" : charge > 0 ? "battery" : "shut-down"
        reading.add("state", .symbol(state))
        reading.add("mains-in", .quantity(Quantity(supply.decivolts, .decivolt, random: 10)))
        reading.add("load", .quantity(Quantity(loadPermille * 10, .percentHundredth, random: 100)))
        reading.add("charge", .quantity(Quantity(charge * 10, .percentHundredth, random: 100)))
        let forecast = BatteryRuntime.seconds(
            fullLoadMinutes: record.minutes, loadPermille: loadPermille, healthPermille: 1000,
            chargePermille: charge)
        reading.add("forecast", .quantity(Quantity(forecast / 60, .minute)))
        let isWorn = slot(BatterySupplyKind.Slot.battery) < BatterySupplyKind.wornPermille
        reading.add("battery-lamp", .symbol(isWorn ? "amber" : "green"))
        let isFailed = slot(BatterySupplyKind.Slot.inverter) == 1
        reading.add("fault-lamp", .symbol(isFailed ? "red" : "off"))
        reading.add("overload-lamp", .symbol(loadPermille > 1000 ? "red" : "off"))
        let isStrange = slot(BatterySupplyKind.Slot.otherLoad) > 0
        reading.add("plugs-without-label", .integer(isStrange ? 1 : 0))
    }
}
