import Plant
import Signals
import SimulationKernel

/// A generator of linear timecode: locked to the reference or by itself, of the time of day or from
/// an hour that is set.
enum TimecodeGeneratorKind {
    static let name = "timecode-generator"

    /// Ordinals of its slots.
    enum Slot {
        static let rate = 0
        static let dropFrame = 1
        static let lock = 2
        static let counts = 3
        static let startHour = 4
        static let dailyJam = 5
        static let jamHour = 6
        static let level = 7
        static let outputs = 8
    }

    /// Ordinals of its latches: whether it is locked; how far its labels are ahead of the time of
    /// day, in nanoseconds.
    enum Latch {
        static let lock = 0
        static let offset = 1
    }

    /// The hour that a programme begins at unless its author says otherwise (EBU Tech 3285 and UK
    /// delivery: 10:00:00:00).
    private static let programmeHour: Int64 = 10
    /// A line's usual level from peak to peak, in millivolts.
    static let usualMillivolts: Int64 = 1000

    static let kind = ElementKind(
        name: name, title: "timecode generator", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("outputs", "how many outputs it has, 1…16 (default 4)"),
            ParameterSchema("clock", "the clock from which it has the time of day"),
            ParameterSchema("oscillator", "offset of its own oscillator, parts per billion"),
        ],
        declare: { declarer throws(PlantProblem) in
            let count = try declarer.integer("outputs", in: 1...16, default: 4)
            declarer.port("ref", .input, PicturePlane.bnc, title: "reference in")
            for output in 1...count { declarer.port("ltc-\(output)", .output, ReferencePlane.xlr) }
            declareSlots(&declarer)
            declarer.latch("lock")
            declarer.latch("offset")
        },
        wire: wire,
        inspect: { simulation, element, reading in
            let isLocked = simulation.latch(element, Latch.lock) == 1
            reading.add("lock-lamp", .symbol(isLocked ? "locked" : "free-running"))
            let isGood = simulation.slot(element, Slot.outputs) == 0
            reading.add("output-lamp", .symbol(isGood ? "on" : "off"))
        })

    private static func declareSlots(_ declarer: inout ElementDeclarer) {
        func slot(
            _ name: String, _ title: String, _ domain: SlotDomain, _ nominal: Int64 = 0,
            role: SlotRole = .setting
        ) {
            declarer.slot(
                SlotDeclaration(
                    name, title, domain, role: role, nominal: nominal, hazards: [.interruption]))
        }
        slot("rate", "frame rate", .choice(FrameRates.names))
        slot("drop-frame", "counts drop-frame", .boolean)
        slot("lock", "what its frames keep with", .choice(["reference", "internal"]))
        slot("counts", "what its labels are", .choice(["time-of-day", "programme"]))
        slot(
            "start-hour", "hour at which a programme begins", .integer(0...23, .none), programmeHour
        )
        slot("daily-jam", "it is set to the time of day each day", .boolean, 1)
        slot("jam-hour", "hour at which it is", .integer(0...23, .none), 4)
        slot(
            "level", "level from peak to peak", .integer(0...4500, .millivolt), usualMillivolts)
        slot("outputs", "its output amplifiers", .choice(["good", "dead"]), role: .health)
    }

    private static func wire(_ wirer: inout ElementWirer) throws(PlantProblem) {
        let count = Int(try wirer.integer("outputs", in: 1...16, default: 4))
        let oscillator = try wirer.integer("oscillator", in: -200_000...200_000, default: 10_000)
        let clock = try ReferencedElement.optional("clock", wirer)
        let arriving = wirer.arriving(wirer.port(0))
        let rate = wirer.slot(Slot.rate)
        let choice = wirer.slot(Slot.lock)
        let lock = wirer.latch(Latch.lock)
        wirer.rule(
            lock,
            .following(
                cells: [wirer.cell(rate), wirer.cell(choice)], nodes: [arriving],
                afterMilliseconds: PictureSource.genlockMilliseconds
            ) { simulation in
                let signal = ReferenceSignal(simulation.value(arriving))
                let canLock = signal.canLock(FrameRates.rate(simulation.slot(rate)))
                return simulation.slot(choice) == 0 && canLock ? 1 : 0
            })
        let time = TimecodeTime(
            element: wirer.element, reference: arriving, oscillator: oscillator, clock: clock)
        let offset = wirer.latch(Latch.offset)
        let own = [
            Slot.rate, Slot.dropFrame, Slot.counts, Slot.dailyJam, Slot.jamHour,
        ].map { wirer.cell(wirer.slot($0)) }
        wirer.rule(
            offset,
            LatchRule(
                cells: own + [wirer.cell(lock)]
                    + (clock == nil ? [] : ClockTriggers.times(wirer.layout, but: offset)),
                nodes: [arriving], settled: time.resting, step: time.step))
        let node = wirer.node(
            "code", inputs: [.always(arriving)],
            cells: (Slot.rate...Slot.outputs).map { wirer.cell(wirer.slot($0)) }
                + [wirer.cell(lock), wirer.cell(offset)], constants: [oscillator]
        ) { signal($0).value }
        for output in 1...count { wirer.transmit(wirer.port(output), node) }
    }

    private static func signal(_ scope: NodeScope) -> TimecodeSignal {
        guard scope.cell(Slot.outputs) == 0, scope.cell(Slot.level) > 0 else {
            return TimecodeSignal(.absent)
        }
        var signal = TimecodeSignal.blank
        signal.isLocked = scope.cell(9) == 1
        signal.rate = scope.cell(Slot.rate)
        signal.isDropFrame =
            scope.cell(Slot.dropFrame) == 1 && FrameRates.rate(signal.rate) == .fps29
        signal.isPreset = scope.cell(Slot.counts) == 1
        signal.presetHour = scope.cell(Slot.startHour)
        signal.jamHour = scope.cell(Slot.dailyJam) == 1 ? scope.cell(Slot.jamHour) : -1
        signal.millivolts = scope.cell(Slot.level)
        signal.framePartsPerBillion =
            signal.isLocked
            ? ReferenceSignal(scope.input(0)).offsetPartsPerBillion : scope.constant(0)
        signal.labelPartsPerBillion =
            signal.framePartsPerBillion
            + (signal.count.map {
                TimecodeDrift.partsPerBillion(of: $0, at: FrameRates.rate(signal.rate))
            } ?? 0)
        signal.offsetNanoseconds = signal.isPreset ? 0 : scope.cell(10)
        return signal
    }
}

/// How a generator's labels run away from the time of day, and are set to it again.
struct TimecodeTime: Sendable {
    let element: ElementID
    let reference: NodeID
    /// Of its own oscillator, in parts per billion.
    let oscillator: Int64
    let clock: ElementID?

    /// For how many days a generator has run that nobody sets: a judgement.
    private static let daysWithoutJam: Int64 = 7

    /// How fast its labels run against the clock, in parts per billion.
    func partsPerBillion(_ simulation: Simulation) -> Int64 {
        let rate = simulation.slot(element, TimecodeGeneratorKind.Slot.rate)
        let isDrop = simulation.slot(element, TimecodeGeneratorKind.Slot.dropFrame) == 1
        let isLocked = simulation.latch(element, TimecodeGeneratorKind.Latch.lock) == 1
        let frames =
            isLocked
            ? ReferenceSignal(simulation.value(reference)).offsetPartsPerBillion : oscillator
        let count = FrameRates.count(rate, isDropFrame: isDrop)
        return frames
            + (count.map { TimecodeDrift.partsPerBillion(of: $0, at: FrameRates.rate(rate)) } ?? 0)
    }

    /// How far the clock that it is set by is ahead of the house's time, in nanoseconds.
    func source(_ simulation: Simulation) -> Int64 {
        clock.map { TimeOfDay.localOffset(simulation, $0) } ?? 0
    }

    private func isJammed(_ simulation: Simulation) -> Bool {
        simulation.slot(element, TimecodeGeneratorKind.Slot.dailyJam) == 1
    }

    /// What it has run away just before it is set again.
    var resting: @Sendable (Simulation) -> Int64 {
        { simulation in
            let rate = partsPerBillion(simulation)
            if rate == 0 && !isJammed(simulation) {
                return simulation.latch(element, TimecodeGeneratorKind.Latch.offset)
            }
            let days = isJammed(simulation) ? 1 : TimecodeTime.daysWithoutJam
            return source(simulation) + ClockDrift.rest(partsPerBillion: rate) * days
        }
    }

    /// A minute further while it runs away; else it waits for the hour at which it is set.
    var step: @Sendable (Int64, Int64, Simulation) -> LatchStep {
        { current, target, simulation in
            let rate = partsPerBillion(simulation)
            if rate != 0 {
                return ClockDrift.step(from: current, to: target, partsPerBillion: rate)
            }
            let hour = simulation.slot(element, TimecodeGeneratorKind.Slot.jamHour)
            let day: Int64 = 86_400_000
            let now = (simulation.clock.milliseconds % day + day) % day
            let wait = ((hour * 3_600_000 - now) % day + day) % day
            return LatchStep(value: target, afterMilliseconds: wait == 0 ? day : wait)
        }
    }
}
