import Plant
import Signals
import SimulationKernel

/// What timing instruments have in common.
enum TimingProbes {
    /// All of them.
    static let kinds = [
        GenlockProbe.kind, FrequencyProbe.kind, TimecodeProbe.kind, PTPProbe.kind, ClockProbe.kind,
    ]

    /// A deviation that is the same at each reading with one instrument in a session, in the unit
    /// of its size; 0 while nothing may be drawn.
    static func systematic(_ simulation: Simulation, _ instrument: String, _ size: Int64) -> Int64 {
        simulation.systematicNormalMillionths(instrument) * size / 1_000_000
    }

    /// One that differs from moment to moment.
    static func passing(
        _ simulation: Simulation, _ instrument: String, _ point: String, _ size: Int64
    ) -> Int64 {
        simulation.systematicNormalMillionths(
            "\(instrument)/\(point)/\(simulation.clock.milliseconds)") * size / 1_000_000
    }

    /// Whether an element is a video or clock connector's, or why not; see `MeasuringPoint`.
    static func isCoaxial(_ plant: Plant, _ port: PortID) -> Bool {
        plant.layout.ports[port.index].connector == PicturePlane.bnc
    }
}

/// The sync analyser: level, format and timing of a reference, or of a picture against it.
///
/// On a reference line it bridges with a high impedance, as a T-piece does, so that it sees the
/// level that everybody on the line has.
enum GenlockProbe {
    static let kind = ProbeKind(
        name: "genlock", title: "sync analyser", plane: ReferencePlane.name,
        usage: "measure genlock PORT", price: Price(seconds: 60),
        accepts: { plant, target in
            if case .element(let element) = target,
                plant.kind(of: element).category == .cable
            {
                return "a sync analyser bridges at a connector: name a port"
            }
            return MeasuringPoint.refusal(plant, target)
        }, read: read)

    /// How well levels and times are read off its screen, in millivolts and nanoseconds.
    private static let levelMillivolts: Int64 = 3
    private static let timeNanoseconds: Int64 = 20

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let point = try MeasuringPoint(simulation, target, words, need: .line)
        let recovery = point.recovery
        var reading = point.reading("genlock", recovery)
        func drawn(_ quantity: String, _ size: Int64) -> Int64 {
            point.randomMillionths(simulation, quantity) * size / 1_000_000
        }
        if point.reference.isPresent {
            let reference = point.reference
            reading.add("format", .symbol(ReferenceForms.name(of: reference)))
            reading.add(
                "sync-level",
                .quantity(
                    Quantity(
                        reference.syncMillivolts + drawn("level", levelMillivolts), .millivolt,
                        random: levelMillivolts)))
            reading.add(
                "timing",
                .quantity(
                    Quantity(
                        reference.phaseNanoseconds + drawn("timing", timeNanoseconds),
                        .nanosecond, random: timeNanoseconds)))
            return reading
        }
        guard recovery.state == .locked, let format = recovery.signal.videoFormat else {
            return reading
        }
        let signal = recovery.signal
        reading.add("format", .symbol(format.name))
        reading.add("referenced", .flag(signal.isReferenced))
        guard signal.isReferenced else { return reading }
        let phase = GenlockPhase(nanoseconds: signal.phaseNanoseconds, format: format)
        reading.add("lines", .integer(phase.lines))
        reading.add(
            "timing",
            .quantity(
                Quantity(
                    phase.nanoseconds + drawn("timing", timeNanoseconds), .nanosecond,
                    random: timeNanoseconds)))
        reading.add(
            "half-line",
            .quantity(Quantity(GenlockPhase.cleanCutNanoseconds(of: format), .nanosecond)))
        return reading
    }
}

/// The frequency counter: how fast a reference, a picture, a word clock or timecode really is, and
/// what a device runs on.
enum FrequencyProbe {
    static let kind = ProbeKind(
        name: "frequency", title: "frequency counter", plane: ReferencePlane.name,
        usage: "measure frequency PORT|DEVICE", price: Price(seconds: 90),
        accepts: { plant, target in
            switch target {
            case .port(let port):
                let connector = plant.layout.ports[port.index].connector
                if connector == ReferencePlane.xlr { return nil }
                return MeasuringPoint.refusal(plant, target)
            case .element(let element):
                return plant.kind(of: element).name == ClockedDeviceKind.name
                    ? nil : "a frequency counter is connected to a port, or to a device's clock"
            case .place: return "a place has no connector"
            }
        }, read: read)

    /// The counter's own time base, a rubidium oscillator, in parts per billion.
    private static let timeBase: Int64 = 1

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        if case .element(let element) = target {
            return device(simulation, element)
        }
        if case .port(let port) = target,
            simulation.plant.layout.ports[port.index].connector == ReferencePlane.xlr
        {
            return line(simulation, port)
        }
        let point = try MeasuringPoint(simulation, target, words, need: .line)
        let recovery = point.recovery
        var reading = Reading(kind: "frequency", point: point.path)
        if point.reference.isPresent {
            reading.add("signal", .symbol("reference"))
            reading.add("interrupted", .flag(point.isInterrupting))
            reading.add("nominal", .symbol(rateName(point.reference)))
            addOffset(point.reference.offsetPartsPerBillion, simulation, to: &reading)
            return reading
        }
        if case .port(let port) = target {
            let clock = WordClockSignal(simulation.signal(at: port))
            if clock.isPresent {
                add(clock, simulation, to: &reading)
                return reading
            }
        }
        guard recovery.state == .locked, let format = recovery.signal.videoFormat else {
            reading.add("signal", .symbol("none"))
            return reading
        }
        reading.add("signal", .symbol("picture"))
        reading.add("interrupted", .flag(point.isInterrupting))
        reading.add("nominal", .symbol(format.name))
        addOffset(recovery.signal.offsetPartsPerBillion, simulation, to: &reading)
        return reading
    }

    private static func rateName(_ reference: ReferenceSignal) -> String {
        ReferenceSignal.rates.indices.contains(reference.rate)
            ? ReferenceSignal.rates[reference.rate].name : "none"
    }

    private static func line(_ simulation: Simulation, _ port: PortID) -> Reading {
        let signal = TimecodeSignal(simulation.signal(at: port))
        var reading = Reading(
            kind: "frequency", point: simulation.plant.layout.path(of: port))
        guard signal.isReadable else {
            reading.add("signal", .symbol("none"))
            return reading
        }
        reading.add("signal", .symbol("timecode"))
        reading.add("nominal", .symbol(FrameRates.names[Int(signal.rate)]))
        addOffset(signal.framePartsPerBillion, simulation, to: &reading)
        return reading
    }

    private static func device(_ simulation: Simulation, _ element: ElementID) -> Reading {
        var reading = Reading(kind: "frequency", point: simulation.id(of: element))
        add(ClockedDeviceKind.running(simulation, element), simulation, to: &reading)
        reading.add(
            "locked", .flag(simulation.latch(element, ClockedDeviceKind.locked) == 1))
        return reading
    }

    /// A clock's rate and offset, and how often it slips against the house's own.
    private static func add(
        _ clock: WordClockSignal, _ simulation: Simulation, to reading: inout Reading
    ) {
        reading.add("signal", .symbol("word-clock"))
        reading.add("nominal", .symbol(String(clock.hertz)))
        addOffset(clock.partsPerBillion, simulation, to: &reading)
        let slip = SampleClock.slipMilliseconds(
            sampleHertz: clock.hertz, partsPerBillion: clock.partsPerBillion)
        // Slower than once in an hour, nobody waits for it.
        reading.add(
            "slip-every",
            slip.flatMap { $0 <= 3_600_000 ? .quantity(Quantity($0, .millisecond)) : nil } ?? .none
        )
    }

    private static func addOffset(
        _ partsPerBillion: Int64, _ simulation: Simulation, to reading: inout Reading
    ) {
        let shown =
            partsPerBillion
            + TimingProbes.systematic(simulation, "frequency-counter/time-base", timeBase)
        reading.add(
            "offset-ppb", .quantity(Quantity(shown, .none, systematic: timeBase, random: 1)))
    }
}
