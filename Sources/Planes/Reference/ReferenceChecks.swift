import Plant
import Signals

/// What reference, timecode and time of day owe.
enum ReferenceChecks {
    /// All of them.
    static let kinds = [lockedToReference, timecodeAt, clocksWithin, ptpFollowers]

    /// Each device of a room is locked to what it should be locked to.
    private static let lockedToReference = CheckKind(
        name: "locked-to-reference", title: "a room is locked to its reference",
        plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("devices", "a device with a lock, or a list of them", required: true)
        ]
    ) { maker throws(PlantProblem) in
        let devices = try elements("devices", maker)
        var latches: [(id: String, latch: LatchID)] = []
        for element in devices {
            let id = maker.layout.elements[element.index].id
            guard let latch = lockLatch(element, maker.layout) else {
                throw maker.problem(
                    "devices", "`\(id)` locks to nothing",
                    expected: "a recorder, a source, a timecode generator or a device with a clock")
            }
            latches.append((id, latch))
        }
        maker.endpoint = devices.first
        let wanted = latches
        return { simulation in
            var reading = Reading(
                kind: "locked-to-reference", point: wanted.first?.id ?? "",
                columns: ["device", "locked"])
            var holds = true
            for (id, latch) in wanted {
                let isLocked = simulation.latch(latch) == 1
                holds = holds && isLocked
                reading.rows.append([.text(id), .flag(isLocked)])
            }
            reading.add("devices", .symbol(holds ? "locked" : "not-locked"))
            return CheckResult(holds: holds, reading: reading)
        }
    }

    /// The latch that says whether a device is locked, by its name; nil where it has none.
    private static func lockLatch(_ element: ElementID, _ layout: PlantLayout) -> LatchID? {
        layout.elements[element.index].latches.first {
            ["lock", "locked", "genlock"].contains(layout.latchNames[$0])
        }
        .map { LatchID($0) }
    }

    private static func elements(_ name: String, _ maker: CheckMaker) throws(PlantProblem)
        -> [ElementID]
    {
        var words: [String] = []
        if case .list(let items)? = maker.argument(name) {
            words = items.compactMap(\.word)
        } else {
            words = [try maker.word(name)]
        }
        var found: [ElementID] = []
        for word in words {
            guard let element = maker.layout.element(named: word) else {
                throw maker.problem(name, "unknown element `\(word)`")
            }
            found.append(element)
        }
        return found
    }

    /// What a person who works with timecode is owed at a recorder or on a line.
    private struct TimecodeSpecification: Sendable {
        var rate: Int64
        var isDropFrame: Bool
        var startHour: Int64?
        var milliFrames: Int64

        func holds(_ view: TimecodeView, fileMilliFrames: Int64, jumpsInHours: Bool) -> Bool {
            let signal = view.signal
            let isStart = startHour.map { signal.isPreset && signal.presetHour == $0 }
            return view.isReadable && signal.rate == rate && signal.isDropFrame == isDropFrame
                && signal.errorsPerMinute == 0 && signal.interruptionsPerHour == 0
                && view.offsetMilliFrames.magnitude <= UInt64(milliFrames)
                && view.driftMilliFramesPerHour.magnitude <= UInt64(milliFrames)
                && fileMilliFrames == 0 && (isStart ?? !signal.isPreset) && !jumpsInHours
        }
    }

    /// Hours in which nobody minds a jump: before the day's work. A judgement.
    private static let quietHours: Range<Int64> = 0..<7

    /// Timecode at a recorder or on a line is read without errors, of the rate and count that is
    /// owed, right to some frames, and stays so over an hour.
    private static let timecodeAt = CheckKind(
        name: "timecode-at", title: "timecode at a place", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("at", "a recorder, or a port with timecode", required: true),
            ParameterSchema("rate", "the frame rate that is owed (default 25)"),
            ParameterSchema("drop-frame", "whether it counts drop-frame: yes or no (default)"),
            ParameterSchema("start", "the hour at which a programme begins; else the time of day"),
            ParameterSchema("frames", "by how many frames it may be off (default 1)"),
        ]
    ) { maker throws(PlantProblem) in
        let word = try maker.word("at")
        let rateName = try maker.word("rate", default: "25")
        guard let rate = FrameRates.names.firstIndex(of: rateName) else {
            throw maker.problem("rate", "`rate` is `\(rateName)`", expected: "as `25` or `23.98`")
        }
        let drop = try maker.word("drop-frame", default: "no")
        guard ["yes", "no"].contains(drop) else {
            throw maker.problem(
                "drop-frame", "`drop-frame` is `\(drop)`", expected: "`yes` or `no`")
        }
        let start =
            maker.argument("start") == nil
            ? nil : try maker.integer("start", in: 0...23, default: nil)
        let specification = TimecodeSpecification(
            rate: Int64(rate), isDropFrame: drop == "yes", startHour: start,
            milliFrames: 1000 * (try maker.integer("frames", in: 0...10_000, default: 1)))
        let port = maker.layout.port(named: word)
        let deck = port == nil ? try maker.element("at") : nil
        maker.endpoint = deck ?? port.map { maker.layout.ports[$0.index].element }
        return { simulation in
            let view: TimecodeView
            var fileMilliFrames: Int64 = 0
            if let deck, simulation.plant.kind(of: deck).name == DeckKind.name {
                view = TimecodeView(simulation, deck: deck)
                fileMilliFrames = 1000 * simulation.slot(deck, DeckKind.Slot.fileOffset)
            } else if let port {
                view = TimecodeView(simulation, line: port)
            } else {
                return CheckResult(holds: false, reading: Reading(kind: "no-timecode", point: word))
            }
            let jumps =
                view.signal.jamHour >= 0 && !quietHours.contains(view.signal.jamHour)
                && view.jumpMilliFrames.magnitude >= 500 && !view.signal.isPreset
            return CheckResult(
                holds: specification.holds(
                    view, fileMilliFrames: fileMilliFrames, jumpsInHours: jumps),
                reading: reading(view, at: word, fileMilliFrames: fileMilliFrames, jumps: jumps))
        }
    }

    private static func reading(
        _ view: TimecodeView, at point: String, fileMilliFrames: Int64, jumps: Bool
    ) -> Reading {
        var reading = Reading(kind: "timecode-at", point: point)
        reading.add("reads", .symbol(reads(view)))
        guard view.isReadable else { return reading }
        reading.add("rate", .symbol(FrameRates.names[Int(view.signal.rate)]))
        reading.add("drop-frame", .symbol(view.signal.isDropFrame ? "yes" : "no"))
        reading.add("counts", .symbol(view.signal.isPreset ? "programme" : "time-of-day"))
        reading.add("start-hour", view.signal.isPreset ? .integer(view.signal.presetHour) : .none)
        reading.add("offset", .symbol(size(view.offsetMilliFrames)))
        reading.add("drift", .symbol(size(view.driftMilliFramesPerHour)))
        reading.add("files", .symbol(fileMilliFrames == 0 ? "as-the-picture" : "otherwise"))
        reading.add("jumps-in-hours", .symbol(jumps ? "yes" : "no"))
        reading.add("offset-milli-frames", .integer(view.offsetMilliFrames))
        reading.add("drift-milli-frames-per-hour", .integer(view.driftMilliFramesPerHour))
        return reading
    }

    private static func reads(_ view: TimecodeView) -> String {
        guard view.isReadable else { return "nothing" }
        if view.signal.errorsPerMinute > 0 { return "with-errors" }
        return view.signal.interruptionsPerHour > 0 ? "at-times" : "well"
    }

    /// A number of frames as somebody notices it.
    private static func size(_ milliFrames: Int64) -> String {
        switch milliFrames.magnitude {
        case 0..<500: "none"
        case 500..<12_500: "frames"
        case 12_500..<1_500_000: "seconds"
        default: "more"
        }
    }

    /// Clocks show the right time to some milliseconds; five minutes by default, beyond which
    /// Kerberos refuses tickets (RFC 4120 §5.5.1, the usual skew).
    private static let clocksWithin = CheckKind(
        name: "clocks-within", title: "clocks show the right time", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("clocks", "a clock, or a list of them", required: true),
            ParameterSchema("milliseconds", "by how much they may be off (default 300000)"),
            ParameterSchema("local", "whether local time counts too: yes or no (default)"),
        ]
    ) { maker throws(PlantProblem) in
        let clocks = try elements("clocks", maker)
        let tolerance = try maker.integer(
            "milliseconds", in: 1...86_400_000, default: 300_000)
        let isLocal = try maker.word("local", default: "no") == "yes"
        maker.endpoint = clocks.first
        return { simulation in
            var reading = Reading(
                kind: "clocks-within", point: clocks.first.map { simulation.id(of: $0) } ?? "",
                columns: ["clock", "is-off"])
            var holds = true
            for clock in clocks {
                let nanoseconds =
                    isLocal
                    ? TimeOfDay.localOffset(simulation, clock)
                    : TimeOfDay.offset(simulation, clock)
                let off = nanoseconds / 1_000_000
                holds = holds && off.magnitude <= UInt64(tolerance)
                reading.rows.append([
                    .text(simulation.id(of: clock)), .quantity(Quantity(off, .millisecond)),
                ])
            }
            reading.add("clocks", .symbol(holds ? "right" : "wrong"))
            return CheckResult(holds: holds, reading: reading)
        }
    }

    /// Clocks follow the house's grandmaster, and agree with it to a microsecond (ST 2059-2 §5).
    private static let ptpFollowers = CheckKind(
        name: "ptp-followers", title: "clocks follow the grandmaster", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("clocks", "a PTP clock, or a list of them", required: true),
            ParameterSchema("grandmaster", "the clock that should lead", required: true),
            ParameterSchema("nanoseconds", "by how much they may differ (default 1000)"),
        ]
    ) { maker throws(PlantProblem) in
        let clocks = try elements("clocks", maker)
        let leader = try maker.element("grandmaster")
        let tolerance = try maker.integer("nanoseconds", in: 1...1_000_000_000, default: 1000)
        for element in clocks + [leader]
        where maker.layout.slot(element, named: ClockTriggers.ptpSlot) == nil {
            throw maker.problem(
                "clocks", "`\(maker.layout.elements[element.index].id)` isn't a PTP clock")
        }
        maker.endpoint = clocks.first
        return { simulation in
            let model = simulation.plant.referenceModel
            let view = PTPView(simulation)
            var reading = Reading(
                kind: "ptp-followers", point: simulation.id(of: leader),
                columns: ["clock", "state", "grandmaster", "differs"])
            var holds = true
            for element in clocks {
                guard let clock = model.ptpClock(element), let first = model.ptpClock(leader)
                else { continue }
                let head = view.grandmaster(of: clock)
                let difference = view.phase(clock) - view.phase(first)
                holds =
                    holds && head == first && difference.magnitude <= UInt64(tolerance)
                    && PTPSlots.isRunning(simulation, element)
                reading.rows.append([
                    .text(simulation.id(of: element)),
                    .symbol(PTPState.name(view.state(clock))),
                    .text(simulation.id(of: model.ptpClocks[head].element)),
                    .quantity(Quantity(difference, .nanosecond)),
                ])
            }
            reading.add("clocks", .symbol(holds ? "agree" : "differ"))
            return CheckResult(holds: holds, reading: reading)
        }
    }
}
