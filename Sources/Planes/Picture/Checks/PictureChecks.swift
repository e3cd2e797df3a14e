import Plant
import Signals

/// What services, invariants and expectations say of pictures.
enum PictureChecks {
    static let kinds: [CheckKind] =
        [
            programmeAt, levelsAt, ContentContainedCheck.kind, RouterLabelsCheck.kind, referenced,
        ] + DeliveryChecks.kinds + [TilesCheck.kind]

    /// A job's programme (or a pattern) arrives at a port, readable, clean, with right levels.
    private static let programmeAt = CheckKind(
        name: "programme-at", title: "programme at a port", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("at", "the input where it is owed", required: true),
            ParameterSchema("job", "the job, or `pattern/NAME`", required: true),
            ParameterSchema("format", "the format that is owed; any where it isn't given"),
            ParameterSchema("errors", "lines in error per second that are borne (default 0)"),
            ParameterSchema("tolerance", "codes by which levels may differ (default 4)"),
            ParameterSchema("sound", "whether its own sound is owed too: yes or no (default)"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.videoPort("at")
        let path = maker.layout.path(of: port)
        let content = try maker.content("job")
        let formatName = try maker.word("format", default: "")
        let format = VideoFormat(name: formatName)
        if format == nil && !formatName.isEmpty {
            throw maker.problem(
                "format", "unknown format `\(formatName)`", expected: "as `1080p25`")
        }
        let errors = try maker.integer("errors", in: 0...100_000, default: 0)
        let tolerance = try maker.integer("tolerance", in: 0...1023, default: 4)
        let sound = try maker.word("sound", default: "no")
        guard ["yes", "no"].contains(sound) else {
            throw maker.problem("sound", "`sound` is `\(sound)`", expected: "`yes` or `no`")
        }
        return { simulation in
            let found = PictureAt(simulation, port)
            let signal = found.recovery.signal
            // Less than one errored line in a minute is as good as none.
            let borne = max(errors * 1000, 1000 / 60)
            let holds =
                found.recovery.state == .locked && found.content == content
                && (format == nil || signal.videoFormat == format)
                && signal.damagedLinesMilliPerSecond <= borne && signal.interruptionsPerHour == 0
                && found.deviationCodes <= tolerance
                && (sound == "no" || found.sound == content)
            return CheckResult(holds: holds, reading: found.reading("programme-at", at: path))
        }
    }

    /// While a test pattern arrives at a port, its codes are right; otherwise it says nothing.
    private static let levelsAt = CheckKind(
        name: "levels-at", title: "levels of test patterns at a port", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("at", "the port", required: true),
            ParameterSchema("tolerance", "codes by which levels may differ (default 2)"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.videoPort("at")
        let path = maker.layout.path(of: port)
        let tolerance = try maker.integer("tolerance", in: 0...1023, default: 2)
        return { simulation in
            let found = PictureAt(simulation, port)
            let isPattern =
                found.recovery.state == .locked && !PictureContent.isProgramme(found.content)
            var reading = found.reading("levels-at", at: path)
            reading.add("meaningful", .flag(isPattern))
            return CheckResult(
                holds: !isPattern || found.deviationCodes <= tolerance, reading: reading)
        }
    }

    /// Signals are timed to the reference and within a window: half a line for a clean cut.
    private static let referenced = CheckKind(
        name: "referenced", title: "signals timed to the reference", plane: PicturePlane.name,
        parameters: [
            ParameterSchema("at", "a port, or a list of ports", required: true),
            ParameterSchema(
                "window",
                "largest timing error, ns (default 17778, half a line of 1080 at 25 frames)"),
        ]
    ) { maker throws(PlantProblem) in
        var names: [String] = []
        if case .list(let items)? = maker.argument("at") {
            names = items.compactMap(\.word)
        } else {
            names = [try maker.word("at")]
        }
        var ports: [PortID] = []
        for name in names {
            guard let port = maker.layout.port(named: name) else {
                throw maker.problem("at", "unknown port `\(name)`", expected: "`element.port`")
            }
            ports.append(port)
        }
        let window = try maker.integer("window", in: 0...1_000_000, default: 17_778)
        maker.endpoint = ports.first.map { maker.layout.ports[$0.index].element }
        let wanted = zip(names, ports).map { (name: $0, port: $1) }
        return { simulation in
            var reading = Reading(
                kind: "referenced", point: wanted.first?.name ?? "",
                columns: ["port", "referenced", "timing"])
            var holds = true
            for (name, port) in wanted {
                let signal = PictureSignal(simulation.signal(at: port))
                holds =
                    holds && signal.isReferenced
                    && signal.phaseNanoseconds.magnitude <= UInt64(window)
                reading.rows.append([
                    .text(name), .flag(signal.isReferenced),
                    .quantity(Quantity(signal.phaseNanoseconds, .nanosecond)),
                ])
            }
            return CheckResult(holds: holds, reading: reading)
        }
    }
}
