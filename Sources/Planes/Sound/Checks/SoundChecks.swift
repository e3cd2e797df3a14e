import Plant
import Signals

/// What services, invariants and expectations say of sound.
enum SoundChecks {
    static let kinds: [CheckKind] = [
        soundAt, lineUpAt, loudnessSpec, lipSync, noClicks, roomLevel, meterSet,
    ]

    /// A place where sound is owed: a connector, or a room's loudspeakers.
    private enum Place {
        case port(PortID)
        case room(ElementID)

        func recipe(_ simulation: Simulation) -> (recipe: SoundRecipe, count: Int, path: String) {
            switch self {
            case .port(let port):
                let point = SoundPoint(simulation, port: port)
                return (point.recipe, point.count, point.path)
            case .room(let element):
                let played = RoomSound(simulation, element)?.played ?? SoundRecipe(source: "")
                return (played, 6, simulation.id(of: element))
            }
        }
    }

    private static func place(_ maker: inout CheckMaker) throws(PlantProblem) -> Place {
        let word = try maker.word("at")
        if maker.layout.element(named: word) != nil {
            return .room(try room(&maker, "at"))
        }
        let port = try maker.port("at")
        maker.endpoint = maker.layout.ports[port.index].element
        return .port(port)
    }

    private static func room(_ maker: inout CheckMaker, _ argument: String) throws(PlantProblem)
        -> ElementID
    {
        let element = try maker.element(argument)
        guard maker.layout.slot(element, named: "speaker-lfe") != nil else {
            throw maker.problem(
                argument, "`\(maker.layout.elements[element.index].id)` isn't a room's controller",
                expected: "an element of kind `\(MonitorControllerKind.name)`")
        }
        maker.endpoint = element
        return element
    }

    private static let atParameter = ParameterSchema(
        "at", "a port, or a room's monitor controller", required: true)

    // MARK: Kinds

    /// A job's sound is there, each channel where it belongs, without hum, clicks or phase errors.
    private static let soundAt = CheckKind(
        name: "sound-at", title: "sound at a place", plane: SoundPlane.name,
        parameters: [
            atParameter, ParameterSchema("job", "the job, or another content", required: true),
            ParameterSchema(
                "channels", "what is owed in each channel: l, r, c, lfe, ls, rs, mix-l, mix-r"),
        ]
    ) { maker throws(PlantProblem) in
        let place = try place(&maker)
        let word = try maker.word("job")
        let content = word.contains("/") ? word : "job/" + word
        var wanted = MonitorControllerKind.speakers
        if case .list(let items)? = maker.argument("channels") { wanted = items.compactMap(\.word) }
        let names = MonitorControllerKind.speakers + ["mix-l", "mix-r", "none"]
        for name in wanted where !names.contains(name) {
            throw maker.problem("channels", "unknown channel `\(name)`")
        }
        let channels = wanted
        return { simulation in check(place.recipe(simulation), content, channels) }
    }

    private static func check(
        _ found: (recipe: SoundRecipe, count: Int, path: String), _ content: String,
        _ wanted: [String]
    ) -> CheckResult {
        var reading = Reading(kind: "sound-at", point: found.path)
        let measured = SoundMeasurement(found.recipe, channels: max(wanted.count, 1))
        let heard = measured.terms.contents.first ?? ""
        let ident = measured.replacingProgramme(by: SoundContent.identification).tones
        let channels = ident.map { WhichChannel.name($0) ?? "none" }
        let names = MonitorControllerKind.speakers + ["mix-l", "mix-r"]
        var worst = 0.0
        for (index, name) in wanted.enumerated() {
            guard names.contains(name), channels[index] == name,
                let seen = ident[index].decibels
            else { continue }
            // The breaks of some tracks don't count: a level is that of the sound between them.
            worst = max(worst, (seen + 18).magnitude)
        }
        let isProgramme = SoundContent.appearance(content) == "programme"
        reading.add("sound", .text(heard))
        reading.add(
            "channels", .symbol(channels == wanted || !isProgramme ? "right" : "wrong"))
        reading.add(
            "silent-channels",
            .integer(
                Int64(zip(channels, wanted).count { $0.0 == "none" && $0.1 != "none" })))
        reading.add("level-error", SoundFigures.decibels(worst))
        reading.add("hum", .flag(measured.terms.hasHum))
        let clicks = SoundTerms(found.recipe).first(found.count).clicksMilliPerMinute
        reading.add("clicks", .flag(clicks > 0))
        reading.add("pitch", .symbol(measured.terms.isSlow ? "low" : "right"))
        reading.add("phase", .symbol(phase(measured, content, wanted)))
        let holds =
            heard == content && (channels == wanted || !isProgramme) && worst < 1
            && !measured.terms.hasHum && clicks == 0
            && !measured.terms.isSlow && reading.symbol("phase") == "right"
        return CheckResult(holds: holds, reading: reading)
    }

    /// Whether the first pair correlates as it does in the mix: within 0.1.
    private static func phase(
        _ measured: SoundMeasurement, _ content: String, _ wanted: [String]
    ) -> String {
        guard SoundContent.appearance(content) == "programme", wanted.count >= 2 else {
            return "right"
        }
        let first = wanted[0] == "mix-l" ? 6 : wanted[0] == "ls" ? 4 : wanted[0] == "c" ? 2 : 0
        let own = SoundRecipe(source: content).applying(.take(first: first, count: 2))
        guard let meant = SoundMeasurement(own, channels: 2).phase.correlation,
            let seen = measured.phase.correlation
        else { return "right" }
        return (meant - seen).magnitude < 0.1 ? "right" : "wrong"
    }

    /// Line-up tone, while it is there, has the level that the house's standard asks for.
    private static let lineUpAt = CheckKind(
        name: "line-up-at", title: "line-up level at a port", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("at", "the port", required: true),
            ParameterSchema("level", "milli-dB of full scale (default −18000, R 68)"),
            ParameterSchema("tolerance", "milli-dB by which it may differ (default 500)"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.port("at")
        maker.endpoint = maker.layout.ports[port.index].element
        let level = try maker.integer("level", in: -40_000...0, default: -18_000)
        let tolerance = try maker.integer("tolerance", in: 1...10_000, default: 500)
        return { simulation in
            let point = SoundPoint(simulation, port: port)
            var reading = Reading(kind: "line-up-at", point: point.path)
            let isTone =
                point.measurement.terms.contents.first.map { SoundContent.appearance($0) } == "tone"
            reading.add("meaningful", .flag(isTone))
            let tones = isTone ? point.measurement.tones.map(\.decibels) : []
            let errors = tones.map { $0.map { Decibels.milli($0) - level } ?? -100_000 }
            reading.add(
                "level-error",
                errors.max { $0.magnitude < $1.magnitude }
                    .map { .quantity(Quantity($0, .millidecibel)) } ?? .none)
            return CheckResult(
                holds: errors.allSatisfy { $0.magnitude <= UInt64(tolerance) }, reading: reading)
        }
    }

    /// Loudness and true peak keep to a delivery's specification, while the job is there.
    private static let loudnessSpec = CheckKind(
        name: "loudness-spec", title: "loudness of a delivery", plane: SoundPlane.name,
        parameters: [
            atParameter, ParameterSchema("job", "the job", required: true),
            ParameterSchema("target", "milli-LUFS (default −23000, R 128)"),
            ParameterSchema("tolerance", "milli-LU (default 500, as UK deliveries have it)"),
            ParameterSchema("true-peak", "largest, milli-dBTP (default −1000, R 128)"),
            ParameterSchema("gate", "programme (default) or dialogue"),
        ]
    ) { maker throws(PlantProblem) in
        let place = try place(&maker)
        let job = try maker.word("job")
        let content = job.contains("/") ? job : "job/" + job
        let target = try maker.integer("target", in: -40_000...0, default: -23_000)
        let tolerance = try maker.integer("tolerance", in: 1...10_000, default: 500)
        let limit = try maker.integer("true-peak", in: -20_000...3000, default: -1000)
        let gate = try maker.word("gate", default: "programme")
        guard ["programme", "dialogue"].contains(gate) else {
            throw maker.problem(
                "gate", "`gate` is `\(gate)`", expected: "`programme` or `dialogue`")
        }
        return { simulation in
            let (recipe, count, path) = place.recipe(simulation)
            var reading = Reading(kind: "loudness-spec", point: path)
            let measurement = SoundMeasurement(recipe, channels: count)
            let heard = measurement.terms.contents.first ?? ""
            reading.add("sound", .text(heard))
            let (report, dialogue) = (
                measurement.loudness.report, measurement.loudness.dialogue
            )
            let loudness = gate == "dialogue" ? dialogue : report.integrated
            reading.add("integrated", SoundFigures.decibels(loudness))
            reading.add("range", SoundFigures.decibels(report.range))
            reading.add("true-peak", SoundFigures.decibels(report.truePeak))
            guard let loudness, let peak = report.truePeak else {
                return CheckResult(holds: false, reading: reading)
            }
            let error = Decibels.milli(loudness) - target
            let isOver = Decibels.milli(peak) > limit
            let isOff = error.magnitude > UInt64(tolerance)
            reading.add("loud", .symbol(!isOff ? "right" : error > 0 ? "loud" : "quiet"))
            reading.add("peaks", .symbol(isOver ? "over" : "right"))
            return CheckResult(
                holds: heard == content && !isOver && !isOff, reading: reading)
        }
    }

    /// Sound and picture at a room's seat belong together and come together.
    private static let lipSync = CheckKind(
        name: "lip-sync-within", title: "lip sync in a room", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("at", "the room's monitor controller", required: true),
            ParameterSchema("early", "ms by which sound may be early (default 5, R 37)"),
            ParameterSchema("late", "ms by which sound may be late (default 15, R 37)"),
        ]
    ) { maker throws(PlantProblem) in
        let element = try room(&maker, "at")
        let early = try maker.integer("early", in: 0...1000, default: 5)
        let late = try maker.integer("late", in: 0...1000, default: 15)
        return { simulation in
            guard let room = RoomSound(simulation, element) else {
                return CheckResult(
                    holds: false, reading: Reading(kind: "lip-sync-within", point: ""))
            }
            var reading = simulation.quietly { RoomProbes.reading(of: room) }
            reading.kind = "lip-sync-within"
            let error = reading.integer("early")
            reading.add(
                "sync",
                .symbol(
                    error.map { $0 > early ? "early" : $0 < -late ? "late" : "right" } ?? "none"))
            return CheckResult(
                holds: error.map { (-late...early).contains($0) } ?? false, reading: reading)
        }
    }

    /// Nothing clicks at a place.
    private static let noClicks = CheckKind(
        name: "no-clicks", title: "no clicks at a place", plane: SoundPlane.name,
        parameters: [atParameter]
    ) { maker throws(PlantProblem) in
        let place = try place(&maker)
        return { simulation in
            let (recipe, count, path) = place.recipe(simulation)
            var reading = Reading(kind: "no-clicks", point: path)
            let rate = SoundTerms(recipe).first(count).clicksMilliPerMinute
            reading.add("ticks", SoundProbes.period(rate))
            return CheckResult(holds: rate == 0, reading: reading)
        }
    }

    /// A room plays at its reference, with the LFE 10 dB above the screen channels in its band.
    private static let roomLevel = CheckKind(
        name: "room-level", title: "monitoring level of a room", plane: SoundPlane.name,
        parameters: [
            ParameterSchema("at", "the room's monitor controller", required: true),
            ParameterSchema("tolerance", "milli-dB (default 1000)"),
        ]
    ) { maker throws(PlantProblem) in
        let element = try room(&maker, "at")
        let tolerance = try maker.integer("tolerance", in: 100...10_000, default: 1000)
        return { simulation in
            var reading = Reading(
                kind: "room-level", point: simulation.id(of: element),
                columns: ["speaker", "looks"])
            guard let room = RoomSound(simulation, element) else {
                return CheckResult(holds: false, reading: reading)
            }
            var holds = true
            let managed = simulation.slot(element, MonitorControllerKind.Slot.bass) == 1
            for (index, name) in MonitorControllerKind.speakers.enumerated() {
                let wanted: Int64 = index == 3 ? 10_000 : 0
                let error = room.gain(index).map { $0 - wanted }
                let isRight = error.map { $0.magnitude <= UInt64(tolerance) } ?? false
                holds = holds && isRight
                reading.rows.append([
                    .symbol(name),
                    .symbol(
                        isRight ? "right" : error.map { $0 > 0 ? "loud" : "quiet" } ?? "silent"),
                ])
            }
            reading.add("bass", .symbol(managed ? "managed" : "right"))
            return CheckResult(holds: holds && !managed, reading: reading)
        }
    }

    /// A house meter measures what deliveries are measured by.
    private static let meterSet = CheckKind(
        name: "meter-set", title: "a loudness meter measures what is asked for",
        plane: SoundPlane.name,
        parameters: [
            ParameterSchema("meter", "the meter", required: true),
            ParameterSchema("layout", "surround (default) or stereo"),
            ParameterSchema("gate", "programme (default) or dialogue"),
        ]
    ) { maker throws(PlantProblem) in
        let element = try maker.element("meter")
        guard maker.layout.slot(element, named: "measure") != nil else {
            throw maker.problem(
                "meter", "`\(maker.layout.elements[element.index].id)` isn't a loudness meter",
                expected: "an element of kind `\(SoundMeterKind.name)`")
        }
        maker.endpoint = element
        let layout = try maker.word("layout", default: "surround")
        let gate = try maker.word("gate", default: "programme")
        guard ["surround", "stereo"].contains(layout) else {
            throw maker.problem(
                "layout", "`layout` is `\(layout)`", expected: "`surround` or `stereo`")
        }
        guard ["programme", "dialogue"].contains(gate) else {
            throw maker.problem(
                "gate", "`gate` is `\(gate)`", expected: "`programme` or `dialogue`")
        }
        return { simulation in
            typealias Slot = SoundMeterKind.Slot
            let isStereo = simulation.slot(element, Slot.layout) == 1
            let isDialogue = simulation.slot(element, Slot.measure) == 1
            var reading = Reading(kind: "meter-set", point: simulation.id(of: element))
            reading.add("layout", .symbol(isStereo ? "stereo" : "surround"))
            reading.add("gate", .symbol(isDialogue ? "dialogue" : "programme"))
            return CheckResult(
                holds: isStereo == (layout == "stereo") && isDialogue == (gate == "dialogue"),
                reading: reading)
        }
    }
}
