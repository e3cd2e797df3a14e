import Plant
import Signals

extension DisplayPlane {
    /// `measure colorimeter MONITOR [seat] [SPOT] [INSTRUMENT]`.
    static let colorimeterProbe = ProbeKind(
        name: "colorimeter", title: "read the colour in the middle of a screen", plane: planeName,
        usage: "measure colorimeter MONITOR [seat] [INSTRUMENT]", price: Price(seconds: 120),
        accepts: acceptsMonitor,
        ways: { plant, target in
            guard case .element(let element) = target,
                let record = plant.displays.monitor(element)
            else { return [[]] }
            let others = plant.displays.instruments.dropFirst().filter { $0.months != nil }
            return [[]] + spots(of: record.build).map { [$0.name] }
                + others.map { [plant.layout.elements[$0.element.index].id] }
        },
        read: { simulation, target, words throws(ActionRefusal) in
            let view = try monitor(target, simulation)
            let aim = Aim(words, at: view)
            let colorimeter = try instrument(aim.rest, simulation)
            let (patch, light) = aim.light(of: view)
            let panel = view.build.panel.type
            let measured = colorimeter.measure(light, panel: panel)
            var reading = Reading(
                kind: "colorimeter", point: view.id,
                fields: [
                    ReadingField(
                        "instrument", .text(simulation.id(of: colorimeter.record.element))),
                    ReadingField("correction", .symbol(colorimeter.correctionName(for: panel))),
                    ReadingField("position", .symbol(aim.position)),
                    ReadingField("patch", .symbol(patch)),
                ])
            add(measured, to: &reading)
            return reading
        })

    /// The spots that are worth measuring beside the middle: those whose light is told apart.
    static func spots(of build: MonitorBuild) -> [ScreenSpot] {
        build.extras.corners.isEmpty && build.extras.projection == nil ? [] : ScreenSpot.corners
    }

    /// A probe that can be pointed at a monitor.
    static let acceptsMonitor: @Sendable (Plant, ActionTarget) -> String? = { plant, target in
        guard case .element(let element) = target, plant.displays.monitor(element) != nil
        else { return "that isn't a monitor" }
        return nil
    }

    /// The monitor that a probe is pointed at.
    static func monitor(_ target: ActionTarget, _ simulation: Simulation) throws(ActionRefusal)
        -> MonitorView
    {
        guard case .element(let element) = target,
            let record = simulation.plant.displays.monitor(element)
        else { throw ActionRefusal("that isn't a monitor", advice: "name a monitor") }
        return MonitorView(record, in: simulation)
    }

    /// The monitor of a name.
    static func monitor(named name: String, _ simulation: Simulation) throws(ActionRefusal)
        -> MonitorView
    {
        let displays = simulation.plant.displays
        let element = simulation.plant.layout.element(named: name)
        guard let record = element.flatMap({ displays.monitor($0) }) else {
            throw ActionRefusal(
                "there is no monitor `\(name)`", given: name,
                candidates: displays.monitors.map { simulation.id(of: $0.element) })
        }
        return MonitorView(record, in: simulation)
    }

    /// The instrument that words name, or the first of the house.
    static func instrument(_ words: [String], _ simulation: Simulation) throws(ActionRefusal)
        -> Colorimeter
    {
        let instruments = simulation.plant.displays.instruments
        guard let first = instruments.first else {
            throw ActionRefusal("there is no colour instrument here")
        }
        guard let name = words.first else {
            return Colorimeter(record: first, simulation: simulation)
        }
        guard words.count == 1,
            let record = instruments.first(where: { simulation.id(of: $0.element) == name })
        else {
            throw ActionRefusal(
                "there is no colour instrument `\(name)`", given: name,
                candidates: instruments.map { simulation.id(of: $0.element) } + ["seat"])
        }
        return Colorimeter(record: record, simulation: simulation)
    }

    /// Adds X, Y, Z, luminance and chromaticities with their uncertainties.
    static func add(_ measured: MeasuredLight, to reading: inout Reading) {
        let light = measured.light
        let uncertainty = ColourUncertainty(measured: measured)
        reading.add(
            "luminance",
            ColourReading.light(
                light.y, systematic: measured.systematic.y, random: measured.random.y))
        let figures: [(String, (Chromaticity) -> Double)] = [
            ("x", { $0.x }), ("y", { $0.y }), ("u-prime", { $0.uPrime }),
            ("v-prime", { $0.vPrime }),
        ]
        for (name, figure) in figures {
            guard let value = light.chromaticity.map(figure), light.y > measured.random.y else {
                reading.add(name, .none)
                continue
            }
            let sigma = uncertainty.sigma { $0.chromaticity.map(figure) ?? 0 }
            reading.add(
                name,
                ColourReading.chromaticity(
                    value, systematic: sigma.systematic, random: sigma.random))
        }
        for (name, part) in [("tristimulus-x", \XYZ.x), ("tristimulus-z", \XYZ.z)] {
            reading.add(
                name,
                ColourReading.light(
                    light[keyPath: part], systematic: measured.systematic[keyPath: part],
                    random: measured.random[keyPath: part]))
        }
    }
}

/// Where an instrument is pointed: at which spot, and from where.
struct Aim {
    let spot: ScreenSpot
    /// Whether the room's light on the screen is read with it.
    let fromSeat: Bool
    /// Words that say nothing of the aim: an instrument's name.
    let rest: [String]

    /// The aim that words ask for; a projector's screen is read from a seat, whatever they say.
    init(_ words: [String], at view: MonitorView) {
        let spot = words.compactMap { ScreenSpot.names.firstIndex(of: $0) }.first ?? 0
        self.spot = ScreenSpot.allCases[spot]
        fromSeat = words.contains("seat") || view.isProjection
        rest = words.filter {
            $0 != "seat" && $0 != "contact" && !ScreenSpot.names.contains($0)
        }
    }

    /// The name of the aim in readings.
    var position: String {
        if spot == .centre { return fromSeat ? "seat" : "contact" }
        return spot.name
    }

    /// What stands there and its light.
    func light(of view: MonitorView) -> (patch: String, light: XYZ) {
        let (patch, emitted) = view.centre()
        let own = spot == .centre ? emitted : emitted * view.build.share(of: spot, in: view.state)
        return (patch, fromSeat ? own + view.veil : own)
    }
}
