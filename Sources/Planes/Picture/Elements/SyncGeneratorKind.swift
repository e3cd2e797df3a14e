import Plant

/// The facility's synchronising pulse generator: what everything else is timed to.
enum SyncGeneratorKind {
    /// Ordinals of its slots.
    enum Slot {
        static let rate = 0
        static let timeBase = 1
        static let outputs = 2
    }

    static let name = "spg"

    /// Kinds whose outputs carry a reference or a clock: a few megahertz, which get through what
    /// eats a picture's hundreds.
    static let referenceSources = [
        name, ReferenceGeneratorKind.name, ChangeoverKind.name, AntennaKind.name,
        WordClockGeneratorKind.name, DeckKind.name,
    ]

    static let kind = ElementKind(
        name: name, title: "synchronising pulse generator", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("outputs", "how many reference outputs it has, 1…32 (default 8)"),
            ParameterSchema(
                "oscillator", "offset of its own oscillator from nominal, parts per billion"),
        ] + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("outputs", in: 1...32, default: 8)
            for output in 1...count {
                declarer.port("ref-\(output)", .output, PicturePlane.bnc)
            }
            declarer.slot(
                SlotDeclaration(
                    "rate", "frame rate of the reference",
                    .choice(ReferenceSignal.rates.map(\.name)),
                    authority: .supervisor, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "time-base", "what it is locked to", .choice(["gnss", "internal"]),
                    authority: .supervisor, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "outputs", "its output amplifiers", .choice(["good", "dead"]), role: .health))
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            let count = try wirer.integer("outputs", in: 1...32, default: 8)
            let oscillator = try wirer.integer(
                "oscillator", in: -50_000...50_000, default: 300)
            let node = wirer.node(
                "reference",
                cells: [Slot.rate, Slot.timeBase, Slot.outputs].map { wirer.cell(wirer.slot($0)) },
                constants: [oscillator]
            ) { scope in
                guard scope.cell(2) == 0 else { return .absent }
                var signal = ReferenceSignal.absent
                signal.isPresent = true
                signal.rate = Int(scope.cell(0))
                signal.syncMillivolts = 300
                signal.offsetPartsPerBillion = scope.cell(1) == 0 ? 0 : scope.constant(0)
                return signal.value
            }
            for output in 0..<Int(count) {
                let port = wirer.port(output)
                let line = LoopedLine(port, wirer.layout)
                wirer.transmit(port, line.isLooped ? line.node(&wirer, driving: node) : node)
            }
            try PowerInlets.gate(&wirer)
        },
        inspect: { simulation, element, reading in
            let isGood = simulation.slot(element, Slot.outputs) == 0
            let isLocked = simulation.slot(element, Slot.timeBase) == 0
            reading.add("output-lamp", .symbol(isGood ? "on" : "off"))
            reading.add("time-base-lamp", .symbol(isLocked ? "locked" : "internal"))
            PowerInlets.inspect(simulation, element, &reading)
        })
}
