import Plant
import Signals

/// A synchronising pulse generator with a satellite receiver, an oscillator that holds over, and a
/// format and timing for each output.
enum ReferenceGeneratorKind {
    /// Ordinals of its slots; two more follow for each output.
    enum Slot {
        static let timeBase = 0
        static let outputs = 1
        static let oscillator = 2
        static let firstOutput = 3
        static func form(_ output: Int) -> Int { firstOutput + 2 * output }
        static func phase(_ output: Int) -> Int { firstOutput + 2 * output + 1 }
    }

    /// Ordinals of its latches.
    enum Latch {
        static let lock = 0
        static let frequency = 1
        static let drift = 2
    }

    /// What the latch `lock` holds.
    enum Lock: Int64 {
        case own, satellites, holdover
    }

    static let name = "reference-generator"

    /// From power or a lost sky to locked: receivers take a minute or two to a fix and then slew; a
    /// judgement.
    static let acquireMilliseconds: Int64 = 120_000
    /// How long a receiver goes on without satellites before it says so.
    static let loseMilliseconds: Int64 = 5_000
    /// In how many steps of ten minutes an oscillator that holds over comes to its own frequency: a
    /// day, as makers specify holdover.
    private static let holdoverSteps: Int64 = 144
    private static let holdoverStepMilliseconds: Int64 = 600_000

    static let kind = ElementKind(
        name: name, title: "reference generator", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("outputs", "how many reference outputs it has, 1…32 (default 8)"),
            ParameterSchema(
                "formats", "the format of each output, in order; the last for the rest"),
            ParameterSchema(
                "oscillator", "offset of its oscillator from nominal, parts per billion (±50000)"),
        ],
        declare: declare, wire: wire,
        inspect: { simulation, element, reading in
            let isGood = simulation.slot(element, Slot.outputs) == 0
            let lock = Lock(rawValue: simulation.latch(element, Latch.lock)) ?? .own
            let lamp =
                switch lock {
                case .own: "internal"
                case .satellites: "locked"
                case .holdover: "holdover"
                }
            reading.add("time-base-lamp", .symbol(lamp))
            reading.add("output-lamp", .symbol(isGood ? "on" : "off"))
        })

    private static func formats(_ source: some ParameterReading, count: Int)
        throws(PlantProblem) -> [Int64]
    {
        var formats: [Int64] = []
        for name in try source.words("formats") {
            guard let index = ReferenceForms.names.firstIndex(of: name) else {
                throw source.problem(
                    "formats", "unknown reference format `\(name)`",
                    expected: "one of " + ReferenceForms.names.joined(separator: ", "),
                    given: name, candidates: ReferenceForms.names)
            }
            formats.append(Int64(index))
        }
        if formats.count > count {
            throw source.problem("formats", "more formats than outputs")
        }
        let last = formats.last ?? 0
        return formats + Array(repeating: last, count: count - formats.count)
    }

    private static func declare(_ declarer: inout ElementDeclarer) throws(PlantProblem) {
        let count = Int(try declarer.integer("outputs", in: 1...32, default: 8))
        let oscillator = try declarer.integer("oscillator", in: -50_000...50_000, default: 20)
        let formats = try formats(declarer, count: count)
        for output in 1...count { declarer.port("ref-\(output)", .output, PicturePlane.bnc) }
        declarer.port("antenna", .input, PicturePlane.bnc, title: "antenna in")
        declarer.slot(
            SlotDeclaration(
                "time-base", "what it is locked to", .choice(["gnss", "internal"]),
                authority: .supervisor, hazards: [.interruption]))
        declarer.slot(
            SlotDeclaration(
                "outputs", "its output amplifiers", .choice(["good", "dead"]), role: .health))
        declarer.slot(
            SlotDeclaration(
                "oscillator", "offset of its own oscillator, parts per billion",
                .integer(-50_000...50_000, .none), role: .health, nominal: oscillator))
        for output in 0..<count {
            declarer.slot(
                SlotDeclaration(
                    "format-\(output + 1)", "format of output \(output + 1)",
                    .choice(ReferenceForms.names), nominal: formats[output],
                    authority: .supervisor, hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "timing-\(output + 1)", "timing of output \(output + 1)",
                    .integer(-20_000_000...20_000_000, .nanosecond), authority: .supervisor,
                    hazards: [.interruption]))
        }
        declarer.latch("lock")
        declarer.latch("frequency")
        declarer.latch("drift")
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let count = Int(try wirer.integer("outputs", in: 1...32, default: 8))
        wireTimeBase(&wirer, antenna: wirer.arriving(wirer.port(count)))
        for output in 0..<count {
            let line = LoopedLine(wirer.port(output), wirer.layout)
            let own =
                [Slot.outputs, Slot.form(output), Slot.phase(output)]
                .map { wirer.cell(wirer.slot($0)) }
                + [Latch.frequency, Latch.drift].map { wirer.cell(wirer.latch($0)) }
            let node = wirer.node(
                "ref-\(output + 1)", cells: own + line.slots.map { wirer.cell($0) }
            ) { scope in
                guard scope.cell(0) == 0 else { return .absent }
                let offer = ReferenceForms.all[Int(scope.cell(1))]
                var signal = ReferenceSignal.absent
                signal.isPresent = true
                signal.rate = offer.rate
                signal.form = offer.form
                signal.phaseNanoseconds = scope.cell(2)
                signal.offsetPartsPerBillion = scope.cell(3)
                signal.timeErrorNanoseconds = scope.cell(4)
                signal.syncMillivolts = line.millivolts { scope.cell(5 + $0) }
                return signal.value
            }
            wirer.transmit(wirer.port(output), node)
        }
    }

    private static func wireTimeBase(_ wirer: inout ElementWirer, antenna: NodeID) {
        let timeBase = wirer.slot(Slot.timeBase)
        let oscillator = wirer.slot(Slot.oscillator)
        let lock = wirer.latch(Latch.lock)
        let frequency = wirer.latch(Latch.frequency)
        wirer.rule(
            lock,
            LatchRule(
                cells: [wirer.cell(timeBase)], nodes: [antenna],
                settled: { simulation in
                    if simulation.slot(timeBase) == 1 { return Lock.own.rawValue }
                    let isHeard = ClockTag.of(simulation.value(antenna)) == ClockTag.satellites
                    return (isHeard ? Lock.satellites : .holdover).rawValue
                },
                step: { _, target, _ in
                    LatchStep(
                        value: target,
                        afterMilliseconds: target == Lock.satellites.rawValue
                            ? acquireMilliseconds : loseMilliseconds)
                }))
        wirer.rule(
            frequency,
            LatchRule(
                cells: [wirer.cell(lock), wirer.cell(oscillator)],
                settled: { simulation in
                    isLocked(simulation, lock) ? 0 : simulation.slot(oscillator)
                },
                step: { current, target, simulation in
                    guard simulation.latch(lock) == Lock.holdover.rawValue else {
                        return LatchStep(value: target, afterMilliseconds: 1000)
                    }
                    let size = max(1, abs(simulation.slot(oscillator)) / holdoverSteps)
                    let value =
                        current < target ? min(target, current + size) : max(target, current - size)
                    return LatchStep(value: value, afterMilliseconds: holdoverStepMilliseconds)
                }))
        wirer.rule(
            wirer.latch(Latch.drift),
            LatchRule(
                cells: [wirer.cell(lock), wirer.cell(frequency)],
                settled: { simulation in
                    isLocked(simulation, lock)
                        ? 0 : ClockDrift.rest(partsPerBillion: simulation.slot(oscillator))
                },
                step: { current, target, simulation in
                    isLocked(simulation, lock)
                        ? LatchStep(value: target, afterMilliseconds: 1000)
                        : ClockDrift.step(
                            from: current, to: target,
                            partsPerBillion: simulation.latch(frequency))
                }))
    }

    private static func isLocked(_ simulation: Simulation, _ lock: LatchID) -> Bool {
        simulation.latch(lock) == Lock.satellites.rawValue
    }
}

/// An antenna for navigation satellites, on the roof.
enum AntennaKind {
    static let name = "gnss-antenna"

    /// Ordinals of its slots.
    enum Slot {
        static let sky = 0
    }

    static let kind = ElementKind(
        name: name, title: "satellite antenna", plane: ReferencePlane.name,
        declare: { declarer throws(PlantProblem) in
            declarer.port("out", .output, PicturePlane.bnc)
            declarer.slot(
                SlotDeclaration(
                    "sky", "what it hears", .choice(["clear", "blocked", "dead"]), role: .health))
        },
        wire: { wirer throws(PlantProblem) in
            let node = wirer.node("satellites", cells: [wirer.cell(wirer.slot(Slot.sky))]) {
                scope in
                scope.cell(0) == 0 ? NodeValue(ClockTag.satellites << 3) : .absent
            }
            wirer.transmit(wirer.port(0), node)
        },
        inspect: { simulation, element, reading in
            let isCovered = simulation.slot(element, Slot.sky) == 1
            reading.add("view-of-the-sky", .symbol(isCovered ? "covered" : "open"))
        })
}
