import Plant
import Signals
import SimulationKernel

/// The timecode analyser: what is read on a line or in a picture, and how it stands to the time of
/// day; with `log`, what a day of it would show.
enum TimecodeProbe {
    static let kind = ProbeKind(
        name: "timecode", title: "timecode analyser", plane: ReferencePlane.name,
        usage: "measure timecode PORT|RECORDER [log]", price: Price(seconds: 75),
        accepts: { plant, target in
            switch target {
            case .port(let port):
                let connector = plant.layout.ports[port.index].connector
                return connector == ReferencePlane.xlr || TimingProbes.isCoaxial(plant, port)
                    ? nil : "`\(plant.layout.path(of: port))` carries neither line nor picture"
            case .element(let element):
                return plant.kind(of: element).name == DeckKind.name
                    ? nil : "a timecode analyser is connected to a port, or reads off a recorder"
            case .place: return "a place has no connector"
            }
        }, ways: { _, _ in [[], ["log"]] }, read: read)

    /// How well an offset is read against the house's clock, in thousandths of a frame, and how
    /// well what it gains in an hour is known after a minute.
    private static let offsetMilliFrames: Int64 = 100
    private static let driftMilliFrames: Int64 = 20

    /// How long errors are counted for one reading, in minutes.
    private static let countMinutes: Int64 = 1

    private static func read(
        _ simulation: Simulation, _ target: ActionTarget, _ words: [String]
    ) throws(ActionRefusal) -> Reading {
        let (view, path) = try view(simulation, target)
        var reading = Reading(kind: "timecode", point: path)
        reading.add("way", .symbol(view.way.rawValue))
        let isLine = view.way == .line
        reading.add(
            "level",
            isLine
                ? .quantity(Quantity(view.signal.millivolts, .millivolt, random: 20)) : .none)
        addErrors(view, simulation, path, to: &reading)
        reading.add("reads", .flag(view.isReadable))
        if view.isReadable { add(view, simulation, path, to: &reading) }
        if case .element(let deck) = target {
            addRecorder(deck, simulation, to: &reading)
        }
        if words.last == "log" { addLog(view, to: &reading) }
        return reading
    }

    private static func view(_ simulation: Simulation, _ target: ActionTarget)
        throws(ActionRefusal) -> (TimecodeView, String)
    {
        let layout = simulation.plant.layout
        switch target {
        case .element(let deck):
            return (TimecodeView(simulation, deck: deck), simulation.id(of: deck))
        case .port(let port) where layout.ports[port.index].connector == ReferencePlane.xlr:
            return (TimecodeView(simulation, line: port), layout.path(of: port))
        case .port:
            let point = try MeasuringPoint(simulation, target, [], need: .picture)
            let recovery = point.recovery
            let picture = recovery.state == .locked ? recovery.signal : .absent
            return (TimecodeView(simulation, picture: picture), point.path)
        case .place: throw ActionRefusal("a place has no connector")
        }
    }

    /// Words that weren't read in a minute; a contact that opens takes some of them.
    private static func addErrors(
        _ view: TimecodeView, _ simulation: Simulation, _ path: String, to reading: inout Reading
    ) {
        let expected = view.signal.interruptionsPerHour * countMinutes * 1000 / 60
        var bursts: Int64 = 0
        if expected > 0 {
            let chance = simulation.systematicNormalMillionths(
                "timecode-contact/\(path)/\(simulation.clock.milliseconds / 60_000)")
            let spread = Int64((Double(expected) * 1000).squareRoot())
            bursts = max(0, (expected + chance * spread / 1_000_000 + 500) / 1000)
        }
        let steady = view.way == .line ? view.signal.errorsPerMinute * countMinutes : 0
        let random = Int64(Double(steady).squareRoot() + 0.5)
        reading.add(
            "errors", .quantity(Quantity(steady + 5 * bursts, .none, random: max(1, random))))
        reading.add("interruptions", .integer(bursts))
    }

    private static func add(
        _ view: TimecodeView, _ simulation: Simulation, _ path: String, to reading: inout Reading
    ) {
        let signal = view.signal
        reading.add("rate", .symbol(FrameRates.names[Int(signal.rate)]))
        reading.add("drop-frame", .flag(signal.isDropFrame))
        let isProgramme = signal.isPreset
        reading.add(
            "counts",
            .symbol(view.way == .own ? "own" : isProgramme ? "programme" : "time-of-day"))
        let label = view.label(atMilliseconds: simulation.clock.milliseconds)
        let text = label?.text(isDropFrame: signal.isDropFrame) ?? ""
        reading.add(isProgramme ? "start" : "time", .text(text))
        reading.add("burn-in", .flag(view.isBurntIn))
        let offset =
            view.offsetMilliFrames
            + TimingProbes.passing(simulation, "timecode-analyser", path, offsetMilliFrames)
        reading.add(
            "offset-milli-frames",
            .quantity(Quantity(offset, .none, random: offsetMilliFrames)))
        reading.add(
            "drift-milli-frames-per-hour",
            .quantity(
                Quantity(view.driftMilliFramesPerHour, .none, random: driftMilliFrames)))
    }

    /// What a recorder works at, and what its files say against its input.
    private static func addRecorder(
        _ deck: ElementID, _ simulation: Simulation, to reading: inout Reading
    ) {
        let rate = Int(simulation.slot(deck, DeckKind.Slot.rate))
        reading.add("works-at", .symbol(FrameRates.names[rate]))
        reading.add(
            "counts-drop-frame", .flag(simulation.slot(deck, DeckKind.Slot.dropFrame) == 1))
        reading.add(
            "file-milli-frames",
            .integer(1000 * simulation.slot(deck, DeckKind.Slot.fileOffset)))
        reading.add("locked", .flag(simulation.latch(deck, DeckKind.lock) == 1))
    }

    /// When a day's log shows a jump, and of how much.
    private static func addLog(_ view: TimecodeView, to reading: inout Reading) {
        let isSet = view.isReadable && view.way != .own && !view.signal.isPreset
        let jump = view.jumpMilliFrames
        let hasJump = isSet && view.signal.jamHour >= 0 && jump.magnitude >= 500
        reading.add("jump-hour", hasJump ? .integer(view.signal.jamHour) : .none)
        reading.add("jump-frames", hasJump ? .integer(rounded(jump)) : .none)
    }

    private static func rounded(_ milliFrames: Int64) -> Int64 {
        (milliFrames + (milliFrames < 0 ? -500 : 500)) / 1000
    }
}
