import Plant
import Signals

extension DisplayPlane {
    /// A monitor shows what the room's specification asks for, now and once it is warm.
    ///
    /// Defaults are working tolerances of calibrators: white ± 3 %, greys ΔE2000 1 on average and 2
    /// at most, primaries 3; the white's Δu′v′ below the 0.004 that is seen.
    static let displayToSpec = CheckKind(
        name: "display-to-spec", title: "a monitor shows its target", plane: planeName,
        parameters: [
            monitorParameter,
            ParameterSchema("luminance-percent", "tolerance of white's luminance, %"),
            ParameterSchema("white-uv", "tolerance of white's Δu′v′, 0.000001"),
            ParameterSchema("grey-mean", "tolerance of the greys' mean ΔE2000, 0.001"),
            ParameterSchema("grey-max", "tolerance of the greys' largest ΔE2000, 0.001"),
            ParameterSchema("primary-max", "tolerance of the primaries' ΔE2000, 0.001"),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let tolerance = DisplayTolerance(
            luminance: Double(try maker.integer("luminance-percent", in: 1...50, default: 3)) / 100,
            whiteUV: Double(try maker.integer("white-uv", in: 100...50_000, default: 3000)) / 1e6,
            greyMean: Double(try maker.integer("grey-mean", in: 10...50_000, default: 1000)) / 1e3,
            greyMax: Double(try maker.integer("grey-max", in: 10...50_000, default: 2000)) / 1e3,
            primaryMax: Double(
                try maker.integer("primary-max", in: 10...50_000, default: 3000)) / 1e3)
        return { simulation in
            guard let view = view(monitor, simulation) else { return notAMonitor(monitor) }
            var warm = view.state
            warm.warmth = WarmUp.settled
            let now = DisplayStanding(view, view.state)
            let settled = DisplayStanding(view, warm)
            let holds = tolerance.holds(now.quality) && tolerance.holds(settled.quality)
            return CheckResult(
                holds: view.state.isOn && holds, reading: now.reading(view, settled: settled))
        }
    }

    /// The monitor that a check names, by its element; the endpoint of the check.
    static func monitorArgument(_ maker: inout CheckMaker) throws(PlantProblem) -> ElementID {
        let element = try maker.element("monitor")
        guard maker.layout.slot(element, named: "internal-patch") != nil else {
            throw maker.problem(
                "monitor", "`\(maker.layout.elements[element.index].id)` isn't a monitor",
                expected: "an element of kind `monitor`")
        }
        maker.endpoint = element
        return element
    }

    static let monitorParameter = ParameterSchema(
        "monitor", "the monitor's name", required: true)

    static func view(_ monitor: ElementID, _ simulation: Simulation) -> MonitorView? {
        simulation.plant.displays.monitor(monitor).map { MonitorView($0, in: simulation) }
    }

    /// What a check says of an element that the plane doesn't know.
    static func notAMonitor(_ element: ElementID) -> CheckResult {
        CheckResult(holds: false, reading: Reading(kind: "not-a-monitor", point: ""))
    }
}

/// How far a monitor may be from its target.
struct DisplayTolerance: Hashable, Sendable {
    var luminance: Double
    var whiteUV: Double
    var greyMean: Double
    var greyMax: Double
    var primaryMax: Double

    func holds(_ quality: DisplayQuality) -> Bool {
        (quality.whiteRatio - 1).magnitude <= luminance && quality.whiteDeltaUV <= whiteUV
            && quality.greyMean <= greyMean && quality.greyMax <= greyMax
            && quality.primaryMax <= primaryMax
    }
}

/// A monitor against its target in one state, by its true light and by what a person notices.
struct DisplayStanding {
    let quality: DisplayQuality
    private let target: DisplayTarget
    private let light: (RGB) -> XYZ

    init(_ view: MonitorView, _ state: MonitorState) {
        let light = view.light(state)
        self.light = light
        target = view.build.target.seen(through: view.meantLooks)
        quality = DisplayQuality(target: target, light: light)
    }

    /// Figures now and settled, then what somebody sees who knows how the room should look.
    func reading(_ view: MonitorView, settled: DisplayStanding) -> Reading {
        var reading = Reading(
            kind: "display-to-spec", point: view.id,
            fields: [
                ReadingField("target", .symbol(target.preset.name)),
                ReadingField("power", .symbol(view.state.isOn ? "on" : "off")),
            ])
        add(quality, suffix: "", to: &reading)
        add(settled.quality, suffix: "-settled", to: &reading)
        addLooks(to: &reading)
        return reading
    }

    private func add(_ quality: DisplayQuality, suffix: String, to reading: inout Reading) {
        let white = quality.white.chromaticity
        reading.add("white-luminance\(suffix)", ColourReading.light(quality.white.y))
        reading.add("white-x\(suffix)", white.map { ColourReading.chromaticity($0.x) } ?? .none)
        reading.add("white-y\(suffix)", white.map { ColourReading.chromaticity($0.y) } ?? .none)
        reading.add("white-uv\(suffix)", ColourReading.chromaticity(quality.whiteDeltaUV))
        reading.add("grey-mean\(suffix)", ColourReading.deltaE(quality.greyMean))
        reading.add("grey-max\(suffix)", ColourReading.deltaE(quality.greyMax))
        reading.add("primary-max\(suffix)", ColourReading.deltaE(quality.primaryMax))
    }

    private func addLooks(to reading: inout Reading) {
        let level = target.preset.referenceSignal
        func pair(_ rgb: RGB) -> (XYZ, XYZ) { (light(rgb), target.light(rgb)) }
        for (name, part) in [("highlights", 1.0), ("mid-tones", 0.5), ("shadows", 0.05)] {
            let (seen, wanted) = pair(RGB(grey: level * part))
            let look = Appearance.lightness(of: seen, beside: wanted, white: target.white)
            reading.add("\(name)-look", .symbol(look == .same ? "right" : look.rawValue))
        }
        for (name, part) in [("white-looks", 1.0), ("shadow-tint", 0.1)] {
            let (seen, wanted) = pair(RGB(grey: level * part))
            let tint = Appearance.tint(of: seen, beside: wanted)
            reading.add(name, .symbol(tint == .same ? "right" : tint.rawValue))
        }
        let strengths = target.primaryPatches.map { rgb in
            let (seen, wanted) = pair(rgb)
            return Appearance.strength(
                of: seen, beside: wanted, white: target.white.chromaticity ?? .d65)
        }
        let seen = strengths.first { $0 != .same } ?? .same
        reading.add("colours-look", .symbol(seen == .same ? "right" : seen.rawValue))
    }
}
