import Plant
import Signals

/// What is owed of air, of quiet earths, and of desks that are away from their machines.
enum EnvironmentChecks {
    static let all = [inlet, quiet, desk]

    /// A rack draws in air of 18–27 °C, or of other limits (ASHRAE TC 9.9, recommended envelope).
    private static let inlet = CheckKind(
        name: "inlet-within", title: "a rack's air is as recommended", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("rack", "the rack", required: true),
            ParameterSchema("lowest", "0.01 °C, 0 to 6000 (default 1800)"),
            ParameterSchema("highest", "0.01 °C, 0 to 6000 (default 2700)"),
        ]
    ) { maker throws(PlantProblem) in
        let rack = try maker.element("rack")
        let lowest = try maker.integer("lowest", in: 0...6000, default: 1800)
        let highest = try maker.integer("highest", in: 0...6000, default: 2700)
        guard maker.layout.slot(rack, named: "blanking") != nil else {
            throw maker.problem("rack", "that isn't a rack")
        }
        maker.endpoint = rack
        return { simulation in
            let value = RackAir.inlet(simulation, rack) ?? 0
            let holds = (lowest...max(lowest, highest)).contains(value)
            let reading = Reading(
                kind: "rack-air", point: simulation.id(of: rack),
                fields: [
                    ReadingField("inlet", .quantity(Quantity(value, .celsiusHundredth))),
                    ReadingField("fans", .symbol(RackAir.fans(value))),
                    ReadingField(
                        "air", .symbol(holds ? "right" : value < lowest ? "cold" : "hot")),
                ])
            return CheckResult(holds: holds, reading: reading)
        }
    }

    /// Hum on a room's lines is below what is heard.
    private static let quiet = CheckKind(
        name: "hum-below", title: "no hum on a room's lines", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("place", "the room", required: true),
            ParameterSchema("line", "unbalanced or balanced (default)"),
            ParameterSchema("limit", "milli-dB against 0 dBu (default -70000)"),
        ]
    ) { maker throws(PlantProblem) in
        let place = try PowerChecks.place(&maker)
        let word = try maker.word("line", default: "balanced")
        guard let line = GroundLoop.Line(rawValue: word) else {
            throw maker.problem(
                "line", "`line` is `\(word)`", expected: "`unbalanced` or `balanced`")
        }
        let limit = try maker.integer("limit", in: -120_000...20_000, default: -70_000)
        return { simulation in
            let loop = Earthing.loop(simulation, place)
            let level = loop.level(on: line)
            var reading = Reading(
                kind: "hum", point: simulation.plant.layout.places[place.index].id,
                fields: [
                    ReadingField("line", .symbol(line.rawValue)),
                    ReadingField("hums", .flag(level > limit)),
                    ReadingField("level", .quantity(Quantity(level, .millidecibel))),
                ])
            for (multiple, relative) in loop.harmonics.enumerated() {
                reading.add(
                    "at-\(50 * (multiple + 1))-hz",
                    .quantity(Quantity(max(-120_000, level + relative), .millidecibel)))
            }
            return CheckResult(holds: level <= limit, reading: reading)
        }
    }

    /// A desk drives the right machine, in full, and its pen feels pressure.
    private static let desk = CheckKind(
        name: "desk-works", title: "a desk drives its machine", plane: PowerPlane.name,
        parameters: [
            ParameterSchema("desk", "the receiver", required: true),
            ParameterSchema("host", "the machine that it should drive", required: true),
        ]
    ) { maker throws(PlantProblem) in
        let desk = try maker.element("desk")
        let host = try maker.element("host")
        guard maker.layout.slot(desk, named: "paired") != nil else {
            throw maker.problem("desk", "that isn't a KVM receiver")
        }
        maker.endpoint = desk
        return { simulation in
            let view = DeskView(simulation, desk)
            let plant = simulation.plant
            let fabric = plant.word(of: "fabric", for: desk)
                .flatMap { plant.layout.element(named: $0) }
            let permille = fabric.map { DeskKinds.fabricPermille(simulation, $0) } ?? 0
            let isLate = permille > DeskKinds.latePermille
            let pen =
                view.machine == nil
                ? "none" : !view.isNative ? "without-pressure" : isLate ? "lags" : "works"
            let isOwn = view.machine == host
            let reading = Reading(
                kind: "desk", point: simulation.id(of: desk),
                fields: [
                    ReadingField(
                        "machine",
                        .symbol(view.machine == nil ? "none" : isOwn ? "own" : "another")),
                    ReadingField("picture", .symbol(view.resolution)),
                    ReadingField(
                        "movement", .symbol(isLate && view.machine != nil ? "smears" : "right")),
                    ReadingField("pen", .symbol(pen)),
                ])
            return CheckResult(
                holds: isOwn && view.resolution == "full" && pen == "works" && !isLate,
                reading: reading)
        }
    }
}
