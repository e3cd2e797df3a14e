import Plant
import Signals

/// What a delivery or a demanding client is owed of a picture beyond its content and levels.
enum DeliveryChecks {
    static let kinds: [CheckKind] = [deliveryFormat, legal, errorFree, intact, lookAt]

    private static let place = ParameterSchema("at", "the input where it is owed", required: true)

    /// The format arrives and the payload identifier says what is meant.
    private static let deliveryFormat = CheckKind(
        name: "delivery-format", title: "format and flags at a port", plane: PicturePlane.name,
        parameters: [
            place, ParameterSchema("format", "the format, as `1080psf25`", required: true),
            ParameterSchema("transfer", "sdr (default), hlg or pq"),
            ParameterSchema("colorimetry", "bt709 (default) or bt2020"),
            ParameterSchema("sampling", "422 (default) or 444"),
            ParameterSchema("sound-groups", "groups of embedded sound that are owed (default 0)"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.videoPort("at")
        let path = maker.layout.path(of: port)
        let formatName = try maker.word("format")
        guard let format = VideoFormat(name: formatName) else {
            throw maker.problem(
                "format", "unknown format `\(formatName)`", expected: "as `1080p25`")
        }
        let transfer = try maker.word("transfer", default: "sdr")
        let colorimetry = try maker.word("colorimetry", default: "bt709")
        let sampling = try maker.word("sampling", default: "422")
        for (name, word, known) in [
            ("transfer", transfer, SourceExtras.transfers),
            ("colorimetry", colorimetry, ["bt709", "bt2020"]),
            ("sampling", sampling, ["422", "444"]),
        ] where !known.contains(word) {
            throw maker.problem(
                name, "`\(name)` is `\(word)`", expected: known.joined(separator: ", "))
        }
        let groups = try maker.integer("sound-groups", in: 0...8, default: 0)
        return { simulation in
            let found = PictureAt(simulation, port)
            let signal = found.recovery.signal
            let stated = PayloadIdentifier(
                word: UInt32(truncatingIfNeeded: signal.payloadIdentifier))
            var reading = Reading(kind: "delivery-format", point: path)
            reading.add("state", .symbol(found.recovery.state.rawValue))
            guard found.recovery.state == .locked else {
                return CheckResult(holds: false, reading: reading)
            }
            let hasPayload = signal.payloadIdentifier != 0
            let values = [
                ("format", signal.videoFormat?.name ?? "none"),
                ("scan", hasPayload ? AnalyserProbe.scanName(stated.scan) : "none"),
                ("transfer", AnalyserProbe.transferName(stated.transfer)),
                ("colorimetry", AnalyserProbe.colorimetryName(stated.colorimetry)),
                ("sampling", signal.isFull444 ? "444" : "422"),
            ]
            for (name, word) in values { reading.add(name, .symbol(word)) }
            let heard = Int64(signal.audioGroups.nonzeroBitCount)
            reading.add("sound-groups", .integer(heard))
            let holds =
                hasPayload && signal.videoFormat == format && stated.scan == format.scan
                && values[2].1 == transfer && values[3].1 == colorimetry
                && values[4].1 == sampling && heard >= groups
            return CheckResult(holds: holds, reading: reading)
        }
    }

    /// No more than a per cent of the picture is outside the tolerated gamut (EBU R 103).
    private static let legal = CheckKind(
        name: "picture-legal", title: "picture within gamut at a port", plane: PicturePlane.name,
        parameters: [
            place,
            ParameterSchema("area", "area that may lie outside, in thousandths (default 10)"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.videoPort("at")
        let path = maker.layout.path(of: port)
        let allowed = try maker.integer(
            "area", in: 0...1000, default: Int64(GamutTolerance.largestAreaPerMille))
        return { simulation in
            let found = PictureAt(simulation, port)
            var reading = Reading(kind: "picture-legal", point: path)
            reading.add("state", .symbol(found.recovery.state.rawValue))
            guard found.recovery.state == .locked else {
                return CheckResult(holds: false, reading: reading)
            }
            let gamut = GamutProbe.Gamut(
                found.recovery.signal, found.content,
                simulation.words(ofList: found.recovery.signal.chain))
            reading.add(
                "outside", .quantity(Quantity(gamut.outsideHundredths, .percentHundredth)))
            return CheckResult(
                holds: gamut.outsideHundredths <= 10 * allowed, reading: reading)
        }
    }

    /// Less than an errored line a minute, no interruption, and jitter within the interface's own.
    private static let errorFree = CheckKind(
        name: "no-errored-seconds", title: "no errored seconds at a port",
        plane: PicturePlane.name, parameters: [place]
    ) { maker throws(PlantProblem) in
        let port = try maker.videoPort("at")
        let path = maker.layout.path(of: port)
        return { simulation in
            let found = PictureAt(simulation, port)
            let signal = found.recovery.signal
            var reading = Reading(kind: "no-errored-seconds", point: path)
            reading.add("state", .symbol(found.recovery.state.rawValue))
            guard found.recovery.state == .locked else {
                return CheckResult(holds: false, reading: reading)
            }
            reading.add("errors-milli-per-second", .integer(signal.damagedLinesMilliPerSecond))
            reading.add("interruptions-per-hour", .integer(signal.interruptionsPerHour))
            return CheckResult(
                holds: signal.damagedLinesMilliPerSecond <= 1000 / 60
                    && signal.interruptionsPerHour == 0, reading: reading)
        }
    }

    /// The picture stands together, moves as it should and is as sharp as its format.
    private static let intact = CheckKind(
        name: "picture-intact", title: "motion and detail at a port", plane: PicturePlane.name,
        parameters: [
            place, ParameterSchema("sampling", "422 (default) or 444"),
            ParameterSchema("lines", "lines of detail that are owed, thousandths (default 900)"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.videoPort("at")
        let path = maker.layout.path(of: port)
        let sampling = try maker.word("sampling", default: "422")
        guard ["422", "444"].contains(sampling) else {
            throw maker.problem("sampling", "`sampling` is `\(sampling)`", expected: "422 or 444")
        }
        let lines = try maker.integer("lines", in: 0...1000, default: 900)
        return { simulation in
            let found = PictureAt(simulation, port)
            let signal = found.recovery.signal
            var reading = Reading(kind: "picture-intact", point: path)
            reading.add("state", .symbol(found.recovery.state.rawValue))
            guard found.recovery.state == .locked,
                let detail = DetailProbe.detail(
                    of: signal, found.content, simulation.words(ofList: signal.chain))
            else { return CheckResult(holds: false, reading: reading) }
            let motion = detail.fields.motion
            let isSharp = detail.verticalMilli >= lines && !detail.isCombed
            let isFine = sampling == "422" || detail.chromaMilli >= 1000
            reading.add("motion", .symbol(motion.rawValue))
            reading.add("geometry", .symbol(detail.geometry.rawValue))
            reading.add("detail", .symbol(detail.isCombed ? "combed" : isSharp ? "sharp" : "soft"))
            reading.add("colour-edges", .symbol(isFine ? "sharp" : "soft"))
            let moves = PictureContent.isMoving(found.content)
            let holds =
                (motion == .even || (motion == .still && !moves)) && detail.geometry == .whole
                && isSharp && isFine
            return CheckResult(holds: holds, reading: reading)
        }
    }

    /// A look that is owed at a port is there once, and no other.
    private static let lookAt = CheckKind(
        name: "look-at", title: "look at a port", plane: PicturePlane.name,
        parameters: [
            place,
            ParameterSchema(
                "look", "[slope, offset, power, saturation] in thousandths", required: true),
            ParameterSchema("tolerance", "codes by which levels may differ (default 4)"),
        ]
    ) { maker throws(PlantProblem) in
        let port = try maker.videoPort("at")
        let path = maker.layout.path(of: port)
        guard let look = maker.argument("look").flatMap({ ColourDecision(declared: $0) }) else {
            throw maker.problem(
                "look", "`look` isn't a look",
                expected: "[slope, offset, power, saturation] in thousandths")
        }
        let tolerance = try maker.integer("tolerance", in: 0...1023, default: 4)
        return { simulation in
            LookCheck(look: look, tolerance: tolerance, path: path, port: port).check(simulation)
        }
    }
}
