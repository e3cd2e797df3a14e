import Plant
import SimulationKernel

/// Kinds with memory: latches that follow, step and hunt, a table that ages, a stream.
extension TestKinds {
    /// Sends on what came in, `delay` milliseconds later.
    static let follower = ElementKind(
        name: "follower", title: "follower", plane: "test",
        parameters: [
            ParameterSchema("delay", "milliseconds"),
            ParameterSchema("turns", "`yes` to send on 1 for 0 and 0 for the rest"),
        ],
        declare: { declarer throws(PlantProblem) in
            declarer.port("in", .input, coax)
            declarer.port("out", .output, coax)
            declarer.latch("held")
        },
        wire: { wirer throws(PlantProblem) in
            let delay = try wirer.integer("delay", in: 0...1_000_000, default: 1000)
            let turns = try wirer.choice("turns", of: ["no", "yes"], default: "no") == 1
            let arriving = wirer.arriving(wirer.port(0))
            let latch = wirer.latch(0)
            let node = wirer.node("held", cells: [wirer.cell(latch)]) { signal($0.cell(0)) }
            wirer.transmit(wirer.port(1), node)
            wirer.rule(
                latch,
                .following(nodes: [arriving], afterMilliseconds: delay) { simulation in
                    let number = simulation.value(arriving).number ?? 0
                    return turns ? (number == 0 ? 1 : 0) : number
                })
        })

    /// A lamp that warms and cools by 25 in each minute.
    static let lamp = ElementKind(
        name: "lamp", title: "lamp", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(SlotDeclaration("power", "power", .boolean, nominal: 1))
            declarer.slot(
                SlotDeclaration("full", "full warmth", .integer(0...200, .none), nominal: 100))
            declarer.latch("warmth")
        },
        wire: { wirer throws(PlantProblem) in
            let power = wirer.slot(0)
            let full = wirer.slot(1)
            wirer.rule(
                wirer.latch(0),
                LatchRule(
                    cells: [wirer.cell(power), wirer.cell(full)],
                    settled: { $0.slot(power) * $0.slot(full) },
                    step: { current, target, _ in
                        let step = min(25, abs(target - current))
                        return LatchStep(
                            value: current + (target > current ? step : -step),
                            afterMilliseconds: 60_000)
                    }))
        })

    /// A latch that never rests while `hunts` is yes.
    static let hunter = ElementKind(
        name: "hunter", title: "hunter", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(SlotDeclaration("hunts", "hunts", .boolean))
            declarer.latch("place")
        },
        wire: { wirer throws(PlantProblem) in
            let hunts = wirer.slot(0)
            let latch = wirer.latch(0)
            wirer.rule(
                latch,
                .following(
                    cells: [wirer.cell(hunts), wirer.cell(latch)], afterMilliseconds: 10
                ) { $0.slot(hunts) == 1 ? 1 - $0.latch(latch) : 0 })
        })

    /// A store that keeps a row from each tick for three seconds, with a number by chance.
    static let store = ElementKind(
        name: "store", title: "store", plane: "test",
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration("period", "ms", .integer(1...10_000, .millisecond), nominal: 700))
            declarer.table("rows")
            declarer.stream("noise")
        })

    /// Writes a row, and asks for the next tick while any are left (`a`).
    static func tick(_ simulation: Simulation, _ event: Event) {
        let element = ElementID(rawValue: event.subject)
        let layout = simulation.plant.layout
        simulation.tables.set(
            LatchRow(
                table: layout.table(element, 0), key: event.a % 4,
                value: simulation.draw(layout.stream(element, 0), below: 1000),
                extra: simulation.drawNormalMillionths(layout.stream(element, 0)),
                expires: simulation.clock + .seconds(3)))
        guard event.a > 0 else { return }
        simulation.schedule(
            "tick", subject: event.subject, a: event.a - 1,
            after: TimeSpan(milliseconds: simulation.slot(element, 0)))
    }
}
