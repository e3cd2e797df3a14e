import Plant
import Signals

/// An automatic changeover between two reference generators.
///
/// Channel N takes `a-N` while the first generator is well, else `b-N`, and drives `out-N` from an
/// amplifier of its own. It goes back by itself once the first is well again.
enum ChangeoverKind {
    static let name = "sync-changeover"

    /// Ordinals of its slots.
    enum Slot {
        static let mode = 0
        static let relay = 1
    }

    /// The ordinal of its latch: 0 while A is taken, 1 while B is.
    static let selected = 0

    /// The values of the slot `mode`.
    static let modes = ["auto", "a", "b"]
    /// The values of the slot `relay`.
    static let relays = ["good", "stuck-a", "stuck-b"]

    /// How long a fault lasts before it changes over, and how long the first generator has to be
    /// well before it goes back: settings that are usual.
    static let changeMilliseconds: Int64 = 500
    /// See `changeMilliseconds`.
    static let returnMilliseconds: Int64 = 10_000

    static let kind = ElementKind(
        name: name, title: "automatic changeover unit", plane: ReferencePlane.name,
        parameters: [ParameterSchema("channels", "how many signals it changes, 1…16 (default 4)")],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("channels", in: 1...16, default: 4)
            for side in ["a", "b"] {
                for channel in 1...count {
                    declarer.port("\(side)-\(channel)", .input, PicturePlane.bnc)
                }
            }
            for channel in 1...count { declarer.port("out-\(channel)", .output, PicturePlane.bnc) }
            declarer.slot(
                SlotDeclaration(
                    "mode", "which generator it takes", .choice(modes), authority: .supervisor,
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration("relay", "its relay", .choice(relays), role: .health))
            declarer.latch("selected")
        },
        wire: wire,
        inspect: { simulation, element, reading in
            let plant = simulation.plant
            for (side, place) in [("a", 0), ("b", channels(plant, element))] {
                let port = plant.layout.port(element, place)
                let isHeard = ReferenceSignal(simulation.signal(at: port)).isPresent
                reading.add("input-\(side)-lamp", .symbol(isHeard ? "on" : "off"))
            }
            let isB = simulation.latch(element, selected) == 1
            reading.add("selected-lamp", .symbol(isB ? "b" : "a"))
        })

    /// How many channels a unit has.
    static func channels(_ plant: Plant, _ element: ElementID) -> Int {
        plant.layout.elements[element.index].ports.count / 3
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let count = Int(try wirer.integer("channels", in: 1...16, default: 4))
        let mode = wirer.slot(Slot.mode)
        let relay = wirer.slot(Slot.relay)
        let latch = wirer.latch(selected)
        let first = wirer.arriving(wirer.port(0))
        let second = wirer.arriving(wirer.port(count))
        wirer.rule(
            latch,
            LatchRule(
                cells: [wirer.cell(mode), wirer.cell(relay)], nodes: [first, second],
                settled: { simulation in
                    let stuck = simulation.slot(relay)
                    if stuck > 0 { return stuck - 1 }
                    let choice = simulation.slot(mode)
                    if choice > 0 { return choice - 1 }
                    if ReferenceSignal(simulation.value(first)).isPresent { return 0 }
                    return ReferenceSignal(simulation.value(second)).isPresent ? 1 : 0
                },
                step: { _, target, _ in
                    LatchStep(
                        value: target,
                        afterMilliseconds: target == 1 ? changeMilliseconds : returnMilliseconds)
                }))
        for channel in 0..<count {
            let line = LoopedLine(wirer.port(2 * count + channel), wirer.layout)
            let node = wirer.node(
                "out-\(channel + 1)",
                inputs: [
                    .always(wirer.arriving(wirer.port(channel))),
                    .always(wirer.arriving(wirer.port(count + channel))),
                ], cells: [wirer.cell(latch)] + line.slots.map { wirer.cell($0) }
            ) { scope in
                var signal = ReferenceSignal(scope.input(Int(scope.cell(0))))
                guard signal.isPresent else { return .absent }
                signal.syncMillivolts = line.millivolts { scope.cell(1 + $0) }
                return signal.value
            }
            wirer.transmit(wirer.port(2 * count + channel), node)
        }
    }
}
