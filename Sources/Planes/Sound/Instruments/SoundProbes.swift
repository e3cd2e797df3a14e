import Plant
import Signals

/// The instruments of the sound plane that are connected to a line.
enum SoundProbes {
    static let kinds: [ProbeKind] = [
        probe("ppm", "programme meters", 45, ppm),
        probe("loudness", "loudness meter", 90, loudness),
        probe("phase", "phase meter", 45, phase), probe("tone", "tone analyser", 45, tone),
        probe("sound-analyser", "digital audio analyser", 60, analyser),
        RoomProbes.listen, RoomProbes.spl, RoomProbes.lipSync,
    ]

    private static func probe(
        _ name: String, _ title: String, _ seconds: Int64,
        _ fill: @escaping @Sendable (SoundPoint, inout Reading) -> Void
    ) -> ProbeKind {
        ProbeKind(
            name: name, title: title, plane: SoundPlane.name,
            usage: "measure \(name) PORT" + (name == "phase" ? " [OTHER-PORT]" : ""),
            price: Price(seconds: seconds),
            accepts: { SoundPoint.refusal($0, $1) },
            ways: { plant, target in
                guard plant.isOfSound(target) else { return [] }
                return name == "phase" ? ways(plant, target) : [[]]
            },
            read: { simulation, target, words throws(ActionRefusal) in
                var point = try SoundPoint(simulation, target)
                if name == "phase", let other = words.first {
                    point.join(
                        try SoundPoint(simulation, .port(try simulation.port(named: other))))
                }
                var reading = point.reading(name)
                if point.state == .locked { fill(point, &reading) }
                return reading
            })
    }

    /// A phase meter takes two lines where each has one channel: a port and its neighbour.
    private static func ways(_ plant: Plant, _ target: ActionTarget) -> [[String]] {
        guard case .port(let port) = target else { return [[]] }
        let layout = plant.layout
        let record = layout.ports[port.index]
        let parts = record.name.split(separator: "-")
        guard parts.count == 2, let number = Int(parts[1]),
            record.name.hasPrefix("line-")
                || plant.kind(of: record.element).name == AudioJackfieldKind.name,
            let other = layout.port(
                record.element, named: "\(parts[0])-\(number % 2 == 1 ? number + 1 : number - 1)")
        else { return [[]] }
        return [[], [layout.path(of: other)]]
    }

    /// Analogue lines are read in dBu: full scale is +18 dBu (R 68).
    private static func reference(_ point: SoundPoint) -> (name: String, add: Double) {
        point.carrier == "analogue" ? ("dBu", 18) : ("dBFS", 0)
    }

    @Sendable private static func ppm(_ point: SoundPoint, _ reading: inout Reading) {
        let scale = reference(point)
        reading.add("scale", .symbol(scale.name))
        reading.columns = ["channel", "ppm-iia", "ppm-mark-hundredths", "ppm-i", "vu"]
        for (index, channel) in point.measurement.needles.enumerated() {
            func shown(_ value: Double?) -> ReadingValue {
                SoundFigures.decibels(
                    value.map { $0 + scale.add }, systematic: SoundFigures.needle)
            }
            // PPM 4 stands for 0 dBu, which is −18 dBFS, and each mark for 4 dB (IEC 60268-10).
            let mark = channel.typeIIa.map { Int64(Elementary.nearest(($0 + 18) * 25 + 400)) }
            reading.rows.append([
                .integer(Int64(index + 1)), shown(channel.typeIIa),
                mark.map {
                    .quantity(Quantity($0, .none, systematic: SoundFigures.needle / 40))
                } ?? .none,
                shown(channel.typeI), shown(channel.volumeUnits),
            ])
        }
    }

    @Sendable private static func loudness(_ point: SoundPoint, _ reading: inout Reading) {
        let measured = point.measurement.loudness
        let report = measured.report
        func add(_ name: String, _ value: Double?) {
            reading.add(name, SoundFigures.decibels(value, random: SoundFigures.digit))
        }
        reading.add("layout", .symbol(point.count >= 6 ? "surround" : "stereo"))
        reading.add("gate", .symbol(point.isDialogueGated ? "dialogue" : "programme"))
        add("integrated", point.isDialogueGated ? measured.dialogue : report.integrated)
        add("momentary", report.largestMomentary)
        add("short-term", report.largestShortTerm)
        add("range", report.range)
        add("true-peak", report.truePeak)
        add("sample-peak", report.samplePeak)
    }

    @Sendable private static func phase(_ point: SoundPoint, _ reading: inout Reading) {
        let phase = point.measurement.phase
        let correlation = phase.correlation.map { Int64(Elementary.nearest($0 * 1000)) }
        reading.add(
            "correlation-thousandths",
            correlation.map { .quantity(Quantity($0, .none, random: 5)) } ?? .none)
        reading.add(
            "mono-sum", SoundFigures.decibels(phase.monoDecibels, random: SoundFigures.digit))
    }

    @Sendable private static func tone(_ point: SoundPoint, _ reading: inout Reading) {
        let scale = reference(point)
        reading.add("scale", .symbol(scale.name))
        reading.columns = ["channel", "sound", "frequency-millihertz", "level", "breaks"]
        for (index, tone) in point.measurement.tones.enumerated() {
            let isTone = tone.purity > 0.9
            let millihertz = tone.hertz.map { Int64(Elementary.nearest($0 * 1000)) }
            reading.rows.append([
                .integer(Int64(index + 1)),
                .symbol(tone.decibels == nil ? "silence" : isTone ? "tone" : "other"),
                isTone
                    ? millihertz.map { .quantity(Quantity($0, .none, random: 50)) } ?? .none
                    : .none,
                SoundFigures.decibels(
                    tone.decibels.map { $0 + scale.add }, random: SoundFigures.digit),
                .integer(isTone ? Int64(tone.breaks) : 0),
            ])
        }
    }

    @Sendable private static func analyser(_ point: SoundPoint, _ reading: inout Reading) {
        reading.add("channels", .integer(Int64(point.count)))
        reading.add(
            "clock-offset-ppb",
            point.carrier == "analogue"
                ? .none : .quantity(Quantity(point.offsetPartsPerBillion, .none, systematic: 577)))
        let clicks = SoundTerms(point.recipe).first(point.count).clicksMilliPerMinute
        reading.add("errors-milli-per-minute", .quantity(Quantity(clicks, .none)))
        reading.add("tick-period", period(clicks))
        reading.add("groups", .list(point.groups))
        let active = point.measurement.tones.enumerated()
            .filter { $0.element.decibels != nil }.map { Int64($0.offset + 1) }
        reading.add("active-channels", .list(active))
    }

    /// How long it is from click to click on average.
    static func period(_ milliPerMinute: Int64) -> ReadingValue {
        guard milliPerMinute > 0 else { return .none }
        return .quantity(Quantity(60_000_000 / milliPerMinute, .millisecond, random: 50))
    }
}
