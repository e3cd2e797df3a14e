import Plant
import Signals

/// Checks of projections, pairs of displays, peaks and delays.
extension DisplayPlane {
    /// A projection meets ISO 26431-1 (ST 431-1) in the middle and in the corners.
    ///
    /// Review rooms: 48 ± 3.5 cd/m², white within ± 0.002 of x and y, corners 80 to 90 % of the
    /// centre. Theatres: ± 10.2 cd/m², ± 0.006, corners 75 to 90 %.
    static let projectionToSpec = CheckKind(
        name: "projection-to-spec", title: "a projection meets the cinema standard",
        plane: planeName,
        parameters: [
            monitorParameter, ParameterSchema("room", "whose tolerances: review, theatre"),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let room = try maker.word("room", default: "review")
        guard let tolerance = ProjectionTolerance.named(room) else {
            throw maker.problem(
                "room", "there is no room `\(room)`", expected: "`review` or `theatre`")
        }
        return { simulation in
            guard let view = view(monitor, simulation) else { return notAMonitor(monitor) }
            let state = view.state
            let white = view.ownLight(state)(RGB(grey: view.build.target.preset.referenceSignal))
            let emitted = state.isOn ? white : .zero
            let shares = ScreenSpot.corners.map { view.build.share(of: $0, in: state) }
            let target = view.build.target.preset.white
            let isWhite =
                emitted.chromaticity.map {
                    ($0.x - target.x).magnitude <= tolerance.white
                        && ($0.y - target.y).magnitude <= tolerance.white
                } ?? false
            let isBright = (emitted.y - tolerance.luminance).magnitude <= tolerance.spread
            let isEven = shares.allSatisfy { tolerance.corners.contains($0) }
            return CheckResult(
                holds: isWhite && isBright && isEven,
                reading: projection(view, emitted, shares, tolerance, isWhite: isWhite))
        }
    }

    private static func projection(
        _ view: MonitorView, _ white: XYZ, _ shares: [Double], _ tolerance: ProjectionTolerance,
        isWhite: Bool
    ) -> Reading {
        let lowest = shares.reduce(1) { min($0, $1) }
        let highest = shares.reduce(0) { max($0, $1) }
        let chromaticity = white.chromaticity
        func share(_ value: Double) -> ReadingValue {
            .quantity(Quantity(ColourReading.whole(value * 1e4), .percentHundredth))
        }
        let brightness =
            white.y < tolerance.luminance - tolerance.spread
            ? "dim" : white.y > tolerance.luminance + tolerance.spread ? "bright" : "right"
        return Reading(
            kind: "projection-to-spec", point: view.id,
            fields: [
                ReadingField("power", .symbol(view.state.isOn ? "on" : "off")),
                ReadingField("white-luminance", ColourReading.light(white.y)),
                ReadingField(
                    "white-x", chromaticity.map { ColourReading.chromaticity($0.x) } ?? .none),
                ReadingField(
                    "white-y", chromaticity.map { ColourReading.chromaticity($0.y) } ?? .none),
                ReadingField("darkest-corner", share(lowest)),
                ReadingField("lightest-corner", share(highest)),
                ReadingField("picture-looks", .symbol(brightness)),
                ReadingField("white-looks", .symbol(isWhite ? "right" : "tinted")),
                ReadingField(
                    "corners-look",
                    .symbol(lowest < tolerance.corners.lowerBound ? "dark" : "right")),
            ])
    }

    /// Two displays measure alike: what a meter says, whatever an eye says.
    static let displaysMatch = CheckKind(
        name: "displays-match", title: "two displays match by meter", plane: planeName,
        parameters: [
            monitorParameter, besideParameter,
            ParameterSchema("limit", "largest Δu′v′ of white and mid-grey, 0.000001"),
            ParameterSchema("luminance-percent", "largest difference of white's luminance, %"),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let other = try maker.element("beside")
        let limit = Double(try maker.integer("limit", in: 100...50_000, default: 4000)) / 1e6
        let part =
            Double(try maker.integer("luminance-percent", in: 1...50, default: 5)) / 100
        return { simulation in
            guard let view = view(monitor, simulation),
                let beside = DisplayPlane.view(other, simulation)
            else { return notAMonitor(other) }
            let lights = pairs(view, beside)
            let worst = lights.reduce(0.0) { max($0, distance($1.own, $1.other) ?? 1) }
            let ratio = lights[0].other.y > 0 ? lights[0].own.y / lights[0].other.y : 0
            return CheckResult(
                holds: worst <= limit && (ratio - 1).magnitude <= part,
                reading: Reading(
                    kind: "displays-match", point: view.id,
                    fields: [
                        ReadingField("beside", .text(beside.id)),
                        ReadingField("largest-uv", ColourReading.chromaticity(worst)),
                        ReadingField(
                            "luminance-ratio",
                            .quantity(
                                Quantity(ColourReading.whole(ratio * 1e4), .percentHundredth))),
                    ]))
        }
    }

    /// Two displays look alike to an eye. Where their light is made in different ways that can't be
    /// asked for: it is what somebody may expect, not what a facility can owe.
    static let looksAlike = CheckKind(
        name: "displays-look-alike", title: "two displays look alike", plane: planeName,
        parameters: [monitorParameter, besideParameter]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let other = try maker.element("beside")
        return { simulation in
            guard let view = view(monitor, simulation),
                let beside = DisplayPlane.view(other, simulation)
            else { return notAMonitor(other) }
            let (own, wanted) = pairs(view, beside)[0]
            let seen: XYZ = Observers.matrix(for: view.build.panel.type).xyz(own)
            let reference: XYZ = Observers.matrix(for: beside.build.panel.type).xyz(wanted)
            let tint = Appearance.tint(of: seen, beside: reference)
            return CheckResult(
                holds: tint == .same,
                reading: Reading(
                    kind: "displays-look-alike", point: view.id,
                    fields: [
                        ReadingField("beside", .text(beside.id)),
                        ReadingField(
                            "white-looks", .symbol(tint == .same ? "right" : tint.rawValue)),
                    ]))
        }
    }

    private static let besideParameter = ParameterSchema(
        "beside", "the display beside which it is judged", required: true)

    /// White and mid-grey of two displays, each as its wire and menus have it.
    private static func pairs(_ view: MonitorView, _ other: MonitorView)
        -> [(own: XYZ, other: XYZ)]
    {
        let own = view.light(view.state)
        let beside = other.light(other.state)
        return [1, 0.5].map { (own(RGB(grey: $0)), beside(RGB(grey: $0))) }
    }

    private static func distance(_ a: XYZ, _ b: XYZ) -> Double? {
        guard let a = a.chromaticity, let b = b.chromaticity else { return nil }
        return a.distance(to: b)
    }

    /// A display reaches a luminance on a part of its picture: what peaks are judged on.
    static let holdsPeak = CheckKind(
        name: "holds-peak", title: "a display holds its peak", plane: planeName,
        parameters: [
            monitorParameter, ParameterSchema("luminance", "cd/m²", required: true),
            ParameterSchema("area-percent", "part of the picture, %"),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let luminance = Double(try maker.integer("luminance", in: 20...10_000, default: nil))
        let area = try maker.integer("area-percent", in: 1...100, default: 10)
        return { simulation in
            guard let view = view(monitor, simulation) else { return notAMonitor(monitor) }
            let window = view.window(percent: area)
            let small = view.window(percent: 1)
            // The working tolerance of calibrators for white: 3 %.
            return CheckResult(
                holds: window.y >= 0.97 * luminance,
                reading: Reading(
                    kind: "holds-peak", point: view.id,
                    fields: [
                        ReadingField("window", ColourReading.light(window.y)),
                        ReadingField("small-window", ColourReading.light(small.y)),
                        ReadingField(
                            "highlights",
                            .symbol(window.y < 0.97 * small.y ? "pump" : "steady")),
                    ]))
        }
    }

    /// A picture isn't later than the room's sound allows for, and moves as it was shot.
    ///
    /// 40 ms is a frame at 25: what sound rooms allow a screen before they delay the sound.
    static let pictureOnTime = CheckKind(
        name: "picture-on-time", title: "a display's picture is on time", plane: planeName,
        parameters: [
            monitorParameter, ParameterSchema("at-most", "how late it may be, milliseconds"),
        ]
    ) { maker throws(PlantProblem) in
        let monitor = try monitorArgument(&maker)
        let most = try maker.integer("at-most", in: 1...500, default: 55)
        return { simulation in
            guard let view = view(monitor, simulation) else { return notAMonitor(monitor) }
            let delay = view.pictureDelayMicroseconds
            let isSmooth = view.isSmooth ?? false
            let isLate = delay.map { $0 > 1000 * most } ?? false
            return CheckResult(
                holds: delay != nil && !isLate && !isSmooth,
                reading: Reading(
                    kind: "picture-on-time", point: view.id,
                    fields: [
                        ReadingField("picture", .symbol(view.screen.source.name)),
                        ReadingField(
                            "picture-delay",
                            delay.map { .quantity(Quantity($0, .microsecond)) } ?? .none),
                        ReadingField("lips", .symbol(isLate ? "late" : "right")),
                        ReadingField("motion-looks", .symbol(isSmooth ? "too-fluid" : "right")),
                    ]))
        }
    }
}

/// How far a projection may be from 48 cd/m², its white and an even picture.
struct ProjectionTolerance: Hashable, Sendable {
    /// cd/m².
    let luminance: Double
    let spread: Double
    /// Of x and of y.
    let white: Double
    /// Parts of the centre's luminance.
    let corners: ClosedRange<Double>

    /// Those of ISO 26431-1 for a review room or a theatre; nil for another name.
    static func named(_ room: String) -> ProjectionTolerance? {
        switch room {
        case "review":
            ProjectionTolerance(luminance: 48, spread: 3.5, white: 0.002, corners: 0.80...0.90)
        case "theatre":
            ProjectionTolerance(luminance: 48, spread: 10.2, white: 0.006, corners: 0.75...0.90)
        default: nil
        }
    }
}
