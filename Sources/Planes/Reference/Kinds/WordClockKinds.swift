import Plant
import Signals

/// A generator of word clock and digital audio reference, locked to the house's video reference.
enum WordClockGeneratorKind {
    static let name = "word-clock-generator"

    /// Ordinals of its slots.
    enum Slot {
        static let rate = 0
        static let lock = 1
        static let outputs = 2
    }

    /// The ordinal of its latch: 1 while it is locked to its reference.
    static let locked = 0

    /// The rates that it offers, in hertz; the last two are 48 kHz with the pull-downs of film.
    static let rates: [Int64] = [48_000, 44_100, 96_000, 47_952, 48_048]

    /// How long it takes to lock, in milliseconds: a usual figure.
    private static let lockMilliseconds: Int64 = 5_000

    static let kind = ElementKind(
        name: name, title: "word clock generator", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("outputs", "how many outputs it has, 1…16 (default 4)"),
            ParameterSchema("oscillator", "offset of its own oscillator, parts per billion"),
        ],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("outputs", in: 1...16, default: 4)
            declarer.port("ref", .input, PicturePlane.bnc, title: "reference in")
            for output in 1...count { declarer.port("clock-\(output)", .output, PicturePlane.bnc) }
            declarer.slot(
                SlotDeclaration(
                    "rate", "sample rate, in hertz", .choice(rates.map { String($0) }),
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "lock", "what it is locked to", .choice(["reference", "internal"]),
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "outputs", "its output amplifiers", .choice(["good", "dead"]), role: .health))
            declarer.latch("locked")
        },
        wire: { wirer throws(PlantProblem) in
            let count = Int(try wirer.integer("outputs", in: 1...16, default: 4))
            let oscillator = try wirer.integer("oscillator", in: -100_000...100_000, default: 8000)
            let arriving = wirer.arriving(wirer.port(0))
            let lock = wirer.slot(Slot.lock)
            let latch = wirer.latch(locked)
            wirer.rule(
                latch,
                .following(
                    cells: [wirer.cell(lock)], nodes: [arriving],
                    afterMilliseconds: lockMilliseconds
                ) { simulation in
                    let signal = ReferenceSignal(simulation.value(arriving))
                    let isFound =
                        signal.isPresent
                        && ReferenceSignal.lockableMillivolts.contains(signal.syncMillivolts)
                    return simulation.slot(lock) == 0 && isFound ? 1 : 0
                })
            let node = wirer.node(
                "clock", inputs: [.always(arriving)],
                cells: [
                    wirer.cell(wirer.slot(Slot.rate)), wirer.cell(wirer.slot(Slot.outputs)),
                    wirer.cell(latch),
                ], constants: [oscillator]
            ) { scope in
                guard scope.cell(1) == 0 else { return .absent }
                let isLocked = scope.cell(2) == 1
                let reference = ReferenceSignal(scope.input(0))
                return WordClockSignal(
                    hertz: rates[Int(scope.cell(0))],
                    partsPerBillion: isLocked
                        ? reference.offsetPartsPerBillion : scope.constant(0),
                    isLocked: isLocked
                ).value
            }
            for output in 1...count { wirer.transmit(wirer.port(output), node) }
        },
        inspect: { simulation, element, reading in
            let isLocked = simulation.latch(element, locked) == 1
            reading.add("lock-lamp", .symbol(isLocked ? "locked" : "unlocked"))
            let isGood = simulation.slot(element, Slot.outputs) == 0
            reading.add("output-lamp", .symbol(isGood ? "on" : "off"))
        })
}

/// A digital audio device that runs on a word clock.
enum ClockedDeviceKind {
    static let name = "word-clock-device"

    /// Ordinals of its slots.
    enum Slot {
        static let clock = 0
        static let rate = 1
    }

    /// The ordinal of its latch: 1 while it runs on the clock that it is given.
    static let locked = 0

    /// The rates at which it works, in hertz.
    static let rates: [Int64] = [48_000, 44_100, 96_000]

    static let kind = ElementKind(
        name: name, title: "digital audio device", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("oscillator", "offset of its own oscillator, parts per billion")
        ],
        declare: { declarer throws(PlantProblem) in
            declarer.port("word-clock", .input, PicturePlane.bnc, title: "word clock in")
            declarer.slot(
                SlotDeclaration(
                    "clock", "what it runs on", .choice(["word-clock", "internal"]),
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "rate", "sample rate, in hertz", .choice(rates.map { String($0) }),
                    hazards: [.interruption]))
            declarer.latch("locked")
        },
        wire: { wirer throws(PlantProblem) in
            let oscillator = try wirer.integer(
                "oscillator", in: -100_000...100_000, default: 10_000)
            let arriving = wirer.arriving(wirer.port(0))
            let clock = wirer.slot(Slot.clock)
            let rate = wirer.slot(Slot.rate)
            let latch = wirer.latch(locked)
            wirer.rule(
                latch,
                .following(
                    cells: [wirer.cell(clock), wirer.cell(rate)], nodes: [arriving],
                    afterMilliseconds: 1000
                ) { simulation in
                    let signal = WordClockSignal(simulation.value(arriving))
                    let isFound =
                        signal.isPresent && signal.hertz == rates[Int(simulation.slot(rate))]
                    return simulation.slot(clock) == 0 && isFound ? 1 : 0
                })
            _ = wirer.node(
                "running", inputs: [.always(arriving)],
                cells: [wirer.cell(rate), wirer.cell(latch)], constants: [oscillator]
            ) { scope in
                let arriving = WordClockSignal(scope.input(0))
                let isLocked = scope.cell(1) == 1
                return WordClockSignal(
                    hertz: rates[Int(scope.cell(0))],
                    partsPerBillion: isLocked ? arriving.partsPerBillion : scope.constant(0),
                    isLocked: isLocked && arriving.isLocked
                ).value
            }
        },
        inspect: { simulation, element, reading in
            let isLocked = simulation.latch(element, locked) == 1
            reading.add("clock-lamp", .symbol(isLocked ? "locked" : "unlocked"))
        })

    /// What a device runs on.
    static func running(_ simulation: Simulation, _ element: ElementID) -> WordClockSignal {
        guard let node = simulation.plant.node(element, named: "running") else {
            return WordClockSignal(.absent)
        }
        return WordClockSignal(simulation.value(node))
    }
}
