import Plant
import Signals
import SimulationKernel

/// What a PTP clock says of itself, as `pmc` reads it; with `phase`, what an independent meter with
/// a satellite receiver of its own finds at the device.
enum PTPProbe {
    static let kind = ProbeKind(
        name: "ptp", title: "PTP management and phase meter", plane: ReferencePlane.name,
        usage: "measure ptp CLOCK [phase]", price: Price(seconds: 60),
        accepts: { plant, target in
            guard case .element(let element) = target,
                plant.referenceModel.ptpClock(element) != nil
            else { return "there is no PTP clock" }
            return nil
        }, ways: { _, _ in [[], ["phase"]] }, read: read)

    /// What timestamps in hardware leave uncertain, and what each switch adds that holds messages
    /// for a while: judgements of the usual order, in nanoseconds.
    private static let ownNanoseconds: Int64 = 15
    private static let perSwitchNanoseconds: Int64 = 200
    /// The phase meter's own uncertainty against UTC.
    private static let meterNanoseconds: Int64 = 30

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        guard case .element(let element) = target,
            let clock = simulation.plant.referenceModel.ptpClock(element)
        else { throw ActionRefusal("there is no PTP clock") }
        let view = PTPView(simulation)
        if words.last == "phase" { return phase(simulation, element, view.phase(clock)) }
        var reading = Reading(kind: "ptp", point: simulation.id(of: element))
        let isRunning = PTPSlots.isRunning(simulation, element)
        reading.add("answers", .flag(isRunning))
        guard isRunning else { return reading }
        let state = view.state(clock)
        let leader = view.grandmaster(of: clock)
        let model = simulation.plant.referenceModel
        reading.add("port-state", .symbol(PTPState.name(state)))
        reading.add("domain", .integer(simulation.slot(element, PTPSlots.domain)))
        reading.add("identity", .text(view.identityText(clock)))
        reading.add("grandmaster-identity", .text(view.identityText(leader)))
        let quality = PTPElection.quality(simulation, model.ptpClocks[leader])
        reading.add("gm-clock-class", .integer(quality.clockClass))
        reading.add(
            "gm-priority1",
            .integer(simulation.slot(model.ptpClocks[leader].element, PTPSlots.priority1)))
        reading.add("steps-removed", .integer(view.stepsRemoved(clock)))
        reading.add("gm-present", .flag(view.parent(clock) != nil))
        addFigures(simulation, view, clock, to: &reading)
        reading.add("announce-timeouts", .integer(view.announceTimeoutsPerMinute(clock)))
        reading.add(
            "log-announce-interval",
            .integer(simulation.slot(element, PTPSlots.announceInterval)))
        reading.add(
            "current-utc-offset",
            .integer(simulation.slot(model.ptpClocks[leader].element, PTPSlots.utcOffset)))
        return reading
    }

    /// Offset and mean path delay, as the follower reckons them: 0 where it follows nobody.
    private static func addFigures(
        _ simulation: Simulation, _ view: PTPView, _ clock: Int, to reading: inout Reading
    ) {
        guard let ways = view.ways(clock) else {
            reading.add("offset-from-master", .quantity(Quantity(0, .nanosecond)))
            reading.add("mean-path-delay", .quantity(Quantity(0, .nanosecond)))
            return
        }
        let spread = ownNanoseconds + perSwitchNanoseconds * Int64(ways.plainSwitches)
        let jitter = TimingProbes.passing(simulation, "ptp", reading.point, spread)
        reading.add(
            "offset-from-master", .quantity(Quantity(jitter, .nanosecond, random: spread)))
        reading.add(
            "mean-path-delay",
            .quantity(
                Quantity(
                    (ways.toFollower + ways.toLeader) / 2 + jitter / 2, .nanosecond,
                    random: spread)))
    }

    private static func phase(_ simulation: Simulation, _ element: ElementID, _ phase: Int64)
        -> Reading
    {
        let point = simulation.id(of: element)
        var reading = Reading(kind: "ptp-phase", point: point)
        let shown =
            phase + TimingProbes.systematic(simulation, "phase-meter", meterNanoseconds)
            + TimingProbes.passing(simulation, "phase-meter", point, meterNanoseconds)
        reading.add(
            "phase",
            .quantity(
                Quantity(
                    shown, .nanosecond, systematic: meterNanoseconds, random: meterNanoseconds)))
        return reading
    }
}

/// The time of day that a clock gives, against UTC by an engineer's own receiver.
enum ClockProbe {
    static let kind = ProbeKind(
        name: "clock", title: "time of day against UTC", plane: ReferencePlane.name,
        usage: "measure clock CLOCK", price: Price(seconds: 30), needsPresence: false,
        accepts: { plant, target in
            guard case .element(let element) = target, TimeOfDay.has(plant, element) else {
                return "there is no clock that gives the time of day"
            }
            return nil
        }, read: read)

    /// What is uncertain in comparing two clocks over a network, in milliseconds.
    private static let comparisonMilliseconds: Int64 = 2

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        guard case .element(let element) = target else {
            throw ActionRefusal("a clock is an element")
        }
        var reading = Reading(kind: "clock", point: simulation.id(of: element))
        let offset = TimeOfDay.offset(simulation, element) / 1_000_000
        reading.add(
            "offset-milliseconds",
            .quantity(Quantity(offset, .millisecond, random: comparisonMilliseconds)))
        reading.add(
            "local-offset",
            .quantity(Quantity(TimeOfDay.zoneError(simulation, element), .minute)))
        let plant = simulation.plant
        if plant.referenceModel.ntpClock(element) != nil {
            let view = NTPView(simulation)
            reading.add("stratum", .integer(view.stratum(element)))
            reading.add("source", view.sourceName(element).map { .text($0) } ?? .none)
        }
        return reading
    }
}
